"""A model inside HiGHS: relaxed, narrowed, begun from a plan, widened again."""

from __future__ import annotations

import highspy
import numpy as np
import pytest
from tests.planning.solvers.models import (
    beside,
    block,
    columns,
    hard_to_prove,
    impossible,
    knapsack,
)

from portfolio.planning import Outcome, Progress, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers import narrowing
from portfolio.planning.solvers.highs_session import Relaxation, Session, _accept
from portfolio.planning.solvers.limits import Limits


def test_the_relaxation_bounds_every_plan() -> None:
    """The knapsack's best plan is worth 21; what need not be whole is worth no less."""
    relaxed = Session(knapsack()).relax(Limits(0.0))
    assert isinstance(relaxed, Relaxation)
    assert relaxed.bound >= 21
    assert relaxed.bound == pytest.approx(knapsack().worth @ relaxed.values)
    assert (relaxed.reduced_costs >= 0).all()


def test_reduced_costs_are_losses() -> None:
    """Turning a column that the relaxation has at a bound loses at least its reduced cost."""
    model = hard_to_prove(20, 2)
    session = Session(model)
    relaxed = session.relax(Limits(0.0))
    assert isinstance(relaxed, Relaxation)
    for column in np.flatnonzero(relaxed.reduced_costs > 1e-6).tolist():
        turned = 1.0 - np.round(relaxed.values[column])
        lower, upper = model.lower.copy(), model.upper.copy()
        lower[column] = upper[column] = turned
        session.hold(lower, upper)
        worse = session.relax(Limits(0.0))
        if isinstance(worse, Relaxation):
            assert worse.bound <= relaxed.bound - relaxed.reduced_costs[column] + 1e-6


def test_no_plan_is_told_by_the_relaxation() -> None:
    """Three of two cannot be had even in parts."""
    found = Session(impossible()).relax(Limits(0.0))
    assert isinstance(found, Outcome)
    assert found.status is Status.INFEASIBLE


@pytest.mark.parametrize("model", [hard_to_prove(60, 5), knapsack()], ids=["sixty", "knapsack"])
def test_a_relaxation_that_time_ended_tells_no_plan(model: Model) -> None:
    """Taking nothing keeps all rows, and is where the simplex method begins: not what is best."""
    found = Session(model).relax(Limits(0.0, seconds=1e-9))
    assert isinstance(found, Outcome)
    assert (found.status, found.stopped) == (Status.NO_SOLUTION, StopReason.TIME_LIMIT)
    assert found.values is None


def test_bounds_are_held_and_let_go() -> None:
    """Without the second thing the best is less than 21; then 21 again."""
    model = knapsack()
    session = Session(model)
    upper = model.upper.copy()
    upper[1] = 0
    session.hold(model.lower, upper)
    held = session.search(Limits(0.0))
    assert held.values is not None
    assert held.values[1] == 0
    assert held.objective < 21
    session.hold(model.lower, model.upper)
    assert session.search(Limits(0.0)).objective == 21


def test_a_search_may_begin_with_a_plan() -> None:
    """With no node to spend, the plan it began with is still there."""
    model = hard_to_prove()
    session = Session(model)
    first = session.search(Limits(0.05, nodes=1))
    assert first.values is not None
    again = session.search(Limits(0.0, nodes=0), start=first.values)
    assert again.objective >= first.objective


def test_enough_is_enough() -> None:
    """A plan of the wanted worth ends the search; it says that a gap was reached."""
    model = hard_to_prove()
    known = Session(model).search(Limits(0.05))
    limits = Limits(0.0)
    found = Session(model).search(limits, enough=known.objective)
    assert found.stopped is StopReason.GAP
    assert found.objective >= known.objective


def test_nodes_are_counted() -> None:
    """What a search explores is taken off what is left."""
    limits = Limits(0.0, nodes=20)
    found = Session(hard_to_prove()).search(limits)
    assert limits.spent == found.effort.nodes > 0


