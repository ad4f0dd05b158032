"""An initiative costs less, or more."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain import Initiative
from portfolio.domain.expected import NUMBER
from portfolio.explaining.changes.change import with_initiative
from portfolio.planning import Problem


@dataclass(frozen=True)
class Cheaper:
    """What an initiative costs to build and to run falls by a share, in every quarter and fund.

    Attributes
    ----------
    initiative
        Id.
    share
        Share of the cost that goes, at most 1; negative where it becomes dearer.
    """

    initiative: str
    share: float

    kind: ClassVar[str] = "cheaper"

    def __post_init__(self) -> None:
        NUMBER.check("Cheaper: share", self.share)
        if not -math.inf < self.share <= 1:
            raise ValueError(f"share must be at most 1, not {self.share}")

    def times(self, steps: int) -> Cheaper:
        """Return a change so many times as large."""
        return replace(self, share=steps * self.share)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        return with_initiative(problem, self.initiative, self._changed)

    def _changed(self, initiative: Initiative) -> Initiative:
        left = 1 - self.share
        return replace(
            initiative,
            build_spend={
                fund: tuple(left * amount for amount in profile)
                for fund, profile in initiative.build_spend.items()
            },
            run_spend={fund: left * amount for fund, amount in initiative.run_spend.items()},
        )

    def __str__(self) -> str:
        word = "less" if self.share >= 0 else "more"
        return f"{self.initiative} costs {100 * abs(self.share):.4g}% {word} to build and run"
