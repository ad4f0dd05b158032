"""What is left of tables with faults, so that further faults are found in the same round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.sheet import Sheet
from portfolio.intake.tables.backlog_parts import assemble_backlog

_HEADER = (None, 1)
_ROUNDS = 5


def sound_part(sheets: Mapping[str, Sheet], decimal: str = ".") -> Backlog:
    """Build the rows in which nothing is wrong; no row at all where a header is at fault.

    Rows that refer to one that is left out are left out as well. What the rest says, such as the
    roles it needs, was written like that and is no consequence of a fault elsewhere.

    Parameters
    ----------
    sheets
        Raw tables by name.
    decimal
        Decimal mark of numbers written as text, ``.`` or ``,``.
    """
    for _ in range(_ROUNDS):
        try:
            return Backlog(*assemble_backlog(sheets, (), decimal))
        except InvalidInput as error:
            if any(finding.row in _HEADER for finding in error.findings):
                break
            sheets = {name: _without(sheet, error.findings) for name, sheet in sheets.items()}
    return Backlog(())


def _without(sheet: Sheet, findings: Iterable[Finding]) -> Sheet:
    """Return a table without the rows that have findings."""
    own = (sheet.source, sheet.place)
    faulty = {finding.row for finding in findings if (finding.source, finding.table) == own}
    kept = [k for k, row in enumerate(sheet.rows) if row not in faulty]
    return replace(
        sheet,
        rows=tuple(sheet.rows[k] for k in kept),
        cells=tuple([column[k] for k in kept] for column in sheet.cells),
        findings=tuple(finding for finding in sheet.findings if finding.row not in faulty),
    )
