"""Models made by hand for solvers: tiny, hard, and hopeless ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning.model import Block, Columns, Labels, Model


def columns(upper: Sequence[float], *, family: str = "things", integer: bool = True) -> Columns:
    """Return columns from 0 to `upper` that use nothing."""
    size = len(upper)
    return Columns(
        family=family,
        labels=Labels.single("thing", [f"{family} {k}" for k in range(size)]),
        lower=np.zeros(size),
        upper=np.array(upper, dtype=float),
        integer=np.full(size, integer),
        spend=coo_array((1, size)),
        people=coo_array((1, size)),
        penalty=np.zeros(size),
    )


def block(
    rows: Sequence[Sequence[float]],
    *,
    lower: Sequence[float] | float = -math.inf,
    upper: Sequence[float] | float = math.inf,
) -> Block:
    """Return rows as a block of dense coefficients, zeros left out."""
    matrix = coo_array(np.array(rows, dtype=float).reshape(len(rows), len(rows[0]) if rows else 0))
    return Block(
        rule="the rule",
        labels=Labels.single("row", range(len(rows))),
        row=matrix.row.astype(np.int64),
        column=matrix.col.astype(np.int64),
        value=matrix.data,
        lower=np.broadcast_to(np.array(lower, dtype=float), len(rows)).copy(),
        upper=np.broadcast_to(np.array(upper, dtype=float), len(rows)).copy(),
    )


def knapsack() -> Model:
    """Return four things of worth 10, 13, 7, 8 and weight 5, 6, 3, 4, of which 10 can be carried.

    By hand: 13 + 8 = 21 weighs 10, 10 + 7 = 17 weighs 8, 13 + 7 = 20 weighs 9; 21 is best.
    """
    return Model((columns([1] * 4),), (block([[5, 6, 3, 4]], upper=10),), _floats(10, 13, 7, 8))


def impossible() -> Model:
    """Return two things of which three are to be taken."""
    return Model((columns([1, 1]),), (block([[1, 1]], lower=3),), _floats(1, 1))


def hard_to_prove(things: int = 250, dimensions: int = 10) -> Model:
    """Return a knapsack of several dimensions with worth close to weight (Chu and Beasley 1998).

    A plan is found at once, and that no better one exists takes minutes.
    """
    rng = Random(1998)
    weight = [[float(rng.randint(1, 1000)) for _ in range(things)] for _ in range(dimensions)]
    worth = [sum(row[k] for row in weight) / dimensions + 500 * rng.random() for k in range(things)]
    room = [0.25 * sum(row) for row in weight]
    return Model((columns([1] * things),), (block(weight, upper=room),), _floats(*worth))


def hard_to_find(things: int = 50, markets: int = 6) -> Model:
    """Return a market split (Cornuejols and Dawande 1998): halve several sums exactly at once.

    No plan is found for a long time; there need not be one.
    """
    rng = Random(1998)
    rows = [[float(rng.randint(0, 99)) for _ in range(things)] for _ in range(markets)]
    half = [float(sum(row) // 2) for row in rows]
    splits = block(rows, lower=half, upper=half)
    return Model((columns([1] * things),), (splits,), np.ones(things))


def _floats(*numbers: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(numbers, dtype=np.float64)


def beside(worth: float, least: float = 0.0) -> Model:
    """Return a thing that takes 60 of 130, worth so much, beside up to 100 of what is worth 1."""
    part = replace(columns([100], family="slack", integer=False), lower=np.array([least]))
    rows = block([[60, 1]], upper=130)
    return Model((columns([1]), part), (rows,), np.array([worth, 1.0]))
