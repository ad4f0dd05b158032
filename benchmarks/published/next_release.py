"""The Next Release Problem (J. Xuan et al., IEEE TSE 38(5) 2012).

A customer pays only if all requirements they ask for are in the release, and a requirement is in
only if those it depends on are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from portfolio import (
    Backlog,
    Capacity,
    GivenWorth,
    Initiative,
    Problem,
    Relation,
    RelationKind,
    calendar,
)

NRP1_OPTIMA = {257: 1204.0, 429: 1840.0, 600: 2507.0}
"""Optimum of nrp1 by budget."""


def next_release(backlog: Backlog, worth: GivenWorth, budget: float) -> Problem:
    """One quarter, in which all is spent."""
    capacity = Capacity.of(calendar("2027Q1", 1), {"budget": float(budget)})
    return Problem.of(backlog, capacity, objective=worth)


def read_nrp(text: str) -> tuple[Backlog, GivenWorth]:
    """Read requirements and customers as initiatives, and what each is worth.

    Levels of requirements, each a count and costs; dependencies, each a requirement and one that
    depends on it; customers, each a profit, a count and the requirements asked for.
    """
    numbers = iter(map(int, text.split()))
    costs = list(chain.from_iterable(_counted(numbers) for _ in range(next(numbers))))
    depends = [(next(numbers), next(numbers)) for _ in range(next(numbers))]
    customers = [(next(numbers), _counted(numbers)) for _ in range(next(numbers))]
    if next(numbers, None) is not None:
        raise ValueError("release problem: more numbers than the file says there are")
    initiatives = [
        *(_initiative(f"R{k:03}", cost) for k, cost in enumerate(costs, 1)),
        *(_initiative(f"C{k:03}", 0) for k, _ in enumerate(customers, 1)),
    ]
    relations = [
        *(_requires(f"R{later:03}", f"R{first:03}") for first, later in depends),
        *(
            _requires(f"C{k:03}", f"R{r:03}")
            for k, (_, asked) in enumerate(customers, 1)
            for r in asked
        ),
    ]
    worth = GivenWorth({f"C{k:03}": float(profit) for k, (profit, _) in enumerate(customers, 1)})
    ordered = tuple(sorted(initiatives, key=lambda one: one.id))
    return Backlog(ordered, relations=tuple(relations)), worth


def _counted(numbers: Iterator[int]) -> list[int]:
    return [next(numbers) for _ in range(next(numbers))]


def _initiative(name: str, cost: int) -> Initiative:
    return Initiative(id=name, title=name, build_spend={"budget": (float(cost),)})


def _requires(source: str, target: str) -> Relation:
    return Relation(RelationKind.REQUIRES, source, target)
