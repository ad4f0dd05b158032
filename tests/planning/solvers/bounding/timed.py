"""Small models of initiatives that start in one of several quarters, and all their plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from hypothesis import strategies as st
from scipy.sparse import coo_array
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Columns, Floats, Ints, Labels, Model

DEMANDS = (0.0, 0.5, 1.0, 1.5, 2.0)


@dataclass(frozen=True, kw_only=True)
class Timed(Columns):
    """Columns of initiatives, each with the same number of starts."""

    starts: int

    @property
    def subject(self) -> Ints:
        """Number of the initiative."""
        return np.arange(len(self)) // self.starts


def timed(initiatives: int, starts: int) -> Timed:
    """Return the starts of initiatives that use nothing."""
    size = initiatives * starts
    return Timed(
        family="starts",
        labels=Labels.product(initiative=range(initiatives), start=range(starts)),
        lower=np.zeros(size),
        upper=np.ones(size),
        integer=np.ones(size, dtype=bool),
        spend=coo_array((1, size)),
        people=coo_array((1, size)),
        penalty=np.zeros(size),
        starts=starts,
    )


def staffed(
    worth: list[float], demand: list[list[float]], own: list[float], hires: list[int], starts: int
) -> Model:
    """Return starts and one column of hires a row: each row needs no more than own and hired.

    A person hired is there in every row, at half productivity in the first one, and costs 1.
    """
    size, people = len(worth), len(hires)
    once = [
        [1.0 if k // starts == i else 0.0 for k in range(size)] + [0.0] * people
        for i in range(size // starts)
    ]
    supply = [[-0.5 if k == 0 else -1.0] * people for k in range(len(demand))]
    rows = [need + have for need, have in zip(demand, supply, strict=True)]
    return Model(
        (timed(size // starts, starts), columns(hires, family="hires")),
        (block(once, upper=1), block(rows, upper=own)),
        np.array(worth + [-1.0] * people),
    )


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Draw three initiatives with three starts, two rows of staff and one kind of hires."""
    size, starts = 9, 3
    worth = draw(st.lists(st.integers(1, 9).map(float), min_size=size, max_size=size))
    need = st.lists(st.sampled_from(DEMANDS), min_size=size, max_size=size)
    demand = draw(st.lists(need, min_size=2, max_size=2))
    own = draw(st.lists(st.sampled_from((0.5, 1.0, 1.5, 2.0, 3.0)), min_size=2, max_size=2))
    return staffed(worth, demand, own, [draw(st.integers(0, 2))], starts)


def plans(model: Model) -> Iterator[Floats]:
    """Every point of whole numbers that keeps the rows."""
    first, hires = model.columns
    assert isinstance(first, Timed)
    units = np.vstack([np.zeros(first.starts), np.eye(first.starts)])
    counts = [range(int(most) + 1) for most in hires.upper]
    for chosen in product(units, repeat=len(first) // first.starts):
        for hired in product(*counts):
            point = np.concatenate([*chosen, np.array(hired, dtype=float)])
            if not (model.row_excess(point) > 1e-9).any():
                yield point
