"""What a plan says of shares that it misses, or that it keeps only by doing nothing."""

from __future__ import annotations

from tests.planning.handmade import NOTHING_WORTH, Setting, initiative, on_horizons, roadmap

from portfolio.domain import Horizon
from portfolio.domain.vocabulary import RegulatoryTier
from portfolio.planning import (
    Budget,
    GivenWorth,
    Highs,
    HorizonMix,
    Measure,
    Outcome,
    Period,
    Problem,
    RiskShare,
    Roadmap,
    Share,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.missed import missed_notes

ONES = tuple(initiative(name) for name in "ABCD")
ALIKE = Setting(objective=GivenWorth(dict.fromkeys("ABCD", 10.0)))
A, B = initiative("A", cost=30), initiative("B", cost=10)


def _notes(rule: Share) -> tuple[str, ...]:
    return plan(ALIKE.under((rule,), *ONES), solver=Highs(gap=0.0)).notes


def _on_horizons(rule: HorizonMix) -> Problem:
    """Return a problem in which A spends 200 on H1, B 120 on H2 and C 90 on H3."""
    candidates = on_horizons(
        H1=initiative("A", cost=200), H2=initiative("B", cost=120), H3=initiative("C", cost=90)
    )
    return Problem(candidates, Setting().capacity(), (rule,), NOTHING_WORTH)


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


def test_a_mix_that_is_missed_tells_the_nearest() -> None:
    """Of 410 H1 takes 200, H2 120 and H3 90: 49, 29 and 22 percent, H2 below its 30."""
    problem = _on_horizons(HorizonMix("technology", 0.1))
    assert missed_notes(roadmap(problem, A=0, B=1, C=2)) == (
        "The horizon mix is not attained; at the price set on missing it, the nearest worth "
        "having is H1 49% / H2 29% / H3 22%.",
        "Missed: 'H2 grow' should take 30% to 50% of the selected spend; it takes 29.3%.",
    )


def test_a_share_by_quarter_tells_the_quarter() -> None:
    """B takes nothing of the first quarter and all of the second; in the others nothing is."""
    rule = Share("B", ("B",), at_least=0.5, per=Period.QUARTER)
    assert missed_notes(roadmap(Setting().under(rule, A, B), A=0, B=1)) == (
        "Missed in 2027Q1: 'B' should take at least 50% of the selected spend in every quarter; "
        "it takes 0.0%.",
    )


def test_a_mix_by_quarter_tells_the_quarter() -> None:
    """A and B together are 62.5 % and 37.5 %, near enough to halves; C alone is all H3."""
    halves = {Horizon.H1: 0.5, Horizon.H2: 0.5}
    problem = _on_horizons(HorizonMix(halves, 0.2, per=Period.QUARTER))
    first, *shares = missed_notes(roadmap(problem, A=0, B=0, C=2))
    assert first == (
        "The horizon mix is not attained in 2027Q3; at the price set on missing it, the nearest "
        "worth having is H1 0% / H2 0% / H3 100%."
    )
    assert [note.split(" should ")[0] for note in shares] == [
        "Missed in 2027Q3: 'H1 run'",
        "Missed in 2027Q3: 'H2 grow'",
        "Missed in 2027Q3: 'H3 transform'",
    ]


def test_a_share_of_risky_ones_that_is_missed_is_told() -> None:
    """Of 40 the one of high risk takes 30; the budget beside it is no share of anything."""
    risky = initiative("A", cost=30, regulatory_tier=RegulatoryTier.HIGH)
    rules = (RiskShare(0.5, hard=False), Budget())
    (note,) = missed_notes(roadmap(Setting().under(rules, risky, B), A=0, B=0))
    assert note.endswith(" should take at most 50% of the selected spend; it takes 75.0%.")


def test_nothing_is_missed_without_a_plan() -> None:
    """Nor is it said that nothing is planned: an answer without a plan says so itself."""
    problem = Setting().under(Share("A", ("A",), at_least=0.5), A, B)
    assert missed_notes(Roadmap(problem, Outcome(Status.INFEASIBLE, StopReason.PROVEN))) == ()
