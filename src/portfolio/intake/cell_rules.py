"""What a spreadsheet lets into a cell: the rules of a field as data validation."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.intake.cells import MOST
from portfolio.intake.field import Field, FieldKind

Rule = dict[str, object]
"""Options of XlsxWriter's ``data_validation``."""

LONG_LIST = 6
"""Most words that are written into a rule; longer lists stand on a sheet of their own."""

_FLAGS = ("yes", "no")
_DECIMALS = frozenset({FieldKind.NUMBER, FieldKind.MONEY, FieldKind.SHARE})
_MOST_SHOWN = 255  # signs a spreadsheet shows beside a cell
_LONGEST_NAME, _LONGEST_ID = 64, 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column of cells stands, and where lists of words for it stand.

    Attributes
    ----------
    column
        Position of the column; 0 is the first.
    columns
        How many columns the sheet has.
    last_row
        Last row the rule holds for; the first is 2.
    words
        Range that lists the allowed or suggested words, such as ``=Lists!$A$2:$A$9``;
        empty where there is none.
    """

    column: int
    columns: int
    last_row: int
    words: str = ""

    @property
    def letters(self) -> str:
        """Column in letters, such as ``AB``."""
        from xlsxwriter.utility import xl_col_to_name

        return str(xl_col_to_name(self.column))

    @property
    def missing(self) -> str:
        """Formula that holds where the row has been begun and this cell is still blank."""
        from xlsxwriter.utility import xl_col_to_name

        last = xl_col_to_name(self.columns - 1)
        return f"=AND(COUNTA($A2:${last}2)>0,ISBLANK({self.letters}2))"


def cell_rule(field: Field, place: Place) -> Rule:
    """Return the rule that admits what the check of the field admits.

    Ranges, closed words and flags are refused exactly as the check refuses them. Where a
    spreadsheet cannot say the whole check (quarters can be written in several ways), the rule
    warns instead of refusing.

    Parameters
    ----------
    field
        Column the rule is for.
    place
        Where its cells stand.
    """
    if field.choices and field.kind is FieldKind.WORD:
        rule = _listed(place.words or list(field.choices))
    elif field.kind is FieldKind.FLAG:
        rule = _listed(list(_FLAGS))
    elif place.words:
        rule = {**_listed(place.words), "show_error": bool(field.refers)}
    elif field.kind is FieldKind.INTEGER:
        rule = {"validate": "integer", **_bounds(field)}
    elif field.kind in _DECIMALS:
        rule = {"validate": "decimal", **_bounds(field)}
    else:
        rule = {"validate": "custom", "value": _formula(field, place)}
        if field.kind is FieldKind.QUARTER:
            rule["error_type"] = "warning"
        if not rule["value"]:
            rule = {"validate": "any"}
    title = field.name if len(field.name) <= 32 else field.name[:31] + "…"
    return rule | {
        "input_title": title,
        "input_message": short(explanation(field)),
        "error_title": title,
        "error_message": short(f"Expected: {field.expected}."),
    }


def explanation(field: Field) -> str:
    """Say in plain words what a column means, what it may hold and what a blank cell means."""
    parts = ["REQUIRED." if field.required else "Optional.", field.meaning]
    if field.unit and field.unit not in field.bounds:
        parts.append(f"Unit: {field.unit}.")
    if field.bounds:
        parts.append(f"Allowed: {field.bounds}.")
    if field.choices:
        parts.append(f"Words: {', '.join(field.choices)}.")
    if field.default:
        parts.append(f"Blank counts as {field.default}.")
    return " ".join(parts)


def short(text: str) -> str:
    """Cut a text to what a spreadsheet shows beside a cell, marking the cut."""
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def _listed(words: str | list[str]) -> Rule:
    return {"validate": "list", "source": words}


def _bounds(field: Field) -> Rule:
    if field.low is not None and field.high is not None:
        return {"criteria": "between", "minimum": field.low, "maximum": field.high}
    if field.low is not None:
        return {"criteria": ">=", "value": field.low}
    if field.high is not None:
        return {"criteria": "<=", "value": field.high}
    return {"criteria": "between", "minimum": -MOST, "maximum": MOST}


def _formula(field: Field, place: Place) -> str:
    cell = f"{place.letters}2"
    if field.kind is FieldKind.ID:
        shape = f'LEN({cell})<={_LONGEST_ID},ISERROR(FIND(" ",{cell}))'
        if field.refers:
            return f"=AND({shape})"
        column = f"{place.letters}$2:{place.letters}${place.last_row}"
        return f"=AND({shape},SUMPRODUCT(--({column}={cell}))=1)"
    if field.kind is FieldKind.NAME:
        return f"=LEN({cell})<={_LONGEST_NAME}"
    if field.kind is FieldKind.RANGE:
        return f'=OR(ISNUMBER({cell}),ISNUMBER(FIND("..",{cell})))'
    if field.kind is FieldKind.QUARTER:
        year, number = f"--LEFT({cell},4)", f'FIND(RIGHT({cell},1),"1234")'
        written = f'LEN({cell})=6,UPPER(MID({cell},5,1))="Q",ISNUMBER({year}),ISNUMBER({number})'
        return f"=OR(ISNUMBER({cell}),AND({written}))"
    return ""
