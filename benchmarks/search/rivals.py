"""Solvers on one model: ours, HiGHS as it comes, CBC as it comes."""

from __future__ import annotations

import math
import subprocess
from importlib.metadata import version
from pathlib import Path

import highspy
import numpy as np

from benchmarks.search.cbc import solve_cbc, version_of_cbc
from benchmarks.search.contest import Contest, Found, Rival
from benchmarks.search.referee import judge
from portfolio.errors import PortfolioError
from portfolio.planning import Highs, Problem, plan
from portfolio.planning.model import Model


def solve(contest: Contest, problem: Problem) -> Found:
    """Let the rival of a contest plan, with one thread, from a model that is built already."""
    if contest.rival is Rival.OURS:
        return solve_ours(problem, contest.seconds, contest.gap)
    found = solve_highs if contest.rival is Rival.HIGHS else solve_cbc
    return found(problem.model, contest.seconds, contest.gap)


def solve_ours(problem: Problem, seconds: float, gap: float) -> Found:
    """Plan as a user does: searched, made exact, made thrifty, held against every rule."""
    try:
        outcome = plan(problem, solver=Highs(gap=gap, time_limit=seconds)).outcome
    except PortfolioError as error:
        return Found(None, None, str(error))
    if not outcome.has_plan:
        return Found(None, None, str(outcome))
    bound = outcome.bound if math.isfinite(outcome.bound) else None
    return Found(outcome.objective, bound, outcome.stopped.value)


def solve_highs(model: Model, seconds: float, gap: float) -> Found:
    """Search with HiGHS: its default options, but one thread, the gap and the time."""
    solver = hold(model)
    options = {"output_flag": False, "threads": 1, "mip_rel_gap": gap, "time_limit": seconds}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.run()
    info = solver.getInfo()
    end = solver.modelStatusToString(solver.getModelStatus())
    bound = info.mip_dual_bound if math.isfinite(info.mip_dual_bound) else None
    if info.primal_solution_status != int(highspy.SolutionStatus.kSolutionStatusFeasible):
        return Found(None, bound, end)
    return judge(model, np.array(solver.getSolution().col_value), bound, end)


def hold(model: Model) -> highspy.Highs:
    """Return HiGHS with the model as it is: nothing scaled, nothing left out."""
    matrix = model.matrix.tocsc()
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.passModel(
        len(model.worth),
        len(model.row_lower),
        matrix.nnz,
        int(highspy.MatrixFormat.kColwise),
        int(highspy.ObjSense.kMaximize),
        0.0,
        model.worth,
        model.lower,
        model.upper,
        model.row_lower,
        model.row_upper,
        matrix.indptr.astype(np.int32),
        matrix.indices.astype(np.int32),
        matrix.data,
        model.integer.astype(np.int32),
    )
    return solver


def version_of(rival: Rival) -> str:
    """Return the version of a rival; of ours, the commit, with what is not committed marked.

    Raises
    ------
    LookupError
        If CBC is not here.
    """
    if rival is Rival.HIGHS:
        return f"HiGHS {version('highspy')}"
    if rival is Rival.OURS:
        return f"portfolio {commit()}"
    return version_of_cbc()


def commit() -> str:
    """Return the commit this library is run from, or its release where there is none."""
    import portfolio

    source = Path(portfolio.__file__).parent
    command = ["git", "-C", str(source), "describe", "--always", "--dirty", "--exclude=*"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() or version("initiative-portfolio")
