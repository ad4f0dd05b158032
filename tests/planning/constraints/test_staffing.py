"""`Staffing`: no role is asked for more people than are there."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    Row,
    Setting,
    agree,
    at,
    holds,
    initiative,
    q,
    roadmap,
    rows,
    under,
)

from portfolio.domain import Initiative, Quarter, calendar
from portfolio.intake import Backlog, Capacity, HiringTerms, SubstitutionTerms
from portfolio.planning import Budget, Highs, Npv, Period, Problem, Staffing, plan

A = initiative("A", 2, people=(1, 2), run_people=0.5)
TERMS = HiringTerms(lead=1, ramp=1, ramp_productivity=0.5, cost=1.0, max_per_quarter=2, fund=FUND)
"""Who joins delivers half an FTE in the first quarter, then a whole one."""


def test_rows_are_those_of_the_formula() -> None:
    """Work asks for 1, 2 and then 0.5 FTE to run; hires give 0.5 and then 1."""
    problem = Setting(people=(1, 2, 3, 4), hiring=TERMS).under(Staffing(), A)
    assert rows(problem) == [
        Row("dev, 2027Q1", {"A@0": 1}, -math.inf, 1.0),
        Row("dev, 2027Q2", {"A@0": 2, "A@1": 1, "+dev@1": -0.5}, -math.inf, 2.0),
        Row(
            "dev, 2027Q3",
            {"A@0": 0.5, "A@1": 2, "A@2": 1, "+dev@1": -1, "+dev@2": -0.5},
            -math.inf,
            3.0,
        ),
        Row(
            "dev, 2027Q4",
            {"A@0": 0.5, "A@1": 0.5, "A@2": 2, "+dev@1": -1, "+dev@2": -1, "+dev@3": -0.5},
            -math.inf,
            4.0,
        ),
    ]


def test_a_buffer_keeps_own_people_free() -> None:
    """A quarter of 4 kept free leaves 3; hires are no own people and count in full."""
    problem = Setting(people=4, hiring=TERMS).under(Staffing(buffer=0.25), initiative("A"))
    assert [row.upper for row in rows(problem)] == [3.0] * 4
    assert rows(problem)[2].terms == {"+dev@1": -1, "+dev@2": -0.5}


@pytest.mark.parametrize(
    ("people", "buffer", "fits"),
    [(2, 0.0, True), (1.99, 0.0, False), (2.5, 0.2, True), (2.4, 0.2, False)],
)
def test_the_limit_itself_fits(people: float, buffer: float, fits: bool) -> None:
    """A needs 2 FTE at most: 2.5 with a fifth kept free is just enough."""
    assert agree(Setting(people=people).under(Staffing(buffer), A), A=0) is fits


def test_no_buffer_is_kept_of_those_who_are_hired() -> None:
    """Half of 2 own and all of 1 hired are 2: just enough for the 2 that A needs."""
    problem = Setting(people=2, hiring=TERMS).under(Staffing(0.5), A)
    assert not roadmap(problem, {"+dev@1": 1}, A=1).violations()
    assert [v.where for v in roadmap(problem, A=1).violations()] == ["dev in 2027Q3"]


def test_running_what_is_live_takes_people() -> None:
    """0.5 FTE from the third quarter on: 0.4 there are too few."""
    assert not agree(Setting(people=(1, 2, 0.4, 1)).under(Staffing(), A), A=0)


def test_hires_fill_a_gap_once_ramped() -> None:
    """1 own and 1 hired: while ramping 1.5 are there, then 2."""
    problem = Setting(people=1, hiring=TERMS).under(Staffing(), A)
    short = roadmap(problem, {"+dev@1": 1}, A=0).violations()
    assert [(v.where, v.found) for v in short] == [("dev in 2027Q2", "2.00 FTE needed, 1.50 there")]
    assert not roadmap(problem, {"+dev@1": 1}, A=1).violations()
    assert not roadmap(problem, {"+dev@1": 2}, A=0).violations()


def test_the_violation_names_role_quarter_and_numbers() -> None:
    """A reader sees how many are needed and how many are there, the buffer taken off."""
    problem = Setting(people=(1, 2, 2, 2)).under(Staffing(0.1), A)
    first, second = roadmap(problem, A=0).violations()
    assert str(first) == (
        "No role is asked for more people than are there in any quarter, 10% of own people kept "
        "free - broken at dev in 2027Q1: 1.00 FTE needed, 0.90 there"
    )
    assert second.where == "dev in 2027Q2"


def test_a_year_is_compared_as_a_whole() -> None:
    """A whole year and two quarters of the next: A takes 1, 2 and then 0.5 to run."""
    setting = Setting(quarters=6, people=(1, 2, 2, 1, 1, 2))
    problem = setting.under(Staffing(granularity=Period.YEAR), A)
    assert rows(problem) == [
        Row("dev, 2027", {"A@0": 4, "A@1": 3.5, "A@2": 3, "A@3": 1}, -math.inf, 6.0),
        Row(
            "dev, 2028Q1 to 2028Q2",
            {"A@0": 1, "A@1": 1, "A@2": 1, "A@3": 2.5, "A@4": 3},
            -math.inf,
            3.0,
        ),
    ]


@pytest.mark.parametrize(
    ("granularity", "fits"),
    [("quarter", False), ("half_year", True), ("year", True), ("calendar", True)],
)
def test_a_peak_is_evened_out_within_its_period(granularity: str, fits: bool) -> None:
    """A needs 1 and 2 in the first half of a year: 1.5 in both are enough on average."""
    rule = Staffing(granularity=Period(granularity))
    assert agree(Setting(people=1.5).under(rule, A), A=0) is fits
    # Later it lies across two half-years: 1 of 1.5 * 2, then 2 + 0.5 of 3.
    assert agree(Setting(people=1.5).under(rule, A), A=1) is fits


def test_averages_are_not_enough_everywhere() -> None:
    """1.4 in two quarters are 2.8 of the 3 needed; over the year 5.6 are there for 4."""
    assert not agree(Setting(people=1.4).under(Staffing(granularity=Period.HALF_YEAR), A), A=0)
    assert agree(Setting(people=1.4).under(Staffing(granularity=Period.YEAR), A), A=0)
    (broken,) = roadmap(
        Setting(people=1.4).under(Staffing(granularity=Period.HALF_YEAR), A), A=0
    ).violations()
    assert broken.where == "dev in 2027Q1 to 2027Q2"
    assert broken.found == "3.00 FTE-quarters needed, 2.80 there"


def test_people_added_count_in_the_average() -> None:
    """Who joins in the second quarter delivers half an FTE in it: 2.8 and 0.5 are enough."""
    setting = Setting(people=1.4, hiring=TERMS)
    problem = setting.under(Staffing(granularity=Period.HALF_YEAR), A)
    assert rows(problem)[0].terms == {"A@0": 3, "A@1": 1, "+dev@1": -0.5}
    assert not roadmap(problem, {"+dev@1": 1}, A=0).violations()


SOFT = Staffing(0.25, soft={"dev": 10.0})
LACKING = "~enough people of role 'dev' in 2027Q2"


def test_a_soft_role_may_be_short_at_a_price() -> None:
    """Of 2 own people 1.5 may be asked: A lacks half an FTE in its second quarter, at 10 each."""
    problem = Setting(people=2).under(SOFT, A)
    (row, *_) = rows(problem)
    assert row.terms == {"A@0": 1, "~enough people of role 'dev' in 2027Q1": -1}
    # Nobody can lack more than A asks for at most: 1 in the first quarter, 2 from then on.
    assert problem.columns["slack"].upper.tolist() == [1, 2, 2, 2]
    made = roadmap(problem, {LACKING: 0.5}, A=0)
    assert made.violations() == ()
    assert holds(problem, at(problem, {"A@0": 1, LACKING: 0.5}))
    assert not holds(problem, at(problem, {"A@0": 1, LACKING: 0.4}))
    assert made.penalties == {"enough people of role 'dev' in 2027Q2": 5.0}
    assert made.objective == -5.0
    missing = SOFT.missing(made)
    assert {(role, str(span)): fte for (role, span), fte in missing.items()} == {
        ("dev", "2027Q2"): 0.5
    }


def test_hiring_is_weighed_against_missing_people() -> None:
    """One more quarter of work at 2 FTE where 1 is: whoever is cheaper, a hire or the price.

    A joins in the second quarter at 1 of money a quarter for the three left, 3 in all; without
    it one FTE-quarter is missing.
    """
    terms = HiringTerms(lead=0, cost=1.0, fund=FUND)
    work = initiative("B", 1, people=2, benefit=100, earliest_start=q(1), latest_finish=q(1))
    setting = Setting(people=1, hiring=terms, objective=Npv(0.0, life=1))
    for price, hired in ((2.9, 0), (3.1, 1)):
        rule = Staffing(soft={"dev": price})
        found = plan(setting.under((Budget(), rule), work), solver=Highs(gap=0.0))
        assert sum(hire.people for hire in found.hires) == hired
        assert found.objective == pytest.approx(100 - min(price, 3))
        assert sum(found.penalties.values()) == pytest.approx(0 if hired else price)
        assert sum(rule.missing(found).values()) == pytest.approx(1 - hired)


def test_a_rule_of_ones_own_takes_the_place_of_the_implied_one() -> None:
    """Else the strict one would leave the milder one nothing to say."""
    setting = Setting(people=1.5)
    strict = Problem.of(setting.backlog(A), setting.capacity(), objective=setting.objective)
    milder = Staffing(granularity=Period.HALF_YEAR)
    mild = Problem.of(setting.backlog(A), setting.capacity(), milder, objective=setting.objective)
    assert [rule for rule in strict.constraints if isinstance(rule, Staffing)] == [Staffing()]
    assert [rule for rule in mild.constraints if isinstance(rule, Staffing)] == [milder]
    assert strict.requiring(milder).constraints == (*strict.constraints, milder)


def test_soft_roles_and_prices_are_checked() -> None:
    """The message shows the role and what is near, or the price."""
    with pytest.raises(ValueError, match=r"staffing: unknown role 'dve'; did you mean 'dev'\?"):
        under(Staffing(soft={"dve": 1.0}))
    for price in (-1.0, math.inf, math.nan):
        with pytest.raises(ValueError, match="the price of 'dev' must be >= 0"):
            Staffing(soft={"dev": price})
    with pytest.raises(ValueError, match="month"):
        Staffing(granularity="month")  # type: ignore[arg-type]


def test_a_capacity_without_people_is_refused() -> None:
    """Nothing is known of people, so the rule would mean nothing."""
    with pytest.raises(ValueError, match="staffing: the capacity has no people"):
        Setting(people=None).under(Staffing())


@pytest.mark.parametrize("buffer", [-0.1, 1.0, math.nan])
def test_a_buffer_is_a_share_below_one(buffer: float) -> None:
    """The message shows the number."""
    with pytest.raises(ValueError, match=f"buffer must be a share in .*not {buffer}"):
        Staffing(buffer)


def test_sentence() -> None:
    """The buffer is told where there is one."""
    assert str(Staffing()) == "No role is asked for more people than are there in any quarter"
    assert str(Staffing(0.2)).endswith("in any quarter, 20% of own people kept free")
    assert str(Staffing(granularity=Period.HALF_YEAR)) == (
        "No role is asked for more people than are there on average over any half-year, peaks "
        "within it assumed to be evened out"
    )
    assert "over the whole calendar, peaks" in str(Staffing(granularity=Period.CALENDAR))
    assert str(Staffing(soft={"ops": 2500, "dev": 0.5})).endswith(
        "in any quarter; at a price for each missing FTE-quarter people may lack: dev 0.5, "
        "ops 2,500"
    )


def test_people_of_another_role_do_not_help() -> None:
    """The rule is by role: that of the small problems is the only one there."""
    assert [row.label for row in rows(under(Staffing(), A))] == [
        f"dev, 2027Q{k}" for k in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("granularity", "axis", "unit"),
    [("quarter", "quarter", "FTE"), ("year", "period", "FTE-quarters")],
)
def test_its_rows_tell_what_they_count(granularity: str, axis: str, unit: str) -> None:
    """FTE in a quarter, FTE-quarters in a longer period; tables and names go by the axes."""
    rule = Staffing(granularity=Period(granularity))
    (block,) = rule.blocks(under(rule, A))
    assert (list(block.labels.axes), block.unit) == (["role", axis], unit)
    assert all(isinstance(place, Quarter) for place in block.labels.axes.get("quarter", ()))


def test_a_role_that_resembles_none_is_refused_without_a_hint() -> None:
    """Nothing is near it, so nothing is suggested."""
    with pytest.raises(ValueError, match=r"unknown role '#'$"):
        under(Staffing(soft={"#": 1.0}), A)


PeopleByRole = Mapping[str, tuple[float, ...]]


def two_roles(rule: Staffing, quarters: int, *terms: SubstitutionTerms) -> Problem:
    """Return a problem in which A needs 1 and 2 developers and 3 and 4 in ml, of which 9 are."""
    one = Initiative(id="A", title="A", duration=2, build_people={"dev": (1, 2), "ml": (3, 4)})
    people: PeopleByRole = {"dev": (1, 2, 3, 4)[:quarters], "ml": (9,) * quarters}
    capacity = Capacity.of(calendar(FIRST, quarters), {FUND: 0.0}, people, substitution=terms)
    return Problem(Backlog((one,)), capacity, (rule,), NOTHING_WORTH)


def test_each_role_has_its_own_periods() -> None:
    """Half-years: dev asks for 1 and 2 and has 1 + 2, 3 + 4; ml for 3 and 4 and has 18."""
    assert rows(two_roles(Staffing(granularity=Period.HALF_YEAR), 4)) == [
        Row("dev, 2027Q1 to 2027Q2", {"A@0": 3, "A@1": 1}, -math.inf, 3.0),
        Row("dev, 2027Q3 to 2027Q4", {"A@1": 2, "A@2": 3}, -math.inf, 7.0),
        Row("ml, 2027Q1 to 2027Q2", {"A@0": 7, "A@1": 3}, -math.inf, 18.0),
        Row("ml, 2027Q3 to 2027Q4", {"A@1": 4, "A@2": 7}, -math.inf, 18.0),
    ]


def test_a_soft_role_may_also_lack_those_it_lends() -> None:
    """A asks for 1 and 2 developers; half of the 1 and 2 there may be lent on top: 1.5 and 3."""
    lent = SubstitutionTerms(source="dev", target="ml", efficiency=1.0, max_share=0.5)
    rule = Staffing(soft={"dev": 1.0})
    assert [term.most for term in rule.slack(two_roles(rule, 2, lent))] == [1.5, 3.0]


def test_a_word_becomes_a_period() -> None:
    """As settings and tables write it."""
    assert Staffing(granularity="year").granularity is Period.YEAR  # type: ignore[arg-type]


def test_without_people_there_is_nothing_to_keep_to() -> None:
    """The message says what to give."""
    told = "^staffing: the capacity has no people; give FTE by role and quarter$"
    with pytest.raises(ValueError, match=told):
        Setting(people=None).under(Staffing(), initiative("A"))
