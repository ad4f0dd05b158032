"""Where a plan asks for more people than are there, as its rules on staffing let it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.domain.listed import listed
from portfolio.planning.constraints import Period, Staffing
from portfolio.planning.constraints.constraint import exceeds

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap

_MOST = 4
"""Places that a sentence names."""


def allows_shortage(roadmap: Roadmap) -> bool:
    """Whether some rule on staffing averages over longer periods or has soft roles."""
    rules = [rule for rule in roadmap.problem.constraints if isinstance(rule, Staffing)]
    return any(rule.soft or rule.granularity is not Period.QUARTER for rule in rules)


def largest_buffer(problem: Problem) -> float:
    """Return the largest share of own people that a rule on staffing keeps free."""
    rules = (rule for rule in problem.constraints if isinstance(rule, Staffing))
    return max((rule.buffer for rule in rules), default=0.0)


def shortages(roadmap: Roadmap) -> Mapping[tuple[str, Quarter], float]:
    """FTE needed beyond those there, by role and quarter; only where there are any.

    There are own people, less the largest share that a rule on staffing keeps free, and those
    added.
    """
    if not any(isinstance(rule, Staffing) for rule in roadmap.problem.constraints):
        return {}
    buffer = largest_buffer(roadmap.problem)
    there = {key: (1 - buffer) * u.own + u.supplied for key, u in roadmap.people_use.items()}
    return {
        key: use.demand - there[key]
        for key, use in roadmap.people_use.items()
        if exceeds(use.demand, there[key])
    }


def shortage_notes(roadmap: Roadmap) -> tuple[str, ...]:
    """Sentences on people who are missing at a price, and on peaks that an average hides."""
    rules = [rule for rule in roadmap.problem.constraints if isinstance(rule, Staffing)]
    return tuple(
        note for rule in rules for notes in (_priced, _averaged) for note in notes(roadmap, rule)
    )


def _priced(roadmap: Roadmap, rule: Staffing) -> Iterator[str]:
    missing = rule.missing(roadmap)
    for role in rule.soft:
        spans = {span: fte for (name, span), fte in missing.items() if name == role}
        if spans:
            yield (
                f"People are missing, at a price: {role} lacks {sum(spans.values()):,.2f} "
                f"FTE-quarters ({listed(spans, _MOST)})."
            )


def _averaged(roadmap: Roadmap, rule: Staffing) -> Iterator[str]:
    if rule.granularity is Period.QUARTER:
        return
    short = shortages(roadmap)
    for role in roadmap.problem.roles:
        quarters = {quarter: fte for (name, quarter), fte in short.items() if name == role}
        if quarters:
            yield (
                f"People are averaged over {rule.granularity.every}: {role} needs up to "
                f"{max(quarters.values()):,.2f} FTE more than are there "
                f"({listed(quarters, _MOST)}), assumed to be evened out."
            )
