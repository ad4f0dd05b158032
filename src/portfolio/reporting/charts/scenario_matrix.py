"""Which initiatives plans hold, and when, beside those of a baseline."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.planning import Roadmap
from portfolio.reporting.amounts import UNKNOWN
from portfolio.reporting.charts.names import Names
from portfolio.reporting.charts.palette import INK, MUTED, RULE, Look
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import dress
from portfolio.reporting.charts.wording import fonts, plain, shorten

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from portfolio.domain import Quarter

_IN, _OUT, _MOVED = Look("#9CCBE8"), Look("#F3C678", hatch="////"), Look("#E3E8ED")


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan with its name.

    Attributes
    ----------
    name
        What people call it.
    roadmap
        It may hold no plan.
    """

    name: str
    roadmap: Roadmap

    @property
    def starts(self) -> dict[str, Quarter] | None:
        """First quarters by id; None without a plan."""
        if not self.roadmap.outcome.has_plan:
            return None
        return {entry.initiative.id: entry.start for entry in self.roadmap.entries}


def initiatives_that_differ(base: NamedPlan, plans: Sequence[NamedPlan]) -> list[str]:
    """Return ids that start elsewhere in some plan; first those in or out most often."""
    known = base.starts or {}
    found: dict[str, tuple[int, int]] = {}
    for starts in (each.starts for each in plans):
        for name in {*known, *starts} if starts is not None else ():
            before, now = known.get(name), (starts or {}).get(name)
            switched, moved = found.get(name, (0, 0))
            switches = (before is None) != (now is None)
            found[name] = (switched + switches, moved + (before != now and not switches))
    differing = (name for name, counts in found.items() if any(counts))
    return sorted(differing, key=lambda name: (-found[name][0], -found[name][1], name))


def draw_matrix(ax: Axes, plans: Sequence[NamedPlan], names: Sequence[str], called: Names) -> None:
    """Draw one row an initiative and one column a plan: when it starts, and what differs.

    Parameters
    ----------
    ax
        Drawn on.
    plans
        The baseline first.
    names
        Ids of the initiatives.
    called
        Names for people.
    """
    dress(ax)
    ax.spines["bottom"].set_visible(False)
    row_labels(ax, [called.short(name, 34) for name in names])
    letters = max(8, 84 // len(plans))
    heads = [textwrap.fill(shorten(plain(each.name), 2 * letters), letters) for each in plans]
    ax.set_xticks(range(len(plans)), heads, fontsize=8, fontfamily=fonts(), parse_math=False)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, len(plans) - 0.5)
    base = plans[0].starts or {}
    for x, each in enumerate(plans):
        for y, name in enumerate(names):
            look, told = _cell(base.get(name), each, name)
            _draw_cell(ax, (x, y), told, look)
    ax.hlines([y + 0.5 for y in range(len(names) - 1)], -0.5, len(plans) - 0.5, RULE, lw=0.4)


def matrix_legend() -> list[Artist]:
    """Return what the fields of a matrix mean."""
    from matplotlib.patches import Patch

    looks = (("in", _IN), ("out", _OUT), ("moved", _MOVED))
    return [
        Patch(facecolor=look.colour, edgecolor="white", linewidth=0, hatch=look.hatch, label=told)
        for told, look in looks
    ]


def _draw_cell(ax: Axes, place: tuple[int, int], told: str, look: Look | None) -> None:
    from matplotlib.patches import Rectangle

    x, y = place
    if look is not None:
        ax.add_patch(
            Rectangle(
                (x - 0.47, y - 0.44),
                0.94,
                0.88,
                facecolor=look.colour,
                edgecolor="white",
                linewidth=0,
                hatch=look.hatch or None,
            )
        )
    behind = look.colour if look is not None else "none"
    ax.text(
        x,
        y,
        told,
        ha="center",
        va="center",
        fontsize=8,
        color=INK if look is not None or x == 0 else MUTED,
        bbox={"facecolor": behind, "edgecolor": "none", "pad": 0.8},
    )


def _cell(before: Quarter | None, plan: NamedPlan, name: str) -> tuple[Look | None, str]:
    """Return how an initiative stands against the baseline, and the words for it."""
    starts = plan.starts
    if starts is None:
        return None, UNKNOWN
    now = starts.get(name)
    if now == before:
        return None, "not in" if now is None else str(now)
    if now is None:
        return _OUT, "out"
    if before is None:
        return _IN, f"in {now}"
    return _MOVED, f"{now} {'later' if now > before else 'earlier'}"
