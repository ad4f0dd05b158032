"""The Next Release Problem nrp1 (J. Xuan et al., IEEE TSE 38(5) 2012).

A customer pays only if all requirements they ask for are in the release, and a requirement is in
only if those it depends on are. Optima: 1204, 1840, 2507 at budgets 257, 429, 600.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from portfolio import (
    Backlog,
    Capacity,
    GivenWorth,
    Highs,
    Initiative,
    Problem,
    Relation,
    RelationKind,
    calendar,
    plan,
)


def read_nrp(text: str) -> tuple[Backlog, GivenWorth]:
    """Read requirements and customers as initiatives, and what each is worth.

    Levels of requirements, each a count and costs; dependencies, each a requirement and one that
    depends on it; customers, each a profit, a count and the requirements asked for.
    """
    numbers = iter(map(int, text.split()))
    costs = list(chain.from_iterable(_counted(numbers) for _ in range(next(numbers))))
    depends = [(next(numbers), next(numbers)) for _ in range(next(numbers))]
    customers = [(next(numbers), _counted(numbers)) for _ in range(next(numbers))]
    assert next(numbers, None) is None
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


@pytest.fixture(scope="module")
def nrp1(shared: Path) -> tuple[Backlog, GivenWorth]:
    """Return the instance."""
    return read_nrp((shared / "data/nrp/nrp1.txt").read_text())


def test_the_file_is_read_as_described(nrp1: tuple[Backlog, GivenWorth]) -> None:
    """140 requirements that cost 857 in all, 97 dependencies, 100 customers."""
    backlog, worth = nrp1
    requirements = [one for one in backlog.initiatives if one.id.startswith("R")]
    assert len(requirements) == 140
    assert sum(one.build_cost for one in requirements) == 857
    assert sum(link.source.startswith("R") for link in backlog.relations) == 97
    assert len(worth.worth) == 100


@pytest.mark.parametrize(("budget", "optimum"), [(257, 1204), (429, 1840), (600, 2507)])
def test_the_known_optima(nrp1: tuple[Backlog, GivenWorth], budget: float, optimum: float) -> None:
    """Dependency chains under a budget, with worth only at their ends."""
    backlog, worth = nrp1
    capacity = Capacity.of(calendar("2027Q1", 1), {"budget": float(budget)})
    found = plan(Problem.of(backlog, capacity, objective=worth), solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(optimum)
    assert found.outcome.bound == pytest.approx(optimum)
