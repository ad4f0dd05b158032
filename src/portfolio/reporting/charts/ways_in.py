"""What would put an initiative in that no plan holds as things are."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.explaining import WhyNot
from portfolio.explaining.suggestions import Suggestion
from portfolio.reporting.charts.names import Names
from portfolio.reporting.charts.palette import INK, Look
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.wording import plain, shorten
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks
from portfolio.reporting.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.4
"""Inches a row takes."""
_LINE = 44
"""Letters of a change on one line; it gets two."""
_GAIN, _LOSS = Look("#0072B2"), Look("#E69F00", hatch="////")


def draw_ways_in(answer: WhyNot, ax: Axes | None, *, style: Style, called: Names) -> Axes:
    """Draw by how much the worth of the plan differs after each change that puts one in.

    Parameters
    ----------
    answer
        About an initiative that no plan holds as things are.
    ax
        Drawn on; None for axes on a figure of their own.
    style
        The currency.
    called
        Names for people.
    """
    ways = sorted(answer.suggestions, key=lambda found: -found.roadmap.objective)
    name = called.short(answer.initiative, 44)
    finding = f"{name} is not in the plan: it {shorten(answer.reason, 240)}"
    if not ways:
        sheet = Sheet.of(ax, 0.3)
        sheet.ax.set_axis_off()
        tried = ", ".join(answer.vain_kinds)
        vain = f" No change of {tried} alone puts it in." if tried else ""
        return sheet.finish(finding, f"There is no plan with it to compare the plan with.{vain}")
    sheet = Sheet.of(ax, 0.7 + _ROW * len(ways))
    dress(sheet.ax, grid="x")
    row_labels(sheet.ax, [_named(found) for found in ways])
    words = WorthWords.of(answer.roadmap.problem, style)
    _draw(sheet.ax, [one.roadmap.objective - answer.roadmap.objective for one in ways], words)
    set_worth_ticks(sheet.ax.xaxis)
    sheet.ax.set_xlabel(words.axis, fontsize=9, color=INK)
    told = "Any one of these changes puts it in; bars are what the plan is worth more with it then."
    return sheet.finish(finding, told)


def _named(found: Suggestion) -> str:
    said = plain(str(found.change))
    lines = textwrap.wrap(said[:1].upper() + said[1:], _LINE)
    return "\n".join(lines if len(lines) <= 2 else [lines[0], shorten(" ".join(lines[1:]), _LINE)])


def _draw(ax: Axes, gains: Sequence[float], words: WorthWords) -> None:
    least, most = min(0.0, *gains), max(0.0, *gains)
    room = (most - least) or 1.0
    ax.set_xlim(least - 0.05 * room, most + 0.4 * room)
    for y, gain in enumerate(gains):
        look = _GAIN if gain >= 0 else _LOSS
        ax.barh(
            y,
            gain,
            height=0.5,
            color=look.colour,
            edgecolor="white",
            linewidth=0,
            hatch=look.hatch or None,
            zorder=3,
        )
        write_beside(ax, (max(0.0, gain), y), words.change(gain), 9)
    ax.axvline(0.0, color=INK, linewidth=1.0, zorder=4)
