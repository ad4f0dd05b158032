"""How far one weight may move, the others in proportion, before the ranking changes: exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.stability.keep import Keep
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.weight_path import WeightPath
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Crossing:
    """A weight at which two initiatives are level.

    Attributes
    ----------
    weight
        In [0, 1].
    rises, falls
        Ids: above that weight the first is ahead of the second, below it behind.
    """

    weight: float
    rises: str
    falls: str

    def __str__(self) -> str:
        return f"at {self.weight:.1%} {self.rises} overtakes {self.falls}"


@dataclass(frozen=True, slots=True)
class WeightInterval:
    """The weights of one criterion, or of a group moved as one, that change nothing.

    Attributes
    ----------
    name
        Of the criterion or the group.
    stated
        Weight as stated, in [0, 1].
    low, high
        Ends of the interval, in [0, 1]; at the ends two initiatives are level, or the weight
        reaches 0 or 1.
    at_low, at_high
        The pair that swaps there; None where no pair does.
    kept
        What stays, as a sentence without its stop.
    """

    name: str
    stated: float
    low: float
    high: float
    at_low: Crossing | None
    at_high: Crossing | None
    kept: str

    @property
    def room(self) -> float:
        """Distance from the stated weight to the nearer end with a swap; infinite without one."""
        down = self.stated - self.low if self.at_low else np.inf
        up = self.high - self.stated if self.at_high else np.inf
        return float(min(down, up))

    def __str__(self) -> str:
        if not self.at_low and not self.at_high:
            return f"Whatever the weight of {self.name!r}, {self.kept}."
        swaps = []
        if self.at_low:
            swaps.append(f"below, {self.at_low.falls} passes {self.at_low.rises}")
        if self.at_high:
            swaps.append(f"above, {self.at_high.rises} passes {self.at_high.falls}")
        return (
            f"{self.kept.capitalize()} while {self.name!r} weighs {self.low:.1%} to "
            f"{self.high:.1%} (stated: {self.stated:.1%}); {'; '.join(swaps)}."
        )


@dataclass(frozen=True, repr=False)
class WeightIntervals:
    """Weight intervals of a ranking, the one with the least room first.

    Attributes
    ----------
    intervals
        By rising room, then name.
    """

    intervals: tuple[WeightInterval, ...]

    def __getitem__(self, name: str) -> WeightInterval:
        """Return the interval of a criterion or group by its name."""
        return {interval.name: interval for interval in self.intervals}[name]

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion or group, least room first.

        Columns: ``name``; ``stated``, ``low``, ``high`` weight in [0, 1]; ``room`` to the nearer
        swap, infinite without one; ``at_low``, ``at_high``: the swap there in words, empty
        without one.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "name": [each.name for each in self.intervals],
                "stated": [each.stated for each in self.intervals],
                "low": [each.low for each in self.intervals],
                "high": [each.high for each in self.intervals],
                "room": [each.room for each in self.intervals],
                "at_low": [str(each.at_low or "") for each in self.intervals],
                "at_high": [str(each.at_high or "") for each in self.intervals],
            }
        )

    def __repr__(self) -> str:
        first = f"; {self.intervals[0]}" if self.intervals else ""
        return f"<WeightIntervals of {len(self.intervals):,}{first}>"

    def _repr_html_(self) -> str:
        rows = [
            [each.name, f"{each.stated:.1%}", f"{each.low:.1%}", f"{each.high:.1%}", str(each)]
            for each in self.intervals
        ]
        return html_table(["Weight of", "Stated", "From", "To", "What happens"], rows)


def weight_intervals(
    matrices: Matrices,
    *,
    keep: Keep = Keep.WINNER,
    top: int = 10,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> WeightIntervals:
    """Return how far each weight may move before the ranking changes.

    ``P_i(t)`` is linear in the moved weight t, so a pair is level at
    ``t_ij = (base_j - base_i) / (slope_i - slope_j)``, exactly. One weight moves at a time.

    Parameters
    ----------
    matrices
        What is ranked.
    keep
        What has to stay.
    top
        How many are the first, for ``Keep.TOP``; where there are no more, nothing can change.
    groups
        Criteria to be moved as one, by the group's name; each criterion alone if None. A
        criterion that is alone on its axis cannot move and is left out then.

    Raises
    ------
    KeyError
        For an unknown criterion in a group.
    ValueError
        For a group that is empty or not within one axis, or `top` below 1.
    """
    model = PriorityModel.of(matrices)
    moved = groups if groups is not None else _each(model)
    found = [_interval(model, name, moved[name], keep, top) for name in moved]
    # Rounded, so that rooms that are equal on paper go by name.
    found.sort(key=lambda each: (round(each.room, 12), each.name))
    return WeightIntervals(tuple(found))


def crossings(matrices: Matrices, group: str | Sequence[str]) -> tuple[Crossing, ...]:
    """Return every weight in [0, 1] at which two initiatives are level, rising.

    Parameters
    ----------
    matrices
        What is ranked.
    group
        The criterion whose weight moves, or several moved as one; the others keep their
        proportions.

    Raises
    ------
    KeyError
        For an unknown criterion.
    ValueError
        For a group that is empty or not within one axis.
    """
    model = PriorityModel.of(matrices)
    path = WeightPath.of(model, [group] if isinstance(group, str) else group)
    one, other = np.triu_indices(len(model), k=1)
    weight, lead = _levels(path, one, other)
    kept = np.flatnonzero((lead != 0) & (weight >= 0) & (weight <= 1))
    kept = kept[np.argsort(weight[kept], kind="stable")]
    return tuple(
        _crossing(model, weight[at].item(), one[at], other[at], lead[at].item()) for at in kept
    )


def _each(model: PriorityModel) -> Mapping[str, Sequence[str]]:
    return {
        name: [name]
        for matrix in model.axes
        if len(matrix.criteria) > 1
        for name in matrix.criteria
    }


def _interval(
    model: PriorityModel, name: str, group: Sequence[str], keep: Keep, top: int
) -> WeightInterval:
    path = WeightPath.of(model, group)
    better, worse = keep.pairs(model, top)
    weight, lead = _levels(path, better, worse)
    ends: list[tuple[float, Crossing | None]] = []
    # The better one gains where its line is steeper: then it is safe above the crossing.
    for side, edge, nearest in ((lead > 0, 0.0, np.argmax), (lead < 0, 1.0, np.argmin)):
        near = np.flatnonzero(side & (weight >= 0) & (weight <= 1))
        if not near.size:
            ends.append((edge, None))
            continue
        at = near[nearest(weight[near])]
        swap = _crossing(model, weight[at].item(), better[at], worse[at], lead[at].item())
        ends.append((swap.weight, swap))
    (low, at_low), (high, at_high) = ends
    # A tie at the stated weight may be found a rounding error beyond it.
    low, high = min(low, path.stated), max(high, path.stated)
    return WeightInterval(name, path.stated, low, high, at_low, at_high, keep.stays(top))


def _levels(path: WeightPath, one: np.ndarray, other: np.ndarray) -> tuple[Floats, Floats]:
    """Weight at which pairs are level, NaN for parallels, and by how much the first gains."""
    lead = path.slope[one] - path.slope[other]
    behind = path.base[other] - path.base[one]
    return np.divide(behind, lead, out=np.full(len(lead), np.nan), where=lead != 0), lead


def _crossing(model: PriorityModel, weight: float, one: int, other: int, lead: float) -> Crossing:
    rises, falls = (one, other) if lead > 0 else (other, one)
    return Crossing(weight, model.initiatives[rises], model.initiatives[falls])
