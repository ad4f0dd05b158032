"""The command holds what is missing and prints the tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.bench_search import main


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two solvers plan the smallest portfolio to the end; a second call holds nothing again."""
    path = tmp_path / "store.json"
    asked = "--sizes 10 --families tight --seeds 1 --seconds 1 --solvers portfolio highs --json"
    main([*asked.split(), str(path)])
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 2
    text = capsys.readouterr().out
    # Both prove the optimum: nobody is better.
    assert "| 10 | tight | 1 | HiGHS | 1 |" in text
    assert text.count("0, 1, 0") == 2
    main([*asked.split(), str(path)])
    assert capsys.readouterr().out == text[text.index("portfolio ", text.index("\nportfolio ")) :]


def test_unknown_solver(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown solver is refused."""
    with pytest.raises(SystemExit):
        main(["--solvers", "glpk"])
    assert "glpk" in capsys.readouterr().err
