"""The rule that gives initiatives a horizon, as data a settings file can change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.domain.plain import Plain
from portfolio.horizons.signals import DEFAULT_SIGNALS, Signal

AXIS_LEAST, AXIS_GREATEST = 1.0, 5.0
"""Ends of the scale of both axes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HorizonRule(Plain):
    """Two axes decide, signals support or contradict.

    Scope above the cut is strategic, below it tactical; novelty above the cut is new business,
    below it existing business. Tactical and existing is H1, strategic and new H3, all else H2
    (the two-axis grid of the Microsoft horizon framework). The scales of the axes, the signals
    and every threshold are this library's proposal and were never checked against outcomes.

    Attributes
    ----------
    cut
        Where an axis changes sides, strictly between 1 and 5. Exactly at it, both sides are
        candidates.
    borderline
        Placements with an axis at most so far from the cut are flagged, in points of the axis.
    signals
        Never override the axes; they choose among candidates and set the confidence.
    enough_signals
        How many signals it takes to choose among candidates, to be sure, or to speak of a
        conflict.
    unsupported
        Agreement where no signal speaks, in [0, 1].
    conflict_below
        Enough signals with less agreement than this contradict the axes.
    medium_from, high_from, high_agreement
        Least confidence for medium and for high, least agreement for high, in [0, 1].

    Raises
    ------
    ValueError
        With every parameter out of its range.
    """

    cut: float = 3.0
    borderline: float = 0.5
    signals: tuple[Signal, ...] = DEFAULT_SIGNALS
    enough_signals: int = 2
    unsupported: float = 0.5
    conflict_below: float = 0.5
    medium_from: float = 0.45
    high_from: float = 0.70
    high_agreement: float = 0.75

    def __post_init__(self) -> None:
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))

    def _faults(self) -> Iterator[str]:
        if not AXIS_LEAST < self.cut < AXIS_GREATEST:
            yield f"the cut must be strictly between 1 and 5, not {self.cut}"
        if not self.borderline >= 0:
            yield f"borderline must be at least 0, not {self.borderline}"
        if self.enough_signals < 1:
            yield f"enough_signals must be at least 1, not {self.enough_signals}"
        shares = ("unsupported", "conflict_below", "medium_from", "high_from", "high_agreement")
        for name in shares:
            if not 0 <= getattr(self, name) <= 1:
                yield f"{name} must be in [0, 1], not {getattr(self, name)}"
        if self.medium_from > self.high_from:
            yield f"medium_from {self.medium_from} must not exceed high_from {self.high_from}"
        for name, count in Counter(signal.attribute for signal in self.signals).items():
            if count > 1:
                yield f"the signal {name!r} stands {count} times"
