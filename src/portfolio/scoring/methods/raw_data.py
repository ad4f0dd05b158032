"""Raw data with costs among the criteria, turned so that more is better in every column."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from portfolio.domain.meant import meant
from portfolio.scoring.value_matrix import ValueMatrix

if TYPE_CHECKING:
    import pandas as pd


def raw_values(
    frame: pd.DataFrame,
    *,
    costs: Collection[str] = (),
    weights: Mapping[str, float] | None = None,
) -> ValueMatrix:
    """Return a matrix of raw data in which more is better, nothing scaled.

    The columns of costs change their sign and keep their unit. Every cross-check treats ``-x`` as
    it would treat a column ``x`` to be kept low, so a normalisation is chosen where the method is
    (``Topsis(normalisation=Normalisation.VECTOR)``), never here. For a plan, put the data on
    anchored scales instead: sums of raw columns mean nothing.

    Parameters
    ----------
    frame
        Initiatives as index, criteria as columns, numbers in any unit.
    costs
        Columns in which less is better.
    weights
        By criterion, in sum 1; equal ones if None.

    Raises
    ------
    ValueError
        If a name among `costs` is no column.
    """
    columns = tuple(map(str, frame.columns))
    unknown = {name: meant(name, columns) for name in costs if name not in columns}
    if unknown:
        hints = ", ".join(f"{name!r} (nearest: {near!r})" for name, near in unknown.items())
        raise ValueError(f"costs name columns that are not in the frame: {hints}")
    signs = [-1.0 if name in costs else 1.0 for name in columns]
    return ValueMatrix.from_frame(frame.astype("float64") * signs, weights)
