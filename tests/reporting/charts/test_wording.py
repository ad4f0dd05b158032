"""Text of users on charts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.reporting.charts.wording import fonts, plain, shorten


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Claims triage", "Claims triage"),
        ("two\nlines\tand  blanks ", "two lines and blanks"),
        ("bell\x07 and null\x00", "bell and null"),
        ("turned \u202eround\u202c", "turned round"),
        ("\u2028", ""),
        ("$x_{1$", "$x_{1$"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    """One line, nothing that steers a terminal or turns the writing round; signs stay."""
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [(40, "Claims triage from photos"), (25, "Claims triage from photos"), (14, "Claims triage…")],
)
def test_shorten(letters: int, expected: str) -> None:
    """What is cut ends in an ellipsis and not in a blank."""
    assert shorten("Claims triage from photos", letters) == expected


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_shorten_never_exceeds(text: str, letters: int) -> None:
    """No text is longer than it may be, and none holds a line break."""
    short = shorten(text, letters)
    assert len(short) <= letters
    assert not set(short) & set("\n\r\x00\u202e")


def test_fonts_are_there() -> None:
    """Every font named is installed, so that drawing never complains of a missing one."""
    from matplotlib.font_manager import fontManager

    assert fonts()[0] == "DejaVu Sans"
    assert set(fonts()) <= {entry.name for entry in fontManager.ttflist}
