"""ICE: impact, confidence and ease, multiplied or averaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from portfolio.scoring.frameworks.framework import Framework, Inputs
from portfolio.scoring.frameworks.framework_input import FrameworkInput
from portfolio.scoring.frameworks.readable import readable
from portfolio.scoring.value_functions.value_function import Floats

_NAMES = ("impact", "confidence", "ease")


class IceRule(StrEnum):
    """How the three become one: both ways are in use, and they rank differently."""

    PRODUCT = "product"
    MEAN = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ice(Framework):
    """``impact x confidence x ease``, or their mean; each from 1 to 10.

    Source: Sean Ellis, growth teams.

    Attributes
    ----------
    rule
        Product or mean; there is no default, since both are called ICE.
    impact, confidence, ease
        Columns (without ``x.``).

    Raises
    ------
    ValueError
        For another rule.
    """

    title: ClassVar[str] = "ICE"
    meaning: ClassVar[str] = (
        "ICE is a quick first order by how much it may bring, how sure you are, and how easy it is."
    )
    does_not_mean: ClassVar[str] = (
        "The three are bare opinions from 1 to 10 without worded steps, so that figures of two "
        "people or two rounds must not be compared, and twice the figure is not twice the worth."
    )

    kind: Literal["ice"] = "ice"
    rule: IceRule
    impact: str = "ice_impact"
    confidence: str = "ice_confidence"
    ease: str = "ice_ease"

    def __post_init__(self) -> None:
        if self.rule not in set(IceRule):
            raise ValueError(f"rule must be product or mean, not {self.rule!r}")

    @property
    def inputs(self) -> tuple[FrameworkInput, ...]:
        """Impact, confidence and ease, each from 1 to 10."""
        columns = (self.impact, self.confidence, self.ease)
        return tuple(
            FrameworkInput(name=name, column=column, meaning=name, low=1, high=10)
            for name, column in zip(_NAMES, columns, strict=True)
        )

    def figures(self, given: Inputs) -> Floats:
        """Return the product or the mean of the three."""
        impact, confidence, ease = (given[name] for name in _NAMES)
        if self.rule == IceRule.PRODUCT:
            return impact * confidence * ease
        return (impact + confidence + ease) / 3

    def worked(self, given: Mapping[str, float]) -> str:
        """Return the formula in numbers."""
        told = [f"{name} {readable(given[name])}" for name in _NAMES]
        return " x ".join(told) if self.rule == IceRule.PRODUCT else f"({' + '.join(told)}) / 3"
