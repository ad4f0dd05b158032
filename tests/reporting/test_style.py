"""Styles."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.reporting.style import DEFAULT_STYLE, Style


def test_default() -> None:
    """Nobody has to say anything to get euro and forty named initiatives."""
    assert Style() == DEFAULT_STYLE
    assert (DEFAULT_STYLE.currency, DEFAULT_STYLE.most_initiatives) == ("€", 40)


@pytest.mark.parametrize("name", ["most_initiatives", "most_panels"])
def test_limits_are_at_least_one(name: str) -> None:
    """A chart that may name nothing is refused, and the message says what was asked."""
    with pytest.raises(ValueError, match=f"{name} must be at least 1, not 0"):
        Style(**{name: 0})


def test_reads_a_settings_table() -> None:
    """A style can be written in a settings file; a misspelled key is a finding."""
    assert Style.from_dict({"currency": "CHF"}) == Style(currency="CHF")
    with pytest.raises(InvalidInput, match="curency"):
        Style.from_dict({"curency": "CHF"})
