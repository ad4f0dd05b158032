"""A started folder, and a way to call the command line as a user does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from portfolio.cli.main import main


@dataclass(frozen=True)
class Called:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Return the JSON document on stdout."""
        document: dict[str, Any] = json.loads(self.out)
        return document


Call = Callable[..., Called]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Call ``portfolio`` with words; gives exit code, stdout and stderr."""

    def run(*words: object) -> Called:
        capfd.readouterr()
        code = main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Called(code, out, err)

    return run


@pytest.fixture
def started(call: Call, tmp_path: Path) -> Path:
    """Make a folder with ``portfolio init``; gives its settings file."""
    folder = tmp_path / "started"
    assert call("init", folder).code == 0
    return folder / "settings.toml"


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plan a started folder once for all; gives its run folder, which nobody may change."""
    home = tmp_path_factory.mktemp("finished")
    assert main(["init", str(home / "started"), "--quiet"]) == 0
    words = ["plan", str(home / "started" / "settings.toml"), "--out", str(home / "run")]
    assert main([*words, "--quiet"]) == 0
    return home / "run"
