"""Traps of HiGHS and PuLP that were found by measuring, each with the test that it would fail.

========================================== =====================================================
trap                                       test (here, where no module is named)
========================================== =====================================================
time limit of HiGHS adds up over linear    `test_each_relaxation_has_its_own_time`
programs on one object, not over searches
another number of threads in one process   `test_threads_may_change_from_run_to_run`,
                                           `test_threads_may_change_in_a_thread_of_its_own`
options of a wrong name or type are        `test_a_refused_option_is_no_silence`
refused without an exception
names of statuses, of HiGHS and of PuLP    `test_every_end_that_highs_knows_is_told_apart`,
                                           test_pulp: `test_codes_are_told_apart`
a model called unbounded or either of two  `test_every_end_that_highs_knows_is_told_apart`
sign of duals, from HiGHS                  `test_reduced_costs_are_those_of_a_hand_made_program`
sign of duals, through PuLP                `test_nobody_reads_duals_from_pulp`, test_pulp_package:
                                           `test_duals_of_a_minimisation_have_one_sign`
duals left behind by an earlier solver     `test_nobody_reads_duals_from_pulp`
values left behind by an earlier search    test_pulp: `test_a_second_search_owes_nothing...`
sign of the objective, all negative worth  `test_worth_and_bound_have_the_right_sign`
bound below the plan (CBC rounds it)       `test_worth_and_bound_have_the_right_sign`
no bound told (SCIP), or the wrong one     `test_no_bound_is_taken_from_pulp`
an objective told wrongly                  `test_the_objective_is_that_of_the_values`
a CBC optimum called GapLimit by PuLP 4.2  `test_cbc_in_words_of_pulp_4`, test_pulp_package:
                                           `test_words_of_pulp_4`
a gap of 0 dropped by PuLP 3 for Gurobi    `test_a_gap_of_nothing_is_handed_over`
native output of C libraries               `test_nothing_is_written_to_the_terminal`, test_highs:
                                           `test_it_is_silent`, and in a kernel:
                                           `test_a_kernel_shows_nothing_but_the_result`
highspy and OR-Tools in one process        `test_nothing_here_loads_or_tools`
``import pulp`` loads every back end       `test_highs_alone_does_not_load_pulp`
========================================== =====================================================
"""

from __future__ import annotations

import ast
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import highspy
import numpy as np
import pulp as pulp_package
import pytest
from tests.planning.solvers.models import (
    block,
    columns,
    hard_to_prove,
    impossible,
    knapsack,
)

import portfolio
from portfolio.planning import Highs, Pulp, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers.highs_outcome import outcome_of
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.pulp_package import PulpAnswer, reach, solve

SOLVERS = Path(portfolio.__file__).parent / "planning" / "solvers"
KNOWN = ("HiGHS", "PULP_CBC_CMD", "COIN_CMD", "SCIP_PY", "GUROBI")
"""Solvers through PuLP that these tests know; those that are not here are skipped."""


def reached(name: str) -> str:
    """Return the name of a solver; skip the test where PuLP does not reach it."""
    try:
        reach(name, 0.0, None)
    except ValueError:
        pytest.skip(f"PuLP {pulp_package.__version__} does not reach {name} here")
    return name


each = pytest.mark.parametrize("name", KNOWN)


def linear() -> Model:
    """Return worth 3, 2, 0.5 where x + y + z <= 4, x <= 3, y <= 9 and z <= 9; nothing is whole."""
    room = block([[1.0, 1.0, 1.0]], upper=4)
    return Model((columns([3, 9, 9], integer=False),), (room,), np.array([3.0, 2.0, 0.5]))


class Late(highspy.Highs):
    """HiGHS on whose clock an hour of linear programs has passed already."""

    def getRunTime(self) -> float:
        """Return the seconds that HiGHS says it has run."""
        return 3600.0 + float(super().getRunTime())


