"""What a plan says about a published value, and the table of all of them."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest
from benchmarks.published.__main__ import main
from benchmarks.published.instances import Published, mknapcb1
from benchmarks.published.lorie_savage import lorie_savage
from benchmarks.published.solved import Solved, head, interrupted_after, row, solve, summary

INSTANCE = Published("Lorie-Savage", lorie_savage(by_money=False), 70.0)


def solved(objective: float, bound: float, *, proven: bool) -> Solved:
    """Return a plan of that worth for an instance with the published value 100."""
    gap = (bound - objective) / objective
    return Solved("case", 100.0, proven, 5, objective, bound, gap, 1.0)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (solved(100, 100, proven=True), "proven"),
        (solved(100, 100, proven=False), "proven here"),
        (solved(100, 101, proven=True), "reached, not proven"),
        (solved(99, 101, proven=True), "below the published value"),
        (solved(101, 102, proven=False), "better than published"),
        (solved(101, 101, proven=True), "**above an optimum**"),
    ],
)
def test_verdict(found: Solved, verdict: str) -> None:
    """A fault is told from a discovery: nobody can beat an optimum."""
    assert found.verdict == verdict


def test_the_optimum_is_found_and_proven() -> None:
    """70, by nine projects, with nothing between plan and bound."""
    found = solve(INSTANCE, limit=60.0)
    assert (found.size, found.objective, found.bound, found.gap) == (9, 70, 70, 0)
    assert found.verdict == "proven"
    assert math.isfinite(found.seconds)


def test_the_limit_counts_cpu_and_keeps_the_plan(shared: Path) -> None:
    """An instance that takes longer ends with a plan below its bound, not with an error.

    While nothing is computed no time passes: sleeping does not end a search.
    """
    hard = next(mknapcb1(shared / "data/orlib_mkp"))
    found = solve(hard, limit=0.5)
    assert 0 < found.objective < found.bound
    assert found.objective <= hard.optimum
    with interrupted_after(0.3):
        time.sleep(0.5)


def test_table() -> None:
    """Numbers with thousands separators, gaps in percent, and a line that adds up."""
    found = [solved(100, 100, proven=True), solved(1000, 1010, proven=False)]
    assert head().count("|") == 2 * row(found[0]).count("|")
    assert row(found[1]) == (
        "| case | 5 | 100 | 1,000 | 1,010 | 1.000% | 1.00 | better than published |"
    )
    assert summary([*found, solved(99, 101, proven=True)], 60.0) == (
        "1 of 3 proven optimal, 1 reached, 1 below the published value; at most 60 CPU seconds "
        "each, 3 together."
    )


def test_some_instances_alone(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    """Instances are chosen by a part of their name."""
    assert shared.is_dir()
    main(["--only", "Lorie"])
    out = capsys.readouterr().out
    assert out.count("| Lorie-Savage") == 2
    assert "2 of 2 proven optimal" in out
