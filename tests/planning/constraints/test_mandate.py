"""`Mandate`: in the plan, whatever it takes; and no limit gives way."""

from __future__ import annotations

from tests.planning.handmade import Row, Setting, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Mandate, plan
from portfolio.planning import Status as Found


def test_the_row_is_that_of_the_formula() -> None:
    """The starts of A sum to one."""
    problem = under(Mandate("A"), initiative("A", 3), initiative("B", 3))
    assert rows(problem) == [Row("A", {"A@0": 1, "A@1": 1}, 1.0, 1.0)]


def test_any_start_will_do() -> None:
    """In at any date, but in."""
    problem = under(Mandate("A"), initiative("A", 3), initiative("B", 3))
    assert agree(problem, A=1)
    assert not agree(problem, B=0)


def test_a_delivered_initiative_satisfies_the_rule() -> None:
    """It is done."""
    problem = under(Mandate("A"), initiative("A", status=Status.DELIVERED))
    assert rows(problem) == []
    assert agree(problem)


def test_what_cannot_be_planned_is_a_conflict() -> None:
    """A row without columns asks for one start of nothing: there is no plan."""
    problem = under(Mandate("A"), initiative("A", 9))
    assert rows(problem) == [Row("A", {}, 1.0, 1.0)]
    assert not agree(problem)
    assert plan(problem).outcome.status is Found.INFEASIBLE


def test_no_limit_gives_way() -> None:
    """20 do not fit a budget of 10: no plan, rather than an overspent one."""
    problem = Setting(money=10).problem(initiative("A", cost=20)).requiring(Mandate("A"))
    assert plan(problem).outcome.status is Found.INFEASIBLE


def test_the_violation() -> None:
    """A reader sees what is missing."""
    (broken,) = roadmap(under(Mandate("A"), initiative("A"))).violations()
    assert str(broken) == "A must be done - broken at A: not planned"


def test_sentence() -> None:
    """Who says so and why are told."""
    assert str(Mandate("A")) == "A must be done"
    assert str(Mandate("A", "EU AI Act", "the board")) == (
        "A must be done by order of the board (EU AI Act)"
    )
