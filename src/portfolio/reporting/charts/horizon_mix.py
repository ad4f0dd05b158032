"""The share each horizon takes, against the band it should take."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from portfolio.domain import Horizon
from portfolio.planning import Measure
from portfolio.reporting.amounts import percent
from portfolio.reporting.charts.palette import HORIZON_LOOKS, INK, MUTED, RULE
from portfolio.reporting.charts.sheet import Sheet, dress, legend_of
from portfolio.reporting.mix import HorizonShare, Mix, mix_of
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from portfolio.planning import Roadmap


def plot_horizon_mix(
    roadmap: Roadmap, ax: Axes | None = None, *, style: Style = DEFAULT_STYLE
) -> Axes:
    """Draw what share of the plan each horizon takes, and the band a rule wants.

    Thick bars are shares of what the rule is about (of money spent without a rule), thin ones
    of the number of initiatives (of money spent if the rule is about the number).

    Parameters
    ----------
    roadmap
        A plan of classified candidates.
    ax
        Drawn on; None for axes on a figure of their own.
    style
        The currency.

    Raises
    ------
    ValueError
        If the candidates have no horizons.
    NoRoadmap
        If there is no plan.
    """
    mix = mix_of(roadmap)
    other = mix_of(roadmap, Measure.SPEND if mix.of is Measure.COUNT else Measure.COUNT)
    sheet = Sheet.of(ax, 2.4)
    dress(sheet.ax, grid="x")
    for y, (share, beside) in enumerate(zip(mix.shares, other.shares, strict=True)):
        _draw(sheet.ax, y, share, mix.amount(share, style.currency))
        _draw_beside(sheet.ax, y + 0.42, beside, other.amount(beside, style.currency))
    _set_axes(sheet.ax, mix)
    detail = f"Thick bars: share of the {mix.of.words}. Thin: of the {other.of.words}."
    return sheet.finish(mix.finding, detail, legend_of(sheet.panels))


def _draw(ax: Axes, y: float, share: HorizonShare, told: str) -> None:
    look = HORIZON_LOOKS[share.horizon]
    width = 0.0 if isnan(share.share) else share.share
    ax.barh(y, width, height=0.4, color=look.colour, zorder=2)
    if not isnan(share.low):
        ax.barh(
            y,
            share.high - share.low,
            left=share.low,
            height=0.54,
            facecolor="none",
            edgecolor=INK,
            linewidth=1.1,
            linestyle=(0, (3, 2)),
            label="band" if share.horizon is Horizon.H1 else "_",
            zorder=3,
        )
        ax.plot(
            [share.target] * 2,
            [y - 0.27, y + 0.27],
            color=INK,
            linewidth=1.6,
            label="target" if share.horizon is Horizon.H1 else "_",
            zorder=3,
        )
    end = max(width, 0.0 if isnan(share.high) else share.high)
    missed = f", {share.missed} the band" if share.missed else ""
    words = f"{percent(share.share)}{missed} · {told}"
    ax.text(
        end + 0.012,
        y,
        words,
        va="center",
        fontsize=9.5,
        fontweight="bold",
        color=INK,
        parse_math=False,
    )


def _draw_beside(ax: Axes, y: float, share: HorizonShare, told: str) -> None:
    width = 0.0 if isnan(share.share) else share.share
    colour = HORIZON_LOOKS[share.horizon].colour
    ax.barh(y, width, height=0.1, color=colour, alpha=0.55, zorder=2)
    ax.text(
        width + 0.012,
        y,
        f"{percent(share.share)} · {told}",
        va="center",
        fontsize=8,
        color=MUTED,
        parse_math=False,
    )


def _set_axes(ax: Axes, mix: Mix) -> None:
    ax.set_yticks(
        range(len(mix.shares)), [each.horizon.title for each in mix.shares], color=INK, fontsize=9.5
    )
    ax.set_ylim(len(mix.shares) - 0.38, -0.45)
    ax.set_xlim(0, 1.18)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
    ax.xaxis.set_major_formatter(lambda share, _: percent(share))
    ax.spines["bottom"].set_color(RULE)
