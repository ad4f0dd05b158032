"""Roadmaps as DataFrames and as a small HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table
from portfolio.planning.decisions import Stop
from portfolio.planning.frame import frame

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.planning.roadmap import Roadmap


def entries_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a planned initiative, by start, then id."""
    problem, entries = roadmap.problem, roadmap.entries
    ones = [entry.initiative for entry in entries]
    horizons = [roadmap.horizon(one.id) for one in ones]
    return frame(
        {
            "id": [one.id for one in ones],
            "title": [one.title for one in ones],
            "mode": [one.mode for one in ones],
            "business_unit": [one.business_unit for one in ones],
            "horizon": [horizon.value if horizon else "" for horizon in horizons],
            "start": [str(entry.start) for entry in entries],
            "finish": [str(entry.finish) for entry in entries],
            "go_live": [str(entry.go_live) for entry in entries],
            "quarters": [one.duration for one in ones],
            "build_cost": [one.build_cost for one in ones],
            "run_cost_per_quarter": [one.run_cost for one in ones],
            "build_fte_quarters": [one.build_fte for one in ones],
            "worth": [problem.objective.entry_worth(problem, entry) for entry in entries],
        }
    )


def not_planned_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row an initiative that is not planned, with what is known of the reason."""
    stopped = {one.initiative: f"is stopped for {one.cost:,.0f}" for one in roadmap.done(Stop)}
    known = {**roadmap.problem.left_out, **stopped}
    others = [one for one in roadmap.problem.backlog.initiatives if not roadmap.includes(one.id)]
    unknown = "not in the best plan under the rules"
    return frame(
        {
            "id": [one.id for one in others],
            "title": [one.title for one in others],
            "reason": [known.get(one.id, unknown) for one in others],
        }
    )


def roadmap_html(roadmap: Roadmap) -> str:
    """Entries as an escaped table under the roadmap in one sentence."""
    if not roadmap.outcome.has_plan:
        return html_table((), (), caption=str(roadmap))
    entries = entries_frame(roadmap)
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
        for row in entries.itertuples()
    ]
    return html_table(headers, rows, caption=str(roadmap))
