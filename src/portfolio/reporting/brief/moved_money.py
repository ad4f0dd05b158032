"""Tables on money that is moved: kept for a later quarter, or paid by another fund."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio.planning import Carried, Transfer
from portfolio.reporting.amounts import money
from portfolio.reporting.brief.section import Column, Table, cut

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.reporting.style import Style

_MOST = 16
_KEPT = (
    Column("Fund", width=34),
    Column("Not spent in"),
    Column("Kept back", number=True),
    Column("There in"),
    Column("Of it", number=True),
)
_PAID = (
    Column("Charged to", width=34),
    Column("Paid by", width=34),
    Column("Money", number=True),
)


def moved_tables(roadmap: Roadmap, style: Style) -> Iterator[Table]:
    """Tell what is kept and who pays for whom, where anything is."""
    if roadmap.done(Carried):
        yield _kept(roadmap, style)
    if roadmap.done(Transfer):
        yield _paid(roadmap, style)


def _kept(roadmap: Roadmap, style: Style) -> Table:
    carried = sorted(roadmap.done(Carried), key=lambda one: (one.quarter, one.fund))
    rows = [
        (
            one.fund,
            str(one.quarter),
            money(one.money, style.currency),
            str(one.quarter + 1),
            money(one.brought, style.currency),
        )
        for one in carried[:_MOST]
    ]
    more = cut(len(carried), _MOST, "carried.csv")
    return Table("Kept for the next quarter", _KEPT, rows, more)


def _paid(roadmap: Roadmap, style: Style) -> Table:
    sums: dict[tuple[str, str], float] = {}
    for one in roadmap.done(Transfer):
        pair = one.charged, one.payer
        sums[pair] = sums.get(pair, 0.0) + one.money
    rows = [(*pair, money(amount, style.currency)) for pair, amount in sorted(sums.items())]
    more = cut(len(rows), _MOST, "transfers.csv")
    return Table("Paid by another fund, over the calendar", _PAID, rows[:_MOST], more)
