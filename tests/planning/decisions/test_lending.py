"""Lending: who does whose work, and what that takes and gives."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from tests.planning.handmade import FIRST, q

from portfolio.domain import Initiative, calendar
from portfolio.intake import Backlog, Capacity, SubstitutionTerms
from portfolio.planning import GivenWorth, Highs, Loan, Problem, Roadmap, plan
from portfolio.planning.decisions import Lending

TO_ML = SubstitutionTerms(source="dev", target="ml", efficiency=0.5, max_share=0.75)
BACK = SubstitutionTerms(source="ml", target="dev", efficiency=0.8)


def problem(
    *substitution: SubstitutionTerms,
    needs: Mapping[str, float] | None = None,
    people: Mapping[str, float | list[float]] | None = None,
) -> Problem:
    """Return the problem of initiative A, worth 1, of one quarter in a calendar of two."""
    one = Initiative(id="A", title="A", build_people={r: (n,) for r, n in (needs or {}).items()})
    capacity = Capacity.of(
        calendar(FIRST, 2),
        {"money": 0.0},
        people or {"dev": 4.0, "ml": 0.0},
        None,
        None,
        (),
        substitution,
    )
    return Problem.of(Backlog((one,)), capacity, objective=GivenWorth({"A": 1.0}))


def best(problem: Problem) -> Roadmap:
    """Return the best plan."""
    return plan(problem, solver=Highs(gap=0.0))


def test_a_column_for_each_pair_and_quarter() -> None:
    """One FTE lent is missing in its own role and stands for half an FTE in the other one."""
    people: dict[str, float | list[float]] = {"dev": 4.0, "ml": [0.0, 2.0]}
    columns = Lending().columns(problem(TO_ML, BACK, people=people))
    # In the first quarter there are no ml people to lend.
    assert [columns.labels[k] for k in range(len(columns))] == [
        ("dev", "ml", q(0)),
        ("dev", "ml", q(1)),
        ("ml", "dev", q(1)),
    ]
    assert columns.upper.tolist() == [3.0, 3.0, 2.0]
    assert not columns.priced
    assert not columns.integer.any()
    assert columns.people.toarray().tolist() == [
        [1, 0, 0],
        [0, 1, -0.8],
        [-0.5, 0, 0],
        [0, -0.5, 1],
    ]
    assert columns.spend.nnz == 0


def test_without_terms_nobody_is_lent() -> None:
    """No columns."""
    assert len(Lending().columns(problem())) == 0


def test_a_loan_tells_what_it_moves() -> None:
    """Two developers for a quarter do the work of one ml engineer, and cost nothing more."""
    loan = Loan(q(1), 2.0, TO_ML)
    assert loan.stands_for == 1.0
    assert (loan.supply("dev", q(1)), loan.supply("ml", q(1))) == (-2.0, 1.0)
    assert (loan.supply("dev", q(0)), loan.supply("ops", q(1))) == (0.0, 0.0)
    assert loan.charge("money", q(1)) == 0.0


def test_values_become_loans() -> None:
    """What is no more than rounding is nothing."""
    one = problem(TO_ML)
    assert Lending().decided(one, np.array([1e-12, 1.5])) == (Loan(q(1), 1.5, TO_ML),)


@pytest.mark.parametrize(
    ("needs", "fits"),
    [
        # 3 of 4 developers may be lent and stand for 1.5.
        ({"ml": 1.5}, True),
        ({"ml": 1.6}, False),
        # Whoever is lent is missing: 2 for 1 leaves 2.
        ({"ml": 1.0, "dev": 2.0}, True),
        ({"ml": 1.0, "dev": 2.1}, False),
    ],
)
def test_work_is_done_by_people_of_another_role(needs: Mapping[str, float], fits: bool) -> None:
    """Nobody is in role ml; without lending none of these could be done."""
    found = best(problem(TO_ML, needs=needs))
    assert found.includes("A") is fits
    assert not best(problem(needs=needs)).entries


def test_no_more_is_lent_than_is_needed() -> None:
    """Lending is free, yet the plan lends exactly 2 for the 1 that is lacking, in one quarter."""
    found = best(problem(TO_ML, BACK, needs={"ml": 1.0}, people={"dev": 4.0, "ml": 0.0}))
    (loan,) = found.done(Loan)
    assert loan.fte == pytest.approx(2.0)
    assert loan.quarter == found.entries[0].start


def test_the_roadmap_tells_who_was_lent_to_what() -> None:
    """As a table, and in the staffing of both roles."""
    found = best(problem(TO_ML, needs={"ml": 1.0, "dev": 1.0}, people={"dev": [4.0, 0], "ml": 0.0}))
    assert found.lending().to_dict("records") == [
        {"from": "dev", "to": "ml", "quarter": "2027Q1", "fte": 2.0, "stands_for": 1.0}
    ]
    staffing = found.staffing().set_index(["role", "quarter"])
    assert staffing.loc[("dev", "2027Q1"), "lending"] == -2.0
    assert staffing.loc[("ml", "2027Q1"), "lending"] == 1.0
    assert staffing.loc[("ml", "2027Q1"), "free"] == 0.0
    assert staffing.loc[("dev", "2027Q1"), "free"] == 1.0


def test_half_a_person_can_be_lent() -> None:
    """Three quarters of half a developer."""
    columns = Lending().columns(problem(TO_ML, people={"dev": 0.5, "ml": 0.0}))
    assert columns.upper.tolist() == [0.375, 0.375]
