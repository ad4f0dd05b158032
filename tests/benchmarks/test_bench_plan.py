"""Both sides plan the same portfolio to the same gap."""

from __future__ import annotations

import pytest
from benchmarks.bench_plan import GAP, Planned, PlanTime, measure_plan
from benchmarks.generator import Family


def test_measured() -> None:
    """Both plans are proven to within the gap, so their worths are no further apart."""
    time = measure_plan(10, Family.BASE, limit=20.0)
    assert 0 <= time.ours.gap <= GAP
    assert 0 <= time.theirs.gap <= GAP
    assert time.ours.worth == pytest.approx(time.theirs.worth, rel=GAP)
    assert min(time.ours.seconds, time.theirs.seconds) > 0


def test_ratio() -> None:
    """The ratio is how many times as long PuLP takes: 6 s over 2 s is 3."""
    ours, theirs = Planned(2.0, 100.0, 0.0), Planned(6.0, 100.0, 0.0)
    assert PlanTime(10, Family.BASE, 20.0, ours, theirs).ratio == 3.0
