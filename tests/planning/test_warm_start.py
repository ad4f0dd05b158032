"""A search that begins with an earlier plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.handmade import ROLE, Setting, initiative

from portfolio.planning import (
    Budget,
    Constraint,
    Exclude,
    GivenWorth,
    Highs,
    Mandate,
    Measure,
    Once,
    Outcome,
    Problem,
    Roadmap,
    Share,
    Staffing,
    Synergy,
    plan,
)
from portfolio.planning.decisions import Starts
from portfolio.planning.outcome import Status, StopReason
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.warm_start import begun_with, carried

COST = dict(zip("ABCD", (5, 6, 3, 4), strict=True))
WORTH = dict(zip("ABCD", (10.0, 13.0, 7.0, 8.0), strict=True))


def _problem(*names: str, money: float = 10.0) -> Problem:
    """Candidates of one quarter that cost 5, 6, 3, 4 and are worth 10, 13, 7, 8."""
    ones = [initiative(name, cost=COST[name]) for name in names]
    return Setting(quarters=1, money=money, objective=GivenWorth(WORTH)).problem(*ones)


def test_the_same_problem_begins_with_all_values() -> None:
    """B and D, the best for 10, are where the search begins, and its relaxation where it ended."""
    problem = _problem(*"ABCD")
    roadmap = plan(problem)
    model = begun_with(problem, roadmap)
    assert model.start is not None
    assert roadmap.outcome.values is not None
    assert model.start.tolist() == roadmap.outcome.values.tolist()
    assert model.corner is roadmap.outcome.corner is not None


def test_the_relaxation_begins_where_that_of_an_equal_decision_ended() -> None:
    """More money changes no column; one candidate less, a soft rule or another name does."""
    roadmap = plan(_problem(*"ABCD"))
    corner = roadmap.outcome.corner
    assert begun_with(_problem(*"ABCD", money=12.0), roadmap).corner is corner is not None
    soft = Share("first", ("A",), at_least=0.5)
    others = [_problem(*"ABC"), _problem(*"ABCD").requiring(soft)]
    names = [initiative(name, cost=1) for name in "ABCE"]
    others.append(Setting(quarters=1, money=10.0, objective=GivenWorth({})).problem(*names))
    assert [begun_with(other, roadmap).corner for other in others] == [None] * 3
    kept = carried(others[-1], roadmap)
    assert kept is not None
    assert kept.outcome.corner is None
    # For 12 the best is A, C and D: 10 + 7 + 8; A and B bring 23, B and D 21.
    richer = plan(_problem(*"ABCD", money=12.0), start=roadmap, solver=Highs(gap=0.0))
    assert richer.objective == 25


def test_another_problem_begins_with_what_both_decide() -> None:
    """Without A and with a mandate the columns of B and D are still found by name."""
    roadmap = plan(_problem(*"ABCD"))
    other = _problem(*"BCD").requiring(Mandate("C", reason="wanted"))
    model = begun_with(other, roadmap)
    assert model.start is not None
    named = {name: model.start[k] for name, k in other.column_numbers.items()}
    assert {name for name, value in named.items() if value and name.startswith("starts")} == {
        "starts_B_2027Q1",
        "starts_D_2027Q1",
    }


def test_no_plan_is_no_start() -> None:
    """Where nothing was found there is nothing to begin with."""
    problem = _problem(*"AB")
    nothing = Roadmap(problem, Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT))
    assert begun_with(problem, nothing).start is None


def test_a_start_changes_no_optimum() -> None:
    """With 15 to spend the best is A, B and D for 31, from whatever plan the search begins."""
    poor = plan(_problem(*"ABCD", money=5.0))
    rich = _problem(*"ABCD", money=15.0)
    for strategy in Strategy:
        found = plan(rich, start=poor, solver=Highs(gap=0.0, strategy=strategy))
        assert [entry.initiative.id for entry in found.entries] == ["A", "B", "D"]
        assert found.objective == 31
    barred = rich.requiring(Exclude("A", reason="barred"))
    assert plan(barred, start=plan(rich), solver=Highs(gap=0.0)).objective == 28


def test_values_beyond_the_bounds_are_brought_within() -> None:
    """People hired before may be more than may be hired now; a start holds no impossible value."""
    problem = _problem(*"ABCD")
    roadmap = plan(problem)
    outcome = replace(roadmap.outcome, values=np.full(len(problem.model.worth), 7.0))
    model = begun_with(_problem(*"ABCD"), Roadmap(problem, outcome))
    assert model.start is not None
    assert (model.start <= model.upper).all()


def test_a_start_that_is_too_dear_now_is_no_start() -> None:
    """For 5 only A is affordable; B at 6, which the search would begin with, is out of reach."""
    rich, poor = plan(_problem(*"ABCD", money=20.0)), _problem(*"ABCD", money=5.0)
    found = plan(poor, start=rich, solver=Highs(gap=0.0))
    assert [entry.initiative.id for entry in found.entries] == ["A"]


def test_a_plan_is_carried_where_rules_are_kept() -> None:
    """B and D for 21 cost 10: they stay with 12, not with 9; of better plans nothing is known."""
    before = plan(_problem(*"ABCD"), solver=Highs(gap=0.0))
    kept = carried(_problem(*"ABCD", money=12.0), before)
    assert kept is not None
    assert (kept.objective, kept.bound) == (21, np.inf)
    assert (kept.outcome.status, kept.outcome.stopped) == (Status.FEASIBLE, StopReason.PROVEN)
    assert {entry.initiative.id for entry in kept.entries} == {"B", "D"}
    assert not kept.outcome.timed
    assert kept.outcome.corner is before.outcome.corner is not None
    assert carried(_problem(*"ABCD", money=9.0), before) is None
    by_the_clock = Roadmap(before.problem, replace(before.outcome, timed=True))
    again = carried(before.problem, by_the_clock)
    assert again is not None
    assert again.outcome.timed
    nothing = Roadmap(before.problem, before.outcome.without_plan())
    assert carried(before.problem, nothing) is None


@pytest.mark.parametrize(("people", "worth"), [(4, 31), (3, 31), (2, 26), (1, 21), (0, 16)])
def test_a_plan_is_carried_at_what_soft_rules_cost_there(people: int, worth: int) -> None:
    """A, B and D for 31 need three people; each who is not there costs 5, whatever it cost before.

    It was found with two people, so with one missing. A share that nobody knew of then is missed
    by what it is missed by: of three things at least 2.7 should be C or D, and one is.
    """
    rule = Staffing(soft={ROLE: 5.0})

    def asked(people: float, *rules: Constraint) -> Problem:
        ones = [initiative(name, cost=cost, people=1) for name, cost in COST.items()]
        setting = Setting(quarters=1, money=15.0, people=people, objective=GivenWorth(WORTH))
        return setting.under(rules, *ones)

    before = plan(asked(2, Once(), Budget(), rule), solver=Highs(gap=0.0))
    assert before.objective == 26
    kept = carried(asked(people, Once(), Budget(), rule), before)
    assert kept is not None
    assert kept.objective == worth
    share = Share("late", ("C", "D"), of=Measure.COUNT, at_least=0.9, penalty=10.0)
    missed = carried(asked(people, Once(), Budget(), rule, share), before)
    assert missed is not None
    assert missed.objective == pytest.approx(worth - 17)


def test_a_plan_is_carried_where_nothing_is_soft() -> None:
    """A problem that decides on starts alone has nothing to miss."""
    problem = replace(_problem(*"ABCD"), decisions=(Starts(),))
    kept = carried(problem, plan(problem, solver=Highs(gap=0.0)))
    assert kept is not None
    assert kept.objective == 21


def test_rules_that_only_rows_keep_are_kept() -> None:
    """A synergy that is lost by doing both cannot be left out of what the plan is worth."""
    roadmap = plan(_problem(*"ABCD"), solver=Highs(gap=0.0))
    clash = Synergy("rivals", ("B", "D"), -4.0)
    assert carried(_problem(*"ABCD").requiring(clash), roadmap) is None


def test_values_below_the_bounds_are_brought_within() -> None:
    """A start holds nothing that is less than none."""
    problem = _problem(*"ABCD")
    roadmap = plan(problem)
    outcome = replace(roadmap.outcome, values=np.full(len(problem.model.worth), -7.0))
    model = begun_with(_problem(*"ABCD"), Roadmap(problem, outcome))
    assert model.start is not None
    assert model.start.tolist() == [0.0] * len(problem.model.worth)
