"""Proof by boxes: the bound is one, and in the end it is the worth of the best plan."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from tests.planning.solvers.bounding.timed import models, plans, staffed, timed
from tests.planning.solvers.models import block, columns, hard_to_prove, knapsack

from portfolio.planning import Highs, Outcome, Phase, Progress, Status, StopReason
from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers.bounding import proof, tree
from portfolio.planning.solvers.bounding.linear import Linear, Point
from portfolio.planning.solvers.bounding.proof import _better, pays, prove
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.bounding.tree import Tree
from portfolio.planning.solvers.crossing import Crossing
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


def plan(model: Model, values: Floats) -> Outcome:
    """Return a plan about whose worth nothing is proven."""
    return Outcome(Status.FEASIBLE, StopReason.GAP, values, float(model.worth @ values), np.inf)


@given(model=models())
def test_to_the_end_it_finds_the_best_plan(model: Model) -> None:
    """From nothing, against all plans enumerated."""
    begin = plan(model, np.zeros(len(model.worth)))
    found = prove(Session(model), begin, Limits(0.0))
    best = max(float(model.worth @ values) for values in plans(model))
    assert found.objective == pytest.approx(best, abs=1e-6)
    assert found.bound == pytest.approx(best, abs=1e-6)
    assert found.values is not None
    assert model.row_excess(found.values).max() <= 1e-6


@given(model=models())
def test_the_best_plan_is_not_lost(model: Model) -> None:
    """From the best plan on, nothing but the bound changes, and it never falls below."""
    best = max(plans(model), key=lambda values: float(model.worth @ values))
    found = prove(Session(model), plan(model, best), Limits(0.0, nodes=2))
    assert found.objective == pytest.approx(float(model.worth @ best), abs=1e-6)
    assert found.bound >= found.objective - 1e-6


def test_the_bound_falls_and_stays_above_every_plan(portfolio: Model, begin: Outcome) -> None:
    """Told after every split; HiGHS alone finds no plan worth more."""
    told: list[Progress] = []
    limits = Limits(0.0, nodes=30)
    found = prove(Session(portfolio), begin, limits, told.append)
    full = Highs(gap=0.0, node_limit=100, strategy=Strategy.FULL).solve(portfolio)
    assert found.bound >= full.objective * (1 - 1e-9)
    assert all(later.bound <= earlier.bound * (1 + 1e-9) for earlier, later in pairwise(told))
    assert (len(told), limits.spent) == (30, 30)
    relaxed = Session(portfolio).relax(Limits(0.0))
    assert found.bound < relaxed.bound


def test_the_same_splits_the_same_bound(portfolio: Model, begin: Outcome) -> None:
    """Repeatable by nodes."""
    first, second = (prove(Session(portfolio), begin, Limits(0.0, nodes=8)) for _ in range(2))
    assert first.bound == second.bound


def test_near_enough_is_enough(portfolio: Model, begin: Outcome) -> None:
    """With a gap of the whole worth, only the relaxation is solved and split once."""
    limits = Limits(10.0)
    found = prove(Session(portfolio), begin, limits)
    assert limits.spent == 1
    assert found.bound <= 11 * found.objective


def test_interrupted_it_tells_nothing_new(portfolio: Model, begin: Outcome) -> None:
    """Somebody who has asked to stop gets the plan back at once, without a bound."""
    session = Session(portfolio)
    session.interrupted = True
    found = prove(session, begin, Limits(0.0))
    assert found.values is begin.values
    assert found.bound == np.inf


def test_it_pays_where_initiatives_have_several_starts(portfolio: Model) -> None:
    """Thirty initiatives are just large enough; knapsacks have nothing to time."""
    assert pays(portfolio)
    assert not pays(knapsack())
    assert not pays(hard_to_prove(250, 3))


@pytest.fixture
def three() -> Model:
    """Give three initiatives of worth 5, 4 and 3 that need 1.05 of 1.4 people each: one fits.

    The needs have no common unit, so no row is added. The relaxation does one and a third: without
    the second one it is worth 5 + 3 / 3, with it 4 + 5 / 3.
    """
    return staffed([5, 4, 3], [[1.05, 1.05, 1.05]], [1.4], [], 1)


def test_every_split_is_told(three: Model) -> None:
    """By hand: from worth 4 the bound falls to 6, then to 4 + 5 / 3, at last to 5, the best."""
    told: list[Progress] = []
    limits = Limits(0.0, spent=3)
    found = prove(Session(three), plan(three, np.array([0, 1, 0.0])), limits, told.append)
    assert (found.objective, found.bound) == pytest.approx((5, 5))
    assert found.values == pytest.approx([1, 0, 0])
    assert [one.nodes for one in told] == list(range(1, len(told) + 1))
    assert limits.spent == 3 + len(told)
    assert [one.bound for one in told[:2]] == pytest.approx([6, 4 + 5 / 3])
    assert [one.objective for one in told[:2]] == pytest.approx([4, 4])
    assert (told[-1].objective, told[-1].bound) == pytest.approx((5, 5))
    assert {one.phase for one in told} == {Phase.PROOF}
    assert all(0 <= one.seconds < 60 for one in told)


def test_it_stops_where_it_should(three: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: 2 are missing after one split, 5 / 3 after two; 45 per cent of 4 are 1.8."""
    begin = plan(three, np.array([0, 1, 0.0]))
    near, few = Limits(0.45), Limits(0.0, nodes=1)
    assert prove(Session(three), begin, near).bound == pytest.approx(4 + 5 / 3)
    assert near.spent == 2
    assert prove(Session(three), begin, few).bound == pytest.approx(6)
    assert few.spent == 1
    for none in (Limits(0.0, nodes=0), Limits(0.0, seconds=0.0)):
        assert prove(Session(three), begin, none).bound == np.inf
        assert none.spent == 0
        assert none.timed is (none.nodes is None)
    # One leaf of three columns takes 60 bytes, two take 120: there is room for one split.
    monkeypatch.setattr(tree, "_MEMORY", 60)
    full = Limits(0.0)
    assert prove(Session(three), begin, full).bound == pytest.approx(6)
    assert full.spent == 1


