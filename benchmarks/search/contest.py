"""What one contest asks of a solver, and what came of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.generator import Family, generate
from portfolio.planning import Problem

PROOF = 1e-6
"""Gap that counts as proof: nobody is asked for more."""


class Rival(StrEnum):
    """Who plans: this library, HiGHS as it comes, or CBC as it comes."""

    OURS = "portfolio"
    HIGHS = "highs"
    CBC = "cbc"

    @property
    def looks_at_the_clock(self) -> bool:
        """Whether it stops by seconds of the clock; CBC counts those of the processor."""
        return self is not Rival.CBC


@dataclass(frozen=True, slots=True)
class Contest:
    """One solver on one portfolio.

    Attributes
    ----------
    family, size, seed
        Of the portfolio.
    rival
        Who plans it.
    seconds
        When to stop at the latest.
    gap
        Stop before where the plan is proven to be within this share of the best one.
    """

    family: Family
    size: int
    seed: int
    rival: Rival
    seconds: float
    gap: float = PROOF

    @property
    def portfolio(self) -> tuple[str, int, int]:
        """Family, size and seed."""
        return self.family.value, self.size, self.seed

    def problem(self) -> Problem:
        """Return the problem that is planned."""
        return generate(self.size, self.family, seed=self.seed).problem()

    def __str__(self) -> str:
        what = f"{self.rival.value}: {self.size:,} {self.family.value}, seed {self.seed}"
        return f"{what}, at most {self.seconds:g} s"


@dataclass(frozen=True, slots=True)
class Found:
    """What a solver says it found.

    Attributes
    ----------
    value
        Worth of its plan in money, recomputed from the plan; None where there is none, or where
        it breaks a row.
    bound
        No plan is worth more, it says; None where it does not tell.
    note
        What is remarkable, for people.
    """

    value: float | None
    bound: float | None
    note: str = ""

    @property
    def gap(self) -> float:
        """How much better a plan could be, as a share of this one; infinite if nothing is known."""
        if self.value is None or self.bound is None:
            return math.inf
        missing = max(0.0, self.bound - self.value)
        if not missing:
            return 0.0
        return missing / abs(self.value) if self.value else math.inf


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a contest.

    Attributes
    ----------
    found
        The plan and the bound.
    cpu, wall
        Seconds of the processor, helpers included, and of the clock, from a model in arrays to
        the plan.
    megabytes
        Most memory that the process held, or its helper if that held more; 0 if not measured.
    yardstick
        CPU seconds of a fixed piece of work, mean of one run before and one after: greater where
        the machine was slow; 0 if not measured.
    """

    found: Found
    cpu: float
    wall: float
    megabytes: float
    yardstick: float

    @property
    def undisturbed(self) -> bool:
        """Whether the solver, who may look at the clock, had a core of its own.

        Less than half a second of waiting is nothing to speak of.
        """
        return self.cpu >= LEAST_SHARE * self.wall or self.wall - self.cpu < MOST_WAITING


LEAST_SHARE, MOST_WAITING = 0.95, 0.5
"""Least CPU seconds a second of the clock, and seconds of waiting that do not matter."""
