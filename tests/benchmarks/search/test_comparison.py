"""Means, verdicts and growth, by hand."""

from __future__ import annotations

import math

import pytest
from benchmarks.generator import Family
from benchmarks.search.comparison import Kind, Latest, duels, groups, growth, score
from benchmarks.search.contest import PROOF, Contest, Rival
from benchmarks.search.records import Record

from .cases import contest, record, result


def latest(*records: Record) -> Latest:
    """Return records as a store has them."""
    return {(one.contest, one.model): one for one in records}


def test_score() -> None:
    """Twice as much and half as much is as much; one better, one worse."""
    told = score([(20.0, 10.0), (10.0, 20.0)], more=True)
    assert (told.ratio, told.counted) == (pytest.approx(1.0), 2)
    assert (told.better, told.equal, told.worse) == (1, 0, 1)


def test_score_of_less() -> None:
    """Of gaps 1 % and 4 % to 4 % and 4 % the mean is a half: sqrt(1/4 * 1)."""
    told = score([(0.01, 0.04), (0.04, 0.04)], more=False)
    assert told.ratio == pytest.approx(0.5)
    assert (told.better, told.equal, told.worse) == (1, 1, 0)


def test_score_without_numbers() -> None:
    """Without a plan one is worse, two are equal; -1 beats -2, outside the mean."""
    none = math.nan
    told = score([(none, 1.0), (1.0, none), (none, none), (-1.0, -2.0)], more=True)
    assert math.isnan(told.ratio)
    assert (told.counted, told.better, told.equal, told.worse) == (0, 2, 1, 1)


def test_score_of_infinite_gaps() -> None:
    """An unknown gap is larger than any."""
    told = score([(0.5, math.inf)], more=False)
    assert (told.counted, told.better) == (0, 1)


def test_duels() -> None:
    """Pairs are of one model: ours at 110 to 100 is 1.1, gaps 0 and 10 % are PROOF over 0.1."""
    ours = record(contest(Rival.OURS), result(110.0, 110.0))
    theirs = record(contest(Rival.HIGHS), result(100.0, 110.0))
    alone = record(contest(Rival.HIGHS, 2), result(100.0, 110.0))
    other = record(contest(Rival.OURS, 2), result(100.0, 110.0), model="another")
    (duel,) = duels(latest(ours, theirs, alone, other))
    assert (duel.kind, duel.rival) == (Kind(50, Family.BASE, 30.0, PROOF), Rival.HIGHS)
    assert duel.value.ratio == pytest.approx(1.1)
    assert duel.gap.ratio == pytest.approx(PROOF / 0.1)
    assert duel.cpu.ratio == pytest.approx(1.0)


def test_groups_in_order() -> None:
    """Small before large, ours before theirs; what goes to the end before what stops at a gap."""
    asked = [
        contest(Rival.OURS, gap=0.01),
        contest(Rival.OURS, size=200),
        contest(Rival.CBC),
        contest(Rival.OURS),
    ]
    found = groups(latest(*(record(one, result(1.0)) for one in asked)))
    order = [(kind.size, kind.to_the_end, rival) for kind, rival in found]
    assert order == [
        (50, True, Rival.OURS),
        (50, True, Rival.CBC),
        (200, True, Rival.OURS),
        (50, False, Rival.OURS),
    ]


def at(size: int, seconds: float, gap: float = 0.001) -> Record:
    """Return a record of ours that asked for 1 %."""
    asked: Contest = contest(Rival.OURS, size=size, gap=0.01)
    return record(asked, result(1.0, 1.0 + gap, cpu=seconds))


def test_growth() -> None:
    """A hundred times the seconds for ten times the size is an exponent of 2."""
    found = growth(latest(at(1000, 1.0), at(10_000, 100.0)))
    assert found == {(Family.BASE, 0.01): ([1000, 10_000], pytest.approx(2.0))}


def test_growth_only_where_reached() -> None:
    """A size that stops short of the gap is left out, and one size alone grows nowhere."""
    assert growth(latest(at(1000, 1.0), at(10_000, 30.0, gap=0.02))) == {}
