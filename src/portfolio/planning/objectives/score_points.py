"""Points of value times feasibility."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain import Initiative
from portfolio.planning.model import Floats
from portfolio.planning.objectives.discounting import quarterly_factor

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry
    from portfolio.scoring import Scorecard


class Size(StrEnum):
    """What points are multiplied with, so that they do not favour many small initiatives."""

    NONE = "none"
    SPEND = "spend"
    FTE = "fte"

    def of(self, initiative: Initiative) -> float:
        """Size of an initiative."""
        if self is Size.SPEND:
            return initiative.build_cost
        return initiative.build_fte if self is Size.FTE else 1.0


@dataclass(frozen=True)
class ScorePoints:
    """Value times feasibility of the plan, in points.

    An initiative that starts in quarter s is worth ``100 * value * feasibility * size * q^s``
    with value and feasibility in [0, 1] and q the quarterly factor of the delay rate; so no
    initiative is worth more than 100 points without a size.

    Attributes
    ----------
    delay_rate
        Annual rate at which delay discounts points: at 0.08 a year of delay leaves 1 / 1.08.
    size
        What points are multiplied with.
    """

    delay_rate: float = 0.08
    size: Size = Size.NONE

    kind: ClassVar[str] = "score"

    def __post_init__(self) -> None:
        quarterly_factor(self.delay_rate)

    @property
    def unit(self) -> str:
        """Unit of the worth."""
        return "points"

    def start_worth(self, problem: Problem) -> Floats:
        """Points by column of the starts."""
        scorecard, starts = _scorecard(problem), problem.starts
        points = dict(zip(scorecard.ids, scorecard.points.tolist(), strict=True))
        at_once = np.array([points[way.id] * self.size.of(way) for way in starts.ways], dtype=float)
        delay = quarterly_factor(self.delay_rate) ** starts.start
        return np.asarray(at_once[starts.owner] * delay)

    def money_worth(self, problem: Problem) -> Floats:
        """Points do not count money; yet nobody is hired who is not needed."""
        return np.zeros(problem.quarters)

    def entry_worth(self, problem: Problem, entry: Entry) -> float:
        """Points of one initiative at its start."""
        scorecard, initiative = _scorecard(problem), entry.initiative
        position = scorecard.position(initiative.id)
        legs = float(scorecard.value[position]) * float(scorecard.feasibility[position])
        delay = entry.start - problem.capacity.calendar[0]
        factor = float((1 + self.delay_rate) ** (-delay / 4))
        return 100 * legs * self.size.of(initiative) * factor

    def notes(self, problem: Problem) -> tuple[str, ...]:
        """Warn where a sum of points favours many small initiatives."""
        costs = [i.build_cost for i in problem.starts.ways if i.build_cost > 0]
        if self.size is Size.NONE and costs and max(costs) > 10 * min(costs):
            return (
                f"Points are blind to size: build costs range from {min(costs):,.0f} to "
                f"{max(costs):,.0f}, so a sum of points favours many small initiatives.",
            )
        return ()

    def __str__(self) -> str:
        size = "" if self.size is Size.NONE else f", times {self.size.value}"
        return f"the sum of value times feasibility in points{size}"


def _scorecard(problem: Problem) -> Scorecard:
    if problem.scorecard is None:
        raise ValueError("the objective 'score' needs scored candidates: score(backlog) first")
    return problem.scorecard
