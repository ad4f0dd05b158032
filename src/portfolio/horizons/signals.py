"""Signals that support or contradict a horizon, as tables a settings file can change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from itertools import pairwise
from math import inf

from portfolio.domain import Horizon, Initiative
from portfolio.domain.plain import Plain
from portfolio.domain.vocabulary import Sourcing, ValueDriver

_FIELDS = frozenset(each.name for each in fields(Initiative))
_H1, _H2, _H3 = Horizon


class Agreement(Enum):
    """How a signal stands to a horizon: it points there, next to it, or two horizons away."""

    AGREES = 1.0
    ADJACENT = 0.5
    DISAGREES = 0.0

    @classmethod
    def between(cls, horizon: Horizon, pointed: Collection[Horizon]) -> Agreement:
        """Compare a horizon with the nearest of those a signal points to (at least one)."""
        away = min(abs(horizon.rank - other.rank) for other in pointed)
        return (cls.AGREES, cls.ADJACENT, cls.DISAGREES)[away]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Plain):
    """A stretch of numbers and the horizons it points to.

    Attributes
    ----------
    up_to
        Last number of the band; the band before it, if any, ends where this one begins.
    horizons
        Where it points to; none if it says nothing.
    """

    up_to: float
    horizons: tuple[Horizon, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Plain):
    """What an attribute of an initiative says about its horizon.

    Attributes
    ----------
    attribute
        Field of `Initiative`.
    words
        Horizons by word, for an attribute from a closed list.
    bands
        Horizons by number, from the least to the greatest.

    Raises
    ------
    ValueError
        For an attribute that initiatives do not have, unless exactly one of `words` and `bands`
        is given, or if bands do not rise.
    """

    attribute: str
    words: Mapping[str, tuple[Horizon, ...]] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()

    def __post_init__(self) -> None:
        if self.attribute not in _FIELDS:
            raise ValueError(f"initiatives have no attribute {self.attribute!r}")
        if bool(self.words) == bool(self.bands):
            raise ValueError(f"the signal {self.attribute!r} needs either words or bands")
        if not all(band.up_to < after.up_to for band, after in pairwise(self.bands)):
            raise ValueError(f"the bands of the signal {self.attribute!r} must rise")

    def stated(self, initiative: Initiative) -> str:
        """Return what an initiative says of the attribute; empty if nothing."""
        value = getattr(initiative, self.attribute)
        if value is None:
            return ""
        return f"{value:g}" if self.bands else str(value)

    def points_to(self, initiative: Initiative) -> tuple[Horizon, ...]:
        """Return the horizons the attribute points to; none if it is not stated.

        Raises
        ------
        ValueError
            For a word or number that the table does not cover.
        """
        value = getattr(initiative, self.attribute)
        if value is None or value == "":
            return ()
        if self.bands:
            fitting = (band.horizons for band in self.bands if value <= band.up_to)
            found = next(fitting, None)
        else:
            found = self.words.get(str(value))
        if found is None:
            raise ValueError(f"{value} is not covered by the signals of the horizon rule")
        return found


DEFAULT_SIGNALS = (
    Signal(
        attribute="sourcing",
        words={Sourcing.BUY: (_H1,), Sourcing.EXTEND: (_H1, _H2), Sourcing.BUILD: (_H2, _H3)},
    ),
    Signal(
        attribute="time_to_value_months",
        bands=(
            Band(up_to=12, horizons=(_H1,)),
            Band(up_to=24, horizons=(_H2,)),
            Band(up_to=inf, horizons=(_H3,)),
        ),
    ),
    Signal(
        attribute="value_driver",
        words={
            ValueDriver.COST: (_H1,),
            ValueDriver.PRODUCTIVITY: (_H1,),
            ValueDriver.QUALITY: (_H1,),
            ValueDriver.CYCLE_TIME: (_H1,),
            ValueDriver.CAPITAL_PRODUCTIVITY: (_H1,),
            ValueDriver.RISK_COMPLIANCE: (_H1,),
            ValueDriver.SATISFACTION: (_H1, _H2),
            ValueDriver.SALES: (_H2,),
            ValueDriver.NEW_REVENUE: (_H2, _H3),
        },
    ),
    Signal(
        attribute="uncertainty",
        bands=(
            Band(up_to=2, horizons=(_H1,)),
            Band(up_to=3, horizons=(_H2,)),
            Band(up_to=4, horizons=(_H2, _H3)),
            Band(up_to=5, horizons=(_H3,)),
        ),
    ),
)
"""Where it comes from, when it pays, what the value is made of, how uncertain it is."""
