"""Columns of a table as a DataFrame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from portfolio.planning.model import Floats, Ints


def frame(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return columns of the same length, by name, as a DataFrame.

    A column holds values of one type, which its first one tells; without rows it is of no type,
    so that nothing is no number.
    """
    if not any(map(len, columns.values())):
        return pd.DataFrame(columns, dtype=object)
    return pd.DataFrame({name: _typed(told) for name, told in columns.items()}, copy=False)


def _typed(told: Sequence[object]) -> Sequence[object] | Floats | Ints | ExtensionArray:
    """Return numbers and text as arrays: pandas takes twice as long to find out what they are."""
    kind = type(told[0])
    if kind is str and isinstance(_TEXT, pd.StringDtype):
        return pd.array(told, dtype=_TEXT)
    return np.array(told) if kind in (float, int) else told


_TEXT = pd.Series([""]).dtype
"""What pandas holds text as by itself: before its version 3, any object."""
