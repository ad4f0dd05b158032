"""What every value function is: scores on an anchored scale in, values in [0, 1] out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.plain import Plain

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Floats = NDArray[np.float64]
"""An array of numbers, NaN where unknown."""


class ValueFunction(Plain, ABC):
    """Turns scores into values: 0 at the worst end of a scale, 1 at the best, monotone between.

    The ends belong to the criterion and never to the data, so adding an initiative moves no
    value. A subclass is a frozen dataclass with a field ``kind``, entered in the registry
    `VALUE_FUNCTIONS`.
    """

    __slots__ = ()

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError if the function does not fit a scale with these ends."""

    @abstractmethod
    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the value in [0, 1] of every score on the scale from `worst` to `best`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[ValueFunction], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let `kind` choose among the registered functions."""
        from pydantic_core import core_schema

        from portfolio.scoring.value_functions import VALUE_FUNCTIONS

        if cls is not ValueFunction:
            return handler(source)
        kinds = {kind: handler.generate_schema(each) for kind, each in VALUE_FUNCTIONS.items()}
        return core_schema.tagged_union_schema(kinds, discriminator="kind")
