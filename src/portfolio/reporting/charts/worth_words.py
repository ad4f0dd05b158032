"""Worth of a plan in words: money with its currency, or points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.explaining import Interval
from portfolio.reporting.amounts import MINUS, SPACE, UNKNOWN, money, short
from portfolio.reporting.style import Style

if TYPE_CHECKING:
    from matplotlib.axis import Axis

    from portfolio.planning import Problem


@dataclass(frozen=True, slots=True)
class WorthWords:
    """How points of an objective are written.

    Attributes
    ----------
    unit
        Of the objective.
    currency
        Put before worth in money.
    """

    unit: str
    currency: str

    @classmethod
    def of(cls, problem: Problem, style: Style) -> WorthWords:
        """Write the worth of a problem's plans in a style."""
        return cls(problem.objective.unit, style.currency)

    @property
    def is_money(self) -> bool:
        """Whether worth can be compared with costs."""
        return self.unit == "money"

    @property
    def axis(self) -> str:
        """What stands beside an axis of worth."""
        return f"Worth in {(self.currency or 'money') if self.is_money else self.unit}"

    def told(self, amount: float) -> str:
        """Return an amount, short."""
        if not math.isfinite(amount):
            return UNKNOWN
        if self.is_money:
            return money(amount, self.currency)
        return f"{short(amount)}{SPACE}{self.unit}"

    def change(self, amount: float) -> str:
        """Return a difference with its sign."""
        return f"+{self.told(amount)}" if amount > 0 else self.told(amount)

    def between(self, interval: Interval) -> str:
        """Return what is known of an amount; one number where both ends read alike."""
        low, high = self.told(interval.low), self.told(interval.high)
        if math.isnan(interval.low):
            return "unknown"
        if math.isinf(interval.high):
            return f"at least {low}"
        if low == high:
            return low
        return f"{low if self.is_money else short(interval.low)} to {high}"


def set_worth_ticks(axis: Axis) -> None:
    """Write amounts at the ticks of an axis, all in one unit and with the figures they need."""
    axis.set_major_formatter(lambda amount, _: tick(amount, axis.get_majorticklocs().tolist()))


def tick(amount: float, ticks: Sequence[float]) -> str:
    """Return an amount as it stands at one of the ticks: ``5.25 m`` beside ``5.50 m``."""
    largest = max((abs(other) for other in ticks), default=0.0)
    scale, unit = next((s, u) for s, u in _UNITS if largest >= s or s == 1)
    shares = [other / scale for other in ticks]
    fits = (n for n in range(5) if all(abs(round(x, n) - x) < _SAME for x in shares))
    text = f"{amount / scale:,.{next(fits, 5)}f}".replace("-", MINUS)
    return "0" if amount == 0 else f"{text}{SPACE}{unit}" if unit else text


_UNITS = ((1e9, "bn"), (1e6, "m"), (1e3, "k"), (1.0, ""))
_SAME = 1e-9
