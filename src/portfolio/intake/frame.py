"""A DataFrame as a raw table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from portfolio.domain import Quarter
from portfolio.intake.sheet import Sheet

if TYPE_CHECKING:
    import pandas as pd


def sheet_of_frame(frame: pd.DataFrame, table: str) -> Sheet:
    """Take the cells of a DataFrame as if they stood in a spreadsheet; the index is ignored.

    The first record is row 2, as below a header. Missing values of any kind are blank cells.

    Raises
    ------
    ValueError
        If it is no DataFrame.
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"{table} must be a DataFrame, not a {type(frame).__name__}")
    missing: NDArray[np.bool_] = frame.isna().to_numpy()
    columns = [
        [
            None if gap else plain_cell(cell)
            for cell, gap in zip(frame.iloc[:, j].tolist(), gaps, strict=True)
        ]
        for j, gaps in enumerate(missing.T.tolist())
    ]
    blank = [bool(gaps.all()) for gaps in missing]
    rows = [k + 2 for k in range(len(frame)) if not blank[k]]
    kept = [
        [cell for cell, gap in zip(column, blank, strict=True) if not gap] for column in columns
    ]
    return Sheet.of_columns(
        "frame", table, [str(name).strip() for name in frame.columns], kept, rows
    )


def plain_cell(cell: object) -> object:
    """Return Python's own value in place of that of numpy or pandas."""
    import pandas as pd

    if type(cell) in {str, int, float}:
        return cell
    if isinstance(cell, np.generic):
        return cell.item()
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, (Quarter, pd.Period)):
        return str(cell)
    return cell
