"""`Share`: a group takes a share of something, hard or at a price."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import pytest
from tests.planning.handmade import Row, Setting, agree, holds, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Enumeration, GivenWorth, Highs, Measure, Period, Share, Where, plan
from portfolio.planning.constraints.share import average_worth

PAIR = initiative("A", 4, cost=10), initiative("B", 4, cost=30)
"""Each has one start; A spends 40 in the calendar, B 120."""


def test_hard_rows_are_those_of_the_formula() -> None:
    """At least half: 40 (1 - 1/2) A - 120 / 2 B >= 0. At most 3/4: -40 / 4 A + 120 3/4 B >= 0."""
    problem = under(Share("g", ("A",), at_least=0.5, at_most=0.75, hard=True), *PAIR)
    assert rows(problem) == [
        Row("at least", {"A@0": 20, "B@0": -60}, 0.0, math.inf),
        Row("at most", {"A@0": -10, "B@0": 90}, 0.0, math.inf),
    ]


def test_soft_rows_have_a_slack_each() -> None:
    """The same rows, and by how much each is missed."""
    problem = under(Share("g", ("A",), at_least=0.5, at_most=0.75), *PAIR)
    assert rows(problem) == [
        Row(
            "at least",
            {"A@0": 20, "B@0": -60, "~'g' at least 50% of the selected spend": 1},
            0.0,
            math.inf,
        ),
        Row(
            "at most",
            {"A@0": -10, "B@0": 90, "~'g' at most 75% of the selected spend": 1},
            0.0,
            math.inf,
        ),
    ]


@pytest.mark.parametrize(
    ("of", "amounts"),
    [
        (Measure.SPEND, {"A@0": 13, "A@1": 10, "B@0": 8}),
        (Measure.FTE, {"A@0": 5, "A@1": 4, "B@0": 1}),
        (Measure.COUNT, {"A@0": 1, "A@1": 1, "B@0": 1}),
        (Measure.VALUE, {"A@0": 7, "A@1": 7, "B@0": 9}),
    ],
)
def test_it_is_a_share_of_the_measure(of: Measure, amounts: dict[str, float]) -> None:
    """Everything of the group: its own terms cancel, all others count with minus their amount.

    A works three of four quarters for 10 and 4 FTE-quarters in all, and runs for 3 and 1 FTE in
    what is left of the calendar; B takes all of it. Their worth is given.
    """
    a = initiative("A", 3, cost=(4, 3, 3), run=3, people=(2, 1, 1), run_people=1)
    b = initiative("B", 4, cost=2, people=(1, 0, 0, 0))
    setting = Setting(objective=GivenWorth({"A": 7.0, "B": 9.0}))
    others_of_a = setting.under(Share("g", ("A",), of, at_least=1, hard=True), a, b)
    others_of_b = setting.under(Share("g", ("B",), of, at_least=1, hard=True), a, b)
    assert rows(others_of_a)[0].terms == {"B@0": -amounts["B@0"]}
    assert rows(others_of_b)[0].terms == {"A@0": -amounts["A@0"], "A@1": -amounts["A@1"]}


@pytest.mark.parametrize(
    ("share", "fits"), [(0.25, True), (0.26, False), (0.0, True), (1.0, False)]
)
def test_a_hard_share_at_its_bound(share: float, fits: bool) -> None:
    """A is 40 of 160: exactly a quarter."""
    problem = under(Share("g", ("A",), at_least=share, hard=True), *PAIR)
    assert agree(problem, A=0, B=0) is fits


def test_an_empty_plan_has_any_share() -> None:
    """0 of 0 is no less than 90 %."""
    assert agree(under(Share("g", ("A",), at_least=0.9, hard=True), *PAIR))


def test_delivered_initiatives_do_not_count() -> None:
    """Shares are of what is selected; A is live and takes nothing any more."""
    live = initiative("A", 4, cost=10, status=Status.DELIVERED)
    problem = under(Share("g", ("A",), at_least=0.1, hard=True), live, PAIR[1])
    assert not agree(problem, B=0)


def test_a_share_that_binds_nothing_has_no_rows() -> None:
    """At least 0 and at most 1 hold for any plan, also where amounts are negative.

    A is worth 3 of a total of 3 - 2 = 1: more than the whole, and yet no share is missed.
    """
    setting = Setting(objective=GivenWorth({"A": 3.0, "B": -2.0}))
    problem = setting.under(Share("g", ("A",), Measure.VALUE, hard=True), *PAIR)
    assert rows(problem) == []
    assert agree(problem, A=0, B=0)


def test_a_soft_share_is_never_broken_but_missed() -> None:
    """A has 40 of 160 and should have 80: missed by 40, at 2 points each."""
    rule = Share("g", ("A",), at_least=0.5, penalty=2)
    problem = under(rule, *PAIR)
    label = "'g' at least 50% of the selected spend"
    made = roadmap(problem, {f"~{label}": 40}, A=0, B=0)
    assert not made.violations()
    assert rule.amounts(made) == (40, 160)
    assert rule.missed(made) == 40
    assert made.penalties == {label: 80}
    assert made.objective == -80


def test_missing_less_than_the_plan_does_breaks_the_row() -> None:
    """39 units of slack do not cover a miss of 40."""
    problem = under(Share("g", ("A",), at_least=0.5, penalty=2), *PAIR)
    label = "~'g' at least 50% of the selected spend"
    for slack, enough in ((39.0, False), (40.0, True), (41.0, True)):
        values = roadmap(problem, {label: slack}, A=0, B=0).outcome.values
        assert values is not None
        assert holds(problem, values) is enough


def test_large_money_has_its_price() -> None:
    """2 billion where nothing may be spent: missed at a billionth each, so 10 - 2 = 8 are left.

    In single units of money the price is too small for a solver to see, unless it takes care.
    """
    rule = Share("g", ("A",), at_most=0, penalty=1e-9)
    setting = Setting(money=1e12, objective=GivenWorth({"A": 10.0}))
    problem = setting.under(rule, initiative("A", 4, cost=5e8))
    for solver in (Highs(gap=0.0), Enumeration()):
        assert plan(problem, solver=solver).objective == pytest.approx(8)


def test_over_the_upper_bound_is_missed_too() -> None:
    """B has 120 of 160 and may have 64: missed by 56."""
    rule = Share("g", ("B",), at_most=0.4)
    assert rule.missed(roadmap(under(rule, *PAIR), A=0, B=0)) == pytest.approx(56)


def test_the_default_penalty_is_what_an_average_unit_earns() -> None:
    """A earns 8 with 40, B earns 8 with 120: 16 over 160 are 0.1 a unit; losses earn nothing."""
    setting = Setting(objective=GivenWorth({"A": 8.0, "B": 8.0, "C": -5.0}))
    problem = setting.under(Share("g", ("A",), at_least=0.5), *PAIR, initiative("C"))
    assert average_worth(problem, problem.starts.total_spend) == pytest.approx(0.1)
    assert problem.columns["slack"].penalty.tolist() == pytest.approx([0.1])


def test_the_default_penalty_of_nothing_is_nothing() -> None:
    """No initiative, or none that spends, earns nothing a unit."""
    rule = Share("g", ())
    assert average_worth(under(rule), under(rule).starts.total_spend) == 0
    free = under(rule, initiative("A"))
    assert average_worth(free, free.starts.total_spend) == 0


def test_soft_shares_of_one_group_are_missed_each_on_its_own() -> None:
    """A is 40 of 160 spent and 1 of 2 done, B 120 and 1: three rules of groups named alike.

    Half the spend: missed by 40 at 0.01. Two thirds of the number: by 1/3 at 1. And B, also
    called g, may be a quarter of the spend: missed by 80 at 0.01.
    """
    rules = [
        Share("g", ("A",), at_least=0.5, penalty=0.01),
        Share("g", ("A",), Measure.COUNT, at_least=2 / 3, penalty=1),
        Share("g", ("B",), at_most=0.25, penalty=0.01),
    ]
    setting = Setting(objective=GivenWorth({"A": 5.0, "B": 5.0}))
    problem = setting.under(rules, *PAIR)
    found = plan(problem, solver=Enumeration())
    assert len(found.entries) == 2
    assert sorted(found.penalties.values()) == pytest.approx([1 / 3, 0.4, 0.8])
    assert found.objective == pytest.approx(10 - 1 / 3 - 0.4 - 0.8)


def test_a_soft_share_said_twice_is_missed_once() -> None:
    """The same rule again adds no price."""
    rule = Share("g", ("A",), at_least=0.5, penalty=0.01)
    setting = Setting(objective=GivenWorth({"A": 5.0, "B": 5.0}))
    found = plan(setting.under([rule, rule], *PAIR))
    assert found.penalties == {"'g' at least 50% of the selected spend": pytest.approx(0.4)}


def test_the_violation_names_amounts() -> None:
    """A reader sees how much of how much."""
    rule = Share("g", ("A",), at_least=0.5, hard=True)
    (broken,) = roadmap(under(rule, *PAIR), A=0, B=0).violations()
    assert str(broken) == (
        "'g' takes at least 50% of the selected spend - broken at g: 40.00 of 160.00 selected spend"
    )


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Share("g", (), at_least=0.2), "'g' should take at least 20% of the selected spend"),
        (Share("g", (), at_most=0.2), "'g' should take at most 20% of the selected spend"),
        (
            Share("g", (), Measure.COUNT, 0.2, 0.4, hard=True, reason="board"),
            "'g' takes 20% to 40% of the number of selected initiatives (board)",
        ),
    ],
)
def test_sentence(rule: Share, sentence: str) -> None:
    """Soft rules should, hard ones do; it always says share of what."""
    assert str(rule) == sentence


YEARS = Setting(quarters=6)
"""2027 and the first half of 2028."""
SPREAD = initiative("A", 4, cost=10), initiative("B", 2, cost=15)
"""A spends 40 in four quarters, B 30 in two."""


def test_a_share_by_year_has_rows_for_every_year() -> None:
    """What each start spends within 2027, and what it spends in 2028."""
    rule = Share("g", ("A",), at_least=0.5, hard=True, per=Period.YEAR)
    assert rows(YEARS.under(rule, *SPREAD)) == [
        Row(
            "at least in 2027",
            {"A@0": 20, "A@1": 15, "A@2": 10, "B@0": -15, "B@1": -15, "B@2": -15, "B@3": -7.5},
            0.0,
            math.inf,
        ),
        Row(
            "at least in 2028Q1 to 2028Q2",
            {"A@1": 5, "A@2": 10, "B@3": -7.5, "B@4": -15},
            0.0,
            math.inf,
        ),
    ]


@pytest.mark.parametrize(
    ("a", "b", "by_year", "over_all"),
    [
        # 40 of 70, and nothing in 2028: 0 of 0 is any share.
        (0, 0, True, True),
        # 40 of 70 over all, but 2028 is all B's.
        (0, 4, False, True),
        # 20 of 50 in 2027, all of 20 in 2028.
        (2, 0, False, True),
        # 20 of 35 in 2027, 20 of 35 in 2028.
        (2, 3, True, True),
    ],
)
def test_every_year_is_more_than_all_of_it(a: int, b: int, by_year: bool, over_all: bool) -> None:
    """A has 40 of 70 whenever both are done, and yet not half of every year."""
    yearly = Share("g", ("A",), at_least=0.5, hard=True, per=Period.YEAR)
    assert agree(YEARS.under(yearly, *SPREAD), A=a, B=b) is by_year
    assert agree(YEARS.under(replace(yearly, per=Period.CALENDAR), *SPREAD), A=a, B=b) is over_all


@pytest.mark.parametrize(
    ("of", "parts"),
    [
        (Measure.COUNT, [(0, 1), (1, 1)]),
        # What starts in a year counts there with all it is worth.
        (Measure.VALUE, [(0, 7), (9, 9)]),
    ],
)
def test_number_and_value_fall_into_the_year_of_the_start(
    of: Measure, parts: list[tuple[float, float]]
) -> None:
    """A starts in 2027 and ends in 2028, B starts in 2028."""
    setting = Setting(quarters=6, objective=GivenWorth({"A": 7.0, "B": 9.0}))
    rule = Share("g", ("B",), of, at_least=0.5, per=Period.YEAR)
    made = roadmap(setting.under(rule, *SPREAD), A=2, B=4)
    assert list(rule.by_span(made).values()) == parts
    assert rule.amounts(made) == tuple(sum(part) for part in zip(*parts, strict=True))


def test_the_violation_tells_the_year() -> None:
    """And how much of what."""
    rule = Share("g", ("A",), at_least=0.5, hard=True, per=Period.YEAR)
    (broken,) = roadmap(YEARS.under(rule, *SPREAD), A=0, B=4).violations()
    assert str(broken) == (
        "'g' takes at least 50% of the selected spend in every calendar year - broken at g in "
        "2028Q1 to 2028Q2: 0.00 of 30.00 selected spend"
    )


def test_a_soft_share_by_year_is_missed_year_by_year() -> None:
    """One slack a year and bound; 2027 misses 20 - 50 / 2 = 5, 2028 nothing."""
    rule = Share("g", ("A",), at_least=0.5, at_most=0.9, penalty=2, per=Period.YEAR)
    problem = YEARS.under(rule, *SPREAD)
    labels = problem.columns["slack"].labels
    names = [labels.text(k) for k in range(len(labels))]
    assert names == [
        f"'g' {bound} of the selected spend in {year}"
        for bound in ("at least 50%", "at most 90%")
        for year in ("2027", "2028Q1 to 2028Q2")
    ]
    # What is charged in a year is the most that can be missed in it: 40 + 30, 20 + 30.
    assert problem.columns["slack"].upper.tolist() == [70, 50, 70, 50]
    needed = {f"~{names[0]}": 5.0, f"~{names[3]}": 2.0}
    made = roadmap(problem, needed, A=2, B=0)
    assert made.violations() == ()
    assert made.outcome.values is not None
    assert holds(problem, made.outcome.values)
    assert [round(by, 9) for by in rule.missed_by_span(made).values()] == [5.0, 2.0]
    assert made.penalties == {names[0]: 10.0, names[3]: 4.0}
    assert str(rule) == "'g' should take 50% to 90% of the selected spend in every calendar year"


def test_a_hard_share_in_every_part_holds_over_all() -> None:
    """The parts add up: no plan keeps to the share in each part and misses it as a whole."""
    kept = 0
    for a, b, period in product([None, 0, 1, 2], [None, 0, 1, 2, 3, 4], Period):
        starts = {name: at for name, at in (("A", a), ("B", b)) if at is not None}
        rule = Share("g", ("A",), at_least=0.3, at_most=0.8, hard=True, per=period)
        made = roadmap(YEARS.under(rule, *SPREAD), None, **starts)
        whole = replace(rule, per=Period.CALENDAR)
        if not list(rule.check(made)):
            kept += 1
            assert not list(whole.check(made))
    assert kept > 5


@pytest.mark.parametrize(("least", "most"), [(-0.1, 1), (0.6, 0.5), (0, 1.1), (math.nan, 1)])
def test_bounds_that_make_no_sense_are_refused(least: float, most: float) -> None:
    """The message shows both."""
    with pytest.raises(ValueError, match=f"not {least} and {most}"):
        Share("g", (), at_least=least, at_most=most)


@pytest.mark.parametrize("penalty", [-1, math.inf, math.nan])
def test_a_penalty_that_makes_no_sense_is_refused(penalty: float) -> None:
    """Missing a rule is never a gain, and a rule that may not be missed is a hard one."""
    with pytest.raises(ValueError, match=f"penalty must be >= 0, not {penalty}"):
        Share("g", (), penalty=penalty)


def test_members_may_have_an_attribute() -> None:
    """Whoever belongs to Sales, which is A."""
    ones = initiative("A", cost=1, business_unit="Sales"), initiative("B", cost=1)
    named = Share("g", ("A",), at_most=0.5, hard=True)
    told = replace(named, members=Where("business_unit", ("Sales",)))
    assert rows(under(told, *ones)) == rows(under(named, *ones))


def test_words_become_measure_and_period() -> None:
    """As settings and tables write them."""
    rule = Share("g", ("A",), of="count", per="year", at_most=0.5)  # type: ignore[arg-type]
    assert rule.of is Measure.COUNT
    assert rule.per is Period.YEAR
