"""Disputes: which cells, how wide, in which order, and who said what."""

from __future__ import annotations

import numpy as np
from tests.scoring.groups.conftest import Tables

from portfolio.scoring.groups.dispute import disputes, spreads
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.rubric import Rubric


def test_the_widest_first(rated: Tables, rubric: Rubric) -> None:
    """Spread in worth: 2 of 10 on effort is .2, 3 of 4 on data is .75; equal scores are none."""
    given = rated(
        data={"Ann": [2, 4, 1], "Bob": [5, 4, 2], "Cyd": [3, None, None]},
        effort={"Ann": [4, 8, 7], "Bob": [6, 8, None]},
    )
    found = disputes(Ratings.of(given, rubric))
    told = [(each.initiative, each.criterion, round(each.spread, 12)) for each in found]
    assert told == [("A", "data", 0.75), ("C", "data", 0.25), ("A", "effort", 0.2)]
    assert found[0].said == {"Ann": 2, "Cyd": 3, "Bob": 5}
    assert str(found[0]) == "A, data readiness: 2 (Ann), 3 (Cyd), 5 (Bob)"


def test_equal_spreads_go_by_name(rated: Tables, rubric: Rubric) -> None:
    """Ties are broken by initiative, then by the order of the rubric, not by the input."""
    given = rated(data={"Ann": [1, 1], "Bob": [3, 3]}, effort={"Ann": [0, 2], "Bob": [5, 7]})
    for order in (given, given[::-1]):
        found = disputes(Ratings.of(order, rubric))
        assert [(each.initiative, each.criterion) for each in found] == [
            ("A", "data"),
            ("A", "effort"),
            ("B", "data"),
            ("B", "effort"),
        ]


def test_spread_of_one_score_is_unknown(rated: Tables, rubric: Rubric) -> None:
    """Rows are initiatives, columns criteria; fewer than two scores have no spread, not 0."""
    given = rated(data={"Ann": [2, 2], "Bob": [2]}, effort={"Ann": [None, 0], "Bob": [None, 10]})
    found = spreads(Ratings.of(given, rubric))
    np.testing.assert_array_equal(found, [[0, np.nan], [np.nan, 1]])
