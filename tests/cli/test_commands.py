"""What the commands share."""

from __future__ import annotations

from pathlib import Path

from .conftest import Call


def test_the_backlog_can_be_named_on_the_command_line(
    call: Call, started: Path, tmp_path: Path
) -> None:
    """A settings file whose backlog lies elsewhere plans with --backlog."""
    elsewhere = tmp_path / "elsewhere.csv"
    started.with_name("initiatives.csv").rename(elsewhere)
    assert call("check", started).code == 3
    assert call("check", started, "--backlog", elsewhere).code == 0
