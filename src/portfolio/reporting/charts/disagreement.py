"""Where several assessors agree and disagree, and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.reporting.amounts import SPACE, counted
from portfolio.reporting.charts.assessor_rows import draw_bias, draw_concordance, draw_disputes
from portfolio.reporting.charts.sheet import Sheet
from portfolio.reporting.charts.stacked_panels import stacked_panels
from portfolio.reporting.charts.wording import shorten
from portfolio.scoring.groups import AssessorAgreement, AssessorBias, Concordance, Leaning

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW, _TALL_ROW, _EDGE = 0.25, 0.38, 0.55
"""Inches that a row of one line takes, one of two lines, and what is around them."""


def plot_disagreement(
    agreement: AssessorAgreement,
    ax: Axes | None = None,
    *,
    bias: AssessorBias | None = None,
    most: int = 10,
) -> Axes:
    """Draw how well assessors agree on each criterion, and the scores furthest apart.

    Parameters
    ----------
    agreement
        What several assessors agree on.
    ax
        Drawn on, agreement by criterion only; None for a figure with a panel each for agreement,
        for the most disputed scores and for the bias, of which the first one is returned.
    bias
        Who scores higher or lower than the others; None for no such panel.
    most
        How many disputed scores, and how many assessors, are drawn, at least 1.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 row, not {most}")
    criteria = sorted(agreement.criteria, key=_least_first)
    disputes = agreement.disputes[:most]
    leanings = _farthest(bias, most)
    heights = [_EDGE + _ROW * max(1, len(criteria))]
    heights += [_EDGE + _TALL_ROW * len(disputes)] if disputes else []
    heights += [_EDGE + _ROW * len(leanings)] if leanings else []
    sheet = stacked_panels(heights) if ax is None else Sheet.of(ax, 0)
    draw_concordance(sheet.ax, criteria)
    rest = list(sheet.panels[1:])
    if disputes and rest:
        draw_disputes(rest.pop(0), agreement.ratings, disputes)
    if leanings and rest:
        draw_bias(rest.pop(0), leanings)
    return sheet.finish(_finding(agreement, criteria), _detail(agreement, len(disputes)))


def _least_first(each: Concordance) -> float:
    return each.correlation if each.judged else 2.0


def _farthest(bias: AssessorBias | None, most: int) -> list[Leaning]:
    """Pick the assessors who can be judged, the farthest from the others, highest first."""
    judged = [each for each in bias.leanings if each.judged] if bias else []
    far = sorted(judged, key=lambda each: -abs(each.deviation))[:most]
    return sorted(far, key=lambda each: -each.deviation)


def _finding(agreement: AssessorAgreement, criteria: Sequence[Concordance]) -> str:
    judged = [each for each in criteria if each.judged]
    people = counted(len(agreement.ratings.assessors), "assessor")
    if not judged:
        return f"Agreement cannot be judged: {people}, too few scores of the same initiatives"
    worst, best = judged[0], judged[-1]
    if worst is best:
        return f"Assessors {worst.phrase} on {_of(worst)}"
    return f"Assessors agree best on {_of(best)} and least on {_of(worst)}"


def _of(each: Concordance) -> str:
    return f"{shorten(each.criterion.title, 30).lower()} (W{SPACE}={SPACE}{each.w:.2f})"


def _detail(agreement: AssessorAgreement, shown: int) -> str:
    cells = len(agreement.disputes)
    if not cells:
        return "No score is disputed."
    told = f"Assessors differ on {counted(cells, 'score')}"
    return f"{told}; shown: the {shown:,} furthest apart." if shown < cells else f"{told}."