def test_each_relaxation_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute for a relaxation ends a minute after what the clock of HiGHS shows, not before.

    That clock runs on over linear programs (shown first), and HiGHS holds the limit against it.
    """
    session, shown = Session(hard_to_prove(60, 5)), []
    for _ in range(3):
        session.hold(session.model.lower, session.model.upper)
        assert isinstance(session.relax(Limits(0.0, seconds=60.0)), Relaxation)
        shown.append(session.solver.getRunTime())
    assert 0 < shown[0] < shown[-1]
    monkeypatch.setattr(highspy, "Highs", Late)
    late = Session(knapsack())
    assert isinstance(late.relax(Limits(0.0, seconds=60.0)), Relaxation)
    assert late.solver.getOptionValue("time_limit")[1] > 3600


def test_a_search_after_relaxations_has_its_own_time() -> None:
    """The limit of a search does not count what relaxations before it took, nor the other way."""
    session = Session(knapsack())
    session.relax(Limits(0.0, seconds=60.0))
    assert session.search(Limits(0.0, seconds=60.0)).objective == 21
    assert session.solver.getOptionValue("time_limit")[1] <= 60.0
    again = session.relax(Limits(0.0, seconds=60.0))
    assert isinstance(again, Relaxation)


def test_threads_may_change_from_run_to_run() -> None:
    """One, two, and one thread again in one process: nothing is refused, the plan is the same."""
    found = []
    for threads in (1, 2, 1, 2):
        session = Session(knapsack(), threads)
        assert isinstance(session.relax(Limits(0.0)), Relaxation)
        found.append(session.search(Limits(0.0)).objective)
    assert found == [21] * 4


def test_threads_may_change_in_a_thread_of_its_own() -> None:
    """The same in a worker, where HiGHS keeps its threads from one run to the next."""

    def work() -> list[float]:
        return [Highs(threads=threads).solve(knapsack()).objective for threads in (2, 1, 2, 1)]

    with ThreadPoolExecutor(2) as pool:
        results = [pool.submit(work) for _ in range(2)]
        assert [result.result() for result in results] == [[21] * 4] * 2


def test_threads_of_somebody_else_do_not_matter() -> None:
    """Somebody used HiGHS with two threads in this thread before, and goes on with one after."""
    for threads in (2, 1):
        highspy.Highs.resetGlobalScheduler(True)
        own = highspy.Highs()
        own.setOptionValue("output_flag", False)
        own.setOptionValue("threads", threads)
        own.run()
        assert Highs(threads=3 - threads).solve(knapsack()).objective == 21


def test_a_refused_option_is_no_silence() -> None:
    """HiGHS answers with a code to a name or a number that it does not take; that is an error."""
    session = Session(knapsack())
    with pytest.raises(RuntimeError, match="HiGHS refused option no_such_option = 1"):
        session._set({"no_such_option": 1})
    with pytest.raises(RuntimeError, match="HiGHS refused option threads = -1"):
        session._set({"threads": -1})


ENDS = {
    "kInfeasible": (Status.INFEASIBLE, StopReason.PROVEN),
    "kUnboundedOrInfeasible": (Status.INFEASIBLE, StopReason.PROVEN),
    "kUnbounded": (Status.INFEASIBLE, StopReason.PROVEN),
    "kTimeLimit": (Status.NO_SOLUTION, StopReason.TIME_LIMIT),
    "kSolutionLimit": (Status.NO_SOLUTION, StopReason.NODE_LIMIT),
    "kInterrupt": (Status.NO_SOLUTION, StopReason.INTERRUPTED),
    "kHighsInterrupt": (Status.NO_SOLUTION, StopReason.INTERRUPTED),
}
"""Ends of a search without a plan; every other is an error, in the words of HiGHS."""
WITH_A_PLAN = ("kOptimal", "kModelEmpty", "kObjectiveTarget")


@pytest.mark.parametrize("end", sorted(highspy.HighsModelStatus.__members__))
def test_every_end_that_highs_knows_is_told_apart(end: str) -> None:
    """Whatever end HiGHS of this version knows has one meaning; a new one would be an error.

    Every column is bounded, so what is called unbounded has no plan (solver.md, section 8).
    """
    if end in WITH_A_PLAN:
        pytest.skip("told with a plan: proven by test_highs and test_highs_session")
    ends = highspy.HighsModelStatus
    info = SimpleNamespace(mip_node_count=-1, primal_solution_status=0, mip_dual_bound=0.0)
    stand_in = SimpleNamespace(
        getInfo=lambda: info,
        getModelStatus=lambda: getattr(ends, end),
        version=lambda: "1",
        getRunTime=lambda: 0.0,
        modelStatusToString=lambda status: f"words for {status}",
    )
    found = outcome_of(stand_in, knapsack(), highspy, (np.ones(4), 1.0))  # type: ignore[arg-type]
    assert (found.status, found.stopped) == ENDS.get(end, (Status.ERROR, StopReason.ERROR))
    assert (found.effort.nodes, found.values) == (0, None)
    assert bool(found.message) == (end not in ENDS or found.status is Status.NO_SOLUTION)


def test_reduced_costs_are_those_of_a_hand_made_program() -> None:
    """Worth 3, 2, 0.5 where x + y + z <= 4 and x <= 3, y <= 9, z <= 9.

    By hand: x = 3, y = 1, z = 0 is worth 11. Another unit of room goes to y, so room is priced 2.
    A unit of x less is a unit of y more: 3 - 2 = 1 is lost; y is between its bounds: 0; a unit of
    z takes one of y: 2 - 0.5 = 1.5 is lost.
    """
    relaxed = Session(linear()).relax(Limits(0.0))
    assert isinstance(relaxed, Relaxation)
    assert relaxed.bound == pytest.approx(11.0)
    assert relaxed.values.tolist() == pytest.approx([3, 1, 0])
    assert relaxed.reduced_costs.tolist() == pytest.approx([1.0, 0.0, 1.5])


@pytest.mark.parametrize("factor", [1e-3, 1.0, 1e9])
def test_reduced_costs_are_in_units_of_the_worth(factor: float) -> None:
    """Worth in thousandths or in billions, which HiGHS is given in another scale: losses follow."""
    model = replace(linear(), worth=linear().worth * factor)
    relaxed = Session(model).relax(Limits(0.0))
    assert isinstance(relaxed, Relaxation)
    assert relaxed.reduced_costs / factor == pytest.approx([1.0, 0.0, 1.5])


def test_nobody_reads_duals_from_pulp() -> None:
    """No ``pi`` and no ``dj`` of PuLP is read: their sign is the solver's, or they are stale."""
    read = {
        (path.name, node.attr)
        for path in SOLVERS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("pi", "dj", "sp", "slack", "best_bound")
    }
    assert read == set()


