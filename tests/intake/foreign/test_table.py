"""Which columns and rows of a foreign sheet are taken."""

from __future__ import annotations

import pytest

from portfolio.intake.foreign.rows import MappedRows
from portfolio.intake.foreign.table import RowFilter, SourceFormat, StartsWith, named_rows
from portfolio.intake.sheet import Sheet


def sheet(*lines: str) -> Sheet:
    """Make a sheet of lines with bars between cells."""
    return Sheet.of_rows("f.csv", "", list(enumerate((line.split("|") for line in lines), start=1)))


def rows(*cells: str | None) -> MappedRows:
    """Make rows 2, 3, ... with one column."""
    numbers = tuple(range(2, len(cells) + 2))
    return MappedRows("f.csv", numbers, {"_stage": "Stage"}, {"_stage": cells})


def test_headers_match_whatever_their_case_and_spacing() -> None:
    """Exact headers ignore case and line breaks; beginnings need not be whole."""
    source = sheet("Project  \n NAME|Total \x96 cost (Łm) incl. all|junk", "a|1|z")
    taken = named_rows(
        source, {"title": "project name", "_cost": StartsWith(starts_with="TOTAL \x96 cost")}
    )
    assert taken.columns == {"title": ("a",), "_cost": ("1",)}
    assert taken.headers["title"] == "Project NAME"
    assert taken.findings == ()


def test_one_header_may_serve_several_columns() -> None:
    """Two names for one source column give the same cells."""
    taken = named_rows(sheet("a", "x"), {"stage": "a", "status": "a"})
    assert taken.columns == {"stage": ("x",), "status": ("x",)}


def test_cells_are_stripped_and_blank_ones_are_none() -> None:
    """White text is a blank cell."""
    taken = named_rows(sheet("a|b", " x |   ", "  |y"), {"one": "a", "two": "b"})
    assert taken.columns == {"one": ("x", None), "two": (None, "y")}


def test_missing_header_names_the_nearest() -> None:
    """A misspelt header is a finding in row 1 with the nearest header."""
    taken = named_rows(sheet("project_name", "a"), {"title": "project_nam"})
    (fault,) = taken.findings
    assert str(fault) == (
        "f.csv, row 1, column 'project_nam': a header 'project_nam' (did you mean 'project_name'?)"
    )


def test_missing_beginning_says_it_is_one() -> None:
    """The finding tells a beginning from a whole header."""
    taken = named_rows(sheet("a", "x"), {"title": StartsWith(starts_with="Total")})
    assert taken.findings[0].expected == "a header that begins with 'Total'"


def test_ambiguous_beginning_is_refused() -> None:
    """A beginning that fits two headers is a finding, not a guess."""
    taken = named_rows(sheet("cost a|cost b", "1|2"), {"_c": StartsWith(starts_with="cost")})
    assert taken.findings[0].expected == "only one of the 2 headers that fit 'cost'"


def test_faults_of_unused_headers_do_not_matter() -> None:
    """An unnamed column (a written-out index) or a doubled one nobody asks for is no finding."""
    source = sheet("|a|b|b", "1|x|y|z")
    assert len(source.findings) == 2
    assert named_rows(source, {"title": "a"}).findings == ()
    assert len(named_rows(source, {"title": "b"}).findings) == 1


def test_faults_of_rows_do_matter() -> None:
    """A row with more cells than the header has names stays a finding."""
    assert [fault.row for fault in named_rows(sheet("a", "x|y"), {"title": "a"}).findings] == [2]


def test_keep_and_drop_are_opposites() -> None:
    """The same words keep or drop the same rows, whatever their case; blank is a word too."""
    every = rows("Retired", "PILOT", None, "retired early")
    kept = RowFilter(column="_stage", reason="r", keep=("pilot", "")).apply(every)
    dropped = RowFilter(column="_stage", reason="r", drop=("Retired*",)).apply(every)
    assert kept.rows == dropped.rows == (3, 4)


def test_numeric_keeps_numbers_only() -> None:
    """Texts and blanks go; negative and grouped numbers stay."""
    every = rows("1,752", "Exempt under Section 43", None, "-30.69", "0")
    after = RowFilter(column="_stage", reason="no number", numeric=True).apply(every)
    assert after.rows == (2, 5, 6)


def test_dropped_rows_are_counted_with_their_reason() -> None:
    """The count stands among the assumptions under the source's header."""
    after = RowFilter(column="_stage", reason="over", drop=("a",)).apply(rows("a", "b", "a"))
    (told,) = after.assumptions
    assert (told.field, told.value, told.reason) == ("Stage", "row left out, 2 of 3", "over")
    assert told.initiatives == 2


def test_filter_that_drops_nothing_is_not_told() -> None:
    """No dropped row, no line."""
    after = RowFilter(column="_stage", reason="over", drop=("z",)).apply(rows("a"))
    assert after.assumptions == ()


@pytest.mark.parametrize("options", [{}, {"keep": ("a",), "numeric": True}])
def test_filters_say_one_thing(options: dict[str, object]) -> None:
    """Neither nothing nor two things at once."""
    with pytest.raises(ValueError, match="either keep, or drop, or numeric"):
        RowFilter(column="a", reason="r", **options)  # type: ignore[arg-type]


def test_format_defaults_to_comma_and_utf8() -> None:
    """What a file is unless the mapping says otherwise."""
    assert SourceFormat() == SourceFormat(encoding="utf-8-sig", delimiter=",")
