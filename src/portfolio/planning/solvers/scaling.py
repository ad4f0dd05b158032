"""What a solver counts columns and worth in, where the units of people would lead it astray."""

from __future__ import annotations

import math

import numpy as np
from scipy.sparse import csc_array

from portfolio.planning.model import Bools, Floats, Model
from portfolio.planning.solvers.solver import pieces, row_scale


def worth_scale(model: Model, unusable: Bools, unit: Floats) -> float:
    """Return what to multiply the worth with so that the best column's is about 8.

    HiGHS prices columns in absolute terms, too; at a worth of billions it finds no good plan.
    The factor is a power of two, so no digit changes.
    """
    gains = np.where(unusable, 0.0, model.worth * unit)
    largest = float(gains.max(initial=0.0)) or float(np.abs(gains).max(initial=0.0))
    return 2.0 ** round(3 - math.log2(largest)) if largest > 0 else 1.0


def column_units(model: Model) -> Floats:
    """Return the unit HiGHS counts each column in: 1 for integers, its range for slack.

    HiGHS 1.15 may find a slack in money to be integer by implication, and then steps through all
    its values, billions of them, one by one.
    """
    wide = ~model.integer & (model.upper > 1)
    return np.where(wide, model.upper, 1.0)


def scale_rows(model: Model, matrix: csc_array) -> Floats:
    """Scale the rows of a matrix in place by `row_scale`, and return the factors."""
    scale = row_scale(model, matrix)
    for rows, values in pieces(matrix):
        np.multiply(values, scale.take(rows), out=values)
    return scale
