"""How the template looks: colours, number formats, widths."""

from __future__ import annotations

from portfolio.intake.field import Field, FieldKind

Look = dict[str, object]
"""Options of an XlsxWriter format."""

_WRITTEN: Look = {"num_format": "@", "valign": "top"}
_FOR_KIND: dict[FieldKind, Look] = {
    FieldKind.TEXT: {**_WRITTEN, "text_wrap": True},
    FieldKind.NAME: _WRITTEN,
    FieldKind.ID: _WRITTEN,
    FieldKind.NUMBER: {"num_format": "General", "valign": "top"},
    FieldKind.INTEGER: {"num_format": "0", "valign": "top"},
    FieldKind.MONEY: {"num_format": "#,##0", "valign": "top"},
    FieldKind.SHARE: {"num_format": "0%", "valign": "top"},
    FieldKind.FLAG: _WRITTEN,
    FieldKind.QUARTER: _WRITTEN,
    FieldKind.WORD: _WRITTEN,
    FieldKind.WORDS: {**_WRITTEN, "text_wrap": True},
    FieldKind.RANGE: {"num_format": "General", "valign": "top", "align": "right"},
}
_HEADER: Look = {"bold": True, "bottom": 1, "valign": "vcenter"}
_EXAMPLE: Look = {"italic": True, "font_color": "#6B7280"}

FORMATS: dict[str, Look] = {
    "title": {"bold": True, "font_size": 18, "font_color": "#1F3A5F"},
    "section": {"bold": True, "font_size": 13, "font_color": "#1F3A5F"},
    "plain": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "valign": "top"},
    "header_required": {**_HEADER, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"},
    "header_optional": {**_HEADER, "bg_color": "#DCE6F1", "font_color": "#1F2937"},
    "header_family": {**_HEADER, "bg_color": "#E2EFDA", "font_color": "#1F2937"},
    "missing": {"bg_color": "#F8CBAD"},
    **{kind.value: look for kind, look in _FOR_KIND.items()},
    **{f"example_{kind}": {**look, **_EXAMPLE} for kind, look in _FOR_KIND.items()},
}
"""Looks by name; every `FieldKind` has one, and one for example rows."""

_WIDTHS = {
    FieldKind.TEXT: 28.0,
    FieldKind.WORDS: 26.0,
    FieldKind.NAME: 20.0,
    FieldKind.ID: 20.0,
    FieldKind.WORD: 18.0,
}
_WIDE = {"description": 50.0, "title": 32.0}


def width(field: Field) -> float:
    """Width of a column in characters: room for its header and for usual cells."""
    usual = _WIDE.get(field.name, _WIDTHS.get(field.kind, 11.0))
    return max(usual, len(field.name) + 3.0)
