"""One cell of an input table: from what was written to what it means."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portfolio.domain import Quarter, Range
from portfolio.intake.field import Field, FieldKind
from portfolio.intake.number import advice, parse_money, parse_number

MOST = 1e15
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
_ID = re.compile(r"[\w.-]{1,64}")
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
_TRIGGERS = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read.

    Attributes
    ----------
    expected
        What was expected there, in words.
    """

    expected: str


def cell_reader(field: Field, decimal: str = ".") -> Callable[[object], object]:
    """Reader of the cells of one column.

    Parameters
    ----------
    field
        The column.
    decimal
        Decimal mark of numbers written as text, ``.`` or ``,``.

    Returns
    -------
    A function from a cell (text, number, date, truth value or None) to its meaning, to None for
    a blank cell, or to a `Fault`.
    """
    read = _READERS[field.kind]

    def meaning(cell: object) -> object:
        if isinstance(cell, str):
            cell = cell.strip()
            if cell.startswith("="):
                return Fault("a value, not a formula")
            if cell in _ERRORS:
                return Fault("a value, not an Excel error")
            cell = unescape(cell).strip()
        if is_blank(cell):
            return None
        try:
            return read(cell, field, decimal)
        except ValueError as error:
            return Fault(str(error))

    return meaning


def is_blank(cell: object) -> bool:
    """Whether nothing is written in a cell: None, empty or white text, or not-a-number."""
    if isinstance(cell, str):
        return not cell or cell.isspace()
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def escape(text: str) -> str:
    """Write text that looks like a formula or an Excel error so that it is read as text."""
    taken = text.startswith("=") or text in _ERRORS or unescape(text) != text
    return f"'{text}" if taken else text


def unescape(text: str) -> str:
    """Take off the apostrophe that protects text from being taken for a formula or an error."""
    bare = text.lstrip("'").lstrip()
    protected = text.startswith("'") and (bare.startswith(_TRIGGERS) or bare in _ERRORS)
    return text[1:] if protected else text


def _text(cell: object, field: Field, decimal: str) -> str:
    if isinstance(cell, str):
        return str(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (int, float)):
        return repr(cell)
    if isinstance(cell, datetime) and cell == datetime(cell.year, cell.month, cell.day):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    raise ValueError(f"{field.expected}, not a {type(cell).__name__}")


def _name(cell: object, field: Field, decimal: str) -> str:
    text = _text(cell, field, decimal)
    if isinstance(cell, (bool, date)) or not _NAME.fullmatch(text):
        raise ValueError(field.expected)
    return text


def _id(cell: object, field: Field, decimal: str) -> str:
    text = _text(cell, field, decimal)
    if isinstance(cell, float) and not cell.is_integer():
        raise ValueError(f"{field.expected}; stored as text, as 1.10 and 1.1 are one number")
    if isinstance(cell, (bool, date)) or not _ID.fullmatch(text):
        raise ValueError(field.expected)
    return text


def _number(cell: object, field: Field, decimal: str) -> float:
    if isinstance(cell, str):
        number = _written_number(cell, field, decimal)
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = cell
    else:
        raise ValueError(field.expected)
    if not abs(number) <= MOST:
        raise ValueError(f"{field.expected}; no more than {MOST:,.0f} in size")
    low, high = field.low, field.high
    if (low is not None and number < low) or (high is not None and number > high):
        raise ValueError(field.expected)
    return float(number)


def _written_number(text: str, field: Field, decimal: str) -> float:
    try:
        if field.kind is FieldKind.MONEY:
            return parse_money(text, decimal)[0]
        if field.kind is FieldKind.SHARE and text.endswith("%"):
            return parse_number(text[:-1].rstrip(), decimal) / 100
        return parse_number(text, decimal)
    except ValueError:
        raise ValueError(field.expected + advice(text, decimal)) from None


def _integer(cell: object, field: Field, decimal: str) -> int:
    number = _number(cell, field, decimal)
    if not number.is_integer():
        raise ValueError(field.expected)
    return int(number)


def _flag(cell: object, field: Field, decimal: str) -> bool:
    word = str(cell).casefold()
    if word in {"yes", "y", "true", "1", "1.0"}:
        return True
    if word in {"no", "n", "false", "0", "0.0"}:
        return False
    raise ValueError(field.expected)


def _quarter(cell: object, field: Field, decimal: str) -> Quarter:
    if isinstance(cell, date):
        return Quarter(cell.year, (cell.month + 2) // 3)
    if isinstance(cell, str):
        try:
            return Quarter.parse(cell)
        except ValueError:
            pass
    raise ValueError(field.expected)


def _word(cell: object, field: Field, decimal: str) -> str:
    if isinstance(cell, str):
        plain = cell.casefold().replace(" ", "_").replace("-", "_")
        for choice in field.choices:
            if plain == choice.casefold():
                return choice
    raise ValueError(field.expected)


def _words(cell: object, field: Field, decimal: str) -> tuple[str, ...]:
    text = _text(cell, field, decimal)
    words = tuple(word.strip() for word in text.split(";") if word.strip())
    if len(set(words)) < len(words):
        raise ValueError(f"{field.expected}, each once")
    return words


def _range(cell: object, field: Field, decimal: str) -> Range:
    parts = cell.split("..") if isinstance(cell, str) else [cell]
    numbers = [
        _number(part.strip() if isinstance(part, str) else part, field, decimal) for part in parts
    ]
    if len(numbers) > 3 or numbers != sorted(numbers):
        raise ValueError(field.expected)
    likely = numbers[1] if len(numbers) == 3 else (numbers[0] + numbers[-1]) / 2
    return Range(numbers[0], likely, numbers[-1])


_READERS: Mapping[FieldKind, Callable[[object, Field, str], object]] = {
    FieldKind.TEXT: _text,
    FieldKind.NAME: _name,
    FieldKind.ID: _id,
    FieldKind.NUMBER: _number,
    FieldKind.INTEGER: _integer,
    FieldKind.MONEY: _number,
    FieldKind.SHARE: _number,
    FieldKind.FLAG: _flag,
    FieldKind.QUARTER: _quarter,
    FieldKind.WORD: _word,
    FieldKind.WORDS: _words,
    FieldKind.RANGE: _range,
}
