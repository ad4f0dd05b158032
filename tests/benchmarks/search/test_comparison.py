"""Pairs and groups of records, by hand."""

from __future__ import annotations

import pytest
from benchmarks.generator import Family
from benchmarks.search.comparison import Kind, duels, groups
from benchmarks.search.contest import PROOF, Rival

from .cases import contest, latest, record, result


def test_duels() -> None:
    """Pairs are of one model: ours at 110 to 100 is 1.1, gaps 0 and 10 % are 0.001 over 0.1."""
    ours = record(contest(Rival.OURS), result(110.0, 110.0))
    theirs = record(contest(Rival.HIGHS), result(100.0, 110.0))
    alone = record(contest(Rival.HIGHS, 2), result(100.0, 110.0))
    other = record(contest(Rival.OURS, 2), result(100.0, 110.0), model="another")
    (duel,) = duels(latest(ours, theirs, alone, other))
    assert (duel.kind, duel.rival) == (Kind(50, Family.BASE, 30.0, PROOF), Rival.HIGHS)
    assert duel.value.ratio == pytest.approx(1.1)
    assert duel.gap.ratio == pytest.approx(0.01)
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
