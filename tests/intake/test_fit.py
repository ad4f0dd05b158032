"""Backlog and capacity must speak of the same funds and roles."""

from __future__ import annotations

import pytest

from portfolio.domain import Initiative, calendar
from portfolio.domain.vocabulary import Status
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.capacity import Capacity
from portfolio.intake.fit import check_fit

CAPACITY = Capacity.of(calendar("2027Q1", 4), {"innovation": 1, "operations": 1}, {"dev": 0})


def initiative(name: str, fund: str, role: str, status: Status = Status.PROPOSED) -> Initiative:
    """Make an initiative that charges a fund while built and a role after go-live."""
    return Initiative(
        id=name,
        title=name,
        status=status,
        build_spend={fund: (1.0,)},
        run_spend={"operations": 1.0},
        build_people={"dev": (1.0,)},
        run_people={role: 0.1},
    )


def test_known_names_fit() -> None:
    """Nothing is told where every fund has a budget and every role a capacity, even of 0."""
    check_fit(Backlog((initiative("A", "innovation", "dev"),)), CAPACITY)
    check_fit(Backlog(()), CAPACITY)


def test_unknown_names_are_told_with_their_initiatives() -> None:
    """Each unknown fund and role is one finding: who uses it, what there is, what is near."""
    users = [initiative(f"A{k}", "inovation", "lawyer") for k in range(5)]
    users.append(initiative("B", "marketing", "dev"))
    with pytest.raises(InvalidInput) as refused:
        check_fit(Backlog(tuple(users)), CAPACITY)
    assert [str(finding) for finding in refused.value.findings] == [
        "backlog, column 'fund inovation': found 'A0, A1, A2 and 2 more'; fund 'inovation' needs "
        "a budget for every quarter (there is: innovation, operations) "
        "(did you mean 'innovation'?)",
        "backlog, column 'fund marketing': found 'B'; fund 'marketing' needs a budget for every "
        "quarter (there is: innovation, operations)",
        "backlog, column 'role lawyer': found 'A0, A1, A2 and 2 more'; "
        "role 'lawyer' needs capacity rows; write 0 if nobody",
    ]


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DELIVERED])
def test_closed_initiatives_may_name_anything(status: Status) -> None:
    """What is not planned charges no fund and needs nobody."""
    check_fit(Backlog((initiative("A", "x", "y", status),)), CAPACITY)


def test_a_capacity_of_money_only_says_nothing_about_people() -> None:
    """Without any row about people roles are not compared; funds still are."""
    money = Capacity.of(calendar("2027Q1", 4), {"innovation": 1, "operations": 1})
    check_fit(Backlog((initiative("A", "innovation", "lawyer"),)), money)
    with pytest.raises(InvalidInput, match="fund 'x' needs a budget"):
        check_fit(Backlog((initiative("A", "x", "lawyer"),)), money)
