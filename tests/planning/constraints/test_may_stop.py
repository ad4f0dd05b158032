"""`MayStop`: leave to stop work in flight, at a price."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.planning.handmade import FUND, Row, Setting, holds, initiative, q, roadmap, rows, under

from portfolio.domain import Relation, RelationKind, calendar
from portfolio.domain.vocabulary import Status
from portfolio.intake import Backlog, Capacity
from portfolio.planning import FewChanges, Highs, MayStop, Npv, Problem, Stop, plan
from portfolio.planning.decisions import Slack, Starts

FLYING = initiative("A", 3, cost=10, benefit=1, status=Status.IN_FLIGHT)
NEW = initiative("B", 3, cost=10, benefit=50)


def test_rows_are_those_of_the_formula() -> None:
    """What is stopped is not planned."""
    problem = under(MayStop("A", 5.0, FUND), FLYING)
    assert rows(problem) == [Row("A", {"A@0": 1, "A@1": 1, "stops A@0": 1}, -math.inf, 1.0)]


def test_both_at_once_break_the_rule() -> None:
    """Stopped and planned contradict each other; each alone is fine."""
    problem = under(MayStop("A", 5.0, FUND), FLYING)
    for values, fine in (({"A@0": 1.0}, True), ({"stops A@0": 1.0}, True)):
        made = roadmap(problem, values)
        assert (made.violations() == ()) is fine
        assert holds(problem, made.outcome.values)  # type: ignore[arg-type]
    both = roadmap(problem, {"A@0": 1.0, "stops A@0": 1.0})
    assert [v.found for v in both.violations()] == ["stopped, and planned as well"]
    assert not holds(problem, both.outcome.values)  # type: ignore[arg-type]


def _two_for_one(money: float) -> Problem:
    """Return a problem in which a quarter's money is enough for one of A and B."""
    return Setting(quarters=3, money=money, objective=Npv(0.0, 4)).problem(FLYING, NEW)


def test_without_leave_work_in_flight_goes_on() -> None:
    """A takes all money, so B, worth far more, waits for ever."""
    found = plan(_two_for_one(10), solver=Highs(gap=0))
    assert [entry.initiative.id for entry in found.entries] == ["A"]
    # 4 quarters of 1, less 3 of 10.
    assert found.objective == pytest.approx(4 - 30)


def test_with_leave_the_better_one_takes_its_place() -> None:
    """Stopping A costs 6 in the first quarter, so 16 are needed there; B earns 200 - 30."""
    leave = MayStop("A", 6.0, FUND)
    found = plan(_two_for_one(16).requiring(leave), solver=Highs(gap=0))
    assert [entry.initiative.id for entry in found.entries] == ["B"]
    assert found.done(Stop) == (Stop("A", q(0), 6.0, FUND),)
    assert found.objective == found.worth == pytest.approx(200 - 30 - 6)


def test_the_price_must_fit_the_budget() -> None:
    """With 15 there is no money for 6 and 10 in the first quarter: A goes on."""
    found = plan(_two_for_one(15).requiring(MayStop("A", 6.0, FUND)), solver=Highs(gap=0))
    # Without B, stopping A for 6 is better than 26 lost by going on.
    assert found.entries == ()
    assert found.objective == pytest.approx(-6)


def test_the_roadmap_says_what_is_stopped() -> None:
    """Among what is not planned, with the price."""
    leave = MayStop("A", 6.0, FUND)
    found = plan(_two_for_one(16).requiring(leave), solver=Highs(gap=0))
    assert found.not_planned()[["id", "reason"]].to_numpy().tolist() == [["A", "is stopped for 6"]]


def test_what_hangs_on_it_falls_with_it() -> None:
    """C requires A; with A stopped, C cannot be done."""
    setting = Setting(
        quarters=3,
        objective=Npv(0.0, 4),
        relations=(Relation(RelationKind.REQUIRES, "C", "A"),),
    )
    child = initiative("C", 3, benefit=5)
    problem = setting.problem(FLYING, child).requiring(MayStop("A", 1.0, FUND))
    # Together 4 x 1 - 30 + 4 x 5 = -6; stopped -1.
    found = plan(problem, solver=Highs(gap=0))
    assert found.entries == ()
    assert found.objective == pytest.approx(-1)


def test_a_stop_is_a_change_against_the_last_plan() -> None:
    """What is stopped is dropped."""
    rule = FewChanges({"A": q(-2)})
    problem = under([rule, MayStop("A", 1.0, FUND)], FLYING)
    assert rule.changes(roadmap(problem, {"stops A@0": 1})) == {"A": "dropped"}
    assert rule.changes(roadmap(problem, A=0)) == {}


def test_it_says_nothing_of_what_is_not_in_flight() -> None:
    """A proposal needs no leave; next quarter the rule may find it delivered."""
    for status in (Status.PROPOSED, Status.DELIVERED):
        problem = under(MayStop("A", 5.0, FUND), replace(FLYING, status=status))
        assert rows(problem) == []
        assert len(problem.columns["stops"]) == 0


def test_what_the_problem_does_not_have_is_refused() -> None:
    """Fund, one price, and the decision itself."""
    with pytest.raises(ValueError, match="may_stop: unknown fund 'opex'; known are money"):
        under(MayStop("A", 5.0, "opex"), FLYING)
    with pytest.raises(ValueError, match="may_stop: A is given two different prices"):
        under([MayStop("A", 5.0, FUND), MayStop("A", 6.0, FUND)], FLYING)
    problem = under(MayStop("A", 5.0, FUND), FLYING)
    with pytest.raises(ValueError, match="may_stop: the decisions must include the family 'stops'"):
        replace(problem, decisions=(Starts(), Slack()))


@pytest.mark.parametrize("cost", [-1.0, math.inf, math.nan])
def test_a_price_is_a_number_from_zero(cost: float) -> None:
    """Nobody is paid for stopping."""
    with pytest.raises(ValueError, match="may_stop A: cost must be >= 0, not"):
        MayStop("A", cost, FUND)


def test_sentence() -> None:
    """Price, payer and reason."""
    assert str(MayStop("A", 120000, "opex", "contract ends")) == (
        "A may be stopped for 120,000 from opex (contract ends)"
    )


def test_all_funds_are_told() -> None:
    """Where another one is named."""
    capacity = Capacity.of(calendar(q(0), 1), {"b": 1.0, "a": 1.0})
    backlog = Backlog((replace(FLYING, build_spend={}, run_spend={}),))
    with pytest.raises(ValueError, match=r"^may_stop: unknown fund 'c'; known are a, b$"):
        Problem(backlog, capacity, (MayStop("A", 1.0, "c"),), Npv())
