"""Roadmaps as DataFrames and as a small HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from portfolio.domain.html_table import html_table
from portfolio.planning.decisions import Stop

if TYPE_CHECKING:
    from portfolio.planning.roadmap import Roadmap


def entries_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a planned initiative, by start, then id."""
    problem = roadmap.problem
    rows = []
    for entry in roadmap.entries:
        initiative, horizon = entry.initiative, roadmap.horizon(entry.initiative.id)
        rows.append(
            {
                "id": initiative.id,
                "title": initiative.title,
                "mode": initiative.mode,
                "business_unit": initiative.business_unit,
                "horizon": horizon.value if horizon else "",
                "start": str(entry.start),
                "finish": str(entry.finish),
                "go_live": str(entry.go_live),
                "quarters": initiative.duration,
                "build_cost": initiative.build_cost,
                "run_cost_per_quarter": initiative.run_cost,
                "build_fte_quarters": initiative.build_fte,
                "worth": problem.objective.entry_worth(problem, entry),
            }
        )
    columns = list(rows[0]) if rows else _ENTRY_COLUMNS
    return pd.DataFrame(rows, columns=columns)


_ENTRY_COLUMNS = [
    "id",
    "title",
    "mode",
    "business_unit",
    "horizon",
    "start",
    "finish",
    "go_live",
    "quarters",
    "build_cost",
    "run_cost_per_quarter",
    "build_fte_quarters",
    "worth",
]


def not_planned_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row an initiative that is not planned, with what is known of the reason."""
    stopped = {one.initiative: f"is stopped for {one.cost:,.0f}" for one in roadmap.done(Stop)}
    known = {**roadmap.problem.left_out, **stopped}
    rows = [
        {
            "id": initiative.id,
            "title": initiative.title,
            "reason": known.get(initiative.id, "not in the best plan under the rules"),
        }
        for initiative in roadmap.problem.backlog.initiatives
        if not roadmap.includes(initiative.id)
    ]
    return pd.DataFrame(rows, columns=["id", "title", "reason"])


def roadmap_html(roadmap: Roadmap) -> str:
    """Entries as an escaped table under the roadmap in one sentence."""
    if not roadmap.outcome.has_plan:
        return html_table((), (), caption=str(roadmap))
    frame = entries_frame(roadmap)
    headers = ("id", "title", "horizon", "start", "go live", "build cost", "worth")
    rows = [
        (
            row.id,
            ", ".join(filter(None, (str(row.title), str(row.mode)))),
            row.horizon,
            row.start,
            row.go_live,
            f"{row.build_cost:,.0f}",
            f"{row.worth:,.0f}",
        )
        for row in frame.itertuples()
    ]
    return html_table(headers, rows, caption=str(roadmap))
