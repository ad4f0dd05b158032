"""Swaps along a line."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from tests.planning.handmade import q

from portfolio.explaining import Difference
from portfolio.reporting.charts.names import Names
from portfolio.reporting.charts.swap_list import swap_words, write_list, write_numbers

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("swap", "expected"),
    [
        (Difference(("A",), ("B",), {}), f"+A  {MINUS}B"),
        (Difference(("A", "B", "C", "D"), (), {}), "+A  +B  +2 more"),
        (Difference((), ("A", "B", "C"), {}), f"{MINUS}A  {MINUS}B  {MINUS}1 more"),
        (Difference((), (), {"A": (q(0), q(1)), "B": (q(1), q(0))}), "2 moved"),
        (Difference((), (), {}, {"A": ("full", "lite")}), "1 in another mode"),
        (Difference((), (), {}), ""),
    ],
)
def test_words_of_a_swap(swap: Difference, expected: str) -> None:
    """Two of each side by name, the others counted; what moves is counted."""
    assert swap_words(swap, Names.of(None)) == expected


def test_a_line_that_would_be_too_long_names_one_on_each_side() -> None:
    """Four names of 20 letters, two counts and what moves are 106 signs; 95 fit the sheet."""
    called = Names.of(dict.fromkeys("ABCDEF", "An endless name of an initiative"))
    swap = Difference(("A", "B", "C"), ("D", "E", "F"), {"G": (q(0), q(1))})
    name = "An endless name of\u2026"
    assert swap_words(swap, called) == f"+{name}  +2 more  {MINUS}{name}  {MINUS}2 more  1 moved"
    fewer = Difference(("A", "B", "C"), ("D",), {"G": (q(0), q(1))})
    assert swap_words(fewer, called) == f"+{name}  +{name}  +1 more  {MINUS}{name}  1 moved"


def test_names_for_people() -> None:
    """Names are used, and cut to 20 letters."""
    called = Names.of({"A": "Claims", "B": "An endless name of an initiative"})
    assert (
        swap_words(Difference(("A",), ("B",), {}), called)
        == f"+Claims  {MINUS}An endless name of\u2026"
    )


def test_numbers_stand_on_the_line() -> None:
    """1 and 2 at their places."""
    ax = Figure().add_subplot()
    write_numbers(ax, [(1.0, 5.0), (2.0, 7.0)])
    notes = [text for text in ax.texts if isinstance(text, Annotation)]
    assert {note.get_text(): note.xy for note in notes} == {"1": (1, 5), "2": (2, 7)}


def test_list_reads_from_above() -> None:
    """The first line stands highest, the last just above the foot, a line apart from each other."""
    figure = Figure(dpi=72)
    ax = figure.add_subplot()
    write_list(ax, ["first", "second", "third"])
    figure.draw_without_rendering()
    tops = [text.get_window_extent().y0 - ax.get_window_extent().y0 for text in ax.texts]
    assert [text.get_text() for text in ax.texts] == ["1  first", "2  second", "3  third"]
    assert tops[0] > tops[1] > tops[2] > 0
    assert tops[0] - tops[1] == pytest.approx(0.19 * 72, abs=1.5)
