"""Rules as a DataFrame and back."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.planning.handmade import Setting, initiative

from portfolio.errors import InvalidInput
from portfolio.planning import (
    After,
    Choose,
    Constraint,
    Disabled,
    Mandate,
    Once,
    constraints_from_frame,
    constraints_to_frame,
)


def test_only_columns_in_use_are_written() -> None:
    """Kind, disabled and reason always stand there, then what any of the rules needs."""
    rules: list[Constraint] = [After("A", "B", 2), Disabled(Mandate("A"), "later"), Once()]
    table = constraints_to_frame(rules)
    assert table.columns.tolist() == [
        "kind",
        "disabled",
        "reason",
        "initiative",
        "source",
        "target",
        "lag",
    ]
    cells = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    assert cells == [
        ["after", None, None, None, "A", "B", 2],
        ["mandate", "yes", "later", "A", None, None, None],
        ["once", None, None, None, None, None, None],
    ]
    assert list(constraints_from_frame(table)) == rules


def test_no_rules_are_an_empty_table() -> None:
    """It reads back as no rules."""
    table = constraints_to_frame([])
    assert table.columns.tolist() == ["kind", "disabled", "reason"]
    assert constraints_from_frame(table) == ()


def test_a_reason_that_looks_like_a_formula_is_protected() -> None:
    """A spreadsheet never computes what somebody wrote as a reason."""
    rules = (Disabled(After("A", "B"), "=HYPERLINK()"), Mandate("A", "=1+1"))
    table = constraints_to_frame(rules)
    assert table["reason"].tolist() == ["'=HYPERLINK()", "'=1+1"]
    assert constraints_from_frame(table) == rules


def test_rules_of_a_problem_are_checked() -> None:
    """With the problem at hand unknown ids are findings, without it they are ids."""
    table = pd.DataFrame({"kind": ["mandate"], "initiative": ["chatbto"]})
    assert constraints_from_frame(table) == (Mandate("chatbto"),)
    with pytest.raises(InvalidInput, match=r"frame, constraints, row 2.*did you mean 'chatbot'"):
        constraints_from_frame(table, Setting().problem(initiative("chatbot")))


def test_other_rules_are_refused() -> None:
    """A rule made by hand in Python has no columns."""

    class Own(Choose):
        """A rule of one's own."""

    with pytest.raises(ValueError, match=r"kinds once, budget.* not 'choose'"):
        constraints_to_frame([Own("g", ("A",), 1)])


def test_something_else_is_no_table() -> None:
    """The message names what was given."""
    with pytest.raises(ValueError, match="constraints must be a DataFrame, not a list"):
        constraints_from_frame([])  # type: ignore[arg-type]
