"""What the last plan said, and how a plan differs from it."""

from __future__ import annotations

import pytest
from tests.planning.handmade import initiative, q, roadmap, under

from portfolio.planning import FewChanges, Frozen
from portfolio.planning.constraints.last_plan import kept_columns, moved_to, said_by

LITE = initiative("A", 1, mode="lite")
BOTH = initiative("A", 2, mode="full", modes=(LITE,))


def test_a_roadmap_says_starts_and_modes() -> None:
    """Ids with their starts; modes only where they have a name."""
    made = roadmap(under((), BOTH, initiative("B")), {"A (lite)@1": 1, "B@3": 1})
    assert said_by(made) == ({"A": q(1), "B": q(3)}, {"A": "lite"})


def test_rules_are_made_from_a_roadmap() -> None:
    """The plan of last time is the last plan of this time."""
    made = roadmap(under((), BOTH, initiative("B")), {"A (lite)@1": 1, "B@3": 1})
    starts, modes = {"A": q(1), "B": q(3)}, {"A": "lite"}
    assert Frozen.since(made, 2) == Frozen(starts, 2, modes)
    assert FewChanges.since(made, 1, price=3.0) == FewChanges(starts, 1, modes, 3.0)


def test_kept_is_the_same_start_in_the_same_mode() -> None:
    """A can start full at 0 to 2 (columns 0 to 2) and lite at 0 to 3 (columns 3 to 6)."""
    problem = under((), BOTH)
    assert kept_columns(problem, FewChanges({"A": q(1)}), "A").tolist() == [1, 4]
    assert kept_columns(problem, FewChanges({"A": q(1)}, 0, {"A": "lite"}), "A").tolist() == [4]
    assert kept_columns(problem, FewChanges({"A": q(3)}, 0, {"A": "full"}), "A").tolist() == []
    assert kept_columns(problem, FewChanges({"A": q(-1)}), "A").tolist() == []


def test_differences_in_words() -> None:
    """Dropped, moved, done another way, or as it was."""
    rule = FewChanges({"A": q(1)}, 0, {"A": "full"})
    problem = under((), BOTH)
    assert moved_to(roadmap(problem), rule, "A") == "dropped"
    assert moved_to(roadmap(problem, {"A (full)@1": 1}), rule, "A") == ""
    assert moved_to(roadmap(problem, {"A (lite)@1": 1}), rule, "A") == "done in mode 'lite'"
    assert moved_to(roadmap(problem, {"A (full)@2": 1}), rule, "A") == (
        "moved from 2027Q2 to 2027Q3"
    )


@pytest.mark.parametrize("rule", [Frozen, FewChanges])
def test_what_the_backlog_does_not_have_is_refused(rule: type[Frozen | FewChanges]) -> None:
    """Ids with the nearest, modes with those there are, and what is no quarter."""
    with pytest.raises(ValueError, match=f"{rule.kind}: unknown initiative 'AA'; did you mean"):
        under(rule({"AA": q(0)}), BOTH)
    with pytest.raises(ValueError, match=f"{rule.kind} A: no mode 'fast'; known are 'full', 'li"):
        under(rule({"A": q(0)}, modes={"A": "fast"}), BOTH)
    with pytest.raises(ValueError, match=f"{rule.kind} A: '2027Q1' is no Quarter"):
        under(rule({"A": "2027Q1"}), BOTH)  # type: ignore[dict-item]


def test_a_mode_of_an_unknown_initiative_is_refused() -> None:
    """Ids of modes are looked up like those of starts."""
    rule = Frozen({"A": q(0)}, modes={"Z": "fast"})
    with pytest.raises(ValueError, match="frozen: unknown initiative 'Z'"):
        under(rule, initiative("A"))
