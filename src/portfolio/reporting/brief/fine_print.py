"""The sections on rules, assumptions, possible duplicates, and how to read the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.reporting.brief.section import Column, Section, Table, cut

if TYPE_CHECKING:
    from portfolio.intake.duplicates import Duplicates
    from portfolio.planning import Problem, Roadmap
    from portfolio.reporting.style import Style

_MOST = 60
_ASSUMED = (
    Column("Column", width=20),
    Column("Assumed", width=22),
    Column("Why"),
    Column("Initiatives", number=True, width=10),
)
_ALIKE = (
    Column("Initiative", width=30),
    Column("May be the same as", width=30),
    Column("Likeness", number=True, width=10),
    Column("Why"),
)


def rules_section(problem: Problem) -> Section:
    """Return what is maximised and every rule as sentences."""
    sentences = problem.describe().splitlines()
    more = cut(len(sentences), _MOST, "the settings")
    shown = (*sentences[:_MOST], *([f"{more}."] if more else []))
    return Section("rules", "What the plan obeys", sentences=shown)


def assumptions_section(problem: Problem) -> Section:
    """Return the values nobody reported."""
    rows = [
        (each.field, each.value, each.reason, f"{each.initiatives:,}")
        for each in problem.backlog.assumptions
    ]
    lead = (
        "Nobody reported these values; they were supplied so that a plan could be made."
        if rows
        else "None: every value was reported."
    )
    tables = (Table("", _ASSUMED, rows),) if rows else ()
    return Section("assumptions", "Assumptions", lead, tables=tables)


def duplicates_section(duplicates: Duplicates, style: Style) -> Section:
    """Return pairs of initiatives that may be one and the same."""
    known, most = duplicates.backlog.by_id, style.most_initiatives
    rows = [
        (
            f"{known[pair.first].title} ({pair.first})",
            f"{known[pair.second].title} ({pair.second})",
            f"{pair.likeness:.2f}",
            pair.reason,
        )
        for pair in duplicates.pairs[:most]
    ]
    lead = (
        "Nothing was merged. Likeness is the strength of the evidence from 0 to 1, no probability."
        if rows
        else "None found."
    )
    more = cut(duplicates.found, len(rows), "find_duplicates")
    tables = (Table("", _ALIKE, rows, more),) if rows else ()
    return Section("duplicates", "Possible duplicates", lead, tables=tables)


def reading_section(roadmap: Roadmap) -> Section:
    """Return what the words mean and where the numbers come from."""
    problem = roadmap.problem
    calendar = problem.capacity.calendar
    sentences = [
        f"Worth is {problem.objective}, added up over the plan.",
        "Money is in one currency at constant prices; k is a thousand, m a million, bn a billion.",
        "Build is money until go-live with contingency; run is money from go-live on.",
        "FTE are full-time people in a quarter; a quarter is fully used from 99.5% on.",
        f"The calendar reaches from {calendar[0]} to {calendar[-1]}; what is charged or earned "
        "later is in no budget, but in the worth where the objective says so.",
        "H1 improves the existing business within a team; H2 reaches across the organisation or "
        "opens something new; H3 does both.",
        "Numbers here are rounded; the tables beside this page, such as roadmap.csv, spend.csv and "
        "staffing.csv, or the workbook, hold the exact ones.",
    ]
    if roadmap.outcome.has_plan:
        sentences.append(f"{_solver(roadmap)}; every rule was then checked in plain arithmetic.")
    return Section("reading", "How to read this", sentences=tuple(sentences))


def _solver(roadmap: Roadmap) -> str:
    solver = roadmap.outcome.effort.solver
    return f"{solver} found the plan" if solver else "A solver found the plan"
