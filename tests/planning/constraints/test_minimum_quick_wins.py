"""`MinimumQuickWins`: enough of them live by a quarter."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, Setting, agree, q, roadmap, rows, scorecard, scored

from portfolio.domain import Horizon, Initiative
from portfolio.domain.vocabulary import Status
from portfolio.horizons import classify
from portfolio.intake import Backlog
from portfolio.planning import MinimumQuickWins, Npv, Problem


def win(name: str, duration: int = 1, **others: object) -> Initiative:
    """Return an initiative that is a quick win unless told otherwise."""
    quick = {"gain": 9.0, "ease": 9.0, "time_to_value_months": 6.0, "horizon_override": Horizon.H1}
    stated = {**quick, "override_reason": "by hand", **others}
    return scored(name, duration=duration, **stated)  # type: ignore[arg-type]


def problem(rule: MinimumQuickWins, *ones: Initiative) -> Problem:
    """Return a problem of four quarters under this rule alone."""
    return Problem(classify(scorecard(*ones)), Setting().capacity(), (rule,), Npv())


FOUR = (
    win("A", 2),
    win("B"),
    win("H3", horizon_override=Horizon.H3),
    win("HARD", ease=1.0),
    win("SLOW", time_to_value_months=13.0),
)


def test_rows_are_those_of_the_formula() -> None:
    """Live by 2027Q3 (position 2): A, two quarters, from 0; B, one quarter, from 0 or 1."""
    made = problem(MinimumQuickWins(1, q(2)), *FOUR)
    assert rows(made) == [Row("2027Q3", {"A@0": 1, "B@0": 1, "B@1": 1}, 1.0, math.inf)]


@pytest.mark.parametrize(("start", "fits"), [(0, True), (1, True), (2, False)])
def test_live_by_then_is_in_time(start: int, fits: bool) -> None:
    """B takes one quarter and must be live in position 2 at the latest."""
    assert agree(problem(MinimumQuickWins(1, q(2)), *FOUR), B=start) is fits


def test_only_quick_wins_count() -> None:
    """The others lack horizon, feasibility or speed; one alone is not two."""
    made = problem(MinimumQuickWins(2, q(3)), *FOUR)
    assert not agree(made, B=0, H3=0, HARD=0, SLOW=0)
    assert agree(made, A=0, B=0)


def test_more_months_admit_more() -> None:
    """With 13 months to wait, the slow one counts."""
    made = problem(MinimumQuickWins(2, q(3), months=13.0), *FOUR)
    assert agree(made, B=0, SLOW=0)


def test_what_is_live_already_does_not_count() -> None:
    """A delivered initiative is no candidate; the rule wants new ones."""
    live = win("L", status=Status.DELIVERED)
    one = problem(MinimumQuickWins(1, q(1)), live, win("B"))
    assert rows(one) == [Row("2027Q2", {"B@0": 1}, 1.0, math.inf)]
    assert not agree(one)
    assert agree(one, B=0)


def test_too_few_quick_wins_are_a_conflict() -> None:
    """The row asks for three and has the columns of two."""
    ((row,)) = rows(problem(MinimumQuickWins(3, q(4)), *FOUR))
    assert row.lower == 3.0
    assert {name[0] for name in row.terms} == {"A", "B"}


def test_the_violation_counts_them() -> None:
    """How many there are, and which are in time."""
    made = problem(MinimumQuickWins(2, q(2)), *FOUR)
    assert [v.found for v in roadmap(made, B=0, A=1).violations()] == [
        "1 of 2 quick wins are live: B"
    ]
    assert [v.found for v in roadmap(made).violations()] == ["0 of 2 quick wins are live: -"]


def test_horizons_are_needed() -> None:
    """Nobody knows a quick win before the candidates are classified."""
    rule = MinimumQuickWins(1, q(1))
    with pytest.raises(ValueError, match="the candidates have no horizons; classify them first"):
        Problem(Backlog((win("A"),)), Setting().capacity(), (rule,), Npv())


@pytest.mark.parametrize(
    ("least", "by", "months", "message"),
    [
        (0, q(1), 12.0, "at_least must be 1 or more, not 0"),
        (1, "2027Q1", 12.0, "'2027Q1' is no Quarter"),
        (1, q(1), 0.0, "months must be above 0, not 0.0"),
    ],
)
def test_what_makes_no_sense_is_refused(
    least: int, by: object, months: float, message: str
) -> None:
    """Nothing to reach, no date, no time."""
    with pytest.raises(ValueError, match=message):
        MinimumQuickWins(least, by, months)  # type: ignore[arg-type]


def test_sentence() -> None:
    """One or several, and why."""
    assert str(MinimumQuickWins(1, q(1))) == "At least 1 quick win is live by 2027Q2"
    assert str(MinimumQuickWins(3, q(3), reason="win trust")) == (
        "At least 3 quick wins are live by 2027Q4 (win trust)"
    )


def test_a_quick_win_may_have_to_be_very_quick() -> None:
    """Half a month at most: B takes six months to show value, and is none."""
    assert MinimumQuickWins(1, q(1), 0.5).members(problem(MinimumQuickWins(1, q(1)), *FOUR)) == ()


def test_the_violation_is_told_of_the_quarter() -> None:
    """It is the quarter by which they should be live."""
    (violation,) = roadmap(problem(MinimumQuickWins(1, q(2)), *FOUR)).violations()
    assert violation.where == "2027Q3"


def test_what_is_no_quarter_is_refused() -> None:
    """The message names the rule."""
    with pytest.raises(ValueError, match=r"^minimum_quick_wins: .*2027"):
        MinimumQuickWins(1, "2027Q1")  # type: ignore[arg-type]


def test_all_that_are_live_are_named() -> None:
    """Two of three that are asked for."""
    made = problem(MinimumQuickWins(3, q(2)), *FOUR)
    (violation,) = roadmap(made, A=0, B=0).violations()
    assert violation.found == "2 of 2 quick wins are live: A, B"


def test_without_horizons_there_are_no_quick_wins() -> None:
    """The message says what to do."""
    told = "^minimum_quick_wins: the candidates have no horizons; classify them first$"
    with pytest.raises(ValueError, match=told):
        Setting().under(MinimumQuickWins(1, q(1)), win("A"))
