"""The cheapest ways out where no plan exists, each tried before it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain.told import Told
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out import WAYS_OUT, Repair
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Problem
from portfolio.planning.arguments import PROBLEM, SOLVER
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
    """

    problem: Problem
    repairs: tuple[Repair, ...]

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
        if not self.repairs:
            return "No change of a single kind makes a plan."
        lines = [
            f"  - {one}: the best plan is worth {one.roadmap.objective:,.0f}"
            for one in self.repairs
        ]
        return "\n".join(["Any one of these makes a plan:", *lines])


def repairs(
    problem: Problem,
    *,
    sizes: StepSizes | None = None,
    solver: Solver | None = None,
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
    """
    PROBLEM.check("repairs", problem)
    chosen = solver or QUESTION_SOLVER
    SOLVER.check("repairs: solver", chosen)
    steps = sizes or StepSizes.of_problem(problem)
    found = [repair for way in WAYS_OUT.values() for repair in way(problem, steps, chosen)]
    ranked = sorted(found, key=lambda one: (-one.roadmap.objective, one.kind))
    return Repairs(problem, tuple(ranked))
