"""What is planned, by horizon."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from portfolio.domain import Horizon, Initiative, Quarter
from portfolio.errors import NoRoadmap
from portfolio.planning import Entry, Roadmap
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


class Planned:
    """A plan of six small initiatives on H1 for 1 to 6 k and six large ones on H3 for 101 to 106 k.

    All begin in the first quarter.
    """

    def __init__(self) -> None:
        costs = {f"S{n}": n * 1e3 for n in range(1, 7)} | {
            f"T{n}": 1e5 + n * 1e3 for n in range(1, 7)
        }
        self.entries = tuple(
            Entry(Initiative(id=name, title=name, build_spend={"m": (cost,)}), Quarter(2027, 1))
            for name, cost in costs.items()
        )

    def horizon(self, initiative: str) -> Horizon:
        """Return H1 for small ones."""
        return Horizon.H1 if initiative.startswith("S") else Horizon.H3


@pytest.mark.parametrize(
    ("most", "small", "large"),
    [
        (4, ["S5", "S6"], ["T5", "T6"]),
        # The fifth name goes to the dearest one left.
        (5, ["S5", "S6"], ["T4", "T5", "T6"]),
        # Fewer names than horizons: the dearest of all.
        (1, [], ["T6"]),
        # What a horizon cannot use is not lost.
        (11, ["S2", "S3", "S4", "S5", "S6"], ["T1", "T2", "T3", "T4", "T5", "T6"]),
    ],
)
def test_many_small_ones_are_not_hidden(most: int, small: list[str], large: list[str]) -> None:
    """Each horizon has an even part of the names, for its dearest; by cost alone H1 had none."""
    bands = bands_of(cast("Roadmap", Planned()), most)
    assert [[e.initiative.id for e in band.named] for band in bands] == [small, large]


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
