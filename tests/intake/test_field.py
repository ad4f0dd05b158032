"""A field says in words what its cells must hold; a table finds its fields."""

from __future__ import annotations

import pytest

from portfolio.intake.field import Field, FieldKind, TableSpec

ROLE = Field("fte.ROLE", FieldKind.NUMBER, "People.", low=0)
RUN = Field("fte_run.ROLE", FieldKind.NUMBER, "People later.", low=0)
TITLE = Field("title", FieldKind.TEXT, "Name.", required=True)
SPEC = TableSpec("things", "a thing", (TITLE, ROLE, RUN), ("title",))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (0, None, "at least 0"),
        (None, 1000, "at most 1,000"),
        (1, 5, "from 1 to 5"),
    ],
)
def test_bounds_in_words(low: float | None, high: float | None, words: str) -> None:
    """Bounds read as a part of a sentence, thousands separated."""
    field = Field("n", FieldKind.NUMBER, "A number.", low=low, high=high)
    assert field.bounds == words
    assert field.expected == ", ".join(filter(None, ["a number", words]))


def test_every_kind_has_words() -> None:
    """Each kind of field can say what it expects."""
    for kind in FieldKind:
        assert Field("f", kind, "A field.").expected


def test_choices_are_listed() -> None:
    """A closed list is told in full: one of it for a word, any of it for words."""
    word = Field("f", FieldKind.WORD, "A word.", choices=("buy", "build"))
    words = Field("f", FieldKind.WORDS, "Words.", choices=("buy", "build"))
    assert word.expected == "one of buy, build"
    assert words.expected == "any of buy, build"


def test_prefix() -> None:
    """Only names with a dot stand for a family."""
    assert ROLE.prefix == "fte."
    assert TITLE.prefix == ""


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("title", TITLE),
        ("fte.data_engineer", ROLE),
        ("fte.a.b", ROLE),
        ("fte.", ROLE),
        ("fte_run.data_engineer", RUN),
        ("fte", None),
        ("Title", None),
        ("x.fte.y", None),
    ],
)
def test_find(column: str, field: Field | None) -> None:
    """A column is found by its name, a member of a family by its prefix, others not at all."""
    assert SPEC.find(column) is field


def test_required() -> None:
    """The columns that must exist are those whose cells must be filled in."""
    assert SPEC.required == ("title",)
