"""Numbers as people read them."""

from __future__ import annotations

import pytest

from portfolio.scoring.frameworks.readable import readable


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4000, "4,000"),
        (0, "0"),
        (-2.0, "-2"),
        (1234567.89, "1,234,567.9"),
        (3.2, "3.2"),
        (7.25, "7.25"),
        (1 / 3, "0.333"),
        (0.01234, "0.0123"),
        (-12.345, "-12.3"),
        (99.96, "100"),
        (float("inf"), "inf"),
    ],
)
def test_readable(number: float, text: str) -> None:
    """Whole numbers without decimals, others with three significant digits and no zeros."""
    assert readable(number) == text
