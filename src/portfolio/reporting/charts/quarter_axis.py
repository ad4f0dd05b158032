"""The calendar along the bottom of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.domain import Quarter

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_EVERY = 13
_EVERY_OTHER = 25
_MOST_YEARS, _MOST_YEARS_TIGHT = 16, 6


def set_quarters(ax: Axes, calendar: Sequence[Quarter], *, tight: bool = False) -> None:
    """Label the quarters at 0, 1, 2, ...: all of a short calendar, the years of a long one.

    Parameters
    ----------
    ax
        Drawn on; the quarter number k reaches from k - 0.5 to k + 0.5.
    calendar
        Consecutive quarters.
    tight
        Whether the panel is small; it then has labels for half as many quarters.
    """
    labels = quarter_labels(calendar, tight=tight)
    ax.set_xlim(-0.5, len(calendar) - 0.5)
    ax.set_xticks(list(labels), list(labels.values()))


def quarter_labels(calendar: Sequence[Quarter], *, tight: bool = False) -> dict[int, str]:
    """Return labels by position in the calendar, so few that they do not run together."""
    length = len(calendar) * (2 if tight else 1)
    if length >= _EVERY_OTHER:
        years = [k for k, quarter in enumerate(calendar) if quarter.number == 1]
        step = -(-len(years) // (_MOST_YEARS_TIGHT if tight else _MOST_YEARS))
        return {k: str(calendar[k].year) for k in years[::step]}
    numbers = (1, 2, 3, 4) if length < _EVERY else (1, 3)
    shown = [k for k, quarter in enumerate(calendar) if quarter.number in numbers]
    with_year = {k for k in shown if k == shown[0] or calendar[k].number == 1}
    return {
        k: f"Q{calendar[k].number}" + (f"\n{calendar[k].year}" if k in with_year else "")
        for k in shown
    }
