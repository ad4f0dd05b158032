"""Ranks as columns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.reporting.charts.rank_bins import RankBin, rank_bins


@pytest.mark.parametrize(
    ("count", "top", "last"),
    [
        (3, 10, ["1", "2", "3"]),
        (20, 10, ["18", "19", "20"]),
        (21, 10, ["19", "20", "21"]),
        (43, 10, ["20", "21-\n30", "31-\n43"]),
        (200, 40, ["31-\n40", "41-\n50", "51-\n100", "101-\n200"]),
    ],
)
def test_far_ranks_share_a_column(count: int, top: int, last: list[str]) -> None:
    """Twenty ranks stand alone; beyond, bins end at round ranks and at the top."""
    words = [each.words.replace("\N{EN DASH}", "-") for each in rank_bins(count, top)]
    assert words[-len(last) :] == last


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_every_rank_has_one_column(count: int, top: int) -> None:
    """Columns follow each other without a gap, and one ends where the top does."""
    bins = rank_bins(count, top)
    assert [rank for each in bins for rank in range(each.first, each.last + 1)] == [
        *range(1, count + 1)
    ]
    assert top >= count or top in [each.last for each in bins]


def test_shares_are_added() -> None:
    """The second and third rank together have .3 + .2 and .5 + .5."""
    shares = np.array([[0.5, 0.3, 0.2], [0.0, 0.5, 0.5]])
    assert RankBin(2, 3).share(shares).tolist() == pytest.approx([0.5, 1.0])
