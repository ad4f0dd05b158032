"""The limits leave room for every serious input."""

from __future__ import annotations

from portfolio.intake import limits
from portfolio.intake.columns import TABLES


def test_room_for_large_backlogs() -> None:
    """Ten thousand initiatives, and every column with a dozen of each family, are well within."""
    families = 12 * sum(bool(field.prefix) for field in TABLES["initiatives"].fields)
    assert len(TABLES["initiatives"].fields) + families < limits.MOST_COLUMNS
    assert limits.MOST_ROWS >= 10 * 10_000
