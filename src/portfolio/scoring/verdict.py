"""What a scorecard says of one initiative."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.domain import Range
from portfolio.scoring.quadrant import Quadrant


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Verdict:
    """What a scorecard says of one initiative.

    Attributes
    ----------
    initiative, title
        Id; name for people.
    value, feasibility
        In [0, 1], with the bounds that the spread of the scores leaves open.
    priority
        Geometric mean of value and feasibility, in [0, 1].
    points
        100 x value x feasibility, in [0, 100]; orders as the priority does.
    quadrant
        By value and feasibility.
    eligible
        Whether planning may choose it.
    remarks
        Knock-outs, warnings and waivers in sentences.
    """

    initiative: str
    title: str
    value: Range
    feasibility: Range
    priority: float
    points: float
    quadrant: Quadrant
    eligible: bool
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One sentence: how high, where that puts it, what else there is to know."""
        told = (
            f"{self.title} ({self.initiative}): value {in_hundredths(self.value)} and feasibility "
            f"{in_hundredths(self.feasibility)} of 100, priority {100 * self.priority:.1f}: "
            f"{self.quadrant}"
        )
        return f"{'. '.join([told, *self.remarks])}."

    def __repr__(self) -> str:
        return f"<Verdict on {self}>"


def in_hundredths(share: Range) -> str:
    """Return a share of [0, 1] from 0 to 100, with bounds where there are any."""
    text = f"{100 * share.likely:.1f}"
    if share.low == share.high:
        return text
    return f"{text} ({100 * share.low:.1f} to {100 * share.high:.1f})"
