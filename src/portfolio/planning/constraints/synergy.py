"""Initiatives that belong together earn a bonus, or cost one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_numbers,
    is_delivered,
)
from portfolio.planning.constraints.members import Where, check_ids, ids_of
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions.synergies import Synergies, SynergyTerm, state_column
from portfolio.planning.model import Block, Floats, Ints

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Synergy:
    """A plan with enough members of a group, and not too many, earns a bonus, once.

    With n the number of selected members, N all of them, b = 1 where the bonus is reached and
    u = 1 where more than `at_most` are selected:
    ``at_least b + (at_most + 1) u <= n``,
    ``n <= at_least - 1 + (at_most - at_least + 1) b + (N - at_least + 1) u`` and ``b + u <= 1``.
    Both directions are stated, whatever the sign of the bonus, so that it is counted exactly when
    it is reached, also in a plan that is not the best. Without `at_most` there is no u, and N
    takes its place. Delivered members count as selected. A bonus of its own accord raises what
    the best plan is worth.

    Attributes
    ----------
    group
        Name, for people.
    members
        Ids, or `Where` an attribute says so.
    bonus
        Points of the objective, once; under net present value money in today's terms. Negative
        where the members take from each other (cannibalisation). No fund sees it.
    at_least, at_most
        Number of selected members for which the bonus is due, at least 1; None for all.
    reason
        Why.
    """

    group: str
    members: tuple[str, ...] | Where
    bonus: float
    at_least: int = 2
    at_most: int | None = None
    reason: str = ""

    kind: ClassVar[str] = "synergy"

    def __post_init__(self) -> None:
        check_numbers(self)
        if not math.isfinite(self.bonus):
            raise ValueError(f"synergy {self.group!r}: bonus must be finite, not {self.bonus}")
        most = math.inf if self.at_most is None else self.at_most
        if not 1 <= self.at_least <= most:
            raise ValueError(
                f"synergy {self.group!r}: 1 <= at_least <= at_most must hold, "
                f"not at_least={self.at_least}, at_most={self.at_most}"
            )

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or attribute, or a number out of reach."""
        check_ids(problem, self, self.members)
        size = len(ids_of(problem, self.members))
        if self.at_least > size:
            raise ValueError(
                f"synergy {self.group!r}: at_least must be 1 to {size}, the number of members, "
                f"not {self.at_least}"
            )
        if all(family.name != Synergies.name for family in problem.decisions):
            raise ValueError(f"synergy: the decisions must include the family {Synergies.name!r}")

    def states(self, problem: Problem) -> tuple[SynergyTerm, ...]:
        """Return the state of the bonus, and that beyond it where too many members are possible."""
        upper = "or more" if self.at_most is None else f"to {self.at_most}"
        reached = SynergyTerm(self, f"{self.group} {self.at_least} {upper}", self.bonus)
        if self._most(problem) == len(ids_of(problem, self.members)):
            return (reached,)
        return reached, SynergyTerm(self, f"{self.group} above {self.at_most}", 0.0)

    def _most(self, problem: Problem) -> int:
        size = len(ids_of(problem, self.members))
        return size if self.at_most is None else min(self.at_most, size)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """Two rows, and one more where there may be too many."""
        members, least, most = ids_of(problem, self.members), self.at_least, self._most(problem)
        done = sum(is_delivered(problem, member) for member in members)
        chosen = problem.starts.of_all(members)
        states: Ints = np.array([state_column(problem, s) for s in self.states(problem)])
        lifts = np.array([least, most + 1], dtype=float)[: len(states)]
        room = np.array([most - least + 1, len(members) - least + 1], dtype=float)[: len(states)]
        rows = Rows(str(self), "bound", "initiatives")
        rows.add("reached", (chosen, 1.0), (states, -lifts), lower=float(-done))
        rows.add("missed", (chosen, 1.0), (states, -room), upper=float(least - 1 - done))
        if len(states) > 1:
            rows.add("one state", (states, _ones(states)), upper=1.0)
        yield rows.block()

    def is_reached(self, roadmap: Roadmap) -> bool:
        """Whether a plan has as many members as the bonus is due for."""
        most = self._most(roadmap.problem)
        return self.at_least <= self._count(roadmap) <= most

    def _count(self, roadmap: Roadmap) -> int:
        return sum(roadmap.counts(member) for member in ids_of(roadmap.problem, self.members))

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the states that the plan is said to be in with the members it has."""
        if Synergies.name not in roadmap.decided:
            return
        states = self.states(roadmap.problem)
        beyond = self._count(roadmap) > self._most(roadmap.problem)
        true = states[int(beyond)] if beyond or self.is_reached(roadmap) else None
        said = [term for term in roadmap.decided[Synergies.name] if term in states]
        if said != ([true] if true else []):
            counted = "counted" if states[0] in said else "not counted"
            found = f"{self._count(roadmap)} selected, the bonus is {counted}"
            yield Violation(str(self), self.group, found)

    def __str__(self) -> str:
        most = f" and at most {self.at_most}" if self.at_most is not None else ""
        does = "earn" if self.bonus >= 0 else "cost"
        return (
            f"At least {self.at_least}{most} of group '{self.group}' together {does} "
            f"{abs(self.bonus):,.6g} of the objective{because(self.reason)}"
        )


def _ones(columns: Ints) -> Floats:
    return np.ones(len(columns))
