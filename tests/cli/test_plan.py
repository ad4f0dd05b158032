"""``portfolio plan``."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Call


def test_json_is_one_document_on_stdout(call: Call, started: Path, tmp_path: Path) -> None:
    """Stdout holds the document and nothing else; it agrees with the snapshot."""
    called = call("plan", started, "--out", tmp_path / "run", "--json")
    document = called.document
    snapshot = json.loads((tmp_path / "run" / "snapshot.json").read_text(encoding="utf-8"))
    assert document["objective"] == snapshot["objective"]
    assert document["planned"] == [entry["id"] for entry in snapshot["entries"]]
    assert document["exit_code"] == 0


def test_quiet_says_nothing_on_the_way(call: Call, started: Path, tmp_path: Path) -> None:
    """A scheduler that mails stderr gets no mail."""
    assert call("plan", started, "--out", tmp_path / "run", "--quiet").err == ""


def test_progress_goes_to_stderr_in_order(call: Call, started: Path, tmp_path: Path) -> None:
    """From the first table to the brief, every step is one line; stdout has only the result."""
    called = call("plan", started, "--out", tmp_path / "run")
    lines = called.err.splitlines()
    assert lines[0] == "Reading the tables"
    assert lines[-1] == "Writing the brief"
    assert lines.index("Building the model") < lines.index(
        "Searching for the best plan (worth in €)"
    )
    assert "Reading" not in called.out
