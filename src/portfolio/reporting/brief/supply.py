"""Tables on who comes on top of the people there: hired, bought, trained, lent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio.domain.roles import role_title
from portfolio.planning import Contract, Loan, Training
from portfolio.reporting.amounts import counted, money, people
from portfolio.reporting.brief.section import Column, Table, cut

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.reporting.style import Style

_MOST = 16
_HIRES = (
    Column("Role", width=34),
    Column("Decide by"),
    Column("Joins"),
    Column("People", number=True),
    Column("Cost in the calendar", number=True),
)
_CONTRACTS = (
    Column("Role", width=34),
    Column("From"),
    Column("To"),
    Column("FTE at most", number=True),
    Column("FTE-quarters", number=True),
    Column("Cost", number=True),
)
_TRAININGS = (
    Column("From role", width=26),
    Column("To role", width=26),
    Column("Begins"),
    Column("Ready"),
    Column("People", number=True),
    Column("Cost", number=True),
)


_LOANS = (
    Column("From role", width=26),
    Column("To the work of", width=26),
    Column("From"),
    Column("To"),
    Column("FTE at most", number=True),
    Column("FTE-quarters", number=True),
    Column("They stand for", number=True),
)


def supply_tables(roadmap: Roadmap, style: Style) -> Iterator[Table]:
    """Tell who must be hired, bought, trained and lent by when, where anybody is."""
    if roadmap.hires:
        yield _hires(roadmap, style)
    if roadmap.done(Contract):
        yield _contracts(roadmap, style)
    if roadmap.done(Training):
        yield _trainings(roadmap, style)
    if roadmap.done(Loan):
        yield _loans(roadmap)


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


def _contracts(roadmap: Roadmap, style: Style) -> Table:
    contracts = roadmap.done(Contract)
    by_role = {
        role: [one for one in contracts if one.role == role]
        for role in dict.fromkeys(one.role for one in contracts)
    }
    rows = [
        (
            role_title(role),
            str(min(one.quarter for one in mine)),
            str(max(one.quarter for one in mine)),
            people(max(one.fte for one in mine)),
            people(sum(one.fte for one in mine)),
            money(sum(one.cost for one in mine), style.currency),
        )
        for role, mine in by_role.items()
    ]
    rows.sort(key=lambda row: (row[1], row[0]))
    total = people(sum(one.fte for one in contracts))
    caption = f"External people to buy: {total} FTE-quarters"
    return Table(caption, _CONTRACTS, rows[:_MOST], cut(len(rows), _MOST, "contracting.csv"))


def _trainings(roadmap: Roadmap, style: Style) -> Table:
    trainings = sorted(
        roadmap.done(Training), key=lambda one: (one.quarter, one.terms.source, one.terms.target)
    )
    rows = [
        (
            role_title(one.terms.source),
            role_title(one.terms.target),
            str(one.quarter),
            str(one.ready),
            f"{one.people:,}",
            money(one.cost, style.currency),
        )
        for one in trainings[:_MOST]
    ]
    total = counted(sum(one.people for one in trainings), "person", "people")
    more = cut(len(trainings), _MOST, "training.csv")
    return Table(f"To train: {total}", _TRAININGS, rows, more)


def _loans(roadmap: Roadmap) -> Table:
    loans = roadmap.done(Loan)
    by_pair = {
        terms: [one for one in loans if one.terms == terms]
        for terms in dict.fromkeys(one.terms for one in loans)
    }
    rows = [
        (
            role_title(terms.source),
            role_title(terms.target),
            str(min(one.quarter for one in mine)),
            str(max(one.quarter for one in mine)),
            people(max(one.fte for one in mine)),
            people(sum(one.fte for one in mine)),
            people(sum(one.stands_for for one in mine)),
        )
        for terms, mine in by_pair.items()
    ]
    total = people(sum(one.fte for one in loans))
    more = cut(len(rows), _MOST, "lending.csv")
    return Table(f"Lent to other roles: {total} FTE-quarters", _LOANS, rows[:_MOST], more)
