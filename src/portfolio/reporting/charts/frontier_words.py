"""What a frontier shows, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.explaining import Frontier, FrontierPoint
from portfolio.explaining.levels import LevelUnit
from portfolio.planning import Status
from portfolio.reporting.amounts import (
    MINUS,
    SPACE,
    at_most,
    counted,
    money,
    people,
    percent,
    short,
)
from portfolio.reporting.charts.frontier_shape import plateaus_of, rounding_of, worth_of
from portfolio.reporting.charts.wording import shorten
from portfolio.reporting.charts.worth_words import WorthWords
from portfolio.reporting.style import Style


@dataclass(frozen=True, slots=True)
class FrontierWords:
    """A frontier with the words for its worth and its levels.

    Attributes
    ----------
    frontier
        What is told of.
    words
        For its worth.
    currency
        Put before levels of money.
    """

    frontier: Frontier
    words: WorthWords
    currency: str

    @classmethod
    def of(cls, frontier: Frontier, style: Style) -> FrontierWords:
        """Tell of a frontier in a style."""
        unit = frontier.roadmaps[0].problem.objective.unit if frontier.roadmaps else ""
        return cls(frontier, WorthWords(unit, style.currency), style.currency)

    def level(self, level: float) -> str:
        """Return a level with its unit."""
        unit = self.frontier.levels.unit
        if unit is LevelUnit.MONEY:
            return money(level, self.currency)
        if unit is LevelUnit.SHARE:
            return percent(level)
        return f"{people(level)}{SPACE}FTE" if unit is LevelUnit.PEOPLE else short(level)

    @property
    def name(self) -> str:
        """What the levels are of, as the beginning of a sentence."""
        name = shorten(self.frontier.levels.name, 60)
        return f"{name[:1].upper()}{name[1:]}"

    @property
    def axis(self) -> str:
        """What stands below the axis of levels."""
        in_money = self.frontier.levels.unit is LevelUnit.MONEY and self.currency
        return f"{self.name}, {self.currency}" if in_money else self.name

    @property
    def there(self) -> list[FrontierPoint]:
        """Points with a plan."""
        return [point for point in self.frontier.points if point.roadmap.outcome.has_plan]

    def finding(self) -> str:
        """Return the finding in a sentence."""
        there = self.there
        if not there:
            return f"At none of {counted(len(self.frontier.points), 'level')} is there a plan"
        first, last = there[0], there[-1]
        worth = self.words.told
        if len(there) == 1:
            return f"At {self.level(last.level)} the best plan is worth {worth(worth_of(last))}"
        if worth_of(last) - worth_of(first) <= rounding_of(last):
            ends = f"{self.level(first.level)} to {self.level(last.level)}"
            return f"{self.name} from {ends}: worth stays at {worth(worth_of(last))}"
        told = (
            f"{self.name} from {self.level(first.level)} to {self.level(last.level)}: worth rises "
            f"from {worth(worth_of(first))} to {worth(worth_of(last))}"
        )
        flat = [ends for ends in plateaus_of(there) if ends[1] is last]
        if not flat:
            return told
        sure = last.roadmap.bound - worth_of(flat[0][0]) <= rounding_of(last)
        end = "nothing is gained" if sure else "no better plan was found"
        return f"{told}; beyond {self.level(flat[0][0].level)} {end}"

    def detail(self, swaps: int, most: int) -> str:
        """Return what the finding leaves out: proofs, swaps told of all, levels without a plan."""
        there = self.there
        parts = [_proof(there)] if there else []
        if swaps:
            parts.append(f"Numbers: swaps against the level before; + is in, {MINUS} is out.")
        if swaps > most:
            parts.append(f"Not told: {counted(swaps - most, 'swap')} that bring less.")
        none = [p.roadmap.outcome for p in self.frontier.points if not p.roadmap.outcome.has_plan]
        if none:
            proven = all(outcome.status is Status.INFEASIBLE for outcome in none)
            how = "no plan exists" if proven else "no plan was found"
            parts.append(f"At {counted(len(none), 'level')} {how}.")
        left = len(self.frontier.levels.levels) - len(self.frontier.points)
        if left > 0:
            parts.append(f"Interrupted: {counted(left, 'level')} not reached.")
        return " ".join(parts)


def _proof(there: Sequence[FrontierPoint]) -> str:
    gap = max(point.roadmap.gap for point in there)
    if math.isinf(gap):
        return "How much better plans may exist is unknown at some levels."
    exact = all(point.roadmap.bound - worth_of(point) <= rounding_of(point) for point in there)
    found = "the best there is" if exact else f"within {at_most(gap)} of the best"
    band = "; the band is what is not ruled out" if len(there) > 1 else ""
    return f"At each level the plan is {found}{band}."
