"""Questions about a finished run are asked one by one, and Ctrl-C keeps what is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio.cli.exits import WrongWords
from portfolio.cli.output import Output
from portfolio.cli.questions import ask_each, check_names

from .conftest import Call


def stopped_by(interrupted: str) -> Callable[[str], str]:
    """Answer with the word itself, and be interrupted at one of them."""

    def answer(word: str) -> str:
        if word == interrupted:
            raise KeyboardInterrupt
        return word

    return answer


@pytest.mark.parametrize(
    ("interrupted", "kept"), [("c", ("a", "b")), ("none", ("a", "b", "c", "d"))]
)
def test_an_interrupt_keeps_what_is_answered(
    interrupted: str, kept: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    """Interrupted at the third of four, the first two stay, and stderr says so."""
    output = Output(json=False, quiet=False)
    words = ("a", "b", "c", "d")
    found, complete = ask_each(words, stopped_by(interrupted), str.upper, output)
    err = capfd.readouterr().err
    assert (found, complete) == (kept, interrupted == "none")
    assert "B (2 of 4)" in err
    assert ("interrupted; 2 of 4 answered" in err) is not complete
    assert output.result.get("interrupted", False) is not complete


def test_an_interrupt_before_any_answer_is_one() -> None:
    """There is nothing to keep."""
    output = Output(json=False, quiet=True)
    with pytest.raises(KeyboardInterrupt):
        ask_each(("a",), stopped_by("a"), str, output)


def test_every_unknown_name_is_told() -> None:
    """With the nearest one, where there is one near."""
    with pytest.raises(WrongWords) as error:
        check_names(["MIAL", "MAIL", "zzz"], ["MAIL", "CHURN"], "initiative")
    told = str(error.value).splitlines()
    assert told == [
        "unknown initiative 'MIAL'; did you mean 'MAIL'?",
        "unknown initiative 'zzz'; known are MAIL, CHURN",
    ]


@pytest.mark.parametrize("command", ["explain", "frontier", "whatif"])
def test_what_is_no_run_is_told(command: str, call: Call, tmp_path: Path) -> None:
    """Exit 3, and how a run folder is made."""
    words = ("--budget", 0.9) if command == "whatif" else ()
    called = call(command, tmp_path, *words)
    assert called.code == 3
    assert "portfolio plan SETTINGS --out FOLDER" in called.err


@pytest.mark.parametrize("command", ["explain", "frontier", "whatif"])
def test_a_limit_below_nothing_is_wrong(command: str, call: Call, finished: Path) -> None:
    """Exit 2 before anything is read."""
    called = call(command, finished, "--gap", "-1")
    assert called.code == 2
    assert "gap" in called.err
    assert "Reading" not in called.err
