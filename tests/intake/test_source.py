"""Which tables lie behind a path, and which do not."""

from __future__ import annotations

from pathlib import Path

from portfolio.intake.source import Source, read_source

WANTED = ("initiatives", "groups")


def told(path: Path, source: Source) -> tuple[list[str], list[str]]:
    """Return the tables read, and the findings without the folder."""
    raw = read_source(source)
    return sorted(raw.sheets), [str(f).replace(str(path), "AT") for f in raw.findings]


def test_one_file_is_the_first_table(tmp_path: Path) -> None:
    """A single CSV file is the first wanted table, whatever its name."""
    path = tmp_path / "my backlog.txt"
    path.write_text("id,title\nA1,a\n")
    assert told(tmp_path, Source(path=path, wanted=WANTED)) == (["initiatives"], [])


def test_a_folder_holds_tables_by_name(tmp_path: Path) -> None:
    """Wanted tables are read, other tables left alone, names must be exact."""
    for name in ("initiatives", "groups", "budget", "Groups", "Read me"):
        (tmp_path / f"{name}.CSV").write_text("id\nA1\n")
    tables, findings = told(tmp_path, Source(path=tmp_path, wanted=WANTED))
    assert tables == ["groups", "initiatives"]
    (finding,) = findings
    assert finding.startswith("AT: found 'Groups'; a file named after a table: initiatives, ")
    assert finding.endswith("(did you mean 'groups'?)")


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """Each file that cannot be read is a finding, the rest is read."""
    (tmp_path / "initiatives.csv").write_bytes(b"\0")
    (tmp_path / "groups.csv").write_text("group,initiative\na,A1\n")
    tables, findings = told(tmp_path, Source(path=tmp_path, wanted=WANTED))
    assert tables == ["groups"]
    assert findings[0].startswith("AT/initiatives.csv: found 'UTF-16 or not text'")


def test_nothing_there(tmp_path: Path) -> None:
    """A path that does not exist is a finding."""
    tables, findings = told(tmp_path, Source(path=tmp_path / "none", wanted=WANTED))
    assert tables == []
    assert findings == ["AT/none: a readable CSV file (no such file or directory)"]


def test_a_table_that_may_be_missing_is_no_finding(tmp_path: Path) -> None:
    """A folder without the table is fine where the table is not required."""
    source = Source(path=tmp_path, wanted=("constraints",), required=False)
    assert told(tmp_path, source) == ([], [])
    source = Source(path=tmp_path, wanted=("constraints",))
    assert told(tmp_path, source) == ([], ["AT: a file constraints.csv in the folder"])


def test_encoding_and_delimiter_are_passed_on(tmp_path: Path) -> None:
    """What the caller knows about CSV files is used for each of them."""
    (tmp_path / "initiatives.csv").write_bytes("id|title\nA1|ä,;\n".encode("utf-16"))
    source = Source(path=tmp_path, wanted=WANTED, encoding="utf-16", delimiter="|")
    sheet = read_source(source).sheets["initiatives"]
    assert sheet.cells == (["A1"], ["ä,;"])
