"""The command measures, prints and writes."""

from __future__ import annotations

import json
from pathlib import Path

import benchmarks.__main__ as command
import pytest


def test_quick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quick run builds every size, with PuLP only the small one, and writes the numbers."""
    monkeypatch.setattr(command, "SIZES", (10, 12))
    monkeypatch.setattr(command, "QUICK_PULP", 10)
    path = tmp_path / "times.json"
    command.main(["--quick", "--json", str(path)])
    data = json.loads(path.read_text(encoding="utf-8"))
    assert [build["theirs"] is None for build in data["builds"]] == [False, True]
    assert "## Building the model" in capsys.readouterr().out


def test_unknown_family(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown family is refused."""
    with pytest.raises(SystemExit):
        command.main(["--family", "loose"])
    assert "invalid" in capsys.readouterr().err
