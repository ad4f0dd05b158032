"""Models as files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planning.handmade import Setting, initiative

from portfolio.reporting import write_model

PROBLEM = Setting().problem(initiative("A"))


def test_the_format_goes_by_the_name(tmp_path: Path) -> None:
    """The text is the model's, line ends are the same everywhere."""
    lp, mps = (write_model(PROBLEM, tmp_path / f"model.{form}") for form in ("LP", "mps"))
    assert lp.read_bytes().decode() == PROBLEM.model.to_lp()
    assert mps.read_bytes().decode() == PROBLEM.model.to_mps()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.LP", "model.mps"]


def test_other_names_are_refused(tmp_path: Path) -> None:
    """The message shows the name and what would do."""
    with pytest.raises(ValueError, match=r"as \.lp or \.mps, not as 'model\.txt'"):
        write_model(PROBLEM, tmp_path / "model.txt")


def test_existing_work_is_not_overwritten(tmp_path: Path) -> None:
    """Unless asked for."""
    path = tmp_path / "model.lp"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not replaced unless told to"):
        write_model(PROBLEM, path)
    assert path.read_text(encoding="utf-8") == "mine"
    assert write_model(PROBLEM, path, overwrite=True) == path
    assert path.read_text(encoding="utf-8") != "mine"


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """A folder that does not exist is an error, and no file appears."""
    with pytest.raises(FileNotFoundError):
        write_model(PROBLEM, tmp_path / "nowhere" / "model.lp")
    assert list(tmp_path.iterdir()) == []
