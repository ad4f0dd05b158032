"""Which groups of initiatives reach a bonus (or a malus): b[rule] in {0, 1}."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class SynergyTerm:
    """A state that a rule knows, with what it is worth.

    Attributes
    ----------
    rule
        The rule that tells which state a plan is in.
    label
        The state, in words.
    bonus
        Objective points, once; negative where members get in each other's way.
    """

    rule: Synergetic
    label: str
    bonus: float
    cause: ClassVar[str] = "synergy"

    def charge(self, fund: str, quarter: Quarter) -> float:
        """No money of a fund: a bonus is worth, not budget."""
        return 0.0

    def supply(self, role: str, quarter: Quarter) -> float:
        """No people."""
        return 0.0

    def __str__(self) -> str:
        return self.label


@runtime_checkable
class Synergetic(Protocol):
    """A rule that gives a bonus to plans in some state."""

    def states(self, problem: Problem) -> tuple[SynergyTerm, ...]:
        """States in which the number of selected members may be; a plan is in one or in none."""
        ...


@dataclass(frozen=True)
class Synergies:
    """Tell which bonuses a plan reaches; the rules of the bonuses leave no choice in it."""

    name: ClassVar[str] = "synergies"

    def columns(self, problem: Problem) -> Columns:
        """One column for each state of each rule, in the order of the rules."""
        terms = self._terms(problem)
        size = len(terms)
        return Columns(
            family=self.name,
            labels=Labels.single("synergy", terms),
            lower=np.zeros(size),
            upper=np.ones(size),
            integer=np.ones(size, dtype=bool),
            spend=partial(coo_array, (len(problem.funds) * problem.quarters, size)),
            people=partial(coo_array, (len(problem.roles) * problem.quarters, size)),
            penalty=-np.array([term.bonus for term in terms], dtype=float),
        )

    def _terms(self, problem: Problem) -> list[SynergyTerm]:
        found: list[SynergyTerm] = []
        for rule in problem.offering(Synergetic):
            # A rule that is stated twice is reached once.
            found += [term for term in rule.states(problem) if term not in found]
        return found

    def decided(self, problem: Problem, values: Floats) -> tuple[SynergyTerm, ...]:
        """Return the states that the plan is said to be in."""
        terms = self._terms(problem)
        return tuple(terms[k] for k in np.flatnonzero(np.round(values)).tolist())


def state_column(problem: Problem, term: SynergyTerm) -> int:
    """Return the number of the column of a state."""
    terms = list(problem.columns[Synergies.name].labels.axes["synergy"])
    return problem.offsets[Synergies.name] + terms.index(term)
