"""How full each fund and role is, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain import Quarter
from portfolio.explaining import Limits, LimitUse
from portfolio.explaining.limits import SCARCE, Resource
from portfolio.reporting.amounts import UNKNOWN, counted, percent
from portfolio.reporting.charts.palette import INK, MUTED, RULE, SHADES, WARNING
from portfolio.reporting.charts.quarter_axis import set_quarters
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.wording import shorten

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_ROW = 0.27
"""Inches a row takes."""
_KEYS = (0.25, 0.5, 0.75, 1.0)
_MOST_NUMBERS = 28
"""Quarters up to which a number fits a cell."""


@dataclass(frozen=True)
class _Row:
    """One fund or role over the calendar."""

    resource: Resource
    name: str
    uses: tuple[LimitUse, ...]

    @property
    def words(self) -> str:
        """Name beside the row."""
        kind = " · fund" if self.resource is Resource.MONEY else ""
        return f"{shorten(self.name, 32)}{kind}"

    @property
    def fullest(self) -> LimitUse:
        return max(self.uses, key=lambda use: use.share)

    @property
    def scarce(self) -> int:
        return sum(use.is_scarce for use in self.uses)

    @property
    def share(self) -> float:
        """Of the whole calendar."""
        there = sum(use.limit for use in self.uses)
        return sum(use.used for use in self.uses) / there if there > 0 else float("nan")

    @property
    def key(self) -> tuple[float, ...]:
        """Orders by how often it is scarce, then by how full it gets, the fullest first."""
        return (-self.scarce, -self.fullest.share, -np.nan_to_num(self.share))


def plot_bottlenecks(limits: Limits, ax: Axes | None = None, *, most: int = 20) -> Axes:
    """Draw which share of each limit is used in each quarter, as a heat map.

    Rows are funds, then roles, those that are scarce most often on top. Scarce cells are framed
    and bold; beside a row stands its use over the whole calendar.

    Parameters
    ----------
    limits
        What a plan uses.
    ax
        Drawn on; None for axes on a figure of their own.
    most
        How many funds and roles are drawn, at least 1.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 limit, not {most}")
    ordered = sorted(_rows(limits), key=lambda row: row.key)
    shown = sorted(ordered[:most], key=lambda row: row.resource is Resource.PEOPLE)
    calendar = limits.roadmap.problem.capacity.calendar
    sheet = Sheet.of(ax, 0.75 + _ROW * max(1, len(shown)))
    _set_axes(sheet.ax, shown, calendar)
    if shown:
        _draw(sheet.ax, shown, calendar)
    return sheet.finish(_finding(ordered), _detail(ordered, most, calendar), _legend(shown))


def _rows(limits: Limits) -> list[_Row]:
    found: dict[tuple[Resource, str], list[LimitUse]] = {}
    for use in limits.uses:
        found.setdefault((use.resource, use.name), []).append(use)
    return [_Row(resource, name, tuple(uses)) for (resource, name), uses in found.items()]


def _set_axes(ax: Axes, shown: Sequence[_Row], calendar: Sequence[Quarter]) -> None:
    dress(ax)
    ax.spines["bottom"].set_visible(False)
    row_labels(ax, [row.words for row in shown])
    set_quarters(ax, calendar)
    money = sum(row.resource is Resource.MONEY for row in shown)
    side = ax.get_yaxis_transform()
    if 0 < money < len(shown):
        ax.plot([-0.25, 1.08], [money - 0.5] * 2, transform=side, color=INK, lw=0.9, clip_on=False)
    if shown:
        ax.annotate(
            "all",
            (1.075, 1),
            (0, 4),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            fontsize=8,
            color=MUTED,
        )


def _draw(ax: Axes, shown: Sequence[_Row], calendar: Sequence[Quarter]) -> None:
    """Shade the cells, write their shares, and frame what is scarce."""
    from matplotlib.colors import LinearSegmentedColormap

    places = {quarter: k for k, quarter in enumerate(calendar)}
    cells = np.zeros((len(shown), len(calendar)))
    for y, row in enumerate(shown):
        for use in row.uses:
            cells[y, places[use.quarter]] = min(use.share, 1.0)
            _write_cell(ax, places[use.quarter], y, use, len(calendar))
        _write_share(ax, y, row)
    ax.pcolormesh(
        np.arange(len(calendar) + 1) - 0.5,
        np.arange(len(shown) + 1) - 0.5,
        cells,
        cmap=LinearSegmentedColormap.from_list("shares", list(SHADES)),
        vmin=0,
        vmax=1,
        edgecolors=RULE,
        linewidth=0.4,
        zorder=1,
    )


def _write_cell(ax: Axes, x: int, y: int, use: LimitUse, quarters: int) -> None:
    from matplotlib.patches import Rectangle

    if use.is_scarce:
        frame = Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, edgecolor=WARNING, lw=1.8, zorder=3)
        frame.set_clip_on(False)
        ax.add_patch(frame)
    if quarters <= _MOST_NUMBERS:
        ax.text(
            x,
            y,
            f"{100 * use.share:.0f}" if use.limit > 0 or use.used > 0 else UNKNOWN,
            ha="center",
            va="center",
            fontsize=8 if quarters <= 16 else 6.5,
            fontweight="bold" if use.is_scarce else "normal",
            color="white" if use.share > 0.66 else INK,
            zorder=4,
        )


def _write_share(ax: Axes, y: int, row: _Row) -> None:
    words = percent(row.share)
    side = ax.get_yaxis_transform()
    ax.text(1.075, y, words, transform=side, ha="right", va="center", fontsize=8.5, color=INK)


def _finding(rows: Sequence[_Row]) -> str:
    if not rows:
        return "The plan knows no limit of money or people"
    first = rows[0]
    if not first.scarce:
        full = first.fullest
        told = f"{percent(full.share)} of {shorten(full.name, 40)} in {full.quarter}"
        return f"No limit is scarce in any quarter; at most {told} is used"
    scarce = sum(row.scarce > 0 for row in rows)
    often = f"{first.scarce:,} of {counted(len(first.uses), 'quarter')}"
    verb = "is" if scarce == 1 else "are"
    most = ": " if scarce == 1 else ", most often "
    return (
        f"{scarce:,} of {counted(len(rows), 'limit')} {verb} scarce in some quarter"
        f"{most}{shorten(first.name, 40)}, in {often}"
    )


def _detail(rows: Sequence[_Row], most: int, calendar: Sequence[Quarter]) -> str:
    told = "Numbers: % used of what is there. " if len(calendar) <= _MOST_NUMBERS else ""
    told += f"Framed and bold: scarce, at least {percent(SCARCE)}."
    hidden = rows[most:]
    if hidden:
        scarce = sum(row.scarce > 0 for row in hidden)
        among = (
            f", {scarce:,} of them scarce in some quarter" if scarce else ", none of them scarce"
        )
        told += f" Not shown: {counted(len(hidden), 'limit')}{among}."
    return told


def _legend(shown: Sequence[_Row]) -> list[Artist]:
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Patch

    if not shown:
        return []
    shade = LinearSegmentedColormap.from_list("shares", list(SHADES))
    keys = [Patch(facecolor=shade(key), label=f"{percent(key)} used") for key in _KEYS]
    return [*keys, Patch(facecolor="white", edgecolor=WARNING, linewidth=2.0, label="scarce")]
