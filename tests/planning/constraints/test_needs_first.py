"""`NeedsFirst`: the target is selected and live before the source starts."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain import Timing
from portfolio.domain.vocabulary import Status
from portfolio.planning import NeedsFirst


def test_rows_are_those_of_the_formula() -> None:
    """Starts of A up to t are at most the starts of B up to t - 2 (B takes two quarters)."""
    problem = under(NeedsFirst("A", "B"), initiative("A"), initiative("B", 2))
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1}, -math.inf, 0.0),
        Row("2027Q2", {"A@0": 1, "A@1": 1}, -math.inf, 0.0),
        Row("2027Q3", {"A@0": 1, "A@1": 1, "A@2": 1, "B@0": -1}, -math.inf, 0.0),
        Row("2027Q4", {"A@0": 1, "A@1": 1, "A@2": 1, "A@3": 1, "B@0": -1, "B@1": -1}, -math.inf, 0),
    ]


def test_rows_from_start_to_start() -> None:
    """Starts of A up to t are at most those of B up to t, however long B takes."""
    rule = NeedsFirst("A", "B", timing=Timing.START_TO_START)
    problem = under(rule, initiative("A", 3), initiative("B", 3))
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1, "B@0": -1}, -math.inf, 0.0),
        Row("2027Q2", {"A@0": 1, "A@1": 1, "B@0": -1, "B@1": -1}, -math.inf, 0.0),
    ]


def test_a_lag_moves_the_target_earlier() -> None:
    """With a lag of one quarter only B in the first quarter helps, and only A in the last."""
    problem = under(NeedsFirst("A", "B", 1), initiative("A"), initiative("B", 2))
    assert [sorted(set(row.terms) - {"A@0", "A@1", "A@2", "A@3"}) for row in rows(problem)] == [
        [],
        [],
        [],
        ["B@0"],
    ]
    assert agree(problem, A=3, B=0)
    assert not agree(problem, A=2, B=0)


def test_every_pair_of_starts() -> None:
    """A fits exactly where it starts at least two quarters after B."""
    problem = under(NeedsFirst("A", "B"), initiative("A"), initiative("B", 2))
    for a in range(4):
        for b in range(3):
            assert agree(problem, A=a, B=b) is (a >= b + 2)


def test_the_source_alone_breaks_the_rule() -> None:
    """B alone is fine, A alone is not."""
    problem = under(NeedsFirst("A", "B"), initiative("A"), initiative("B"))
    assert agree(problem, B=3)
    assert not agree(problem, A=3)


def test_a_delivered_target_satisfies_the_rule() -> None:
    """It is live already, whatever the lag."""
    problem = under(
        NeedsFirst("A", "B", 9), initiative("A"), initiative("B", status=Status.DELIVERED)
    )
    assert rows(problem) == []
    assert agree(problem, A=0)


def test_the_violation_says_what_is_wrong() -> None:
    """Missing and late are told apart."""
    problem = under(NeedsFirst("A", "B"), initiative("A"), initiative("B", 2))
    assert [v.found for v in roadmap(problem, A=0).violations()] == ["planned without B"]
    assert [v.found for v in roadmap(problem, A=1, B=0).violations()] == [
        "starts 2027Q2; B is live from 2027Q3"
    ]


def test_sentence() -> None:
    """The lag is told where there is one."""
    assert str(NeedsFirst("A", "B")) == "A starts only after B is live"
    assert str(NeedsFirst("A", "B", 2)) == "A starts only after B is live for 2 quarters"
    from_start = NeedsFirst("A", "B", timing=Timing.START_TO_START)
    assert str(from_start) == "A starts only together with B or later"


def test_a_negative_lag_is_refused() -> None:
    """The message shows the lag."""
    with pytest.raises(ValueError, match="needs_first: lag must be 0 to 400 whole quarters"):
        NeedsFirst("A", "B", -2)
