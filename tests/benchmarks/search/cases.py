"""Records made by hand."""

from __future__ import annotations

from benchmarks.generator import Family
from benchmarks.search.comparison import Latest
from benchmarks.search.contest import PROOF, Contest, Found, Result, Rival
from benchmarks.search.records import Record


def contest(rival: Rival, seed: int = 1, *, size: int = 50, gap: float = PROOF) -> Contest:
    """Return thirty seconds on a portfolio of the base family."""
    return Contest(Family.BASE, size, seed, rival, 30.0, gap)


def result(
    value: float | None, bound: float | None = None, cpu: float = 30.0, wall: float | None = None
) -> Result:
    """Return a result without a note."""
    return Result(Found(value, bound), cpu, cpu if wall is None else wall, 100.0, 0.25)


def record(
    contest: Contest, result: Result, *, model: str = "m", version: str = "1", hour: int = 12
) -> Record:
    """Return a record of one day."""
    return Record(contest, result, model, version, f"2026-11-22T{hour:02}:00:00+00:00")


def latest(*records: Record) -> Latest:
    """Return records as a store has them."""
    return {(one.contest, one.model): one for one in records}
