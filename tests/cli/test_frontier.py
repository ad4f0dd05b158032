"""``portfolio frontier``."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from portfolio import Highs, plan, reopen
from portfolio.cli.exits import Exit
from portfolio.explaining import ScaledMoney

from .conftest import Call


def test_points_of_the_budget(call: Call, finished: Path) -> None:
    """Half, all and one and a half of 2 million: as planned anew each; the middle is the run."""
    roadmap = reopen(finished)
    called = call("frontier", finished, "--points", 3, "--json", "--gap", 0)
    points = called.document["points"]
    assert called.code == Exit.DONE
    assert [point["level"] for point in points] == [1e6, 2e6, 3e6]
    for factor, point in zip((0.5, 1.0, 1.5), points, strict=True):
        problem = ScaledMoney(factor).applied(roadmap.problem)
        expected = plan(problem, solver=Highs(gap=0.0)).objective
        assert point["objective"] == pytest.approx(expected, rel=1e-9)
    assert points[1]["objective"] == pytest.approx(roadmap.objective, rel=1e-9)
    assert points[0]["swap"] is None
    assert points[1]["swap"].keys() == {"added", "dropped", "moved", "switched"}


@pytest.mark.parametrize("over", ["budget:budget", "people:ai_engineer"])
def test_more_never_hurts(over: str, call: Call, finished: Path) -> None:
    """Along a fund and along a role; half of two engineers up to three of them."""
    called = call("frontier", finished, "--over", over, "--points", 3, "--json")
    points = called.document["points"]
    assert all(a["objective"] <= b["objective"] for a, b in pairwise(points))
    if over.startswith("people"):
        assert [point["level"] for point in points] == pytest.approx([1.0, 2.0, 3.0])


@pytest.mark.parametrize("over", ["risk", "horizon:H1"])
def test_shares_go_from_none_to_all(over: str, call: Call, finished: Path) -> None:
    """A ceiling for what is risky, or for a horizon; at 100 % it is the plan of the run."""
    called = call("frontier", finished, "--over", over, "--points", 3, "--json", "--gap", 0)
    points = called.document["points"]
    assert [point["level"] for point in points] == [0.0, 0.5, 1.0]
    assert all(a["objective"] <= b["objective"] for a, b in pairwise(points))
    assert points[-1]["objective"] == pytest.approx(reopen(finished).objective, rel=1e-9)


def test_one_quarter_of_a_fund(call: Call, finished: Path) -> None:
    """Only the money of that quarter is more or less."""
    roadmap = reopen(finished)
    quarter = roadmap.problem.capacity.calendar[1]
    words = ("--over", f"budget:budget:{quarter}", "--points", 2, "--json", "--gap", 0)
    called = call("frontier", finished, *words)
    assert called.document["limit"] == f"budget of budget in {quarter}"
    for factor, point in zip((0.5, 1.5), called.document["points"], strict=True):
        problem = ScaledMoney(factor, "budget", quarter, quarter).applied(roadmap.problem)
        best = plan(problem, solver=Highs(gap=0.0)).objective
        assert point["objective"] == pytest.approx(best, rel=1e-9)


def test_every_step_is_looked_for(call: Call, finished: Path) -> None:
    """Where worth differs, levels are as close as asked."""
    words = ("--points", 2, "--finest", 1000, "--json", "--gap", 0)
    points = call("frontier", finished, *words).document["points"]
    assert len(points) > 2
    for before, after in pairwise(points):
        near = after["level"] - before["level"] < 1001
        assert near or after["objective"] == pytest.approx(before["objective"])


def test_progress_tells_which_level(call: Call, finished: Path) -> None:
    """How many there are, before they are begun, and each when it is done; a table on stdout."""
    called = call("frontier", finished, "--points", 2)
    assert [line for line in called.err.splitlines() if line.startswith("Plan")] == [
        "Planning at 2 levels of budget, the loosest first",
        "Planned with budget 3,000,000 (1 of 2)",
        "Planned with budget 1,000,000 (2 of 2)",
    ]
    assert called.out.startswith("Worth against budget:\n  1,000,000: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--over", "moneys"), "budget:FUND:QUARTER, people:ROLE, horizon:H3 or risk is expected"),
        (("--over", "Budget"), "is expected; did you mean 'budget'?"),
        (("--over", "people:ai_enginer"), "did you mean 'ai_engineer'?"),
        (("--over", "budget:bugdet"), "did you mean 'budget'?"),
        (("--over", "people"), "people:ROLE, horizon:H3 or risk is expected"),
        (("--over", "horizon:H4"), "unknown horizon 'H4'; known are H1, H2, H3"),
        (("--over", "budget:budget:27Q9"), "--over budget:budget:27Q9"),
        (("--finest", 0), "--finest must be above 0"),
        (("--low", 2), "up to --high, not 2.0 to 1.5"),
        (("--over", "risk", "--high", 2), "--high must be a share"),
        (("--points", 1), "--points must be 2 or more, not 1"),
    ],
)
def test_wrong_words_are_told(
    words: tuple[object, ...], told: str, call: Call, finished: Path
) -> None:
    """Exit 2, with what was expected."""
    called = call("frontier", finished, *words)
    assert called.code == Exit.USAGE
    assert told in called.err


def test_an_interrupt_keeps_the_levels_done(
    call: Call, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C at the third level: the loosest and the tightest are printed; exit code 130."""
    module = sys.modules["portfolio.explaining.walk"]
    count = iter(range(9))

    def twice(*words: object, **options: object) -> object:
        if next(count) == 2:
            raise KeyboardInterrupt
        return plan(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "plan", twice)
    called = call("frontier", finished, "--points", 4, "--json")
    assert called.code == Exit.INTERRUPTED
    assert [point["level"] for point in called.document["points"]] == pytest.approx(
        [1e6, 3e6], rel=1e-5
    )
    assert "interrupted; 2 of 4 answered" in called.err


def test_4_no_level_has_a_plan(call: Call, started: Path, tmp_path: Path) -> None:
    """COPILOT must be done, and at a tenth of the money and less nothing can be."""
    rule = '\n[[planning.constraints]]\nkind = "mandate"\ninitiative = "COPILOT"\n'
    started.write_text(started.read_text(encoding="utf-8") + rule, encoding="utf-8")
    assert call("plan", started, "--out", tmp_path / "run").code == Exit.DONE
    words = ("--low", 0, "--high", 0.1, "--points", 2, "--json")
    called = call("frontier", tmp_path / "run", *words)
    assert called.code == Exit.NO_PLAN_EXISTS
    assert [point["status"] for point in called.document["points"]] == ["infeasible"] * 2


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_chart_is_drawn(
    ending: str, begins: bytes, call: Call, finished: Path, tmp_path: Path
) -> None:
    """Of the kind its ending names; not over one that is there, unless forced."""
    chart = tmp_path / f"f.{ending}"
    words = ("frontier", finished, "--points", 2, "--chart", chart)
    assert call(*words).out.endswith(f"Chart: {chart}\n")
    assert chart.read_bytes().startswith(begins)
    assert call(*words).code == Exit.USAGE
    assert call(*words, "--force").code == Exit.DONE


@pytest.mark.parametrize(
    ("name", "told"), [("f.gif", "ends with .png or .svg"), ("none/f.png", "there is no folder")]
)
def test_a_chart_that_cannot_be_is_told_first(
    name: str, told: str, call: Call, finished: Path, tmp_path: Path
) -> None:
    """Before minutes of searching."""
    called = call("frontier", finished, "--chart", tmp_path / name)
    assert called.code == Exit.USAGE
    assert told in called.err
    assert "Planning" not in called.err
