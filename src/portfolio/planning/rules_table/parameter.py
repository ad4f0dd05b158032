"""The parameters of each kind of rule, as columns of a table."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from portfolio.domain.meant import meant
from portfolio.intake.cells import is_blank
from portfolio.planning.constraints import CONSTRAINTS
from portfolio.planning.rules_table.cell_type import CellType, One, cell_type

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a kind of rule.

    Attributes
    ----------
    name
        Name of the attribute and of the column.
    cells
        How its values are written.
    default
        What a blank cell counts as; ``dataclasses.MISSING`` when a value must be given.
    may_be_none
        Whether None is a value; written as a blank cell, or ``none`` where blank means another.
    """

    name: str
    cells: CellType
    default: object
    may_be_none: bool

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return self.default is MISSING

    def read(self, cell: object, decimal: str = ".") -> object:
        """Return what a cell means.

        Raises
        ------
        ValueError
            With what was expected.
        """
        if is_blank(cell):
            if self.required:
                raise ValueError(f"a value: {self.cells.expected}")
            return self.default
        if self.may_be_none and isinstance(cell, str) and cell.strip().casefold() == _NONE:
            return None
        return self.cells.read(cell, decimal)

    def nearest(self, cell: object) -> str:
        """Return the word nearest to a misspelled one; empty where any word will do."""
        words = self.cells.words if isinstance(self.cells, One) else ()
        return meant(str(cell), words)

    def write(self, value: object) -> object:
        """Return the cell of a value, None for a blank one.

        Raises
        ------
        ValueError
            If no cell reads back as the value, such as a list with semicolons in its texts.
        """
        if not self.required and value == self.default:
            return None
        cell = _NONE if value is None and self.may_be_none else self.cells.write(value)
        if is_blank(cell) or self.read(cell) != value:
            raise ValueError(f"{self.name}: no cell of a table can hold {value!r}")
        return cell


@cache
def parameters(kind: str) -> dict[str, Parameter]:
    """Parameters of a kind of rule by name, in order."""
    made: Any = CONSTRAINTS[kind]
    types = get_type_hints(made)
    return {
        one.name: Parameter(
            one.name,
            cell_type(types[one.name]),
            one.default_factory() if one.default_factory is not MISSING else one.default,
            NoneType in get_args(types[one.name]),
        )
        for one in fields(made)
        if one.init
    }
