"""``portfolio init``."""

from __future__ import annotations

from pathlib import Path

from .conftest import Call


def test_a_started_folder_plans_at_once(call: Call, tmp_path: Path) -> None:
    """The next command that init names works as it stands."""
    folder = tmp_path / "mine"
    called = call("init", folder)
    words = called.out.splitlines()[-1].removeprefix("Next: portfolio ").split()
    assert call(*words).code == 0
    assert (folder / "run" / "manifest.json").is_file()


def test_a_folder_that_exists_is_left_alone(call: Call, tmp_path: Path) -> None:
    """Nothing is written into a folder that is there already."""
    called = call("init", tmp_path)
    assert called.code == 2
    assert list(tmp_path.iterdir()) == []
