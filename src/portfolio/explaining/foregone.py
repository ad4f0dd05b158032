"""Clashes that arithmetic alone shows, before anything is solved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning import (
    Budget,
    Constraint,
    Exclude,
    Mandate,
    NeedsFirst,
    Problem,
    Requires,
    Staffing,
)
from portfolio.planning.model import Floats

_EXCEEDS = 1e-9

Chains = Mapping[str, tuple[Constraint, ...]]
"""Initiatives that must be done, with the rules that say so."""


def foregone(problem: Problem) -> tuple[Constraint, ...]:
    """Return rules that are seen to clash without solving anything; none where that shows nothing.

    What must be done and what that needs is followed; then looked up whether it is ruled out or
    cannot be planned, and whether the least it takes over the calendar is more than there is. The
    rules may be more than a minimal set of those that clash.
    """
    chains = _must_be_done(problem)
    return _ruled_out(problem, chains) or _too_much(problem, chains)


def _must_be_done(problem: Problem) -> Chains:
    chains: dict[str, tuple[Constraint, ...]] = {}
    for rule in problem.constraints:
        if isinstance(rule, Mandate):
            chains.setdefault(rule.initiative, (rule,))
    links = [rule for rule in problem.constraints if isinstance(rule, NeedsFirst | Requires)]
    todo = list(chains)
    while todo:
        name = todo.pop()
        for link in links:
            if link.source == name and link.target not in chains:
                chains[link.target] = (*chains[name], link)
                todo.append(link.target)
    return chains


def _ruled_out(problem: Problem, chains: Chains) -> tuple[Constraint, ...]:
    excluded = {r.initiative: r for r in problem.constraints if isinstance(r, Exclude)}
    for name, rules in chains.items():
        if problem.left_out.get(name) == "is delivered":
            continue
        if name in excluded:
            return (*rules, excluded[name])
        if name in problem.left_out:
            return rules
    return ()


@dataclass(frozen=True, eq=False)
class _Total:
    """What there is of something over the whole calendar, and the rules that keep to it.

    Attributes
    ----------
    rules
        Rules that limit it.
    demand
        What each start takes of it, shape (starts,).
    there
        What there is at most.
    """

    rules: tuple[Constraint, ...]
    demand: Floats
    there: float


def _too_much(problem: Problem, chains: Chains) -> tuple[Constraint, ...]:
    """Return the rules of what takes more than there is, the largest first, as few as will do."""
    needed = [name for name in chains if name in problem.windows]
    for total in (*_money(problem), *_people(problem)):
        least = {name: _least(problem, total, name) for name in needed}
        taken, rules = 0.0, list(total.rules)
        for name in sorted(needed, key=lambda one: -least[one]):
            taken += least[name]
            rules += [rule for rule in chains[name] if rule not in rules]
            if taken > total.there + _EXCEEDS * max(1.0, abs(total.there)):
                return tuple(rules)
    return ()


def _least(problem: Problem, total: _Total, name: str) -> float:
    return max(0.0, float(total.demand[problem.starts.of(name)].min(initial=np.inf)))


def _money(problem: Problem) -> Iterator[_Total]:
    """Yield all money of each fund, or of all funds where one may pay for another."""
    rules = tuple(rule for rule in problem.constraints if isinstance(rule, Budget))
    if not rules:
        return
    together = any(rule.payers for rule in rules)
    groups: Sequence[Sequence[str]] = (
        [problem.funds] if together else [(fund,) for fund in problem.funds]
    )
    for funds in groups:
        rows = _rows(problem.funds, funds, problem.quarters)
        there = sum(sum(problem.capacity.money[fund]) for fund in funds)
        yield _Total(rules, _taken(rows, problem.starts.spend), float(there))


def _people(problem: Problem) -> Iterator[_Total]:
    """Yield all people of each role, with all that could be added."""
    rules = tuple(r for r in problem.constraints if isinstance(r, Staffing) and not r.soft)
    if not rules:
        return
    kept = max(rule.buffer for rule in rules)
    for role in problem.roles:
        rows = _rows(problem.roles, (role,), problem.quarters)
        own = (1 - kept) * sum(problem.capacity.people[role])
        added = sum(
            float(np.maximum(0.0, -_taken(rows, part.people)) @ part.upper)
            for part in problem.columns.values()
            if part is not problem.starts
        )
        yield _Total(rules, _taken(rows, problem.starts.people), own + added)


def _rows(names: Sequence[str], wanted: Sequence[str], quarters: int) -> Floats:
    return np.repeat([float(name in wanted) for name in names], quarters)


def _taken(rows: Floats, matrix: coo_array) -> Floats:
    return np.asarray(rows @ matrix.tocsr(), dtype=np.float64)
