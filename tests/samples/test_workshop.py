"""The workshop sample is what its script writes, is read without findings, and holds its secrets.

What was planted is a fact of the script, not of the library: the library has to find it again.
"""

from __future__ import annotations

import runpy
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from portfolio.intake import Backlog, read_backlog
from portfolio.scoring import DEFAULT_RUBRIC, Missing, Scorecard, agreement, assessor_bias, score

FOLDER = Path(__file__).resolve().parents[2] / "data" / "samples"
SHIPPED = FOLDER / "workshop.xlsx"
MOST_BYTES = 600_000


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """Return the names that the script defines; nothing is written."""
    return runpy.run_path(str(FOLDER / "make_workshop.py"))


@pytest.fixture(scope="module")
def backlog() -> Backlog:
    """Read the shipped workbook, which raises if there is any finding."""
    pytest.importorskip("openpyxl")
    return read_backlog(SHIPPED)


@pytest.fixture(scope="module")
def scorecard(backlog: Backlog) -> Scorecard:
    """Score it by the default rubric; unknown scores may be anything."""
    return score(backlog, missing=Missing.INTERVAL)


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every cell of a workbook by sheet, row by row."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_workbook_is_what_the_script_writes(script: dict[str, Any], tmp_path: Path) -> None:
    """Writing it again gives the shipped workbook cell by cell, and the same bytes each time."""
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    script["write"](first)
    script["write"](second)
    assert cells(first) == cells(SHIPPED)
    # Bytes are compared within one machine only: another zlib may pack the same cells otherwise.
    assert first.read_bytes() == second.read_bytes()


def test_size(backlog: Backlog, script: dict[str, Any]) -> None:
    """There are 200 ideas with different titles and ten assessors in a file that can be mailed."""
    titles = {each.title for each in backlog.initiatives}
    people = {each.assessor for each in backlog.assessments}
    assert len(backlog) == len(titles) == script["IDEAS"] == 200
    assert len(people) == 10
    assert SHIPPED.stat().st_size < MOST_BYTES


def test_every_score_has_its_three_judges(backlog: Backlog, script: dict[str, Any]) -> None:
    """Each criterion is judged by its panel on every idea, but for the few scores left out."""
    panel = script["PANEL"]
    judges: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in backlog.assessments:
        judges[each.initiative, each.criterion].add(each.assessor)
    assert set(panel) == set(DEFAULT_RUBRIC.by_id)
    assert all(found == set(panel[criterion]) for (_, criterion), found in judges.items())
    # 200 ideas on 11 criteria, 14 of the scores unknown.
    assert len(judges) == 200 * 11 - script["UNKNOWN"] == 2186


def test_some_scores_have_ranges_and_evidence(backlog: Backlog) -> None:
    """About one score in eight has a range, some sixty in a hundred say what they rest on."""
    count = len(backlog.assessments)
    ranges = sum(each.score.low < each.score.high for each in backlog.assessments)
    evidence = Counter(each.evidence for each in backlog.assessments)
    assert ranges / count == pytest.approx(0.12, abs=0.02)
    assert 1 - evidence[""] / count == pytest.approx(0.6, abs=0.03)
    assert evidence.keys() == {"", "measured", "estimated", "guess"}


def test_leaders_are_found(scorecard: Scorecard, script: dict[str, Any]) -> None:
    """The ideas planted as the best are the first of the ranking."""
    leaders = set(script["LEADERS"])
    assert set(scorecard.ranking[: len(leaders)]) == leaders


def test_dispute_is_found(backlog: Backlog, script: dict[str, Any]) -> None:
    """Assessors hardly agree on one criterion and at least fairly well on all others."""
    found = agreement(backlog, DEFAULT_RUBRIC)
    levels = {each.criterion.id: each.level for each in found.criteria}
    assert levels.pop(script["DISPUTED"]) == "hardly"
    assert set(levels.values()) <= {"well", "fairly well"}


def test_optimist_is_found(backlog: Backlog, script: dict[str, Any]) -> None:
    """One assessor alone scores higher than the others, by about what was planted."""
    found = assessor_bias(backlog, DEFAULT_RUBRIC)
    higher = [each for each in found.leanings if each.leans == "higher"]
    assert [each.assessor for each in higher] == [script["OPTIMIST"]]
    # A point of the scale is worth a quarter; the ends of the scale swallow some of the lean.
    assert higher[0].deviation == pytest.approx(script["LEAN"] / 4, abs=0.03)


def test_titles_make_sense_together(script: dict[str, Any]) -> None:
    """No idea stands twice in the table they are drawn from, and each solution is used."""
    drawn = list(script["combinations"]())
    assert len({(each, solution) for _, each, solution in drawn}) == len(drawn) > 200
    assert {solution for _, _, solution in drawn} == script["SOLUTIONS"].keys()
