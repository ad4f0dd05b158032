"""How far each input moves an initiative."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from portfolio.reporting.charts import plot_tornado
from portfolio.scoring import Scorecard
from portfolio.scoring.stability import InputSwing, Tornado, stability
from portfolio.scoring.stability.input_swing import Moved

WIDE = InputSwing(Moved.WEIGHT, "fit", 0.1, 0.2, 0.4, 0.7, 0.55, 1, 4)
NARROW = InputSwing(Moved.SCORE, "gain", 0.25, 0.5, 0.75, 0.58, 0.64, 2, 2)
STILL = InputSwing(Moved.SCORE, "ease", 0.25, 0.5, 0.75, 0.6, 0.6, 2, 2)


def tornado(*swings: InputSwing) -> Tornado:
    """Return a tornado around priority .6 and rank 2."""
    return Tornado("A", 0.6, 2, swings)


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def bars(ax: Axes, row: int) -> dict[bool, tuple[float, float]]:
    """Return base and end of both halves of a bar: hatched is the low end of the input."""
    found = {}
    for bar in ax.patches:
        if isinstance(bar, Rectangle) and abs(bar.get_y() + bar.get_height() / 2 - row) < 0.01:
            found[bool(bar.get_hatch())] = (bar.get_x(), bar.get_x() + bar.get_width())
    return found


def words(ax: Axes) -> Sequence[str]:
    """Return what is written on the chart."""
    return [text.get_text().strip() for text in ax.texts]


def test_bars_reach_from_the_base_to_the_ends() -> None:
    """The weight takes priority from 70 at its low end to 55 at its high one, around 60."""
    ax = plot_tornado(tornado(WIDE, NARROW))
    assert bars(ax, 0) == {True: pytest.approx((60, 70)), False: pytest.approx((60, 55))}
    assert bars(ax, 1) == {True: pytest.approx((60, 58)), False: pytest.approx((60, 64))}


def test_rows_are_inputs_the_widest_on_top() -> None:
    """The order of the tornado is kept; inputs without effect are left out and counted."""
    ax = plot_tornado(tornado(WIDE, NARROW, STILL), names={"fit": "Strategic Fit"})
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == ["Weight of strategic fit", "Score of gain"]
    detail = whole(ax).texts[1].get_text().replace("\xa0", " ")
    assert "1 input without any effect." in detail
    low, high = ax.get_ylim()
    assert low > high


def test_ends_tell_the_input_and_the_rank() -> None:
    """Weights stand in percent, scores as worth of 100, each with the rank there."""
    told = words(plot_tornado(tornado(WIDE, NARROW)))
    assert told == [
        "40% · rank 4",
        "10% · rank 1",
        "25 · rank 2",
        "75 · rank 2",
        "as stated: 60.0, rank 2",
    ]


def test_a_new_rank_stands_out() -> None:
    """Only ranks other than the stated one are bold."""
    bold = {
        text.get_text(): text.get_fontweight() == "bold"
        for text in plot_tornado(tornado(WIDE, NARROW)).texts
    }
    assert bold["40% · rank 4"]
    assert not bold["25 · rank 2"]


def test_finding() -> None:
    """The title tells the span of the ranks and what moves most."""
    told = whole(plot_tornado(tornado(WIDE, NARROW))).texts[0].get_text().replace("\n", " ")
    assert told == (
        "A takes rank 1 to 4 as single inputs move; "
        "the weight of fit moves it most, from priority 55 to 70"
    )


def test_the_base_is_drawn() -> None:
    """A line stands at the stated priority."""
    (line,) = plot_tornado(tornado(WIDE)).lines
    assert list(line.get_xdata()) == [60, 60]


def test_nothing_moves() -> None:
    """Where no input has an effect, the title says so."""
    ax = plot_tornado(tornado(STILL))
    assert whole(ax).texts[0].get_text() == ("No input, moved alone, moves A: rank 2 in any case")
    assert ax.get_xlim() == (0, 100)


def test_both_ends_on_one_side() -> None:
    """Where the stated weight lies outside, the shorter half is drawn over the longer one."""
    outside = InputSwing(Moved.WEIGHT, "fit", 0.3, 0.2, 0.4, 0.65, 0.7, 1, 1)
    ends = [
        bar.get_x() + bar.get_width()
        for bar in plot_tornado(tornado(outside)).patches
        if isinstance(bar, Rectangle)
    ]
    assert ends == pytest.approx([70, 65])


def test_number_of_rows() -> None:
    """The widest ones are drawn, and the others counted."""
    ax = plot_tornado(tornado(WIDE, NARROW), most=1)
    assert len(ax.get_yticklabels()) == 1
    detail = whole(ax).texts[1].get_text().replace("\xa0", " ")
    assert "Not shown: 1 input with less effect." in detail


def test_of_a_scorecard(card: Scorecard) -> None:
    """Gain of A is worth .6 to 1 at weight .75: value .55 to .85, feasibility .5."""
    stable = stability(card, rng=1, samples=10)
    ax = plot_tornado(stable.tornado("A"), names=card)
    at = [label.get_text() for label in ax.get_yticklabels()].index("Score of gain")
    low, high = bars(ax, at)[True][1], bars(ax, at)[False][1]
    assert (low, high) == pytest.approx((100 * 0.275**0.5, 100 * 0.425**0.5))


def test_given_axes_are_used() -> None:
    """The caller's axes are drawn on, and nothing is added to their figure."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_tornado(tornado(WIDE), ax) is ax
    assert figure.axes == [ax]
    figure.draw_without_rendering()


def test_refuses_no_rows() -> None:
    """A chart without inputs is refused."""
    with pytest.raises(ValueError, match="most must be at least 1"):
        plot_tornado(tornado(WIDE), most=0)
