"""Raw data with costs among the criteria."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.scoring.methods import Normalisation, Topsis, Vikor, raw_values

CARS = pd.DataFrame({"price": [20, 30], "seats": [4, 5]}, index=["mini", "van"])


def test_costs_change_their_sign_and_nothing_is_scaled() -> None:
    """20 and 30 of a price become -20 and -30; seats stay; labels stay."""
    matrix = raw_values(CARS, costs=["price"], weights={"price": 0.25, "seats": 0.75})
    assert matrix.likely.tolist() == [[-20, 4], [-30, 5]]
    assert matrix.initiatives == ("mini", "van")
    assert matrix.weights.tolist() == [0.25, 0.75]
    assert CARS["price"].tolist() == [20, 30]


def test_weights_are_equal_by_default() -> None:
    """Two columns weigh one half each; without costs all is as it came."""
    matrix = raw_values(CARS)
    assert matrix.weights.tolist() == [0.5, 0.5]
    assert matrix.likely.tolist() == [[20, 4], [30, 5]]


def test_a_cost_is_kept_low() -> None:
    """With all weight on the price, the cheaper one is first under every method."""
    matrix = raw_values(CARS, costs=["price"], weights={"price": 1.0, "seats": 0.0})
    assert Vikor().rank(matrix).ranking == ("mini", "van")
    assert Topsis(Normalisation.VECTOR).rank(matrix).ranking == ("mini", "van")


def test_unknown_costs_are_refused() -> None:
    """A misspelt cost is told with the nearest column, and so is every other."""
    with pytest.raises(ValueError, match=r"'prize' \(nearest: 'price'\), 'x' \(nearest: ''\)"):
        raw_values(CARS, costs=["prize", "seats", "x"])
