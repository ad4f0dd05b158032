"""The rows and the referee that `After` and `NeedsFirst` share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.handmade import agree, at, holds, initiative, q, roadmap, rows, under

from portfolio.domain import Timing
from portfolio.domain.vocabulary import Status
from portfolio.planning import After, NeedsFirst
from portfolio.planning.constraints.order import (
    check_order,
    check_timing,
    order_block,
    waiting_text,
)


def test_rows_are_named_by_quarter() -> None:
    """One row for each quarter in which the source may start, and none for others."""
    source = initiative("A", 2, earliest_start=q(1))
    problem = under(NeedsFirst("A", "B"), source, initiative("B"))
    joint = order_block(problem, "needs_first", [NeedsFirst("A", "B")], only_if_selected=False)
    (block,) = joint.apart()
    assert [block.labels.text(k) for k in range(len(block))] == ["2027Q2", "2027Q3"]
    assert block.rule == "A starts only after B is live"


@pytest.mark.parametrize("kind", [After, NeedsFirst])
@pytest.mark.parametrize("timing", Timing)
def test_several_rules_have_the_rows_of_each(
    kind: type[After | NeedsFirst], timing: Timing
) -> None:
    """Modes, windows, lags, a source without starts, a delivered target: none disturbs the next."""
    modes = initiative("B", 1, mode="lite", modes=(initiative("B", 3, mode="full"),))
    ones = [
        replace(initiative("A", 2), earliest_start=q(1)),
        modes,
        initiative("C"),
        initiative("D", 9),
        replace(initiative("E"), status=Status.DELIVERED),
    ]
    pairs = [("A", "B", 1), ("D", "A", 0), ("C", "E", 0), ("B", "C", 0), ("C", "D", 2)]
    rules = [kind(source, target, lag, timing) for source, target, lag in pairs]
    problem = under((), *ones)
    together = list(kind.joint_block(problem, rules).apart())
    alone = [block for rule in rules for block in rule.blocks(problem)]
    assert [block.rule for block in together] == [str(rule) for rule in rules if rule.target != "E"]
    for one, other in zip(together, alone, strict=True):
        assert (one.rule, one.unit, one.name) == (other.rule, other.unit, kind.kind)
        assert [*map(one.labels.text, range(len(one)))] == [
            *map(other.labels.text, range(len(other)))
        ]
        for part in ("row", "column", "value", "lower", "upper"):
            assert getattr(one, part).tolist() == getattr(other, part).tolist()


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
    joint = order_block(problem, "after", [After("A", "B")], only_if_selected=True)
    (block,) = joint.apart()
    assert len(joint) == len(block) == 0
    assert list(order_block(problem, "after", [], only_if_selected=True).apart()) == []


def test_the_order_is_checked_only_if_both_are_planned() -> None:
    """One alone has no order."""
    problem = under((), initiative("A"), initiative("B"))
    assert list(check_order(roadmap(problem, A=0), After("A", "B"))) == []


@pytest.mark.parametrize(
    ("lag", "timing", "text"),
    [
        (0, "FS", "A starts after B is live"),
        (1, "FS", "A starts after B is live for 1 quarter"),
        (2, "FS", "A starts after B is live for 2 quarters"),
        (0, "SS", "A starts together with B or later"),
        (1, "SS", "A starts 1 quarter or more after B starts"),
        (2, "SS", "A starts 2 quarters or more after B starts"),
    ],
)
def test_waiting_in_words(lag: int, timing: Timing, text: str) -> None:
    """No lag, one quarter, several; after go-live or after the start."""
    assert waiting_text(After("A", "B", lag, timing)) == text


def test_only_is_said_where_it_belongs() -> None:
    """`NeedsFirst` admits nothing else."""
    assert waiting_text(NeedsFirst("A", "B"), only="only ") == "A starts only after B is live"


def test_lag_is_at_least_zero() -> None:
    """Overlap of work is another timing, from start to start."""
    check_timing(After("A", "B"), "after")
    with pytest.raises(ValueError, match="not -1"):
        After("A", "B", -1)


def test_timing_is_a_word_of_the_list() -> None:
    """Written as in the relations table; what a plan cannot mean is refused."""
    assert After("A", "B", 0, "SS").timing is Timing.START_TO_START  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="timing: expected one of FS, SS, not 'FF'"):
        NeedsFirst("A", "B", 0, "FF")  # type: ignore[arg-type]


def test_from_start_to_start_work_may_overlap() -> None:
    """B takes three quarters; A may start with it, or a lag later, long before it is live."""
    pair = initiative("A"), initiative("B", 3)
    for lag in (0, 1):
        strict = under(NeedsFirst("A", "B", lag, Timing.START_TO_START), *pair)
        loose = under(After("A", "B", lag, Timing.START_TO_START), *pair)
        for a in range(4):
            for b in range(2):
                assert agree(strict, A=a, B=b) is (a >= b + lag)
                assert agree(loose, A=a, B=b) is (a >= b + lag)
        assert agree(loose, A=0)
        assert not agree(strict, A=0)


def test_each_mode_of_the_target_is_live_in_its_own_time() -> None:
    """B takes three quarters, or one if done fast: A may start at 3, or at 1 after the fast one."""
    slow = initiative("B", 3, mode="slow", modes=(initiative("B", 1, mode="fast"),))
    problem = under(NeedsFirst("A", "B"), initiative("A"), slow)
    assert holds(problem, at(problem, {"A@1": 1, "B (fast)@0": 1}))
    assert not holds(problem, at(problem, {"A@1": 1, "B (slow)@0": 1}))
    assert holds(problem, at(problem, {"A@3": 1, "B (slow)@0": 1}))


def test_modes_of_the_source_share_a_row() -> None:
    """A starts once, in whichever mode: one row a quarter, with the columns of both."""
    both = initiative("A", 1, mode="a", modes=(initiative("A", 2, mode="b"),))
    problem = under(NeedsFirst("A", "B"), both, initiative("B"))
    first, *others = rows(problem)
    assert len(others) == 3
    assert set(first.terms) == {"A (a)@0", "A (b)@0"}


def test_the_violation_says_what_counts() -> None:
    """Start or go-live of the target."""
    rule = After("A", "B", 1, Timing.START_TO_START)
    made = roadmap(under(rule, initiative("A"), initiative("B", 2)), A=1, B=1)
    assert [v.found for v in made.violations()] == ["starts 2027Q2; B starts 2027Q2"]


def test_a_century_is_the_longest_lag() -> None:
    """400 quarters are allowed, one more is a slip of the pen."""
    assert After("A", "B", 400).lag == 400
    with pytest.raises(ValueError, match="after: lag must be 0 to 400 whole quarters, not 401"):
        After("A", "B", 401)


@pytest.mark.parametrize("kind", [After, NeedsFirst])
def test_nobody_waits_for_itself(kind: type[After | NeedsFirst]) -> None:
    """It would never be done, and nobody would be told why."""
    with pytest.raises(ValueError, match=f"^{kind.kind}: A cannot wait for itself$"):
        kind("A", "A")
