"""PuLP of either version, seen through one module."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from enum import IntEnum
from types import SimpleNamespace

import pulp
import pytest

from portfolio.planning.solvers.pulp_package import (
    PulpAnswer,
    PulpRow,
    PulpVariable,
    has_special_sets,
    make_problem,
    objective_of,
    pulp_version,
    reach,
    rows_of,
    solve,
    variables_of,
)

HERE = pulp.listSolvers(onlyAvailable=True)
SOLVERS = [name for name in ("HiGHS", "PULP_CBC_CMD") if name in HERE]
TWO = (PulpVariable("x", 0, 1, integer=True), PulpVariable("a", 0, 2.5, integer=False))


def small() -> pulp.LpProblem:
    """Minimise -3 x + a where x + 2 a <= 4 and a >= 0.5."""
    rows = [("most", [(0, 1.0), (1, 2.0)], "<=", 4.0), ("least", [(1, 1.0)], ">=", 0.5)]
    return make_problem("small", TWO, [-3.0, 1.0], rows)


def test_what_is_written_is_read_back() -> None:
    """Variables, rows, objective and direction; nothing else is there."""
    problem = small()
    assert sorted(variables_of(problem), key=lambda one: one.name) == [TWO[1], TWO[0]]
    assert rows_of(problem) == (
        PulpRow("most", {"x": 1.0, "a": 2.0}, "<=", 4.0),
        PulpRow("least", {"a": 1.0}, ">=", 0.5),
    )
    assert objective_of(problem) == ({"x": -3.0, "a": 1.0}, 0.0, True)
    assert not has_special_sets(problem)


def test_equations_and_rows_without_terms() -> None:
    """PuLP drops a row of nothing; a variable that is always 0 keeps what it states."""
    problem = make_problem(
        "p", TWO, [0, 0], [("even", [(0, 1.0)], "=", 1.0), ("no", [], ">=", 2.0)]
    )
    assert rows_of(problem) == (
        PulpRow("even", {"x": 1.0}, "=", 1.0),
        PulpRow("no", {"zero_of_no": 1.0}, ">=", 2.0),
    )
    (zero,) = [one for one in variables_of(problem) if one.name == "zero_of_no"]
    assert (zero.lower, zero.upper) == (0, 0)


def test_what_an_analyst_adds_is_seen() -> None:
    """Rows with and without a name, variables without bounds, a constant in the objective."""
    problem = small()
    (x,) = [one for one in problem.variables() if one.name == "x"]
    free = problem.add_variable("free")
    problem += x + free >= 1
    problem += (x == 0, "mine")
    problem.setObjective(problem.objective + 7)
    unnamed, mine = rows_of(problem)[2:]
    assert unnamed.terms == {"x": 1.0, "free": 1.0}
    assert unnamed.name.startswith("_C")
    assert mine == PulpRow("mine", {"x": 1.0}, "=", 0.0)
    (added,) = [one for one in variables_of(problem) if one.name == "free"]
    assert added == PulpVariable("free", -math.inf, math.inf, integer=False)
    assert objective_of(problem)[1] == 7.0


def test_a_bound_of_nothing_has_no_sign() -> None:
    """Zero, not minus zero, so that no sentence says 'at most -0'."""
    problem = make_problem("p", TWO, [0, 0], [("r", [(0, 1.0)], "<=", 0.0)])
    assert math.copysign(1, rows_of(problem)[0].bound) == 1


def test_the_direction_is_told() -> None:
    """Somebody may have turned the problem round."""
    problem = small()
    problem.sense = pulp.LpMaximize
    assert not objective_of(problem)[2]


def test_a_solve_is_told_in_the_words_of_either_version() -> None:
    """By hand: x = 1 and a = 0.5 cost -2.5."""
    problem = small()
    answer = solve(problem, reach("HiGHS", gap=0.0, time_limit=5.0))
    assert (answer.code, answer.claims_plan, answer.complete) == (1, True, True)
    assert answer.words in ("status 1, solution 1", "Optimal")
    assert {one.name: one.value for one in variables_of(problem)} == {"x": 1.0, "a": 0.5}


@pytest.mark.parametrize("name", SOLVERS)
def test_duals_of_a_minimisation_have_one_sign(name: str) -> None:
    """By hand: one unit more room is worth 2, so the minimised cost falls by 2 in every solver.

    For a maximisation the signs differ from solver to solver, which is why none is handed over.
    """
    goods = (PulpVariable("good", 0, 9, integer=False),)
    problem = make_problem("p", goods, [-2.0], [("room", [(0, 1.0)], "<=", 5.0)])
    assert solve(problem, reach(name, gap=0.0, time_limit=5.0)).complete
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        (row,) = problem.constraints() if callable(problem.constraints) else []
        assert row.pi == pytest.approx(-2.0)


@dataclass
class Answering:
    """Stands in for a problem of PuLP 4, which answers with an object instead of a number."""

    status: int
    name: str
    has_solution: bool

    def solve(self, solver: object) -> SimpleNamespace:
        """Answer what was asked for."""
        status = IntEnum("Status", {self.name: self.status})[self.name]
        return SimpleNamespace(status=status, has_solution=self.has_solution)


@pytest.mark.parametrize(
    ("status", "name", "has_solution", "complete"),
    [
        (1, "Optimal", True, True),
        (2, "GapLimit", True, True),
        (3, "TimeLimit", True, False),
        (3, "TimeLimit", False, False),
        (-1, "Infeasible", False, False),
    ],
)
def test_words_of_pulp_4(status: int, name: str, has_solution: bool, complete: bool) -> None:
    """CBC tells a proven optimum as reaching the gap; a limit is no end by itself."""
    answer = solve(Answering(status, name, has_solution), None)  # type: ignore[arg-type]
    assert answer == PulpAnswer(status, has_solution, complete, name)


def test_a_solver_out_of_reach_names_those_within() -> None:
    """The name that was asked for, and what there is."""
    with pytest.raises(ValueError, match=r"no solver 'NOPE' can be reached; there is: ") as told:
        reach("NOPE", 0.0, None)
    assert str(told.value).partition("there is: ")[2].split(", ") == HERE


def test_the_version_is_the_package_s() -> None:
    """As the package itself tells."""
    assert pulp_version() == pulp.__version__


@pytest.mark.parametrize(("sos1", "sos2", "any_there"), [(0, 0, 0), (1, 0, 1), (0, 1, 1)])
def test_special_sets_are_seen_in_either_version(sos1: int, sos2: int, any_there: int) -> None:
    """PuLP 3 keeps two mappings, PuLP 4 answers."""
    sets = {"one": [1]}
    mapped = SimpleNamespace(sos1=sets if sos1 else {}, sos2=sets if sos2 else {})
    asked = SimpleNamespace(has_sos=lambda: bool(any_there))
    for problem in (mapped, asked):
        assert has_special_sets(problem) is bool(any_there)  # type: ignore[arg-type]


def test_gurobi_is_told_to_keep_an_environment_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the common one it greets whoever asks; nobody else is told so."""
    told: dict[str, dict[str, object]] = {}

    def get(name: str, **options: object) -> SimpleNamespace:
        told[name] = options
        return SimpleNamespace(available=lambda: True)

    monkeypatch.setattr("pulp.getSolver", get)
    for name in ("GUROBI", "HiGHS"):
        reach(name, 0.1, 5.0)
    plain = {"msg": False, "gapRel": 0.1, "timeLimit": 5.0}
    assert told == {"GUROBI": {**plain, "manageEnv": True}, "HiGHS": plain}


def test_what_is_no_whole_number_is_continuous() -> None:
    """In the word that PuLP has for it."""
    problem = small()
    kinds = {str(one.name): str(one.cat) for one in problem.variables()}
    assert kinds == {"x": "Integer", "a": "Continuous"}
