"""A rubric of two criteria and assessments typed as tables, shared by the tests of groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from portfolio.domain import Range
from portfolio.intake.backlog import Assessment
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.rubric import Rubric

Tables = Callable[..., list[Assessment]]


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """Return data readiness from 1 to 5 and effort from 10 (worst) to 0 (best)."""
    return Rubric(
        name="two",
        criteria=(
            Criterion(
                id="data",
                title="Data readiness",
                axis=Axis.FEASIBILITY,
                weight=0.5,
                worst=1,
                best=5,
            ),
            Criterion(
                id="effort", title="Effort", axis=Axis.FEASIBILITY, weight=0.5, worst=10, best=0
            ),
        ),
    )


@pytest.fixture(scope="session")
def rated() -> Tables:
    """Turn ``rated(data={"Ann": [3, None, 4]})`` into assessments of initiatives A, B, C ..."""

    def build(**tables: Mapping[str, Sequence[float | None]]) -> list[Assessment]:
        return [
            Assessment(chr(ord("A") + place), criterion, assessor, Range.exactly(score))
            for criterion, by_assessor in tables.items()
            for assessor, scores in by_assessor.items()
            for place, score in enumerate(scores)
            if score is not None
        ]

    return build
