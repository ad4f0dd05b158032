"""How often each initiative takes each rank."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from tests.reporting.charts.conftest import many

from portfolio.reporting.charts import plot_rank_acceptability
from portfolio.scoring import Scorecard, ValueMatrix
from portfolio.scoring.stability import RankAcceptability, WeightScope, smaa, stability
from portfolio.scoring.stability.priority_model import PriorityModel


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def cells(ax: Axes) -> np.ndarray:
    """Return the shares that are drawn: a row an initiative, a column a rank or a bin."""
    (mesh,) = (each for each in ax.collections if isinstance(each, QuadMesh))
    return np.asarray(mesh.get_array())


@pytest.fixture(scope="module")
def free(three: ValueMatrix) -> RankAcceptability:
    """Return A, B and C under any weights: t, 1 - t and 0.4 with t anywhere from 0 to 1."""
    return smaa(three, samples=4000, rng=1)


def test_cells_are_shares(free: RankAcceptability) -> None:
    """Rows A, C, B (by priority at t = .7) hold their shares of ranks.

    A is first above t = .5; C is second below .4 and above .6, so in .8 of the cases, else last.
    """
    drawn = cells(plot_rank_acceptability(free, top=1))
    assert drawn.tolist() == free.shares[[0, 2, 1]].tolist()
    assert drawn[0, 0] == pytest.approx(0.5, abs=0.03)
    assert drawn[1].tolist() == pytest.approx([0, 0.8, 0.2], abs=0.03)


def test_far_ranks_are_added() -> None:
    """Of 43 initiatives 20 rows are drawn; ranks 21 to 30 and 31 to 43 share a column each."""
    result = smaa(many(43), samples=200, rng=1)
    drawn = cells(plot_rank_acceptability(result))
    assert drawn.shape == (20, 22)
    row = result.shares[result.model.order[4]]
    assert drawn[4, 20:].tolist() == pytest.approx([row[20:30].sum(), row[30:].sum()])
    assert drawn.sum(axis=1).tolist() == pytest.approx([1.0] * 20)


def test_a_line_ends_the_top() -> None:
    """After the fourth column and below the fourth row a line is drawn."""
    ax = plot_rank_acceptability(smaa(many(12), samples=100, rng=1), top=4)
    across, down = ax.lines
    assert list(across.get_xdata()) == [3.5, 3.5]
    assert list(down.get_ydata()) == [3.5, 3.5]


def test_no_line_where_all_are_first(free: RankAcceptability) -> None:
    """With three initiatives a top of ten ends nowhere, and nobody is said to be in it."""
    ax = plot_rank_acceptability(free, top=10)
    assert len(ax.lines) == 0
    assert not any(text.get_text().startswith("In top") for text in ax.texts)
    wanted = f"{free.first.max():.0%} of the draws"
    assert whole(ax).texts[0].get_text().endswith(wanted)


def test_shares_in_the_top_stand_beside(free: RankAcceptability) -> None:
    """In the top 2 are A and B where they pass .4: in .6 of the cases each; C in .8."""
    ax = plot_rank_acceptability(free, top=2)
    beside = [text.get_text() for text in ax.texts if text.get_text().endswith("%")]
    assert beside == [f"{free.within(2)[at]:.0%}" for at in (0, 2, 1)]
    assert free.within(2)[[0, 2, 1]].tolist() == pytest.approx([0.6, 0.8, 0.6], abs=0.03)


def test_numbers_only_where_they_matter(free: RankAcceptability) -> None:
    """Cells of at least a quarter of the draws tell their share in percent, others are shaded."""
    ax = plot_rank_acceptability(free, top=3)
    written = [text.get_text() for text in ax.texts if text.get_text().isdigit()]
    shares = free.shares[[0, 2, 1]].ravel()
    assert written == [f"{100 * share:.0f}" for share in shares if share >= 0.25]


def test_the_top_of_a_stability_is_taken(three: ValueMatrix) -> None:
    """A stability says how many are the first; weights as stated leave no doubt."""
    scope = WeightScope.around(PriorityModel.of(three), 1)
    ax = plot_rank_acceptability(stability(three, weight_sets=scope, samples=50, rng=1, top=2))
    wanted = "2 of the first 2 by priority stay in the top 2 in at least 95% of the draws"
    assert whole(ax).texts[0].get_text() == wanted
    assert cells(ax).tolist() == np.eye(3).tolist()


def test_detail_counts_who_is_near() -> None:
    """The detail tells draws, weights, and how many of those not shown get into the top."""
    result = smaa(many(30), samples=300, rng=1)
    near = int((result.within(5)[list(result.model.order[2:])] > 0.05).sum())
    ax = plot_rank_acceptability(result, top=5, most=2)
    detail = whole(ax).texts[1].get_text().replace("\xa0", " ").replace("\n", " ")
    assert detail.startswith("300 draws; weights: any weights at all")
    assert f"Not shown: 28 others, of which {near} get into the top 5" in detail


def test_names(card: Scorecard) -> None:
    """Rows are called by their titles and numbered by priority."""
    tried = stability(list(card.matrices.values()), rng=1, samples=100, top=1)
    ax = plot_rank_acceptability(tried, names=card)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[:2] == ["Advice  1", "Claims  2"]
    assert len(labels[2]) <= 37
    assert whole(ax).texts[0].get_text() == "Advice stays first in 100% of the draws"
    whole(ax).draw_without_rendering()


def test_the_knocked_out_have_no_row(card: Scorecard) -> None:
    """Of a scorecard those are drawn that can be done: A and C, not B."""
    ax = plot_rank_acceptability(stability(card, rng=1, samples=100, top=1), names=card)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["Advice  1", "Claims  2"]


def test_ties_share_their_ranks() -> None:
    """Two that are level everywhere have half a first and half a second rank each."""
    values = np.array([[0.5, 0.5], [0.5, 0.5]])
    alike = ValueMatrix(("A", "B"), ("x", "y"), values, values, values, np.array([0.5, 0.5]))
    ax = plot_rank_acceptability(smaa(alike, samples=20, rng=1), top=1)
    assert cells(ax).tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_two_hundred() -> None:
    """Of two hundred, twenty rows are drawn on one sheet."""
    ax = plot_rank_acceptability(smaa(many(200), samples=100, rng=1))
    whole(ax).draw_without_rendering()
    assert len(ax.get_yticklabels()) == 20


def test_given_axes_are_used(free: RankAcceptability) -> None:
    """The caller's axes are drawn on, and nothing is added to their figure."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_rank_acceptability(free, ax) is ax
    assert figure.axes == [ax]


@pytest.mark.parametrize("name", ["top", "most"])
def test_refuses_nothing(free: RankAcceptability, name: str) -> None:
    """A top of nobody and a chart of nobody are refused."""
    with pytest.raises(ValueError, match=f"{name} must be at least 1"):
        plot_rank_acceptability(free, **{name: 0})
