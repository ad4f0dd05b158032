"""`StartLimit`: at most so many start in the same quarter."""

from __future__ import annotations

import math
from itertools import product

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import StartLimit, Where

PAIR = initiative("A", 3), initiative("B", 4)


def test_rows_are_those_of_the_formula() -> None:
    """One row a quarter over the starts in it; A can start at 0 and 1, B at 0."""
    problem = under(StartLimit(1), *PAIR)
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1, "B@0": 1}, -math.inf, 1.0),
        Row("2027Q2", {"A@1": 1}, -math.inf, 1.0),
        Row("2027Q3", {}, -math.inf, 1.0),
        Row("2027Q4", {}, -math.inf, 1.0),
    ]


def test_every_choice_of_starts() -> None:
    """No quarter twice, whatever is still at work."""
    problem = under(StartLimit(1), *(initiative(name, 2) for name in "ABC"))
    for starts in product([None, 0, 1, 2], repeat=3):
        chosen = {i: s for i, s in zip("ABC", starts, strict=True) if s is not None}
        assert agree(problem, **chosen) is (len(set(chosen.values())) == len(chosen))


def test_only_members_count() -> None:
    """By business unit: the one of another unit starts when it likes."""
    units = {"A": "Sales", "B": "Sales", "C": "Claims"}
    ones = [initiative(name, business_unit=unit) for name, unit in units.items()]
    problem = under(StartLimit(1, Where("business_unit", ("Sales",))), *ones)
    assert agree(problem, A=0, B=1, C=0)
    assert not agree(problem, A=0, B=0)


def test_work_in_flight_does_not_start() -> None:
    """It has a column in the first quarter, yet began before it."""
    problem = under(StartLimit(1), initiative("A", status=Status.IN_FLIGHT), initiative("B"))
    assert agree(problem, A=0, B=0)


def test_modes_share_the_limit() -> None:
    """Each way of doing A is a start of A."""
    both = initiative("A", 4, mode="slow", modes=(initiative("A", 3, mode="fast"),))
    first, second, *_ = rows(under(StartLimit(1), both))
    assert first.terms == {"A (slow)@0": 1, "A (fast)@0": 1}
    assert second.terms == {"A (fast)@1": 1}


def test_the_violation_names_them() -> None:
    """A reader sees where and who."""
    made = roadmap(under(StartLimit(1), *PAIR), A=0, B=0)
    assert [(v.where, v.found) for v in made.violations()] == [("2027Q1", "2 start: A, B")]


def test_sentence() -> None:
    """Over all, and over some."""
    assert str(StartLimit(1)) == "At most 1 initiative starts in any quarter"
    assert str(StartLimit(2, ("A", "B", "C"))) == (
        "Of A, B, C, at most 2 initiatives start in any quarter"
    )


def test_a_limit_that_is_no_whole_number_is_refused() -> None:
    """The message names the kind of rule, and the number."""
    for limit in (-1, 1.5):
        with pytest.raises(ValueError, match=rf"^start_limit: at_most .* not {limit}$"):
            StartLimit(limit)  # type: ignore[arg-type]


def test_its_members_may_have_a_name() -> None:
    """The sentence then says that, not who they are."""
    rule = StartLimit(2, ("A", "B"), "pilots")
    assert str(rule) == "Of 'pilots', at most 2 initiatives start in any quarter"


def test_one_starts() -> None:
    """One alone is not several."""
    rule = StartLimit(1, ("A", "B"), "pilots")
    assert str(rule) == "Of 'pilots', at most 1 initiative starts in any quarter"
