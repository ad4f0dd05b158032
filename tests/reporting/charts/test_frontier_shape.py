"""Where worth rises along a frontier, and where it is flat."""

from __future__ import annotations

import pytest
from tests.reporting.charts.answers import made

from portfolio.explaining import FrontierPoint, compare_entries
from portfolio.reporting.charts.frontier_shape import (
    gains_of,
    plateaus_of,
    rounding_of,
    worth_of,
)


def points(*plans: str) -> list[FrontierPoint]:
    """Return plans at levels 0, 1, 2, ..., each with what it swaps."""
    roadmaps = [made(ids) for ids in plans]
    swaps = [None, *map(compare_entries, roadmaps, roadmaps[1:])]
    return [
        FrontierPoint(float(k), roadmap, swap)
        for k, (roadmap, swap) in enumerate(zip(roadmaps, swaps, strict=True))
    ]


def test_gains_are_told_where_worth_rises() -> None:
    """A 10, AC 17, AC 17, BD 21: 7 at the second, nothing at the third, 4 at the fourth."""
    assert gains_of(points("A", "AC", "AC", "BD")) == {1: 7, 3: 4}


def test_a_rise_without_a_swap_is_none() -> None:
    """Cheaper hires may raise the worth of the same entries: there is nothing to tell of it."""
    first, second = points("A", "AC")
    assert gains_of([first, FrontierPoint(1.0, second.roadmap, None)]) == {}
    same = compare_entries(first.roadmap, first.roadmap)
    assert gains_of([first, FrontierPoint(1.0, second.roadmap, same)]) == {}


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        (("A",), []),
        (("A", "AC", "BD"), []),
        (("A", "A"), [(0, 1)]),
        (("A", "A", "A", "AC"), [(0, 2)]),
        (("A", "A", "AC", "AC", "AC"), [(0, 1), (2, 4)]),
    ],
)
def test_plateaus(plans: tuple[str, ...], expected: list[tuple[int, int]]) -> None:
    """Each is as long as worth stays the same."""
    found = plateaus_of(points(*plans))
    assert [(first.level, last.level) for first, last in found] == expected


def test_worth_and_rounding() -> None:
    """Worth of B and D is 21; sums of floats of that size agree to 21e-9."""
    (point,) = points("BD")
    assert worth_of(point) == 21
    assert rounding_of(point) == pytest.approx(21e-9)
