"""The work on an initiative takes fewer quarters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from portfolio.domain import Initiative
from portfolio.domain.expected import WHOLE_NUMBER
from portfolio.explaining.changes.change import with_initiative
from portfolio.planning import Problem


@dataclass(frozen=True)
class Shorter:
    """The work takes fewer quarters, for the same money and the same FTE-quarters in all.

    Each profile is squeezed evenly: what fell into a share of the old time falls into the same
    share of the new one. So the same people are needed sooner, more of them at a time.

    Attributes
    ----------
    initiative
        Id.
    quarters
        How many fewer, at least 1; at least one quarter of work is left in every mode.
    """

    initiative: str
    quarters: int = 1

    kind: ClassVar[str] = "shorter"

    def __post_init__(self) -> None:
        WHOLE_NUMBER.check("Shorter: quarters", self.quarters)
        if self.quarters < 1:
            raise ValueError(f"quarters must be at least 1, not {self.quarters}")

    def times(self, steps: int) -> Shorter:
        """Return a change so many times as large."""
        return replace(self, quarters=steps * self.quarters)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        return with_initiative(problem, self.initiative, self._changed)

    def _changed(self, initiative: Initiative) -> Initiative:
        duration = max(1, initiative.duration - self.quarters)
        return replace(
            initiative,
            duration=duration,
            build_spend=_squeezed(initiative.build_spend, duration),
            build_people=_squeezed(initiative.build_people, duration),
        )

    def __str__(self) -> str:
        word = "quarter" if self.quarters == 1 else "quarters"
        return f"{self.initiative} takes {self.quarters} {word} less, for the same work in all"


def _squeezed(
    profiles: Mapping[str, Sequence[float]], duration: int
) -> Mapping[str, tuple[float, ...]]:
    return {name: tuple(_spread(profile, duration)) for name, profile in profiles.items()}


def _spread(profile: Sequence[float], duration: int) -> Sequence[float]:
    done = np.concatenate([[0.0], np.cumsum(profile)])
    at = np.linspace(0, len(profile), duration + 1)
    spread: list[float] = np.diff(np.interp(at, np.arange(len(done)), done)).tolist()
    return spread
