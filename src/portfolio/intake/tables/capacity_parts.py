"""From raw tables to the parts of a capacity: one calendar, no gaps, no unknown names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from portfolio.domain import Quarter
from portfolio.errors import Finding
from portfolio.intake.columns import CAPACITY_TABLES, TABLES
from portfolio.intake.nearest import Nearest
from portfolio.intake.records import Record, Records, read_records
from portfolio.intake.sheet import Sheet
from portfolio.intake.tables.contracting import ContractTerms
from portfolio.intake.tables.currency import check_currency
from portfolio.intake.tables.hiring import HiringTerms
from portfolio.intake.tables.keys import check_repeats
from portfolio.intake.tables.refusal import refuse_if_any
from portfolio.intake.tables.substitution import SubstitutionTerms
from portfolio.intake.tables.training import TrainingTerms

Grid = dict[str, tuple[float, ...]]
Parts = tuple[
    tuple[Quarter, ...],
    Grid,
    Grid,
    dict[str, HiringTerms],
    dict[str, ContractTerms],
    tuple[TrainingTerms, ...],
    tuple[SubstitutionTerms, ...],
]
Paired = TypeVar("Paired", TrainingTerms, SubstitutionTerms)
NO_ROLE = "a role of the capacity table; write 0 FTE there if nobody has it yet"
NO_FUND = "a fund of the budget table"
SAME_ROLE = "another role than in from"
TERMS = ("hiring", "contracting", "training", "substitution")
"""Tables of terms on which a role gets more people."""
_MOST_NAMED = 4


def assemble_capacity(
    sheets: Mapping[str, Sheet], findings: Sequence[Finding] = (), decimal: str = "."
) -> Parts:
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
    Calendar, money by fund, people by role, terms of hiring and of contracting by role, terms of
    training and of substitution.

    Raises
    ------
    InvalidInput
        With every finding.
    """
    tables = {
        name: read_records(TABLES[name], sheets.get(name), decimal) for name in CAPACITY_TABLES
    }
    refuse_if_any([*findings, *_findings(tables, decimal)])
    calendar = _quarters(tables["budget"])
    return (
        calendar,
        _grid(tables["budget"], "fund", "amount", calendar),
        _grid(tables["capacity"], "role", "fte", calendar),
        dict(sorted((one.text("role"), _hiring(one)) for one in tables["hiring"])),
        dict(sorted((one.text("role"), _contracting(one)) for one in tables["contracting"])),
        by_roles(_training(one) for one in tables["training"]),
        by_roles(_substitution(one) for one in tables["substitution"]),
    )


def by_roles(pairs: Iterable[Paired]) -> tuple[Paired, ...]:
    """Return terms about two roles in order of the first, then of the second."""
    return tuple(sorted(pairs, key=lambda terms: (terms.source, terms.target)))


def _findings(tables: Mapping[str, Records], decimal: str) -> Iterator[Finding]:
    budget, capacity = tables["budget"], tables["capacity"]
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
        for name in TERMS:
            terms = tables[name]
            for column in ("role",) if "role" in terms.spec.key else ("from", "to"):
                yield from _unknown(terms, column, _names(capacity, "role"), NO_ROLE)
            if terms.spec.find("fund"):
                yield from _unknown(terms, "fund", _names(budget, "fund"), NO_FUND)
    yield from (*_same_roles(tables["training"]), *_same_roles(tables["substitution"]))
    yield from check_currency(tables.values(), decimal)


def _unknown(terms: Records, column: str, names: Sequence[str], expected: str) -> Iterator[Finding]:
    nearest = Nearest(names)
    for k in range(len(terms)):
        name = terms.get(str, column, k)
        if name is not None and name not in names:
            yield terms.finding(k, column, expected, nearest.to(name))


def _same_roles(pairs: Records) -> Iterator[Finding]:
    for k in range(len(pairs)):
        source = pairs.get(str, "from", k)
        if source is not None and source == pairs.get(str, "to", k):
            yield pairs.finding(k, "to", SAME_ROLE)


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


def _hiring(record: Record) -> HiringTerms:
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


def _contracting(record: Record) -> ContractTerms:
    return ContractTerms(
        rate=record.the(float, "rate"),
        premium=record.the(float, "premium"),
        unit=record.the(float, "unit"),
        max_share=record.the(float, "max_share"),
        max_fte=record.get(float, "max_fte"),
        fund=record.text("fund"),
    )


def _training(record: Record) -> TrainingTerms:
    return TrainingTerms(
        source=record.text("from"),
        target=record.text("to"),
        duration=record.the(int, "duration"),
        lost=record.the(float, "lost"),
        productivity=record.the(float, "productivity"),
        cost=record.the(float, "cost"),
        max_per_quarter=record.the(int, "max_per_quarter"),
        max_total=record.get(int, "max_total"),
        fund=record.text("fund"),
    )


def _substitution(record: Record) -> SubstitutionTerms:
    return SubstitutionTerms(
        source=record.text("from"),
        target=record.text("to"),
        efficiency=record.the(float, "efficiency"),
        max_share=record.the(float, "max_share"),
    )
