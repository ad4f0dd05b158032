"""ECV: expected commercial value, ranked by what it brings for the scarcest resource."""

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
class Ecv(Framework):
    """``(NPV x Pcs - C) x Pts - D``, ranked by ECV over the resource it takes.

    Source: Cooper, Edgett and Kleinschmidt, Portfolio Management for New Products. Money spent
    already counts nowhere.

    Attributes
    ----------
    npv, p_commercial, launch_cost, p_technical, development_cost
        Columns (without ``x.``): present value of the gains after launch; probability of
        commercial success given technical success; cost of launching; probability of technical
        success; development cost still to come.
    resource
        Column of the amount it takes of what is scarcest, such as FTE-quarters or money left to
        spend; above 0.
    """

    title: ClassVar[str] = "ECV"
    unit: ClassVar[str] = "money"
    meaning: ClassVar[str] = (
        "ECV is the money to expect of a project, development and launch each weighed by the "
        "chance of getting there; the ranking is by ECV for each unit of the scarcest resource."
    )
    does_not_mean: ClassVar[str] = (
        "It is an average over many such projects and no forecast of one, it does not stop before "
        "a launch that would lose money, and a rate of return that already holds a premium for "
        "risk counts that risk twice."
    )

    kind: Literal["ecv"] = "ecv"
    npv: str = "ecv_npv"
    p_commercial: str = "ecv_p_commercial"
    launch_cost: str = "ecv_launch_cost"
    p_technical: str = "ecv_p_technical"
    development_cost: str = "ecv_development_cost"
    resource: str = "ecv_resource"

    @property
    def inputs(self) -> tuple[FrameworkInput, ...]:
        """Value, two probabilities, two costs and the resource."""
        return (
            FrameworkInput(
                name="npv",
                column=self.npv,
                meaning="present value of the gains after launch",
                kind=FieldKind.MONEY,
            ),
            _chance("p_commercial", self.p_commercial, "commercial"),
            _cost("launch_cost", self.launch_cost, "cost of launching"),
            _chance("p_technical", self.p_technical, "technical"),
            _cost("development_cost", self.development_cost, "development cost still to come"),
            FrameworkInput(
                name="resource",
                column=self.resource,
                meaning="amount it takes of the scarcest resource",
                above=0,
            ),
        )

    def figures(self, given: Inputs) -> Floats:
        """Return ``(NPV x Pcs - C) x Pts - D``."""
        launched = given["npv"] * given["p_commercial"] - given["launch_cost"]
        return launched * given["p_technical"] - given["development_cost"]

    def ranked_by(self, given: Inputs) -> Floats:
        """Return ECV over the resource it takes."""
        return self.figures(given) / given["resource"]

    def worked(self, given: Mapping[str, float]) -> str:
        """Return the formula in numbers."""
        told = {name: readable(number) for name, number in given.items()}
        return (
            f"(NPV {told['npv']} x commercial success {told['p_commercial']} - launch "
            f"{told['launch_cost']}) x technical success {told['p_technical']} - development "
            f"{told['development_cost']}"
        )

    def remarks(self, given: Inputs) -> tuple[str, ...]:
        """Say how many would lose money by launching."""
        losing = int((given["npv"] * given["p_commercial"] < given["launch_cost"]).sum())
        if not losing:
            return ()
        return (f"{losing:,} would lose money by launching: NPV x success is below its cost.",)


def _chance(name: str, column: str, what: str) -> FrameworkInput:
    meaning = f"probability of {what} success"
    return FrameworkInput(
        name=name, column=column, meaning=meaning, kind=FieldKind.SHARE, low=0, high=1
    )


def _cost(name: str, column: str, meaning: str) -> FrameworkInput:
    return FrameworkInput(name=name, column=column, meaning=meaning, kind=FieldKind.MONEY, low=0)
