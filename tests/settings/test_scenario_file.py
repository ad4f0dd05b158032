"""Scenarios in a file: every kind there and back, every fault at once."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from portfolio.domain import Horizon, Quarter
from portfolio.errors import InvalidInput
from portfolio.explaining import (
    CHANGES,
    Change,
    Cheaper,
    LooserRule,
    MoreMoney,
    MorePeople,
    ScaledMoney,
    Scenario,
    Shorter,
    WiderWindow,
    WithoutRule,
    WithRule,
    WorthMore,
)
from portfolio.planning import CONSTRAINTS, Disabled, Exclude, HorizonMix, Mandate, Pin
from portfolio.settings import make_scenarios, plain_change, plain_scenarios, read_scenarios

FIRST, LAST = Quarter.parse("2027Q1"), Quarter.parse("2027Q4")
EVERY: tuple[Change, ...] = (
    MoreMoney("innovation", 5e4, FIRST, LAST),
    MoreMoney("innovation", -5e4),
    ScaledMoney(0.9),
    ScaledMoney(1.1, "innovation", first=FIRST),
    MorePeople("data_engineer", -1.5, last=LAST),
    Cheaper("A", 0.25),
    WorthMore("A", 1000.0),
    WiderWindow("A", later=2),
    Shorter("A", 1),
    WithRule(Mandate("A", by="the board")),
    WithRule(Pin("A", FIRST)),
    WithRule(Disabled(Exclude("B"), "not now")),
    WithoutRule(HorizonMix({Horizon.H1: 0.5, Horizon.H2: 0.5})),
    LooserRule(HorizonMix({Horizon.H1: 0.5, Horizon.H2: 0.5}), 3),
)


def write(folder: Path, text: str) -> Path:
    """Write a file of scenarios."""
    path = folder / "scenarios.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_of_change_goes_there_and_back() -> None:
    """All ten kinds, through the plain values that JSON can hold."""
    assert {type(change) for change in EVERY} == set(CHANGES.values())
    asked = (Scenario("all", EVERY), Scenario("none", ()))
    assert make_scenarios(json.loads(json.dumps(plain_scenarios(asked)))) == asked


def test_a_kind_is_a_change_or_a_rule_never_both() -> None:
    """Otherwise a table would mean two things."""
    assert not CHANGES.keys() & CONSTRAINTS.keys()


def test_an_added_rule_is_written_as_in_the_settings() -> None:
    """Nobody needs to know that adding a rule is a change as well."""
    table = {"kind": "mandate", "initiative": "A", "reason": "", "by": "the board"}
    assert plain_change(WithRule(Mandate("A", by="the board"))) == table


def test_a_file_as_the_docs_show_it(tmp_path: Path) -> None:
    """Money, people with a quarter as text, and rules; more than one scenario."""
    text = """
        [[scenarios]]
        name = "a tenth less"
        changes = [
          { kind = "scaled_money", factor = 0.9 },
          { kind = "mandate", initiative = "A" },
        ]

        [[scenarios]]
        name = "one more engineer"
        changes = [{ kind = "more_people", role = "data_engineer", fte = 1, first = "2027Q1" }]
    """
    tomllib.loads(text)
    assert read_scenarios(write(tmp_path, text)) == (
        Scenario("a tenth less", (ScaledMoney(0.9), WithRule(Mandate("A")))),
        Scenario("one more engineer", (MorePeople("data_engineer", 1.0, first=FIRST),)),
    )


def test_every_fault_is_found_at_once(tmp_path: Path) -> None:
    """Eight faults in two scenarios: scenario, key, value and nearest name, in order."""
    text = """
        [[scenarios]]
        name = "one"
        chances = []
        changes = [
          { kind = "scaled_mony", factor = 0.9 },
          { kind = "scaled_money", factor = "much" },
          { kind = "more_people", role = "x", fte = 1, first = "2027Q9" },
          { kind = "mandate" },
          { kind = "cheaper", initiative = "A", share = 2.0 },
        ]

        [[scenarios]]
        changes = [{ factor = 0.9 }]
    """
    with pytest.raises(InvalidInput) as error:
        read_scenarios(write(tmp_path, text))
    found = [(one.table, one.column, one.value, one.nearest) for one in error.value.findings]
    assert found == [
        ("scenario 'one'", "chances", "", "changes"),
        ("scenario 'one'", "changes.0.kind", "scaled_mony", "scaled_money"),
        ("scenario 'one'", "changes.1.factor", "much", ""),
        ("scenario 'one'", "changes.2.first", "2027Q9", ""),
        ("scenario 'one'", "changes.3.initiative", "", ""),
        ("scenario 'one'", "changes.4", "", ""),
        ("scenario 'number 2'", "name", "", ""),
        ("scenario 'number 2'", "changes.0", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", r"at least one table \[\[scenarios\]\]"),
        ("scenario = 1", "did you mean 'scenarios'"),
        ("scenarios = 3", r"at least one table \[\[scenarios\]\]"),
        ("[[scenarios]]\nname = 'a'\nchanges = 3", "a list of tables"),
        ("[[scenarios]]\nname = 'a'\n[[scenarios]]\nname = 'a'", "another scenario has it"),
        (
            "[[scenarios]]\nname = 'a'\nchanges = [{ kind = 'without_rule' }]",
            "rule must be a table with its kind",
        ),
        (
            "[[scenarios]]\nname = 'a'\nchanges = [{ kind = 'with_rule', rle = 1 }]",
            "did you mean 'rule'",
        ),
        (
            "[[scenarios]]\nname = 'a'\nchanges = [{ kind = 'mandate', initiativ = 'X' }]",
            "did you mean 'initiative'",
        ),
        ("[[scenarios]", "TOML in UTF-8"),
    ],
)
def test_what_is_no_scenario_is_told(text: str, told: str, tmp_path: Path) -> None:
    """Nothing is skipped in silence."""
    with pytest.raises(InvalidInput, match=told):
        read_scenarios(write(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The file is named."""
    with pytest.raises(InvalidInput, match=r"none\.toml: a readable TOML file"):
        read_scenarios(tmp_path / "none.toml")
