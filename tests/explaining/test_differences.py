"""What differs between two plans."""

from __future__ import annotations

from tests.planning.handmade import Setting, initiative, q, roadmap

from portfolio.explaining.differences import compare_entries

PROBLEM = Setting().problem(*(initiative(name) for name in "ABC"))


def test_added_dropped_moved() -> None:
    """A moves, B goes, C comes."""
    there = compare_entries(roadmap(PROBLEM, A=0, B=1), roadmap(PROBLEM, A=2, C=1))
    assert (there.added, there.dropped, there.moved) == (("C",), ("B",), {"A": (q(0), q(2))})
    assert str(there) == "adds C, drops B, moves A"


def test_another_mode() -> None:
    """A is done at the same time, but in its small mode; B has no modes."""
    lite = initiative("A", mode="lite")
    problem = Setting().problem(initiative("A", mode="full", modes=(lite,)), initiative("B"))
    full, small = (roadmap(problem, {f"A ({mode})@0": 1}, B=0) for mode in ("full", "lite"))
    there = compare_entries(full, small)
    assert (there.added, there.dropped, there.moved) == ((), (), {})
    assert there.switched == {"A": ("full", "lite")}
    assert str(there) == "does A in mode 'lite'"


def test_the_same() -> None:
    """A plan differs in nothing from itself."""
    one = roadmap(PROBLEM, A=0)
    assert str(compare_entries(one, one)) == "is the same"
