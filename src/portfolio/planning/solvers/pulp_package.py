"""PuLP 3.3 and PuLP 4 seen as one: the only module that knows the package and its versions."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pulp

    LpProblem: TypeAlias = pulp.LpProblem

_SENSES = {-1: "<=", 0: "=", 1: ">="}


@dataclass(frozen=True, slots=True)
class PulpVariable:
    """A variable as PuLP holds it.

    Attributes
    ----------
    name, lower, upper, integer
        Name, bounds (infinite where there is none), and whether it takes whole numbers only.
    value
        What a solver found; None before.
    """

    name: str
    lower: float
    upper: float
    integer: bool
    value: float | None = None


@dataclass(frozen=True, slots=True)
class PulpRow:
    """A constraint as PuLP holds it: ``sum of coefficient * variable  sense  bound``.

    Attributes
    ----------
    name, terms, sense, bound
        Name, coefficient by name of variable (zeros left out), ``<=``, ``=`` or ``>=``, number.
    """

    name: str
    terms: Mapping[str, float]
    sense: str
    bound: float


@dataclass(frozen=True, slots=True)
class PulpAnswer:
    """What PuLP says of a solve.

    Attributes
    ----------
    code
        Status code, the same in both versions.
    claims_plan
        Whether values are told to be a plan.
    complete
        Whether the search is told to have ended by itself.
    words
        PuLP's own words.
    """

    code: int
    claims_plan: bool
    complete: bool
    words: str


def pulp_version() -> str:
    """Version of the package."""
    return version("pulp")


def make_problem(
    name: str,
    variables: Iterable[PulpVariable],
    objective: Sequence[float],
    rows: Iterable[tuple[str, Sequence[tuple[int, float]], str, float]],
) -> LpProblem:
    """Write a minimisation; rows are name, terms by number of variable, sense and bound.

    PuLP drops a row without terms, so that one gets a variable that is always 0.
    """
    import pulp

    problem = pulp.LpProblem(name, pulp.LpMinimize)
    made = [
        problem.add_variable(one.name, one.lower, one.upper, _category(integer=one.integer))
        for one in variables
    ]
    problem += pulp.lpSum([value * one for value, one in zip(objective, made, strict=True)])
    for row, terms, sense, bound in rows:
        total = pulp.lpSum([value * made[k] for k, value in terms])
        if not terms:
            total = pulp.lpSum([problem.add_variable(f"{ZERO}{row}", 0, 0)])
        related = {"<=": total <= bound, "=": total == bound, ">=": total >= bound}
        problem += (related[sense], row)
    return problem


ZERO = "zero_of_"
"""What names of variables begin with that are always 0."""


def _category(*, integer: bool) -> str:
    return "Integer" if integer else "Continuous"


def variables_of(problem: LpProblem) -> tuple[PulpVariable, ...]:
    """Variables in the order in which they were added."""
    # PuLP 3 sorts by name unless it is asked for the order of adding; PuLP 4 never sorts.
    found = problem.variables()
    return tuple(
        PulpVariable(
            str(one.name),
            -math.inf if one.lowBound is None else float(one.lowBound),
            math.inf if one.upBound is None else float(one.upBound),
            str(one.cat) in ("Integer", "Binary"),
            None if one.varValue is None else float(one.varValue),
        )
        for one in found
    )


def rows_of(problem: LpProblem) -> tuple[PulpRow, ...]:
    """Constraints in the order in which they were added."""
    found: Any = problem.constraints
    with _no_deprecation():
        # A mapping in PuLP 3, whose rows need not know their names; a method in PuLP 4.
        mapped = hasattr(found, "items")
        named = [*found.items()] if mapped else [(row.name, row) for row in found()]
    return tuple(
        PulpRow(str(name), _terms(row), _SENSES[int(row.sense)], 0.0 - float(row.constant))
        for name, row in named
    )


def objective_of(problem: LpProblem) -> tuple[Mapping[str, float], float, bool]:
    """Coefficients by name of variable, the constant, and whether it is minimised."""
    import pulp

    objective = problem.objective
    minimised = bool(problem.sense == pulp.LpMinimize)
    if objective is None:
        return {}, 0.0, minimised
    return _terms(objective), float(objective.constant), minimised


@contextmanager
def _no_deprecation() -> Iterator[None]:
    """Silence what PuLP 3 announces for PuLP 4: this module deals with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def has_special_sets(problem: LpProblem) -> bool:
    """Whether there are special ordered sets, which are neither rows nor bounds."""
    ask = getattr(problem, "has_sos", None)
    return bool(ask() if ask else problem.sos1 or problem.sos2)


def _terms(expression: Any) -> dict[str, float]:  # noqa: ANN401
    return {str(one.name): float(value) for one, value in expression.items() if value}


LEAST = 1e-9
"""For several solvers PuLP leaves out a gap or a time limit of 0; this is as good as 0."""

_OWN = {"GUROBI": {"manageEnv": True}}
"""What single solvers are told: in the common environment Gurobi greets, silent or not."""


def reach(solver: str, gap: float, time_limit: float | None) -> pulp.LpSolver:
    """Return a silent solver.

    Raises
    ------
    ValueError
        If PuLP does not reach it.
    """
    import pulp

    options: dict[str, Any] = {"msg": False, "gapRel": max(gap, LEAST), **_OWN.get(solver, {})}
    if time_limit is not None:
        options["timeLimit"] = max(time_limit, LEAST)
    with _no_deprecation():
        try:
            found = pulp.getSolver(solver, **options)
        except pulp.PulpSolverError:
            found = None
        if found is None or not found.available():
            known = ", ".join(pulp.listSolvers(onlyAvailable=True))
            raise ValueError(f"pulp: no solver {solver!r} can be reached; there is: {known}")
    return found


def solve(problem: LpProblem, solver: pulp.LpSolver) -> PulpAnswer:
    """Solve, and say what PuLP says of it."""
    with _no_deprecation():
        answer = problem.solve(solver)
    if not isinstance(answer, int):  # PuLP 4
        code, words = int(answer.status), str(answer.status.name)
        # CBC through PuLP 4 reports a proven optimum as reaching the gap.
        complete = words in ("Optimal", "GapLimit")
        return PulpAnswer(code, bool(answer.has_solution), complete, words)
    code, solution = int(problem.status), int(problem.sol_status)
    words = f"status {code}, solution {solution}"
    return PulpAnswer(code, solution in (1, 2), solution == 1, words)
