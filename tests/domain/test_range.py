"""A range keeps its order."""

from __future__ import annotations

import pytest

from portfolio.domain import Range


def test_exactly_has_no_spread() -> None:
    """A single number is its own low and high."""
    assert Range.exactly(3.0) == Range(3.0, 3.0, 3.0)


@pytest.mark.parametrize("numbers", [(2, 1, 3), (1, 4, 3), (float("nan"), 1, 2)])
def test_disorder_is_refused(numbers: tuple[float, float, float]) -> None:
    """Low above likely, likely above high, or NaN is no range."""
    with pytest.raises(ValueError, match="low <= likely <= high"):
        Range(*numbers)


def test_a_range_reads_well() -> None:
    """The likely value comes first, the bounds in brackets."""
    assert str(Range(1, 2.5, 4)) == "2.5 (1 to 4)"
