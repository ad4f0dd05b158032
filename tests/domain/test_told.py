"""Results show one line at a prompt and all of it in a notebook."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.domain.told import Told


@dataclass(frozen=True, slots=True, repr=False)
class Verse(Told):
    """A text."""

    text: str

    def __str__(self) -> str:
        return self.text


def test_one_line_stands_as_it_is() -> None:
    """Without the full stop that closes a sentence."""
    assert repr(Verse("No rules clash.")) == "<Verse: No rules clash>"
    assert repr(Verse("")) == "<Verse: >"


def test_the_first_of_several_stands_for_all() -> None:
    """How many more there are, and how they are seen."""
    assert repr(Verse("Worth:\n  1\n")) == "<Verse: Worth ... 1 line more with print()>"
    long = Verse("Worth:" + "\n  1" * 1200)
    assert repr(long) == "<Verse: Worth ... 1,200 lines more with print()>"


def test_a_long_line_is_cut_between_words() -> None:
    """A prompt of 120 columns holds it."""
    shown = repr(Verse("a long rule " * 100))
    assert shown.endswith("long rule a ...>") or shown.endswith(" ...>")
    assert 60 < len(shown) <= 120


def test_a_notebook_shows_the_text_whole() -> None:
    """Signs that HTML reads are written out."""
    assert Verse("a < b\nc")._repr_html_() == "<pre>a &lt; b\nc</pre>"
