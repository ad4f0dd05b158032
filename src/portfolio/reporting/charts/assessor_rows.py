"""Rows of points that compare assessors: by criterion, by disputed score, by assessor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.reporting.amounts import MINUS, counted
from portfolio.reporting.charts.palette import CATEGORY_LOOKS, INK, MUTED, RULE
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import dress, set_panel_title
from portfolio.reporting.charts.wording import shorten
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.scoring.groups import Concordance, Dispute, Leaning
from portfolio.scoring.groups.ratings import Ratings

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE, _OTHER = CATEGORY_LOOKS[0], CATEGORY_LOOKS[1]


def draw_concordance(ax: Axes, criteria: Sequence[Concordance]) -> None:
    """Draw Kendall's W of each criterion from 0 to 1, and how many were compared.

    Parameters
    ----------
    ax
        Drawn on.
    criteria
        From above.
    """
    dress(ax, grid="x")
    row_labels(ax, [shorten(each.criterion.title, 34) for each in criteria])
    ax.set_xlim(0, 1.6)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    ax.set_ylim(max(1, len(criteria)) - 0.5, -0.7)
    set_panel_title(ax, "Agreement on who is better", "Kendall's W from 0 to 1, | by chance")
    for y, each in enumerate(criteria):
        if not each.judged:
            write_beside(ax, (0, y), "cannot be judged", colour=MUTED)
            continue
        ax.plot([0, each.w], [y, y], color=RULE, linewidth=2.2, zorder=1.5)
        ax.plot(each.w, y, "o", color=_LINE.colour, markersize=7, label="W", zorder=3)
        chance = 1 / len(each.assessors)
        ax.plot(chance, y, "|", color=INK, markersize=9, markeredgewidth=1.2, zorder=2)
        initiatives = counted(len(each.initiatives), "initiative")
        people = counted(len(each.assessors), "assessor")
        write_beside(ax, (1.0, y), f"{each.phrase}: {people}, {initiatives}", 8, colour=MUTED)


def draw_disputes(ax: Axes, ratings: Ratings, disputes: Sequence[Dispute]) -> None:
    """Draw what each assessor's score is worth, a line from the least to the greatest.

    Parameters
    ----------
    ax
        Drawn on.
    ratings
        What was scored by, and what initiatives are called.
    disputes
        From above.
    """
    dress(ax, grid="x")
    rubric, titles = ratings.rubric, ratings.titles
    words = [
        f"{shorten(titles[each.initiative], 34)}\n{shorten(rubric.by_id[each.criterion].title, 34)}"
        for each in disputes
    ]
    row_labels(ax, words)
    worth = [end for each in disputes for end in _worth(ratings, each).values()]
    # Beside the points stand the names.
    ax.set_xlim(min(0, *worth) - 0.42, max(1, *worth) + 0.42)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100"])
    ax.set_ylim(len(disputes) - 0.5, -0.6)
    set_panel_title(ax, "Furthest apart: who said what", "worth of the score, 0 to 100")
    for y, each in enumerate(disputes):
        _draw_range(ax, y, ratings, each)


def _draw_range(ax: Axes, y: int, ratings: Ratings, dispute: Dispute) -> None:
    worth = _worth(ratings, dispute)
    low, high = min(worth.values()), max(worth.values())
    ax.plot([low, high], [y, y], color=_LINE.colour, linewidth=2, alpha=0.45, zorder=2)
    ax.plot(list(worth.values()), [y] * len(worth), "o", color=_LINE.colour, ms=6.5, zorder=3)
    for end, gap in ((low, -7), (high, 7)):
        here = [name for name, value in worth.items() if value == end]
        more = f" +{len(here) - 1}" if len(here) > 1 else ""
        words = f"{shorten(here[0], 26)}{more}: {dispute.said[here[0]]:g}"
        write_beside(ax, (end, y), words, gap)


def _worth(ratings: Ratings, dispute: Dispute) -> dict[str, float]:
    """Tell what each assessor's score is worth, from 0 at the worst end of the scale to 1."""
    scores = np.array(list(dispute.said.values()))
    values = ratings.rubric.by_id[dispute.criterion].values(scores)
    return dict(zip(dispute.said, values.tolist(), strict=True))


def draw_bias(ax: Axes, leanings: Sequence[Leaning]) -> None:
    """Draw how far each assessor scores from the others, give or take three standard errors.

    Parameters
    ----------
    ax
        Drawn on.
    leanings
        From above, only those that are judged.
    """
    dress(ax, grid="x")
    row_labels(ax, [shorten(each.assessor, 34) for each in leanings])
    ax.axvline(0, color=INK, linewidth=1, zorder=1.5)
    reach = 0.0
    for y, each in enumerate(leanings):
        middle, spread = 100 * each.deviation, 300 * each.error
        leans = each.leans in ("higher", "lower")
        look = _OTHER if leans else _LINE
        ax.plot([middle - spread, middle + spread], [y, y], color=INK, linewidth=1.2, zorder=2)
        face = INK if leans else "white"
        ax.plot(middle, y, look.marker, color=face, mec=INK, ms=6.5, zorder=3)
        reach = max(reach, abs(middle) + spread)
    ax.set_xlim(-1.15 * reach - 0.5, 1.15 * reach + 0.5)
    ax.set_ylim(len(leanings) - 0.5, -0.6)
    ax.xaxis.set_major_formatter(
        lambda points, _: f"{points:+g}".replace("-", MINUS) if points else "0"
    )
    told = "points of value against the others; filled: clearly apart"
    set_panel_title(ax, "Who scores higher or lower", told)


def _signed(points: float) -> str:
    return f"{points:+g}".replace("-", MINUS) if points else "0"
