"""Raw data of a published case as a value matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from portfolio.scoring.methods import raw_values
from portfolio.scoring.value_matrix import ValueMatrix


def raw_case(case: Mapping[str, Any], table: str = "matrix") -> ValueMatrix:
    """Return alternatives A1, A2, ... by criteria C1, C2, ...; directions of -1 are costs."""
    inputs = case["inputs"]
    frame = pd.DataFrame(inputs[table])
    frame.index = pd.Index([f"A{row + 1}" for row in range(len(frame))])
    frame.columns = pd.Index([f"C{column + 1}" for column in range(frame.shape[1])])
    costs = [
        name for name, way in zip(frame.columns, inputs["directions"], strict=True) if way == -1
    ]
    weights = dict(zip(frame.columns, inputs["weights"], strict=True))
    return raw_values(frame, costs=costs, weights=weights)
