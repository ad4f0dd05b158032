"""The roadmap as bars along the calendar, by horizon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain import Horizon, RelationKind, Timing
from portfolio.domain.vocabulary import Status
from portfolio.intake.foreign.made_id import slug
from portfolio.reporting.amounts import counted
from portfolio.reporting.bands import bands_of
from portfolio.reporting.charts.palette import BAND, HORIZON_LOOKS, INK, MUTED, RULE
from portfolio.reporting.charts.quarter_axis import quarter_labels, set_quarters
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.wording import fonts, shorten
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from portfolio.planning import Entry, Roadmap

_ROW = 0.23
"""Inches a row takes."""
_MOST_ARROWS = 12
_BAR = 0.56


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the chart: an initiative, or else words on a whole band."""

    words: str
    horizon: Horizon | None
    entry: Entry | None = None
    heads: bool = False


def plot_roadmap(roadmap: Roadmap, ax: Axes | None = None, *, style: Style = DEFAULT_STYLE) -> Axes:
    """Draw who works when: a bar of work, a diamond at go-live, a line while it runs.

    Bands are horizons, ordered by start within; arrows lead from what must be live first.

    Parameters
    ----------
    roadmap
        A plan; the biggest by cost of building are named, the rest counted.
    ax
        Drawn on; None for axes on a figure of their own.
    style
        How many initiatives are named.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    rows = _rows(roadmap, style.most_initiatives)
    sheet = Sheet.of(ax, 0.35 + _ROW * len(rows))
    axes, calendar = sheet.ax, roadmap.problem.capacity.calendar
    dress(axes)
    set_quarters(axes, calendar)
    for k in quarter_labels(calendar):
        if calendar[k].number == 1:
            axes.axvline(k - 0.5, color=RULE, linewidth=0.8, zorder=0.5)
    for y, row in enumerate(rows):
        _draw(axes, roadmap, y, row)
    _label(axes, rows)
    _draw_arrows(axes, roadmap, rows)
    return sheet.finish(_finding(roadmap), _detail(roadmap), _legend(roadmap, rows))


def _rows(roadmap: Roadmap, most: int) -> list[_Row]:
    rows: list[_Row] = []
    for band in bands_of(roadmap, most):
        rows.append(_Row(f"{band.title} · {len(band.entries):,}", band.horizon, heads=True))
        rows += [_Row(_title(entry), band.horizon, entry) for entry in band.named]
        if band.more:
            rows.append(_Row(f"and {band.more:,} more that cost less to build", band.horizon))
    return rows or [_Row("Nothing is planned", None)]


def _title(entry: Entry) -> str:
    initiative = entry.initiative
    mode = f" · {shorten(initiative.mode, 12)}" if initiative.mode else ""
    if slug(initiative.title) == initiative.id:
        return shorten(initiative.title, 55 - len(mode)) + mode
    title = shorten(initiative.title, 38 - len(mode))
    return f"{title} · {shorten(initiative.id, 14)}{mode}"


def _draw(ax: Axes, roadmap: Roadmap, y: int, row: _Row) -> None:
    calendar = roadmap.problem.capacity.calendar
    from matplotlib.transforms import ScaledTranslation

    if row.heads:
        ax.axhspan(y - 0.5, y + 0.5, color=BAND, linewidth=0, zorder=0)
    if row.entry is None:
        return
    look, entry = HORIZON_LOOKS[row.horizon], row.entry
    start, live = entry.start - calendar[0] - 0.5, entry.go_live - calendar[0] - 0.5
    ax.barh(y, live - start, left=start, height=_BAR, color=look.colour, zorder=2)
    end = len(calendar) - 0.5
    if live < end:
        ax.plot([live, end], [y, y], color=look.colour, linewidth=1.4, zorder=1.5)
        ax.plot(live, y, "D", color="white", mec=look.colour, mew=1.5, ms=5, zorder=3)
    if mark := _mark(entry):
        inside = ax.transData + ScaledTranslation(5 / 72, 0, ax.figure.dpi_scale_trans)
        ax.plot(start, y, mark, color=INK, mec="white", mew=0.8, ms=9, zorder=4, transform=inside)


def _mark(entry: Entry) -> str:
    if entry.initiative.status is Status.IN_FLIGHT:
        return ">"
    return "*" if entry.initiative.mandatory else ""


def _label(ax: Axes, rows: Sequence[_Row]) -> None:
    words = [row.words for row in rows]
    ax.set_yticks(
        range(len(rows)), words, fontsize=8.5, parse_math=False, fontfamily=fonts(), color=INK
    )
    for row, label in zip(rows, ax.get_yticklabels(), strict=True):
        if row.heads:
            label.set_fontweight("bold")
        elif row.entry is None:
            label.set_color(MUTED)
    ax.set_ylim(len(rows) - 0.5, -0.5)


def _draw_arrows(ax: Axes, roadmap: Roadmap, rows: Sequence[_Row]) -> None:
    places = {row.entry.initiative.id: (row.entry, y) for y, row in enumerate(rows) if row.entry}
    kinds = (RelationKind.NEEDS_FIRST, RelationKind.AFTER, RelationKind.SCALES_FROM)
    links = [
        (places[link.target], places[link.source], link.timing)
        for link in roadmap.problem.backlog.relations
        if link.kind in kinds and link.target in places and link.source in places
    ]
    if len(links) > _MOST_ARROWS:
        return
    first = roadmap.problem.capacity.calendar[0]
    for (before, y_before), (after, y_after), timing in links:
        waits_for = before.go_live if timing is Timing.FINISH_TO_START else before.start
        side = _BAR / 2 if y_after < y_before else -_BAR / 2
        ax.annotate(
            "",
            xy=(after.start - first - 0.42, y_after + side),
            xytext=(waits_for - first - 0.5, y_before),
            arrowprops={
                "arrowstyle": "-|>",
                "color": MUTED,
                "linewidth": 0.9,
                "shrinkA": 4,
                "shrinkB": 0,
                "connectionstyle": "angle,angleA=0,angleB=90,rad=3",
            },
            zorder=2.5,
        )


def _finding(roadmap: Roadmap) -> str:
    entries, total = roadmap.entries, len(roadmap.problem.backlog)
    if not entries:
        return f"None of {counted(total, 'initiative')} is planned"
    last = roadmap.problem.capacity.calendar[-1]
    live = [entry.go_live for entry in entries if entry.go_live <= last]
    first = f"; the first goes live in {min(live)}" if live else ""
    return f"{len(entries):,} of {counted(total, 'initiative')} are planned{first}"


def _detail(roadmap: Roadmap) -> str:
    last = roadmap.problem.capacity.calendar[-1]
    late = sum(entry.go_live > last for entry in roadmap.entries)
    text = "A bar is work, a diamond is go-live, a thin line is running."
    return text + (f" Live only after {last}: {late:,}." if late else "")


def _legend(roadmap: Roadmap, rows: Sequence[_Row]) -> list[Artist]:
    from matplotlib.lines import Line2D

    marks = {_mark(row.entry) for row in rows if row.entry}
    names = {"*": "mandatory", ">": "in flight already"}
    return [
        Line2D([], [], linestyle="", marker=mark, color=INK, markersize=8, label=names[mark])
        for mark in ("*", ">")
        if mark in marks
    ]
