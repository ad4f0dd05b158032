"""What is said about an answer that the others contradict."""

from __future__ import annotations

from math import log

import pytest

from portfolio.scoring.weights.doubtful_answer import DoubtfulAnswer, PairAnswer


def doubt(ratio: float, implied: float, after: float = 0.06) -> DoubtfulAnswer:
    """Give a doubtful answer about a and b, with a consistency ratio of 0.17 before."""
    return DoubtfulAnswer(PairAnswer("a", "b", ratio), 2.0, implied, 0.17, after, 0.5, 0.2)


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (3.0, "a is 3 times b"),
        (1 / 3, "b is 3 times a"),
        (1.0, "a is as important as b"),
        (2.884499, "a is 2.88 times b"),
    ],
)
def test_answer_in_words(ratio: float, words: str) -> None:
    """The more important criterion is said first, whichever way the question was put."""
    assert str(PairAnswer("a", "b", ratio)) == words


def test_others_imply_less() -> None:
    """The sentence says what was answered, what the others imply, and what that would mend."""
    assert str(doubt(9, 3.02)) == (
        '"a is 9 times b" disagrees with the other answers, which imply about 3; with that the '
        "consistency ratio falls from 0.17 to 0.06"
    )


def test_others_imply_the_reverse() -> None:
    """Others that turn the answer round are said to do so, with the greater criterion first."""
    assert 'imply the reverse, "b is about 4 times a"; with' in str(doubt(9, 0.25))
    assert 'imply the reverse, "a is about 4 times b"; with' in str(doubt(1 / 9, 4))
    assert '"b is 9 times a" disagrees with the other answers, which imply about 3;' in str(
        doubt(1 / 9, 1 / 3)
    )


def test_large_ratios_have_separators() -> None:
    """No powers of ten: 1,234 is written with its comma."""
    assert "imply about 1,234;" in str(doubt(9, 1234.4))


def test_ratio_that_does_not_fall() -> None:
    """A mend too small to see is said to leave the ratio where it is."""
    assert str(doubt(9, 8.9, after=0.1699)).endswith("the consistency ratio stays at 0.17")


def test_error_against_the_weights() -> None:
    """9 said where the weights say 2 is off by ln(9 / 2)."""
    assert doubt(9, 3).error == pytest.approx(log(4.5), abs=1e-12)
