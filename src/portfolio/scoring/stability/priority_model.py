"""What a ranking is made of, frozen: one matrix of values, or two whose totals are multiplied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from portfolio.domain.meant import did_you_mean
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix


@dataclass(frozen=True, eq=False, repr=False)
class PriorityModel:
    """One or two matrices of values by which the same initiatives are ranked.

    With one matrix the priority is its weighted sum ``V_i``. With two, such as value and
    feasibility, it is ``sqrt(V_i F_i)``, as on a scorecard. While the weights of one axis move
    and the other axis stays, ``V_i F_i`` is a straight line in the weights: every crossing of two
    initiatives is exact.

    Attributes
    ----------
    axes
        One or two matrices of the same initiatives in the same order, with different criteria.

    Raises
    ------
    ValueError
        For no or more than two matrices, initiatives that differ, a criterion used twice, or,
        with two axes, values below 0: a product of two bad totals would look good.
    """

    axes: tuple[ValueMatrix, ...]

    def __post_init__(self) -> None:
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))

    @classmethod
    def of(cls, matrices: Matrices) -> PriorityModel:
        """Take one matrix, a sequence of them, or a model, which is given back."""
        if isinstance(matrices, PriorityModel):
            return matrices
        return cls((matrices,) if isinstance(matrices, ValueMatrix) else tuple(matrices))

    @property
    def initiatives(self) -> tuple[str, ...]:
        """Ids; every array is aligned with them."""
        return self.axes[0].initiatives

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria of all axes, axis after axis."""
        return tuple(name for matrix in self.axes for name in matrix.criteria)

    @cached_property
    def products(self) -> Floats:
        """Product of the axis totals at the likely values and the stated weights."""
        product = np.ones(len(self))
        for matrix in self.axes:
            product = product * matrix.totals
        return product

    @cached_property
    def priority(self) -> Floats:
        """What initiatives are ranked by: the total, or the root of the product of two totals."""
        return self.products if len(self.axes) == 1 else np.sqrt(self.products)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Positions by falling priority, ties by id."""
        keys = zip((-self.priority).tolist(), self.initiatives, range(len(self)), strict=True)
        return tuple(position for _, _, position in sorted(keys))

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """Ids by falling priority, ties by id."""
        return tuple(self.initiatives[position] for position in self.order)

    @property
    def is_exact(self) -> bool:
        """Whether no value has a range."""
        return all(np.array_equal(matrix.low, matrix.high) for matrix in self.axes)

    def elsewhere(self, axis: int) -> Floats:
        """Return the totals of the other axis by initiative; ones where there is no other."""
        others = [matrix.totals for at, matrix in enumerate(self.axes) if at != axis]
        return others[0] if others else np.ones(len(self))

    def position(self, initiative: str) -> int:
        """Return where an initiative stands in `initiatives`.

        Raises
        ------
        KeyError
            For an unknown id; the message names the nearest one.
        """
        return _place(initiative, self.initiatives, "an initiative")

    def column(self, criterion: str) -> tuple[int, int]:
        """Return the axis of a criterion and its column there.

        Raises
        ------
        KeyError
            For an unknown id; the message names the nearest one.
        """
        at = _place(criterion, self.criteria, "a criterion")
        first = len(self.axes[0].criteria)
        return (0, at) if at < first else (1, at - first)

    def __len__(self) -> int:
        return len(self.initiatives)

    def __repr__(self) -> str:
        return f"<PriorityModel of {len(self):,} initiatives by {len(self.criteria)} criteria>"

    def _faults(self) -> Iterator[str]:
        if not 1 <= len(self.axes) <= 2:
            yield f"one or two matrices of values are expected, not {len(self.axes)}"
            return
        for name, count in Counter(self.initiatives).items():
            if count > 1:
                yield f"initiative {name!r} stands {count} times"
        for name, count in Counter(self.criteria).items():
            if count > 1:
                yield f"criterion {name!r} stands {count} times"
        if any(matrix.initiatives != self.initiatives for matrix in self.axes):
            yield "both matrices must hold the same initiatives in the same order"
        if not len(self) or not all(matrix.criteria for matrix in self.axes):
            yield "at least one initiative and one criterion an axis are expected"
        elif len(self.axes) == 2 and (least := min(each.low.min() for each in self.axes)) < 0:
            yield f"with two axes no value may be below 0, but one is {least:g}"


Matrices = ValueMatrix | Sequence[ValueMatrix] | PriorityModel
"""What every analysis takes: one matrix, one an axis, or the model they make up."""


def _place(name: str, names: tuple[str, ...], what: str) -> int:
    if name in names:
        return names.index(name)
    hint = did_you_mean(name, names)
    raise KeyError(f"{name!r} is not {what} here{hint}")
