"""How sure the ranking is, in the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio.planning import Roadmap
from portfolio.reporting.brief.ranking import ranking_section
from portfolio.scoring import ValueMatrix
from portfolio.scoring.stability import Stability, stability
from portfolio.scoring.weights import WeightSet


@pytest.fixture
def exact(roadmap: Roadmap) -> Stability:
    """Try the ranking where nothing is open: one vector of weights, exact scores."""
    scorecard = roadmap.problem.scorecard
    assert scorecard is not None
    matrices = list(scorecard.matrices.values())
    sets = [WeightSet.point(dict(zip(m.criteria, m.weights, strict=True))) for m in matrices]
    return stability([known(m) for m in matrices], weight_sets=sets, samples=50, rng=1, top=2)


def known(matrix: ValueMatrix) -> ValueMatrix:
    """Return the matrix without ranges."""
    return replace(matrix, low=matrix.likely.copy(), high=matrix.likely.copy())


def test_who_stays_first_is_named(roadmap: Roadmap, exact: Stability) -> None:
    """Where nothing is open, the first two are first in every draw, and nobody else is told."""
    section = ranking_section(roadmap, exact)
    (table,) = section.tables
    scorecard = roadmap.problem.scorecard
    assert scorecard is not None
    assert len(table.rows) == 2
    for rank, (name, row) in enumerate(zip(scorecard.ranking, table.rows, strict=False), 1):
        title = scorecard.backlog.by_id[name].title
        planned = "yes" if roadmap.includes(name) else "no"
        assert list(row) == [f"{title} ({name})", f"{rank}", f"{rank} to {rank}", "100%", planned]
    assert table.more == ""
    assert "2 of the first 2 by priority stay there in at least 95%" in section.lead
    assert "\n" not in section.lead


def test_who_may_get_there_is_named_too(roadmap: Roadmap) -> None:
    """With all weights and scores open, more than the first are told, the nearest first."""
    scorecard = roadmap.problem.scorecard
    assert scorecard is not None
    wide = [replace(m, low=0 * m.low, high=0 * m.high + 1) for m in scorecard.matrices.values()]
    section = ranking_section(roadmap, stability(wide, samples=400, rng=1, top=1))
    (table,) = section.tables
    assert len(table.rows) > 1
    assert [row[1] for row in table.rows] == sorted((row[1] for row in table.rows), key=int)


def test_the_knocked_out_are_told_and_take_no_row(roadmap: Roadmap) -> None:
    """SCAN is knocked out: it is in no row, and the lead says so; ids are those of the model."""
    scorecard = roadmap.problem.scorecard
    assert scorecard is not None
    tried = stability(scorecard, samples=50, rng=1, top=3)
    assert "SCAN" in tried.left_out
    section = ranking_section(roadmap, tried)
    (table,) = section.tables
    titles = {name: scorecard.backlog.by_id[name].title for name in tried.model.ranking}
    shown = [row[0] for row in table.rows][:3]
    assert shown == [f"{titles[name]} ({name})" for name in tried.model.ranking[:3]]
    assert not any("(SCAN)" in str(row[0]) for row in table.rows)
    assert "Left out, because knocked out: 1 initiative" in section.lead
