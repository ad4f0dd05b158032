"""The section on how sure the ranking of the candidates is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.reporting.amounts import percent
from portfolio.reporting.brief.section import Column, Section, Table, cut

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.scoring.stability import Stability

_MOST = 20


def ranking_section(roadmap: Roadmap, stability: Stability) -> Section:
    """Return who stays among the first under other weights and scores, and who may get there."""
    draws, known = stability.acceptability, roadmap.problem.backlog.by_id
    within, best, worst = draws.within(stability.top), draws.rank_at(0.05), draws.rank_at(0.95)
    rivals = set(stability.rivals)
    told = [
        (rank, at)
        for rank, at in enumerate(stability.model.order)
        if rank < stability.top or stability.model.initiatives[at] in rivals
    ]
    rows = []
    for rank, at in told[:_MOST]:
        name = stability.model.initiatives[at]
        planned = roadmap.outcome.has_plan and roadmap.includes(name)
        rows.append(
            (
                f"{known[name].title} ({name})",
                f"{rank + 1:,}",
                f"{best[at]:,.0f} to {worst[at]:,.0f}",
                percent(float(within[at])),
                "yes" if planned else "no",
            )
        )
    columns = (
        Column("Initiative", width=46),
        Column("Rank", number=True, width=10),
        Column("Plausible ranks", number=True, width=18),
        Column(f"In the first {stability.top:,}", number=True),
        Column("Planned", width=12),
    )
    caption = "By priority; nine in ten draws lie within the plausible ranks"
    table = Table(caption, columns, rows, cut(len(told), len(rows), "stability.csv"))
    lead = " ".join(str(stability).splitlines())
    return Section("ranking", "How sure the ranking is", lead, tables=(table,))
