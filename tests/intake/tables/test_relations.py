"""Circles among relations are found, named and told once."""

from __future__ import annotations

from graphlib import TopologicalSorter
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.domain import Timing
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.tables.relations import find_circles

LINKS = st.lists(
    st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")).filter(lambda p: p[0] != p[1]),
    unique=True,
)


def test_a_circle_begins_with_its_smallest_id() -> None:
    """C needs A, A needs B, B needs C is told as A -> B -> C -> A."""
    assert list(find_circles([("C", "A"), ("A", "B"), ("B", "C"), ("A", "D")])) == [
        ("A", "B", "C", "A")
    ]


def test_two_circles_are_both_found() -> None:
    """Circles without a common link are told each."""
    links = [("A", "B"), ("B", "A"), ("C", "D"), ("D", "C")]
    assert sorted(find_circles(links)) == [("A", "B", "A"), ("C", "D", "C")]


def test_a_diamond_is_no_circle() -> None:
    """Two ways to the same initiative are fine."""
    assert list(find_circles([("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")])) == []


@given(LINKS)
def test_without_the_circles_nothing_waits_for_itself(links: list[tuple[str, str]]) -> None:
    """Circles consist of given links, share none, and taking them away leaves an order."""
    circles = list(find_circles(links))
    steps = [link for circle in circles for link in pairwise(circle)]
    assert set(steps) <= set(links)
    assert len(set(steps)) == len(steps)
    assert all(circle[0] == circle[-1] == min(circle) for circle in circles)
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for source, target in set(links) - set(steps):
        sorter.add(source, target)
    sorter.prepare()


@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_of_links_says_nothing(links: list[tuple[str, str]], random: object) -> None:
    """The same links in another order give the same circles."""
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(find_circles(links)) == list(find_circles(shuffled))


@pytest.mark.parametrize(
    ("kinds", "circle"),
    [
        (("requires", "requires"), True),
        (("after", "needs_first"), True),
        (("scales_from", "requires"), True),
        (("enables", "requires"), False),
        (("enables", "enables"), False),
    ],
)
def test_only_planning_kinds_make_circles(kinds: tuple[str, str], circle: bool) -> None:
    """Telling relations ("enables") may point both ways, planning ones may not."""
    initiatives = pd.DataFrame({"id": ["A", "B"], "title": ["a", "b"]})
    relations = pd.DataFrame({"kind": kinds, "from": ["A", "B"], "to": ["B", "A"]})
    if circle:
        with pytest.raises(InvalidInput, match=r"found 'A -> B -> A'; no circle .* see rows 2, 3"):
            Backlog.from_frames(initiatives, relations=relations)
    else:
        assert len(Backlog.from_frames(initiatives, relations=relations).relations) == 2


def test_timing_is_read_and_need_not_be_given() -> None:
    """Blank cells, and a table without the column, mean from finish to start."""
    initiatives = pd.DataFrame({"id": ["A", "B", "C"], "title": ["a", "b", "c"]})
    links = {"kind": "after", "from": ["A", "B"], "to": ["B", "C"], "lag": [1, 0]}
    plain = Backlog.from_frames(initiatives, relations=pd.DataFrame(links))
    assert [link.timing for link in plain.relations] == [Timing.FINISH_TO_START] * 2
    told = pd.DataFrame({**links, "timing": ["ss", None]})
    (first, second) = Backlog.from_frames(initiatives, relations=told).relations
    assert (first.timing, first.lag) == (Timing.START_TO_START, 1)
    assert second.timing is Timing.FINISH_TO_START


def test_a_long_chain_needs_no_recursion() -> None:
    """Ten thousand links in a row are no circle, and closing them is one."""
    names = [f"I{k:05}" for k in range(10_000)]
    chain = list(pairwise(names))
    assert list(find_circles(chain)) == []
    (circle,) = find_circles([*chain, (names[-1], names[0])])
    assert len(circle) == 10_001
