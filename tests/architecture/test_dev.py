"""`dev.py` sets up once, sets up anew when a lock changed, and refuses what cannot work."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Commands = list[list[str]]


@pytest.fixture
def project(tmp_path: Path, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project with lock files, which `dev` takes for its own."""
    for name in (dev.RUN_LOCK, dev.DEV_LOCK, "pyproject.toml"):
        (tmp_path / name).write_text(f"first {name}", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def ran(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Record commands instead of running them; making an environment makes its interpreter."""
    commands: Commands = []

    def record(command: list[str], purpose: str) -> str:
        commands.append(command)
        if "venv" in command:
            program = Path(dev.Environment(command[0], Path(command[-1])).tool("python"))
            program.parent.mkdir(parents=True, exist_ok=True)
            program.touch()
        return f"{sys.version_info[0]} {sys.version_info[1]}"

    monkeypatch.setattr(dev, "must_run", record)
    return commands


def verbs(commands: Commands) -> list[str]:
    """Return what the commands did: made an environment, or installed what."""
    return ["make" if "venv" in command else command[-1] for command in commands]


def test_first_time_makes_and_installs(dev: ModuleType, project: Path, ran: Commands) -> None:
    """A new environment gets the locked packages, then the project, in this order."""
    dev.Environment(sys.executable, project / "env").make_ready(dev.RUN_LOCK)
    assert verbs(ran) == ["make", dev.RUN_LOCK, str(project)]
    assert "--require-hashes" in ran[1]
    assert "--no-deps" in ran[2]


def test_second_time_does_nothing(dev: ModuleType, project: Path, ran: Commands) -> None:
    """An environment whose lock is unchanged is used as it is."""
    env = dev.Environment(sys.executable, project / "env")
    env.make_ready(dev.RUN_LOCK)
    ran.clear()
    env.make_ready(dev.RUN_LOCK)
    assert ran == []


def test_development_lock_adds_to_the_run_lock(
    dev: ModuleType, project: Path, ran: Commands
) -> None:
    """Both commands of the README share one environment; the larger lock serves the smaller job."""
    env = dev.Environment(sys.executable, project / "env")
    for lock in (dev.RUN_LOCK, dev.DEV_LOCK, dev.RUN_LOCK):
        env.make_ready(lock)
    assert verbs(ran) == ["make", dev.RUN_LOCK, str(project), dev.DEV_LOCK]


def test_changed_lock_makes_it_afresh(dev: ModuleType, project: Path, ran: Commands) -> None:
    """A lock that changed empties the environment, so nothing stays that left the lock."""
    env = dev.Environment(sys.executable, project / "env")
    env.make_ready(dev.RUN_LOCK)
    ran.clear()
    (project / dev.RUN_LOCK).write_text("second", encoding="utf-8")
    env.make_ready(dev.RUN_LOCK)
    assert verbs(ran) == ["make", dev.RUN_LOCK, str(project)]
    assert "--clear" in ran[0]


def test_changed_project_file_reinstalls_the_project(
    dev: ModuleType, project: Path, ran: Commands
) -> None:
    """A new entry in the project file takes effect without a new environment."""
    env = dev.Environment(sys.executable, project / "env")
    env.make_ready(dev.RUN_LOCK)
    ran.clear()
    (project / "pyproject.toml").write_text("second", encoding="utf-8")
    env.make_ready(dev.RUN_LOCK)
    assert verbs(ran) == [str(project)]


def test_broken_install_is_repeated(
    dev: ModuleType, project: Path, ran: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An install that failed half way leaves no sign of success behind."""
    env = dev.Environment(sys.executable, project / "env")
    record: Callable[[list[str], str], str] = dev.must_run

    def fail_at_pip(command: list[str], purpose: str) -> str:
        if "pip" in command:
            raise dev.Stop("no network")
        return record(command, purpose)

    monkeypatch.setattr(dev, "must_run", fail_at_pip)
    with pytest.raises(dev.Stop, match="no network"):
        env.make_ready(dev.RUN_LOCK)
    monkeypatch.setattr(dev, "must_run", record)
    ran.clear()
    env.make_ready(dev.RUN_LOCK)
    assert verbs(ran) == ["make", dev.RUN_LOCK, str(project)]


@pytest.mark.skipif(os.name == "nt", reason="stands in for an interpreter with a shell script")
def test_old_python_is_refused(dev: ModuleType, tmp_path: Path) -> None:
    """An interpreter that is too old is named with what is needed."""
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\necho 3 9\n", encoding="utf-8")
    old.chmod(0o755)
    with pytest.raises(dev.Stop, match=r"needs Python 3\.11 or newer; .*python3\.9 is 3\.9"):
        dev.version_of(str(old))


def test_missing_python_is_refused(dev: ModuleType, tmp_path: Path) -> None:
    """A path that holds no interpreter is said to hold none."""
    with pytest.raises(dev.Stop, match="no Python at"):
        dev.version_of(str(tmp_path / "nothing"))


def test_each_python_has_its_own_folder(dev: ModuleType, tmp_path: Path) -> None:
    """Two Pythons never share an environment: the folder's name holds the version."""
    options = argparse.Namespace(python=sys.executable, env_dir=tmp_path)
    tag = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert dev.environment(options).folder == tmp_path.resolve() / f".venv-{tag}"
    assert dev.environment(options, "-x").folder.name == f".venv-{tag}-x"


def test_other_arguments_go_to_pytest(dev: ModuleType) -> None:
    """`test` passes on what it does not know itself."""
    options = dev.read_options(["test", "tests/scoring", "-k", "weights", "--python", "python9"])
    assert options.pytest == ["tests/scoring", "-k", "weights"]
    assert options.python == "python9"


def test_unknown_arguments_are_refused(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt option of any other job is an error, not silence."""
    with pytest.raises(SystemExit) as stopped:
        dev.read_options(["check", "--fast"])
    assert stopped.value.code == 2
    assert "--fast" in capsys.readouterr().err


def test_failed_command_shows_its_end(dev: ModuleType) -> None:
    """Of a step that failed, the last lines are shown with its exit code."""
    program = "print('reason'); raise SystemExit(3)"
    with pytest.raises(dev.Stop, match=r"(?s)the step failed with exit code 3:.*reason"):
        dev.must_run([sys.executable, "-c", program], "the step")


def test_foreign_environments_do_not_leak_in(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither PYTHONPATH nor an active environment changes what a job imports."""
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "elsewhere")
    assert "elsewhere" not in dev.clean_variables().values()
