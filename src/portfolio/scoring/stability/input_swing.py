"""How far each input, moved alone, moves one initiative: the bars of a tornado chart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.weight_path import WeightPath
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd


class Moved(StrEnum):
    """What kind of input is moved: the ``score`` of the initiative, or a ``weight`` of all."""

    SCORE = "score"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class InputSwing:
    """One input moved from its low to its high end while all others stay.

    Attributes
    ----------
    moved, criterion
        Which input.
    low, base, high
        The input: a value in [0, 1], or a weight.
    priority_low, priority_high
        Priority of the initiative with the input at its low and at its high end.
    rank_low, rank_high
        Its rank then; those level with it count as behind.
    """

    moved: Moved
    criterion: str
    low: float
    base: float
    high: float
    priority_low: float
    priority_high: float
    rank_low: int
    rank_high: int

    @property
    def width(self) -> float:
        """Distance between both priorities."""
        return abs(self.priority_high - self.priority_low)


@dataclass(frozen=True, repr=False)
class Tornado:
    """How far each input, moved alone, moves one initiative.

    Inputs that only matter together are not seen: interactions are ignored. `smaa` moves all of
    them at once.

    Attributes
    ----------
    initiative
        Its id.
    priority, rank
        With all inputs as stated.
    swings
        The widest first.
    """

    initiative: str
    priority: float
    rank: int
    swings: tuple[InputSwing, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row an input, the widest first.

        Columns: ``moved`` (score or weight), ``criterion``; ``low``, ``base``, ``high`` of the
        input; ``priority_low``, ``priority_high``, ``width`` in points of priority; ``rank_low``,
        ``rank_high``.
        """
        import pandas as pd

        names = [*InputSwing.__slots__, "width"]
        rows = [[getattr(each, name) for name in names] for each in self.swings]
        return pd.DataFrame(rows, columns=names)

    def __repr__(self) -> str:
        widest = ""
        if self.swings:
            first = self.swings[0]
            widest = (
                f"; most by the {first.moved} of {first.criterion!r}, {first.priority_low:.3f} to "
                f"{first.priority_high:.3f}"
            )
        return f"<Tornado of {self.initiative}: priority {self.priority:.3f}{widest}>"

    def _repr_html_(self) -> str:
        rows = [
            [
                f"{each.moved.value.capitalize()} of {each.criterion}",
                f"{each.low:.2f} to {each.high:.2f}",
                f"{each.priority_low:.3f} to {each.priority_high:.3f}",
                f"{each.rank_low:,} to {each.rank_high:,}",
            ]
            for each in self.swings
        ]
        caption = (
            f"{self.initiative}: priority {self.priority:.3f}, rank {self.rank:,}. Each input "
            "moves alone; what inputs do together is not seen."
        )
        return html_table(["Input", "From low to high", "Priority", "Rank"], rows, caption)


def tornado(matrices: Matrices, initiative: str, *, scope: WeightScope | None = None) -> Tornado:
    """Move each score of an initiative and each weight alone, from low to high.

    A score moves between its low and high value; scores without a range are left out. A weight
    moves between the least and the greatest one that is possible, the others in proportion.

    Parameters
    ----------
    matrices
        What is ranked.
    initiative
        Whose priority and rank are watched.
    scope
        Which weights are possible; None is a half to the double of the stated ones.

    Raises
    ------
    KeyError
        For an unknown id.
    """
    model = PriorityModel.of(matrices)
    at = model.position(initiative)
    possible = scope or WeightScope.around(model)
    swings = [*score_swings(model, initiative), *_weight_swings(model, at, possible)]
    swings.sort(key=lambda each: (-each.width, each.moved, each.criterion))
    priority = model.priority[at].item()
    return Tornado(initiative, priority, _rank(model.products, at), tuple(swings))


def score_swings(model: PriorityModel, initiative: str) -> list[InputSwing]:
    """Move each score of an initiative that has a range, alone, from low to high.

    Raises
    ------
    KeyError
        For an unknown id.
    """
    at, swings = model.position(initiative), []
    for axis, matrix in enumerate(model.axes):
        other = model.elsewhere(axis)[at]
        for column in np.flatnonzero(matrix.low[at] < matrix.high[at]).tolist():
            ends = [each[at, column].item() for each in (matrix.low, matrix.likely, matrix.high)]
            moved = []
            for end in (ends[0], ends[2]):
                total = matrix.totals[at] + matrix.weights[column] * (end - ends[1])
                products = model.products.copy()
                products[at] = total * other
                moved.append(products)
            swings.append(_swing(model, at, Moved.SCORE, matrix.criteria[column], ends, moved))
    return swings


def _weight_swings(model: PriorityModel, at: int, scope: WeightScope) -> list[InputSwing]:
    swings = []
    for matrix, possible in zip(model.axes, scope.sets, strict=True):
        if len(matrix.criteria) == 1:
            continue
        for name, (low, high) in possible.ranges().items():
            path = WeightPath.of(model, [name])
            moved = [path.products(low), path.products(high)]
            swings.append(_swing(model, at, Moved.WEIGHT, name, [low, path.stated, high], moved))
    return swings


def _swing(
    model: PriorityModel,
    at: int,
    moved: Moved,
    criterion: str,
    ends: list[float],
    products: list[Floats],
) -> InputSwing:
    # Rounding may carry a product of 0 below 0.
    ends_of_bar = [each[at].item() for each in products]
    if len(model.axes) == 2:
        ends_of_bar = [max(0.0, each) ** 0.5 for each in ends_of_bar]
    ranks = [_rank(each, at) for each in products]
    low, base, high = ends
    return InputSwing(moved, criterion, low, base, high, *ends_of_bar, *ranks)


def _rank(products: Floats, at: int) -> int:
    return 1 + int(np.count_nonzero(products > products[at] + 1e-12))
