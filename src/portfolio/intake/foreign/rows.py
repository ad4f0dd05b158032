"""Rows of a foreign table on their way into the initiatives table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio.errors import Finding
from portfolio.intake.backlog import Assumption
from portfolio.intake.foreign.words import Cell
from portfolio.intake.number import parse_money


@dataclass(frozen=True, slots=True)
class MappedRows:
    """Columns by their new names, and what was found and assumed so far.

    Attributes
    ----------
    source
        File the rows are from.
    rows
        Row of each record as a spreadsheet counts: the header is row 1.
    headers
        Header in the source by new name, where there is one.
    columns
        Cells by new name, one a record; names that begin with ``_`` only help.
    findings
        Faults so far, located in the source.
    assumptions
        What was supplied or dropped so far.
    """

    source: str
    rows: tuple[int, ...]
    headers: Mapping[str, str]
    columns: Mapping[str, tuple[Cell, ...]]
    findings: tuple[Finding, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def cells(self, column: str) -> tuple[Cell, ...]:
        """Cells of a column; all blank if nothing has filled it yet."""
        return self.columns.get(column, (None,) * len(self))

    def header(self, column: str) -> str:
        """Name of a column in the source, or the new one where the source has none."""
        return self.headers.get(column, column.removeprefix("_"))

    def with_column(self, column: str, cells: Sequence[Cell]) -> MappedRows:
        """Rows with one column put in or replaced."""
        return replace(self, columns={**self.columns, column: tuple(cells)})

    def computed(
        self, target: str, used: Sequence[str], rule: Callable[..., Cell], among: str = ""
    ) -> MappedRows:
        """Rows with a column computed cell by cell.

        Parameters
        ----------
        target
            Column to fill.
        used
            Columns whose cells are the arguments of the rule.
        rule
            Gives the cell; a ValueError or LookupError it raises becomes a finding, the message
            being what was expected.
        among
            Column the finding is located in; the first used one if empty.
        """
        cells: list[Cell] = []
        findings: list[Finding] = []
        for k, arguments in enumerate(zip(*(self.cells(name) for name in used), strict=True)):
            try:
                cells.append(rule(*arguments))
            except (ValueError, LookupError) as fault:
                cells.append(None)
                findings.append(self.finding(k, among or used[0], str(fault.args[0])))
        return replace(self.with_column(target, cells), findings=(*self.findings, *findings))

    def keeping(self, kept: Sequence[bool]) -> MappedRows:
        """Only the rows marked true."""
        if all(kept):
            return self
        return replace(
            self,
            rows=tuple(row for row, keep in zip(self.rows, kept, strict=True) if keep),
            columns={
                name: tuple(cell for cell, keep in zip(cells, kept, strict=True) if keep)
                for name, cells in self.columns.items()
            },
        )

    def assuming(self, *assumptions: Assumption) -> MappedRows:
        """Rows with more assumptions, those that concern no initiative left out."""
        more = tuple(one for one in assumptions if one.initiatives)
        return replace(self, assumptions=(*self.assumptions, *more))

    def finding(self, k: int, column: str, expected: str) -> Finding:
        """Make a finding on a cell, by its row and header in the source."""
        cell = self.cells(column)[k]
        value = "" if cell is None else str(cell)
        return Finding(self.source, "", self.rows[k], self.header(column), value, expected)


def number(cell: Cell) -> float | None:
    """Read a cell as a number; None if it is blank.

    Raises
    ------
    ValueError
        If it is no number.
    """
    if cell is None or isinstance(cell, float):
        return cell
    try:
        return parse_money(cell)[0]
    except ValueError:
        raise ValueError("a number") from None


def in_words(value: Cell) -> str:
    """Write a value for people: thousands separated, no needless decimals."""
    return f"{value:,.10g}" if isinstance(value, float) else str(value or "blank")
