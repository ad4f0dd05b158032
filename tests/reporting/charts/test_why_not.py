"""The waterfall from the plan to the best one with an initiative forced in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND, Setting, initiative, q
from tests.planning.handmade import roadmap as planned
from tests.reporting.charts.answers import (
    along,
    detail,
    finding,
    later,
    legend,
    made,
    rows,
    whole,
    words,
)

from portfolio.explaining import Verdict, WhyNot, why_not
from portfolio.intake import HiringTerms
from portfolio.planning import Exclude, Npv, Roadmap, plan
from portfolio.reporting.charts import plot_why_not

MINUS = "\N{MINUS SIGN}"


def of(before: Roadmap, after: Roadmap | None, name: str = "A") -> WhyNot:
    """Return the answer for an initiative that is out-valued, or for one without such a plan."""
    verdict = Verdict.OUTVALUED if after else Verdict.NO_WINDOW
    return WhyNot(before, name, verdict, verdict.value, forced=after)


def bars(ax: Axes) -> list[tuple[float, float]]:
    """Return where each bar begins and ends, from above."""
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in drawn(ax)]


def drawn(ax: Axes) -> list[Rectangle]:
    """Return the bars; the bands behind both plans are as high as a row."""
    return [p for p in ax.patches if isinstance(p, Rectangle) and p.get_height() < 0.9]


def ends(ax: Axes) -> list[float]:
    """Return the worth of the plan and of the one with the initiative."""
    return [along(line)[0] for line in ax.lines if line.get_marker() == "D"]


def adds_up(ax: Axes) -> bool:
    """Whether each bar begins where the one before ends, from one plan to the other."""
    first, last = ends(ax)
    reached = first
    for begin, end in bars(ax):
        if begin != pytest.approx(reached):
            return False
        reached = end
    return reached == pytest.approx(last)


SAMPLE = of(made("BD"), made("AD"))
"""B for 13 is displaced by A for 10: from 21 to 18."""


def test_bars_lead_from_one_plan_to_the_other() -> None:
    """21, less 13 for B is 8, and 10 for A is 18."""
    ax = plot_why_not(SAMPLE)
    assert rows(ax) == ["The plan", "out: B", "in: A", "Best plan with it"]
    assert bars(ax) == [(21, 8), (8, 18)]
    assert ends(ax) == [21, 18]
    assert adds_up(ax)
    assert words(ax) == [
        f"{MINUS}13 points",
        "+10 points",
        "21 points",
        f"18 points ({MINUS}3 points)",
    ]


def test_finding() -> None:
    """The title tells what is displaced and the cost."""
    ax = plot_why_not(SAMPLE, names={"A": "Advice"})
    assert finding(ax) == "Forcing Advice in displaces 1 other and costs 3 points"
    assert detail(ax).startswith("It would displace more than it brings.")


def test_gap_that_remains() -> None:
    """A line joins both plans in the last row."""
    ax = plot_why_not(SAMPLE)
    assert [18, 21] in [along(line) for line in ax.lines]


def test_order_is_out_then_moved_then_in() -> None:
    """A is worth 5 less a quarter later; B is out, C in, D the one that was asked for."""
    worth = {"A": {q(0): 20.0, q(1): 15.0}, "B": 13.0, "C": 7.0, "D": 8.0}
    problem = later(worth=worth)
    before, after = planned(problem, A=0, B=0), planned(problem, A=1, C=0, D=0)
    ax = plot_why_not(of(before, after, "D"))
    assert rows(ax)[1:-1] == ["out: B", "moved: A", "in: C", "in: D"]
    assert bars(ax) == [(33, 20), (20, 15), (15, 22), (22, 30)]
    assert adds_up(ax)


def test_a_move_without_effect_has_no_bar() -> None:
    """B is worth the same later, so only A stands there."""
    problem = later()
    ax = plot_why_not(of(planned(problem, B=0), planned(problem, B=1, A=0)))
    assert rows(ax)[1:-1] == ["in: A"]


def test_small_ones_are_one_bar() -> None:
    """B for 13 and D for 8 are out, C for 7 is in; one is drawn, the others together: 7 - 8."""
    ax = plot_why_not(of(made("BD"), made("AC")), most=1)
    assert rows(ax)[1:-1] == ["out: B", "2 others", "in: A"]
    assert bars(ax) == [(21, 8), (8, 7), (7, 17)]
    assert adds_up(ax)


def test_hires_are_what_is_left() -> None:
    """A needs a person who is hired in the second quarter: what that costs is a bar of its own.

    Without discount A is worth 12 times 10, and one person costs 2 and then 3 a quarter for 3.
    """
    terms = HiringTerms(lead=1, cost=3, recruiting_cost=2, fund=FUND)
    one = initiative("A", people=1, benefit=10, earliest_start=q(1))
    objective = Npv(discount_rate=0.0, life=12)
    problem = Setting(people=0, hiring=terms, objective=objective).problem(one)
    before, after = planned(problem), planned(problem, {"+dev@1": 1.0}, A=1)
    ax = plot_why_not(of(before, after))
    assert rows(ax)[1:-1] == ["in: A", "hires, bonuses, penalties"]
    assert np.array(bars(ax)) == pytest.approx(np.array([[0, 120], [120, 109]]))
    assert adds_up(ax)


def test_losses_are_hatched() -> None:
    """Less and more are told apart without colour, by hatch, sign and legend."""
    ax = plot_why_not(SAMPLE)
    assert [bool(bar.get_hatch()) for bar in drawn(ax)] == [True, False]
    assert legend(ax) == ["worth more", "worth less"]


def test_a_range_of_costs() -> None:
    """18 of at most 20 against 21: forcing A in costs 1 to 3."""
    ax = plot_why_not(of(made("BD"), made("AD", more=2)))
    assert finding(ax).endswith("costs 1 to 3 points")
    assert "searches ended before a proof" in detail(ax)


def test_even_and_better_plans() -> None:
    """Where it costs nothing, or the plan was not the best after all, the title says so."""
    even = planned(later(worth={"A": 13.0, "B": 13.0}), A=0)
    base = planned(even.problem, B=0)
    same = of(_proven(base), _proven(even))
    assert finding(plot_why_not(same)).startswith("A could be in at no loss")
    better = of(made("AC", more=9), made("BD"), "B")
    assert finding(plot_why_not(better)) == (
        "A plan with B was found that is worth 4 points more: use that one"
    )
    assert "would displace" not in detail(plot_why_not(better))


def _proven(roadmap: Roadmap) -> Roadmap:
    return Roadmap(roadmap.problem, replace(roadmap.outcome, bound=roadmap.objective))


def test_no_plan_with_it() -> None:
    """Where no plan can hold it, the reason is told and nothing is drawn."""
    ax = plot_why_not(of(made("BD"), None))
    assert finding(ax) == "A is not in the plan: it cannot fit its window"
    assert bars(ax) == []
    whole(ax).draw_without_rendering()


def test_blocked_by_a_person() -> None:
    """The rule that a person gave stands in the title."""
    problem = four().requiring(Exclude("A", reason="the works council"))
    answer = why_not(plan(problem, solver=EXACT), "A", along=(), solver=EXACT)
    assert "the works council" in finding(plot_why_not(answer))


def test_what_would_put_in_the_blocked() -> None:
    """Without the order against B the plan is B and D for 21; without B it was A and D for 18.

    C and A for 17 are less, and 10 is all the money there is.
    """
    problem = four().requiring(Exclude("B", reason="the works council"))
    answer = why_not(plan(problem, solver=EXACT), "B", solver=EXACT)
    ax = plot_why_not(answer)
    assert rows(ax) == ["Without the rule: B must not be done (the works council)"]
    assert bars(ax) == [(0, 3)]
    assert words(ax) == ["+3 points"]


def test_nothing_puts_in_the_blocked() -> None:
    """What was tried in vain is told under the title."""
    problem = four().requiring(Exclude("A"), Exclude("B"))
    answer = why_not(plan(problem, solver=EXACT), "A", along=("money", "cost"), solver=EXACT)
    ax = plot_why_not(answer)
    assert bars(ax) == []
    assert detail(ax).endswith("No change of money, cost alone puts it in.")


def test_of_a_plan() -> None:
    """Asked of the solver, A displaces B."""
    answer = why_not(plan(four(), solver=EXACT), "A", along=(), solver=EXACT)
    assert bars(plot_why_not(answer)) == [(21, 8), (8, 18)]


def test_given_axes_are_used() -> None:
    """The caller's axes are drawn on, with and without a plan."""
    for answer in (SAMPLE, of(made("BD"), None)):
        figure = Figure(figsize=(9, 4))
        ax = figure.add_subplot()
        assert plot_why_not(answer, ax) is ax
        assert figure.axes == [ax]
        figure.draw_without_rendering()


def test_refuses_no_bars() -> None:
    """A chart without bars is refused."""
    with pytest.raises(ValueError, match="most must be at least 1 bar"):
        plot_why_not(SAMPLE, most=0)
