"""Tests of benefit against cost."""

from __future__ import annotations

import pytest

from portfolio.scoring.stability import efficient_frontier


def test_who_is_worth_its_cost() -> None:
    """B costs as much as A for less; D gives as much as C for more; E equals C."""
    benefit = {"A": 9.0, "B": 8.0, "C": 5.0, "D": 5.0, "E": 5.0}
    cost = {"A": 30.0, "B": 30.0, "C": 10.0, "D": 11.0, "E": 10.0}
    found = efficient_frontier(benefit, cost)
    assert found.efficient == ("C", "E", "A")
    assert found.to_frame()["efficient"].tolist() == [True, False, True, False, True]
    assert found.to_frame()["cost"].tolist() == [30, 30, 10, 11, 10]
    assert repr(found) == "<EfficientFrontier: C, E, A of 5 initiatives>"
    assert "Efficient" in found._repr_html_()


def test_costs_are_matched_by_id() -> None:
    """The order of the costs does not matter, a missing one does."""
    assert efficient_frontier({"A": 1, "B": 2}, {"B": 9, "A": 5}).efficient == ("A", "B")
    with pytest.raises(ValueError, match="not so for B"):
        efficient_frontier({"A": 1, "B": 2}, {"A": 5})


def test_numbers_must_be_known() -> None:
    """A cost that is not known cannot be compared."""
    with pytest.raises(ValueError, match="finite"):
        efficient_frontier({"A": 1.0}, {"A": float("nan")})


def test_nothing_is_efficient_of_nothing() -> None:
    """No initiatives, no frontier."""
    assert efficient_frontier({}, {}).efficient == ()
