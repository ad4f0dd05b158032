"""Value against feasibility: what is worth doing and can be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import TYPE_CHECKING

from portfolio.domain import Horizon
from portfolio.horizons import HorizonMap
from portfolio.planning import Roadmap
from portfolio.reporting.amounts import counted, money
from portfolio.reporting.charts.bubbles import Bubble, bubbles_of, scorecard_of
from portfolio.reporting.charts.crowd import draw_crowd
from portfolio.reporting.charts.label_places import Label, place_labels
from portfolio.reporting.charts.palette import BAND, HORIZON_LOOKS, INK, MUTED, RULE
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.wording import shorten
from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.scoring import Quadrant, Scorecard

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_MOST_LABELS = 18
_MOST_DOTS = 2000
"""More dots than that hide one another; then it is counted how many lie where."""
_Kind = tuple[Horizon | None, bool, bool]
"""Horizon, whether eligible, whether drawn filled."""


def plot_value_map(
    result: Scorecard | HorizonMap | Roadmap,
    ax: Axes | None = None,
    *,
    style: Style = DEFAULT_STYLE,
) -> Axes:
    """Draw every scored initiative by feasibility and value, in the four BXT quadrants.

    A bubble's area grows with the cost of building; colour and marker tell the horizon; of a
    roadmap, planned initiatives are filled and the others hollow. The planned ones and those of
    the highest priority are bubbles, the rest of a long list are dots, and of a list of
    thousands shaded squares.

    Parameters
    ----------
    result
        A scorecard; a horizon map to tell horizons; a roadmap of scored candidates to tell what
        is planned.
    ax
        Drawn on; None for axes on a figure of their own.
    style
        The currency, and how many initiatives are bubbles.

    Raises
    ------
    ValueError
        If the roadmap's candidates were not scored.
    NoRoadmap
        If the roadmap holds no plan.
    """
    bubbles = bubbles_of(result)
    named, dots = bubbles[: style.most_initiatives], bubbles[style.most_initiatives :]
    sheet = Sheet.of(ax, 6.0)
    _draw_quadrants(sheet.ax, 100 * scorecard_of(result).rubric.cut)
    rest, shown = _draw_rest(sheet.ax, dots), named if len(dots) > _MOST_DOTS else bubbles
    _draw(sheet.ax, named)
    detail = " ".join(part for part in (_size(named, style), rest) if part)
    axes = sheet.finish(_finding(bubbles), detail, _legend(shown))
    if sheet.figure:
        sheet.figure.draw_without_rendering()
    labels = [
        Label(shorten(each.title, 26), each.feasibility, each.value, sqrt(each.area) / 2)
        for each in named
    ]
    place_labels(axes, labels, _MOST_LABELS)
    return axes


def _draw_quadrants(ax: Axes, cut: float) -> None:
    dress(ax)
    ax.set_xlim(-4, 104)
    ax.set_ylim(-9, 109)
    ax.set_yticks(range(0, 101, 20))
    ax.fill_between([cut, 104], cut, 109, color=BAND, linewidth=0, zorder=0.2)
    ax.axvline(cut, color=RULE, linewidth=1.2, zorder=0.5)
    ax.axhline(cut, color=RULE, linewidth=1.2, zorder=0.5)
    ax.set_xlabel("Feasibility, 0 to 100", fontsize=9, color=INK)
    ax.set_ylabel("Value, 0 to 100", fontsize=9, color=INK)
    corners = {
        Quadrant.RESEARCH: (0, 1),
        Quadrant.ACCELERATE: (1, 1),
        Quadrant.SHELVE: (0, 0),
        Quadrant.INCUBATE: (1, 0),
    }
    for quadrant, (x, y) in corners.items():
        ax.text(
            0.01 + 0.98 * x,
            0.01 + 0.98 * y,
            quadrant.value.upper(),
            transform=ax.transAxes,
            ha="right" if x else "left",
            va="top" if y else "bottom",
            fontsize=9,
            fontweight="bold",
            color="#9AA5B1",
            zorder=0.6,
        )


def _draw(ax: Axes, bubbles: Sequence[Bubble]) -> None:
    """Draw those that look alike at once, the largest below."""
    for (horizon, eligible, filled), group in _alike(bubbles):
        x, y = [each.feasibility for each in group], [each.value for each in group]
        look, areas = HORIZON_LOOKS[horizon], [each.area for each in group]
        if not eligible:
            areas = [min(area, 45.0) for area in areas]
            ax.scatter(x, y, areas, marker="x", color=MUTED, linewidth=1, alpha=0.7, zorder=2.5)
            continue
        ax.scatter(
            x,
            y,
            areas,
            marker=look.marker,
            facecolor=look.colour if filled else "none",
            edgecolor="white" if filled else look.colour,
            linewidth=0.5 if filled else 1.1,
            alpha=0.85,
            zorder=3 if filled else 2.8,
        )


def _draw_rest(ax: Axes, bubbles: Sequence[Bubble]) -> str:
    """Draw the rest of a long list; return in words how, empty where there is none."""
    if len(bubbles) > _MOST_DOTS:
        most = draw_crowd(ax, bubbles)
        return f"Shaded: {len(bubbles):,} more, up to {most:,} in a square."
    _draw_dots(ax, bubbles)
    return f"Small dots: {len(bubbles):,} more." if bubbles else ""


def _draw_dots(ax: Axes, bubbles: Sequence[Bubble]) -> None:
    for (horizon, eligible, filled), group in _alike(bubbles):
        look = HORIZON_LOOKS[horizon]
        ax.plot(
            [each.feasibility for each in group],
            [each.value for each in group],
            look.marker if eligible else "x",
            markersize=2.8,
            color=look.colour if eligible else MUTED,
            markerfacecolor=look.colour if filled else "none",
            markeredgewidth=0.6,
            zorder=2.2,
        )


def _alike(bubbles: Sequence[Bubble]) -> Iterable[tuple[_Kind, list[Bubble]]]:
    alike: dict[_Kind, list[Bubble]] = {}
    for bubble in sorted(bubbles, key=lambda each: -each.area):
        kind = (bubble.horizon, bubble.eligible, bubble.planned is not False)
        alike.setdefault(kind, []).append(bubble)
    return alike.items()


def _finding(bubbles: Sequence[Bubble]) -> str:
    good = [each for each in bubbles if each.quadrant is Quadrant.ACCELERATE and each.eligible]
    finding = (
        f"{len(good):,} of {counted(len(bubbles), 'initiative')} are worth doing and can be done"
    )
    if bubbles and bubbles[0].planned is not None:
        planned = sum(bool(each.planned) for each in good)
        finding += f"; {planned:,} of these are planned"
    return finding


def _size(named: Sequence[Bubble], style: Style) -> str:
    """Return what the size of a bubble means; nothing where nothing costs anything."""
    largest = max((bubble.cost for bubble in named), default=0.0)
    cost = money(largest, style.currency)
    return f"Area grows with the cost of building, the largest is {cost}." if largest > 0 else ""


def _legend(bubbles: Sequence[Bubble]) -> list[Artist]:
    from matplotlib.lines import Line2D

    def handle(label: str, colour: str, marker: str, *, filled: bool = True) -> Line2D:
        face = colour if filled else "none"
        return Line2D([], [], linestyle="", marker=marker, mfc=face, mec=colour, ms=7, label=label)

    present = {bubble.horizon for bubble in bubbles}
    handles = [
        handle(horizon.title, HORIZON_LOOKS[horizon].colour, HORIZON_LOOKS[horizon].marker)
        for horizon in Horizon
        if horizon in present
    ]
    if any(bubble.planned is False for bubble in bubbles):
        handles += [handle("planned", INK, "o"), handle("not planned", INK, "o", filled=False)]
    if not all(bubble.eligible for bubble in bubbles):
        handles.append(handle("knocked out", MUTED, "x"))
    return list(handles)
