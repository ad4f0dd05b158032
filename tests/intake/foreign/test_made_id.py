"""Ids that are made, and what is said about them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.intake.foreign.made_id import MadeId, slug
from portfolio.intake.foreign.rows import MappedRows

STEP = MadeId(target="id", op="made_id", column="_id", prefix="ROW-")


def made(*reported: str | None) -> MappedRows:
    """Ids of rows 2, 3, ..."""
    rows = MappedRows("f.csv", tuple(range(2, len(reported) + 2)), {}, {"_id": reported})
    return STEP.apply(rows)


def test_good_ids_stay_as_they_are() -> None:
    """Unique ids of allowed signs are facts; nothing is assumed."""
    after = made("DOJ-0357", "a_b.c")
    assert after.cells("id") == ("DOJ-0357", "a_b.c")
    assert after.assumptions == ()


def test_blank_ids_tell_the_row() -> None:
    """Row 3 of the source gives ROW-00003."""
    after = made("A", None)
    assert after.cells("id") == ("A", "ROW-00003")
    (told,) = after.assumptions
    assert (told.field, told.value, told.initiatives) == ("id", "made, such as ROW-00003", 1)


def test_repeated_ids_all_get_their_row() -> None:
    """No row is preferred, so that the order of rows decides nothing; case makes no difference."""
    after = made("35", "B", "35", "b")
    assert after.cells("id") == ("35-2", "B-3", "35-4", "b-5")
    (told,) = after.assumptions
    assert told.initiatives == 4
    assert "more than once" in told.reason


def test_signs_that_are_not_allowed_are_replaced() -> None:
    """The reported id is rewritten, and this is said; equal results count as repeated."""
    after = made("FDIC \u2013 4", "A/1", "A 1")
    assert after.cells("id") == ("FDIC-4", "A-1-3", "A-1-4")
    assert [(told.initiatives, told.reason[:12]) for told in after.assumptions] == [
        (2, "the id was r"),
        (1, "ids hold onl"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GOV.UK One Login", "GOV.UK-One-Login"),
        ("  (beta)  ", "beta"),
        ("Süd / Ost", "Süd-Ost"),
        ("///", ""),
        ("x" * 70, "x" * 64),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    """Letters, digits, '_', '-' and '.', at most 64."""
    assert slug(text) == expected


def test_long_repeated_ids_stay_different() -> None:
    """The row survives the cut to 64 signs."""
    ids = made("x" * 70, "x" * 80).cells("id")
    assert [len(str(one)) for one in ids] == [64, 64]
    assert [str(one)[-3:] for one in ids] == ["x-2", "x-3"]


@given(st.lists(st.none() | st.text(max_size=8), max_size=8))
def test_ids_are_always_well_formed(reported: list[str | None]) -> None:
    """Whatever was reported, every id is allowed, and every change is counted."""
    after = made(*reported)
    ids = [str(one) for one in after.cells("id")]
    assert all(re.fullmatch(r"[\w.-]{1,64}", one) for one in ids)
    changed = sum(one != (text or "") for one, text in zip(ids, reported, strict=True))
    assert sum(told.initiatives for told in after.assumptions) == changed
