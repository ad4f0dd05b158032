"""Value over effort: what it brings for each unit of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from portfolio.scoring.frameworks.framework import Framework, Inputs
from portfolio.scoring.frameworks.framework_input import FrameworkInput
from portfolio.scoring.frameworks.readable import readable
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueEffort(Framework):
    """``value / effort``, both on scales of your own.

    Attributes
    ----------
    value, effort
        Columns (without ``x.``): at least 0; above 0.
    """

    title: ClassVar[str] = "Value over effort"
    meaning: ClassVar[str] = "Value over effort puts first what brings most for each unit of work."
    does_not_mean: ClassVar[str] = (
        "A ratio forgets size: a small thing done in a day can beat what the year hangs on; and it "
        "holds only if twice the points are twice the value and twice the work."
    )

    kind: Literal["value_effort"] = "value_effort"
    value: str = "value"
    effort: str = "effort"

    @property
    def inputs(self) -> tuple[FrameworkInput, ...]:
        """Value and effort."""
        return (
            FrameworkInput(
                name="value", column=self.value, meaning="value on a scale of your own", low=0
            ),
            FrameworkInput(
                name="effort", column=self.effort, meaning="effort on a scale of your own", above=0
            ),
        )

    def figures(self, given: Inputs) -> Floats:
        """Return ``value / effort``."""
        return given["value"] / given["effort"]

    def worked(self, given: Mapping[str, float]) -> str:
        """Return the formula in numbers."""
        return f"value {readable(given['value'])} / effort {readable(given['effort'])}"