def test_the_last_of_it_is_left_to_highs(three: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: 2 of 4 are missing after one split, 5 / 3 after two, which is 42 per cent."""
    begin = plan(three, np.array([0, 1, 0.0]))
    monkeypatch.setattr(proof, "_NEAR", 0.45)
    monkeypatch.setattr(proof, "_TRIAL", 2)
    limits = Limits(0.0)
    assert prove(Session(three), begin, limits).bound == pytest.approx(4 + 5 / 3)
    assert limits.spent == 2
    monkeypatch.setattr(proof, "_LUMPY", 2)
    assert prove(Session(three), begin, Limits(0.0)).bound == pytest.approx(5)


def test_plans_near_the_points_help(portfolio: Model, begin: Outcome) -> None:
    """What crossing finds is the best plan, keeps the rows, and the bound stays above it."""
    session = Session(portfolio)
    found = prove(session, begin, Limits(0.0, nodes=400), None, Crossing(session))
    assert found.objective > begin.objective * (1 + 1e-6)
    assert found.values is not None
    assert portfolio.row_excess(found.values).max() <= 1e-6
    assert found.objective == pytest.approx(float(portfolio.worth @ found.values))
    assert found.bound >= found.objective


class Shown(Crossing):
    """Keeps how much is said to be missing, and finds one plan."""

    def __init__(self, plan: Outcome) -> None:
        self.plan, self.missing = plan, list[float]()

    def meet(self, point: Point, best: Outcome, missing: float, limits: Limits) -> Outcome:
        """Return the plan."""
        self.missing.append(missing)
        return self.plan


def test_the_tree_is_told_of_better_plans(three: Model) -> None:
    """By hand: after one split 6 is the bound, so 2 are missing to 4; a plan worth 5 is found.

    HiGHS counts worth in halves, the tree too.
    """
    session, known = Session(three), plan(three, np.array([0, 1, 0.0]))
    assert session.scale == 2
    grown = Tree(Linear(session), Shape.of(three), three.integer, 4 * session.scale)
    grown.grow(lambda: False)
    crossing = Shown(plan(three, np.array([1, 0, 0.0])))
    found = _better(session, known, Limits(0.0), grown, crossing)
    assert found is crossing.plan
    assert crossing.missing == pytest.approx([2])
    assert grown.floor == 5 * session.scale
    worse = Shown(known)
    assert _better(session, found, Limits(0.0), grown, worse) is known
    assert grown.floor == 5 * session.scale


def test_a_plan_of_the_tree_is_counted_as_the_model_counts() -> None:
    """By hand: half of a column of up to 100 is 50 of it, worth 50, beside a thing worth 5."""
    part = columns([100], family="slack", integer=False)
    model = Model((columns([1]), part), (), np.array([5.0, 1.0]))
    session = Session(model)
    grown = Tree(Linear(session), Shape.of(model), model.integer, 0.0)
    grown.best = np.array([1, 0.5])
    found = _better(session, plan(model, np.zeros(2)), Limits(0.0), grown, None)
    assert found.values is not None
    assert found.values.tolist() == [1, 50]
    assert found.objective == 55
    assert grown.best is None


@pytest.mark.parametrize(("lumpy", "times"), [(2, 0), (3, 1)])
def test_rows_are_added_where_there_are_few_choices(
    three: Model, monkeypatch: pytest.MonkeyPatch, lumpy: int, times: int
) -> None:
    """Three choices are few where three are, and too many where two are."""
    asked: list[Session] = []

    def strengthened(session: Session, *_: object) -> Linear:
        asked.append(session)
        return Linear(session)

    monkeypatch.setattr(proof, "strengthened", strengthened)
    monkeypatch.setattr(proof, "_LUMPY", lumpy)
    prove(Session(three), plan(three, np.array([1, 0, 0.0])), Limits(0.0))
    assert len(asked) == times


def test_nothing_is_near_a_plan_worth_nothing(three: Model) -> None:
    """However wide the gap, a share of nothing is nothing: a plan is looked for."""
    assert prove(Session(three), plan(three, np.zeros(3)), Limits(100.0)).objective > 0


def test_a_split_that_could_not_be_done_ends_it(
    three: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan comes back with the bound so far, which is none."""
    monkeypatch.setattr(Tree, "grow", lambda *_: False)
    begin = plan(three, np.array([0, 1, 0.0]))
    found = prove(Session(three), begin, limits := Limits(0.0))
    assert (found.values is begin.values, found.bound, limits.spent) == (True, np.inf, 0)


def starting(initiatives: int, starts: int, things: int = 0) -> Model:
    """Return initiatives that start once at most, and things to be taken."""
    once = np.repeat(np.eye(initiatives), starts, axis=1)
    rows = np.hstack([once, np.zeros((initiatives, things))]).tolist()
    size = initiatives * starts + things
    parts = (timed(initiatives, starts), columns([1] * things))
    return Model(parts, (block(rows, upper=1),), np.zeros(size))


@pytest.mark.parametrize(
    ("initiatives", "starts", "things", "worthwhile"),
    [
        (100, 2, 0, True),
        (99, 2, 0, False),  # 198 choices
        (1250, 2, 0, True),
        (1251, 2, 0, False),  # 2,502 choices
        (200, 1, 0, False),  # nothing about when
        (100, 2, 200, True),
        (100, 2, 201, False),  # more than half are things
    ],
)
def test_it_pays_from_200_to_2500_choices_half_of_them_timed(
    initiatives: int, starts: int, things: int, worthwhile: bool
) -> None:
    """Counted by hand."""
    assert pays(starting(initiatives, starts, things)) is worthwhile


def test_crossing_is_told_what_is_known(three: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """The point of the tree, the best plan, and the limits of the whole."""
    session, known, limits = Session(three), plan(three, np.array([0, 1, 0.0])), Limits(0.0)
    grown = Tree(Linear(session), Shape.of(three), three.integer, 4 * session.scale)
    grown.grow(lambda: False)
    crossing, shown = Shown(known), list[object]()

    def meet(point: Point, best: Outcome, missing: float, limits: Limits) -> Outcome:
        shown.extend([point, best, limits])
        return best

    monkeypatch.setattr(crossing, "meet", meet)
    _better(session, known, limits, grown, crossing)
    assert [id(one) for one in shown] == [id(grown.met), id(known), id(limits)]
    shown.clear()
    prove(session, known, limits, None, crossing)
    assert shown[0] is not None
    assert shown[1:3] == [known, limits]
