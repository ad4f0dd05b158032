"""The rows and the referee that `After` and `NeedsFirst` share."""

from __future__ import annotations

import pytest
from tests.planning.handmade import agree, initiative, q, roadmap, under

from portfolio.planning import After, NeedsFirst
from portfolio.planning.constraints.order import check_lag, check_order, lag_text, order_block


def test_rows_are_named_by_quarter() -> None:
    """One row for each quarter in which the source may start, and none for others."""
    source = initiative("A", 2, earliest_start=q(1))
    problem = under(NeedsFirst("A", "B"), source, initiative("B"))
    block = order_block(problem, NeedsFirst("A", "B"), only_if_selected=False)
    assert [block.labels.text(k) for k in range(len(block))] == ["2027Q2", "2027Q3"]
    assert block.rule == "A starts only after B is live"


def test_if_both_are_selected_both_kinds_allow_the_same_dates() -> None:
    """The two rules differ only where the target is left out."""
    pair = initiative("A", 2), initiative("B", 2)
    strict, loose = under(NeedsFirst("A", "B"), *pair), under(After("A", "B"), *pair)
    for a in range(3):
        for b in range(3):
            fits = a >= b + 2
            assert agree(strict, A=a, B=b) is fits
            assert agree(loose, A=a, B=b) is fits


def test_a_source_that_cannot_be_planned_has_no_rows() -> None:
    """Nothing to hold back."""
    problem = under(After("A", "B"), initiative("A", 9), initiative("B"))
    assert len(order_block(problem, After("A", "B"), only_if_selected=True)) == 0


def test_the_order_is_checked_only_if_both_are_planned() -> None:
    """One alone has no order."""
    problem = under((), initiative("A"), initiative("B"))
    assert list(check_order(roadmap(problem, A=0), After("A", "B"))) == []


@pytest.mark.parametrize(("lag", "text"), [(0, ""), (1, " for 1 quarter"), (2, " for 2 quarters")])
def test_lag_in_words(lag: int, text: str) -> None:
    """No lag, one quarter, several."""
    assert lag_text(lag) == text


def test_lag_is_at_least_zero() -> None:
    """Overlap of work is another relation, which does not exist."""
    check_lag("after", 0)
    with pytest.raises(ValueError, match="not -1"):
        check_lag("after", -1)
