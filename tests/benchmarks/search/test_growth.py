"""Growth, by hand."""

from __future__ import annotations

import pytest
from benchmarks.generator import Family
from benchmarks.search.contest import Rival
from benchmarks.search.growth import growth
from benchmarks.search.records import Record

from .cases import contest, latest, record, result


def at(size: int, seconds: float, gap: float = 0.001) -> Record:
    """Return a record of ours that asked for 1 %."""
    asked = contest(Rival.OURS, size=size, gap=0.01)
    return record(asked, result(1.0, 1.0 + gap, cpu=seconds))


def test_growth() -> None:
    """A hundred times the seconds for ten times the size is an exponent of 2."""
    found = growth(latest(at(1000, 1.0), at(10_000, 100.0)))
    assert found == {(Family.BASE, 0.01): ([1000, 10_000], pytest.approx(2.0))}


def test_growth_only_where_reached() -> None:
    """A size that stops short of the gap is left out, and one size alone grows nowhere."""
    assert growth(latest(at(1000, 1.0), at(10_000, 30.0, gap=0.02))) == {}
