"""Columns of a table as a DataFrame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd


def frame(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return columns of the same length, by name, as a DataFrame.

    A column without rows is of no type, so that nothing is no number.
    """
    is_empty = not any(map(len, columns.values()))
    return pd.DataFrame(columns, dtype=object if is_empty else None)
