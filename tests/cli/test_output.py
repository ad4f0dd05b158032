"""The result goes to stdout, everything else to stderr."""

from __future__ import annotations

import json
import os

import pytest

from portfolio.cli.output import Output
from portfolio.planning import Progress


def test_what_libraries_print_goes_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    """Python prints and writes of C libraries to stdout land on stderr; the result does not."""
    output = Output(json=True, quiet=False)
    with output:
        print("from Python")
        os.write(1, b"from C\n")
        output.result["answer"] = 42
    out, err = capfd.readouterr()
    assert json.loads(out) == {"schema_version": 1, "answer": 42}
    assert "from C" in err


def test_control_characters_are_shown_not_obeyed(capfd: pytest.CaptureFixture[str]) -> None:
    """A title with an escape sequence cannot repaint the terminal."""
    output = Output(json=False, quiet=False)
    with output:
        output.say("\x1b]0;owned\x07 title")
    out, _ = capfd.readouterr()
    assert "\x1b" not in out
    assert "\\x1b]0;owned\\x07 title" in out


def test_steps_and_progress_go_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    """Best 100 with bound 110 is at most 10 % better; a state right after a step is held back."""
    output = Output(json=False, quiet=False)
    with output:
        output.progress(Progress(seconds=3.0, objective=100.0, bound=110.0, nodes=1))
        output.step("Writing tables")
        output.progress(Progress(seconds=3.1, objective=105.0, bound=110.0, nodes=2))
    out, err = capfd.readouterr()
    assert out == ""
    assert "best plan 100, at most 10% more is possible" in err
    assert err.endswith("Writing tables\n")


def test_quiet_tells_nothing_on_the_way(capfd: pytest.CaptureFixture[str]) -> None:
    """Quiet leaves only the result."""
    output = Output(json=False, quiet=True)
    with output:
        output.step("on the way")
        output.progress(Progress(seconds=3.0, objective=100.0, bound=110.0, nodes=1))
        output.say("result")
    assert capfd.readouterr() == ("result\n", "")
