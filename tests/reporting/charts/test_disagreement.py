"""Where assessors agree and disagree."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from tests.reporting.charts.conftest import RUBRIC, said

from portfolio.reporting.charts import plot_disagreement
from portfolio.scoring.groups import AssessorAgreement, agreement, assessor_bias


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def rows(ax: Axes) -> list[str]:
    """Return the names of the rows."""
    return [label.get_text() for label in ax.get_yticklabels()]


def test_least_agreement_on_top(talks: AssessorAgreement) -> None:
    """Ease (W = 0) is above gain (W = 1); the scores furthest apart stand below."""
    above, below = whole(plot_disagreement(talks)).axes
    assert rows(above) == ["Ease", "Gain"]
    assert rows(below) == ["A\nEase", "C\nEase"]


def test_bias_has_a_panel_of_its_own(talks: AssessorAgreement) -> None:
    """Ann and Bob share six cells, enough for five; the kinder one is on top."""
    scores = (
        *((name, "gain", "Ann", 5.0) for name in "ABCDEF"),
        *((name, "gain", "Bob", 3.0) for name in "ABCDEF"),
    )
    bias = assessor_bias(said(*scores), RUBRIC)
    panels = whole(plot_disagreement(talks, bias=bias)).axes
    assert len(panels) == 3
    assert rows(panels[2]) == ["Ann", "Bob"]


def test_nobody_can_be_judged(talks: AssessorAgreement) -> None:
    """Where nobody shares enough scores there is no panel of bias."""
    bias = assessor_bias(said(("A", "gain", "Ann", 5)), RUBRIC)
    assert len(whole(plot_disagreement(talks, bias=bias)).axes) == 2


def test_finding(talks: AssessorAgreement) -> None:
    """The title names the criteria of most and of least agreement."""
    finding, detail = (text.get_text() for text in whole(plot_disagreement(talks)).texts[:2])
    wanted = "Assessors agree best on gain (W = 1.00) and least on ease (W = 0.00)"
    assert finding.replace("\xa0", " ").replace("\n", " ") == wanted
    assert detail.replace("\xa0", " ") == "Assessors differ on 2 scores."


def test_disputes_are_bounded(talks: AssessorAgreement) -> None:
    """As many as asked for are drawn, and the detail says of how many."""
    figure = whole(plot_disagreement(talks, most=1))
    assert rows(figure.axes[1]) == ["A\nEase"]
    told = figure.texts[1].get_text().replace("\xa0", " ")
    assert told == "Assessors differ on 2 scores; shown: the 1 furthest apart."


def test_one_assessor() -> None:
    """One assessor disagrees with nobody; the title says that nothing can be judged."""
    alone = agreement(said(*((name, "gain", "Ann", 3.0) for name in "ABC")), RUBRIC)
    figure = whole(plot_disagreement(alone))
    assert len(figure.axes) == 1
    assert figure.texts[0].get_text().startswith("Agreement cannot be judged: 1\xa0assessor")
    assert figure.texts[1].get_text() == "No score is disputed."


def test_no_assessor() -> None:
    """Without any assessment the chart says so instead of failing."""
    figure = whole(plot_disagreement(agreement((), RUBRIC)))
    figure.draw_without_rendering()
    assert figure.texts[0].get_text().startswith("Agreement cannot be judged: 0\xa0assessors")


def test_one_criterion() -> None:
    """With one criterion the title says how well they agree on it."""
    names = [("A", 1.0), ("B", 2.0), ("C", 3.0)]
    both = [(name, "gain", who, given) for name, given in names for who in ("Ann", "Bob")]
    figure = whole(plot_disagreement(agreement(said(*both), RUBRIC)))
    told = figure.texts[0].get_text().replace("\xa0", " ")
    assert told == "Assessors agree well on gain (W = 1.00)"


def test_two_hundred() -> None:
    """Of two hundred disputed scores ten are drawn on one sheet."""
    scores = [
        (f"I{at:03d}", "gain", who, float((at * step) % 11))
        for at in range(200)
        for who, step in (("Ann", 1), ("Bob", 3), ("A very long name of an office " * 3, 7))
    ]
    figure = whole(plot_disagreement(agreement(said(*scores), RUBRIC)))
    figure.draw_without_rendering()
    assert len(rows(figure.axes[1])) == 10


def test_given_axes_show_agreement(talks: AssessorAgreement) -> None:
    """The caller's axes get the agreement by criterion, and no panel is added."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_disagreement(talks, ax) is ax
    assert figure.axes == [ax]
    assert rows(ax) == ["Ease", "Gain"]


def test_refuses_no_rows(talks: AssessorAgreement) -> None:
    """A chart without rows is refused."""
    with pytest.raises(ValueError, match="most must be at least 1"):
        plot_disagreement(talks, most=0)
