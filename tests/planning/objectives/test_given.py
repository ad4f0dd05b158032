"""A worth that the analyst brings along."""

from __future__ import annotations

import pytest
from tests.planning.handmade import Setting, initiative, q

from portfolio.planning import Entry, GivenWorth

WORTH = GivenWorth({"A": 7.0, "B": {q(0): 3.0, q(2): 5.0}}, unit="stars")
ONES = initiative("A", 2), initiative("B", 2), initiative("C", 4)


def test_one_number_holds_for_every_start() -> None:
    """A is worth 7 at any start; B by quarter, 0 where none is named; C is not named."""
    problem = Setting(objective=WORTH).under((), *ONES)
    expected = [7, 7, 7, 3, 0, 5, 0]
    assert WORTH.start_worth(problem).tolist() == expected
    starts = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0)]
    entries = [Entry(ONES[k], q(start)) for k, start in starts]
    assert [WORTH.entry_worth(problem, entry) for entry in entries] == expected


def test_a_mode_may_have_a_worth_of_its_own() -> None:
    """A full is worth 7 as all of A; A lite 2, or 4 in the second quarter."""
    lite = initiative("A", 1, mode="lite")
    fast = initiative("A", 1, mode="fast")
    full = initiative("A", 2, mode="full", modes=(fast, lite))
    worth = GivenWorth({"A": 7.0, "A (lite)": {q(0): 2.0, q(1): 4.0}, "A (fst)": 1.0})
    problem = Setting(quarters=2, objective=worth).under((), full)
    assert worth.start_worth(problem).tolist() == [7, 7, 7, 2, 4]
    assert worth.entry_worth(problem, Entry(full, q(0))) == 7
    assert worth.entry_worth(problem, Entry(fast, q(1))) == 7
    assert worth.entry_worth(problem, Entry(lite, q(1))) == 4
    told = "Worth is given for unknown initiatives or modes: A (fst) (did you mean A (fast)?)."
    assert worth.notes(problem) == (told,)


def test_money_does_not_count() -> None:
    """What hires cost is no part of a worth computed elsewhere."""
    assert WORTH.money_worth(Setting().under(())).tolist() == [0] * 4


def test_nothing_to_plan_is_worth_nothing() -> None:
    """No column, no worth."""
    assert WORTH.start_worth(Setting().under(())).tolist() == []


def test_notes_name_worths_of_nobody() -> None:
    """A worth of an id that does not exist is told, never dropped silently."""
    assert WORTH.notes(Setting().under((), *ONES)) == ()
    problem = Setting().under((), initiative("A"))
    assert WORTH.notes(problem) == ("Worth is given for unknown initiatives or modes: B.",)


def test_sentence() -> None:
    """The unit is told."""
    assert str(WORTH) == "the given worth in stars"
    assert (WORTH.kind, WORTH.unit) == ("given", "stars")


def test_what_is_no_quarter_is_refused() -> None:
    """A text that looks like a quarter would never be found."""
    with pytest.raises(ValueError, match="given: A: '2027Q1' is no Quarter"):
        GivenWorth({"A": {"2027Q1": 1.0}})  # type: ignore[dict-item]


@pytest.mark.parametrize("worth", ["12", None, {q(0): "12"}])
def test_what_is_no_number_is_refused(worth: object) -> None:
    """Nothing can be added up of texts."""
    with pytest.raises(ValueError, match="given: A: expected a number, such as"):
        GivenWorth({"A": worth})  # type: ignore[dict-item]
    assert GivenWorth({"A": {}}).worth == {"A": {}}


def test_every_worth_is_looked_at() -> None:
    """The first is a number, so it is fine; the second is none."""
    with pytest.raises(ValueError, match="given: B: expected a number"):
        GivenWorth({"A": 1.0, "B": "2"})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="given: B: '2027Q1' is no Quarter"):
        GivenWorth({"A": 1.0, "B": {"2027Q1": 1.0}})  # type: ignore[dict-item]
