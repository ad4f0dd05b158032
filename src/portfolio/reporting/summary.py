"""A plan in a few plain words: the headline, how good it is, the key figures, the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf
from typing import TYPE_CHECKING

from portfolio.planning import Outcome, Status, StopReason
from portfolio.reporting.amounts import at_most, counted, money, percent
from portfolio.reporting.fund_use import FundUse
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from portfolio.planning import Roadmap

_NO_PLAN = {
    Status.INFEASIBLE: "There is no plan: no choice of initiatives satisfies all rules.",
    Status.UNBOUNDED: "There is no plan: its worth has no limit, which is a fault of the model.",
    Status.NO_SOLUTION: "There is no plan yet: the search ended before it found one.",
    Status.ERROR: "There is no plan: the solver failed.",
}
_STOPPED = {
    StopReason.GAP: "the search stopped there, as it was told to",
    StopReason.TIME_LIMIT: "the search ran out of time",
    StopReason.NODE_LIMIT: "the search reached its limit of steps",
    StopReason.INTERRUPTED: "the search was interrupted",
    StopReason.ERROR: "the solver stopped with an error",
}


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number of the plan that everybody asks for.

    Attributes
    ----------
    name, value
        What it is, and how much in words.
    remark
        What it is of, or how to read it.
    """

    name: str
    value: str
    remark: str


def headline(roadmap: Roadmap, style: Style = DEFAULT_STYLE) -> str:
    """Return what is planned, what it costs and what it is worth, in one or two sentences."""
    if not roadmap.outcome.has_plan:
        return _NO_PLAN[roadmap.outcome.status]
    planned, total = len(roadmap.entries), len(roadmap.problem.backlog)
    if not planned:
        return f"The plan is to start none of {counted(total, 'initiative')}."
    calendar = roadmap.problem.capacity.calendar
    cost = sum(entry.initiative.build_cost for entry in roadmap.entries)
    hired = sum(hire.people for hire in roadmap.hires)
    parts = [f"costs {money(cost, style.currency)} to build"] if cost else []
    parts.append(f"is worth {worth(roadmap, roadmap.worth, style)}")
    parts += [f"needs {counted(hired, 'person', 'people')} to be hired"] if hired else []
    return (
        f"The plan starts {planned:,} of {counted(total, 'initiative')} between {calendar[0]} and "
        f"{calendar[-1]}. It {_listed(parts)}."
    )


def proof(outcome: Outcome) -> str:
    """Return how much better another plan could be, in a sentence; empty without a plan."""
    if not outcome.has_plan:
        return ""
    if outcome.status is Status.OPTIMAL or outcome.gap == 0:
        return "Proven best: no other plan is worth more under these rules."
    why = _STOPPED.get(outcome.stopped, "")
    because = f" ({why})" if why else ""
    if isinf(outcome.gap):
        return f"How much better another plan could be is not known{because}."
    return f"Another plan could be worth at most {at_most(outcome.gap)} more{because}."


def worth(roadmap: Roadmap, amount: float, style: Style = DEFAULT_STYLE) -> str:
    """Return a worth in the unit of the plan's objective."""
    unit = roadmap.problem.objective.unit
    return money(amount, style.currency) if unit == "money" else f"{amount:,.0f} {unit}"


def key_figures(roadmap: Roadmap, style: Style = DEFAULT_STYLE) -> tuple[KeyFigure, ...]:
    """Return the numbers everybody asks for; none without a plan."""
    if not roadmap.outcome.has_plan:
        return ()
    problem, spent = roadmap.problem, FundUse.of(roadmap, *roadmap.problem.funds)
    there = money(sum(spent.limit), style.currency)
    cost = sum(entry.initiative.build_cost for entry in roadmap.entries)
    hired = sum(hire.people for hire in roadmap.hires)
    return (
        KeyFigure(
            "Initiatives", f"{len(roadmap.entries):,}", f"of {len(problem.backlog):,} considered"
        ),
        KeyFigure(
            "Cost to build", money(cost, style.currency), "until go-live, contingency included"
        ),
        KeyFigure(
            "Spend",
            money(sum(spent.total), style.currency),
            f"with run and people; {percent(spent.share)} of {there}",
        ),
        KeyFigure("Worth", worth(roadmap, roadmap.worth, style), _worth_remark(roadmap)),
        KeyFigure("People to hire", f"{hired:,}", "permanent, over the calendar"),
        KeyFigure(
            "Could be better by",
            _better(roadmap.outcome),
            "at most, by another plan under these rules",
        ),
    )


def notes(roadmap: Roadmap) -> tuple[str, ...]:
    """Return sentences a reader must know: of the plan, of the scores, of rules that are missed."""
    problem = roadmap.problem
    scores = problem.scorecard.notes if problem.scorecard is not None else ()
    return (*roadmap.notes, *scores)


def _listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _worth_remark(roadmap: Roadmap) -> str:
    return {"npv": "risk-adjusted net present value", "score": "value times feasibility"}.get(
        roadmap.problem.objective.kind, "as given"
    )


def _better(outcome: Outcome) -> str:
    if outcome.status is Status.OPTIMAL or outcome.gap == 0:
        return "0%"
    return "not known" if isinf(outcome.gap) else at_most(outcome.gap)