def test_whoever_interrupted_searches_no_more() -> None:
    """A search after the interrupt ends at once."""
    session = Session(knapsack())
    session.interrupted = True
    found = session.search(Limits(0.0))
    assert (found.status, found.stopped) == (Status.NO_SOLUTION, StopReason.INTERRUPTED)


def test_nobody_is_told_of_a_later_search() -> None:
    """A listener hears of the search it was given to, and of that one alone."""
    session, told = Session(hard_to_prove()), []
    session.search(Limits(0.0, nodes=5), on_progress=told.append)
    heard = len(told)
    assert heard
    session.search(Limits(0.0, nodes=5))
    assert len(told) == heard


def test_columns_no_plan_can_use_spoil_no_scale() -> None:
    """A row that leaves a millionth bars columns of a billion; scaled up it would be refused."""
    rows = block([[1e9, 1.0]], upper=1e-6)
    model = Model((columns([1, 1]),), (rows,), np.array([5.0, 3.0]))
    outcome = Session(model).search(Limits(0.0))
    assert outcome.values is not None
    assert outcome.values.tolist() == [0, 0]


def test_what_no_plan_can_do_cannot_be_held() -> None:
    """A thing that weighs 9 where 5 are allowed may be held at nothing, not at one."""
    model = Model((columns([1, 1]),), (block([[9.0, 2.0]], upper=5.0),), np.array([5.0, 3.0]))
    session = Session(model)
    session.hold(np.array([1.0, 0.0]), np.array([1.0, 1.0]))
    found = session.search(Limits(0.0))
    assert (found.status, found.stopped) == (Status.INFEASIBLE, StopReason.PROVEN)
    session.hold(np.array([0.0, 0.0]), np.array([0.0, 1.0]))
    assert session.search(Limits(0.0)).objective == 3


@pytest.mark.parametrize(("worth", "best", "plan"), [(40, 110, [1, 70]), (20, 100, [0, 100])])
def test_columns_in_other_units(worth: float, best: float, plan: list[float]) -> None:
    """By hand: with the thing 70 are left for the other, without it 100 are all there is."""
    for least in (0.0, 10.0):
        found = Session(beside(worth, least)).search(Limits(0.0))
        assert found.objective == pytest.approx(best)
        assert found.values == pytest.approx(plan)


def test_two_is_a_unit_like_any_other() -> None:
    """By hand: up to 2 of what takes 3 a piece fit into 6; with 4 less room, two thirds of one."""
    part = columns([2], family="slack", integer=False)
    for room, best in ((6.0, 2.0), (2.0, 2 / 3)):
        model = Model((part,), (block([[3.0]], upper=room),), np.ones(1))
        assert Session(model).search(Limits(0.0)).objective == pytest.approx(best)


def test_who_is_dear_and_of_no_use_spoils_no_scale() -> None:
    """By hand: 1e12 of a million fit nowhere; of 3 millions and 2 one fits, that worth 5."""
    rows = block([[1e12, 1e6, 1e6]], upper=1e6)
    model = Model((columns([1, 1, 1]),), (rows,), np.array([1e15, 5.0, 4.0]))
    session = Session(model)
    assert session.scale == 2
    assert session.interrupted is False
    found = session.search(Limits(0.0))
    assert (found.objective, found.bound) == (5, 5)
    assert session.solver.getLp().col_upper_[0] == 0


def test_bounds_are_held_in_units() -> None:
    """By hand: of the part worth 1 no more than 50, beside the thing worth 20."""
    session = Session(beside(20.0))
    session.hold(np.zeros(2), np.array([1, 50.0]))
    assert session.search(Limits(0.0)).values == pytest.approx([1, 50])


def test_what_is_missing_is_found_where_it_must_be() -> None:
    """By hand: things of 1,000 each, 1,500 are needed and each costs 1: two are taken."""
    model = Model((columns([3]),), (block([[1000.0]], lower=1500.0),), np.array([-1.0]))
    assert Session(model).search(Limits(0.0)).objective == -2


