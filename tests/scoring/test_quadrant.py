"""The quadrants and their borders."""

from __future__ import annotations

import pytest

from portfolio.scoring import Quadrant

LOW, CUT, HIGH = 0.2, 0.5, 0.8


@pytest.mark.parametrize(
    ("value", "feasibility", "quadrant"),
    [
        (LOW, LOW, Quadrant.SHELVE),
        (HIGH, LOW, Quadrant.RESEARCH),
        (LOW, HIGH, Quadrant.INCUBATE),
        (HIGH, HIGH, Quadrant.ACCELERATE),
        (CUT, HIGH, Quadrant.INCUBATE),
        (HIGH, CUT, Quadrant.RESEARCH),
        (CUT, CUT, Quadrant.SHELVE),
    ],
)
def test_quadrants(value: float, feasibility: float, quadrant: Quadrant) -> None:
    """The BXT names by domain.md section 1.3; exactly at the cut is not high."""
    assert Quadrant.at(value, feasibility, CUT) is quadrant


@pytest.mark.parametrize(
    ("impact", "fit", "quadrant"),
    [
        (3.500, 4.000, Quadrant.ACCELERATE),
        (4.667, 4.167, Quadrant.ACCELERATE),
        (3.000, 3.500, Quadrant.INCUBATE),
    ],
    ids=["store assistant", "shopping app", "inventory manager"],
)
def test_published_cases(impact: float, fit: float, quadrant: Quadrant) -> None:
    """The worked cases of the BXT source, whose axes run from 1 to 5 with the middle as cut."""
    assert Quadrant.at((impact - 1) / 4, (fit - 1) / 4, CUT) is quadrant


def test_rounding_lifts_nothing_above_the_cut() -> None:
    """0.1 + 0.4 done the rounding way is still at the cut."""
    assert Quadrant.at(0.5 + 1e-12, 0.5 + 1e-12, CUT) is Quadrant.SHELVE
    assert Quadrant.at(0.5 + 1e-6, 0.5 + 1e-6, CUT) is Quadrant.ACCELERATE
