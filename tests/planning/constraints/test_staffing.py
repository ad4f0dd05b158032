"""`Staffing`: no role is asked for more people than are there."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import FUND, Row, Setting, agree, initiative, roadmap, rows, under

from portfolio.intake import HiringTerms
from portfolio.planning import Staffing

A = initiative("A", 2, people=(1, 2), run_people=0.5)
TERMS = HiringTerms(lead=1, ramp=1, ramp_productivity=0.5, cost=1.0, max_per_quarter=2, fund=FUND)
"""Who joins delivers half an FTE in the first quarter, then a whole one."""


def test_rows_are_those_of_the_formula() -> None:
    """Work asks for 1, 2 and then 0.5 FTE to run; hires give 0.5 and then 1."""
    problem = Setting(people=(1, 2, 3, 4), hiring=TERMS).under(Staffing(), A)
    assert rows(problem) == [
        Row("dev, 2027Q1", {"A@0": 1}, -math.inf, 1.0),
        Row("dev, 2027Q2", {"A@0": 2, "A@1": 1, "+dev@1": -0.5}, -math.inf, 2.0),
        Row(
            "dev, 2027Q3",
            {"A@0": 0.5, "A@1": 2, "A@2": 1, "+dev@1": -1, "+dev@2": -0.5},
            -math.inf,
            3.0,
        ),
        Row(
            "dev, 2027Q4",
            {"A@0": 0.5, "A@1": 0.5, "A@2": 2, "+dev@1": -1, "+dev@2": -1, "+dev@3": -0.5},
            -math.inf,
            4.0,
        ),
    ]


def test_a_buffer_keeps_own_people_free() -> None:
    """A quarter of 4 kept free leaves 3; hires are no own people and count in full."""
    problem = Setting(people=4, hiring=TERMS).under(Staffing(buffer=0.25), initiative("A"))
    assert [row.upper for row in rows(problem)] == [3.0] * 4
    assert rows(problem)[2].terms == {"+dev@1": -1, "+dev@2": -0.5}


@pytest.mark.parametrize(
    ("people", "buffer", "fits"),
    [(2, 0.0, True), (1.99, 0.0, False), (2.5, 0.2, True), (2.4, 0.2, False)],
)
def test_the_limit_itself_fits(people: float, buffer: float, fits: bool) -> None:
    """A needs 2 FTE at most: 2.5 with a fifth kept free is just enough."""
    assert agree(Setting(people=people).under(Staffing(buffer), A), A=0) is fits


def test_no_buffer_is_kept_of_those_who_are_hired() -> None:
    """Half of 2 own and all of 1 hired are 2: just enough for the 2 that A needs."""
    problem = Setting(people=2, hiring=TERMS).under(Staffing(0.5), A)
    assert not roadmap(problem, {"+dev@1": 1}, A=1).violations()
    assert [v.where for v in roadmap(problem, A=1).violations()] == ["dev in 2027Q3"]


def test_running_what_is_live_takes_people() -> None:
    """0.5 FTE from the third quarter on: 0.4 there are too few."""
    assert not agree(Setting(people=(1, 2, 0.4, 1)).under(Staffing(), A), A=0)


def test_hires_fill_a_gap_once_ramped() -> None:
    """1 own and 1 hired: while ramping 1.5 are there, then 2."""
    problem = Setting(people=1, hiring=TERMS).under(Staffing(), A)
    short = roadmap(problem, {"+dev@1": 1}, A=0).violations()
    assert [(v.where, v.found) for v in short] == [("dev in 2027Q2", "2.00 FTE needed, 1.50 there")]
    assert not roadmap(problem, {"+dev@1": 1}, A=1).violations()
    assert not roadmap(problem, {"+dev@1": 2}, A=0).violations()


def test_the_violation_names_role_quarter_and_numbers() -> None:
    """A reader sees how many are needed and how many are there, the buffer taken off."""
    problem = Setting(people=(1, 2, 2, 2)).under(Staffing(0.1), A)
    first, second = roadmap(problem, A=0).violations()
    assert str(first) == (
        "No role is asked for more people than are there in any quarter, 10% of own people kept "
        "free - broken at dev in 2027Q1: 1.00 FTE needed, 0.90 there"
    )
    assert second.where == "dev in 2027Q2"


def test_a_capacity_without_people_is_refused() -> None:
    """Nothing is known of people, so the rule would mean nothing."""
    with pytest.raises(ValueError, match="staffing: the capacity has no people"):
        Setting(people=None).under(Staffing())


@pytest.mark.parametrize("buffer", [-0.1, 1.0, math.nan])
def test_a_buffer_is_a_share_below_one(buffer: float) -> None:
    """The message shows the number."""
    with pytest.raises(ValueError, match=f"buffer must be a share in .*not {buffer}"):
        Staffing(buffer)


def test_sentence() -> None:
    """The buffer is told where there is one."""
    assert str(Staffing()) == "No role is asked for more people than are there in any quarter"
    assert str(Staffing(0.2)).endswith("in any quarter, 20% of own people kept free")


def test_people_of_another_role_do_not_help() -> None:
    """The rule is by role: that of the small problems is the only one there."""
    assert [row.label for row in rows(under(Staffing(), A))] == [
        f"dev, 2027Q{k}" for k in (1, 2, 3, 4)
    ]
