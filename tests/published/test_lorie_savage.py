"""Lorie and Savage (1949): nine projects, outlays in two years, two budgets.

J. H. Lorie, L. J. Savage, "Three Problems in Rationing Capital", Journal of Business 28(4), printed
in 1955;
numbers as in H. M. Weingartner (1963). By complete enumeration of the 512 subsets the best is 70,
with projects 1, 3, 4, 6 and 9; fractions allowed it is 70.27.
"""

from __future__ import annotations

from itertools import compress, product

import pytest

from portfolio import (
    Backlog,
    Capacity,
    Enumeration,
    GivenWorth,
    Highs,
    Initiative,
    Npv,
    Problem,
    Pulp,
    Range,
    calendar,
    plan,
)

WORTH = (14, 17, 17, 15, 40, 12, 14, 10, 12)
FIRST_YEAR = (12, 54, 6, 6, 30, 6, 48, 36, 18)
SECOND_YEAR = (3, 7, 6, 2, 35, 6, 4, 3, 3)
BUDGET = (50.0, 20.0)
BEST = ["P1", "P3", "P4", "P6", "P9"]
PROJECTS = list(zip(WORTH, FIRST_YEAR, SECOND_YEAR, strict=True))


def _problem(*, by_money: bool) -> Problem:
    """Two quarters stand for the two years; every project starts at once.

    By money, the benefit is worth and outlays together and nothing is discounted, so that the net
    present value of a project is its published worth.
    """
    projects = tuple(
        Initiative(
            id=f"P{k}",
            title=f"Project {k}",
            duration=2,
            build_spend={"capital": (float(first), float(second))},
            benefit=Range.exactly(float(worth + first + second) if by_money else 0.0),
        )
        for k, (worth, first, second) in enumerate(PROJECTS, 1)
    )
    given = GivenWorth({f"P{k}": float(worth) for k, worth in enumerate(WORTH, 1)})
    objective = Npv(discount_rate=0.0, life=1) if by_money else given
    capacity = Capacity.of(calendar("2027Q1", 2), {"capital": BUDGET})
    return Problem.of(Backlog(projects), capacity, objective=objective)


def test_the_known_optimum_is_that_of_the_numbers() -> None:
    """All 512 subsets, tried here: 70, by one subset alone."""
    best: dict[int, list[list[int]]] = {}
    for chosen in product((False, True), repeat=9):
        worth, first, second = (sum(compress(row, chosen)) for row in zip(*PROJECTS, strict=True))
        if first <= BUDGET[0] and second <= BUDGET[1]:
            best.setdefault(worth, []).append(list(compress(range(1, 10), chosen)))
    assert max(best) == 70
    assert best[70] == [[1, 3, 4, 6, 9]]


@pytest.mark.parametrize("by_money", [False, True])
@pytest.mark.parametrize("solver", [Highs(gap=0.0), Pulp(gap=0.0), Enumeration()])
def test_the_plan_is_the_published_one(solver: Highs | Pulp | Enumeration, by_money: bool) -> None:
    """70 with projects 1, 3, 4, 6, 9: by points or by money, by any solver."""
    found = plan(_problem(by_money=by_money), solver=solver)
    assert found.objective == pytest.approx(70)
    assert [entry.initiative.id for entry in found.entries] == BEST
    assert not found.violations()


def test_the_second_year_is_the_scarce_one() -> None:
    """The plan spends 48 of 50 and all 20, by hand: 12+6+6+6+18 and 3+6+2+6+3."""
    spent = plan(_problem(by_money=True), solver=Highs(gap=0.0)).spend()
    assert spent["total"].tolist() == [48, 20]
