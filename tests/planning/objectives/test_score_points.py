"""Points of value times feasibility, by hand."""

from __future__ import annotations

import pytest
from tests.planning.handmade import Setting, initiative, on_horizons, q, scorecard, scored

from portfolio.planning import Entry, Problem, ScorePoints
from portfolio.planning.objectives import Size

HALVING = 15.0
CARD = scorecard(
    scored("A", 8, 5, cost=100, contingency=0.5, people=2, duration=2), scored("B", 10, 10)
)
"""A: 0.8 of value and 0.5 of feasibility are 40 points; B is the best there can be."""


def _problem(objective: ScorePoints) -> Problem:
    return Problem(CARD, Setting(quarters=3).capacity(), (), objective)


@pytest.mark.parametrize(
    ("size", "worth"),
    [
        (Size.NONE, [40, 20, 100, 50, 25]),
        # Built for 2 * 100 * 1.5 = 300; B costs nothing.
        (Size.SPEND, [12000, 6000, 0, 0, 0]),
        # Built in 4 FTE-quarters; B needs nobody.
        (Size.FTE, [160, 80, 0, 0, 0]),
    ],
)
def test_by_hand(size: Size, worth: list[float]) -> None:
    """100 * value * feasibility * size, halved by each quarter of delay."""
    objective = ScorePoints(HALVING, size)
    problem = _problem(objective)
    assert objective.start_worth(problem).tolist() == pytest.approx(worth)
    pairs = [("A", 0), ("A", 1), ("B", 0), ("B", 1), ("B", 2)]
    entries = [Entry(CARD.backlog.by_id[name], q(start)) for name, start in pairs]
    assert [objective.entry_worth(problem, entry) for entry in entries] == pytest.approx(worth)


def test_delay_costs_a_year_by_year_rate() -> None:
    """At 0.08 a year of delay leaves 1 / 1.08 of the points."""
    problem = Problem(CARD, Setting(quarters=5).capacity(), (), ScorePoints())
    late = Entry(CARD.backlog.by_id["B"], q(4))
    assert problem.objective.entry_worth(problem, late) == pytest.approx(100 / 1.08)


def test_money_does_not_count() -> None:
    """Hires take no points."""
    assert ScorePoints().money_worth(_problem(ScorePoints())).tolist() == [0, 0, 0]


def test_a_horizon_map_has_the_scores_of_its_scorecard() -> None:
    """Classified candidates are scored ones."""
    candidates = on_horizons(H1=initiative("A"))
    problem = Problem(candidates, Setting(quarters=1).capacity(), (), ScorePoints())
    assert problem.objective.start_worth(problem).tolist() == pytest.approx([25])


def test_a_backlog_without_scores_is_refused() -> None:
    """The message says what to do."""
    problem = Setting(objective=ScorePoints()).under((), initiative("A"))
    with pytest.raises(ValueError, match=r"needs scored candidates: score\(backlog\) first"):
        _ = problem.model


def test_notes_warn_where_costs_differ_widely() -> None:
    """From 10 to 101 is more than tenfold; with a size, or costs alike, there is no warning."""
    wide = scorecard(scored("A", 1, 1, cost=10), scored("B", 1, 1, cost=101), scored("C", 1, 1))
    even = scorecard(scored("A", 1, 1, cost=10), scored("B", 1, 1, cost=100))
    capacity = Setting().capacity()
    small = scorecard(scored("A", 1, 1, cost=0.5), scored("B", 1, 1, cost=6))
    assert len(ScorePoints().notes(Problem(small, capacity, (), ScorePoints()))) == 1
    (note,) = ScorePoints().notes(Problem(wide, capacity, (), ScorePoints()))
    assert "build costs range from 10 to 101" in note
    assert ScorePoints(size=Size.FTE).notes(Problem(wide, capacity, (), ScorePoints())) == ()
    assert ScorePoints().notes(Problem(even, capacity, (), ScorePoints())) == ()


def test_sentence() -> None:
    """The size is told."""
    assert str(ScorePoints()) == "the sum of value times feasibility in points"
    assert str(ScorePoints(size=Size.FTE)) == (
        "the sum of value times feasibility in points, times fte"
    )
    assert (ScorePoints().kind, ScorePoints().unit) == ("score", "points")


def test_a_rate_that_makes_no_sense_is_refused() -> None:
    """The message shows the number."""
    with pytest.raises(ValueError, match="not -1"):
        ScorePoints(-1)


def test_whoever_is_not_scored_has_no_points() -> None:
    """The message says what to do."""
    told = r"^the objective 'score' needs scored candidates: score\(backlog\) first$"
    with pytest.raises(ValueError, match=told):
        _ = Setting(objective=ScorePoints()).under((), initiative("A")).model
