"""What is planned, by horizon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portfolio.domain import Horizon
from portfolio.errors import NoRoadmap
from portfolio.planning import Roadmap
from portfolio.reporting.bands import bands_of


def test_bands_hold_the_plan(roadmap: Roadmap) -> None:
    """Every planned initiative stands in the band of its horizon, by start, then id."""
    bands = bands_of(roadmap, 40)
    assert {band.horizon: [e.initiative.id for e in band.entries] for band in bands} == {
        Horizon.H1: ["CLAIMS", "COPILOT", "FILES"],
        Horizon.H2: ["PRICE"],
        Horizon.H3: ["COVER"],
    }
    assert [band.title for band in bands] == ["H1 run", "H2 grow", "H3 transform"]


def test_costs_add_up(roadmap: Roadmap) -> None:
    """A band costs what its initiatives cost to build: 100 + 40 + 30, then 120, then 90 k."""
    assert [band.build_cost for band in bands_of(roadmap, 40)] == [170e3, 120e3, 90e3]


def test_the_biggest_are_named(roadmap: Roadmap) -> None:
    """With two names for the whole plan the dearest two have them: PRICE and CLAIMS."""
    bands = bands_of(roadmap, 2)
    assert [e.initiative.id for band in bands for e in band.named] == ["CLAIMS", "PRICE"]
    assert [band.more for band in bands] == [2, 0, 1]


def test_without_horizons_there_is_one_band(bare: Roadmap) -> None:
    """Candidates that were not classified stand together."""
    (band,) = bands_of(bare, 40)
    assert (band.horizon, band.title, len(band.entries)) == (None, "Initiatives", 2)


def test_names_are_bounded(large: Callable[[int, int], Roadmap]) -> None:
    """Of a hundred planned initiatives forty are named, and none is lost."""
    bands = bands_of(large(300, 8), 40)
    assert sum(len(band.named) for band in bands) == 40
    assert sum(band.more for band in bands) == 60


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan there is nothing to show, and that is said."""
    with pytest.raises(NoRoadmap):
        bands_of(no_plan, 40)
