"""Texts as words: how they are read, how they weigh, how alike they are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.intake.wording import Wording


def words(text: str) -> tuple[str, ...]:
    """Words of one text among no others."""
    return Wording.of([text], misspelt=False).words[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Claims, CLAIMS & claim!", ("claim",)),
        ("The use of policies", ("use", "policy")),
        ("boxes classes churches wishes", ("box", "class", "church", "wish")),
        ("analysis status glass bus", ("analysis", "status", "glass", "bus")),
        ("Zürich café", ("zurich", "cafe")),
        ("ﬁle snake_case half-open", ("file", "snake", "case", "half", "open")),
        ("gas is as", ("gas",)),
        ("2024 phase 2", ("2024", "phase", "2")),
        ("!!! ...", ()),
    ],
)
def test_words_are_plain(text: str, expected: tuple[str, ...]) -> None:
    """Case, accents, ligatures, punctuation, plural, repetition and empty words are gone."""
    assert words(text) == expected


def test_neighbours_are_joined_if_the_compound_exists() -> None:
    """'chat bot' becomes 'chatbot' only where another text writes it so."""
    alone = Wording.of(["chat bot help"], misspelt=False)
    beside = Wording.of(["chat bot help", "chatbot"], misspelt=False)
    assert alone.words[0] == ("chat", "bot", "help")
    assert beside.words[0] == ("chatbot", "help")


def test_rarity_by_hand() -> None:
    """Three texts: world 34; a rare word 1 of them, a stock word 2 plus 10."""
    wording = Wording.of(["chatbot zebra", "chatbot", ""], misspelt=False)
    stock = math.log(34 / 12) / math.log(34)
    assert wording.rarity == pytest.approx({"zebra": 1.0, "chatbot": stock})
    assert wording.information == pytest.approx([1 + stock, stock, 0])


def test_cosine_by_hand() -> None:
    """Texts 'zebra lion' and 'zebra': r² / (r · √(r² + 1)) with r the rarity of 'zebra'."""
    wording = Wording.of(["zebra lion", "zebra"], misspelt=False)
    rarity = math.log(33 / 2) / math.log(33)
    expected = rarity / math.hypot(rarity, 1)
    assert wording.likeness(0, 2)[0, 1] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("assistent", "assistant", True),  # 1 letter of 9: 8/9 = 0.89
        ("forcast", "forecast", True),  # 1 letter of 8: 7/8 = 0.875
        ("recieve", "receive", True),  # neighbours swapped count as one edit: 6/7 = 0.857
        ("form", "farm", False),  # 1 letter of 4: 0.75
        ("custom", "customer", False),  # 2 letters of 8: 0.75
        ("version1", "version2", False),  # words with digits are exact
    ],
)
def test_misspelt_words_count_as_alike(one: str, two: str, alike: bool) -> None:
    """From 85 % of the letters in place on, and never with digits."""
    wording = Wording.of([one, two], misspelt=True)
    assert (wording.likeness(0, 2)[0, 1] > 0) == alike
    assert Wording.of([one, two], misspelt=False).likeness(0, 2)[0, 1] == 0


def test_shared_information_is_the_lesser_one() -> None:
    """A short text beside a long one tells as little as the short one."""
    wording = Wording.of(["zebra lion", "zebra"], misspelt=False)
    least = wording.information[1]
    assert wording.shared_information(0, 1) == pytest.approx(
        np.array([[wording.information[0], least]])
    )


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["lion", "lions", "liona", "tiger", "tigre", "ai", "7"])).map(
            " ".join
        ),
        min_size=1,
        max_size=8,
    )
)
def test_likeness_is_symmetric_and_in_range(texts: list[str]) -> None:
    """In [0, 1], symmetric, and 1 with itself unless there is no word."""
    wording = Wording.of(texts, misspelt=True)
    likeness = wording.likeness(0, len(texts))
    assert likeness == pytest.approx(likeness.T)
    assert ((likeness >= 0) & (likeness <= 1)).all()
    spoken = np.array([bool(text) for text in wording.words], dtype=float)
    assert np.diag(likeness) == pytest.approx(spoken)
