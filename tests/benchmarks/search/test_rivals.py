"""All rivals plan the same portfolio."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from benchmarks.search.cbc import find_cbc
from benchmarks.search.contest import Rival
from benchmarks.search.rivals import commit, solve, version_of

from portfolio.errors import PortfolioError

from .cases import contest

HERE = [rival for rival in Rival if rival is not Rival.CBC or find_cbc() is not None]


@pytest.mark.parametrize("seed", [1, 2])
def test_same_optimum(seed: int) -> None:
    """What is proven by one is the optimum of all, to the sum of their gaps."""
    asked = replace(contest(Rival.OURS, seed, size=10), seconds=60.0)
    problem = asked.problem()
    found = [solve(replace(asked, rival=rival), problem) for rival in HERE]
    assert max(one.gap for one in found) <= 1e-6
    assert len({round(one.value or 0.0) for one in found}) == 1


def test_gap_ends_the_search() -> None:
    """Asked for a quarter, nobody proves less than that, and nobody claims more than it proved."""
    asked = replace(contest(Rival.OURS, size=20, gap=0.25), seconds=60.0)
    problem = asked.problem()
    for rival in HERE:
        assert solve(replace(asked, rival=rival), problem).gap <= 0.25


def test_plan_that_breaks_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """If ours breaks a rule, it has no plan."""

    def broken(*_: object, **__: object) -> None:
        raise PortfolioError("the solver's plan breaks rules: budget")

    monkeypatch.setattr("benchmarks.search.rivals.plan", broken)
    asked = contest(Rival.OURS, size=10)
    found = solve(asked, asked.problem())
    assert (found.value, found.note) == (None, "the solver's plan breaks rules: budget")


def test_versions() -> None:
    """HiGHS tells its release, ours a commit or a release."""
    assert version_of(Rival.HIGHS).startswith("HiGHS 1.")
    assert version_of(Rival.OURS) == f"portfolio {commit()}"


def test_commit_without_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no repository is, the release stands in."""
    silent = subprocess.CompletedProcess([], 128, "", "not a git repository")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: silent)
    monkeypatch.setattr("benchmarks.search.rivals.version", lambda _: "0.1.0")
    assert commit() == "0.1.0"
