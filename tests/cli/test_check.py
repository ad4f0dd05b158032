"""``portfolio check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Call


def test_a_clean_input_is_counted(call: Call, started: Path) -> None:
    """Five initiatives, all plannable, and what there is for them; nobody asked for matrices."""
    called = call("check", started, "--json")
    assert called.code == 0
    assert called.document["initiatives"] == 5
    assert called.document["left_out"] == {}
    told = call("check", started).out
    assert "No findings: 5 initiatives, 5 plannable." in told
    # 8 quarters of 250,000.
    assert (
        "Capacity 2027Q1 to 2028Q4, 2,000,000 in budget; "
        "people: ai_engineer, data_scientist, product_owner." in told
    )
    assert "columns" not in told


def test_what_cannot_be_planned_is_told(call: Call, started: Path) -> None:
    """Ten quarters of work do not fit eight: no finding, but said with the reason."""
    table = started.with_name("initiatives.csv")
    lines = table.read_text(encoding="utf-8").splitlines()
    head = lines[0].split(",")
    cells = lines[1].split(",")
    cells[head.index("duration")] = "10"
    table.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    assert "MAIL cannot fit its window: 10 quarters of work" in call("check", started).out


def test_likely_duplicates_are_told(call: Call, started: Path) -> None:
    """The same idea under another id is found."""
    pytest.importorskip("rapidfuzz")
    table = started.with_name("initiatives.csv")
    lines = table.read_text(encoding="utf-8").splitlines()
    again = lines[1].replace("MAIL,Sort incoming mail", "POST,Incoming mails: sort")
    table.write_text("\n".join([*lines, again]), encoding="utf-8")
    assert "Likely duplicates: MAIL and POST" in call("check", started).out
