"""docs/planning.md says what the registries hold, and each of its examples works."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import portfolio as pf
from portfolio.planning import CONSTRAINTS, DECISIONS, OBJECTIVES, SOLVERS, Constraint
from portfolio.settings import PlanningSettings

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the tables under a heading, headers left out."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    lines = [line.strip("| ") for line in section.splitlines() if line.startswith("|")]
    tables = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return [cells for cells in tables if cells[0].startswith("`")]


def stated(cell: str) -> dict[str, Any]:
    """Return what an example in backticks says, read as TOML."""
    text = cell.strip("`")
    text = text[1:-1] if text.startswith("{") else text
    found: dict[str, Any] = tomllib.loads(f"x = {{ {text} }}")["x"]
    return found


def block(language: str, holding: str) -> str:
    """Return the block of code in a language that holds a text."""
    (found,) = [
        text
        for text in re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
        if holding in text
    ]
    return str(found)


RULES = rows("Rules")


@pytest.mark.parametrize("row", RULES, ids=lambda row: str(stated(row[0])["kind"]))
def test_a_rule_says_what_the_page_says(row: list[str]) -> None:
    """The example makes a rule whose sentence stands beside it, and a table gives it back."""
    example: Any = stated(row[0])
    (rule,) = PlanningSettings(constraints=(example,)).constraints
    assert str(rule) == row[1]
    assert pf.constraints_from_frame(pf.constraints_to_frame([rule])) == (rule,)


def test_every_kind_has_its_example() -> None:
    """All kinds of rules, families of decisions, objectives and solvers, and no others."""
    assert sorted(stated(row[0])["kind"] for row in RULES) == sorted(CONSTRAINTS)
    assert [row[0].strip("`") for row in rows("Decisions")] == list(DECISIONS)
    assert [stated(row[0])["kind"] for row in rows("Objectives")] == list(OBJECTIVES)
    assert {stated(row[0])["kind"] for row in rows("Solvers and limits")} == set(SOLVERS)


@pytest.mark.parametrize(
    ("name", "heading"), [("objective", "Objectives"), ("solver", "Solvers and limits")]
)
def test_objectives_and_solvers_can_be_asked_for(name: str, heading: str) -> None:
    """Each example is understood, and comes back the same when it is written."""
    for row in rows(heading):
        example = stated(row[0])
        section = PlanningSettings.model_validate({name: example})
        written = section.model_dump(mode="json")[name]
        assert {key: written[key] for key in example} == example


def test_three_ways_to_write_one_rule() -> None:
    """Python, TOML and a table on the page make the same rule."""
    known: dict[str, Any] = {"pf": pf}
    exec(block("python", "NeedsFirst"), known)
    section = tomllib.loads(block("toml", "needs_first"))["planning"]
    table = pd.read_csv(io.StringIO(block("csv", "needs_first")))
    rule: Constraint = known["rule"]
    assert PlanningSettings.model_validate(section).constraints == (rule,)
    assert pf.constraints_from_frame(table) == (rule,)


def test_a_model_is_extended_as_the_page_shows() -> None:
    """Two initiatives that would both start at once no longer do, once the row is added.

    By hand: waiting costs, so both begin in the first quarter; the row delays the one that is
    worth less, 3 rather than 5, which loses what a quarter's delay of it costs.
    """
    ones = tuple(
        pf.Initiative(id=name, title=name, duration=1, build_spend={}, run_spend={})
        for name in ("CHATBOT", "LAKE")
    )
    quarters = pf.calendar("2027Q1", 2)
    worth = {
        "CHATBOT": {quarters[0]: 5.0, quarters[1]: 4.0},
        "LAKE": {quarters[0]: 3.0, quarters[1]: 2.5},
    }
    problem = pf.Problem.of(
        pf.Backlog(ones),
        pf.Capacity.of(quarters, {"money": 1.0}),
        objective=pf.GivenWorth(worth),
    )
    assert pf.plan(problem, solver=pf.Highs(gap=0.0)).objective == 8.0
    known: dict[str, Any] = {"pf": pf, "problem": problem}
    exec(block("python", "to_pulp"), known)
    assert known["roadmap"].objective == 7.5
    assert "one_at_a_time" in known["extended"].describe()


def test_it_is_linked() -> None:
    """Who reads the README or the architecture finds the page."""
    for name in ("README.md", "ARCHITECTURE.md"):
        assert "(docs/planning.md)" in (ROOT / name).read_text(encoding="utf-8")
