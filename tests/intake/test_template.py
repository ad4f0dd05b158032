"""The template: it reads back without findings and asks for what the check accepts."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from portfolio.domain import Quarter
from portfolio.errors import InvalidInput
from portfolio.intake.columns import TABLES, Field, FieldKind
from portfolio.intake.read import read_backlog, read_capacity
from portfolio.intake.rule_sheet import read_rule_sheet
from portfolio.intake.template import write_template
from portfolio.scoring import DEFAULT_RUBRIC, score

openpyxl = pytest.importorskip("openpyxl")

CRITERIA = (("benefit_to_users", "How much users gain."), ("risk_control", "Risk under control"))


@pytest.fixture
def workbook(tmp_path: Path) -> Any:
    """Return the workbook with two criteria, opened."""
    return openpyxl.load_workbook(write_template(tmp_path / "t.xlsx", criteria=CRITERIA))


def headers(sheet: Any) -> list[str]:
    """Names in row 1."""
    return [cell.value for cell in sheet[1]]


def rule(sheet: Any, column: str) -> Any:
    """Find the validation of the first cell below a header."""
    cell = sheet.cell(2, headers(sheet).index(column) + 1).coordinate
    (found,) = [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]
    return found


def test_example_reads_back_without_findings(tmp_path: Path) -> None:
    """The example is a valid backlog and capacity, with something in every table."""
    path = write_template(tmp_path / "t.xlsx", criteria=CRITERIA)
    backlog, capacity = read_backlog(path), read_capacity(path)
    assert [one.id for one in backlog.initiatives] == [
        "CLAIMS-TRIAGE",
        "CUSTOMER-DATA",
        "MEETING-MINUTES",
        "NEXT-BEST-OFFER",
    ]
    data = backlog.by_id["CUSTOMER-DATA"]
    assert data.build_people["data_engineer"] == (1, 2)
    assert data.build_spend["innovation"] == (80_000, 120_000)
    assert data.run_spend == {"operations": 6_000}
    assert len(backlog.relations) == 1
    assert len(backlog.groups) == 1
    assert len(backlog.assessments) == 2
    assert capacity.calendar == tuple(Quarter(2027, k) for k in (1, 2, 3, 4))
    assert capacity.money["innovation"] == (250_000,) * 4
    assert capacity.hiring["data_scientist"].lead == 1
    rules = read_rule_sheet(path)
    assert rules is not None
    assert rules.cells[rules.columns.index("kind")] == ["choose", "exclude"]
    assert capacity.contracting["ai_engineer"].price == 50_000
    assert [(one.source, one.target) for one in capacity.training] == [
        ("data_engineer", "mlops_specialist")
    ]


def test_example_without_criteria_reads_back(tmp_path: Path) -> None:
    """Without criteria there are no scores and no assessments, and still no findings."""
    backlog = read_backlog(write_template(tmp_path / "t.xlsx"))
    assert backlog.assessments == ()
    assert all(not one.scores for one in backlog.initiatives)


def test_example_can_be_scored_by_the_default_rubric(tmp_path: Path) -> None:
    """With the default rubric's criteria nothing is missing and nothing is scored twice."""
    criteria = [(one.id, one.title) for one in DEFAULT_RUBRIC.criteria]
    scorecard = score(read_backlog(write_template(tmp_path / "t.xlsx", criteria=criteria)))
    assert len(scorecard.ids) == 4


def test_empty_template_has_all_headers_and_no_rows(tmp_path: Path) -> None:
    """Without example every sheet ends at its header, and reading says what is missing."""
    path = write_template(tmp_path / "t.xlsx", example=False)
    book = openpyxl.load_workbook(path)
    assert all(book[table].max_row == 1 for table in TABLES)
    with pytest.raises(InvalidInput, match="at least one initiative"):
        read_backlog(path)


def test_sheets_follow_the_table_of_fields(workbook: Any) -> None:
    """One sheet a table in the order of the fields; families become columns with real names."""
    assert workbook.sheetnames == ["Read me", *TABLES, "Lists"]
    assert workbook["Lists"].sheet_state == "hidden"
    for name, table in TABLES.items():
        single = [field.name for field in table.fields if not field.prefix]
        assert headers(workbook[name])[: len(single)] == single
    families = [name for name in headers(workbook["initiatives"]) if "." in name]
    assert families == [
        "score.benefit_to_users",
        "score.risk_control",
        "fte.ai_engineer",
        "fte.data_engineer",
        "fte.data_scientist",
        "fte.product_owner",
        "fte_run.mlops_specialist",
    ]


