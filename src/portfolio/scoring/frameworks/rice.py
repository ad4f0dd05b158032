"""RICE: reach x impact x confidence / effort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from portfolio.intake.field import FieldKind
from portfolio.scoring.frameworks.framework import Framework, Inputs
from portfolio.scoring.frameworks.framework_input import FrameworkInput
from portfolio.scoring.frameworks.readable import readable
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Rice(Framework):
    """``reach x impact x confidence / effort``.

    Source: McBride (2016), Intercom. Confidence below 0.5 is a moonshot there, and not scored.

    Attributes
    ----------
    reach, impact, confidence, effort
        Columns (without ``x.``): people or events a period, at least 0; 3, 2, 1, 0.5 or 0.25;
        1, 0.8 or 0.5; person-months, at least 0.5.
    """

    title: ClassVar[str] = "RICE"
    meaning: ClassVar[str] = (
        "RICE orders ideas by how many people gain how much for each person-month, discounted by "
        "how sure you are."
    )
    does_not_mean: ClassVar[str] = (
        "It is no money and no probability: impact and confidence are steps on a ladder, one "
        "guess multiplies another, and risk, fit to strategy and money are not in it."
    )

    kind: Literal["rice"] = "rice"
    reach: str = "rice_reach"
    impact: str = "rice_impact"
    confidence: str = "rice_confidence"
    effort: str = "rice_effort"

    @property
    def inputs(self) -> tuple[FrameworkInput, ...]:
        """Reach, impact, confidence and effort, each on its published scale."""
        return (
            FrameworkInput(
                name="reach",
                column=self.reach,
                meaning="people or events reached in one period",
                low=0,
            ),
            FrameworkInput(
                name="impact",
                column=self.impact,
                meaning="impact on each of them",
                choices=(3, 2, 1, 0.5, 0.25),
            ),
            FrameworkInput(
                name="confidence",
                column=self.confidence,
                meaning="confidence (below 0.5 is a moonshot and not scored)",
                kind=FieldKind.SHARE,
                choices=(1, 0.8, 0.5),
            ),
            FrameworkInput(
                name="effort", column=self.effort, meaning="effort in person-months", low=0.5
            ),
        )

    def figures(self, given: Inputs) -> Floats:
        """Return ``reach x impact x confidence / effort``."""
        return given["reach"] * given["impact"] * given["confidence"] / given["effort"]

    def worked(self, given: Mapping[str, float]) -> str:
        """Return the formula in numbers."""
        top = " x ".join(
            f"{name} {readable(given[name])}" for name in ("reach", "impact", "confidence")
        )
        return f"{top} / effort {readable(given['effort'])}"
