"""Which objective is wanted where nobody says."""

from __future__ import annotations

from tests.planning.handmade import Setting, initiative, scorecard, scored

from portfolio.planning import Npv, Problem, ScorePoints
from portfolio.planning.objectives import default_objective


def test_money_where_any_benefit_is_known() -> None:
    """One benefit is enough."""
    backlog = Setting().backlog(initiative("A"), initiative("B", benefit=1))
    assert default_objective(backlog) == Npv()


def test_points_where_no_benefit_is_known() -> None:
    """Without money, scores decide."""
    assert default_objective(Setting().backlog(initiative("A"))) == ScorePoints()


def test_a_problem_takes_the_default() -> None:
    """Unless an objective is given."""
    card, capacity = scorecard(scored("A", 1, 1)), Setting().capacity()
    assert Problem.of(card, capacity).objective == ScorePoints()
    assert Problem.of(card, capacity, objective=Npv()).objective == Npv()
