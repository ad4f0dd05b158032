"""What the value map shows of each initiative."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.domain import Horizon
from portfolio.horizons import HorizonMap
from portfolio.planning import Roadmap
from portfolio.scoring import Quadrant, Scorecard

_SMALLEST, _LARGEST, _ALIKE = 24.0, 640.0, 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One scored initiative.

    Attributes
    ----------
    id, title
        Id; name for people.
    feasibility, value
        Where it lies, 0 to 100.
    cost
        Money until go-live.
    area
        Of the bubble in square points: proportional to the cost, but never too small to see.
    horizon
        None when not classified.
    eligible
        Whether planning may choose it.
    planned
        None when nothing was planned yet.
    quadrant
        By value and feasibility.
    """

    id: str
    title: str
    feasibility: float
    value: float
    cost: float
    area: float
    horizon: Horizon | None
    eligible: bool
    planned: bool | None
    quadrant: Quadrant


def scorecard_of(result: Scorecard | HorizonMap | Roadmap) -> Scorecard:
    """Return the scorecard a result was made from.

    Raises
    ------
    ValueError
        If the roadmap's candidates were not scored.
    """
    if isinstance(result, Scorecard):
        return result
    scorecard = result.scorecard if isinstance(result, HorizonMap) else result.problem.scorecard
    if scorecard is None:
        raise ValueError("the value map needs scored candidates: score(backlog) first")
    return scorecard


def bubbles_of(result: Scorecard | HorizonMap | Roadmap) -> tuple[Bubble, ...]:
    """Return a bubble an initiative: planned ones first, then by falling priority, then by id.

    Raises
    ------
    ValueError
        If the roadmap's candidates were not scored.
    NoRoadmap
        If the roadmap holds no plan.
    """
    scorecard = scorecard_of(result)
    roadmap = result if isinstance(result, Roadmap) else None
    horizons = roadmap.problem.horizon_map if roadmap else result
    known = scorecard.backlog.by_id
    largest = max((known[name].build_cost for name in scorecard.ids), default=0.0)
    bubbles = []
    for name in scorecard.ranking:
        verdict, initiative = scorecard[name], known[name]
        share = initiative.build_cost / largest if largest > 0 else 0.0
        bubbles.append(
            Bubble(
                id=name,
                title=initiative.title,
                feasibility=100 * verdict.feasibility.likely,
                value=100 * verdict.value.likely,
                cost=initiative.build_cost,
                area=max(_SMALLEST, _LARGEST * share) if largest > 0 else _ALIKE,
                horizon=horizons.horizon_of(name) if isinstance(horizons, HorizonMap) else None,
                eligible=verdict.eligible,
                planned=roadmap.includes(name) if roadmap else None,
                quadrant=verdict.quadrant,
            )
        )
    return tuple(sorted(bubbles, key=lambda bubble: not bubble.planned))
