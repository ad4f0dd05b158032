"""What every way of finding weights is: answers of people in, weights out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from portfolio.domain.plain import Registered

if TYPE_CHECKING:
    from portfolio.scoring.weights.weight_set import WeightSet
    from portfolio.scoring.weights.weights import Weights


@dataclass(frozen=True, kw_only=True)
class Elicitation(Registered, ABC):
    """Answers about how much criteria matter, in the form one method asks for them.

    What matters is always the step from the worst to the best end of a criterion's scale, so
    weights hold only for the scales they were asked for: `anchors` records these, `stale` tells
    what has changed since.

    A subclass is a ``@dataclass(frozen=True, kw_only=True)`` with a field
    ``kind: Literal["..."] = "..."``, entered in the registry `WEIGHT_METHODS`. It inherits the
    field `anchors` and gives its `criteria`, its `weights`, and its `faults`; it needs no
    ``__post_init__``, for this class raises all faults at once when the answers are made. One
    that holds other elicitations also overrides `stale` and adds what they say.

    Attributes
    ----------
    anchors
        Worst and best end of each criterion's scale when the questions were asked, by id, in
        the unit of the scale. Empty where nobody recorded them.

    Raises
    ------
    ValueError
        With every fault of the answers.
    """

    anchors: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = list(self.faults())
        # Answers that are wrong may name criteria wrongly too: anchors are looked at afterwards.
        faults += [] if faults else list(self._anchor_faults())
        if faults:
            raise ValueError("; ".join(faults))

    @property
    @abstractmethod
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria that get a weight, in the order they were named."""

    @abstractmethod
    def weights(self) -> Weights:
        """Return the weights that follow from the answers."""

    def weight_set(self) -> WeightSet:
        """Return every vector of weights the answers leave open; one point unless overridden."""
        from portfolio.scoring.weights.weight_set import WeightSet

        return WeightSet.point(self.weights().by_criterion)

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the answers: each value and what was expected; none if right."""
        yield from ()

    def stale(self, ends: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
        """Say for which criteria the weights no longer hold, because their scale has changed.

        Parameters
        ----------
        ends
            Worst and best end of each criterion's scale today.

        Returns
        -------
        tuple of str
            A sentence for each criterion whose recorded scale is another one today; none for
            criteria without a record.
        """
        return tuple(
            f"{name}: its weight was asked for on a scale from {worst:g} (worst) to {best:g} "
            f"(best), which now goes from {ends[name][0]:g} to {ends[name][1]:g}; ask again."
            for name, (worst, best) in self.anchors.items()
            if name in ends and tuple(ends[name]) != (worst, best)
        )

    @classmethod
    def registry(cls) -> Mapping[str, type[Elicitation]]:
        """Return the methods by kind."""
        from portfolio.scoring.weights import WEIGHT_METHODS

        return WEIGHT_METHODS

    def _anchor_faults(self) -> Iterator[str]:
        for name, (worst, best) in self.anchors.items():
            if name not in self.criteria:
                yield f"anchors name {name!r}, expected one of {', '.join(self.criteria)}"
            if not (isfinite(worst) and isfinite(best) and worst != best):
                yield f"anchors of {name} must be two different numbers, not {worst:g} and {best:g}"


@dataclass(frozen=True, kw_only=True)
class Single(Elicitation):
    """Answers of one person, or of a group that answered as one; a panel is made of these."""

    @classmethod
    def registry(cls) -> Mapping[str, type[Single]]:
        """Return the methods by kind, without those that put several answers together."""
        return {
            kind: method
            for kind, method in super().registry().items()
            if issubclass(method, Single)
        }
