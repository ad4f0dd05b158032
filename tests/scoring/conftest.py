"""Small rubrics and initiatives that the scoring tests share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import Axis, Criterion, KnockOut, Rubric

Backlogs = Callable[..., Backlog]


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """Two criteria of value (gain .75, reach .25), one cost of feasibility from 10 to 0."""
    return Rubric(
        name="small",
        criteria=(
            Criterion(id="gain", title="Gain", axis=Axis.VALUE, weight=0.75, worst=1, best=5),
            Criterion(id="reach", title="Reach", axis=Axis.VALUE, weight=0.25, worst=1, best=5),
            Criterion(
                id="effort",
                title="Effort",
                axis=Axis.FEASIBILITY,
                weight=1,
                anchors={0: "a day", 10: "a year"},
                worst=10,
                best=0,
            ),
        ),
        knock_outs=(KnockOut(criterion="effort", at_most=9, reason="it takes too long"),),
    )


@pytest.fixture(scope="session")
def backlog_of() -> Backlogs:
    """Build a backlog from scores by criterion, by id: ``backlog_of(A={"gain": 3})``."""

    def build(**scores: dict[str, float | Range]) -> Backlog:
        return Backlog(
            tuple(
                Initiative(
                    id=name,
                    title=f"Project {name}",
                    scores={
                        criterion: score if isinstance(score, Range) else Range.exactly(score)
                        for criterion, score in given.items()
                    },
                )
                for name, given in sorted(scores.items())
            )
        )

    return build
