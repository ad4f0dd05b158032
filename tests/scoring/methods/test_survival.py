"""Who of the first stays among the first."""

from __future__ import annotations

import pytest
from tests.scoring.methods.matrices import NAMES, made

from portfolio.scoring.methods import WeightedSum
from portfolio.scoring.methods.survival import Survival


def survival(ranking: str, totals: list[float], top: int) -> Survival:
    """Return how `ranking` fares where A, B, ... have these totals."""
    other = WeightedSum().rank(made([[total] for total in totals]))
    return Survival(tuple(ranking), top, other)


def test_by_hand() -> None:
    """Of A, B, C the other method keeps A and C; D enters for B."""
    found = survival("ABCD", [0.9, 0.1, 0.5, 0.6], top=3)
    assert found.order == ("A", "D", "C", "B")
    assert found.stays == ("A", "C")
    assert found.leaves == ("B",)
    assert found.enters == ("D",)
    assert found.overlap == pytest.approx(2 / 3)


def test_tau_of_the_whole_orders() -> None:
    """A B C D against A D C B: A is before the other three both ways, they are all turned round.

    Three pairs agree, three do not: 0. The same order is 1, the reverse -1.
    """
    assert survival("ABCD", [0.9, 0.1, 0.5, 0.6], top=1).tau == 0
    assert survival("BA", [0.1, 0.9], top=1).tau == 1
    assert survival("AB", [0.1, 0.9], top=1).tau == -1


def test_a_tie_contradicts_nothing() -> None:
    """All alike under the other method: the order to be checked stands, also against ids."""
    found = survival("CAB", [0.5, 0.5, 0.5], top=1)
    assert found.stays == ("C",)
    assert found.tau == 0


@pytest.mark.parametrize(
    ("totals", "top", "sentence"),
    [
        ([0.9, 0.8, 0.1], 2, "All of the first 2 stay under weighted sum."),
        (
            [0.9, 0.1, 0.5],
            2,
            "1 of the first 2 stays under weighted sum; B leaves; C enters.",
        ),
        (
            [0.1, 0.1, 0.5, 0.5],
            2,
            "None of the first 2 stay under weighted sum; A and B leave; C and D enter.",
        ),
        (
            [0.1, 0.1, 0.1, 0.5, 0.5, 0.5],
            4,
            "2 of the first 4 stay under weighted sum; B and C leave; E and F enter.",
        ),
    ],
)
def test_sentence(totals: list[float], top: int, sentence: str) -> None:
    """How many stay, who leaves, who enters."""
    found = survival(NAMES[: len(totals)], totals, top)
    assert found.sentence == repr(found) == sentence


@pytest.mark.parametrize(
    ("top", "leave", "enter"),
    [
        (5, "A, B, C, D and E leave", "F, G, H, I and J enter"),
        (7, "A, B, C, D, E and 2 more leave", "H, I, J, K, L and 2 more enter"),
    ],
)
def test_sentence_names_five_at_most(top: int, leave: str, enter: str) -> None:
    """Five are named; of more, the rest is counted."""
    found = survival(NAMES[: 2 * top], [0.1] * top + [0.9] * top, top)
    assert leave in found.sentence
    assert enter in found.sentence
