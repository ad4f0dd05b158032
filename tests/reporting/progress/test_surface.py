"""A terminal is written over, a log is not, and neither obeys what it is told to show."""

from __future__ import annotations

import os
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from portfolio.reporting.progress.surface import Log, Terminal, surface_for


class Tty(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def screen(written: str) -> list[str]:
    """Return the lines a terminal shows after what was written: up and clear, or a new line."""
    lines = [""]
    while written:
        if written.startswith("\x1b[1A\r\x1b[2K"):
            written = written.removeprefix("\x1b[1A\r\x1b[2K")
            lines = [*lines[:-2], ""]
        elif written.startswith("\n"):
            written = written[1:]
            lines.append("")
        else:
            lines[-1] += written[0]
            written = written[1:]
    return lines


def test_a_terminal_shows_the_last_state_alone() -> None:
    """Three states leave one line; what is kept stays above the next one."""
    stream = Tty()
    terminal = Terminal(stream)
    for state in ("one", "two", "three"):
        terminal.show(state)
    assert screen(stream.getvalue()) == ["three", ""]
    terminal.keep()
    terminal.show("four")
    terminal.show("five")
    assert screen(stream.getvalue()) == ["three", "five", ""]


def test_a_line_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a state longer than the terminal is wide, the end is cut and said to be."""
    monkeypatch.setenv("COLUMNS", "20")
    stream = Tty()
    Terminal(stream).show("x" * 50)
    assert screen(stream.getvalue()) == ["x" * 16 + "...", ""]


def test_a_log_keeps_every_line() -> None:
    """No control sequence, a line a state; the pause grows with the search, to a minute."""
    stream = StringIO()
    log = Log(stream)
    log.show("one", 0.5)
    log.keep()
    log.show("two")
    assert stream.getvalue() == "one\ntwo\n"
    assert [log.pause(seconds) for seconds in (0.0, 12.0, 500.0)] == [1.0, 12.0, 60.0]


def test_control_characters_are_shown_not_obeyed() -> None:
    """A state with an escape sequence or a line feed cannot repaint the terminal."""
    stream = Tty()
    Terminal(stream).show("\x1b]0;owned\x07 a\nb")
    assert stream.getvalue() == "\\x1b]0;owned\\x07 a b\n"


def test_letters_that_the_stream_lacks() -> None:
    """A euro sign on an ASCII terminal becomes a question mark, no error."""
    kept = BytesIO()
    stream = TextIOWrapper(kept, encoding="ascii", newline="\n")
    Log(stream).show("best plan €53\N{NO-BREAK SPACE}m")
    assert kept.getvalue() == b"best plan ?53 m\n"


@pytest.mark.parametrize(("term", "kind"), [("xterm", Terminal), ("dumb", Log)])
def test_what_a_terminal_can(term: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that moves its cursor is written over, a dumb one is not."""
    monkeypatch.setenv("TERM", term)
    monkeypatch.setitem(os.environ, "WT_SESSION", "1")
    assert type(surface_for(Tty())) is kind


def test_a_pipe_is_a_log() -> None:
    """What is no terminal gets lines."""
    assert type(surface_for(StringIO())) is Log


def test_stderr_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Outside a notebook progress never goes to stdout."""
    surface_for(None).show("on the way")
    assert capsys.readouterr() == ("", "on the way\n")
