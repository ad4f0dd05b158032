"""Roadmaps that are nearly as good, by hand; see `four_candidates`."""

from __future__ import annotations

import pytest
from tests.explaining.four_candidates import EXACT, four

from portfolio.explaining.alternatives import alternatives
from portfolio.planning import plan


def test_all_that_are_nearly_as_good() -> None:
    """For 10, within a tenth of 21 there are B and D (21), and B and C (20), and no third."""
    found = alternatives(plan(four(), solver=EXACT), within=0.1, solver=EXACT)
    assert [one.objective for one in found.roadmaps] == [21, 20]
    assert (found.always, found.sometimes, found.never) == (("B",), ("C", "D"), ("A",))
    assert found.complete


def test_the_most_different_comes_first() -> None:
    """Within a fifth of 21 lie BC (20), AD (18) and AC (17): AC shares nothing with B and D."""
    found = alternatives(plan(four(), solver=EXACT), within=0.2, k=1, solver=EXACT)
    assert {entry.initiative.id for entry in found.roadmaps[1].entries} == {"A", "C"}
    assert not found.complete
    assert not found.roadmaps[1].violations()
    every = alternatives(plan(four(), solver=EXACT), within=0.2, k=9, solver=EXACT)
    assert sorted(one.objective for one in every.roadmaps) == [17, 18, 20, 21]


def test_none() -> None:
    """Nothing else is worth all of 21."""
    found = alternatives(plan(four(), solver=EXACT), within=0.0, solver=EXACT)
    assert len(found.roadmaps) == 1
    assert found.complete


def test_words_and_table() -> None:
    """A table tells who is in which; a sentence tells how far they agree."""
    found = alternatives(plan(four(), solver=EXACT), within=0.1, solver=EXACT)
    assert str(found) == (
        "2 roadmaps within 10.00% of the best one (all there are): initiatives in all of them: 1, "
        "in some: 2, in none: 1."
    )
    assert found.to_frame()["plans"].to_dict() == {"A": 0, "B": 2, "C": 1, "D": 1}
    assert "<table" in found._repr_html_()


def test_wrong_arguments() -> None:
    """A negative share or number is refused."""
    roadmap = plan(four(), solver=EXACT)
    with pytest.raises(ValueError, match="at least 0"):
        alternatives(roadmap, within=-0.1)
    with pytest.raises(ValueError, match="at least 0"):
        alternatives(roadmap, k=-1)
