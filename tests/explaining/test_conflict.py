"""Conflicts are named by the rules that clash, and by no others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from tests.planning.handmade import Setting, initiative, q

from portfolio import (
    Backlog,
    Capacity,
    Exclude,
    Initiative,
    Mandate,
    Problem,
    Range,
    Relation,
    RelationKind,
    calendar,
    explain_conflict,
    plan,
)
from portfolio.domain.vocabulary import Status as Stage
from portfolio.explaining.conflict import Clash
from portfolio.planning import Choose, NeedsFirst, Outcome, Requires, Status, StopReason
from portfolio.planning.model import Model


@dataclass(frozen=True)
class Silent:
    """A judge that never finds anything out."""

    stopped: StopReason = StopReason.TIME_LIMIT
    name: ClassVar[str] = "silent"

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        """Stop at once."""
        return Outcome(Status.NO_SOLUTION, self.stopped)


def _initiative(name: str, cost: float, *, people: float = 0.0, duration: int = 1) -> Initiative:
    return Initiative(
        id=name,
        title=name,
        duration=duration,
        build_spend={"budget": (cost,) * duration},
        build_people={"data_scientist": (people,) * duration} if people else {},
        benefit=Range.exactly(100.0),
    )


def _problem(*initiatives: Initiative, relations: tuple[Relation, ...] = ()) -> Problem:
    capacity = Capacity.of(
        calendar("2027Q1", 2), money={"budget": 100.0}, people={"data_scientist": 1.0}
    )
    return Problem.of(Backlog(initiatives, relations=relations), capacity)


def _rules(problem: Problem) -> list[str]:
    assert plan(problem).outcome.status is Status.INFEASIBLE
    return [clash.rule for clash in explain_conflict(problem).clashes]


def test_a_mandate_beyond_the_budget_names_both() -> None:
    """150 in one quarter never fits 100 in either: the mandate and both quarters clash."""
    problem = _problem(_initiative("A", 150.0), _initiative("B", 10.0))
    conflict = explain_conflict(problem.requiring(Mandate("A", reason="board"), Mandate("B")))
    assert [clash.rule for clash in conflict.clashes] == [
        "No fund is overspent in any quarter",
        "A must be done (board)",
    ]
    assert conflict.clashes[0].where == ("budget, 2027Q1", "budget, 2027Q2")
    assert conflict.minimal


def test_people_are_named_when_people_lack() -> None:
    """Two mandates of two quarters need 2 FTE where 1 is; either quarter alone shows it."""
    problem = _problem(
        _initiative("A", 1.0, people=1.0, duration=2),
        _initiative("B", 1.0, people=1.0, duration=2),
    )
    rules = _rules(problem.requiring(Mandate("A"), Mandate("B")))
    assert rules == [
        "No role is asked for more people than are there in any quarter",
        "A must be done",
        "B must be done",
    ]


def test_logic_alone_can_clash() -> None:
    """A must be done, needs B first, and B is ruled out; money has no part in it."""
    relation = Relation(RelationKind.REQUIRES, "A", "B")
    problem = _problem(_initiative("A", 1.0), _initiative("B", 1.0), relations=(relation,))
    rules = _rules(problem.requiring(Mandate("A"), Exclude("B", by="the CFO")))
    assert rules == [
        "A is done only if B is",
        "A must be done",
        "B must not be done by order of the CFO",
    ]


def test_a_mandate_of_what_cannot_be_planned_says_why() -> None:
    """Three quarters of work do not fit a calendar of two; the conflict tells it."""
    problem = _problem(_initiative("A", 1.0, duration=3)).requiring(Mandate("A"))
    told = str(explain_conflict(problem))
    assert "A must be done" in told
    assert "A cannot fit its window: 3 quarters of work" in told


def test_a_problem_with_a_plan_has_no_conflict() -> None:
    """Where a plan exists, nothing clashes, and the sentence says so."""
    conflict = explain_conflict(_problem(_initiative("A", 1.0)))
    assert conflict.clashes == ()
    assert str(conflict) == "No rules clash: a plan exists."


def test_a_conflict_shows_itself_escaped() -> None:
    """Ids and reasons are user text: HTML in them is text."""
    problem = _problem(_initiative("A", 150.0)).requiring(Mandate("A", reason="<b>now</b>"))
    assert "<b>" not in explain_conflict(problem)._repr_html_()


def test_a_limit_that_came_first_is_not_taken_for_a_plan() -> None:
    """Without any time nothing is known, and the sentence does not claim that a plan exists."""
    problem = _problem(_initiative("A", 150.0)).requiring(Mandate("A"))
    conflict = explain_conflict(problem, solver=Silent())
    assert not conflict.minimal
    assert str(conflict).startswith("A limit came before")


def test_an_interrupt_ends_the_questions() -> None:
    """Ctrl-C is not taken for an answer."""
    problem = _problem(_initiative("A", 150.0)).requiring(Mandate("A"))
    with pytest.raises(KeyboardInterrupt):
        explain_conflict(problem, solver=Silent(StopReason.INTERRUPTED))


def test_time_overall_is_limited() -> None:
    """Without any second left nothing is asked, and nothing is claimed."""
    problem = _problem(_initiative("A", 150.0)).requiring(Mandate("A"))
    assert not explain_conflict(problem, seconds=0.0).minimal


def test_places_of_two_words_are_told_apart() -> None:
    """Role and quarter share a comma, so places are parted by semicolons; six of them are shown."""
    two = Clash("Too few people", ("dev, 2027Q1", "dev, 2027Q2"))
    assert str(two) == "Too few people [dev, 2027Q1; dev, 2027Q2]"
    seven = Clash("Too few people", tuple("ABCDEFG"))
    assert str(seven) == "Too few people [A; B; C; D; E; F and 1 more]"


def test_a_prerequisite_that_is_withdrawn_is_told() -> None:
    """A must be done and requires P, which nobody plans any more: that is the cause."""
    gone = initiative("P", status=Stage.WITHDRAWN)
    problem = Setting().under((Requires("A", "P"), Mandate("A")), initiative("A"), gone)
    found = explain_conflict(problem)
    assert "  - P is withdrawn" in str(found).splitlines()
    assert found.to_frame()["rule"].tolist() == [clash.rule for clash in found.clashes]


def test_windows_of_what_is_named_are_told() -> None:
    """A must end in the second quarter and needs B, which starts then at the earliest."""
    needs = NeedsFirst("A", "B")
    ones = [initiative("A", latest_finish=q(1)), initiative("B", earliest_start=q(1))]
    told = str(explain_conflict(Setting().under((needs, Mandate("A")), *ones)))
    assert told.splitlines()[1:] == [
        "  - A starts only after B is live [2027Q2]",
        "  - A must be done",
        "  - A has 1 quarter of work and may only be worked on until 2027Q2",
        "  - B has 1 quarter of work and may only be worked on from 2027Q2",
    ]


def test_what_a_sentence_says_is_not_said_twice() -> None:
    """The row of an order between two initiatives names both, and so does the sentence."""
    assert str(Clash("A is done only if B is", ("A -> B",))) == "A is done only if B is"
    assert str(Clash("A starts after B", ("2027Q1",))) == "A starts after B [2027Q1]"


def test_windows_are_those_of_the_mode_that_leaves_most_time() -> None:
    """A may be done in a mode that ends two quarters later, and still does not come after B."""
    full = initiative("A", 2, mode="full", latest_finish=q(1))
    lite = initiative("A", mode="lite", latest_finish=q(3))
    ones = [replace(full, modes=(lite,)), initiative("B", 4)]
    told = str(explain_conflict(Setting().under((NeedsFirst("A", "B"), Mandate("A")), *ones)))
    assert "A has" not in told


def test_windows_are_no_matter_where_time_is_none() -> None:
    """Both must be done and only one may: when each may be done is beside the point."""
    ones = [initiative(name, latest_finish=q(1)) for name in "AB"]
    rules = Mandate("A"), Mandate("B"), Choose("one", ("A", "B"), at_most=1)
    assert "worked on" not in str(explain_conflict(Setting().under(rules, *ones)))
