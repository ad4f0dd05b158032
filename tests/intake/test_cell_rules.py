"""Rules of spreadsheet cells, kind by kind."""

from __future__ import annotations

import pytest

from portfolio.intake.cell_rules import Place, cell_rule, explanation, short
from portfolio.intake.field import Field, FieldKind

PLACE = Place(column=27, columns=30, last_row=11)


def field(kind: FieldKind, **options: object) -> Field:
    """Make a field with a name and meaning."""
    return Field("size", kind, "How big it is.", **options)  # type: ignore[arg-type]


def test_columns_have_letters() -> None:
    """The 28th column is AB; the missing-cell formula spans all 30 columns, A to AD."""
    assert PLACE.letters == "AB"
    assert PLACE.missing == "=AND(COUNTA($A2:$AD2)>0,ISBLANK(AB2))"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1, 5, {"criteria": "between", "minimum": 1, "maximum": 5}),
        (0, None, {"criteria": ">=", "value": 0}),
        (None, 9, {"criteria": "<=", "value": 9}),
        (None, None, {"criteria": "between", "minimum": -1e15, "maximum": 1e15}),
    ],
)
def test_ranges_become_criteria(
    low: float | None, high: float | None, expected: dict[str, object]
) -> None:
    """Both bounds, one or none; without bounds any number passes, but only numbers."""
    rule = cell_rule(field(FieldKind.NUMBER, low=low, high=high), PLACE)
    assert expected.items() <= rule.items()
    assert rule["validate"] == "decimal"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FieldKind.INTEGER, "integer"),
        (FieldKind.MONEY, "decimal"),
        (FieldKind.SHARE, "decimal"),
        (FieldKind.FLAG, "list"),
        (FieldKind.ID, "custom"),
        (FieldKind.NAME, "custom"),
        (FieldKind.QUARTER, "custom"),
        (FieldKind.RANGE, "custom"),
        (FieldKind.TEXT, "any"),
        (FieldKind.WORDS, "any"),
    ],
)
def test_every_kind_has_its_rule(kind: FieldKind, expected: str) -> None:
    """Numbers are checked as numbers, texts pass, the rest has a list or a formula."""
    assert cell_rule(field(kind), PLACE)["validate"] == expected


def test_words_come_from_the_field_or_from_a_list() -> None:
    """A list on another sheet is preferred to words written into the rule."""
    words = field(FieldKind.WORD, choices=("build", "run"))
    assert cell_rule(words, PLACE)["source"] == ["build", "run"]
    listed = Place(0, 1, 11, "=Lists!$A$2:$A$3")
    assert cell_rule(words, listed)["source"] == "=Lists!$A$2:$A$3"


def test_ids_may_not_repeat_but_links_may() -> None:
    """An id is counted in its own column; a link to another table is only well-formed."""
    own = str(cell_rule(field(FieldKind.ID), PLACE)["value"])
    link = str(cell_rule(field(FieldKind.ID, refers="initiatives"), PLACE)["value"])
    assert own.endswith("SUMPRODUCT(--(AB$2:AB$11=AB2))=1)")
    assert "SUMPRODUCT" not in link


def test_quarters_warn_only() -> None:
    """A quarter can be written in ways a formula does not know, so the rule only warns."""
    assert cell_rule(field(FieldKind.QUARTER), PLACE)["error_type"] == "warning"


def test_messages_say_what_is_expected() -> None:
    """Both messages speak of this field."""
    rule = cell_rule(field(FieldKind.NUMBER, low=1, high=5, unit="FTE"), PLACE)
    assert rule["input_message"] == "Optional. How big it is. Unit: FTE. Allowed: from 1 to 5."
    assert rule["error_message"] == "Expected: a number, from 1 to 5."


def test_explanation_names_what_matters() -> None:
    """Required, unit, words and default each appear only where they exist."""
    plain = field(FieldKind.TEXT)
    rich = field(FieldKind.WORD, choices=("a", "b"), default="a", required=True)
    assert explanation(plain) == "Optional. How big it is."
    assert explanation(rich) == "REQUIRED. How big it is. Words: a, b. Blank counts as a."


@pytest.mark.parametrize(("length", "kept"), [(255, 255), (256, 255)])
def test_short_marks_its_cut(length: int, kept: int) -> None:
    """255 signs pass whole, more are cut with a mark."""
    cut = short("x" * length)
    assert len(cut) == kept
    assert cut.endswith("…") == (length > 255)
