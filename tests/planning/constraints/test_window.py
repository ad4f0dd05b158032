"""`Window`: work within given quarters, if at all."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, q, roadmap, rows, under

from portfolio.planning import Window


def test_the_row_is_that_of_the_formula() -> None:
    """Two quarters of work from 1 on and done by 2: only the start in 1 is left."""
    problem = under(Window("A", q(1), q(2)), initiative("A", 2))
    assert rows(problem) == [Row("A", {"A@0": 1, "A@2": 1}, -math.inf, 0.0)]


def test_every_start_under_every_window() -> None:
    """A start s fits where it is not before the first and s + 1 not after the last quarter."""
    for first in (None, -1, 0, 2, 4):
        for last in (None, -1, 1, 3, 9):
            if first is last is None:
                continue
            early, late = (None if k is None else q(k) for k in (first, last))
            problem = under(Window("A", early, late), initiative("A", 2))
            for s in range(3):
                fits = (first is None or s >= first) and (last is None or s + 1 <= last)
                assert agree(problem, A=s) is fits


def test_it_need_not_be_done() -> None:
    """A window that fits nothing just keeps the initiative out."""
    assert agree(under(Window("A", q(3), q(3)), initiative("A", 2)))


def test_the_window_of_the_table_is_never_widened() -> None:
    """The table says from 2 on; a rule from 0 on adds no start."""
    problem = under(Window("A", q(0)), initiative("A", earliest_start=q(2)))
    assert [problem.starts.start.tolist(), rows(problem)[0].terms] == [[2, 3], {}]


def test_each_mode_ends_by_its_own_duration() -> None:
    """Two quarters of work end too late from the third quarter on, one quarter does not."""
    both = initiative("A", 2, mode="full", modes=(initiative("A", 1, mode="fast"),))
    (row,) = rows(under(Window("A", None, q(2)), both))
    assert row.terms == {"A (full)@2": 1, "A (fast)@3": 1}


def test_a_window_without_ends_is_refused() -> None:
    """It would say nothing."""
    with pytest.raises(ValueError, match="window A: give earliest_start or latest_finish"):
        Window("A")


@pytest.mark.parametrize("ends", [("2027Q2", None), (None, "2027-04")])
def test_a_text_is_no_quarter(ends: tuple[object, object]) -> None:
    """It is refused where it is written, not where it is planned."""
    with pytest.raises(ValueError, match=r"window A: '2027.* is no Quarter; write Quarter\(2027"):
        Window("A", *ends)  # type: ignore[arg-type]


def test_the_violations() -> None:
    """A reader sees where it starts and ends."""
    problem = under(Window("A", q(2), q(1)), initiative("A", 2))
    assert [v.found for v in roadmap(problem, A=1).violations()] == ["starts 2027Q2", "ends 2027Q3"]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (Window("A", q(0)), "A starts no earlier than 2027Q1"),
        (Window("A", None, q(1)), "A ends no later than 2027Q2"),
        (
            Window("A", q(0), q(1), "season"),
            "A starts no earlier than 2027Q1 and ends no later than 2027Q2 (season)",
        ),
    ],
)
def test_sentence(rule: Window, sentence: str) -> None:
    """Only the ends that are given are told."""
    assert str(rule) == sentence
