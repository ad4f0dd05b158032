"""Every error has its exit code."""

from __future__ import annotations

import pytest

from portfolio.cli.exits import Exit, WrongWords, exit_of
from portfolio.errors import Finding, InvalidInput, Locked, NoRoadmap


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NoRoadmap("none"), Exit.NO_PLAN_EXISTS),
        (NoRoadmap("none", proven=False), Exit.LIMIT_BEFORE_PLAN),
        (InvalidInput([Finding("x")]), Exit.INVALID_INPUT),
        (Locked("x"), Exit.LOCKED),
        (WrongWords("x"), Exit.USAGE),
        (FileExistsError("x"), Exit.USAGE),
        (KeyboardInterrupt(), Exit.INTERRUPTED),
        (ValueError("a fault of ours"), Exit.UNEXPECTED),
    ],
)
def test_errors_have_codes(error: BaseException, code: Exit) -> None:
    """As the help tells them."""
    assert exit_of(error) is code
