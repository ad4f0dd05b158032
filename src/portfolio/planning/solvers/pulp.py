"""Any solver that PuLP reaches."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from portfolio.planning.model import Floats, Model
from portfolio.planning.model_names import column_names
from portfolio.planning.outcome import Effort, Outcome, Status, StopReason
from portfolio.planning.solvers.pulp_model import to_pulp
from portfolio.planning.solvers.pulp_package import (
    PulpAnswer,
    pulp_version,
    reach,
    solve,
    variables_of,
)
from portfolio.planning.solvers.solver import ProgressListener, check_limits, settle

NOT_SOLVED, OPTIMAL, INFEASIBLE, UNBOUNDED, UNDEFINED = 0, 1, -1, -2, -3
"""Status codes that PuLP 3 and 4 share."""

_NO_VALUES = "a plan is claimed, but no values are told"

STOPPED = {
    UNDEFINED: StopReason.ERROR,
    -5: StopReason.ERROR,
    -6: StopReason.NODE_LIMIT,
    -10: StopReason.INTERRUPTED,
    -12: StopReason.ERROR,
}
"""What other codes mean: undefined, memory, nodes, interrupted, numerical; the rest is time."""


@dataclass(frozen=True)
class Pulp:
    """A solver reached through PuLP.

    Attributes
    ----------
    solver
        Name as PuLP knows it: ``HiGHS``, ``COIN_CMD``, ``PULP_CBC_CMD`` (PuLP 3), ``GUROBI`` ...
    gap
        Stop when the plan is proven to be within this share of the best one, from 0 to 1.
    time_limit
        Seconds; None for none.
    """

    solver: str = "HiGHS"
    gap: float = 1e-4
    time_limit: float | None = None

    name: ClassVar[str] = "pulp"

    def __post_init__(self) -> None:
        check_limits(self.name, self.gap, self.time_limit)

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model; PuLP tells no progress.

        Raises
        ------
        ValueError
            If PuLP does not reach the solver.
        """
        chosen = reach(self.solver, self.gap, self.time_limit)
        problem = to_pulp(model)
        began = time.perf_counter()
        answer = solve(problem, chosen)
        name = f"PuLP {pulp_version()} with {self.solver}"
        effort = Effort(name, time.perf_counter() - began)
        told = {one.name: one.value for one in variables_of(problem)}
        found = [told[name] for name in column_names(model.columns)]
        # A solver need not tell what stands in no row and is worth nothing.
        values = np.array([one or 0.0 for one in found])
        if answer.claims_plan and found and not any(one is not None for one in found):
            answer = replace(answer, code=UNDEFINED, claims_plan=False, words=_NO_VALUES)
        elif answer.code == NOT_SOLVED and found and None not in found:
            # PuLP 3 says of Gurobi at a limit that it has no plan, and tells the values of one.
            answer = replace(answer, claims_plan=_holds(model, settle(model, values)))
        return self._outcome(model, answer, values, effort)

    def _outcome(self, model: Model, answer: PulpAnswer, found: Floats, effort: Effort) -> Outcome:
        stopped = STOPPED.get(answer.code, StopReason.TIME_LIMIT)
        if not answer.claims_plan:
            known = Status.ERROR if stopped is StopReason.ERROR else Status.NO_SOLUTION
            status, stopped = {
                INFEASIBLE: (Status.INFEASIBLE, StopReason.PROVEN),
                UNBOUNDED: (Status.UNBOUNDED, StopReason.PROVEN),
            }.get(answer.code, (known, stopped))
            return Outcome(status, stopped, effort=effort, message=answer.words)
        values = settle(model, found)
        if not _holds(model, values):
            message = f"{answer.words}, but the values break rows"
            return Outcome(Status.ERROR, StopReason.ERROR, effort=effort, message=message)
        objective = float(model.worth @ values)
        if not answer.complete:
            if self.time_limit is None and stopped is StopReason.TIME_LIMIT:
                # SCIP through PuLP 3 tells a gap that is reached as any other limit.
                stopped = StopReason.GAP
            return Outcome(Status.FEASIBLE, stopped, values, objective, effort=effort)
        # PuLP tells no bound that can be trusted across solvers; what a complete search proves is
        # the gap it was asked for.
        bound = objective + self.gap * abs(objective)
        status, stopped = Status.FEASIBLE, StopReason.GAP
        if self.gap == 0:
            status, stopped = Status.OPTIMAL, StopReason.PROVEN
        return Outcome(status, stopped, values, objective, bound, effort)


def _holds(model: Model, values: Floats) -> bool:
    # CBC writes eight digits: a row may be missed by a millionth of what it adds up.
    size = np.maximum(1.0, abs(model.matrix) @ np.abs(values))
    return bool(np.all(model.row_excess(values) <= 1e-6 * size))
