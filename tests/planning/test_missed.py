"""What a plan says of shares that it misses, or that it keeps only by doing nothing."""

from __future__ import annotations

from tests.planning.handmade import Setting, initiative, roadmap

from portfolio.planning import GivenWorth, Highs, Measure, Share, plan
from portfolio.planning.missed import missed_notes

ONES = tuple(initiative(name) for name in "ABCD")
ALIKE = Setting(objective=GivenWorth(dict.fromkeys("ABCD", 10.0)))


def _notes(rule: Share) -> tuple[str, ...]:
    return plan(ALIKE.under((rule,), *ONES), solver=Highs(gap=0.0)).notes


def test_a_share_that_nothing_attains_is_not_kept_in_silence() -> None:
    """Of one to four initiatives A is a whole, a half, a third or a quarter, never 46 %."""
    rule = Share("A", ("A",), Measure.COUNT, at_least=0.45, at_most=0.48, hard=True)
    assert _notes(rule)[-1] == (
        "Nothing is planned; of nothing, any share is kept. Whether a plan of something can keep "
        "these is not said: 'A' takes 45% to 48% of the number of selected initiatives."
    )


def test_a_soft_share_that_is_missed_is_told_with_the_plan() -> None:
    """All four are worth more than one or two, and A is a quarter of them."""
    rule = Share("A", ("A",), Measure.COUNT, at_least=0.45, at_most=0.48, penalty=0.1)
    assert _notes(rule)[-1] == (
        "Missed: 'A' should take 45% to 48% of the number of selected initiatives; it takes 25.0%."
    )


def test_where_something_is_planned_nothing_is_said() -> None:
    """A and one other: a half. Nor where there is nothing that could be planned."""
    rule = Share("A", ("A",), Measure.COUNT, at_least=0.5, hard=True)
    assert not any("share is kept" in note or "Missed" in note for note in _notes(rule))
    assert missed_notes(plan(ALIKE.under(()))) == ()


def test_only_shares_that_bind_are_named() -> None:
    """A floor alone and a ceiling alone bind; from nothing to all binds nothing."""
    rules = (
        Share("low", ("A",), at_least=0.5),
        Share("high", ("B",), at_most=0.5),
        Share("any", ("C",)),
    )
    (note,) = missed_notes(roadmap(ALIKE.under(rules, *ONES)))
    assert "'low'" in note
    assert "'high'" in note
    assert "'any'" not in note
