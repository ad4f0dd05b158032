"""Tests of linear statements about weights."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.weights.statement import Statement, falling, within


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (Statement({"a": 1}, 0.3), "a >= 0.3"),
        (Statement({"a": -1}, -0.3), "a <= 0.3"),
        (Statement({"a": -1}), "a <= 0"),
        (Statement({"a": 1, "b": -2}), "a >= 2 b"),
        (Statement({"a": 1, "b": 1}, 0.5), "a + b >= 0.5"),
        (Statement({"a": 1, "b": -1}, 0.1), "a >= b + 0.1"),
        (Statement({"a": 0}, 0.2), "0 >= 0.2"),
    ],
)
def test_reads_as_one_would_write_it(statement: Statement, sentence: str) -> None:
    """What counts for is left, what counts against right, limits alone are at most."""
    assert str(statement) == sentence


def test_row_takes_the_order_of_the_criteria() -> None:
    """Coefficients stand where their criteria stand; criteria not named count 0."""
    assert Statement({"c": 3, "a": -1}).row("abc").tolist() == [-1, 0, 3]


def test_key_does_not_hang_on_how_it_was_written() -> None:
    """The order of the coefficients, and 1 or 1.0, make no difference; the numbers do."""
    one, same = Statement({"a": 1, "b": -2}, 0), Statement({"b": -2.0, "a": 1.0}, 0.0)
    assert one.key == same.key
    assert one.key != Statement({"a": 1, "b": -2}, 0.1).key


def test_order_becomes_steps_between_neighbours() -> None:
    """Tied criteria are equal, which takes two statements; ranks fall from one to the next."""
    said = [str(each) for each in falling(["a", ("b", "c"), "d"])]
    assert said == ["b >= c", "c >= b", "a >= b", "c >= d"]


def test_limits_that_say_nothing_are_left_out() -> None:
    """A least weight of 0 and a greatest of 1 hold for every weight."""
    said = [str(each) for each in within({"a": (0.1, 0.4), "b": (0, 1), "c": (0, 0.2)})]
    assert said == ["a >= 0.1", "a <= 0.4", "c <= 0.2"]


def test_reads_from_a_table() -> None:
    """A statement is a small table of a settings file; other keys are findings."""
    table = {"coefficients": {"a": 1, "b": -2}, "at_least": 0.1}
    assert Statement.from_dict(table) == Statement({"a": 1, "b": -2}, 0.1)
    with pytest.raises(InvalidInput, match="at_most"):
        Statement.from_dict({**table, "at_most": 1})
