"""Scenarios against the baseline."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import roadmap as planned
from tests.reporting.charts.answers import (
    along,
    detail,
    finding,
    heights,
    later,
    made,
    none,
    rows,
    whole,
    words,
)

from portfolio.explaining import Comparison, ScaledMoney, Scenario, scenarios
from portfolio.planning import Roadmap, Status, plan
from portfolio.reporting.charts import plot_scenarios


def of(baseline: Roadmap, **plans: Roadmap) -> Comparison:
    """Return plans of named scenarios on a baseline."""
    asked = tuple(Scenario(name.replace("_", " "), ()) for name in plans)
    return Comparison(baseline, asked, tuple(plans.values()))


BASE = made("BD")
SAMPLE = of(BASE, More_money=made("BCD", 13), Less_money=made("A", 5), As_is=made("BD"))
"""The baseline is worth 21, the scenarios 28, 10, and 21."""


def tips(ax: Axes) -> dict[int, tuple[str, float]]:
    """Return kind and place of the mark at the end of each scenario, by row."""
    marks = [line for line in ax.lines if line.get_marker() in {">", "<", "o", "X"}]
    return {round(heights(m)[0]): (str(m.get_marker()), along(m)[0]) for m in marks}


def matrix(ax: Axes) -> dict[str, list[str]]:
    """Return what stands in the cells of the second panel, by row."""
    below = whole(ax).axes[1]
    columns = len(below.get_xticks())
    told, names = words(below), rows(below)
    cells = [told[x * len(names) : (x + 1) * len(names)] for x in range(columns)]
    return {name: [column[y] for column in cells] for y, name in enumerate(names)}


def test_worth_against_the_baseline() -> None:
    """28 is 7 above 21, a third; 10 is 11 below, 52 %."""
    ax = plot_scenarios(SAMPLE)
    assert rows(ax) == ["More money", "Less money", "As is"]
    assert tips(ax) == {0: (">", 28), 1: ("<", 10), 2: ("o", 21)}
    assert words(ax) == [
        "baseline: 21 points",
        "+7 points (+33%)",
        "\N{MINUS SIGN}11 points (\N{MINUS SIGN}52%)",
        "the same",
    ]
    assert [21, 21] in [along(line) for line in ax.lines]


def test_finding_names_best_and_worst() -> None:
    """The title tells the ends."""
    assert finding(plot_scenarios(SAMPLE)) == (
        "More money: +7 points (+33%); Less money: \N{MINUS SIGN}11 points (\N{MINUS SIGN}52%)"
    )


def test_matrix_of_what_differs() -> None:
    """With less money B and D are out and A is in; with more C is in; the order is that of ids."""
    assert matrix(plot_scenarios(SAMPLE)) == {
        "A": ["not in", "not in", "in 2027Q1", "not in"],
        "B": ["2027Q1", "2027Q1", "out", "2027Q1"],
        "C": ["not in", "in 2027Q1", "not in", "not in"],
        "D": ["2027Q1", "2027Q1", "out", "2027Q1"],
    }


def test_moved_initiatives() -> None:
    """Those in or out come before those moved; B, which never differs, has no row."""
    problem = later()
    base = planned(problem, A=1, B=0, C=0)
    one, two = planned(problem, A=2, B=0, C=0), planned(problem, A=0, B=0)
    assert matrix(plot_scenarios(of(base, One=one, Two=two))) == {
        "C": ["2027Q1", "2027Q1", "out"],
        "A": ["2027Q2", "2027Q3 later", "2027Q1 earlier"],
    }


def test_looks_differ_without_colour() -> None:
    """What is out is hatched; what is as before has no field behind it."""
    below = whole(plot_scenarios(SAMPLE)).axes[1]
    hatched = [bool(patch.get_hatch()) for patch in below.patches]
    assert sorted(hatched) == [False, False, True, True]  # A and C are in, B and D out


def test_scenarios_without_a_plan() -> None:
    """They are marked, told apart by what is known, and have dashes in the matrix."""
    comparison = of(BASE, Never=none(), Late=none(Status.NO_SOLUTION), More=made("BCD", 13))
    ax = plot_scenarios(comparison)
    assert "no plan keeps all rules" in words(ax)
    assert "no plan was found in time" in words(ax)
    assert tips(ax)[0] == ("X", 21)
    assert matrix(ax)["C"] == ["not in", "\N{EN DASH}", "\N{EN DASH}", "in 2027Q1"]
    assert finding(ax).endswith("; 2 scenarios without a plan")
    alone = plot_scenarios(of(BASE, Never=none()))
    assert finding(alone) == "None of 1 scenario has a plan"


def test_nothing_differs() -> None:
    """Then there is one panel, and the detail says so."""
    ax = plot_scenarios(of(BASE, Same=made("BD")))
    assert len(whole(ax).axes) == 1
    assert detail(ax) == "All plans hold the same initiatives at the same time."


def test_no_scenarios() -> None:
    """The baseline stands alone."""
    ax = plot_scenarios(of(BASE))
    assert finding(ax) == "No scenario was asked"
    whole(ax).draw_without_rendering()


def test_number_of_rows() -> None:
    """Those that differ most often are drawn, the others counted."""
    comparison = of(BASE, One=made("BC"), Two=made("AB"))
    ax = plot_scenarios(comparison, most=1)
    assert list(matrix(ax)) == ["D"]
    assert "Not shown: 2 others that differ less." in detail(ax)


def test_plans_that_may_not_be_best() -> None:
    """21 of at most 21 + 2.1 is within 10 %; without a bound nothing is known."""
    assert detail(plot_scenarios(of(made("BD", more=2.1), Same=BASE))).endswith(
        "Each plan is within 10% of the best."
    )
    unknown = made("BD", more=float("inf"))
    assert detail(plot_scenarios(of(unknown, Same=BASE))).endswith("is unknown for some.")


def test_of_a_plan() -> None:
    """Three more of the money bring C: 28 instead of 21."""
    base = plan(four(), solver=EXACT)
    ax = plot_scenarios(
        scenarios(base, [Scenario("More", (ScaledMoney(1.3),))], solver=EXACT), names={"C": "Chat"}
    )
    assert tips(ax) == {0: (">", 28)}
    assert matrix(ax) == {"Chat": ["not in", "in 2027Q1"]}


def test_given_axes_show_worths_only() -> None:
    """The caller's axes are drawn on, nothing is added; what differs is counted."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_scenarios(SAMPLE, ax) is ax
    assert figure.axes == [ax]
    assert any(text.startswith("4 initiatives start elsewhere") for text in words(ax))
    figure.draw_without_rendering()


def test_refuses_no_rows() -> None:
    """A chart without initiatives is refused."""
    with pytest.raises(ValueError, match="most must be at least 1 initiative"):
        plot_scenarios(SAMPLE, most=0)
