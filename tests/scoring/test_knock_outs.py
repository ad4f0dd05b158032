"""Rules on single scores, and the sentences they lead to."""

from __future__ import annotations

import pytest

from portfolio.domain import Horizon
from portfolio.scoring import Effect, KnockOut, Strike

EXCLUDES = KnockOut(criterion="risk", at_most=1, reason="risks are unknown")
WARNS = KnockOut(
    criterion="money",
    at_most=1,
    reason="the benefit is vague",
    effect=Effect.WARN,
    except_horizon=Horizon.H3,
)


def test_a_rule_excludes_unless_it_only_warns_or_is_waived() -> None:
    """Exclusion is the default; a warning or a waiver leaves the initiative in planning."""
    assert Strike("A", EXCLUDES, "Risk", 1.0).excludes
    assert not Strike("A", WARNS, "Money", 1.0).excludes
    assert not Strike("A", EXCLUDES, "Risk", 1.0, waiver="board, 3 May").excludes


@pytest.mark.parametrize(
    ("strike", "sentence"),
    [
        (Strike("A", EXCLUDES, "Risk", 1.0), "excluded: risks are unknown (Risk 1)"),
        (
            Strike("A", EXCLUDES, "Risk", 1.0, unknown=True),
            "excluded: risks are unknown (Risk 1, unknown and counted as the worst)",
        ),
        (
            Strike("A", EXCLUDES, "Risk", 1.0, waiver="board, 3 May"),
            "exclusion waived (board, 3 May): risks are unknown (Risk 1)",
        ),
        (
            Strike("A", WARNS, "Money", 1.0),
            "warning, except on H3: the benefit is vague (Money 1)",
        ),
    ],
)
def test_sentences(strike: Strike, sentence: str) -> None:
    """Each says what happened, why, at which score, and under which condition."""
    assert str(strike) == sentence


def test_impossible_rules() -> None:
    """A rule without a reason, and an exclusion that hangs on the horizon, are refused."""
    with pytest.raises(ValueError, match="'risk' needs a reason"):
        KnockOut(criterion="risk", at_most=1, reason=" ")
    with pytest.raises(ValueError, match="'risk' excludes: no except_horizon"):
        KnockOut(criterion="risk", at_most=1, reason="x", except_horizon=Horizon.H3)
