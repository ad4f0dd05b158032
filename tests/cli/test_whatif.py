"""``portfolio whatif``."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio import Exclude, Highs, plan, reopen
from portfolio.cli.exits import Exit
from portfolio.explaining import MorePeople, ScaledMoney

from .conftest import Call


def test_flags_make_one_scenario(call: Call, finished: Path) -> None:
    """Half the money, an engineer more and no MAIL: worth what planning that anew is worth."""
    roadmap = reopen(finished)
    problem = ScaledMoney(0.5).applied(roadmap.problem)
    problem = MorePeople("ai_engineer", 1.0).applied(problem).requiring(Exclude("MAIL"))
    expected = plan(problem, solver=Highs(gap=0.0))
    words = ("--budget", 0.5, "--people", "ai_engineer=+1", "--without", "MAIL")
    called = call("whatif", finished, *words, "--json", "--gap", 0)
    (told,) = called.document["scenarios"]
    assert called.code == Exit.DONE
    assert told["objective"] == pytest.approx(expected.objective, rel=1e-9)
    assert told["gain"] == pytest.approx(expected.objective - roadmap.objective, rel=1e-9)
    assert told["gain_of_best"]["at_least"] == pytest.approx(told["gain"], rel=1e-9)
    assert "MAIL" in told["difference"]["dropped"]
    assert [change["kind"] for change in told["changes"]] == [
        "scaled_money",
        "more_people",
        "exclude",
    ]


def test_a_file_makes_several(call: Call, finished: Path, tmp_path: Path) -> None:
    """Each by its name, in order, beside the plan as it is."""
    path = tmp_path / "s.toml"
    text = """
        [[scenarios]]
        name = "less"
        changes = [{ kind = "scaled_money", factor = 0.5 }]
        [[scenarios]]
        name = "as it is"
    """
    path.write_text(text, encoding="utf-8")
    called = call("whatif", finished, "--scenarios", path)
    assert called.code == Exit.DONE
    assert called.out.startswith("As planned: objective 614,724, proven optimal.")
    assert "less: all budgets at 0.5 times the amount" in called.out
    assert "+0 against the plan; it is the same" in called.out
    assert "Planning scenario 'less' (1 of 2)" in called.err


def test_4_no_plan_exists_and_why(call: Call, finished: Path, tmp_path: Path) -> None:
    """A tenth of the money does not carry COPILOT; the other scenario is told all the same."""
    path = tmp_path / "s.toml"
    text = """
        [[scenarios]]
        name = "too little"
        changes = [
          { kind = "scaled_money", factor = 0.1 }, { kind = "mandate", initiative = "COPILOT" },
        ]
        [[scenarios]]
        name = "enough"
        changes = [{ kind = "scaled_money", factor = 2.0 }]
    """
    path.write_text(text, encoding="utf-8")
    called = call("whatif", finished, "--scenarios", path, "--json")
    none, enough = called.document["scenarios"]
    assert called.code == Exit.NO_PLAN_EXISTS
    assert (none["status"], none["objective"], none["gain"]) == ("infeasible", None, None)
    assert "COPILOT must be done" in [clash["rule"] for clash in none["clashes"]]
    assert enough["gain"] >= 0


def test_5_a_limit_came_first(call: Call, finished: Path) -> None:
    """No time at all for what must be done otherwise than planned: unknown, and told so."""
    words = ("--without", "MAIL", "--with", "PRICE", "--seconds", 0)
    assert call("whatif", finished, *words).code == Exit.LIMIT_BEFORE_PLAN


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "say what changes"),
        (("--budget", 0.9, "--scenarios", "x.toml"), "say what changes"),
        (("--budget", -1), "factor must be at least 0"),
        (("--people", "ai_engineer"), "ROLE=FTE is expected"),
        (("--people", "ai_enginer=1"), "did you mean 'ai_engineer'?"),
        (("--with", "MIAL"), "did you mean 'MAIL'?"),
    ],
)
def test_wrong_words_are_told(
    words: tuple[object, ...], told: str, call: Call, finished: Path
) -> None:
    """Exit 2, with what was expected."""
    called = call("whatif", finished, *words)
    assert called.code == Exit.USAGE
    assert told in called.err


def test_a_file_that_names_what_there_is_not(call: Call, finished: Path, tmp_path: Path) -> None:
    """Every fault of both scenarios, with file and scenario: exit 3."""
    path = tmp_path / "s.toml"
    text = """
        [[scenarios]]
        name = "one"
        changes = [
          { kind = "more_people", role = "ai_enginer", fte = 1 },
          { kind = "more_money", fund = "bugdet", amount = 1 },
        ]
        [[scenarios]]
        name = "two"
        changes = [{ kind = "mandate", initiative = "MIAL" }]
    """
    path.write_text(text, encoding="utf-8")
    called = call("whatif", finished, "--scenarios", path, "--json")
    assert called.code == Exit.INVALID_INPUT
    findings = called.document["findings"]
    assert [one["table"] for one in findings] == ["scenario 'one'"] * 2 + ["scenario 'two'"]
    assert all("did you mean" in one["expected"] for one in findings)
