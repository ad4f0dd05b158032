"""How far two rankings share their first: by hand, with ties, against enumeration."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.frameworks.ranking_overlap import RankingOverlap


def ranks_of(figures: dict[str, float]) -> dict[str, int]:
    """Rank by falling figure; equal figures share the best of their ranks."""
    order = sorted(figures, key=lambda each: (-figures[each], each))
    return {each: 1 + sum(other > figures[each] for other in figures.values()) for each in order}


def overlap(figures: dict[str, float], ranking: str, top: int | None = None) -> RankingOverlap:
    """Compare figures with a ranking of one-letter ids."""
    return RankingOverlap.of("RICE", ranks_of(figures), tuple(ranking), top)


def test_by_hand() -> None:
    """First two A B against A C: one shared; two of four by chance share 2 x 2 / 4 = 1."""
    found = overlap({"A": 4, "B": 3, "C": 2, "D": 1}, "ACBD", top=2)
    assert found.shared == (1, 1)
    assert found.by_chance == 1.0
    assert found.only_here == ("B",)
    assert found.only_there == ("C",)
    assert str(found) == (
        "RICE and the other ranking share 1 of their first 2; of 4 compared, chance alone would "
        "give 1.0. Only by RICE: B. Only there: C."
    )
    assert repr(found) == f"<RankingOverlap {found}>"


def test_chance_by_hand() -> None:
    """First three of four: any two such rankings share 3 x 3 / 4 on average."""
    assert overlap({"A": 4, "B": 3, "C": 2, "D": 1}, "ACBD", top=3).by_chance == 2.25


def test_ties_at_the_bound_leave_it_open() -> None:
    """A first, then B, C and D equal, two places: B, C or D is the second, only C is wanted."""
    found = overlap({"A": 4, "B": 3, "C": 3, "D": 3}, "ACBD", top=2)
    assert found.shared == (1, 2)
    assert "share 1 to 2 (ties) of their first 2" in str(found)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_bounds_are_those_of_every_way_to_break_ties(figures: list[int], rng: object) -> None:
    """Least and most shared, found by trying every order that respects the figures."""
    names = "ABCDE"[: len(figures)]
    given_figures = dict(zip(names, map(float, figures), strict=True))
    ranking = list(names)
    rng.shuffle(ranking)  # type: ignore[attr-defined]
    for top in range(1, len(names) + 1):
        counts = [
            len(set(order[:top]) & set(ranking[:top]))
            for order in permutations(names)
            if all(given_figures[one] >= given_figures[after] for one, after in pairwise(order))
        ]
        found = overlap(given_figures, "".join(ranking), top)
        assert found.shared == (min(counts), max(counts))


def test_only_those_in_both_are_compared() -> None:
    """X is only here and Z only there: ranks and places close up, and both are told."""
    found = overlap({"X": 9, "A": 4, "B": 3}, "ZBA", top=1)
    assert found.ranks == {"A": 1, "B": 2}
    assert found.places == {"B": 1, "A": 2}
    assert found.left_out == ("X", "Z")
    assert found.shared == (0, 0)
    assert str(found).endswith("Not compared, in one of the two only: 2.")


@pytest.mark.parametrize(("count", "top"), [(1, 1), (4, 2), (5, 3), (19, 10), (30, 10)])
def test_ten_or_half(count: int, top: int) -> None:
    """Without a word, the first ten are compared, or half of them all, rounded up."""
    names = [f"I{k:02}" for k in range(count)]
    ranks = {name: k for k, name in enumerate(names, start=1)}
    found = RankingOverlap.of("RICE", ranks, names, None)
    assert found.top == top
    assert found.shared == (top, top)


@pytest.mark.parametrize("top", [0, 3])
def test_top_must_fit(top: int) -> None:
    """The first none, or more than there are, cannot be compared."""
    with pytest.raises(ValueError, match=f"from 1 to 2, all that is compared, not {top}"):
        overlap({"A": 2, "B": 1}, "AB", top)


def test_rankings_must_fit() -> None:
    """Nothing in common, or an id twice, is refused by name."""
    with pytest.raises(ValueError, match="share no initiative"):
        overlap({"A": 1}, "B")
    with pytest.raises(ValueError, match="names B more than once"):
        overlap({"A": 1}, "ABB")


def test_frame_and_page() -> None:
    """One row an initiative: rank, place, how far it moves, where it is among the first."""
    found = overlap({"A": 4, "B": 3, "C": 2, "D": 1}, "ACBD", top=2)
    frame = found.to_frame()
    assert frame["id"].tolist() == ["A", "B", "C", "D"]
    assert frame["moves"].tolist() == [0, 1, -1, 0]
    assert frame["first_in"].tolist() == ["both", "framework", "other", "neither"]
    assert "+1" in found._repr_html_()
