"""A run folder appears whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio.errors import Locked
from portfolio.reporting.run_folder import MANIFEST, RunFolder


def _write(target: Path, text: str, *, force: bool = False) -> None:
    with RunFolder(target, force=force) as folder:
        (folder.path / MANIFEST).write_text(text, encoding="utf-8")


def _hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_nothing_is_visible_before_the_end(tmp_path: Path) -> None:
    """While writing, the target does not exist; afterwards it does, and nothing else is left."""
    target = tmp_path / "deep" / "run"
    with RunFolder(target) as folder:
        (folder.path / MANIFEST).write_text("{}", encoding="utf-8")
        assert not target.exists()
    assert (target / MANIFEST).read_text(encoding="utf-8") == "{}"
    assert _hidden(target.parent) == []


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    """A run that fails in the middle leaves no folder, no lock, no scraps."""

    def fail_half_way() -> None:
        with RunFolder(tmp_path / "run") as folder:
            (folder.path / "half").write_text("x", encoding="utf-8")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    assert list(tmp_path.iterdir()) == []


def test_an_existing_run_is_kept_unless_forced(tmp_path: Path) -> None:
    """Without force the old run stays; with force it is replaced as a whole."""
    target = tmp_path / "run"
    _write(target, "old")
    with pytest.raises(FileExistsError, match="exists"):
        _write(target, "new")
    assert (target / MANIFEST).read_text(encoding="utf-8") == "old"
    _write(target, "new", force=True)
    assert (target / MANIFEST).read_text(encoding="utf-8") == "new"
    assert _hidden(tmp_path) == []


def test_a_failed_replacement_keeps_the_old_run(tmp_path: Path) -> None:
    """Force does not mean that a failing run may destroy the last good one."""
    target = tmp_path / "run"
    _write(target, "old")
    with pytest.raises(RuntimeError), RunFolder(target, force=True):
        raise RuntimeError
    assert (target / MANIFEST).read_text(encoding="utf-8") == "old"


def test_a_folder_that_is_no_run_is_never_replaced(tmp_path: Path) -> None:
    """Force on the wrong folder, such as a home folder, is refused."""
    (tmp_path / "precious").mkdir()
    with (
        pytest.raises(FileExistsError, match="no run folder"),
        RunFolder(tmp_path / "precious", force=True),
    ):
        pass
    assert (tmp_path / "precious").is_dir()


def test_two_runs_at_once_are_told_apart(tmp_path: Path) -> None:
    """The second run finds the lock of a living process, and says which."""
    with RunFolder(tmp_path / "run") as first:
        (first.path / MANIFEST).write_text("{}", encoding="utf-8")
        with pytest.raises(Locked, match=f"process {os.getpid()}"), RunFolder(tmp_path / "run"):
            pass
    assert (tmp_path / "run" / MANIFEST).is_file()


def test_the_lock_and_scraps_of_a_dead_run_do_not_count(tmp_path: Path) -> None:
    """A process that is gone holds nothing; what it left behind is swept."""
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait()
    (tmp_path / ".run.lock").write_text(str(gone.pid), encoding="ascii")
    (tmp_path / ".run.tmp-dead").mkdir()
    _write(tmp_path / "run", "{}")
    assert _hidden(tmp_path) == []


@pytest.mark.parametrize("content", ["", "no number", "99999999999999999999"])
def test_a_lock_that_names_nobody_does_not_count(tmp_path: Path, content: str) -> None:
    """Whatever a crashed disk left in the lock, the next run goes on."""
    (tmp_path / ".run.lock").write_text(content, encoding="ascii")
    _write(tmp_path / "run", "{}")
    assert _hidden(tmp_path) == []


def test_scraps_of_a_name_with_signs_are_swept(tmp_path: Path) -> None:
    """Square brackets in the name of a run are no pattern."""
    (tmp_path / ".run[1].tmp-dead").mkdir()
    (tmp_path / ".run1.tmp-alive").mkdir()
    _write(tmp_path / "run[1]", "{}")
    assert _hidden(tmp_path) == [".run1.tmp-alive"]


def test_a_dangling_link_is_no_place_for_a_run(tmp_path: Path) -> None:
    """A link to nowhere is refused before anything is searched."""
    (tmp_path / "run").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        _write(tmp_path / "run", "{}")
