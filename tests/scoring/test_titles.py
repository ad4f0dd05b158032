"""What initiatives are called."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.scoring import Rubric, score
from portfolio.scoring.titles import Titles, left_out

KNOWN = Titles({"A": "Triage", "B": "B"}, {"gain": "Gain"})


def test_by_title_and_id() -> None:
    """The id follows the title; where the title is the id, or unknown, it stands alone."""
    assert KNOWN.called("A") == "Triage (A)"
    assert KNOWN.called("B") == "B"
    assert KNOWN.called("C") == "C"
    assert KNOWN.criterion("gain") == "Gain"
    assert KNOWN.criterion("reach") == "reach"


@pytest.mark.parametrize(
    ("ids", "most", "words"),
    [
        ("", 3, ""),
        ("A", 3, "Triage (A)"),
        ("AB", 3, "Triage (A) and B"),
        ("ABC", 3, "Triage (A), B and C"),
        ("ABCD", 3, "Triage (A), B, C and 1 more"),
        ("ABCDE", 1, "Triage (A) and 4 more"),
    ],
)
def test_lists(ids: str, most: int, words: str) -> None:
    """So many are named in order, the rest is counted."""
    assert KNOWN.listed(tuple(ids), most) == words


def test_a_scorecard_knows_titles(rubric: Rubric, backlog_of) -> None:
    """Of initiatives and criteria; no scorecard knows none."""
    card = score(backlog_of(A={"gain": 5, "reach": 5, "effort": 9}), rubric)
    titles = Titles.of(card)
    assert titles.called("A") == "Project A (A)"
    assert titles.criterion("effort") == "Effort"
    assert Titles.of(None) == Titles()


def test_a_column_where_titles_are_known() -> None:
    """Behind the ids; frames without known titles stay as they are."""
    frame = pd.DataFrame({"rank": [1, 2], "initiative": ["A", "C"], "in_top": [1.0, 0.5]})
    assert Titles().added_to(frame.copy()).columns.tolist() == frame.columns.tolist()
    added = KNOWN.added_to(frame.copy())
    assert added.columns.tolist() == ["rank", "initiative", "title", "in_top"]
    assert added["title"].tolist() == ["Triage", "C"]


def test_who_is_left_out() -> None:
    """How many, and three of them by name."""
    assert left_out(["A"], KNOWN) == (
        "Left out, because knocked out: 1 initiative (Triage (A)); the order of the others is as "
        "it was."
    )
    assert "4 initiatives (Triage (A), B, C and 1 more);" in left_out("ABCD", KNOWN)
