"""Rows of points that compare assessors."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from tests.reporting.charts.conftest import RUBRIC, said

from portfolio.reporting.amounts import MINUS
from portfolio.reporting.charts.assessor_rows import draw_bias, draw_concordance, draw_disputes
from portfolio.scoring.groups import AssessorAgreement, Leaning, agreement


@pytest.fixture
def ax() -> Axes:
    """Return axes without anything on them."""
    return Figure(figsize=(9, 4)).add_subplot()


def points(ax: Axes, *markers: str) -> list[tuple[float, float]]:
    """Return where markers of a kind are, from above."""
    found = [
        (float(x), float(y))
        for line in ax.lines
        if line.get_marker() in markers
        for x, y in line.get_xydata()
    ]
    return sorted(found, key=lambda point: (point[1], point[0]))


def words(ax: Axes) -> list[str]:
    """Return what is written beside the points."""
    return [text.get_text().replace("\xa0", " ") for text in ax.texts]


def test_agreement(ax: Axes, talks: AssessorAgreement) -> None:
    """W is 1 on gain and 0 on ease; by chance two assessors have one half."""
    draw_concordance(ax, talks.criteria)
    assert points(ax, "o") == [pytest.approx((1, 0)), pytest.approx((0, 1))]
    assert points(ax, "|") == [(0.5, 0), (0.5, 1)]
    assert words(ax) == [
        "agree well: 2 assessors, 3 initiatives",
        "hardly agree: 2 assessors, 3 initiatives",
    ]


def test_one_assessor(ax: Axes) -> None:
    """What one assessor says alone cannot be judged, and no point pretends it can."""
    alone = agreement(said(("A", "gain", "Ann", 3), ("B", "gain", "Ann", 4)), RUBRIC)
    draw_concordance(ax, alone.criteria)
    assert points(ax, "o") == []
    assert words(ax) == ["cannot be judged"]


def test_nothing_was_rated(ax: Axes) -> None:
    """Without any criterion the axes are empty."""
    draw_concordance(ax, ())
    assert len(ax.texts) == 0


def test_disputes(ax: Axes, talks: AssessorAgreement) -> None:
    """On the ease of A Ann says 2 and Bob 8, worth .2 and .8; of C the other way round."""
    draw_disputes(ax, talks.ratings, talks.disputes)
    assert points(ax, "o") == [
        pytest.approx((0.2, 0)),
        pytest.approx((0.8, 0)),
        pytest.approx((0.2, 1)),
        pytest.approx((0.8, 1)),
    ]
    assert words(ax) == ["Ann: 2", "Bob: 8", "Bob: 2", "Ann: 8"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["A\nEase", "C\nEase"]


def test_who_says_the_same_is_counted(ax: Axes) -> None:
    """Three say 2, one 5 and one 9: the first by name stands for those who agree."""
    rated = agreement(
        said(
            ("A", "gain", "Ann", 2),
            ("A", "gain", "Bob", 2),
            ("A", "gain", "Cleo", 2),
            ("A", "gain", "Dan", 5),
            ("A", "gain", "Eve", 9),
        ),
        RUBRIC,
    )
    draw_disputes(ax, rated.ratings, rated.disputes)
    assert words(ax) == ["Ann +2: 2", "Eve: 9"]
    assert {x for x, _ in points(ax, "o")} == {0.2, 0.5, 0.9}


def test_bias(ax: Axes) -> None:
    """Means in points of value with three standard errors; clear ones are filled squares."""
    draw_bias(
        ax,
        [
            Leaning("Ann", 9, 3, 0.05, 0.01, judged=True),
            Leaning("Bob", 9, 3, -0.01, 0.02, judged=True),
        ],
    )
    assert points(ax, "s") == [pytest.approx((5, 0))]
    assert points(ax, "o") == [pytest.approx((-1, 1))]
    spans = [list(line.get_xdata()) for line in ax.lines if line.get_marker() == "None"][1:]
    # 5 - 3 x 1 and 5 + 3 x 1; -1 - 3 x 2 and -1 + 3 x 2.
    assert spans == [pytest.approx([2, 8]), pytest.approx([-7, 5])]
    formatter = ax.xaxis.get_major_formatter()
    assert [formatter(at) for at in (-2.5, 0, 5)] == [f"{MINUS}2.5", "0", "+5"]
