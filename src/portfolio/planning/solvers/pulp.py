"""Any solver that PuLP reaches, and the model as a PuLP problem; works with PuLP 3.3 and 4."""

from __future__ import annotations

import math
import time
import warnings
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Effort, Outcome, Status, StopReason
from portfolio.planning.solvers.solver import ProgressListener, check_limits, settle

if TYPE_CHECKING:
    import pulp

OPTIMAL, INFEASIBLE, UNBOUNDED = 1, -1, -2
"""Status codes that PuLP 3 and 4 share."""

STOPPED = {
    -3: StopReason.ERROR,
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
        Stop when the plan is proven to be within this share of the best one.
    time_limit
        Seconds; None for none.
    """

    solver: str = "HiGHS"
    gap: float = 1e-4
    time_limit: float | None = None

    name: ClassVar[str] = "pulp"

    def __post_init__(self) -> None:
        check_limits(self.name, gap=self.gap, time_limit=self.time_limit)

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model; PuLP tells no progress.

        Raises
        ------
        ValueError
            If PuLP does not reach the solver.
        """
        problem, variables = to_pulp(model)
        began = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            answer = problem.solve(self._reach())
        name = f"PuLP {version('pulp')} with {self.solver}"
        effort = Effort(name, time.perf_counter() - began)
        values = np.array([variable.varValue or 0.0 for variable in variables])
        return self._outcome(model, _Answer.of(problem, answer), values, effort)

    def _reach(self) -> pulp.LpSolver:
        import pulp

        options: dict[str, Any] = {"msg": False, "gapRel": self.gap}
        if self.time_limit is not None:
            options["timeLimit"] = self.time_limit
        try:
            solver = pulp.getSolver(self.solver, **options)
        except pulp.PulpSolverError:
            solver = None
        if solver is None or not solver.available():
            known = ", ".join(pulp.listSolvers(onlyAvailable=True))
            raise ValueError(f"pulp: no solver {self.solver!r} can be reached; there is: {known}")
        return solver

    def _outcome(self, model: Model, answer: _Answer, found: Floats, effort: Effort) -> Outcome:
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
            return Outcome(Status.FEASIBLE, stopped, values, objective, effort=effort)
        # PuLP tells no bound that can be trusted across solvers; what a complete search proves is
        # the gap it was asked for.
        bound = objective + self.gap * abs(objective)
        status, stopped = Status.FEASIBLE, StopReason.GAP
        if self.gap == 0:
            status, stopped = Status.OPTIMAL, StopReason.PROVEN
        return Outcome(status, stopped, values, objective, bound, effort)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What PuLP says of a solve, in terms of both versions."""

    code: int
    claims_plan: bool
    complete: bool
    words: str

    @classmethod
    def of(cls, problem: pulp.LpProblem, answer: int | pulp.LpSolveStats) -> _Answer:
        if not isinstance(answer, int):  # PuLP 4
            code, words = int(answer.status), str(answer.status.name)
            # CBC through PuLP 4 reports a proven optimum as reaching the gap.
            complete = words in ("Optimal", "GapLimit")
            return cls(code, bool(answer.has_solution), complete, words)
        code, solution = int(problem.status), int(problem.sol_status)
        return cls(code, solution in (1, 2), solution == 1, f"status {code}, solution {solution}")


def to_pulp(model: Model) -> tuple[pulp.LpProblem, list[pulp.LpVariable]]:
    """Write a model as a PuLP minimisation of the negated worth.

    Minimisation, because the signs of bounds and duals differ between solvers for maximisation.

    Returns
    -------
    tuple
        The problem, and its variables in the order of the model's columns.
    """
    import pulp

    problem = pulp.LpProblem("roadmap", pulp.LpMinimize)
    names = [f"{part.family}_{k}" for part in model.columns for k in range(len(part))]
    variables = [
        problem.add_variable(name, low, high, "Integer" if whole else "Continuous")
        for name, low, high, whole in zip(
            names,
            model.lower.tolist(),
            model.upper.tolist(),
            model.integer.tolist(),
            strict=True,
        )
    ]
    worth = zip(model.worth.tolist(), variables, strict=True)
    problem += pulp.lpSum([-value * variable for value, variable in worth])
    _add_rows(problem, variables, model)
    return problem, variables


def _add_rows(problem: pulp.LpProblem, variables: list[pulp.LpVariable], model: Model) -> None:
    import pulp

    matrix = model.matrix
    for row, (low, high) in enumerate(zip(model.row_lower, model.row_upper, strict=True)):
        entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
        columns, values = matrix.indices[entries].tolist(), matrix.data[entries].tolist()
        total = pulp.lpSum([v * variables[k] for k, v in zip(columns, values, strict=True)])
        if not columns:
            # A row without columns says 0: PuLP drops it, so a dummy keeps what it states.
            total = pulp.lpSum([problem.add_variable(f"zero_{row}", 0, 0)])
        if low == high:
            problem += (total == float(low), f"row_{row}")
            continue
        if math.isfinite(high):
            problem += (total <= float(high), f"row_{row}_most")
        if math.isfinite(low):
            problem += (total >= float(low), f"row_{row}_least")


def _holds(model: Model, values: Floats) -> bool:
    # CBC writes eight digits: a row may be missed by a millionth of what it adds up.
    size = np.maximum(1.0, abs(model.matrix) @ np.abs(values))
    return bool(np.all(model.row_excess(values) <= 1e-6 * size))
