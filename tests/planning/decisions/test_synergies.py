"""The synergies: which bonuses a plan reaches."""

from __future__ import annotations

import numpy as np
from tests.planning.handmade import initiative, q, under

from portfolio.planning import Budget, Synergy, Where
from portfolio.planning.decisions import Synergies
from portfolio.planning.decisions.synergies import Synergetic, state_column

THREE = initiative("A", 4), initiative("B", 4), initiative("C", 4)
PAIR = Synergy("pair", ("A", "B"), 5.0)
BAND = Synergy("band", ("A", "B", "C"), -2.0, 1, 2)


def test_one_column_a_rule_and_one_more_where_there_may_be_too_many() -> None:
    """Whole numbers, 0 or 1; the bonus is a penalty turned round."""
    columns = Synergies().columns(under([PAIR, BAND, Budget()], *THREE))
    assert [columns.labels.text(k) for k in range(len(columns))] == [
        "pair 2 or more",
        "band 1 to 2",
        "band above 2",
    ]
    assert columns.penalty.tolist() == [-5, 2, 0]
    assert columns.upper.tolist() == [1, 1, 1]
    assert columns.integer.all()
    assert columns.spend.nnz == columns.people.nnz == 0


def test_a_rule_stated_twice_is_reached_once() -> None:
    """Equal rules share their column."""
    problem = under([PAIR, Budget(), Synergy("pair", ("A", "B"), 5.0)], *THREE)
    assert len(problem.columns["synergies"]) == 1


def test_columns_are_found_by_state() -> None:
    """Behind the three starts."""
    problem = under([PAIR, BAND], *THREE)
    states = [*PAIR.states(problem), *BAND.states(problem)]
    assert [state_column(problem, state) for state in states] == [3, 4, 5]


def test_what_is_reached_is_told() -> None:
    """It moves neither money nor people: a bonus is worth, not budget."""
    problem = under([PAIR, BAND], *THREE)
    (reached,) = Synergies().decided(problem, np.array([1.0, 0.0, 0.0]))
    assert reached == PAIR.states(problem)[0]
    assert (str(reached), reached.cause, reached.bonus) == ("pair 2 or more", "synergy", 5.0)
    assert reached.charge("money", q(0)) == reached.supply("dev", q(0)) == 0.0


def test_rules_are_known_by_what_they_offer() -> None:
    """Any rule with states is asked."""
    assert isinstance(PAIR, Synergetic)
    assert not isinstance(Budget(), Synergetic)


def test_members_may_have_an_attribute() -> None:
    """One of those of Sales: two are, so that both is too many."""
    ones = [initiative(name, business_unit="Sales") for name in "AB"]
    rule = Synergy("sales", Where("business_unit", ("Sales",)), 5.0, 1, 1)
    columns = under((rule,), *ones).columns["synergies"]
    assert [columns.labels.text(k) for k in range(2)] == ["sales 1 to 1", "sales above 1"]
