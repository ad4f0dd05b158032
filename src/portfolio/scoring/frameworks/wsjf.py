"""WSJF: cost of delay over job size, both relative; a second pass adds responsible-AI work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from portfolio.scoring.frameworks.framework import Framework, Inputs
from portfolio.scoring.frameworks.framework_input import FrameworkInput
from portfolio.scoring.frameworks.readable import readable
from portfolio.scoring.value_functions.value_function import Floats

_STEPS = (1, 2, 3, 5, 8, 13, 20)
_DELAY = ("value", "urgency", "opportunity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wsjf(Framework):
    """``(value + urgency + opportunity) / size``, weighted shortest job first.

    All are relative steps 1, 2, 3, 5, 8, 13, 20, given column by column, the smallest initiative
    of a column getting 1. With `mitigation` the job size is ``size + mitigation``: the second
    pass, which never raises a figure. Source: SAFe; second pass: AWS on responsible AI in
    prioritisation. With real costs of delay and durations the ratio is Smith's rule (1956).

    Attributes
    ----------
    value, urgency, opportunity
        Columns (without ``x.``) of user and business value, time criticality, and risk reduction
        or opportunity enablement.
    size
        Column of the job size.
    mitigation
        Column of the work that responsible AI adds, 0 for none; None for the first pass.
    """

    title: ClassVar[str] = "WSJF"
    meaning: ClassVar[str] = (
        "WSJF puts first what loses most by waiting for each step of job size, compared with the "
        "other initiatives of the same round."
    )
    does_not_mean: ClassVar[str] = (
        "Steps are relative and have no unit: twice the figure is not twice the worth, and figures "
        "of two rounds must not be compared."
    )

    kind: Literal["wsjf"] = "wsjf"
    value: str = "wsjf_value"
    urgency: str = "wsjf_urgency"
    opportunity: str = "wsjf_opportunity"
    size: str = "wsjf_size"
    mitigation: str | None = None

    @property
    def inputs(self) -> tuple[FrameworkInput, ...]:
        """Three parts of the cost of delay, the job size, and the mitigation in a second pass."""
        told = (
            ("value", self.value, "user and business value"),
            ("urgency", self.urgency, "time criticality"),
            ("opportunity", self.opportunity, "risk reduction or opportunity enablement"),
            ("size", self.size, "job size"),
        )
        inputs = tuple(
            FrameworkInput(name=name, column=column, meaning=f"{meaning}, relative", choices=_STEPS)
            for name, column, meaning in told
        )
        if self.mitigation is None:
            return inputs
        added = FrameworkInput(
            name="mitigation",
            column=self.mitigation,
            meaning="work that responsible AI adds, in steps of job size",
            choices=(0, *_STEPS),
        )
        return (*inputs, added)

    def mitigated(self, column: str = "wsjf_mitigation") -> Wsjf:
        """Return the second pass: responsible-AI work of a column added to the job size."""
        return replace(self, mitigation=column)

    def figures(self, given: Inputs) -> Floats:
        """Return ``(value + urgency + opportunity) / (size + mitigation)``."""
        delay = given["value"] + given["urgency"] + given["opportunity"]
        size = given["size"] if self.mitigation is None else given["size"] + given["mitigation"]
        return delay / size

    def worked(self, given: Mapping[str, float]) -> str:
        """Return the formula in numbers."""
        delay = " + ".join(f"{name} {readable(given[name])}" for name in _DELAY)
        size = f"size {readable(given['size'])}"
        if self.mitigation is not None:
            size = f"({size} + mitigation {readable(given['mitigation'])})"
        return f"({delay}) / {size}"

    def remarks(self, given: Inputs) -> tuple[str, ...]:
        """Say in which columns nobody has the 1 that the smallest should have."""
        names = (*_DELAY, "size")
        off = [name for name in names if given[name].size and given[name].min() > 1]
        if not off:
            return ()
        return (f"The smallest initiative of each column should have 1; none has in: {_and(off)}.",)


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
