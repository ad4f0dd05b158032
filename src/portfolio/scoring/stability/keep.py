"""What of a ranking is asked to stay as it is."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.stability.priority_model import PriorityModel

Places = NDArray[np.int64]


class Keep(StrEnum):
    """What of a ranking is asked to stay as it is.

    ``winner``: the first place. ``top``: the first so many as a set, in whatever order among
    themselves. ``order``: every place.
    """

    WINNER = "winner"
    TOP = "top"
    ORDER = "order"

    def pairs(self, model: PriorityModel, top: int) -> tuple[Places, Places]:
        """Return the positions of pairs, better ones and worse ones, none of which may swap.

        Parameters
        ----------
        model
            What is ranked.
        top
            How many are the first, at least 1; used by ``top`` alone.

        Raises
        ------
        ValueError
            If `top` is below 1.
        """
        if top < 1:
            raise ValueError(f"top must be at least 1 initiative, not {top}")
        order = np.array(model.order, dtype=np.int64)
        if self is Keep.ORDER:
            return order[:-1], order[1:]
        first = 1 if self is Keep.WINNER else top
        inside, outside = order[:first], order[first:]
        return np.repeat(inside, len(outside)), np.tile(outside, len(inside))

    def in_words(self, top: int) -> str:
        """Return what stays, in words."""
        names = {"winner": "the winner", "top": f"the first {top:,}", "order": "the whole order"}
        return names[self.value]

    def stays(self, top: int) -> str:
        """Return that it stays, in words."""
        return f"{self.in_words(top)} {'stay' if self is Keep.TOP else 'stays'}"
