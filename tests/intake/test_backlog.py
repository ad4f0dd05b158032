"""The backlog as a frozen value, and the frames it is made from."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pandas as pd
import pytest

from portfolio.domain import Initiative, Quarter, Range
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Assessment, Assumption, Backlog
from portfolio.intake.read import read_backlog


def test_a_backlog_is_a_value() -> None:
    """It cannot change, knows its length and finds initiatives by id."""
    one = Initiative(id="A1", title="Chatbot")
    backlog = Backlog((one,), assumptions=(Assumption("duration", "2", "nobody said", 1),))
    assert len(backlog) == 1
    assert backlog.by_id["A1"] is one
    assert backlog == Backlog((one,), assumptions=backlog.assumptions)
    with pytest.raises(FrozenInstanceError):
        backlog.initiatives = ()  # type: ignore[misc]


def test_frames_are_checked_as_files_are(tmp_path: Path) -> None:
    """A frame of the same cells gives the same backlog and, but for the source, findings."""
    text = "id,title,duration,build_cost\nA1,Chatbot,2,10\nB2,Bot,,\n"
    path = tmp_path / "initiatives.csv"
    path.write_text(text, encoding="utf-8")
    assert Backlog.from_frames(pd.read_csv(path)) == read_backlog(path)
    path.write_text(text.replace("10", "-10").replace("Bot,", ","), encoding="utf-8")
    with pytest.raises(InvalidInput) as of_file:
        read_backlog(path)
    with pytest.raises(InvalidInput) as of_frame:
        Backlog.from_frames(pd.read_csv(path, dtype=str))
    lines = [
        str(finding).replace(f"{path}", "frame, initiatives") for finding in of_file.value.findings
    ]
    assert [str(finding) for finding in of_frame.value.findings] == lines
    assert len(lines) == 2


def test_frame_faults() -> None:
    """Unknown tables, columns that occur twice and things that are no frame are told."""
    frame = pd.DataFrame([["A1", "a", "b"]], columns=["id", "title", "title"])
    with pytest.raises(InvalidInput) as refused:
        Backlog.from_frames(frame, relatons=frame)
    assert [str(finding) for finding in refused.value.findings] == [
        "frame, relatons: found 'relatons'; one of the tables initiatives, modes, staffing, "
        "spend, assessments, relations, groups, assumptions (did you mean 'relations'?)",
        "frame, initiatives, row 1, column 'title': found 'title'; a column name that occurs once",
    ]
    with pytest.raises(ValueError, match="initiatives must be a DataFrame, not a list"):
        Backlog.from_frames([{"id": "A1"}])  # type: ignore[arg-type]


def test_frame_is_fit_for_people() -> None:
    """Columns stand in the order of the table of fields, families last, numbers as numbers."""
    one = Initiative(
        id="A1",
        title="Chatbot",
        earliest_start=Quarter(2027, 1),
        build_people={"dev": (1.0,)},
        scores={"value": Range(2, 3, 4), "data": Range.exactly(3)},
        extra={"note": "n"},
    )
    frame = Backlog((one,)).to_frame()
    assert list(frame.columns[:3]) == ["id", "title", "description"]
    assert list(frame.columns[-4:]) == ["score.data", "score.value", "fte.dev", "x.note"]
    row = frame.iloc[0]
    assert row["score.value"] == "2..3..4"
    assert row["score.data"] == 3
    assert row["earliest_start"] == "2027Q1"
    assert row["kind"] == "initiative"
    assert Backlog(()).to_frame().empty


def test_a_backlog_shows_itself_in_short() -> None:
    """One line counts what is there; in a notebook a table shows it, escaped."""
    frame = pd.DataFrame({"id": ["A"], "title": ["<b>Sort</b> mail"], "build_cost": [1200000]})
    backlog = Backlog.from_frames(frame)
    assert repr(backlog) == "<Backlog of 1 initiatives>"
    page = backlog._repr_html_()
    assert "1,200,000" in page
    assert "<b>" not in page


def test_scores_are_noticed_wherever_they_stand() -> None:
    """In the initiatives table or by assessors; without any there is nothing to judge."""
    bare = Initiative(id="A", title="A")
    assert not Backlog((bare,)).has_scores
    assert Backlog((replace(bare, scores={"gain": Range.exactly(3)}),)).has_scores
    assert Backlog((bare,), (Assessment("A", "gain", "Ann", Range.exactly(3)),)).has_scores
