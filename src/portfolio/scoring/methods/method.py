"""What every cross-check is: a value matrix in, another ranking of its initiatives out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from portfolio.domain.plain import Registered
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.value_matrix import ValueMatrix


class Method(Registered, ABC):
    """Ranks initiatives by another rule than the sum of weighted values.

    A cross-check asks whether the first initiatives stay the first under another rule. It never
    feeds the plan: its scores add up to nothing, and with most rules the order of two
    initiatives may turn round when a third one comes or goes (rank reversal), which anchored
    additive values rule out. Source of the caution: Belton and Gear (1983).

    A subclass is a frozen dataclass with a field ``kind``, entered in the registry `METHODS`. It
    judges the likely values, takes any number of initiatives from one on, and gives finite
    scores also where a criterion tells no two initiatives apart.
    """

    __slots__ = ()
    kind: str
    name: ClassVar[str]
    """As people write it, such as ``TOPSIS``."""

    @abstractmethod
    def rank(self, matrix: ValueMatrix) -> MethodRanking:
        """Return scores and ranking of the initiatives of a matrix; more is better in it."""

    @classmethod
    def registry(cls) -> Mapping[str, type[Method]]:
        """Return the methods by kind."""
        from portfolio.scoring.methods import METHODS

        return METHODS
