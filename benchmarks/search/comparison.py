"""Our results beside those of a rival on the same models with the same limits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.generator import Family
from benchmarks.search.contest import PROOF, Contest, Rival
from benchmarks.search.records import Record

SAME = 1e-6
"""Relative difference up to which two numbers count as equal."""

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


@dataclass(frozen=True, slots=True)
class Score:
    """How often ours is better, equal or worse, and the geometric mean of ours over theirs.

    Attributes
    ----------
    ratio
        Of the pairs where both numbers are there and above 0; NaN without such pairs.
    counted
        How many pairs those are.
    better, equal, worse
        Of all pairs; who has no number is worse.
    """

    ratio: float
    counted: int
    better: int
    equal: int
    worse: int


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
        """Proven gaps: less is better; what is proven to the end counts as `PROOF`."""
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


def score(pairs: Sequence[tuple[float, ...]], *, more: bool) -> Score:
    """Compare pairs of numbers, ours first; NaN and infinite ones are not there.

    The geometric mean needs numbers above 0. Others are left out of it, and counted all the same.
    """
    fit = [pair for pair in pairs if all(math.isfinite(one) and one > 0 for one in pair)]
    logs = [math.log(ours / theirs) for ours, theirs in fit]
    ratio = math.exp(float(np.mean(logs))) if logs else math.nan
    verdicts = [_verdict(ours, theirs, more=more) for ours, theirs in pairs]
    return Score(ratio, len(fit), verdicts.count(1), verdicts.count(0), verdicts.count(-1))


def _verdict(ours: float, theirs: float, *, more: bool) -> int:
    worst = -math.inf if more else math.inf
    mine, other = (one if math.isfinite(one) else worst for one in (ours, theirs))
    if math.isclose(mine, other, rel_tol=SAME):
        return 0
    return 1 if (mine > other) == more else -1


def geometric_mean(numbers: Iterable[float]) -> float:
    """Return the geometric mean of numbers above 0; NaN of none."""
    logs = [math.log(number) for number in numbers]
    return math.exp(float(np.mean(logs))) if logs else math.nan


def growth(latest: Latest) -> dict[tuple[Family, float], tuple[list[int], float]]:
    """Return sizes and exponent b of ``CPU seconds = a * size^b`` of ours, by family and gap.

    Least squares in logarithms of the geometric mean of the seeds; only sizes where all seeds
    reached the gap.
    """
    found: dict[tuple[Family, float], dict[int, float]] = {}
    for (kind, rival), records in groups(latest).items():
        if rival is Rival.OURS and not kind.to_the_end and all(map(reached, records)):
            seconds = geometric_mean(record.result.cpu for record in records)
            found.setdefault((kind.family, kind.gap), {})[kind.size] = seconds
    return {key: (list(times), _exponent(times)) for key, times in found.items() if len(times) > 1}


def _exponent(times: Mapping[int, float]) -> float:
    sizes, seconds = np.log(list(times)), np.log(list(times.values()))
    return float(np.polyfit(sizes, seconds, 1)[0])


def reached(record: Record) -> bool:
    """Whether the gap that was asked for is proven."""
    return record.result.found.gap <= record.contest.gap * (1 + SAME)


def _value(record: Record) -> float:
    value = record.result.found.value
    return math.nan if value is None else value


def _gap(record: Record) -> float:
    return max(PROOF, record.result.found.gap)
