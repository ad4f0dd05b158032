"""The sheet a chart is drawn on: axes without pyplot, a finding above, a legend below."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portfolio.reporting.charts.palette import INK, MUTED, RULE
from portfolio.reporting.charts.wording import fonts, plain, shorten

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INCH = 72
_WIDTH = 9.0
_FINDING, _DETAIL = 12.0, 9.0
_LEADING = 1.32


@dataclass(frozen=True, slots=True)
class Sheet:
    """Axes to draw on, and the figure around them if it is ours to arrange.

    Attributes
    ----------
    panels
        At least one.
    figure
        Made for this chart; None when the axes are the caller's, whose figure stays as it is.
    """

    panels: tuple[Axes, ...]
    figure: Figure | None = None

    @classmethod
    def of(cls, ax: Axes | None, height: float, panels: int = 1) -> Sheet:
        """Take the caller's axes, or make a figure that belongs to no pyplot.

        Parameters
        ----------
        ax
            The caller's axes, or None.
        height
            Of all panels together, in inches.
        panels
            How many axes a figure of our own gets, at least 1; three in a row.
        """
        if ax is not None:
            return cls((ax,))
        from matplotlib.figure import Figure

        from portfolio.reporting.charts.shown_axes import ShownAxes

        columns = min(panels, 3)
        figure = Figure(figsize=(_WIDTH, height), facecolor="white")
        grid = figure.add_gridspec(-(-panels // columns), columns)
        places = [grid[divmod(k, columns)] for k in range(panels)]
        axes = [figure.add_subplot(place, axes_class=ShownAxes) for place in places]
        return cls(tuple(axes), figure)

    @property
    def ax(self) -> Axes:
        """The first of the axes."""
        return self.panels[0]

    def finish(self, finding: str, detail: str = "", handles: Sequence[Artist] = ()) -> Axes:
        """Write the finding in bold and a detail above, the legend below; return the first axes.

        Parameters
        ----------
        finding, detail
            Sentences.
        handles
            Entries of the legend.
        """
        if self.figure is None:
            _write_around(self.ax, finding, detail, handles)
        else:
            _arrange(self.figure, finding, detail, handles)
        return self.ax


def dress(ax: Axes, grid: str = "") -> None:
    """Make lines and text calm: no box, light lines, small grey labels.

    Parameters
    ----------
    ax
        Drawn on.
    grid
        ``x`` or ``y`` for light lines across, empty for none.
    """
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(RULE)
    ax.tick_params(length=0, labelsize=8.5, labelcolor=MUTED, pad=5)
    ax.set_axisbelow(True)
    ax.grid(visible=False)
    if grid:
        axis = ax.xaxis if grid == "x" else ax.yaxis
        axis.grid(visible=True, color=RULE, linewidth=0.6)


def legend_of(panels: Sequence[Axes]) -> list[Artist]:
    """Return one entry for everything that was given a label on any of the axes."""
    found: dict[str, Artist] = {}
    for ax in panels:
        for artist, label in zip(*ax.get_legend_handles_labels(), strict=True):
            found.setdefault(label, artist)
    return list(found.values())


def set_panel_title(ax: Axes, name: str, told: str) -> None:
    """Write above a panel what it is of, in bold, and what it tells, to the right."""
    ax.set_title(
        shorten(name, 34), loc="left", fontsize=9, color=INK, fontweight="bold", **_letters()
    )
    ax.set_title(told, loc="right", fontsize=8.5, color=MUTED, **_letters())


def _arrange(figure: Figure, finding: str, detail: str, handles: Sequence[Artist]) -> None:
    width, body = (float(side) for side in figure.get_size_inches())
    bold, light = _lines(finding, width, _FINDING * 1.1), _lines(detail, width, _DETAIL)
    finding_height = len(bold) * _FINDING * _LEADING / _INCH
    head = 0.14 + finding_height + len(light) * _DETAIL * _LEADING / _INCH + 0.1
    foot = 0.36 if handles else 0.06
    height = head + body + foot
    figure.set_size_inches(width, height)
    figure.set_layout_engine(
        "constrained", rect=(0, foot / height, 1, body / height), w_pad=0.1, h_pad=0.06
    )
    left, top = 0.1 / width, 1 - 0.14 / height
    figure.text(left, top, "\n".join(bold), va="top", **_BOLD, **_letters())
    below = top - finding_height / height
    figure.text(left, below, "\n".join(light), va="top", **_LIGHT, **_letters())
    if handles:
        figure.legend(
            handles=list(handles),
            loc="lower left",
            bbox_to_anchor=(left, 0.06 / height),
            ncols=len(handles),
            **_LEGEND,
        )


def _write_around(ax: Axes, finding: str, detail: str, handles: Sequence[Artist]) -> None:
    from matplotlib.transforms import ScaledTranslation

    width = ax.get_window_extent().width / ax.figure.dpi
    bold, light = _lines(finding, width, _FINDING * 1.1), _lines(detail, width, _DETAIL)
    pad = 9 + len(light) * _DETAIL * _LEADING
    ax.set_title("\n".join(bold), loc="left", pad=pad, **_BOLD, **_letters())
    ax.annotate(
        "\n".join(light),
        (0, 1),
        (0, 5),
        xycoords="axes fraction",
        textcoords="offset points",
        va="bottom",
        **_LIGHT,
        **_letters(),
    )
    if handles:
        shift = ScaledTranslation(0, -34 / _INCH, ax.figure.dpi_scale_trans)
        ax.legend(
            handles=list(handles),
            loc="upper left",
            bbox_to_anchor=(0, 0),
            bbox_transform=ax.transAxes + shift,
            ncols=len(handles),
            **_LEGEND,
        )


def _lines(text: str, inches: float, size: float) -> list[str]:
    # A letter is a little more than half as wide as it is high.
    return textwrap.wrap(plain(text), max(20, int(inches * _INCH / (0.56 * size))))


def _letters() -> dict[str, Any]:
    return {"parse_math": False, "fontfamily": fonts()}


_BOLD: dict[str, Any] = {"fontsize": _FINDING, "fontweight": "bold", "color": INK}
_LIGHT: dict[str, Any] = {"fontsize": _DETAIL, "color": MUTED}
_LEGEND: dict[str, Any] = {
    "frameon": False,
    "fontsize": 8.5,
    "labelcolor": INK,
    "borderaxespad": 0,
    "handletextpad": 0.6,
    "columnspacing": 1.6,
}
