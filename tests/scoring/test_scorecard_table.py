"""How a scorecard shows itself."""

from __future__ import annotations

import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import Axis, DirectPoints, Missing, Rubric, Scorecard, score

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def scorecard(rubric: Rubric, backlog_of) -> Scorecard:
    """Two initiatives, B before A by priority; A takes too long."""
    slow = {"gain": 3, "reach": 3, "effort": 9}
    return score(backlog_of(A=slow, B={"gain": Range(3, 3, 5), "reach": 3, "effort": 2}), rubric)


def test_frame(scorecard: Scorecard) -> None:
    """One row an initiative in the order of the ids, with the documented columns."""
    frame = scorecard.to_frame()
    assert list(frame.columns) == [
        "id",
        "title",
        "value",
        "value_low",
        "value_high",
        "feasibility",
        "feasibility_low",
        "feasibility_high",
        "priority",
        "points",
        "quadrant",
        "eligible",
        "remarks",
        "unknown_scores",
        "evidence_confidence",
    ]
    assert frame["id"].tolist() == ["A", "B"]
    assert frame["value"].tolist() == [0.5, 0.5]
    assert frame["value_high"].tolist() == [0.5, 0.875]
    assert frame["eligible"].tolist() == [False, True]
    assert frame["remarks"].tolist() == ["excluded: it takes too long (Effort 9)", ""]
    assert frame["quadrant"].tolist() == ["shelve", "incubate"]


def test_table(scorecard: Scorecard) -> None:
    """By priority, in hundredths with bounds, and the reason of the exclusion."""
    html = scorecard._repr_html_()
    assert html.index("Project B") < html.index("Project A")
    assert "50.0 (50.0 to 87.5)" in html
    assert "excluded: it takes too long (Effort 9)" in html
    assert "2 initiatives by rubric &#x27;small&#x27;" in html


def test_text_is_escaped(rubric: Rubric) -> None:
    """A title, an id and the name of the rubric may hold anything; it stays text."""
    named = Rubric(name=EVIL, criteria=rubric.criteria)
    backlog = Backlog((Initiative(id=EVIL, title=EVIL),))
    html = score(backlog, named, missing=Missing.WORST)._repr_html_()
    assert "<img" not in html
    # Name of the rubric, title, id, and the note on unknown scores.
    assert html.count("&lt;img") == 4


def test_table_is_bounded(rubric: Rubric, backlog_of) -> None:
    """Of 1,000 initiatives a notebook shows 50."""
    many = {f"i{k}": {"gain": 3, "reach": 3, "effort": 2} for k in range(1000)}
    html = score(backlog_of(**many), rubric)._repr_html_()
    assert html.count("<tr>") == 52
    assert "… 950 more" in html


def test_notes_stand_below(rubric: Rubric, backlog_of) -> None:
    """What must be known about the whole is part of the picture."""
    html = score(backlog_of(A={}), rubric, missing=Missing.WORST)._repr_html_()
    assert "<li>3 unknown scores (A), counted as the worst score.</li>" in html


def test_replaced_weights_are_in_the_line(rubric: Rubric, backlog_of) -> None:
    """The rubric keeps its name; the line says that its weights are others."""
    asked = rubric.weighted(Axis.VALUE, DirectPoints(points={"gain": 1, "reach": 1}))
    card = score(backlog_of(A={"gain": 3, "reach": 3, "effort": 5}), asked)
    assert repr(card) == (
        "<Scorecard of 1 initiatives by rubric 'small' (weights of value by points), 0 excluded>"
    )
    assert "in place of those that the rubric" in card._repr_html_()
