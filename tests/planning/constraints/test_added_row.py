"""A row added by hand is a rule like all others."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.planning.handmade import Row, Setting, initiative, roadmap, rows, under

from portfolio.explaining import explain_conflict
from portfolio.planning import AddedRow, Mandate, Share, Violation

PAIR = (initiative("A"), initiative("B"))
FIRST = AddedRow("first", (("starts_A_2027Q1", 1.0), ("starts_B_2027Q1", 2.0)), upper=2.0)


def test_the_row_is_the_one_written() -> None:
    """Columns by their names, bounds as given."""
    (row,) = rows(under(FIRST, *PAIR))
    assert row == Row("first", {"A@0": 1.0, "B@0": 2.0}, -math.inf, 2.0)


def test_the_referee_adds_up_the_plan() -> None:
    """A and B both in the first quarter are 3, one of them later is 2 or less."""
    problem = under(FIRST, *PAIR)
    assert roadmap(problem, A=0, B=1).violations() == ()
    (violation,) = roadmap(problem, A=0, B=0).violations()
    assert violation == Violation(str(FIRST), "first", "3")


def test_numbers_of_slack_have_a_solver_s_precision() -> None:
    """A row over a measured column is missed by more than rounding, or it is not missed."""
    share = Share("g", ("A",), at_least=1.0, penalty=1.0)
    ones = (initiative("A", cost=1.0), initiative("B", cost=1.0))
    (name,) = [n for n in under(share, *ones).column_numbers if n.startswith("slack")]
    problem = under((share, AddedRow("none missed", ((name, 1.0),), upper=0.0)), *ones)
    made = roadmap(problem, B=0)
    values = made.outcome.values
    assert values is not None
    for missed, broken in ((5e-7, 0), (2e-6, 1)):
        values[problem.column_numbers[name]] = missed
        assert len(made.violations()) == broken


def test_a_plan_without_values_is_not_judged() -> None:
    """Nobody knows what the columns would be."""
    from dataclasses import replace

    made = roadmap(under(FIRST, *PAIR), A=0)
    unknown = replace(made, outcome=replace(made.outcome, values=None))
    assert list(FIRST.check(unknown)) == []


def test_conflicts_name_it() -> None:
    """Two rules clash, one of them added by hand."""
    none = AddedRow("nobody", (("starts_A_2027Q1", 1.0),), upper=0.0)
    problem = Setting(quarters=1).problem(*PAIR).requiring(Mandate("A"), none)
    clashes = explain_conflict(problem).clashes
    assert {clash.rule for clash in clashes} == {str(none), str(Mandate("A"))}


def test_an_unknown_column_is_refused_with_the_nearest() -> None:
    """A row outlives its columns when somebody changes the problem below it."""
    wrong = AddedRow("w", (("starts_A_2027Q9", 1.0),), upper=0.0)
    with pytest.raises(ValueError, match=r"row 'w': unknown column .* did you mean 'starts_A_"):
        under(wrong, *PAIR)


@pytest.mark.parametrize(
    ("lower", "upper", "coefficient"), [(2.0, 1.0, 1.0), (0.0, 1.0, math.inf), (math.nan, 1.0, 1.0)]
)
def test_what_is_no_row_is_refused(lower: float, upper: float, coefficient: float) -> None:
    """Bounds in order, finite numbers."""
    with pytest.raises(ValueError, match="row 'w': coefficients must be finite and lower <= upper"):
        AddedRow("w", (("x", coefficient),), lower, upper)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (FIRST, "Added by hand, 'first': starts_A_2027Q1 + 2 starts_B_2027Q1 is at most 2"),
        (AddedRow("r", (("x", -1.0), ("y", -2.5)), 1.0), "'r': - x - 2.5 y is at least 1"),
        (AddedRow("r", (("x", 1.0),), 1.0, 1.0), "'r': x is 1"),
        (AddedRow("r", (("x", 1.0),), 1.0, 1234.0), "'r': x is at least 1 and at most 1,234"),
        (AddedRow("r", ()), "'r': nothing is anything"),
        (AddedRow("r", (("x", 0.5), ("y", -0.5)), 1.0), "'r': 0.5 x - 0.5 y is at least 1"),
        (AddedRow("r", tuple((f"x{k}", 1.0) for k in range(6)), upper=1.0), "+ x5 is at most 1"),
        (AddedRow("r", (("x", 1.0), ("y", 0.0)), 1.0), "'r': x + 0 y is at least 1"),
        (AddedRow("r", tuple((f"x{k}", 1.0) for k in range(7)), 1.0), "x5 and 1 more term is"),
        (
            AddedRow("r", tuple((f"x{k}", 1.0) for k in range(9)), upper=1.0),
            "x5 and 3 more terms is",
        ),
    ],
)
def test_its_sentence(row: AddedRow, sentence: str) -> None:
    """The row as one would say it; long ones are cut, and it is told by how much."""
    assert sentence in str(row)


def test_a_row_of_nothing_holds_or_not() -> None:
    """Nothing is 0: at most 1 it is, at least 1 it is not."""
    for lower, upper, broken in ((-math.inf, 1.0, 0), (1.0, math.inf, 1)):
        problem = under(AddedRow("r", (), lower, upper), *PAIR)
        assert len(roadmap(problem).violations()) == broken
        assert np.count_nonzero(problem.model.row_excess(np.zeros(len(problem.starts)))) == broken


def test_its_own_bounds_are_not_broken() -> None:
    """A in the first quarter is 1: neither less than a lower bound of 1 nor more than an upper."""
    for lower, upper in ((1.0, math.inf), (-math.inf, 1.0), (1.0, 1.0)):
        problem = under(AddedRow("r", (("starts_A_2027Q1", 1.0),), lower, upper), *PAIR)
        assert roadmap(problem, A=0).violations() == ()


def test_starts_have_the_precision_of_arithmetic() -> None:
    """Half a millionth is more than rounding, where it is a part of a start and not of slack."""
    row = AddedRow("r", (("starts_A_2027Q1", 1.0),), lower=1.0)
    made = roadmap(under(row, *PAIR), A=0)
    assert made.outcome.values is not None
    made.outcome.values[made.problem.column_numbers["starts_A_2027Q1"]] -= 5e-7
    assert [violation.where for violation in row.check(made)] == ["r"]


def test_rounding_grows_with_the_terms() -> None:
    """A billion starts is known to within about one: half a unit is rounding there, 10 is not."""
    name = "starts_A_2027Q1"
    for upper, broken in ((1e9 - 0.5, 0), (1e9 - 10, 1)):
        problem = under(AddedRow("r", ((name, 1e9),), upper=upper), *PAIR)
        assert len(roadmap(problem, A=0).violations()) == broken


def test_a_column_that_resembles_none_is_refused_without_a_hint() -> None:
    """Nothing is near it, so nothing is suggested."""
    with pytest.raises(ValueError, match=r"unknown column '#'$"):
        under(AddedRow("w", (("#", 1.0),), upper=0.0), *PAIR)


def test_terms_that_cancel_are_rounded_as_large_as_they_are() -> None:
    """A billion less a billion is 0 give or take 2, though the bound is 0; 10 too many are not."""
    terms = (("starts_A_2027Q1", 1e9), ("starts_B_2027Q1", -1e9))
    row = AddedRow("r", terms, upper=0.0)
    made = roadmap(under(row, *PAIR), A=0, B=0)
    assert made.outcome.values is not None
    for less, broken in ((1e-9, 0), (1e-8, 1)):
        made.outcome.values[made.problem.column_numbers["starts_B_2027Q1"]] = 1 - less
        assert len(list(row.check(made))) == broken


def test_each_bound_has_its_own_precision() -> None:
    """1.5 is more than 1, however far away the lower bound is."""
    row = AddedRow("r", (("starts_A_2027Q1", 1.5),), -1e9, 1.0)
    (violation,) = roadmap(under(row, *PAIR), A=0).violations()
    assert violation.found == "1.5"


def test_its_row_is_labelled_as_a_row() -> None:
    """So do reports say what each row of a rule is about."""
    (block,) = FIRST.blocks(under(FIRST, *PAIR))
    assert list(block.labels.axes) == ["row"]
