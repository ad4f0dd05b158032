"""``portfolio score``."""

from __future__ import annotations

import csv
from pathlib import Path

from .conftest import Call


def test_candidates_are_ranked_by_priority(call: Call, started: Path, tmp_path: Path) -> None:
    """Five lines fall in priority, and the table has one row each."""
    called = call("score", started, "--out", tmp_path / "scores.csv")
    assert called.code == 0
    priorities = [int(line.split()[0]) for line in called.out.splitlines()[1:]]
    assert len(priorities) == 5
    assert priorities == sorted(priorities, reverse=True)
    with (tmp_path / "scores.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 5


def test_a_backlog_without_scores_is_a_finding(call: Call, started: Path) -> None:
    """There is nothing to rank, and the command says what it expected."""
    table = started.with_name("initiatives.csv")
    table.write_text("id,title\nA,Something\n", encoding="utf-8")
    called = call("score", started)
    assert called.code == 3
    assert "no initiative has any" in called.err


def test_a_ranking_that_was_tried_is_told(call: Call, started: Path) -> None:
    """How many of the first stay first, below the list."""
    text = started.read_text(encoding="utf-8")
    started.write_text(f"{text}\n[scoring.stability]\nsamples = 100\ntop = 2\n", encoding="utf-8")
    called = call("score", started)
    assert called.code == 0
    assert "of the first 2 by priority stay" in called.out
