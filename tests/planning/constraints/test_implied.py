"""The rules that the tables state by themselves."""

from __future__ import annotations

import pytest
from tests.planning.handmade import FIRST, FUND, Setting, initiative, q

from portfolio.domain import Group, Relation, RelationKind, Timing, calendar
from portfolio.domain.vocabulary import Status
from portfolio.intake import Capacity, ContractTerms, HiringTerms, TrainingTerms
from portfolio.planning import (
    After,
    AllOrNone,
    Budget,
    Choose,
    Constraint,
    ContractLimit,
    GoesOn,
    HiringLimit,
    Mandate,
    NeedsFirst,
    NotConcurrent,
    Once,
    Pin,
    Requires,
    Staffing,
    TrainingLimit,
)
from portfolio.planning.constraints import implied_constraints

PAIR = initiative("A"), initiative("B")


def test_money_people_and_hiring_by_what_the_capacity_tells() -> None:
    """Budget always; staffing if it tells of people; limits of what else it tells of."""
    terms = HiringTerms(cost=1.0, fund=FUND)
    bought = ContractTerms(rate=1.0, fund=FUND)
    cases: list[tuple[Setting, tuple[Constraint, ...]]] = [
        (Setting(people=None), (Once(), Budget())),
        (Setting(), (Once(), Budget(), Staffing())),
        (Setting(hiring=terms), (Once(), Budget(), Staffing(), HiringLimit())),
        (Setting(contracting=bought), (Once(), Budget(), Staffing(), ContractLimit())),
    ]
    for setting, rules in cases:
        assert implied_constraints(setting.backlog(), setting.capacity()) == rules


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (RelationKind.REQUIRES, (Requires("A", "B"),)),
        (RelationKind.AFTER, (After("A", "B", 2),)),
        (RelationKind.NEEDS_FIRST, (NeedsFirst("A", "B", 2),)),
        (RelationKind.SCALES_FROM, (NeedsFirst("A", "B", 2),)),
        (RelationKind.ENABLES, ()),
    ],
)
def test_a_relation_is_the_rule_of_its_kind(
    kind: RelationKind, rules: tuple[Constraint, ...]
) -> None:
    """The kinds are never conflated; enabling has no effect on the plan."""
    setting = Setting(people=None, relations=(Relation(kind, "A", "B", 2),))
    found = implied_constraints(setting.backlog(*PAIR), setting.capacity())
    assert found[2:] == rules


def test_a_relation_keeps_its_timing() -> None:
    """From start to start in the table is from start to start in the rule."""
    timing = Timing.START_TO_START
    kinds = (RelationKind.AFTER, RelationKind.NEEDS_FIRST)
    links = tuple(Relation(kind, "A", "B", 1, timing) for kind in kinds)
    setting = Setting(people=None, relations=links)
    found = implied_constraints(setting.backlog(*PAIR), setting.capacity())
    assert found[2:] == (After("A", "B", 1, timing), NeedsFirst("A", "B", 1, timing))


def test_a_group_may_have_several_rules() -> None:
    """Bounds, all or none, and not at the same time are separate rules of one group."""
    group = Group("g", ("A", "B"), at_most=1, all_or_none=True, not_concurrent=True)
    setting = Setting(people=None, groups=(group, Group("plain", ("A",))))
    found = implied_constraints(setting.backlog(*PAIR), setting.capacity())
    members = ("A", "B")
    assert found[2:] == (
        Choose("g", members, None, 1),
        AllOrNone("g", members),
        NotConcurrent("g", members),
    )


def test_in_flight_goes_on_and_mandatory_is_in() -> None:
    """Work in flight is in the plan and goes on in the first quarter of the calendar."""
    setting = Setting(people=None)
    backlog = setting.backlog(
        initiative("A", status=Status.IN_FLIGHT),
        initiative("B", mandatory=True),
        initiative("C", mandatory=True, status=Status.IN_FLIGHT),
        initiative("D", mandatory=True, status=Status.DELIVERED),
        initiative("E", mandatory=True, status=Status.WITHDRAWN),
        initiative("F"),
    )
    flight = "in flight"
    assert implied_constraints(backlog, setting.capacity())[2:] == (
        GoesOn("A"),
        Pin("A", q(0), reason=flight),
        Mandate("B", reason="mandatory"),
        GoesOn("C"),
        Pin("C", q(0), reason=flight),
    )


def test_training_has_its_limit_where_there_are_terms() -> None:
    """Analysts may become developers: then, and only then, the limit of training is a rule."""
    terms = (TrainingTerms(source="analyst", target="dev", duration=1, cost=1.0, fund=FUND),)
    people = {"analyst": 2.0, "dev": 1.0}
    for training, rules in ((terms, [TrainingLimit()]), ((), [])):
        capacity = Capacity.of(calendar(FIRST, 2), {FUND: 1.0}, people, training=training)
        implied = implied_constraints(Setting().backlog(), capacity)
        assert list(implied[3:]) == rules
