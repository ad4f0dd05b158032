"""The sections on what is planned and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio.domain import Initiative
from portfolio.domain.vocabulary import Status
from portfolio.reporting.amounts import counted, money
from portfolio.reporting.bands import Band, bands_of
from portfolio.reporting.brief.section import Cell, Column, Section, Table, cut
from portfolio.reporting.summary import worth

if TYPE_CHECKING:
    from portfolio.horizons import Placement
    from portfolio.planning import Problem, Roadmap
    from portfolio.reporting.style import Style

_PLANNED = (
    Column("Initiative", width=46),
    Column("Business unit", width=16),
    Column("Start", width=9),
    Column("Go-live", width=9),
    Column("Build", number=True, width=10),
    Column("Worth", number=True, width=10),
)
_NOT_PLANNED = (
    Column("Initiative", width=38),
    Column("Business unit", width=16),
    Column("Build", number=True, width=10),
    Column("Why not"),
)


def planned_section(roadmap: Roadmap, style: Style) -> Section:
    """Return the planned initiatives, a table a horizon; the biggest are named."""
    bands = bands_of(roadmap, style.most_initiatives)
    lead = "Worth is what an initiative adds to the plan." if bands else "Nothing."
    if roadmap.problem.horizon_map is not None and bands:
        lead += (
            " The smaller line says what its horizon rests on: scope from 1 (one team) to 5 (the "
            "whole organisation), novelty from 1 (existing business) to 5 (new business)."
        )
    tables = tuple(_planned_table(roadmap, band, style) for band in bands)
    return Section("planned", "What is planned", lead, tables=tables)


def _planned_table(roadmap: Roadmap, band: Band, style: Style) -> Table:
    objective, problem = roadmap.problem.objective, roadmap.problem
    rows = [
        (
            Cell(
                _named(entry.initiative, entry.initiative.mode),
                _why_here(roadmap, entry.initiative),
            ),
            entry.initiative.business_unit,
            str(entry.start),
            str(entry.go_live),
            money(entry.initiative.build_cost, style.currency),
            worth(roadmap, objective.entry_worth(problem, entry), style),
        )
        for entry in band.named
    ]
    title = f"{band.title}: " if band.horizon else ""
    size = counted(len(band.entries), "initiative")
    caption = f"{title}{size}, {money(band.build_cost, style.currency)} to build"
    more = f"and {band.more:,} more that cost less to build, see roadmap.csv" if band.more else ""
    look = band.horizon.value if band.horizon else ""
    return Table(caption, _PLANNED, rows, more, look)


def _named(initiative: Initiative, mode: str = "") -> str:
    in_mode = f", mode {mode}" if mode else ""
    return f"{initiative.title} ({initiative.id}{in_mode})"


def _why_here(roadmap: Roadmap, initiative: Initiative) -> str:
    told = ["mandatory"] if initiative.mandatory else []
    told += ["in flight already"] if initiative.status is Status.IN_FLIGHT else []
    if roadmap.problem.horizon_map is not None:
        told += _horizon(initiative, roadmap.problem.horizon_map[initiative.id])
    return "; ".join(told)


def _horizon(initiative: Initiative, placement: Placement) -> Iterator[str]:
    """Tell in short what a placement rests on; the whole reason is in horizons.csv."""
    if placement.overridden:
        yield f"horizon set by hand: {placement.override_reason}"
    else:
        scope, novelty = initiative.scope_reach, initiative.business_model_novelty
        yield f"scope {scope:g}, novelty {novelty:g}"
        yield f"confidence {placement.label}"
        if placement.conflict:
            yield "signals contradict"
        if placement.borderline:
            yield "borderline"


def left_out_section(roadmap: Roadmap, style: Style) -> Section:
    """Return what is not planned and why: first what may not be, then the most promising."""
    problem, missing = roadmap.problem, roadmap.not_planned()
    reasons = dict(zip(missing["id"].tolist(), missing["reason"].tolist(), strict=True))
    priority = dict.fromkeys(reasons, 0.0)
    if problem.scorecard is not None:
        card = problem.scorecard
        priority |= dict(zip(card.ids, card.priority.tolist(), strict=True))
    order = sorted(reasons, key=lambda name: (-priority[name], name))
    barred = [name for name in order if name in problem.left_out]
    others = [name for name in order if name not in problem.left_out]
    captions = {
        f"Could not be planned: {counted(len(barred), 'initiative')}": barred,
        f"Would not make the plan better: {counted(len(others), 'initiative')}": others,
    }
    tables = tuple(
        Table(
            caption,
            _NOT_PLANNED,
            [
                _left_out(problem, name, reasons[name], style)
                for name in names[: style.most_initiatives]
            ],
            cut(len(names), style.most_initiatives, "not_planned.csv"),
        )
        for caption, names in captions.items()
        if names
    )
    lead = "" if tables else "Everything is planned."
    return Section("not-planned", "What is not planned", lead, tables=tables)


def _left_out(problem: Problem, name: str, reason: str, style: Style) -> tuple[str, ...]:
    initiative = problem.backlog.by_id[name]
    why = reason.removeprefix("is knocked out: ")
    return (
        _named(initiative),
        initiative.business_unit,
        money(initiative.build_cost, style.currency),
        why[:1].upper() + why[1:],
    )