def test_a_plan_is_begun_with_in_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS is told 0.7 of 100; where the thing is held, of the other column alone."""
    given: list[list[float]] = []

    def told(self: highspy.Highs, solution: highspy.HighsSolution) -> None:
        given.append(list(solution.col_value))

    monkeypatch.setattr(highspy.Highs, "setSolution", told)
    session, start = Session(beside(40.0)), np.array([1, 70.0])
    session.search(Limits(0.0), start=start)
    session.hold(np.array([1, 0.0]), np.array([1, 100.0]))
    session.search(Limits(0.0), start=start)
    assert given == [pytest.approx([1, 0.7]), pytest.approx([0.7])]


@pytest.mark.parametrize("few", [False, True])
def test_whoever_searches_is_told_the_limits(monkeypatch: pytest.MonkeyPatch, few: bool) -> None:
    """Of the whole and of few columns alone: time, gap, nodes, and what is enough, in its scale."""
    session = Session(hard_to_prove(20, 2))
    model = session.model
    session.hold(model.lower, np.where(np.arange(20) < (5 if few else 20), model.upper, 0.0))
    solver, part = session._searched()
    monkeypatch.setattr(session, "_searched", lambda: (solver, part))
    session.search(Limits(0.25, seconds=100.0, nodes=70), enough=1e9)
    asked = {
        name: solver.getOptionValue(name)[1]
        for name in ("time_limit", "mip_rel_gap", "mip_max_nodes", "objective_target")
    }
    assert asked.pop("time_limit") == pytest.approx(100, abs=5)
    assert asked == {
        "mip_rel_gap": 0.25,
        "mip_max_nodes": 70,
        "objective_target": 1e9 * session.scale,
    }
    assert session.scale != 1


@pytest.mark.parametrize(("held", "few"), [(2, False), (3, True)])
def test_up_to_seven_of_ten_are_few(held: int, few: bool) -> None:
    """Of ten columns seven are handed over alone, eight with the others."""
    model = Model((columns([1] * 10),), (block([[1] * 10], upper=5),), np.ones(10))
    session = Session(model)
    session.hold(model.lower, np.where(np.arange(10) < held, 0.0, 1.0))
    _, part = session._searched()
    assert (part is not None) is few


def test_what_is_asked_of_highs_at_first() -> None:
    """One thread and all its heuristics, unless told otherwise."""
    plain, other = Session(knapsack()), Session(knapsack(), 2, heuristics=False)
    always = {"output_flag": True, "log_to_console": False, "mip_abs_gap": 0.0}
    for one in (plain, other):
        assert {name: one.solver.getOptionValue(name)[1] for name in always} == always
    options = "threads", "mip_heuristic_effort", "mip_heuristic_run_rins"
    asked = [[one.solver.getOptionValue(name)[1] for name in options] for one in (plain, other)]
    default = highspy.Highs().getOptionValue("mip_heuristic_effort")[1]  # type: ignore[no-untyped-call]
    assert asked == [[1, default, True], [2, 0.0, False]]
    assert default != 0


def test_a_search_among_few_columns_is_not_prepared_for_long() -> None:
    """Of twenty things five are open: no restarts, no symmetries; the whole is searched as ever."""
    model = hard_to_prove(20, 2)
    session = Session(model)
    for few in (False, True):
        open_columns = np.arange(len(model.worth)) < (5 if few else len(model.worth))
        session.hold(model.lower, np.where(open_columns, model.upper, model.lower))
        solver, part = session._searched()
        assert (part is not None) is few
        for option in ("mip_allow_restart", "mip_detect_symmetry"):
            assert solver.getOptionValue(option)[1] is not few
    session.hold(model.lower, model.upper)
    session.begin_once()
    assert not session._searched()[0].getOptionValue("mip_allow_restart")[1]


def test_from_a_plan_on_splits_are_believed_sooner() -> None:
    """HiGHS tries a split twice instead of eight times; without a plan, as ever."""
    session = Session(knapsack())
    first = session.search(Limits(0.0))
    assert session.solver.getOptionValue("mip_pscost_minreliable")[1] == 8
    session.search(Limits(0.0), start=first.values)
    assert session.solver.getOptionValue("mip_pscost_minreliable")[1] == 2
    assert session.search(Limits(0.0)).objective == first.objective
    assert session.solver.getOptionValue("mip_pscost_minreliable")[1] == 8


def test_among_few_columns_splits_are_believed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan is wanted soon there, no proof: nothing is tried, or twice from a plan on."""
    monkeypatch.setattr(narrowing, "_HASTY", (20, 20))
    model = hard_to_prove(20, 2)
    session, plan, asked = Session(model), np.zeros(20), []
    session.hold(model.lower, np.where(np.arange(20) < 5, model.upper, model.lower))
    monkeypatch.setattr(session, "_run", lambda solver: asked.append(solver) or solver.run())
    session.search(Limits(0.0))
    session.search(Limits(0.0), start=plan)
    trials = [solver.getOptionValue("mip_pscost_minreliable")[1] for solver in asked]
    assert trials == [0, 2]


