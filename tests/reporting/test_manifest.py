"""The manifest is JSON that any program reads."""

from __future__ import annotations

import json
from pathlib import Path

from portfolio.reporting.manifest import write_json


def test_infinite_and_missing_numbers_become_null(tmp_path: Path) -> None:
    """JSON knows neither infinity nor NaN; nested values are looked at too."""
    path = tmp_path / "x.json"
    write_json(path, {"a": [float("inf"), 1.5], "b": {"c": float("nan")}, "d": ("x", None)})
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "a": [None, 1.5],
        "b": {"c": None},
        "d": ["x", None],
    }


def test_text_is_readable_and_ends_with_a_line(tmp_path: Path) -> None:
    """Umlauts stay umlauts; line ends are the same on every system."""
    path = tmp_path / "x.json"
    write_json(path, {"title": "Schäden"})
    assert path.read_bytes() == '{\n  "title": "Schäden"\n}\n'.encode()
