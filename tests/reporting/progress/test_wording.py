"""The sentence says what is known and nothing else, and never makes a gap look smaller."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.planning import Phase, Progress
from portfolio.reporting.amounts import at_most
from portfolio.reporting.progress.wording import duration, sentence, share_reached


def at(objective: float, bound: float, phase: Phase = Phase.PROOF) -> Progress:
    """Return a search of 14 seconds that stands there."""
    return Progress(seconds=14.2, objective=objective, bound=bound, nodes=3, phase=phase)


def plain(text: str) -> str:
    """Return text with ordinary blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (at(-inf, inf, Phase.RELAXATION), "Finding what no plan can exceed, 14 s"),
        (
            at(-inf, 55e6, Phase.KERNEL),
            "Looking for a good plan: no plan is worth more than about €55 m, 14 s",
        ),
        (
            at(53e6, 53.636e6, Phase.NEIGHBOURHOODS),
            "Making the plan better: best plan €53 m, at most 1.2% more is possible, 14 s",
        ),
        (at(53e6, inf), "Trying what is left: best plan €53 m, 14 s"),
        (at(53e6, 53e6), "Trying what is left: best plan €53 m, no other is better, 14 s"),
        (at(0, 7e3), "Trying what is left: best plan €0, at most about €7.0 k is possible, 14 s"),
        (
            at(3e6, 7e6),
            "Trying what is left: best plan €3.0 m, at most about €7.0 m is possible, 14 s",
        ),
        # A plan that costs 100 may be 10 better: 10 % of its worth.
        (
            at(-100, -90),
            "Trying what is left: best plan \N{MINUS SIGN}€100, at most 10% more is possible, 14 s",
        ),
    ],
)
def test_sentence(progress: Progress, told: str) -> None:
    """Every mixture of known and unknown reads as a sentence, without infinities."""
    assert plain(sentence(progress, "€")) == told


def test_points_carry_no_currency() -> None:
    """Without a currency the worth is a plain number."""
    assert "best plan 120," in plain(sentence(at(120.0, 126.0)))


@given(st.floats(1e-9, 1e6))
def test_a_gap_is_never_told_too_small(share: float) -> None:
    """The percentage written is at least the true one, and at most a tenth above it."""
    told = float(at_most(share).removesuffix("%").replace(",", "")) / 100
    assert share * (1 - 1e-6) <= told <= share * 1.1 + 1e-12


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.4, "0 s"), (59.99, "59 s"), (125.0, "2 min 05 s"), (3720.0, "1 h 02 min")],
)
def test_duration(seconds: float, told: str) -> None:
    """Two units at most."""
    assert plain(duration(seconds)) == told


def test_share_reached() -> None:
    """98 of 100 is 0.98; a plan that costs has reached nothing; unknown is unknown."""
    assert share_reached(at(98.0, 100.0)) == pytest.approx(0.98)
    assert share_reached(at(-5.0, 100.0)) == 0.0
    for unknown in (at(-inf, 100.0), at(5.0, inf), at(-5.0, -4.0)):
        assert share_reached(unknown) is None