def test_number_rules_are_the_fields_ranges(workbook: Any) -> None:
    """Every number column refuses exactly what lies outside the field's range."""
    kinds = {FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.MONEY, FieldKind.SHARE}
    checked = 0
    for table in TABLES.values():
        for field in table.fields:
            if field.kind in kinds and not field.prefix:
                found = rule(workbook[table.name], field.name)
                whole = field.kind is FieldKind.INTEGER
                assert found.type == ("whole" if whole else "decimal"), field.name
                assert limits(found) == range_of(field), field.name
                assert found.errorStyle in {None, "stop"}
                checked += 1
    assert checked > 20


def limits(found: Any) -> tuple[float | None, float | None]:
    """Lowest and highest number a rule admits."""
    if found.operator in {None, "between"}:
        return float(found.formula1), float(found.formula2)
    number = float(found.formula1)
    return {"greaterThanOrEqual": (number, None), "lessThanOrEqual": (None, number)}[found.operator]


def range_of(field: Field) -> tuple[float | None, float | None]:
    """Range of a field; the check admits nothing beyond 1e15 where no range is stated."""
    return (-1e15, 1e15) if field.low is None and field.high is None else (field.low, field.high)


def test_closed_words_have_drop_down_lists(workbook: Any) -> None:
    """Every column of closed words offers exactly these words."""
    lists = workbook["Lists"]
    columns = {column[0].value: column for column in lists.iter_cols()}
    for table in TABLES.values():
        for field in table.fields:
            if field.kind is not FieldKind.WORD:
                continue
            found = rule(workbook[table.name], field.name)
            assert found.type == "list"
            if found.formula1.startswith("Lists!"):
                own = columns.get(f"{table.name}.{field.name}", columns.get(field.name))
                words = [cell.value for cell in own[1:] if cell.value]
            else:
                words = found.formula1.strip('"').split(",")
            assert tuple(words) == field.choices


def test_flags_ids_and_links_are_guarded(workbook: Any) -> None:
    """Flags are yes or no, ids do not repeat, links are picked from the initiatives."""
    assert rule(workbook["initiatives"], "mandatory").formula1 == '"yes,no"'
    assert "SUMPRODUCT(--(A$2:A$1001=A2))=1" in rule(workbook["initiatives"], "id").formula1
    assert rule(workbook["relations"], "from").formula1 == "initiatives!$A$2:$A$1001"
    assert rule(workbook["relations"], "from").showErrorMessage


def test_roles_and_criteria_are_offered_not_forced(workbook: Any) -> None:
    """A list helps with roles and criteria, but other names may be typed."""
    for sheet, column in (("capacity", "role"), ("staffing", "role"), ("assessments", "criterion")):
        found = rule(workbook[sheet], column)
        assert found.type == "list"
        assert not found.showErrorMessage
    offered = [cell.value for cell in workbook["Lists"][1]]
    assert {"role", "criterion"} <= set(offered)


def test_required_columns_are_marked_by_colour_and_word(workbook: Any) -> None:
    """Required headers are dark with white letters and say so; others do neither."""
    for table in TABLES.values():
        sheet = workbook[table.name]
        for cell in sheet[1]:
            field = table.find(cell.value)
            assert field is not None
            assert (cell.fill.fgColor.rgb == "FF1F3A5F") == field.required
            assert cell.comment.text.startswith("REQUIRED." if field.required else "Optional.")
            assert rule(sheet, cell.value).prompt.startswith(cell.comment.text[:9])


def test_header_comments_hold_meaning_unit_and_default(workbook: Any) -> None:
    """The comment says what the table of fields says."""
    sheet = workbook["initiatives"]
    texts = {cell.value: cell.comment.text for cell in sheet[1]}
    assert texts["duration"] == (
        "Optional. Quarters of work until go-live. Unit: quarters. Allowed: from 1 to 400. "
        "Blank counts as 1."
    )
    assert texts["score.risk_control"].startswith("Optional. Risk under control. Score on")


