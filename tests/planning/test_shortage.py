"""People who are missing are told: by role and quarter, in words, in the table."""

from __future__ import annotations

import pytest
from tests.planning.handmade import FUND, Setting, initiative, q, roadmap

from portfolio.intake import HiringTerms
from portfolio.planning import Period, Roadmap, Staffing
from portfolio.planning.shortage import allows_shortage, shortage_notes, shortages

A = initiative("A", 2, people=(1, 2), run_people=0.5)


def made(rule: Staffing, people: float, **values: float) -> Roadmap:
    """Return the plan that starts A at once, under this rule, with so many people."""
    return roadmap(Setting(people=people).under(rule, A), A=0)


def test_nobody_is_missing_in_a_plain_plan() -> None:
    """2 are there of the 1, 2 and 0.5 needed: nothing to tell, no further column."""
    plan = made(Staffing(), 2)
    assert not allows_shortage(plan)
    assert shortages(plan) == {}
    assert shortage_notes(plan) == ()
    assert "missing" not in plan.staffing()


def test_a_soft_role() -> None:
    """Of 1 own person 0.8 may be asked: 0.2 and 1.2 are missing, 1.4 FTE-quarters in all."""
    plan = made(Staffing(0.2, soft={"dev": 5.0}), 1)
    assert allows_shortage(plan)
    assert {str(quarter): round(fte, 9) for (_, quarter), fte in shortages(plan).items()} == {
        "2027Q1": 0.2,
        "2027Q2": 1.2,
    }
    assert shortage_notes(plan) == (
        "People are missing, at a price: dev lacks 1.40 FTE-quarters (2027Q1, 2027Q2).",
    )
    assert plan.staffing()["missing"].round(9).tolist() == [0.2, 1.2, 0.0, 0.0]


def test_a_peak_within_a_period() -> None:
    """1.5 on average are enough in the first half-year, though 2 are needed in its second part."""
    plan = made(Staffing(granularity=Period.HALF_YEAR), 1.5)
    assert plan.violations() == ()
    assert shortage_notes(plan) == (
        "People are averaged over every half-year: dev needs up to 0.50 FTE more than are there "
        "(2027Q2), assumed to be evened out.",
    )
    assert plan.staffing()["missing"].tolist() == [0.0, 0.5, 0.0, 0.0]


def test_long_lists_are_cut() -> None:
    """Four places are named, the others counted."""
    busy = initiative("A", 6, people=2)
    setting = Setting(quarters=6, people=1.0)
    plan = roadmap(setting.under(Staffing(soft={"dev": 0.0}), busy), A=0)
    (note,) = shortage_notes(plan)
    assert note.endswith("(2027Q1, 2027Q2, 2027Q3, 2027Q4 and 2 more).")


def test_who_is_hired_is_there() -> None:
    """1 own and 1 hired, half an FTE while ramping: 0.5 lack of the 2 in the second quarter."""
    terms = HiringTerms(lead=1, ramp=1, ramp_productivity=0.5, cost=1.0, fund=FUND)
    problem = Setting(people=1, hiring=terms).under(Staffing(soft={"dev": 1.0}), A)
    assert shortages(roadmap(problem, {"+dev@1": 1}, A=0)) == {("dev", q(1)): 0.5}


@pytest.mark.parametrize(("quarters", "end"), [(4, "2027Q4)."), (5, "2027Q4 and 1 more).")])
def test_lists_of_four_are_whole(quarters: int, end: str) -> None:
    """Four places fit; of five one is counted."""
    setting = Setting(quarters=quarters, people=1.0)
    busy = initiative("A", quarters, people=2)
    (note,) = shortage_notes(roadmap(setting.under(Staffing(soft={"dev": 0.0}), busy), A=0))
    assert note.endswith(end)


def test_many_peaks_are_cut_too() -> None:
    """Two people in every other quarter are one on average; five peaks, of which four are named."""
    busy = initiative("A", 10, people=[2, 0] * 5)
    rule = Staffing(granularity=Period.CALENDAR)
    (note,) = shortage_notes(roadmap(Setting(10, people=1.0).under(rule, busy), A=0))
    assert "(2027Q1, 2027Q3, 2028Q1, 2028Q3 and 1 more), assumed" in note
