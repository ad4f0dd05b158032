"""The cheapest ways out where no plan exists, each tried before it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain.expected import NUMBER
from portfolio.domain.told import Told
from portfolio.explaining.interruptible import Interruptible, interruptible
from portfolio.explaining.suggestions import SIZES, StepSizes
from portfolio.explaining.ways_out import WAYS_OUT, Repair
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Problem
from portfolio.planning.arguments import LISTENER, PROBLEM, SOLVER
from portfolio.planning.reaching import first_plan
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Repairs(Told):
    """Ways out of a conflict.

    Attributes
    ----------
    problem
        Without a plan.
    repairs
        The cheapest of each kind, the one first whose plan is worth most; where a single rule
        less, or a looser one, will do, each such rule.
    missing
        Kinds of changes of which it is not known whether they would do: a limit came first, or
        somebody interrupted.
    """

    problem: Problem
    repairs: tuple[Repair, ...]
    missing: tuple[str, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """One row a repair: kind, changes, size, proven, worth of the plan then."""
        import pandas as pd

        rows = [
            (
                one.kind,
                "; ".join(map(str, one.changes)),
                one.size,
                one.proven,
                one.roadmap.objective,
            )
            for one in self.repairs
        ]
        return pd.DataFrame(rows, columns=["kind", "changes", "size", "proven", "worth"])

    def __str__(self) -> str:
        left = [f"Left open, for want of time: {', '.join(self.missing)}."] if self.missing else []
        if not self.repairs:
            return left[0] if left else "No change of a single kind makes a plan."
        lines = [
            f"  - {one}; the best plan is then worth {one.roadmap.objective:,.0f}"
            for one in self.repairs
        ]
        return "\n".join(["Any one of these makes a plan:", *lines, *left])


def repairs(
    problem: Problem,
    *,
    sizes: StepSizes | None = None,
    solver: Solver | None = None,
    seconds: float = 120.0,
    on_found: Callable[[Repair], None] | None = None,
) -> Repairs:
    """Find the cheapest ways out of a conflict: by money, by people, by rules, by windows.

    Each is the least of its kind in sum over all funds and quarters, roles and quarters, or rules
    (elastic programming, see `Elastic`); for a looser rule and for windows the fewest steps or
    quarters of a single one. Each is planned before it is told.

    Parameters
    ----------
    problem
        A problem without a plan.
    sizes
        Steps of money and FTE; by default about 1 % of a quarter's budget, and 0.1 FTE.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds for each question.
    seconds
        After so many seconds overall, what is found is returned.
    on_found
        Called with each way out as it is found, for those who watch. An interrupt keeps what
        was found so far.

    Raises
    ------
    ValueError
        If the problem has a plan, or something else is given than is expected.
    """
    PROBLEM.check("repairs", problem)
    chosen = solver or QUESTION_SOLVER
    SOLVER.check("repairs: solver", chosen)
    NUMBER.check("repairs: seconds", seconds)
    if on_found is not None:
        LISTENER.check("repairs: on_found", on_found)
    if not seconds > 0:
        raise ValueError(f"repairs: seconds must be above 0, not {seconds}")
    if sizes is not None:
        SIZES.check("repairs: sizes", sizes)
    asking, steps = interruptible(chosen, seconds), sizes or StepSizes.of_problem(problem)
    found: list[Repair] = []
    left = list(WAYS_OUT)
    try:
        if first_plan(problem.model, asking).has_plan:
            raise ValueError("repairs: the problem has a plan, so that nothing needs to be mended")
        for kind, way in WAYS_OUT.items():
            open_before, before = _unanswered(asking), len(found)
            for repair in way(problem, steps, asking):
                found.append(repair)
                if on_found is not None:
                    on_found(repair)
            if len(found) > before or _unanswered(asking) == open_before:
                left.remove(kind)
    except TimeoutError:
        pass
    except KeyboardInterrupt:
        if not found:
            raise
    ranked = sorted(found, key=lambda one: (-one.roadmap.objective, one.kind))
    return Repairs(problem, tuple(ranked), tuple(left))


def _unanswered(solver: Solver) -> int:
    """Return how many searches stayed without an answer by now, as far as that is known."""
    return len(solver.unanswered) if isinstance(solver, Interruptible) else 0