def test_sheets_are_frozen_and_wide_enough(workbook: Any) -> None:
    """Headers stay in sight, and every header fits its column."""
    for name in TABLES:
        sheet = workbook[name]
        assert sheet.freeze_panes == ("C2" if name == "initiatives" else "B2")
        for cell in sheet[1]:
            assert width(sheet, cell.column) >= len(cell.value) + 2


def width(sheet: Any, column: int) -> float:
    """Width of a column; neighbours of one width are stored together."""
    (found,) = [d for d in sheet.column_dimensions.values() if d.min <= column <= d.max]
    return float(found.width)


def test_guide_explains_order_colours_and_columns(workbook: Any) -> None:
    """The first sheet names every table in order, the colours and every column."""
    rows = list(workbook["Read me"].iter_rows(values_only=True))
    first = [row[0] for row in rows if row[0]]
    assert first[0] == "AI initiatives: what to fill in"
    ordered = [text.split(". ")[1] for text in first if text[:1].isdigit()]
    assert sorted(ordered) == sorted(TABLES)
    assert ordered[0] == "initiatives"
    explained = {(row[0], row[1]) for row in rows}
    columns = {(name, head) for name in TABLES for head in headers(workbook[name])}
    assert columns <= explained
    assert any(row[0] == "orange" for row in rows)


def test_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    """Two templates written one after the other are equal."""
    one = write_template(tmp_path / "one.xlsx", criteria=CRITERIA)
    two = write_template(tmp_path / "two.xlsx", criteria=iter(CRITERIA))
    assert one.read_bytes() == two.read_bytes()


def test_texts_never_become_formulas_or_links(tmp_path: Path) -> None:
    """A criterion that looks like a formula or link stays text."""
    criteria = [("=1+1", "=cmd|'/c calc'!A1"), ("https://x.example", "@SUM(1)")]
    path = write_template(tmp_path / "t.xlsx", criteria=criteria)
    with zipfile.ZipFile(path) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        content = b"".join(archive.read(name) for name in sheets)
    assert b"<f>" not in content
    assert b"<hyperlink" not in content


def test_long_meanings_fit_into_what_a_spreadsheet_shows(tmp_path: Path) -> None:
    """A meaning of 600 signs is cut beside the cell, marked, and whole in the comment."""
    path = write_template(tmp_path / "t.xlsx", criteria=[("c" * 40, "very " * 120)])
    sheet = openpyxl.load_workbook(path)["initiatives"]
    column = "score." + "c" * 40
    assert len(rule(sheet, column).prompt) == 255
    assert rule(sheet, column).prompt.endswith("…")
    assert len(rule(sheet, column).promptTitle) <= 32
    cell = sheet.cell(1, headers(sheet).index(column) + 1)
    assert cell.comment.text.count("very") == 120


def test_existing_work_is_not_overwritten(tmp_path: Path) -> None:
    """An existing file stays untouched unless asked otherwise; nothing else is left behind."""
    path = tmp_path / "t.xlsx"
    path.write_text("somebody's work")
    with pytest.raises(FileExistsError, match="not replaced unless told to"):
        write_template(path)
    assert path.read_text() == "somebody's work"
    assert write_template(path, overwrite=True) == path
    assert [one.name for one in tmp_path.iterdir()] == ["t.xlsx"]


def test_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """A folder that does not exist is an error, and no file appears."""
    with pytest.raises(FileNotFoundError):
        write_template(tmp_path / "nowhere" / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "criteria", "message"),
    [
        ("t.csv", [], "not 't.csv'"),
        ("t.xlsx", [("a", ""), ("a", "")], "not 'a'"),
        ("t.xlsx", [(" ", "")], "not ' '"),
    ],
)
def test_wrong_arguments_are_refused(
    tmp_path: Path, name: str, criteria: list[tuple[str, str]], message: str
) -> None:
    """The offending value stands in the message."""
    with pytest.raises(ValueError, match=message):
        write_template(tmp_path / name, criteria=criteria)


def test_without_xlsxwriter_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=r"initiative-portfolio\[excel\]"):
        write_template(tmp_path / "t.xlsx")
