"""What every way of finding weights is: answers of people in, weights out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio.domain.plain import Registered

if TYPE_CHECKING:
    from portfolio.scoring.weights.weight_set import WeightSet
    from portfolio.scoring.weights.weights import Weights


class Elicitation(Registered):
    """Answers about how much criteria matter, in the form one method asks for them.

    A subclass is a frozen, keyword-only dataclass with a field ``kind``, entered in the registry
    `WEIGHT_METHODS`; it checks its answers when it is made and tells every fault at once in a
    ``ValueError``. What matters is always the step from the worst to the best end of a
    criterion's scale, so weights hold only for the scales they were asked for.
    """

    __slots__ = ()

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

    @classmethod
    def registry(cls) -> Mapping[str, type[Elicitation]]:  # type: ignore[override]
        """Return the methods by kind."""
        from portfolio.scoring.weights import WEIGHT_METHODS

        return WEIGHT_METHODS


class Single(Elicitation):
    """Answers of one person, or of a group that answered as one; a panel is made of these."""

    __slots__ = ()

    @classmethod
    def registry(cls) -> Mapping[str, type[Elicitation]]:  # type: ignore[override]
        """Return the methods by kind, without those that put several answers together."""
        return {
            kind: method
            for kind, method in super().registry().items()
            if issubclass(method, Single)
        }