@each
def test_worth_and_bound_have_the_right_sign(name: str) -> None:
    """The worth is maximised, not minimised; the bound lies above it, also where all is a loss.

    By hand: of four things at least two must be taken, and they lose 1, 2, 3, 4: -3. What gains
    10, 13, 7, 8 in the knapsack is worth 21. With a gap of 0 both are proven.
    """
    solver = Pulp(reached(name), gap=0.0)
    two = Model((columns([1] * 4),), (block([[1] * 4], lower=2),), -np.arange(1.0, 5.0))
    for model, best in ((two, -3.0), (knapsack(), 21.0)):
        outcome = solver.solve(model)
        assert (outcome.objective, outcome.bound) == (best, best)
        loose = Pulp(name, gap=0.5).solve(model)
        assert loose.objective <= best <= loose.bound


@each
def test_a_gap_of_nothing_is_handed_over(name: str) -> None:
    """A plan called proven is the best to the last unit of a worth of ten million.

    One of two things, worth 10,000,000 and 10,000,400: that is less apart than the gap of 1e-4 at
    which solvers stop by themselves, and PuLP 3 leaves a gap of 0 out for Gurobi.
    """
    reached(name)
    solver = reach(name, 0.0, None)
    told = solver.optionsDict.get("gapRel", getattr(solver, "gapRel", None))
    assert told
    assert 0 < told <= 1e-9
    worth = np.array([1e7, 1e7 + 400.0])
    model = Model((columns([1, 1]),), (block([[1, 1]], upper=1),), worth)
    outcome = Pulp(name, gap=0.0).solve(model)
    assert (outcome.status, outcome.objective) == (Status.OPTIMAL, 1e7 + 400.0)


