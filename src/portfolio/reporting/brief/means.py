"""The sections on money and on people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.reporting.amounts import UNKNOWN, money, people, percent
from portfolio.reporting.brief.moved_money import moved_tables
from portfolio.reporting.brief.section import Column, Section, Table, cut
from portfolio.reporting.brief.supply import supply_tables
from portfolio.reporting.fund_use import FundUse, fund_uses
from portfolio.reporting.role_load import RoleLoad, role_loads

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.reporting.style import Style

_MOST = 16
_USED = (
    Column("Total", number=True),
    Column("Budget", number=True),
    Column("Used", number=True),
)
_PEOPLE = (
    Column("Role", width=26),
    Column("Needed at most", number=True),
    Column("in"),
    Column("There then", number=True),
    Column("Used over all", number=True),
    Column("Quarters fully used", number=True),
    Column("Hired", number=True),
)
_ADDED = {
    "contractors": "External, FTE-quarters",
    "training": "Trained, FTE-quarters",
    "lending": "Lent, FTE-quarters",
}
"""Columns for people who come on top besides hires, by cause."""


def money_section(roadmap: Roadmap, style: Style) -> Section:
    """Return what is spent by year and by fund against the budget, and what is moved."""
    whole, calendar = FundUse.of(roadmap, *roadmap.problem.funds), roadmap.problem.capacity.calendar
    years = sorted({quarter.year for quarter in calendar})
    columns = (*(Column(cause.capitalize(), number=True) for cause in whole.by_cause), *_USED)
    by_year = [
        (_year(year, calendar), *_amounts(whole, _quarters(year, calendar), style))
        for year in years[:_MOST]
    ]
    more = cut(len(years), _MOST, "spend.csv")
    tables = [Table("By year", (Column("Year"), *columns), by_year, more)]
    if len(roadmap.problem.funds) > 1:
        funds, every = fund_uses(roadmap), range(len(calendar))
        rows = [(use.name, *_amounts(use, every, style)) for use in funds[:_MOST]]
        more = cut(len(funds), _MOST, "spend.csv")
        tables.append(Table("By fund", (Column("Fund"), *columns), rows, more))
    return Section("money", "Money", "", "budget", (*tables, *moved_tables(roadmap, style)))


def _quarters(year: int, calendar: Sequence[Quarter]) -> list[int]:
    return [k for k, quarter in enumerate(calendar) if quarter.year == year]


def _year(year: int, calendar: Sequence[Quarter]) -> str:
    numbers = [quarter.number for quarter in calendar if quarter.year == year]
    if len(numbers) == 4:
        return str(year)
    span = f"Q{numbers[0]}" + (f" to Q{numbers[-1]}" if len(numbers) > 1 else "")
    return f"{year}, {span}"


def _amounts(use: FundUse, quarters: Sequence[int], style: Style) -> tuple[str, ...]:
    parts = (*use.by_cause.values(), use.total, use.limit)
    sums = [sum(part[k] for k in quarters) for part in parts]
    total, budget = sums[-2:]
    return (
        *(money(amount, style.currency) if amount else UNKNOWN for amount in sums),
        percent(total / budget) if budget else UNKNOWN,
    )


def people_section(roadmap: Roadmap, style: Style) -> Section:
    """Return who is needed, the scarcest roles first, and who comes on top by when."""
    loads = role_loads(roadmap)
    causes = [cause for cause in _ADDED if any(cause in load.others for load in loads)]
    rows = [_load(load, roadmap.problem.capacity.calendar, causes) for load in loads[:_MOST]]
    columns = (*_PEOPLE, *(Column(_ADDED[cause], number=True) for cause in causes))
    more = cut(len(loads), _MOST, "staffing.csv")
    tables = (Table("By role, in FTE", columns, rows, more), *supply_tables(roadmap, style))
    return Section("people", "People", "", "staffing", tables if loads else ())


def _load(load: RoleLoad, calendar: Sequence[Quarter], causes: Sequence[str]) -> tuple[str, ...]:
    peak = max(range(len(calendar)), key=lambda k: (load.demand[k], -k))
    joining = sum(load.joins.values())
    added = [sum(load.others[cause]) for cause in causes]
    return (
        load.title,
        people(load.demand[peak]),
        str(calendar[peak]),
        people(load.capacity[peak]),
        percent(load.share),
        f"{len(load.full):,}" if load.limited else UNKNOWN,
        f"+{joining:,}" if joining else UNKNOWN,
        *(_signed(fte) if fte else UNKNOWN for fte in added),
    )


def _signed(fte: float) -> str:
    return ("+" if fte > 0 else "") + people(fte)
