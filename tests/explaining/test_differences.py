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


def test_many_are_counted() -> None:
    """Twelve initiatives come and twelve go: eight of each are named, the tuples hold all."""
    names = [f"I{k:02}" for k in range(24)]
    problem = Setting().problem(*map(initiative, names))
    before = roadmap(problem, **dict.fromkeys(names[:12], 0))
    after = roadmap(problem, **dict.fromkeys(names[12:], 0))
    there = compare_entries(before, after)
    assert str(there) == (
        "adds I12, I13, I14, I15, I16, I17, I18, I19 and 4 more, "
        "drops I00, I01, I02, I03, I04, I05, I06, I07 and 4 more"
    )
    assert len(there.added) == len(there.dropped) == 12
