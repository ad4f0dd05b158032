"""How one parameter of a rule is written in a cell: a value, a list, or pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Protocol, Union, cast, get_args, get_origin

from portfolio.domain import Quarter
from portfolio.intake.cells import Fault, cell_reader, escape
from portfolio.intake.field import Field, FieldKind
from portfolio.planning.constraints import Where

_KINDS: Mapping[type, FieldKind] = {
    bool: FieldKind.FLAG,
    int: FieldKind.INTEGER,
    float: FieldKind.NUMBER,
    str: FieldKind.TEXT,
    Quarter: FieldKind.QUARTER,
}
_TEXT = Field("text", FieldKind.TEXT, "")
_NOTHING = ";"
"""What an empty list is written as, for a blank cell means the default."""
_EMPTY = '""'
"""What an empty text is written as where a blank cell means another."""


class CellType(Protocol):
    """Reads and writes the cells of values of one type."""

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        ...

    def read(self, cell: object, decimal: str) -> object:
        """Return what a cell means; raise ValueError with what was expected."""
        ...

    def write(self, value: object) -> object:
        """Return the cell of a value."""
        ...


@dataclass(frozen=True, slots=True)
class One:
    """A single value: text, number, yes or no, quarter, or a word of a closed list.

    Attributes
    ----------
    made
        Type of the value.
    """

    made: type

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        return self._field().expected

    def read(self, cell: object, decimal: str) -> object:
        """Return the value; a number may be written as a percentage."""
        if cell == _EMPTY and self.made is str:
            return ""
        percent = isinstance(cell, str) and cell.rstrip().endswith("%")
        value = cell_reader(self._field(percent=percent), decimal)(cell)
        if isinstance(value, Fault):
            raise ValueError(value.expected)
        if value is None:
            raise ValueError(self.expected)
        return self.made(value) if issubclass(self.made, Enum) else value

    def write(self, value: object) -> object:
        """Return the cell: yes or no, number as it is, everything else as text."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Enum):
            return value.value
        return value if isinstance(value, int | float) else escape(str(value)) or _EMPTY

    @property
    def words(self) -> tuple[str, ...]:
        """The closed list of words; empty for other types."""
        return tuple(str(word.value) for word in self.made) if issubclass(self.made, Enum) else ()

    def _field(self, *, percent: bool = False) -> Field:
        if self.words:
            return Field("word", FieldKind.WORD, "", choices=self.words)
        share = percent and self.made is float
        return Field("value", FieldKind.SHARE if share else _KINDS[self.made], "")


@dataclass(frozen=True, slots=True)
class Several:
    """A list of values with semicolons between them; a semicolon alone is the empty list.

    Attributes
    ----------
    item
        Type of the values.
    sign
        What stands between them: a comma where the list is one side of a pair.
    """

    item: CellType
    sign: str = ";"

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        words = "semicolons" if self.sign == ";" else "commas"
        return f"{self.item.expected}, or several with {words} between them"

    def read(self, cell: object, decimal: str) -> tuple[object, ...]:
        """Return the values in order."""
        return tuple(self.item.read(part, decimal) for part in _parts(cell, self.sign))

    def write(self, value: object) -> str:
        """Return the cell."""
        values = cast("Iterable[object]", value)
        return f"{self.sign} ".join(str(self.item.write(one)) for one in values) or _NOTHING


@dataclass(frozen=True, slots=True)
class Pairs:
    """Values by name, written ``name = value; name = value``.

    Attributes
    ----------
    key, value
        Types of both sides.
    """

    key: CellType
    value: CellType

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        return f"pairs such as 'name = value; name = value', each value {self.value.expected}"

    def read(self, cell: object, decimal: str) -> dict[object, object]:
        """Return values by name, in order."""
        found: dict[object, object] = {}
        for part in _parts(cell):
            name, sign, value = (text.strip() for text in part.partition("="))
            if not sign:
                raise ValueError(self.expected)
            key = self.key.read(name, decimal)
            if key is None or key in found:
                raise ValueError(f"{self.expected}, each name once")
            found[key] = self.value.read(value, decimal)
        return found

    def write(self, value: object) -> str:
        """Return the cell."""
        named = cast("Mapping[object, object]", value).items()
        pairs = (f"{self.key.write(name)} = {self.value.write(one)}" for name, one in named)
        return "; ".join(pairs) or _NOTHING


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """Whoever has an attribute, written ``business_unit = Retail; Life``."""

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        return "an attribute such as 'business_unit = Retail; Life'"

    def read(self, cell: object, decimal: str) -> Where:
        """Return the attribute and its values."""
        first, *others = _parts(cell) or [""]
        attribute, sign, value = (text.strip() for text in first.partition("="))
        if not (attribute and sign and value):
            raise ValueError(self.expected)
        return Where(attribute, (value, *others))

    def write(self, value: object) -> str:
        """Return the cell."""
        where = cast("Where", value)
        return f"{where.attribute} = {'; '.join(where.values)}"


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one of several types; the first that reads the cell counts, texts last.

    Attributes
    ----------
    options
        Types in order.
    """

    options: tuple[CellType, ...]

    @property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        return ", or ".join(option.expected for option in self.options)

    def read(self, cell: object, decimal: str) -> object:
        """Return what the first type that fits makes of the cell."""
        for option in self.options:
            try:
                return option.read(cell, decimal)
            except ValueError:
                pass
        raise ValueError(self.expected)

    def write(self, value: object) -> object:
        """Return the cell as the type of the value writes it."""
        for option in self.options:
            if isinstance(value, _made_by(option)):
                return option.write(value)
        raise ValueError(f"{value!r} is none of: {self.expected}")


def cell_type(annotation: object) -> CellType:
    """Return how values of a type are written; None among the types of a union is left out.

    Raises
    ------
    TypeError
        For a type that no cell can hold.
    """
    origin, given = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        options = [part for part in given if part is not NoneType]
        # Any text is a text, and most are lists, so that these are tried last.
        types = tuple(sorted(map(cell_type, options), key=_width))
        return types[0] if len(types) == 1 else Either(types)
    if origin is tuple and given[1:] == (...,):
        return Several(cell_type(given[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = cell_type(given[1])
        value = replace(value, sign=",") if isinstance(value, Several) else value
        return Pairs(cell_type(given[0]), value)
    if isinstance(annotation, type) and (annotation in _KINDS or issubclass(annotation, Enum)):
        return One(annotation)
    if annotation is Where:
        return ByAttribute()
    raise TypeError(f"no cell of a table can hold {annotation}")


def _width(option: CellType) -> int:
    """How much a type takes for its own: the more, the later it is tried."""
    return 2 if option == One(str) else 1 if isinstance(option, Several) else 0


def _made_by(option: CellType) -> type | tuple[type, ...]:
    if isinstance(option, Several):
        return tuple
    if isinstance(option, Pairs):
        return Mapping
    if isinstance(option, ByAttribute):
        return Where
    made = option.made if isinstance(option, One) else object
    return (int, float) if made is float else made


def _parts(cell: object, sign: str = ";") -> list[str]:
    text = cell_reader(_TEXT)(cell)
    if isinstance(text, Fault):
        raise ValueError(text.expected)
    return [part.strip() for part in str(text or "").split(sign) if part.strip()]
