"""Work in phases that may fail: what each costs, takes and leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite

_ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Phase:
    """One phase of work that is paid for when it begins and succeeds or not when it ends.

    Attributes
    ----------
    name
        What people call it.
    cost
        Money paid when it begins, at least 0.
    duration
        Periods it takes, at least 0; of the same length as those of the discount rate.
    p_success
        Probability in [0, 1] that it succeeds, once begun; a phase that fails ends all, worth 0.

    Raises
    ------
    ValueError
        For numbers out of these ranges; every one is named.
    """

    name: str
    cost: float
    duration: float
    p_success: float = 1.0

    def __post_init__(self) -> None:
        faults = [
            f"{name} must be at least 0, not {value}"
            for name, value in (("cost", self.cost), ("duration", self.duration))
            if not (isfinite(value) and value >= 0)
        ]
        if not 0 <= self.p_success <= 1:
            faults.append(f"p_success must be in [0, 1], not {self.p_success}")
        if faults:
            raise ValueError(f"phase {self.name}: {'; '.join(faults)}")


@dataclass(frozen=True)
class Chance:
    """One of the things that may turn out when a phase has succeeded.

    Attributes
    ----------
    name
        What turns out.
    probability
        In [0, 1], once the phase has succeeded.
    then
        What it leads to: a decision on the next phase, or its worth in money at that time.

    Raises
    ------
    ValueError
        For a probability outside [0, 1].
    """

    name: str
    probability: float
    then: float | Decision

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError(f"{self.name}: probability must be in [0, 1], not {self.probability}")


@dataclass(frozen=True)
class Decision:
    """Whether to begin a phase, and what its success leads to.

    Attributes
    ----------
    phase
        What would be begun.
    then
        What its success leads to: the worth in money at its end, the next decision, or chances
        of either, which are known before the next decision is made.

    Raises
    ------
    ValueError
        For chances that do not add up to 1 within 1e-9, or a worth that is not finite.
    """

    phase: Phase
    then: float | Decision | tuple[Chance, ...]

    def __post_init__(self) -> None:
        total = fsum(chance.probability for chance in self.chances)
        if abs(total - 1) > _ROUNDING:
            raise ValueError(
                f"phase {self.phase.name}: its chances add up to {total:.12g}, they must add up "
                "to 1 (failure is p_success of the phase, not a chance)"
            )
        for chance in self.chances:
            if not isinstance(chance.then, Decision) and not isfinite(chance.then):
                raise ValueError(f"phase {self.phase.name}: worth must be finite: {chance.then}")

    @classmethod
    def chain(cls, phases: Sequence[Phase], payoff: float) -> Decision:
        """Return the decision on the first of phases that follow one another.

        Parameters
        ----------
        phases
            In order, at least one.
        payoff
            Worth in money at the end of the last one, when all have succeeded.

        Raises
        ------
        ValueError
            If there are no phases.
        """
        if not phases:
            raise ValueError("a chain needs at least one phase")
        last = cls(phases[-1], payoff)
        return cls(phases[0], cls.chain(phases[1:], payoff)) if len(phases) > 1 else last

    @property
    def chances(self) -> tuple[Chance, ...]:
        """What success leads to, with probabilities; one certain chance without a name if so."""
        return self.then if isinstance(self.then, tuple) else (Chance("", 1.0, self.then),)
