"""The looks of the template: one for every kind of cell."""

from __future__ import annotations

import pytest

from portfolio.intake.columns import TABLES
from portfolio.intake.field import FieldKind
from portfolio.intake.template_style import FORMATS, width


@pytest.mark.parametrize("kind", list(FieldKind))
def test_every_kind_has_a_look(kind: FieldKind) -> None:
    """Each kind of cell has a look of its own and one for example rows, with the same number."""
    assert FORMATS[f"example_{kind}"]["num_format"] == FORMATS[kind.value]["num_format"]
    assert FORMATS[f"example_{kind}"]["italic"]


def test_texts_stay_texts_and_money_has_thousands() -> None:
    """Ids such as 007 keep their zeros; amounts are grouped; shares are per cent."""
    assert FORMATS["id"]["num_format"] == "@"
    assert FORMATS["money"]["num_format"] == "#,##0"
    assert FORMATS["share"]["num_format"] == "0%"


def test_columns_are_as_wide_as_their_headers() -> None:
    """Every header fits, and no column is wider than a screen."""
    for table in TABLES.values():
        for field in table.fields:
            assert len(field.name) + 2 < width(field) <= 60


def test_required_headers_differ_from_others() -> None:
    """The three kinds of header have three colours."""
    kinds = ("header_required", "header_optional", "header_family")
    assert len({str(FORMATS[kind]["bg_color"]) for kind in kinds}) == 3
