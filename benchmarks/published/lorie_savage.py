"""Lorie and Savage (1949): nine projects, outlays in two years, two budgets.

J. H. Lorie, L. J. Savage, "Three Problems in Rationing Capital", Journal of Business 28(4), printed
in 1955; numbers as in H. M. Weingartner (1963).
"""

from __future__ import annotations

from portfolio import Backlog, Capacity, GivenWorth, Initiative, Npv, Problem, Range, calendar

WORTH = (14, 17, 17, 15, 40, 12, 14, 10, 12)
FIRST_YEAR = (12, 54, 6, 6, 30, 6, 48, 36, 18)
SECOND_YEAR = (3, 7, 6, 2, 35, 6, 4, 3, 3)
BUDGET = (50.0, 20.0)
OPTIMUM = 70.0


def lorie_savage(*, by_money: bool) -> Problem:
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
        for k, (worth, first, second) in enumerate(
            zip(WORTH, FIRST_YEAR, SECOND_YEAR, strict=True), 1
        )
    )
    given = GivenWorth({f"P{k}": float(worth) for k, worth in enumerate(WORTH, 1)})
    objective = Npv(discount_rate=0.0, life=1) if by_money else given
    capacity = Capacity.of(calendar("2027Q1", 2), {"capital": BUDGET})
    return Problem.of(Backlog(projects), capacity, objective=objective)