def test_what_no_plan_can_use_has_no_coefficient() -> None:
    """A thing that weighs a million times what is allowed is held at 0, and weighs nothing."""
    model = Model((columns([1, 1]),), (block([[1e9, 500.0]], upper=1e3),), np.array([5.0, 3.0]))
    weights = Session(model)._program.matrix.toarray()
    assert weights[0, 0] == 0
    assert weights[0, 1] == 500.0 / 4


def test_whoever_asks_to_stop_is_heard() -> None:
    """A search that would take minutes ends at once, with the plan it has."""
    session = Session(hard_to_prove())

    def interrupt(_: Progress) -> None:
        session.interrupted = True

    limits = Limits(0.0, nodes=2_000, seconds=5.0)
    found = session.search(limits, on_progress=interrupt)
    assert limits.timed
    assert found.stopped is StopReason.INTERRUPTED


def test_what_highs_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it was; a warning is no refusal."""
    for status in (highspy.HighsStatus.kOk, highspy.HighsStatus.kWarning):
        _accept(status, "nothing")
    model, refused = knapsack(), highspy.HighsStatus.kError
    session = Session(model)
    monkeypatch.setattr(highspy.Highs, "changeColsBounds", lambda *_: refused)
    with pytest.raises(RuntimeError, match=r"^HiGHS refused bounds of columns$"):
        session.hold(model.lower, model.upper)
    monkeypatch.setattr(highspy.Highs, "setOptionValue", lambda *_: refused)
    with pytest.raises(RuntimeError, match=r"^HiGHS refused option threads = 2$"):
        session._set({"threads": 2})
    monkeypatch.undo()
    monkeypatch.setattr(highspy.Highs, "passModel", lambda *_: refused)
    with pytest.raises(RuntimeError, match=r"^HiGHS refused a model of 4 columns and 1 rows$"):
        Session(model)


def test_the_clock_is_told_of() -> None:
    """A relaxation and a search that time ends say so to their limits; what nodes end does not."""
    for asked in ("relax", "search"):
        limits = Limits(0.0, seconds=0.0)
        getattr(Session(hard_to_prove(60, 3)), asked)(limits)
        assert limits.timed
    limits = Limits(0.0, seconds=60.0, nodes=1)
    session = Session(hard_to_prove(60, 3))
    session.relax(limits)
    session.search(limits)
    assert not limits.timed


def test_steps_of_all_searches_add_up() -> None:
    """Those of the second come on top of those of the first; presolve alone takes none."""
    session, taken = Session(hard_to_prove(30, 3)), 0
    for _ in range(2):
        session.search(Limits(0.0, nodes=20))
        steps = session.solver.getInfo().simplex_iteration_count
        assert steps > 1
        taken += steps
        assert session.steps == taken
    easy = Session(knapsack())
    easy.search(Limits(0.0))
    assert easy.solver.getInfo().simplex_iteration_count <= 0 == easy.steps
