"""Which initiatives plans hold, beside those of a baseline."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from tests.planning.handmade import roadmap as planned
from tests.reporting.charts.answers import TITLES, later, made, none, rows, words

from portfolio.reporting.charts.names import Names
from portfolio.reporting.charts.scenario_matrix import (
    NamedPlan,
    draw_matrix,
    initiatives_that_differ,
    matrix_legend,
)

BASE = NamedPlan("Baseline", made("BD"))


def drawn(*plans: NamedPlan, names: str) -> Axes:
    """Return the matrix of a baseline and plans."""
    ax = Figure(figsize=(9, 3)).add_subplot()
    draw_matrix(ax, [BASE, *plans], list(names), Names.of(TITLES))
    return ax


def test_starts() -> None:
    """First quarters by id; none without a plan, which is not the same as no initiatives."""
    assert {name: str(start) for name, start in (BASE.starts or {}).items()} == {
        "B": "2027Q1",
        "D": "2027Q1",
    }
    assert NamedPlan("nothing", made("")).starts == {}
    assert NamedPlan("never", none()).starts is None


def test_those_in_or_out_come_first() -> None:
    """C is out twice, A moves twice and is out once, B moves once, D never differs."""
    problem = later()
    base = NamedPlan("base", planned(problem, A=0, B=0, C=0, D=0))
    one = NamedPlan("one", planned(problem, A=1, B=0, D=0))
    two = NamedPlan("two", planned(problem, A=2, B=1, D=0))
    three = NamedPlan("three", planned(problem, B=0, C=0, D=0))
    assert initiatives_that_differ(base, [one, two, three]) == ["C", "A", "B"]


@pytest.mark.parametrize("plans", [[], [NamedPlan("never", none())], [BASE]])
def test_nothing_differs(plans: list[NamedPlan]) -> None:
    """Without plans, or with the same one, no initiative does."""
    assert initiatives_that_differ(BASE, plans) == []


def test_cells() -> None:
    """B is dropped, A joins, and of a plan that does not exist nothing is known."""
    plans = (NamedPlan("With A", made("AD")), NamedPlan("Never", none()))
    ax = drawn(*plans, names="AB")
    dash = "\N{EN DASH}"
    assert words(ax) == ["not in", "2027Q1", "in 2027Q1", "out", dash, dash]
    assert rows(ax)[1] == "Broker copilot"
    assert [bool(patch.get_hatch()) for patch in ax.patches] == [False, True]


def test_heads_are_cut_and_wrapped() -> None:
    """Names of scenarios stay within the width of their column: two lines of it."""
    long = "a scenario of a name far too long for anybody to read " * 3
    ax = drawn(*(NamedPlan(long, made("AD")) for _ in range(5)), names="A")
    heads = [label.get_text() for label in ax.get_xticklabels()]
    assert heads[0] == "Baseline"
    assert all(len(line) <= 14 for head in heads for line in head.split("\n"))


def test_legend() -> None:
    """In, out and moved; out is hatched."""
    assert [handle.get_label() for handle in matrix_legend()] == ["in", "out", "moved"]
