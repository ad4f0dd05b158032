"""What goes at each cut, by hand; see `four_candidates` for the best plan of every budget."""

from __future__ import annotations

import pytest
from tests.explaining.four_candidates import EXACT, best_worth, four

from portfolio.explaining.cut_ladder import cut_ladder
from portfolio.planning import Mandate, plan


def test_each_cut_lies_within_the_one_before() -> None:
    """From all at 20: at 15 C goes, at 13 of A, B and D only A and B are left, worth 23.

    For 13 alone B, C and D are worth 28: nesting costs 5 there, and nothing at 15.
    """
    ladder = cut_ladder(plan(four(money=20), solver=EXACT), (0.25, 0.35), solver=EXACT)
    first, second = ladder.rungs
    assert (first.dropped, first.roadmap.objective) == (("C",), 31)
    assert (second.dropped, second.roadmap.objective) == (("D",), 23)
    assert (first.price.low, first.price.high) == (0, 0)
    assert (second.price.low, second.price.high) == (5, 5)
    assert second.free.objective == best_worth(13)


def test_a_cut_that_nothing_survives() -> None:
    """A must be done for 5; with 4 left no plan exists, and the list ends there."""
    problem = four(money=20).requiring(Mandate("A"))
    ladder = cut_ladder(plan(problem, solver=EXACT), (0.5, 0.8, 0.9), solver=EXACT)
    assert [rung.cut for rung in ladder.rungs] == [0.5, 0.8]
    assert not ladder.rungs[-1].roadmap.outcome.has_plan
    assert "no plan" in str(ladder)
    assert ladder.to_frame().index.tolist() == [0.5]


def test_words_and_table() -> None:
    """One line a cut: what goes, what is lost, and what is lost by beginning nothing new."""
    ladder = cut_ladder(plan(four(money=20), solver=EXACT), (0.25, 0.35), solver=EXACT)
    assert str(ladder).splitlines() == [
        "-25%: C goes, 7 lost",
        "-35%: D goes, 15 lost; a plan that may also begin something new is worth 5 more",
    ]
    assert ladder.to_frame()["lost"].tolist() == [7, 15]
    assert "<pre>" in ladder._repr_html_()


def test_two_go_at_once() -> None:
    """At 9 of 20 the best are B and C, worth 20 of 38: A and D go, in the plural."""
    ladder = cut_ladder(plan(four(money=20), solver=EXACT), (0.55,), solver=EXACT)
    assert str(ladder) == "-55%: A, D go, 18 lost"


@pytest.mark.parametrize("cuts", [(), (0.0, 0.1), (0.2, 0.1), (0.1, 0.1), (0.5, 1.1)])
def test_wrong_cuts(cuts: tuple[float, ...]) -> None:
    """Cuts ascend within (0, 1]."""
    with pytest.raises(ValueError, match="cuts must ascend"):
        cut_ladder(plan(four(), solver=EXACT), cuts)
