"""Scored initiatives that the horizon tests share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from portfolio.domain import Horizon, Initiative, Range
from portfolio.horizons import HorizonMap, HorizonRule, classify
from portfolio.intake.backlog import Backlog
from portfolio.scoring import Axis, Criterion, Effect, KnockOut, Rubric, score

RUBRIC = Rubric(
    name="pair",
    criteria=(
        Criterion(id="gain", title="Gain", axis=Axis.VALUE, weight=1, worst=1, best=5),
        Criterion(id="ease", title="Ease", axis=Axis.FEASIBILITY, weight=1, worst=1, best=5),
    ),
    knock_outs=(
        KnockOut(criterion="ease", at_most=1, reason="it cannot be done"),
        KnockOut(
            criterion="gain",
            at_most=1,
            reason="the gain is vague",
            effect=Effect.WARN,
            except_horizon=Horizon.H3,
        ),
    ),
)

Makes = Callable[..., Initiative]
Maps = Callable[..., HorizonMap]


@pytest.fixture(scope="session")
def initiative() -> Makes:
    """Make an initiative, by default scored 3 of 5 twice and plainly on H1."""

    def make(name: str = "A", *, gain: float = 3, ease: float = 3, **changes: Any) -> Initiative:
        given = {
            "title": f"Project {name}",
            "scope_reach": 1,
            "business_model_novelty": 1,
            "scores": {"gain": Range.exactly(gain), "ease": Range.exactly(ease)},
        }
        return Initiative(id=name, **{**given, **changes})

    return make


@pytest.fixture(scope="session")
def horizon_map() -> Maps:
    """Score and classify initiatives."""

    def make(*initiatives: Initiative, rule: HorizonRule | None = None) -> HorizonMap:
        return classify(score(Backlog(tuple(initiatives)), RUBRIC), rule)

    return make
