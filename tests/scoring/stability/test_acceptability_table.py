"""Tests of rank acceptability for readers."""

from __future__ import annotations

import pytest

from portfolio.scoring.stability import smaa
from portfolio.scoring.stability.rank_acceptability import RankAcceptability


@pytest.fixture(scope="module")
def sure(matrix_of) -> RankAcceptability:
    """B is always first, A always second."""
    return smaa(
        matrix_of({"A": (0.1, 0.1), "B": (0.9, 0.9)}, {"x": 0.5, "y": 0.5}), samples=10, rng=1
    )


def test_the_frame_is_by_priority(sure: RankAcceptability) -> None:
    """One row an initiative, the first one first, every column documented."""
    frame = sure.to_frame(1)
    assert list(frame.columns) == [
        "initiative",
        "rank",
        "expected_rank",
        "best_rank",
        "worst_rank",
        "first",
        "in_top",
        "entropy",
        "confidence",
    ]
    assert frame["initiative"].tolist() == ["B", "A"]
    assert frame["rank"].tolist() == [1, 2]
    assert frame["expected_rank"].tolist() == [1, 2]
    assert frame["best_rank"].tolist() == [1, 2]
    assert frame["in_top"].tolist() == [1, 0]
    assert frame["confidence"].isna().tolist() == [False, True]


def test_sentences(sure: RankAcceptability) -> None:
    """A strategist reads who is among the first, how often, under what."""
    assert sure.describe("A", 1) == "A is first in 0% of all weights held possible."
    assert sure.describe("A", 10) == "A is in the top 10 in 100% of all weights held possible."
    assert repr(sure) == (
        "<RankAcceptability: B is first in 100% of all weights held possible; "
        "weights: any weights at all, whatever was stated; 10 draws>"
    )
    with pytest.raises(KeyError, match="not an initiative"):
        sure.describe("Q")


def test_scores_are_named_where_they_are_uncertain(matrix_of) -> None:
    """With ranges the sentence speaks of weights and scores."""
    matrix = matrix_of({"A": (0.5,)}, {"x": 1.0}, low={"A": (0.1,)})
    assert smaa(matrix, samples=10, rng=1).describe("A", 1) == (
        "A is first in 100% of all weights and scores held possible."
    )


def test_the_notebook_table(sure: RankAcceptability) -> None:
    """The table says what was assumed, and shows a dash where there is no factor."""
    html = sure._repr_html_()
    assert "any weights at all" in html
    assert "Plausible ranks" in html
    assert ">-<" in html
    assert "nan" not in html
