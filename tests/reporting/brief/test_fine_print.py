"""Rules, assumptions, duplicates, and how to read the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio.intake.duplicates import DuplicatePair, Duplicates
from portfolio.planning import Pin, Roadmap
from portfolio.reporting.brief.fine_print import (
    assumptions_section,
    duplicates_section,
    reading_section,
    rules_section,
)
from portfolio.reporting.style import DEFAULT_STYLE, Style


def test_rules(roadmap: Roadmap) -> None:
    """The objective comes first, then every rule as a sentence."""
    sentences = rules_section(roadmap.problem).sentences
    assert sentences[0].startswith("Maximise the risk-adjusted net present value")
    assert "PRICE starts only after CLAIMS is live." in sentences
    assert "FILES must be done (mandatory)." in sentences
    assert len(sentences) == 1 + len(roadmap.problem.constraints)


def test_rules_are_bounded(roadmap: Roadmap) -> None:
    """Hundreds of rules are cut at sixty lines, and the last line says so."""
    pins = tuple(
        Pin("FILES", roadmap.problem.capacity.calendar[0], reason=f"reason {k}") for k in range(200)
    )
    sentences = rules_section(roadmap.problem.requiring(*pins)).sentences
    total = 1 + len(roadmap.problem.constraints) + 200
    assert len(sentences) == 61
    assert sentences[-1] == f"and {total - 60} more, see the settings."


def test_assumptions(roadmap: Roadmap) -> None:
    """What nobody reported is told with its reason and how many initiatives carry it."""
    section = assumptions_section(roadmap.problem)
    assert section.tables[0].rows == [("p_success", "1", "no source tells", "8")]
    assert section.lead.startswith("Nobody reported these values")


def test_no_assumptions(bare: Roadmap) -> None:
    """Where everything was reported the section says so."""
    section = assumptions_section(bare.problem)
    assert (section.lead, section.tables) == ("None: every value was reported.", ())


@pytest.fixture
def alike(roadmap: Roadmap) -> Duplicates:
    """Return two pairs out of five that were found."""
    pairs = (
        DuplicatePair("CLAIMS", "COVER", 0.913, "titles 91 % alike"),
        DuplicatePair("FILES", "LAKE", 0.7, "same description"),
    )
    return Duplicates(roadmap.problem.backlog, pairs, 0.65, 5)


def test_duplicates(alike: Duplicates) -> None:
    """A pair says who, how alike and why; nothing is called the same."""
    section = duplicates_section(alike, DEFAULT_STYLE)
    (table,) = section.tables
    first, second, likeness, reason = table.rows[0]
    assert (str(first), str(second)) == ("Claims triage (CLAIMS)", "Embedded cover (COVER)")
    assert (likeness, reason) == ("0.91", "titles 91 % alike")
    assert table.more == "and 3 more, see find_duplicates"
    assert "Nothing was merged" in section.lead


def test_duplicates_are_bounded(alike: Duplicates) -> None:
    """No more pairs are named than the style allows."""
    (table,) = duplicates_section(alike, Style(most_initiatives=1)).tables
    assert len(table.rows) == 1
    assert table.more == "and 4 more, see find_duplicates"


def test_no_duplicates(alike: Duplicates) -> None:
    """Where none were found the section says so."""
    section = duplicates_section(replace(alike, pairs=(), found=0), DEFAULT_STYLE)
    assert (section.lead, section.tables) == ("None found.", ())


def test_reading(roadmap: Roadmap) -> None:
    """The footer says what worth is, where exact numbers are, who solved it and who checked."""
    text = " ".join(reading_section(roadmap).sentences)
    assert "Worth is the risk-adjusted net present value at 8.0% a year" in text
    assert "roadmap.csv" in text
    assert "2027Q1 to 2027Q4" in text
    assert "HiGHS" in text
    assert "every rule was then checked in plain arithmetic" in text


def test_reading_without_a_plan(no_plan: Roadmap) -> None:
    """Without a plan nobody is said to have found or checked one."""
    assert "checked" not in " ".join(reading_section(no_plan).sentences)


def test_reading_repeats(roadmap: Roadmap) -> None:
    """How long the search took is not told: it is never the same twice."""
    effort = replace(roadmap.outcome.effort, seconds=99.0)
    slow = replace(roadmap, outcome=replace(roadmap.outcome, effort=effort))
    assert reading_section(slow) == reading_section(roadmap)
