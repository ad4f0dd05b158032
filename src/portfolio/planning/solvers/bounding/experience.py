"""What splits have gained so far, and may be expected to gain."""

from __future__ import annotations

from dataclasses import dataclass, field

from portfolio.planning.solvers.bounding.splits import Split

_LEAST = 1e-6
"""Gain that a half counts with at least, so that the gain of the other one counts."""
_TRUST = 4
"""Trials after which what is expected is believed."""


@dataclass(slots=True)
class _Gains:
    """Sums of what both halves gained for each unit missed, and how often."""

    first: float = 0.0
    second: float = 0.0
    trials: int = 0


@dataclass(slots=True)
class Experience:
    """Gains by kind and subject of the splits that were tried.

    Gains are taken to grow with how far the point is from a half; what was never tried is expected
    to gain what others of its kind do. A split is as good as the product of both gains. Source:
    Achterberg, Koch and Martin (2005), Branching rules revisited, Operations Research Letters 33,
    42-54.
    """

    _known: dict[tuple[str, int], _Gains] = field(default_factory=dict)
    _kinds: dict[str, _Gains] = field(default_factory=dict)

    def learn(self, split: Split, gains: tuple[float, float]) -> float:
        """Take note of what both halves gained; return how good that is."""
        first, second = (gain / miss for gain, miss in zip(gains, split.misses, strict=True))
        known = self._known.setdefault((split.kind, split.subject), _Gains())
        for one in (known, self._kinds.setdefault(split.kind, _Gains())):
            one.first, one.second, one.trials = (
                one.first + first,
                one.second + second,
                one.trials + 1,
            )
        return _product(*gains)

    def expected(self, split: Split) -> float:
        """How good a split is going to be."""
        known = self._known.get((split.kind, split.subject)) or self._kinds.get(split.kind)
        if known is None:
            return _product(*split.misses)
        first, second = (miss / known.trials for miss in split.misses)
        return _product(first * known.first, second * known.second)

    def trusted(self, split: Split) -> bool:
        """Whether the split was tried often enough to know."""
        known = self._known.get((split.kind, split.subject))
        return known is not None and known.trials >= _TRUST


def _product(first: float, second: float) -> float:
    return max(first, _LEAST) * max(second, _LEAST)
