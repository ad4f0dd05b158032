"""Random walks through a set of weights that reach every part of it alike."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.enclosure import TOUCH
from portfolio.scoring.weights.linear_program import lowest_point

_WALKERS = 500
_THIN, _WARM = 2, 15
"""Steps between two draws of a walker and steps before the first, by dimension of the set."""


def walk(rows: Floats, n: int, rng: np.random.Generator) -> Floats:
    """Draw weights with ``rows @ w >= 0``, uniformly, by hit-and-run.

    Many walkers start at random between corners of the set. At each step each takes a random
    direction and a uniform point on its line within the set. Directions are as long as the set is
    wide, learnt from the walkers before any draw is kept. Sources: Smith (1984), Operations
    Research 32:1296; Tervonen et al. (2013), European Journal of Operational Research 224:552.
    """
    corners = _spanning_corners(rows, rng)
    within = np.vstack([np.eye(rows.shape[1]), rows])
    walkers = min(n, _WALKERS)
    mix = rng.dirichlet(np.ones(len(corners)), walkers)
    places = mix @ corners
    dimension = len(_axes(corners))
    if not dimension:
        return np.repeat(corners[:1], n, axis=0)
    for axes in (_axes(corners), None):
        places = _steps(
            places, axes if axes is not None else _axes(places), within, _WARM * dimension, rng
        )
    axes = _axes(places)
    kept = [places]
    while sum(map(len, kept)) < n:
        places = _steps(places, axes, within, _THIN * dimension, rng)
        kept.append(places)
    weights = np.maximum(np.vstack(kept)[:n], 0)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _steps(
    places: Floats, axes: Floats, within: Floats, count: int, rng: np.random.Generator
) -> Floats:
    """Let every walker take some steps along random mixtures of the axes."""
    room = np.maximum(places @ within.T, 1e-15)
    slopes = axes @ within.T
    moved = np.zeros((len(places), len(axes)))
    for _ in range(count):
        ways = rng.standard_normal(moved.shape)
        rates = ways @ slopes
        pace = rates / room
        low, high = -1 / pace.max(axis=1), -1 / pace.min(axis=1)
        lengths = (low + rng.random(len(places)) * (high - low))[:, np.newaxis]
        moved += lengths * ways
        room = np.maximum(room + lengths * rates, 1e-15)
    return np.asarray(places + moved @ axes)


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
