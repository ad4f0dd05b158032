"""`ChangeLoad`: no group bears more change than it can."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import product

import pytest
from tests.planning.handmade import (
    Row,
    Setting,
    agree,
    at,
    holds,
    initiative,
    on_horizons,
    roadmap,
    rows,
    under,
)

from portfolio.domain.vocabulary import Status
from portfolio.planning import ChangeLoad, Npv, Problem

PAIR = initiative("A", 2, business_unit="Sales"), initiative("B", 1, business_unit="Sales")


def test_rows_are_those_of_the_formula() -> None:
    """A is live two quarters after its start, B one: load in the quarter before and in that one.

    A that starts at 0 weighs on quarters 1 and 2, at 1 on 2 and 3, at 2 on 3 (and beyond).
    B that starts at 0 weighs on quarters 0 and 1, and so on.
    """
    assert rows(under(ChangeLoad(1), *PAIR)) == [
        Row("Sales in 2027Q1", {"B@0": 1}, -math.inf, 1.0),
        Row("Sales in 2027Q2", {"A@0": 1, "B@0": 1, "B@1": 1}, -math.inf, 1.0),
        Row("Sales in 2027Q3", {"A@0": 1, "A@1": 1, "B@1": 1, "B@2": 1}, -math.inf, 1.0),
        Row("Sales in 2027Q4", {"A@1": 1, "A@2": 1, "B@2": 1, "B@3": 1}, -math.inf, 1.0),
    ]


def test_every_pair_of_starts() -> None:
    """A weighs on a + 1 and a + 2, B on b and b + 1: they may not meet within the calendar."""
    problem = under(ChangeLoad(1), *PAIR)
    for a, b in product(range(3), range(4)):
        meet = {a + 1, a + 2} & {b, b + 1} & set(range(4))
        assert agree(problem, A=a, B=b) is not bool(meet)


def test_groups_bear_their_own() -> None:
    """Two changes at once are fine in two units; without a unit nobody is affected."""
    ones = (
        initiative("A", business_unit="Sales"),
        initiative("B", business_unit="Claims"),
        initiative("C"),
    )
    problem = under(ChangeLoad(1), *ones)
    assert [row.label for row in rows(problem)[::4]] == ["Claims in 2027Q1", "Sales in 2027Q1"]
    assert agree(problem, A=0, B=0, C=0)


def test_an_extra_column_may_name_several_groups() -> None:
    """A affects shops and branches, B only branches: there they meet."""
    ones = (
        initiative("A", extra={"who": "shops; branches"}),
        initiative("B", extra={"who": "branches"}),
    )
    (broken,) = roadmap(under(ChangeLoad(1, by="who"), *ones), A=0, B=1).violations()
    assert (broken.where, broken.found) == ("branches in 2027Q2", "load of 2 from A, B")


@pytest.mark.parametrize("load", [{"A": 3.0, "B": 0.5}, {"A": 3.0, "B": 0.5, "C": 0.0}, "effort"])
def test_loads_by_id_or_from_a_column(load: Mapping[str, float] | str) -> None:
    """A weighs 3, B 0.5: with 3.5 both at once fit, with 3.4 they do not."""
    ones = (
        initiative("A", business_unit="Sales", extra={"effort": "3"}),
        initiative("B", business_unit="Sales", extra={"effort": "0.5"}),
        initiative("C", business_unit="Claims", extra={"effort": "0"}),
    )
    assert agree(under(ChangeLoad(3.5, load=load), *ones), A=0, B=0)
    assert not agree(under(ChangeLoad(3.4, load=load), *ones), A=0, B=0)


def test_a_number_of_the_initiative_may_be_the_load() -> None:
    """Uncertainty 4 on its own breaks a limit of 3."""
    problem = under(
        ChangeLoad(3, load="uncertainty"), initiative("A", business_unit="S", uncertainty=4.0)
    )
    assert rows(problem)[0].terms == {"A@0": 4}
    assert not agree(problem, A=0)


def test_limits_by_group() -> None:
    """Sales bears nothing, Claims is not named and bears anything."""
    ones = (
        initiative("A", business_unit="Sales"),
        initiative("B", business_unit="Claims"),
        initiative("C", business_unit="Claims"),
    )
    problem = under(ChangeLoad({"Sales": 0.0}), *ones)
    assert len(rows(problem)) == 4
    assert agree(problem, B=0, C=0)
    assert not agree(problem, A=0)


def test_the_quarters_around_go_live_may_be_chosen() -> None:
    """A takes two quarters from 0 and is live from 2: (2, 0) weighs on 0, 1; (0, 2) on 2, 3."""
    one = initiative("A", 2, business_unit="S")
    cases = ((2, 0, [0, 1]), (0, 2, [2, 3]), (1, 2, [1, 2, 3]), (1, 0, [1]), (0, 1, [2]))
    for before, after, where in cases:
        problem = under(ChangeLoad(0, before=before, after=after), one)
        found = [row.terms.get("A@0", 0.0) for row in rows(problem)]
        assert found == [float(t in where) for t in range(4)]
        assert len(roadmap(problem, A=0).violations()) == len(where)


def test_each_mode_goes_live_in_its_own_time() -> None:
    """The fast way is live at 1, the slow one at 3: B, live at 1, meets only the fast one."""
    slow = initiative("A", 3, mode="slow", business_unit="S")
    fast = initiative("A", 1, mode="fast", business_unit="S")
    both = initiative("A", 3, mode="slow", business_unit="S", modes=(fast,))
    assert slow.duration == both.duration
    problem = under(ChangeLoad(1), both, initiative("B", business_unit="S"))
    assert holds(problem, at(problem, {"A (slow)@0": 1, "B@0": 1}))
    assert not holds(problem, at(problem, {"A (fast)@0": 1, "B@0": 1}))


def test_what_is_live_already_weighs_nothing() -> None:
    """Delivered before the calendar begins."""
    live = initiative("A", business_unit="S", status=Status.DELIVERED)
    assert agree(under(ChangeLoad(1), live, initiative("B", business_unit="S")), B=0)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (ChangeLoad(1, by="unit"), "initiatives have no 'unit'"),
        (ChangeLoad({"Sale": 1}), "no business_unit 'Sale'; known are Sales"),
        (ChangeLoad(1, load={"AA": 1}), "unknown initiative 'AA'"),
        (ChangeLoad(1, load="effort"), "effort of A must be a number, 0 or more, not ''"),
        (ChangeLoad(1, load="uncertainty"), "uncertainty of A must be a number"),
    ],
)
def test_what_the_backlog_does_not_have_is_refused(rule: ChangeLoad, message: str) -> None:
    """Attributes, groups, ids, and loads that are no number."""
    with pytest.raises(ValueError, match=message):
        under(rule, *PAIR)


@pytest.mark.parametrize(
    ("limit", "load", "around", "message"),
    [
        (-1.0, None, (1, 1), "0 or more, not -1.0"),
        ({"S": math.nan}, None, (1, 1), "not nan"),
        (math.inf, None, (1, 1), "not inf"),
        (1.0, {"A": math.inf}, (1, 1), "not inf"),
        (1.0, {"A": -2.0}, (1, 1), "not -2.0"),
        (1.0, None, (0, 0), "1 together, not 0 and 0"),
        (1.0, None, (-1, 2), "not -1 and 2"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(
    limit: float | dict[str, float],
    load: dict[str, float] | None,
    around: tuple[int, int],
    message: str,
) -> None:
    """Limits, loads and quarters."""
    with pytest.raises(ValueError, match=message):
        ChangeLoad(limit, "business_unit", load, *around)


def test_sentence() -> None:
    """One limit for all, limits by group, and when it is counted."""
    assert str(ChangeLoad(2)) == (
        "Changes put a load of at most 2 on each business unit in any quarter, counted in the "
        "last quarter of work and in the first quarter live"
    )
    assert str(ChangeLoad({"Sales": 1.5, "Claims": 2}, before=2, after=0)) == (
        "Changes put no more load than the limit on each business unit (Sales 1.5, Claims 2) in "
        "any quarter, counted in the last 2 quarters of work"
    )


def test_who_is_not_named_loads_one() -> None:
    """B is named with 3, A is not: A counts 1."""
    problem = under(ChangeLoad(9, load={"B": 3.0}), *PAIR)
    loads = {name: load for row in rows(problem) for name, load in row.terms.items()}
    assert (loads["A@0"], loads["B@0"]) == (1.0, 3.0)


def test_a_load_without_end_is_refused() -> None:
    """A number in an extra column must be finite."""
    one = initiative("A", business_unit="Sales", extra={"effort": "inf"})
    with pytest.raises(ValueError, match="effort of A must be a number, 0 or more, not 'inf'"):
        under(ChangeLoad(1, load="effort"), one)


def test_horizons_may_bear_change() -> None:
    """Both are live in the second quarter: a change on H1 and a change on H2, one each."""
    ones = on_horizons(H1=initiative("A"), H2=initiative("B"))
    rule = ChangeLoad({"H1": 1.0, "H2": 0.0}, by="horizon")
    problem = Problem(ones, Setting().capacity(), (rule,), Npv())
    (broken,) = roadmap(problem, A=1, B=3).violations()
    assert (broken.where, broken.found) == ("H2 in 2027Q4", "load of 1 from B")


def test_an_unknown_attribute_is_refused() -> None:
    """The message names the kind of rule."""
    with pytest.raises(ValueError, match=r"^change_load: initiatives have no 'unit'"):
        under(ChangeLoad(1, by="unit"), *PAIR)


def test_groups_that_there_are_are_named() -> None:
    """Where a limit is given for another one."""
    ones = initiative("A", business_unit="Sales"), initiative("B", business_unit="Claims")
    with pytest.raises(ValueError, match=r"no business_unit 'Sale'; known are Claims, Sales$"):
        under(ChangeLoad({"Sale": 1.0}), *ones)
