"""What one column of an input table may hold, and which columns make a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How the cells of a column are read.

    ``text``: anything. ``name``: a short name of a fund, role, criterion, group or person.
    ``id``: an initiative's id. ``number``, ``integer``: plain numbers. ``money``: a number, a
    currency sign allowed. ``share``: a number such as 0.25, or 25%. ``flag``: yes or no.
    ``quarter``: 2027Q1 or a date within it. ``word``: one word of a closed list. ``words``:
    several words with semicolons between them. ``range``: 3, or 2..4, or 2..3..5.
    """

    TEXT = "text"
    NAME = "name"
    ID = "id"
    NUMBER = "number"
    INTEGER = "integer"
    MONEY = "money"
    SHARE = "share"
    FLAG = "flag"
    QUARTER = "quarter"
    WORD = "word"
    WORDS = "words"
    RANGE = "range"


_PLAIN_WORDS = {
    FieldKind.TEXT: "text",
    FieldKind.NAME: "a name of at most 64 characters on one line",
    FieldKind.ID: "an id of at most 64 letters, digits, '_', '-' or '.', without spaces",
    FieldKind.NUMBER: "a number",
    FieldKind.INTEGER: "a whole number",
    FieldKind.MONEY: "an amount of money",
    FieldKind.SHARE: "a share such as 0.25 or 25%",
    FieldKind.FLAG: "yes or no",
    FieldKind.QUARTER: "a quarter such as 2027Q1",
    FieldKind.WORD: "one word",
    FieldKind.WORDS: "words with semicolons between them",
    FieldKind.RANGE: "a score such as 3, or 2..4, or 2..3..5 (low..likely..high)",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column of an input table, or a family of columns.

    Attributes
    ----------
    name
        Column name. A name with a dot, such as ``fte.ROLE``, stands for a family: all columns
        that begin with ``fte.``, the word in capitals replaced by a real name.
    kind
        How cells are read.
    meaning
        One plain sentence for the people who fill in the table.
    unit
        Unit in words; empty for texts and words.
    low, high
        Smallest and largest allowed number, both inclusive; None for no such bound.
    choices
        Allowed words; empty where any word will do.
    required
        Whether the column must exist and every cell must be filled in.
    default
        What a blank cell counts as, written as in a cell; empty for nothing.
    refers
        Table whose first column holds the allowed ids, else empty.
    """

    name: str
    kind: FieldKind
    meaning: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    default: str = ""
    refers: str = ""

    @property
    def prefix(self) -> str:
        """First part of the column names of a family, dot included; empty for one column."""
        head, dot, _ = self.name.partition(".")
        return head + dot if dot else ""

    @property
    def bounds(self) -> str:
        """Allowed numbers in words; empty where any number will do."""
        if self.low is not None and self.high is not None:
            return f"from {self.low:,g} to {self.high:,g}"
        if self.low is not None:
            return f"at least {self.low:,g}"
        return f"at most {self.high:,g}" if self.high is not None else ""

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        if self.choices:
            lead = "one of " if self.kind is FieldKind.WORD else "any of "
            return lead + ", ".join(self.choices)
        return ", ".join(filter(None, [_PLAIN_WORDS[self.kind], self.bounds]))


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One input table.

    Attributes
    ----------
    name
        Name of the CSV file (without ``.csv``), sheet or keyword.
    row
        What one row is, in words.
    fields
        Columns in the order of the template; families of columns stand last.
    key
        Columns that together may not repeat.
    beside
        What belongs into another table, for those who look for it here; empty for nothing.
    """

    name: str
    row: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    beside: str = ""

    def find(self, column: str) -> Field | None:
        """Field of a column, ``fte.data_engineer`` giving ``fte.ROLE``; None if unknown."""
        for field in self.fields:
            if column == field.name and not field.prefix:
                return field
            if field.prefix and column.startswith(field.prefix):
                return field
        return None

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that must exist."""
        return tuple(field.name for field in self.fields if field.required)
