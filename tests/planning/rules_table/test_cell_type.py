"""Cells of the parameters of rules: what a planner writes, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from portfolio.domain import Horizon, Quarter
from portfolio.planning import Measure, Where
from portfolio.planning.rules_table.cell_type import One, cell_type


@pytest.mark.parametrize(
    ("annotation", "cell", "value"),
    [
        (str, " Retail desk ", "Retail desk"),
        (str, 7.0, "7"),
        (str, '""', ""),
        (str, "'=A1", "=A1"),
        (int, "3", 3),
        (int, 3.0, 3),
        (float, "0.25", 0.25),
        (float, "25%", 0.25),
        (float, "25% ", 0.25),
        (float, 0.25, 0.25),
        (bool, "yes", True),
        (bool, False, False),
        (Quarter, "2027Q3", Quarter(2027, 3)),
        (Measure, "FTE", Measure.FTE),
        (tuple[str, ...], "A; B ;C", ("A", "B", "C")),
        (str | tuple[str, ...], "A; B", ("A", "B")),
        (tuple[str, ...], "A", ("A",)),
        (tuple[str, ...], ";", ()),
        (tuple[int, ...], "1; 2", (1, 2)),
        (Mapping[Horizon, float], "H1 = 70%; H2=0.3", {Horizon.H1: 0.7, Horizon.H2: 0.3}),
        (Mapping[Horizon, float] | str, "H1 = 1", {Horizon.H1: 1.0}),
        (Mapping[str, tuple[str, ...]], "a = b, c; d = e", {"a": ("b", "c"), "d": ("e",)}),
        (Mapping[str, str], "a = b=c", {"a": "b=c"}),
        (Where, "site = a=b; c", Where("site", ("a=b", "c"))),
        (Mapping[Horizon, float] | str, "balanced", "balanced"),
        (str | None, "A", "A"),
        (tuple[str, ...] | Where | None, "A; B", ("A", "B")),
        (
            tuple[str, ...] | Where | None,
            "business_unit = Retail; Life",
            Where("business_unit", ("Retail", "Life")),
        ),
    ],
)
def test_what_a_cell_means(annotation: Any, cell: object, value: object) -> None:
    """Numbers may stand as text or as numbers, shares as percentages, words in any case."""
    found = cell_type(annotation).read(cell, ".")
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("annotation", "cell", "expected"),
    [
        (int, "3.5", "a whole number"),
        (float, "much", "a number"),
        (bool, "perhaps", "yes or no"),
        (Quarter, "next year", "a quarter such as 2027Q1"),
        (Measure, "money", "one of spend, fte, count, value"),
        (str, "=1+1", "a value, not a formula"),
        (tuple[int, ...], "1; x", "a whole number"),
        (Mapping[Horizon, float], "H1: 0.7", "pairs such as 'name = value; name = value'"),
        (Mapping[Horizon, float], "H1 = 1; H1 = 0", "each name once"),
        (Mapping[Horizon, float], "H1 =", "a number"),
        (Mapping[Horizon, float], "H9 = 1", "one of H1, H2, H3"),
        (Where, "business_unit", "an attribute such as"),
        (Where, "business_unit =", "an attribute such as"),
        (tuple[int, ...], "x", "a whole number"),
        (Mapping[str, tuple[int, ...]], "a", "a whole number, or several with commas between them"),
        (int | tuple[int, ...], "x", "a whole number, or several with semicolons between them"),
        (int | Quarter, "x", "a whole number, or a quarter such as 2027Q1"),
        (tuple[str, ...], "=A1", "^a value, not a formula$"),
    ],
)
def test_what_was_expected_instead(annotation: Any, cell: object, expected: str) -> None:
    """The message says what the cell should hold."""
    with pytest.raises(ValueError, match=expected):
        cell_type(annotation).read(cell, ".")


def test_the_decimal_mark_of_the_settings_counts() -> None:
    """With a comma as decimal mark, 0,25 is a quarter, in lists and pairs as well."""
    assert cell_type(float).read("0,25", ",") == 0.25
    assert cell_type(tuple[float, ...]).read("0,5; 1,5", ",") == (0.5, 1.5)


@pytest.mark.parametrize(
    ("annotation", "value", "cell"),
    [
        (str, "=A1", "'=A1"),
        (str, "", '""'),
        (bool, True, "yes"),
        (bool, False, "no"),
        (int, 3, 3),
        (float, 0.1, 0.1),
        (Quarter, Quarter(2027, 3), "2027Q3"),
        (Measure, Measure.FTE, "fte"),
        (tuple[str, ...], ("A", "B"), "A; B"),
        (tuple[str, ...], (), ";"),
        (Mapping[Horizon, float] | str, {Horizon.H1: 0.7, Horizon.H2: 0.3}, "H1 = 0.7; H2 = 0.3"),
        (Mapping[Horizon, float] | str, "balanced", "balanced"),
        (tuple[str, ...] | Where, Where("stage", ("pilot",)), "stage = pilot"),
        (float | tuple[float, ...], 2, 2),
        (Mapping[str, tuple[str, ...]], {"a": ("b", "c"), "d": ("e",)}, "a = b, c; d = e"),
    ],
)
def test_how_a_value_is_written(annotation: Any, value: object, cell: object) -> None:
    """As a planner would write it; texts that look like formulas are protected."""
    assert cell_type(annotation).write(value) == cell


def test_a_value_of_another_type_is_refused() -> None:
    """The value and what is expected stand in the message."""
    with pytest.raises(ValueError, match=r"'x' is none of: a whole number"):
        cell_type(int | Quarter).write("x")


def test_a_type_without_cells_is_refused() -> None:
    """A rule with such a parameter cannot be registered unnoticed."""
    with pytest.raises(TypeError, match="no cell of a table can hold <class 'object'>"):
        cell_type(object)
    with pytest.raises(TypeError, match="no cell of a table can hold tuple"):
        cell_type(tuple[int, str])


def test_only_closed_lists_have_words() -> None:
    """Words are what a misspelled one is compared with."""
    assert One(Measure).words == ("spend", "fte", "count", "value")
    assert One(str).words == ()


def test_a_type_or_nothing_is_that_type() -> None:
    """A union of one is no choice, so that the nearest word of a misspelled one is told."""
    assert cell_type(Measure | None) == One(Measure)


def test_the_decimal_mark_counts_in_names_too() -> None:
    """A name that is a number is written like all others."""
    assert cell_type(Mapping[float, str]).read("0,5 = a", ",") == {0.5: "a"}


def test_nothing_in_a_cell_is_an_empty_list() -> None:
    """Whoever reads a blank cell as a list finds nothing in it."""
    assert cell_type(tuple[str, ...]).read("", ".") == ()


def test_an_attribute_is_written_as_it_is_read() -> None:
    """Several values with semicolons between them; what was expected shows how."""
    where = Where("business_unit", ("Retail", "Life"))
    assert cell_type(Where).write(where) == "business_unit = Retail; Life"
    assert cell_type(Where).expected == "an attribute such as 'business_unit = Retail; Life'"
