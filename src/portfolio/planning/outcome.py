"""What a solver found, and why it stopped."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, unique

from portfolio.domain.told import Told
from portfolio.planning.corner import Corner
from portfolio.planning.model import Floats


@unique
class Status(Enum):
    """What is known about the plan."""

    OPTIMAL = "optimal"
    """No better plan exists."""
    FEASIBLE = "feasible"
    """A plan exists; a better one may, by at most the gap."""
    INFEASIBLE = "infeasible"
    """No plan satisfies all rules."""
    UNBOUNDED = "unbounded"
    """The model lets the objective grow without limit: a fault of the model."""
    NO_SOLUTION = "no_solution"
    """A limit came before any plan was found; one may exist."""
    ERROR = "error"
    """The solver failed."""


@unique
class StopReason(Enum):
    """Why the search ended."""

    PROVEN = "proven"
    GAP = "gap reached"
    TIME_LIMIT = "time limit"
    NODE_LIMIT = "node limit"
    INTERRUPTED = "interrupted"
    ERROR = "solver error"


@dataclass(frozen=True, slots=True)
class Effort:
    """Who searched, and how hard.

    Attributes
    ----------
    solver
        Name and version.
    seconds
        Wall clock.
    nodes
        Nodes of the search tree; 0 when not told.
    """

    solver: str = ""
    seconds: float = 0.0
    nodes: int = 0


@dataclass(frozen=True, repr=False, eq=False)
class Outcome(Told):
    """What a solver found; holds no solver object. Two are equal only if they are the same object.

    Attributes
    ----------
    status, stopped
        What is known and why the search ended.
    values
        One value a column, None without a plan; integer columns hold exact integers.
    objective
        Worth of the values, recomputed from them; NaN without a plan.
    bound
        No plan is worth more than this; infinite when the solver proved nothing.
    effort
        Who searched, and how hard.
    message
        The solver's own words when it failed.
    canonical
        Whether the plan is the one that is preferred among all of equal worth, so that it does
        not hang on who solved it, or on the order of rows. False where nobody looked for others,
        or not to the end.
    timed
        Whether the clock ended the search or a part of it; False where a solver does not tell.
    corner
        Where the relaxation ended, for searches of models like this one; None where a solver does
        not tell, or solved none.
    """

    status: Status
    stopped: StopReason
    values: Floats | None = None
    objective: float = math.nan
    bound: float = math.inf
    effort: Effort = Effort()
    message: str = ""
    canonical: bool = False
    timed: bool = False
    corner: Corner | None = None

    @property
    def has_plan(self) -> bool:
        """Whether there are values."""
        return self.values is not None

    @property
    def repeatable(self) -> bool:
        """Whether the same input gives this plan again, unless a clock comes first there.

        So it does where neither a clock nor anybody ended the search or a part of it. So it does
        where the plan is canonical, too: then there is no other to be found.
        """
        by_chance = self.stopped in (StopReason.TIME_LIMIT, StopReason.INTERRUPTED)
        return self.canonical or not (self.timed or by_chance)

    @property
    def gap(self) -> float:
        """How much better a plan could at most be, as a share of this one's worth.

        0 when proven optimal, infinite when nothing is proven, NaN without a plan.
        """
        if not self.has_plan:
            return math.nan
        difference = max(0.0, self.bound - self.objective)
        if difference == 0.0:
            return 0.0
        return difference / abs(self.objective) if self.objective else math.inf

    def without_plan(self) -> Outcome:
        """Return why it ended, without a plan and what it is worth."""
        if not self.has_plan:
            return self
        status = Status.NO_SOLUTION
        return Outcome(status, self.stopped, effort=self.effort, message=self.message)

    def __str__(self) -> str:
        if not self.has_plan:
            return f"{self.status.value.replace('_', ' ')} ({self.stopped.value})"
        proof = "gap unknown" if math.isinf(self.gap) else f"gap {self.gap:.2%}"
        proof = f"{proof} ({self.stopped.value})"
        proof = "proven optimal" if self.status is Status.OPTIMAL else proof
        return f"objective {self.objective:,.0f}, {proof}"
