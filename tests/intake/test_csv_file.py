"""CSV files: encodings, delimiters and limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.errors import InvalidInput
from portfolio.intake import limits
from portfolio.intake.csv_file import read_csv

KNOWN = ("id", "title", "build_cost")


def written(folder: Path, content: str | bytes) -> Path:
    """File with this content."""
    path = folder / "initiatives.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without byte order mark and Windows-1252 give the same text."""
    sheet = read_csv(written(tmp_path, "id,title\nA1,Größe €\n".encode(encoding)), KNOWN)
    assert sheet.columns == ("id", "title")
    assert sheet.cells == (["A1"], ["Größe €"])


def test_encoding_can_be_told(tmp_path: Path) -> None:
    """A named encoding is used, UTF-16 included, and one that does not fit is a finding."""
    path = written(tmp_path, "id,title\nA1,Größe\n".encode("utf-16"))
    assert read_csv(path, KNOWN, encoding="utf-16").cells[1] == ["Größe"]
    path = written(tmp_path, "id,title\nA1,Größe\n".encode("cp1252"))
    with pytest.raises(InvalidInput, match=r"row 2: found 'byte 0xF6'; text in utf-8"):
        read_csv(path, KNOWN, encoding="utf-8")


def test_no_such_encoding(tmp_path: Path) -> None:
    """An encoding that does not exist is a wrong argument, not a wrong file."""
    with pytest.raises(ValueError, match="no such encoding: 'utf-9'"):
        read_csv(written(tmp_path, "id,title\n"), KNOWN, encoding="utf-9")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id,title,build_cost\nA1,a;b;c;d,5\n", ","),
        ("id;title;build_cost\nA1;a,b,c,d;5\n", ";"),
        ("id\ttitle\tbuild_cost\nA1\ta,b;c,d\t5\n", "\t"),
        ('id;title;"build_cost"\nA1;a;5\n', ";"),
    ],
)
def test_delimiters_are_found_out(tmp_path: Path, text: str, delimiter: str) -> None:
    """The delimiter is the one that splits the header into known names."""
    sheet = read_csv(written(tmp_path, text), KNOWN)
    assert sheet.columns == KNOWN
    assert sheet.findings == ()
    assert sheet == read_csv(written(tmp_path, text), KNOWN, delimiter=delimiter)


def test_rows_are_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    """Line breaks in cells add no row, blank rows do, however the lines end."""
    text = 'id,title\r\nA1,"two\r\nlines"\r\n\r\n , \r\nB2,one\r\n'
    sheet = read_csv(written(tmp_path, text), KNOWN)
    assert sheet.rows == (2, 5)
    assert sheet.cells == (["A1", "B2"], ["two\r\nlines", "one"])


def test_trailing_blank_columns_are_left_out(tmp_path: Path) -> None:
    """Delimiters at the ends of lines, as spreadsheets write them, do no harm."""
    sheet = read_csv(written(tmp_path, "id,title,,\nA1,Chatbot,,\n"), KNOWN)
    assert sheet.columns == ("id", "title")
    assert sheet.findings == ()


@pytest.mark.parametrize("text", ["id,title\nA1,\0\n", "PK\x03\x04\0\0"])
def test_binary_is_refused(tmp_path: Path, text: str) -> None:
    """A zero byte is never text: the file is refused as a whole."""
    with pytest.raises(InvalidInput, match="UTF-16 or not text"):
        read_csv(written(tmp_path, text), KNOWN)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a finding that names it."""
    with pytest.raises(InvalidInput, match=r"none\.csv: a readable CSV file \(no such file"):
        read_csv(tmp_path / "none.csv", KNOWN)


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limits of size or rows is refused, never cut."""
    path = written(tmp_path, "id,title\n" + "A1,Chatbot\n" * 10)
    monkeypatch.setattr(limits, "MOST_ROWS", 11)
    assert len(read_csv(path, KNOWN).rows) == 10
    monkeypatch.setattr(limits, "MOST_ROWS", 10)
    with pytest.raises(InvalidInput, match="found 'row 11 of 2 columns'; at most 10 rows"):
        read_csv(path, KNOWN)
    monkeypatch.setattr(limits, "MOST_COLUMNS", 1)
    with pytest.raises(InvalidInput, match="found 'row 1 of 2 columns'; at most 10 rows and 1 col"):
        read_csv(path, KNOWN)
    monkeypatch.setattr(limits, "MOST_BYTES", 100)
    with pytest.raises(InvalidInput, match="a file of at most 0 MB"):
        read_csv(path, KNOWN)


def test_one_huge_cell_is_a_finding(tmp_path: Path) -> None:
    """A cell beyond the limit of Python's csv module (131,072 characters) is told with its row."""
    with pytest.raises(InvalidInput, match=r"row 2: .*field larger than field limit"):
        read_csv(written(tmp_path, "id,title\nA1," + "x" * 200_000), KNOWN)
