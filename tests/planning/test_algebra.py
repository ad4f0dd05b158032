"""The model in formulas, and how much each stands for."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest
from tests.contracts.drawn import draw_problem
from tests.planning.handmade import Setting, initiative

from portfolio.planning import CONSTRAINTS, AddedRow, Disabled, Mandate, Npv, Requires
from portfolio.planning.decisions import AddedVariable, AddedVariables

ONES = [initiative(name, cost=1.0) for name in "ABC"]
PROBLEM = Setting(quarters=2, objective=Npv()).problem(*ONES)


def sections(text: str) -> dict[str, str]:
    """Text by the words before the sizes, on one line each."""
    parts = re.split(r"^  (?=\S)", text, flags=re.MULTILINE)
    return {part.split(" ")[0]: " ".join(part.split()) for part in parts[1:]}


def test_it_says_what_is_maximised_decided_and_obeyed() -> None:
    """By hand: three initiatives in two quarters, one fund, one role."""
    text = PROBLEM.algebra()
    assert text.startswith("Maximise the risk-adjusted net present value")
    assert "p * sum over k < life of b q^(s+d+k)" in " ".join(text.split())
    told = sections(text)
    assert told["starts"].startswith("starts (6 columns, all in whole numbers) Which initiative")
    assert "x[i, m, s] in {0, 1}" in told["starts"]
    assert told["hires"].startswith("hires (no columns)")
    assert told["once"].startswith("once (3 rows, 6 coefficients) ")
    assert "sum over m, s of x[i, m, s] <= 1" in told["once"]
    assert told["budget"].startswith("budget (2 rows, 6 coefficients) ")
    assert text.endswith(f"In all {PROBLEM.model}.")


def test_rules_of_one_kind_are_told_together() -> None:
    """Two links: the formula once, the sizes of both."""
    problem = PROBLEM.requiring(Requires("A", "B"), Requires("B", "C"))
    told = sections(problem.algebra())["requires"]
    assert told.startswith("requires (2 rules, 2 rows, 8 coefficients) ")
    assert told.count("y[source] <= y[target]") == 1


def test_rows_by_hand_and_rules_switched_off_are_told_one_by_one() -> None:
    """They have no formula in common."""
    row = AddedRow("mine", (("starts_A_2027Q1", 1.0),), upper=0.0)
    off = Disabled(Mandate("A"), "later")
    told = sections(PROBLEM.requiring(row, off).algebra())
    assert told["added"] == f"added (1 row, 1 coefficient) {row}."
    assert told["disabled"].split(" In all")[0] == f"disabled (0 rows, 0 coefficients) {off}."


@pytest.mark.parametrize("kind", sorted(CONSTRAINTS))
def test_every_kind_has_its_formula(kind: str) -> None:
    """In plain signs, without the marks of the documentation, on lines a screen holds."""
    text = draw_problem(Random(4), kind, implied=False).algebra()
    assert re.search(r"[=<>]", sections(text)[kind]) or kind == "horizon_mix"
    assert "`" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_discussion_beyond_the_formula_is_left_out() -> None:
    """What follows the last formula is for the documentation."""
    told = sections(PROBLEM.algebra())["staffing"]
    assert "v >= 0 is what is missing of a soft role" in told
    assert "A period longer than a quarter" not in told
    assert "solving again tells" not in told


def test_whole_numbers_are_counted_where_not_all_are() -> None:
    """Two variables by hand, one of them whole."""
    variables = AddedVariables((AddedVariable("a", 0, 1, integer=True), AddedVariable("b", 0, 1)))
    problem = replace(PROBLEM, decisions=(*PROBLEM.decisions, variables))
    assert "added (2 columns, 1 in whole numbers)" in sections(problem.algebra())["added"]


def test_its_parts_stand_apart() -> None:
    """What is decided, what is obeyed, and how large it is, each after a blank line."""
    lines = PROBLEM.algebra().splitlines()
    for word in ("by deciding", "subject to", f"In all {PROBLEM.model}."):
        assert lines[lines.index(word) - 1] == ""
