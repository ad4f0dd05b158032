"""``portfolio import``."""

from __future__ import annotations

from pathlib import Path

from portfolio.intake import read_backlog

from .conftest import Call

SOURCE = "Use case,Agency\nSort mail,Post\nRead forms,Tax\n"
MAPPING = """
name = "toy"
about = "A toy."
[rename]
title = "Use case"
business_unit = "Agency"
_name = "Use case"
[[derive]]
op = "made_id"
target = "id"
prefix = "TOY-"
column = "_name"
[[assume]]
target = "build_cost"
value = 1000
reason = "not reported"
"""


def test_an_inventory_becomes_tables_of_ours(call: Call, tmp_path: Path) -> None:
    """Two rows through a mapping read back as two initiatives, the assumed cost with them."""
    (tmp_path / "source.csv").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "toy.toml").write_text(MAPPING, encoding="utf-8")
    words = ("--mapping", tmp_path / "toy.toml", "--out", tmp_path / "tables")
    called = call("import", tmp_path / "source.csv", *words)
    assert called.code == 0, called.err
    backlog = read_backlog(tmp_path / "tables")
    assert [i.title for i in backlog.initiatives] == ["Read forms", "Sort mail"]
    assert {i.build_cost for i in backlog.initiatives} == {1000.0}


def test_an_existing_folder_is_left_alone(call: Call, tmp_path: Path) -> None:
    """Nothing is written into a folder that is there."""
    called = call("import", "x.csv", "--mapping", "us_federal_2025", "--out", tmp_path)
    assert called.code == 2
    assert list(tmp_path.iterdir()) == []
