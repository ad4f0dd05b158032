"""The stops: which work in flight ends at a price."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    Setting,
    initiative,
    q,
    roadmap,
    under,
)

from portfolio.domain import Initiative, calendar
from portfolio.domain.vocabulary import Status
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Budget, Constraint, GoesOn, MayStop, Npv, Problem, Stop
from portfolio.planning.decisions import Starts, Stops
from portfolio.planning.decisions.stops import Stoppable, stop_columns

FLYING = initiative("A", 2, cost=10, status=Status.IN_FLIGHT), initiative("B", 2)
RULES: list[Constraint] = [GoesOn("A"), MayStop("A", 7.0, FUND), Budget()]


def test_one_column_for_each_stop_allowed() -> None:
    """Only what is in flight and may be stopped; a rule stated twice stops once."""
    problem = under([*RULES, MayStop("A", 7.0, FUND), MayStop("B", 9.0, FUND)], *FLYING)
    columns = problem.columns["stops"]
    assert [columns.labels.text(k) for k in range(len(columns))] == ["A, 2027Q1"]
    assert (columns.lower.tolist(), columns.upper.tolist()) == ([0], [1])
    assert columns.integer.all()
    assert not columns.penalty.any()


def test_a_stop_charges_once_in_the_first_quarter() -> None:
    """7 of the fund in the first of four quarters, and nobody's time."""
    columns = under(RULES, *FLYING).columns["stops"]
    assert columns.spend.toarray().tolist() == [[7], [0], [0], [0]]
    assert columns.people.shape == (4, 1)
    assert columns.people.nnz == 0


def test_without_leave_there_are_no_columns() -> None:
    """Rules that allow nothing add nothing."""
    problem = under([GoesOn("A"), Budget()], *FLYING)
    assert len(problem.columns["stops"]) == 0
    assert stop_columns(problem, "A").tolist() == []


def test_columns_are_found_by_initiative() -> None:
    """Three starts of A and three of B come first."""
    problem = under([MayStop("C", 1.0, FUND), *RULES], *FLYING, initiative("C"))
    assert stop_columns(problem, "A").tolist() == [problem.offsets["stops"]]
    assert stop_columns(problem, "B").tolist() == []


def test_what_is_stopped_is_told() -> None:
    """With cause, charge and supply by quarter."""
    problem = under(RULES, *FLYING)
    (stop,) = Stops().decided(problem, np.array([1.0]))
    assert stop == Stop("A", q(0), 7.0, FUND)
    assert stop.cause == "stopping"
    assert [stop.charge(FUND, q(t)) for t in range(2)] == [7.0, 0.0]
    assert stop.charge("other", q(0)) == 0.0
    assert stop.supply("dev", q(0)) == 0.0
    assert Stops().decided(problem, np.array([0.0])) == ()


def test_the_roadmap_sees_the_money() -> None:
    """Charged to the fund under its own cause, and counted at its price in the worth."""
    problem = Setting(objective=Npv(0.0, 4)).under(RULES, *FLYING)
    made = roadmap(problem, {"stops A@0": 1.0})
    assert made.money_use[FUND, q(0)].by_cause["stopping"] == 7.0
    assert made.money_use[FUND, q(0)].total == 7.0
    assert made.worth == -7.0
    assert made.done(Stop) == (Stop("A", q(0), 7.0, FUND),)


def test_rules_are_known_by_what_they_offer() -> None:
    """Any rule with stops is asked."""
    assert isinstance(MayStop("A", 1.0, FUND), Stoppable)
    assert not isinstance(GoesOn("A"), Stoppable)


def test_the_fund_of_the_rule_is_charged() -> None:
    """Funds in order, two quarters each: opex, the second, pays 7 in the first quarter."""
    flying = Initiative(id="A", title="A", status=Status.IN_FLIGHT)
    capacity = Capacity.of(calendar(FIRST, 2), {"capex": 9.0, "opex": 9.0})
    rules = (MayStop("A", 7.0, "opex"),)
    columns = Problem(Backlog((flying,)), capacity, rules, NOTHING_WORTH).columns["stops"]
    assert columns.spend.toarray().T.tolist() == [[0, 0, 7, 0]]


def test_where_nobody_decides_on_stops_there_are_none() -> None:
    """A problem of starts alone."""
    backlog, capacity = Setting().backlog(*FLYING), Setting().capacity()
    problem = Problem(backlog, capacity, (), NOTHING_WORTH, decisions=(Starts(),))
    assert stop_columns(problem, "A").tolist() == []


def test_without_stops_nothing_is_stopped() -> None:
    """A problem that decides on nothing but starts."""
    problem = replace(under((), initiative("A")), decisions=(Starts(),))
    assert stop_columns(problem, "A").tolist() == []
