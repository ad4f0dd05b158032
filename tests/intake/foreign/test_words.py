"""Words and patterns of a mapping."""

from __future__ import annotations

import pytest

from portfolio.intake.foreign.words import Cell, WordMap, as_cell, matches, plain


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(" YES\n", "yes"), ("a \n  B", "a b"), (None, ""), (3.0, "3"), (2.5, "2.5")],
)
def test_plain_text(cell: Cell, expected: str) -> None:
    """Case, line breaks and doubled blanks are gone; numbers read as written."""
    assert plain(cell) == expected


@pytest.mark.parametrize(
    ("cell", "pattern", "expected"),
    [
        ("YES", "yes", True),
        ("yes, indeed", "yes", False),
        ("Exempt under Section 43", "exempt under*", True),
        ("anything", "*", True),
        (None, "*", False),
        (None, "", True),
        ("", "", True),
        ("x", "", False),
    ],
)
def test_patterns(cell: Cell, pattern: str, expected: bool) -> None:
    """Whole words, beginnings, any text, and blank."""
    assert matches(cell, pattern) is expected


def test_special_patterns_win() -> None:
    """A whole word before a beginning, a longer beginning before a shorter one."""
    words = WordMap.of({"*": "any", "in*": "in", "in house": "own", "in-pro*": "soon"})
    asked = ["In House", "in-progress", "inside", "else"]
    assert [words.find(cell) for cell in asked] == ["own", "soon", "in", "any"]


def test_meanings_are_cells() -> None:
    """Whole numbers become numbers, an empty text a blank."""
    assert as_cell("") is None
    assert as_cell(3) == 3.0
    assert isinstance(as_cell(3), float)
    assert WordMap.of({"exempt": "", "": 2}).find("Exempt") is None


def test_unknown_word_lists_the_entries() -> None:
    """The message of the error is what was expected."""
    words = WordMap.of({"Red": 1, "exempt*": ""})
    with pytest.raises(LookupError, match=r"a word with an entry: 'red', 'exempt\*'"):
        words.find("Purple")


def test_blank_needs_an_entry_or_stays_blank() -> None:
    """`find` refuses a blank without entry, `find_or_blank` leaves it blank; '*' is no entry."""
    words = WordMap.of({"*": 1})
    with pytest.raises(LookupError):
        words.find(None)
    assert words.find_or_blank(None) is None
    assert WordMap.of({"": 7}).find_or_blank(None) == 7.0
