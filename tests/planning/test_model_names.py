"""Names that every solver and file format takes."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.handmade import Setting, initiative
from tests.planning.solvers.models import block, columns

from portfolio.planning import Choose
from portfolio.planning.model import Labels, Model
from portfolio.planning.model_names import LONGEST, Side, column_names, row_names, sides

LEGAL = re.compile(r"[A-Za-z][A-Za-z0-9_.]*")


def test_names_say_what_and_when() -> None:
    """Family or rule, then initiative, fund or role, then quarter."""
    problem = Setting(quarters=2).problem(initiative("CHATBOT"), initiative("F.1", 2))
    assert column_names(problem.columns.values()) == (
        "starts_CHATBOT_2027Q1",
        "starts_CHATBOT_2027Q2",
        "starts_F.1_2027Q1",
    )
    assert row_names(problem.model) == (
        "once_CHATBOT",
        "once_F.1",
        "budget_money_2027Q1",
        "budget_money_2027Q2",
        "staffing_dev_2027Q1",
        "staffing_dev_2027Q2",
    )


def test_ids_that_look_alike_keep_apart() -> None:
    """A-1 must not take the name of A_1 in any quarter; who is legal keeps the name."""
    problem = Setting(quarters=2).problem(initiative("A-1", 2), initiative("A_1"))
    assert column_names(problem.columns.values()) == (
        "starts_A_1_2_2027Q1",
        "starts_A_1_2027Q1",
        "starts_A_1_2027Q2",
    )


def test_the_group_of_a_rule_is_in_its_rows() -> None:
    """Two choices among the same kinds of things can be told apart."""
    ones = [initiative(name) for name in "AB"]
    rules = [Choose("Wave 1", ("A", "B"), 1), Choose("Wäve 2", ("A", "B"), 1)]
    assert row_names(Setting().under(rules, *ones).model) == (
        "choose_Wave_1_at_least",
        "choose_Wave_2_at_least",
    )


def test_a_row_between_two_bounds_has_two_sides() -> None:
    """One without any bound has none, one with equal bounds is an equation."""
    model = Model(
        (columns([1]),),
        (
            block([[1]], lower=0, upper=2),
            block([[1]]),
            block([[1]], lower=1, upper=1),
            block([[1]], lower=-1),
        ),
        np.ones(1),
    )
    assert sides(model) == (
        Side("row_0_most", 0, "<=", 2.0),
        Side("row_0_least", 0, ">=", 0.0),
        Side("row_0_3", 2, "=", 1.0),
        Side("row_0_4", 3, ">=", -1.0),
    )


@given(st.lists(st.text(max_size=8), max_size=12))
def test_names_are_legal_unique_and_repeatable(texts: list[str]) -> None:
    """Whatever labels hold: signs of any script, blanks, repeats, nothing at all."""
    part = replace(columns([1.0] * len(texts)), labels=Labels.single("thing", texts))
    names = column_names([part])
    assert len(set(names)) == len(texts)
    assert all(LEGAL.fullmatch(name) for name in names)
    assert column_names([part]) == names


def test_long_names_are_cut_and_stay_unique() -> None:
    """A format that takes 255 signs takes them all."""
    part = replace(columns([1.0, 1.0]), labels=Labels.single("thing", ["x" * 500, "x" * 400]))
    names = column_names([part])
    assert len(set(names)) == 2
    assert max(map(len, names)) <= LONGEST + 10


def test_labels_that_are_names_stand_alone() -> None:
    """Variables that an analyst named keep that name."""
    part = replace(columns([1.0, 1.0]), labels=Labels.single("name", ["switch", "2nd"]))
    assert column_names([part]) == ("switch", "n_2nd")


def test_a_name_may_be_a_letter_and_a_digit() -> None:
    """Only what begins with a digit needs a letter in front."""
    for family, name in (("x1", "x1_x1_0"), ("1x", "n_1x_1x_0")):
        assert column_names((columns([1], family=family),)) == (name,)


def test_letters_at_the_ends_are_part_of_a_name() -> None:
    """Only what no file may hold is left out there."""
    things = replace(columns([1]), labels=Labels.single("thing", ["(XRAY_X)"]))
    assert column_names([things]) == ("things_XRAY_X",)
