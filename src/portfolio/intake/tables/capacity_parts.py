"""From raw tables to the parts of a capacity: one calendar, no gaps, no unknown names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portfolio.domain import Quarter
from portfolio.errors import Finding
from portfolio.intake.columns import CAPACITY_TABLES, TABLES
from portfolio.intake.nearest import Nearest
from portfolio.intake.records import Record, Records, read_records
from portfolio.intake.sheet import Sheet
from portfolio.intake.tables.currency import check_currency
from portfolio.intake.tables.hiring import HiringTerms
from portfolio.intake.tables.keys import check_repeats
from portfolio.intake.tables.refusal import refuse_if_any

Grid = dict[str, tuple[float, ...]]
NO_ROLE = "a role of the capacity table; write 0 FTE there if nobody has it yet"
NO_FUND = "a fund of the budget table"
_MOST_NAMED = 4


def assemble_capacity(
    sheets: Mapping[str, Sheet], findings: Sequence[Finding] = (), decimal: str = "."
) -> tuple[tuple[Quarter, ...], Grid, Grid, dict[str, HiringTerms]]:
    """Check raw tables and build what they hold.

    Parameters
    ----------
    sheets
        Raw tables by name; only ``budget`` is required.
    findings
        What is already known to be wrong.
    decimal
        Decimal mark of numbers written as text, ``.`` or ``,``.

    Returns
    -------
    Calendar, money by fund, people by role, terms of hiring by role.

    Raises
    ------
    InvalidInput
        With every finding.
    """
    tables = {
        name: read_records(TABLES[name], sheets.get(name), decimal) for name in CAPACITY_TABLES
    }
    refuse_if_any([*findings, *_findings(tables, decimal)])
    budget, capacity, hiring = (tables[name] for name in CAPACITY_TABLES)
    calendar = _quarters(budget)
    terms = {record.text("role"): _terms(record) for record in hiring}
    return (
        calendar,
        _grid(budget, "fund", "amount", calendar),
        _grid(capacity, "role", "fte", calendar),
        dict(sorted(terms.items())),
    )


def _findings(tables: Mapping[str, Records], decimal: str) -> Iterator[Finding]:
    budget, capacity, hiring = (tables[name] for name in CAPACITY_TABLES)
    if budget.sheet.columns and not len(budget):
        expected = "at least one row below the header"
        yield Finding(budget.sheet.source, budget.sheet.place, expected=expected)
    for records in tables.values():
        yield from records.findings
        yield from check_repeats(records)
    yield from _gaps(budget, "fund", "no money")
    yield from _gaps(capacity, "role", "nobody")
    yield from _calendars(budget, capacity)
    if budget.sheet.columns:
        yield from _unknown(hiring, "role", _names(capacity, "role"), NO_ROLE)
        yield from _unknown(hiring, "fund", _names(budget, "fund"), NO_FUND)
    yield from check_currency(tables.values(), decimal)


def _unknown(
    hiring: Records, column: str, names: Sequence[str], expected: str
) -> Iterator[Finding]:
    nearest = Nearest(names)
    for k in range(len(hiring)):
        name = hiring.get(str, column, k)
        if name is not None and name not in names:
            yield hiring.finding(k, column, expected, nearest.to(name))


def _quarters(records: Records) -> tuple[Quarter, ...]:
    return tuple(sorted({q for q in records.values["quarter"] if isinstance(q, Quarter)}))


def _names(records: Records, column: str) -> tuple[str, ...]:
    return tuple(sorted({name for name in records.values[column] if isinstance(name, str)}))


def _grid(records: Records, name: str, amount: str, calendar: Sequence[Quarter]) -> Grid:
    cells = {
        (record.text(name), record.the(Quarter, "quarter")): record.the(float, amount)
        for record in records
    }
    return {
        owner: tuple(cells[owner, quarter] for quarter in calendar)
        for owner in _names(records, name)
    }


def _gaps(records: Records, name: str, what: str) -> Iterator[Finding]:
    """Quarters nobody has a row for, and for each name the quarters it lacks."""
    sheet, quarters = records.sheet, _quarters(records)
    if not quarters or {name, "quarter"} & {column for column, _ in records.faulty}:
        return
    span = [quarters[0] + k for k in range(quarters[-1] - quarters[0] + 1)]
    absent = sorted(set(span) - set(quarters))
    if absent:
        expected = f"every quarter from {span[0]} to {span[-1]}; write 0 where there is {what}"
        found = f"no row for {_listed(absent)}"
        yield Finding(sheet.source, sheet.place, None, "quarter", found, expected)
    filled = {(records.values[name][k], records.values["quarter"][k]) for k in range(len(records))}
    for owner in _names(records, name):
        lacking = [quarter for quarter in quarters if (owner, quarter) not in filled]
        if lacking:
            expected = f"a row for '{owner}' in {_listed(lacking)}; write 0 where there is {what}"
            yield Finding(sheet.source, sheet.place, None, name, owner, expected)


def _calendars(budget: Records, capacity: Records) -> Iterator[Finding]:
    ours, theirs = _quarters(budget), _quarters(capacity)
    faulty = {column for records in (budget, capacity) for column, _ in records.faulty}
    if not ours or not theirs or "quarter" in faulty:
        return
    if (ours[0], ours[-1]) != (theirs[0], theirs[-1]):
        sheet = capacity.sheet
        expected = f"the quarters of the budget table, {ours[0]} to {ours[-1]}"
        found = f"{theirs[0]} to {theirs[-1]}"
        yield Finding(sheet.source, sheet.place, None, "quarter", found, expected)


def _listed(quarters: Sequence[Quarter]) -> str:
    named = ", ".join(map(str, quarters[:_MOST_NAMED]))
    more = len(quarters) - _MOST_NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def _terms(record: Record) -> HiringTerms:
    return HiringTerms(
        lead=record.the(int, "lead"),
        ramp=record.the(int, "ramp"),
        ramp_productivity=record.the(float, "ramp_productivity"),
        cost=record.the(float, "cost"),
        recruiting_cost=record.the(float, "recruiting_cost"),
        max_per_quarter=record.the(int, "max_per_quarter"),
        max_total=record.get(int, "max_total"),
        fund=record.text("fund"),
    )
