"""The sections on money and on people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.domain.roles import role_title
from portfolio.reporting.amounts import UNKNOWN, counted, money, people, percent
from portfolio.reporting.brief.section import Column, Section, Table, cut
from portfolio.reporting.fund_use import FundUse, fund_uses
from portfolio.reporting.role_load import RoleLoad, role_loads

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.reporting.style import Style

_MOST = 16
_MONEY = (
    Column("Build", number=True),
    Column("Run", number=True),
    Column("Hiring", number=True),
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
_HIRES = (
    Column("Role", width=34),
    Column("Decide by"),
    Column("Joins"),
    Column("People", number=True),
    Column("Cost in the calendar", number=True),
)


def money_section(roadmap: Roadmap, style: Style) -> Section:
    """Return what is spent by year and by fund against the budget."""
    whole, calendar = FundUse.of(roadmap, *roadmap.problem.funds), roadmap.problem.capacity.calendar
    years = sorted({quarter.year for quarter in calendar})
    by_year = [
        (_year(year, calendar), *_amounts(whole, _quarters(year, calendar), style))
        for year in years[:_MOST]
    ]
    tables = [
        Table("By year", (Column("Year"), *_MONEY), by_year, cut(len(years), _MOST, "spend.csv"))
    ]
    if len(roadmap.problem.funds) > 1:
        funds, every = fund_uses(roadmap), range(len(calendar))
        rows = [(use.name, *_amounts(use, every, style)) for use in funds[:_MOST]]
        more = cut(len(funds), _MOST, "spend.csv")
        tables.append(Table("By fund", (Column("Fund"), *_MONEY), rows, more))
    return Section("money", "Money", "", "budget", tuple(tables))


def _quarters(year: int, calendar: Sequence[Quarter]) -> list[int]:
    return [k for k, quarter in enumerate(calendar) if quarter.year == year]


def _year(year: int, calendar: Sequence[Quarter]) -> str:
    numbers = [quarter.number for quarter in calendar if quarter.year == year]
    if len(numbers) == 4:
        return str(year)
    span = f"Q{numbers[0]}" + (f" to Q{numbers[-1]}" if len(numbers) > 1 else "")
    return f"{year}, {span}"


def _amounts(use: FundUse, quarters: Sequence[int], style: Style) -> tuple[str, ...]:
    parts = (use.build, use.run, use.hiring, use.total, use.limit)
    sums = [sum(part[k] for k in quarters) for part in parts]
    share = sums[3] / sums[4] if sums[4] else 0.0
    return (
        *(money(amount, style.currency) if amount else UNKNOWN for amount in sums),
        percent(share),
    )


def people_section(roadmap: Roadmap, style: Style) -> Section:
    """Return who is needed, the scarcest roles first, and who must be hired by when."""
    loads = role_loads(roadmap)
    rows = [_load(load, roadmap.problem.capacity.calendar) for load in loads[:_MOST]]
    tables = [Table("By role, in FTE", _PEOPLE, rows, cut(len(loads), _MOST, "staffing.csv"))]
    if roadmap.hires:
        tables.append(_hires(roadmap, style))
    return Section("people", "People", "", "staffing", tuple(tables) if loads else ())


def _load(load: RoleLoad, calendar: Sequence[Quarter]) -> tuple[str, ...]:
    peak = max(range(len(calendar)), key=lambda k: (load.demand[k], -k))
    joining = sum(load.joins.values())
    return (
        load.title,
        people(load.demand[peak]),
        str(calendar[peak]),
        people(load.capacity[peak]),
        percent(load.share),
        f"{len(load.full):,}" if load.limited else UNKNOWN,
        f"+{joining:,}" if joining else UNKNOWN,
    )


def _hires(roadmap: Roadmap, style: Style) -> Table:
    calendar = roadmap.problem.capacity.calendar
    hires = sorted(roadmap.hires, key=lambda hire: (hire.decide_by, hire.quarter, hire.role))
    rows = [
        (
            role_title(hire.role),
            str(hire.decide_by),
            str(hire.quarter),
            f"{hire.people:,}",
            money(sum(map(hire.cost, calendar)), style.currency),
        )
        for hire in hires[:_MOST]
    ]
    total = counted(sum(hire.people for hire in hires), "person", "people")
    return Table(f"To hire: {total}", _HIRES, rows, cut(len(hires), _MOST, "hiring.csv"))
