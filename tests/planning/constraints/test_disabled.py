"""A rule that is switched off has no effect and is told."""

from __future__ import annotations

import pytest
from tests.planning.handmade import Setting, initiative, roadmap

from portfolio.planning import Disabled, Exclude, Mandate, Once, Requires, plan


def test_it_has_no_rows_and_nothing_breaks_it() -> None:
    """The same rule switched on is broken by the same plan."""
    problem = Setting().problem(initiative("A"))
    off = problem.requiring(Disabled(Exclude("A")))
    assert len(off.model.row_lower) == len(problem.model.row_lower)
    assert roadmap(off, A=0).violations() == ()
    assert roadmap(problem.requiring(Exclude("A")), A=0).violations()


def test_it_may_name_what_is_not_there() -> None:
    """Switched on again, it is checked again."""
    problem = Setting().problem(initiative("A"))
    rule = Requires("gone", "A")
    assert problem.requiring(Disabled(rule)).constraints[-1] == Disabled(rule)
    with pytest.raises(ValueError, match="unknown initiative 'gone'"):
        problem.requiring(rule)


def test_plans_and_descriptions_tell_it() -> None:
    """The sentence of the rule, and why it is switched off."""
    off = Disabled(Mandate("A"), "budget not settled")
    problem = Setting().problem(initiative("A")).requiring(off)
    told = "Switched off: A must be done (budget not settled)."
    assert told in problem.describe().splitlines()
    assert told in plan(problem).notes


def test_there_is_one_reason() -> None:
    """A reason of the rule itself moves out, so that a table has a single column for it."""
    assert Disabled(Mandate("A", "law")) == Disabled(Mandate("A"), "law")
    assert Disabled(Mandate("A", "law"), "repealed").reason == "repealed; law"
    assert Disabled(Requires("A", "B")).reason == ""
    assert Disabled(Once()).reason == ""


def test_only_a_rule_can_be_switched_off() -> None:
    """A sentence about a rule is none."""
    with pytest.raises(ValueError, match="disabled: expected a rule, such as Mandate"):
        Disabled("A must be done")  # type: ignore[arg-type]


def test_what_is_no_rule_cannot_be_switched_off() -> None:
    """The message says where it was given."""
    with pytest.raises(ValueError, match=r"^disabled: expected a rule"):
        Disabled("mandate")  # type: ignore[arg-type]
