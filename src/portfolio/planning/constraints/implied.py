"""The rules that the tables of the input state by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.domain import Group, Initiative, Quarter, Relation, RelationKind
from portfolio.domain.vocabulary import Status
from portfolio.intake import Backlog, Capacity
from portfolio.planning.constraints.after import After
from portfolio.planning.constraints.all_or_none import AllOrNone
from portfolio.planning.constraints.budget import Budget
from portfolio.planning.constraints.choose import Choose
from portfolio.planning.constraints.constraint import Constraint
from portfolio.planning.constraints.contract_limit import ContractLimit
from portfolio.planning.constraints.goes_on import GoesOn
from portfolio.planning.constraints.hiring_limit import HiringLimit
from portfolio.planning.constraints.lending_limit import LendingLimit
from portfolio.planning.constraints.mandate import Mandate
from portfolio.planning.constraints.needs_first import NeedsFirst
from portfolio.planning.constraints.not_concurrent import NotConcurrent
from portfolio.planning.constraints.once import Once
from portfolio.planning.constraints.pin import Pin
from portfolio.planning.constraints.requires import Requires
from portfolio.planning.constraints.staffing import Staffing
from portfolio.planning.constraints.training_limit import TrainingLimit


def implied_constraints(backlog: Backlog, capacity: Capacity) -> tuple[Constraint, ...]:
    """Rules that the tables state by themselves.

    One start at most; budget by fund and quarter; staffing by role and quarter when the capacity
    tells of people, limits of hiring, contracting, training and lending when it tells of them;
    one rule for each relation and group; mandatory initiatives are in, those in flight are in and
    go on in the first quarter.
    """
    rules: list[Constraint] = [Once(), Budget()]
    rules += [Staffing()] if capacity.people else []
    rules += [HiringLimit()] if capacity.hiring else []
    rules += [ContractLimit()] if capacity.contracting else []
    rules += [TrainingLimit()] if capacity.training else []
    rules += [LendingLimit()] if capacity.substitution else []
    rules += [rule for relation in backlog.relations for rule in _of_relation(relation)]
    rules += [rule for group in backlog.groups for rule in _of_group(group)]
    today = capacity.calendar[0]
    for initiative in backlog.initiatives:
        # Of most there is nothing to say.
        if initiative.mandatory or initiative.status is Status.IN_FLIGHT:
            rules += _of_status(initiative, today)
    return tuple(rules)


def _of_relation(relation: Relation) -> Iterator[Constraint]:
    source, target = relation.source, relation.target
    if relation.kind is RelationKind.REQUIRES:
        yield Requires(source, target)
    elif relation.kind is RelationKind.AFTER:
        yield After(source, target, relation.lag, relation.timing)
    elif relation.kind in (RelationKind.NEEDS_FIRST, RelationKind.SCALES_FROM):
        yield NeedsFirst(source, target, relation.lag, relation.timing)


def _of_group(group: Group) -> Iterator[Constraint]:
    if group.at_least is not None or group.at_most is not None:
        yield Choose(group.name, group.members, group.at_least, group.at_most)
    if group.all_or_none:
        yield AllOrNone(group.name, group.members)
    if group.not_concurrent:
        yield NotConcurrent(group.name, group.members)


def _of_status(initiative: Initiative, today: Quarter) -> Iterator[Constraint]:
    if initiative.status is Status.IN_FLIGHT:
        yield GoesOn(initiative.id)
        yield Pin(initiative.id, today, reason="in flight")
    elif initiative.mandatory and initiative.status is Status.PROPOSED:
        yield Mandate(initiative.id, reason="mandatory")
