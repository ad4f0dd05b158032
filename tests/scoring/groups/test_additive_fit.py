"""What is due to the assessor and what to the cell, by hand and against dummies."""

from __future__ import annotations

from math import isnan, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.groups.conftest import Tables

from portfolio.domain import Range
from portfolio.intake.backlog import Assessment
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.groups.additive_fit import AdditiveFit
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.rubric import Rubric

DATA = Criterion(id="data", title="Data", axis=Axis.VALUE, weight=1, worst=1, best=5)
# Ann meets Bob on A and B, Bob meets Cyd on C and D; a point is worth .25.
CHAIN = {
    "Ann": [5, 3, None, None],
    "Bob": [3, 3, 2, 4],
    "Cyd": [None, None, 2, 4],
}


def fit_of(given: list[Assessment], rubric: Rubric) -> AdditiveFit:
    """Fit the model to assessments."""
    return AdditiveFit(Ratings.of(given, rubric))


def test_a_chain_connects(rated: Tables, rubric: Rubric) -> None:
    """Ann is a point above Bob on average, Cyd level with Bob: so 1, 0, 0 points, by the median."""
    fit = fit_of(rated(data=CHAIN), rubric)
    assert fit.effects == pytest.approx([0.25, 0, 0], abs=1e-12)
    assert [group.tolist() for group in fit.groups] == [[0, 1, 2]]


def test_errors_of_a_chain(rated: Tables, rubric: Rubric) -> None:
    """Each pair shares two cells, so L is the Laplacian of a path: diagonal of L+ 5/9, 2/9, 5/9.

    Ann's leads of 2 and 0 leave half a point with each score of A and B: RSS 4 x 1/4 = 1, and
    8 - 4 - 3 + 1 = 2 to spare: s^2 = 1/2 points.
    """
    fit = fit_of(rated(data=CHAIN), rubric)
    assert fit.noise == pytest.approx(0.25 * sqrt(1 / 2))
    expected = [0.25 * sqrt(part / 2) for part in (5 / 9, 2 / 9, 5 / 9)]
    assert fit.errors == pytest.approx(expected)


def test_nobody_left_to_compare_with(rated: Tables, rubric: Rubric) -> None:
    """Whoever shares no cell has no effect; one shared cell gives an effect and no error."""
    fit = fit_of(rated(data={"Ann": [5, None], "Bob": [3, None], "Cyd": [None, 1]}), rubric)
    assert fit.effects[:2] == pytest.approx([0.25, -0.25])
    assert isnan(fit.effects[2])
    assert np.isnan(fit.errors).all()
    assert fit.shared.tolist() == [True, True, False]
    empty = fit_of([], rubric)
    assert (len(empty.groups), len(empty.effects)) == (0, 0)


def test_even_panels_have_the_middle_of_two(rated: Tables, rubric: Rubric) -> None:
    """Column means 1, 2, 3, 5: the median is 2.5."""
    table = {name: [score] * 3 for name, score in zip("abcd", (1, 2, 3, 5), strict=True)}
    fit = fit_of(rated(data=table), rubric)
    assert 4 * fit.effects == pytest.approx([-1.5, -0.5, 0.5, 2.5])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(2, 8))
def test_it_is_least_squares_on_dummies(seed: int, people: int, cells: int) -> None:
    """Effects differ as those of a plain regression on a dummy a cell and an assessor do."""
    rng = np.random.default_rng(seed)
    given = [
        Assessment(f"I{cell}", "data", f"P{person}", Range.exactly(rng.integers(1, 6).item()))
        for cell in range(cells)
        for person in range(people)
        if rng.random() < 0.7
    ]
    fit = fit_of(given, Rubric(name="one", criteria=(DATA,)))
    ratings, kept = fit.ratings, fit.shared
    if not kept.any():
        return
    rows = np.zeros((int(kept.sum()), len(ratings.assessors) + len(ratings.initiatives)))
    places = np.arange(len(rows))
    rows[places, ratings.who[kept]] = 1
    rows[places, len(ratings.assessors) + ratings.row[kept]] = 1
    plain, _, rank, _ = np.linalg.lstsq(rows, ratings.value[kept], rcond=None)
    for group in fit.groups:
        assert fit.effects[group] == pytest.approx(plain[group] - np.median(plain[group]), abs=1e-9)
    rest = ratings.value[kept] - rows @ plain
    if len(rows) > rank:
        expected = sqrt(float(rest @ rest) / (len(rows) - int(rank)))
        assert fit.noise == pytest.approx(expected, abs=1e-9)
    else:
        assert isnan(fit.noise)
