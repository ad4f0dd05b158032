"""The mean of all weights in a set, by splitting it face by face."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import factorial

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.enclosure import TOUCH


def centroid_of(corners: Floats, rows: Floats) -> Floats:
    """Return the mean of all points between corners, each part weighing as its volume.

    A pyramid over every face that does not hold a given corner, with that corner as its tip: their
    volumes and means add up to those of the whole, and each face is split alike (Cohen and Hickey
    1979, Journal of the ACM 26:401). No random draws, no rounding but that of floats.

    Parameters
    ----------
    corners
        All corners, one a row, in sum 1.
    rows
        That say ``rows @ w >= 0``, with `corners` at least 0 everything there is.
    """
    heights = corners @ np.vstack([np.eye(corners.shape[1]), rows]).T
    whole = np.ones(len(corners), dtype=np.bool_)
    return _Faces(corners, heights <= TOUCH).measure(whole, _dimension(corners))[1]


def evened(mean: Floats, rows: Floats) -> Floats:
    """Return a drawn mean with the same weight for criteria that all rows treat alike."""
    found, count = mean.copy(), len(mean)
    told = _in_order(rows)
    for one in range(count):
        alike = [each for each in range(count) if np.array_equal(_swapped(rows, one, each), told)]
        found[one] = mean[alike].mean()
    return found


@dataclass(frozen=True, slots=True)
class _Faces:
    corners: Floats
    touching: NDArray[np.bool_]
    """Which corners (rows) lie on which rows of the set (columns)."""
    known: dict[bytes, tuple[float, Floats]] = field(default_factory=dict)

    def measure(self, face: NDArray[np.bool_], dimension: int) -> tuple[float, Floats]:
        """Return the volume of a face and its mean."""
        key = face.tobytes()
        if key not in self.known:
            simple = face.sum() == dimension + 1
            self.known[key] = self._simplex(face) if simple else self._pyramids(face, dimension)
        return self.known[key]

    def _simplex(self, face: NDArray[np.bool_]) -> tuple[float, Floats]:
        places = self.corners[face]
        edges = places[1:] - places[0]
        size = np.sqrt(max(np.linalg.det(edges @ edges.T), 0.0)) if len(edges) else 1.0
        return float(size) / factorial(len(edges)), places.mean(axis=0)

    def _pyramids(self, face: NDArray[np.bool_], dimension: int) -> tuple[float, Floats]:
        tip = int(np.argmax(face))
        volume, moment = 0.0, np.zeros(self.corners.shape[1])
        for side in self._sides(face):
            if not side[tip]:
                size, mean = self.measure(side, dimension - 1)
                size *= _distance(self.corners[tip], self.corners[side]) / dimension
                volume += size
                moment += size * (dimension * mean + self.corners[tip]) / (dimension + 1)
        return volume, moment / volume

    def _sides(self, face: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return the largest faces of a face: those on a row, and on no other with more corners."""
        found = np.unique((self.touching & face[:, np.newaxis]).T, axis=0)
        found = found[found.any(axis=1) & (found != face).any(axis=1)]
        beyond = found.astype(np.int32) @ (~found).T.astype(np.int32)
        return np.asarray(found[(beyond == 0).sum(axis=1) == 1])


def _swapped(rows: Floats, one: int, other: int) -> Floats:
    columns = np.arange(rows.shape[1])
    columns[[one, other]] = other, one
    return _in_order(rows[:, columns])


def _in_order(rows: Floats) -> Floats:
    return np.asarray(rows[np.lexsort(rows.T)])


def _dimension(places: Floats) -> int:
    return int(np.linalg.matrix_rank(places - places[0], tol=TOUCH))


def _distance(point: Floats, places: Floats) -> float:
    """Return how far a point is from the flat through some places."""
    way, edges = point - places[0], places[1:] - places[0]
    if not len(edges):
        return float(np.linalg.norm(way))
    _, widths, axes = np.linalg.svd(edges, full_matrices=False)
    axes = axes[widths > TOUCH]
    return float(np.linalg.norm(way - axes.T @ (axes @ way)))
