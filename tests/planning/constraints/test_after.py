"""`After`: timing only, and only if both are selected."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain import Timing
from portfolio.domain.vocabulary import Status
from portfolio.planning import After


def test_rows_are_those_of_the_formula() -> None:
    """B takes two quarters, so A may start at t only if no start of B lies after t - 2.

    Row t: starts of A up to t, plus starts of B that are not live at t, are at most 1. B can start
    at 0, 1, 2 and is live at 2, 3, 4. A can start in all four quarters.
    """
    problem = under(After("A", "B"), initiative("A"), initiative("B", 2))
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1, "B@0": 1, "B@1": 1, "B@2": 1}, -math.inf, 1.0),
        Row("2027Q2", {"A@0": 1, "A@1": 1, "B@0": 1, "B@1": 1, "B@2": 1}, -math.inf, 1.0),
        Row("2027Q3", {"A@0": 1, "A@1": 1, "A@2": 1, "B@1": 1, "B@2": 1}, -math.inf, 1.0),
        Row("2027Q4", {"A@0": 1, "A@1": 1, "A@2": 1, "A@3": 1, "B@2": 1}, -math.inf, 1.0),
    ]


def test_rows_from_start_to_start() -> None:
    """B may not start after t: with a lag of one quarter not after t - 1."""
    rule = After("A", "B", 1, Timing.START_TO_START)
    problem = under(rule, initiative("A", 2), initiative("B", 2))
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1, "B@0": 1, "B@1": 1, "B@2": 1}, -math.inf, 1.0),
        Row("2027Q2", {"A@0": 1, "A@1": 1, "B@1": 1, "B@2": 1}, -math.inf, 1.0),
        Row("2027Q3", {"A@0": 1, "A@1": 1, "A@2": 1, "B@2": 1}, -math.inf, 1.0),
    ]


def test_either_may_be_done_alone() -> None:
    """The rule says nothing while only one of both is selected."""
    problem = under(After("A", "B"), initiative("A"), initiative("B", 2))
    assert agree(problem, A=0)
    assert agree(problem, B=2)
    assert agree(problem)


@pytest.mark.parametrize(("start", "fits"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_source_waits_for_go_live(start: int, fits: bool) -> None:
    """B works in quarters 0 and 1 and is live in 2: A fits from 2 on."""
    problem = under(After("A", "B"), initiative("A"), initiative("B", 2))
    assert agree(problem, A=start, B=0) is fits


@pytest.mark.parametrize(("start", "fits"), [(2, False), (3, True)])
def test_a_lag_is_counted_from_go_live(start: int, fits: bool) -> None:
    """Live in 2 and one quarter of lag: A fits from 3 on."""
    problem = under(After("A", "B", lag=1), initiative("A"), initiative("B", 2))
    assert agree(problem, A=start, B=0) is fits


def test_a_delivered_target_is_no_limit() -> None:
    """What is live already holds nobody up."""
    problem = under(
        After("A", "B", lag=3), initiative("A"), initiative("B", 2, status=Status.DELIVERED)
    )
    assert rows(problem) == []
    assert agree(problem, A=0)


def test_a_target_that_cannot_be_planned_is_no_limit() -> None:
    """Six quarters of work never fit: B is never selected, so A goes as it likes."""
    problem = under(After("A", "B"), initiative("A"), initiative("B", 6))
    assert agree(problem, A=0)


def test_the_violation_names_both_dates() -> None:
    """A reader sees when the source starts and when the target would be live."""
    problem = under(After("A", "B"), initiative("A"), initiative("B", 2))
    (broken,) = roadmap(problem, A=1, B=0).violations()
    assert str(broken) == (
        "A starts after B is live, if both are done - broken at A: "
        "starts 2027Q2; B is live from 2027Q3"
    )


def test_sentence() -> None:
    """The lag is told in words, singular and plural."""
    assert str(After("A", "B")) == "A starts after B is live, if both are done"
    assert str(After("A", "B", 1)) == "A starts after B is live for 1 quarter, if both are done"
    assert str(After("A", "B", 2)) == "A starts after B is live for 2 quarters, if both are done"


def test_a_negative_lag_is_refused() -> None:
    """The message shows the lag."""
    with pytest.raises(ValueError, match="after: lag must be 0 to 400 whole quarters, not -1"):
        After("A", "B", -1)
