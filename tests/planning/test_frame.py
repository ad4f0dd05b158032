"""Columns as a DataFrame."""

from __future__ import annotations

import pandas as pd

from portfolio.planning.frame import frame


def test_columns_have_the_type_of_what_they_hold() -> None:
    """Money is a number with a fraction, quarters are counted, and names come as they are."""
    found = frame({"id": ["A", "B"], "worth": [1.5, 2.0], "quarters": [2, 3]})
    assert found.columns.tolist() == ["id", "worth", "quarters"]
    assert (found["worth"].dtype, found["quarters"].dtype) == (float, int)
    assert found["id"].tolist() == ["A", "B"]
    assert found["worth"].sum() == 3.5
    assert found["id"].dtype == pd.DataFrame({"id": ["A", "B"]})["id"].dtype


def test_a_column_of_nothing_is_of_no_type() -> None:
    """By itself pandas would take nothing for numbers, and names joined to them would fail."""
    found = frame({"id": [], "worth": []})
    assert found.columns.tolist() == ["id", "worth"]
    assert (len(found), found.dtypes.tolist()) == (0, [object, object])