@each
def test_no_bound_is_taken_from_pulp(name: str) -> None:
    """SCIP tells none, CBC rounds its own: only the gap that was asked for is claimed."""
    outcome = Pulp(reached(name), gap=0.25).solve(knapsack())
    assert outcome.bound == outcome.objective * 1.25
    assert outcome.stopped is StopReason.GAP


def test_the_objective_is_that_of_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a solver says of its plan's worth, the plan is weighed anew: 21, not 10,000."""

    def boast(problem: pulp_package.LpProblem, solver: pulp_package.LpSolver) -> PulpAnswer:
        answer = solve(problem, solver)
        problem.setObjective(problem.objective * 0 - 10_000)
        return answer

    monkeypatch.setattr("portfolio.planning.solvers.pulp.solve", boast)
    outcome = Pulp(gap=0.0).solve(knapsack())
    assert (outcome.objective, outcome.bound) == (21.0, 21.0)


@pytest.mark.parametrize("name", ["COIN_CMD"])
def test_cbc_in_words_of_pulp_4(name: str) -> None:
    """A proven optimum that PuLP 4.2 calls GapLimit counts as complete; 3.3 calls it optimal."""
    outcome = Pulp(reached(name), gap=0.0, time_limit=60.0).solve(hard_to_prove(20, 2))
    referee = Highs(gap=0.0).solve(hard_to_prove(20, 2))
    assert (outcome.status, outcome.stopped) == (Status.OPTIMAL, StopReason.PROVEN)
    assert outcome.objective == pytest.approx(referee.objective)


@each
def test_no_time_is_not_all_the_time(name: str) -> None:
    """PuLP takes a limit of 0 seconds for none; here it ends the search as good as at once."""
    assert reach(reached(name), 0.0, 0.0).timeLimit > 0


SILENT = """
import sys
from tests.planning.solvers.models import impossible, knapsack
from portfolio.planning import Pulp
for model in (knapsack(), impossible()):
    Pulp(sys.argv[1], gap=0.0).solve(model)
"""


@each
def test_nothing_is_written_to_the_terminal(name: str) -> None:
    """In a process of its own, where a library in C greets whoever comes first."""
    script = [sys.executable, "-c", SILENT, reached(name)]
    run = subprocess.run(script, capture_output=True, text=True, timeout=120, check=False)
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)


def test_a_kernel_shows_nothing_but_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a notebook, which shows native output too, a cell shows its last value alone."""
    # A kernel that believes to be tested leaves native output where it was.
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    names = [name for name in KNOWN if _is_here(name)]
    source = (
        "from tests.planning.solvers.models import knapsack\n"
        "from portfolio.planning import Highs, Pulp\n"
        f"solvers = [Highs(), *map(Pulp, {names!r})]\n"
        "[solver.solve(knapsack()).objective for solver in solvers]"
    )
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbclient.NotebookClient(book, timeout=120).execute()
    (output,) = book.cells[0].outputs
    assert output["output_type"] == "execute_result"
    assert output["data"]["text/plain"] == str([21.0] * (1 + len(names)))


def _is_here(name: str) -> bool:
    try:
        reach(name, 0.0, None)
    except ValueError:
        return False
    return True


def _loaded(code: str) -> set[str]:
    """Return the packages that a piece of code loads, in a process of its own."""
    script = f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


PLANS = (
    "from tests.planning.solvers.models import knapsack\n"
    "from portfolio.planning import Highs, Pulp\n"
)


def test_nothing_here_loads_or_tools() -> None:
    """OR-Tools cannot be loaded beside highspy; neither of our ways to a plan does."""
    code = PLANS + "Highs().solve(knapsack()); Pulp().solve(knapsack())"
    assert "ortools" not in _loaded(code)


def test_highs_alone_does_not_load_pulp() -> None:
    """PuLP takes half a second to load, for it loads every back end; HiGHS does without."""
    loaded = _loaded(PLANS + "Highs().solve(knapsack())")
    assert "highspy" in loaded
    assert "pulp" not in loaded


def test_an_impossible_model_is_told_by_everybody() -> None:
    """Three of two: no plan, proven, whoever is asked."""
    for name in filter(_is_here, KNOWN):
        outcome = Pulp(name).solve(impossible())
        assert (outcome.status, outcome.stopped) == (Status.INFEASIBLE, StopReason.PROVEN), name
