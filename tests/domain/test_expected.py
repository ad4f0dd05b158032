"""What comes in is of the kind expected, or the reader learns how it is written."""

from __future__ import annotations

import pytest

from portfolio.domain import Quarter, Timing
from portfolio.domain.expected import NAME, NUMBER, WHOLE_NUMBER, Expected, word_of
from portfolio.domain.vocabulary import RegulatoryTier

QUARTER = Expected("a quarter", Quarter, "Quarter(2027, 2)")
READER = Expected("a reader", "parse", "Quarter")


def test_what_fits_passes() -> None:
    """By class, or by what the class offers."""
    QUARTER.check("ask", Quarter(2027, 1))
    READER.check("ask", Quarter(2027, 1))
    assert QUARTER.many("ask", [Quarter(2027, 1)]) == (Quarter(2027, 1),)
    assert QUARTER.many("ask", iter(())) == ()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2027Q1", "'2027Q1'"),
        (None, "None"),
        ([1, 2], r"\[1, 2\]"),
        (Quarter, "the class Quarter"),
        (NAME, r"Expected\(\.\.\.\)"),
    ],
)
def test_what_does_not_fit_is_shown_with_how_it_is_written(given: object, shown: str) -> None:
    """Small values as they are; of a large object the class is enough, and a class is no object."""
    expected = rf"^ask: expected a quarter, such as Quarter\(2027, 2\), not {shown}$"
    with pytest.raises(ValueError, match=expected):
        QUARTER.check("ask", given)
    if given is Quarter:
        with pytest.raises(ValueError, match="not the class Quarter"):
            READER.check("ask", given)


@pytest.mark.parametrize("given", [Quarter(2027, 1), "2027Q1", None])
def test_one_alone_is_no_list(given: object) -> None:
    """A text is no list of its letters either."""
    with pytest.raises(ValueError, match=r"ask: expected a list, such as \[Quarter\(2027, 2\)\]"):
        QUARTER.many("ask", given)  # type: ignore[arg-type]


def test_the_wrong_one_of_a_list_is_shown() -> None:
    """The first of them."""
    with pytest.raises(ValueError, match=r"ask: expected a quarter, .* not 'x'$"):
        QUARTER.many("ask", [Quarter(2027, 1), "x", 3])  # type: ignore[list-item]


def test_a_long_value_is_shortened() -> None:
    """A list of a thousand numbers does not bury the sentence."""
    with pytest.raises(ValueError, match="expected a quarter") as error:
        QUARTER.check("ask", list(range(1000)))
    assert len(str(error.value)) < 120


def test_numbers_are_numbers() -> None:
    """Of numpy, too; half a thing is no whole number, a text or True is none at all."""
    import numpy as np

    for number in (1, 0.5, np.float64(0.5), np.int64(3)):
        NUMBER.check("ask", number)
    WHOLE_NUMBER.check("ask", np.int64(3))
    with pytest.raises(ValueError, match=r"expected a whole number, such as 3, not 0\.5"):
        WHOLE_NUMBER.check("ask", 0.5)
    with pytest.raises(ValueError, match=r"expected a number, such as 0\.1, not .0\.5"):
        NUMBER.check("ask", "0.5")
    for kind in (NUMBER, WHOLE_NUMBER):
        with pytest.raises(ValueError, match=r"number, such as .*, not True"):
            kind.check("ask", True)


def test_a_word_is_one_of_a_list() -> None:
    """Given as itself or as text; of others the nearest one is told, where one is near."""
    assert word_of("after: timing", Timing, "SS") is Timing.START_TO_START
    assert word_of("after: timing", Timing, Timing.START_TO_START) is Timing.START_TO_START
    with pytest.raises(ValueError, match=r"^after: timing: expected one of FS, SS, not 7$"):
        word_of("after: timing", Timing, 7)
    with pytest.raises(ValueError, match=r"not 'hgih'; did you mean 'high'\?$"):
        word_of("tiers", RegulatoryTier, "hgih")
