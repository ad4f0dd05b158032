"""What all constraints share: violations, known names, tolerance, words."""

from __future__ import annotations

import pytest
from tests.planning.handmade import initiative, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Exclude, Mandate, Violation
from portfolio.planning.constraints.constraint import (
    because,
    check_known,
    exceeds,
    is_delivered,
)

PROBLEM = under((), initiative("chatbot"), initiative("robot", status=Status.DELIVERED))


def test_a_violation_is_one_sentence() -> None:
    """Rule, place and finding."""
    assert str(Violation("Be kind", "A", "was not")) == "Be kind - broken at A: was not"


def test_the_first_unknown_initiative_is_named_with_the_nearest() -> None:
    """A typo is answered by what was probably meant; nonsense gets no hint."""
    check_known(PROBLEM, Exclude("x"), "chatbot", "robot")
    with pytest.raises(ValueError, match="exclude: unknown initiative 'chatbt'; did you mean 'ch"):
        check_known(PROBLEM, Exclude("x"), "robot", "chatbt", "zzz")
    with pytest.raises(ValueError, match=r"exclude: unknown initiative 'zzz'$"):
        check_known(PROBLEM, Exclude("x"), "zzz")


def test_delivered_is_delivered() -> None:
    """Only the status decides."""
    assert is_delivered(PROBLEM, "robot")
    assert not is_delivered(PROBLEM, "chatbot")


@pytest.mark.parametrize(
    ("found", "limit", "beyond"),
    [
        (1.0, 1.0, False),
        (1.0 + 1e-10, 1.0, False),
        (1.0 + 1e-8, 1.0, True),
        (1.0 + 1.5e-9, 1.0, True),
        (1e9 + 0.1, 1e9, False),
        (1e9 + 10, 1e9, True),
        (1e-10, 0.0, False),
        (1e-8, 0.0, True),
        (-1e9 + 0.1, -1e9, False),
    ],
)
def test_a_billionth_of_the_limit_is_rounding(found: float, limit: float, beyond: bool) -> None:
    """A share of the limit, and a billionth at least, so that small limits are not too strict."""
    assert exceeds(found, limit) is beyond


def test_a_reason_ends_the_sentence() -> None:
    """In brackets; no reason, no brackets."""
    assert because("law") == " (law)"
    assert because("") == ""


def test_an_id_is_a_name() -> None:
    """The message names the kind of rule."""
    with pytest.raises(ValueError, match=r"^mandate: expected a name, .*not 7$"):
        under(Mandate(7), initiative("A"))  # type: ignore[arg-type]
