"""Words of a foreign table and what they stand for, found whatever their case and spacing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Cell = str | float | None
"""A cell of a foreign table: text, number, or None for a blank one."""


def plain(cell: Cell) -> str:
    """Return a cell as text without case, line breaks, doubled or outer blanks."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return " ".join((cell or "").split()).casefold()


def matches(cell: Cell, pattern: str) -> bool:
    """Whether a cell is the pattern; ``word*`` is any text that begins so, ``*`` any text.

    A blank cell matches the empty pattern only.
    """
    text, wanted = plain(cell), plain(pattern)
    if wanted.endswith("*"):
        return bool(text) and text.startswith(wanted[:-1])
    return text == wanted


def as_cell(value: str | float) -> Cell:
    """Return a value of a mapping as a cell; an empty text is a blank."""
    return (value or None) if isinstance(value, str) else float(value)


@dataclass(frozen=True, slots=True)
class WordMap:
    """What each word stands for.

    Attributes
    ----------
    words
        Meaning by whole word, as `plain` writes it.
    beginnings
        Beginnings of words with their meanings, the longest first.
    """

    words: Mapping[str, Cell]
    beginnings: tuple[tuple[str, Cell], ...]

    @classmethod
    def of(cls, meanings: Mapping[str, Any]) -> WordMap:
        """Read patterns as `matches` does; a whole word is preferred to a beginning."""
        cells = {plain(pattern): as_cell(meaning) for pattern, meaning in meanings.items()}
        beginnings = [(word[:-1], cell) for word, cell in cells.items() if word.endswith("*")]
        beginnings.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        whole = {word: cell for word, cell in cells.items() if not word.endswith("*")}
        return cls(whole, tuple(beginnings))

    def find(self, cell: Cell) -> Cell:
        """Meaning of a cell; a blank one needs an entry for the empty text.

        Raises
        ------
        LookupError
            If no pattern matches; the message lists the patterns.
        """
        text = plain(cell)
        if text in self.words:
            return self.words[text]
        if text:
            for beginning, meaning in self.beginnings:
                if text.startswith(beginning):
                    return meaning
        patterns = [*self.words, *(f"{beginning}*" for beginning, _ in self.beginnings)]
        raise LookupError("a word with an entry: " + ", ".join(f"'{one}'" for one in patterns))

    def find_or_blank(self, cell: Cell) -> Cell:
        """Meaning of a cell; a blank cell without an entry of its own stays blank."""
        return None if cell is None and "" not in self.words else self.find(cell)
