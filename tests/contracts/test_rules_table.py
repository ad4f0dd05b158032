"""Every kind of rule can be written in three ways: as an object, in TOML, and in a table."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.drawn import FIRST, RULES

from portfolio.domain import calendar
from portfolio.intake import TABLES
from portfolio.intake.csv_file import read_csv
from portfolio.intake.rule_fields import RULE_KINDS
from portfolio.planning import (
    CONSTRAINTS,
    Constraint,
    Disabled,
    constraints_from_frame,
    constraints_to_frame,
)
from portfolio.planning.rules_table import rules_of_sheet
from portfolio.planning.rules_table.parameter import parameters
from portfolio.settings import rules_from_toml, rules_to_toml

KINDS = sorted(CONSTRAINTS)
IDS = ["A-1", "B_2", "C.3", "D4"]

each = pytest.mark.parametrize("kind", KINDS)
drawn = settings(max_examples=25, deadline=None, derandomize=True)
randoms = st.integers(0, 2**32 - 1).map(Random)


def draw(kind: str, rng: Random) -> Constraint:
    """Draw a rule, one in four switched off."""
    rule = RULES[kind](rng, IDS, calendar(FIRST, 4))
    return Disabled(rule, rng.choice(["", "not yet"])) if rng.random() < 0.25 else rule


@each
@drawn
@given(rng=randoms)
def test_python_toml_python(kind: str, rng: Random) -> None:
    """Written as settings and read back, rules are those they were."""
    rules = tuple(draw(kind, rng) for _ in range(2))
    assert rules_from_toml(rules_to_toml(rules)) == rules


@each
@drawn
@given(rng=randoms)
def test_python_table_python(kind: str, rng: Random) -> None:
    """Written as a table and read back, rules are those they were, in their order."""
    rules = tuple(draw(kind, rng) for _ in range(3))
    assert constraints_from_frame(constraints_to_frame(rules)) == rules


@drawn
@given(rng=randoms)
def test_a_file_of_every_kind(tmp_path_factory: pytest.TempPathFactory, rng: Random) -> None:
    """Rules of all kinds in one CSV file, in which every cell is a text, come back alike."""
    rules = tuple(draw(kind, rng) for kind in KINDS)
    path = Path(tmp_path_factory.mktemp("rules")) / "constraints.csv"
    constraints_to_frame(rules).to_csv(path, index=False)
    known = [column.name for column in TABLES["constraints"].fields]
    assert rules_of_sheet(read_csv(path, known)) == rules


@drawn
@given(rng=randoms)
def test_table_python_table(rng: Random) -> None:
    """A table read and written again is the same table, cell by cell."""
    table = constraints_to_frame([draw(kind, rng) for kind in KINDS])
    again = constraints_to_frame(constraints_from_frame(table))
    pd.testing.assert_frame_equal(again, table)


def test_the_table_of_fields_explains_every_parameter() -> None:
    """Each kind and parameter has its line in `intake/rule_fields.py`, and each line a use."""
    told = {column.name for column in TABLES["constraints"].fields}
    there = {name for kind in CONSTRAINTS for name in parameters(kind)}
    assert told - {"kind", "disabled", "reason"} == there - {"reason"}
    assert set(RULE_KINDS) == set(CONSTRAINTS)


@each
def test_words_of_a_column_are_those_of_the_parameter(kind: str) -> None:
    """The drop-down list of a column offers what the parameter takes."""
    for name, parameter in parameters(kind).items():
        column = TABLES["constraints"].find(name)
        assert column is not None
        words = getattr(parameter.cells, "words", ())
        assert column.choices == words or not words


@each
def test_a_reason_is_kept_and_told(kind: str) -> None:
    """Who gives a reason in the table finds it in the rule, and in its sentence."""
    if "reason" not in parameters(kind):
        pytest.skip("this kind keeps no reason; giving one is a finding")
    rule: Any = RULES[kind](Random(3), IDS, calendar(FIRST, 4))
    (read,) = constraints_from_frame(constraints_to_frame([replace(rule, reason="the law")]))
    assert str(read).endswith("(the law)")


def test_a_table_is_plain_text() -> None:
    """No cell needs Python or TOML to be understood: no brackets, braces or quotes of code."""
    rng = Random(7)
    text = io.StringIO()
    constraints_to_frame([draw(kind, rng) for kind in KINDS for _ in range(5)]).to_csv(text)
    assert not set("[]{}") & set(text.getvalue())
