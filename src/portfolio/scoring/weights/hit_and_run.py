"""Random walks through a set of weights that reach every part of it alike."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.enclosure import TOUCH
from portfolio.scoring.weights.linear_program import lowest_point

_WALKERS = 1_000
_THIN, _WARM = 4, 12
"""Steps between two draws of a walker and steps before the first, by dimension of the set."""
_LEAST_ROOM = 1e-15


def walk(rows: Floats, n: int, rng: np.random.Generator) -> Floats:
    """Draw weights with ``rows @ w >= 0``, uniformly, by hit-and-run.

    Many walkers start at random between corners of the set. At each step each takes a random
    direction and a uniform point on its line within the set. Directions are as long as the set is
    wide, learnt from the walkers before any draw is kept. Sources: Smith (1984), Operations
    Research 32:1296; Tervonen et al. (2013), European Journal of Operational Research 224:552.

    Parameters
    ----------
    rows
        Of shape (r, k), for weights of at least 0 in sum 1; at least one such vector must hold.
    n
        How many.
    rng
        What to draw from.

    Returns
    -------
    Floats
        Of shape (n, k).
    """
    corners = _spanning_corners(rows, rng)
    dimension = len(_axes(corners))
    if not dimension:
        return np.repeat(corners[:1], n, axis=0)
    within = np.vstack([np.eye(rows.shape[1]), rows])
    places = rng.dirichlet(np.ones(len(corners)), min(n, _WALKERS)) @ corners
    for _ in range(2):
        places = _walked(places, _axes(places), within, _WARM * dimension, rng)
    axes, kept = _axes(places), [places]
    while sum(map(len, kept)) < n:
        kept.append(_walked(kept[-1], axes, within, _THIN * dimension, rng))
    weights = np.maximum(np.vstack(kept)[:n], 0)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _walked(
    places: Floats, axes: Floats, within: Floats, steps: int, rng: np.random.Generator
) -> Floats:
    """Return where the walkers are after some steps along random mixtures of the axes."""
    # A column each walker: numpy finds the nearest wall of many columns faster than of many rows.
    room = np.maximum(within @ places.T, _LEAST_ROOM)
    slopes = within @ axes.T
    moved = np.zeros((len(axes), len(places)))
    for _ in range(steps):
        ways = rng.standard_normal(moved.shape)
        rates = slopes @ ways
        pace = rates / room
        low, high = -1 / pace.max(axis=0), -1 / pace.min(axis=0)
        lengths = low + rng.random(len(places)) * (high - low)
        moved += lengths * ways
        room = np.maximum(room + lengths * rates, _LEAST_ROOM)
    return np.asarray(places + moved.T @ axes)


def _axes(points: Floats) -> Floats:
    """Return the main axes of a cloud of points, each as long as the cloud is wide along it."""
    _, widths, axes = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    wide = widths > TOUCH
    return np.asarray(widths[wide, np.newaxis] * axes[wide] / np.sqrt(len(points)))


def _spanning_corners(rows: Floats, rng: np.random.Generator) -> Floats:
    """Return corners that span the set: least and greatest along each direction not yet spanned."""
    count = rows.shape[1]
    corners: list[Floats] = []
    seen = np.ones((1, count)) / np.sqrt(count)
    while len(seen) < count:
        way = rng.standard_normal(count)
        way -= seen.T @ (seen @ way)
        way -= seen.T @ (seen @ way)
        way /= np.linalg.norm(way)
        ends = [lowest_point(way, rows), lowest_point(-way, rows)]
        found = [end for end in ends if end is not None]
        corners += found
        spread = found[1] - found[0]
        spread -= seen.T @ (seen @ spread)
        size = float(np.linalg.norm(spread))
        flat = abs(float(way @ spread)) <= TOUCH
        seen = np.vstack([seen, way if flat else spread / size])
    return np.array(corners)
