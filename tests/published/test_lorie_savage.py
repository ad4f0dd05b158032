"""Lorie and Savage (1949): nine projects, outlays in two years, two budgets.

J. H. Lorie, L. J. Savage, "Three Problems in Rationing Capital", Journal of Business 28(4), printed
in 1955;
numbers as in H. M. Weingartner (1963). By complete enumeration of the 512 subsets the best is 70,
with projects 1, 3, 4, 6 and 9; fractions allowed it is 70.27.
"""

from __future__ import annotations

from itertools import compress, product

import pytest
from benchmarks.published.lorie_savage import (
    BUDGET,
    FIRST_YEAR,
    SECOND_YEAR,
    WORTH,
    lorie_savage,
)

from portfolio import Enumeration, Highs, Pulp, plan

BEST = ["P1", "P3", "P4", "P6", "P9"]
PROJECTS = list(zip(WORTH, FIRST_YEAR, SECOND_YEAR, strict=True))


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
    found = plan(lorie_savage(by_money=by_money), solver=solver)
    assert found.objective == pytest.approx(70)
    assert [entry.initiative.id for entry in found.entries] == BEST
    assert not found.violations()


def test_the_second_year_is_the_scarce_one() -> None:
    """The plan spends 48 of 50 and all 20, by hand: 12+6+6+6+18 and 3+6+2+6+3."""
    spent = plan(lorie_savage(by_money=True), solver=Highs(gap=0.0)).spend()
    assert spent["total"].tolist() == [48, 20]
