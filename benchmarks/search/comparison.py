"""Our results beside those of a rival on the same models with the same limits."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from benchmarks.generator import Family
from benchmarks.search.contest import PROOF, Contest, Rival
from benchmarks.search.records import Record
from benchmarks.search.score import SAME, Score, score

ENOUGH = 1e-3
"""Least gap in a mean of gaps: else one plan proven to the end outweighs all others."""

Latest = Mapping[tuple[Contest, str], Record]
"""The last record of each contest and model."""


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """What contests have in common that are judged together.

    Attributes
    ----------
    size, family
        Of the portfolios.
    seconds, gap
        Limits of the contests.
    """

    size: int
    family: Family
    seconds: float
    gap: float

    @classmethod
    def of(cls, contest: Contest) -> Kind:
        """Return the kind of a contest."""
        return cls(contest.size, contest.family, contest.seconds, contest.gap)

    @property
    def to_the_end(self) -> bool:
        """Whether all the time is used; else a gap ends the search."""
        return self.gap <= PROOF


@dataclass(frozen=True)
class Duel:
    """Ours against one rival in contests of one kind.

    Attributes
    ----------
    kind, rival
        Which contests, against whom.
    pairs
        Our record and theirs by seed.
    """

    kind: Kind
    rival: Rival
    pairs: tuple[tuple[Record, Record], ...]

    @property
    def value(self) -> Score:
        """Worth of the plans: more is better."""
        return score([tuple(_value(one) for one in pair) for pair in self.pairs], more=True)

    @property
    def gap(self) -> Score:
        """Proven gaps: less is better; what is below `ENOUGH` counts as that."""
        return score([tuple(_gap(one) for one in pair) for pair in self.pairs], more=False)

    @property
    def cpu(self) -> Score:
        """CPU seconds: less is better."""
        return score([tuple(one.result.cpu for one in pair) for pair in self.pairs], more=False)


def duels(latest: Latest) -> list[Duel]:
    """Return ours against each rival, kind by kind, wherever both planned the same model."""
    pairs: dict[tuple[Kind, Rival], list[tuple[Record, Record]]] = {}
    for (contest, model), theirs in latest.items():
        ours = latest.get((replace(contest, rival=Rival.OURS), model))
        if contest.rival is not Rival.OURS and ours is not None:
            pairs.setdefault((Kind.of(contest), contest.rival), []).append((ours, theirs))
    order = sorted(pairs, key=lambda key: (key[0].gap, key[0], list(Rival).index(key[1])))
    return [Duel(*key, tuple(pairs[key])) for key in order]


def groups(latest: Latest) -> dict[tuple[Kind, Rival], list[Record]]:
    """Return the last records by kind and rival, in order."""
    found: dict[tuple[Kind, Rival], list[Record]] = {}
    for record in latest.values():
        found.setdefault((Kind.of(record.contest), record.contest.rival), []).append(record)
    order = sorted(found, key=lambda key: (key[0].gap, key[0], list(Rival).index(key[1])))
    return {key: found[key] for key in order}


def reached(record: Record) -> bool:
    """Whether the gap that was asked for is proven."""
    return record.result.found.gap <= record.contest.gap * (1 + SAME)


def _value(record: Record) -> float:
    value = record.result.found.value
    return math.nan if value is None else value


def _gap(record: Record) -> float:
    return max(ENOUGH, record.result.found.gap)
