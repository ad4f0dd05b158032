"""Every exit code, as documented, through the command line itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portfolio.cli.exits import Exit
from portfolio.cli.main import main

from .conftest import Call


def _edit(settings: Path, old: str, new: str) -> None:
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), encoding="utf-8")


def _add(settings: Path, text: str) -> None:
    settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_0_done(call: Call, started: Path, tmp_path: Path) -> None:
    """The started folder plans as it stands, and the report is where it says."""
    called = call("plan", started, "--out", tmp_path / "run")
    assert called.code == Exit.DONE
    report = called.out.splitlines()[-1].removeprefix("Report: ")
    assert Path(report).is_file()


def test_1_unexpected_shows_the_trace(
    call: Call, started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours is no fault of the input: exit 1, with a trace on stderr, no folder."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(sys.modules["portfolio.run"], "plan", fail)
    called = call("plan", started, "--out", tmp_path / "run")
    assert called.code == Exit.UNEXPECTED
    assert "planted" in called.err
    assert "Traceback" in called.err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("words", [[], ["plan"], ["plan", "a", "--nonsense"], ["forecast"]])
def test_2_usage(words: list[str]) -> None:
    """Missing words, unknown options and unknown commands end with usage."""
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == Exit.USAGE


def test_2_a_run_that_exists_is_not_replaced(call: Call, started: Path, tmp_path: Path) -> None:
    """Twice into one folder is a usage error, unless forced."""
    words = ("plan", started, "--out", tmp_path / "run")
    assert call(*words).code == Exit.DONE
    again = call(*words)
    assert again.code == Exit.USAGE
    assert "exists" in again.err
    assert call(*words, "--force").code == Exit.DONE


def test_3_invalid_input(call: Call, started: Path, tmp_path: Path) -> None:
    """Findings are told on stderr and in the JSON document, and no folder appears."""
    table = started.with_name("initiatives.csv")
    text = table.read_text(encoding="utf-8").replace("buy", "bye").replace("120000", "-1", 1)
    table.write_text(text, encoding="utf-8")
    called = call("plan", started, "--out", tmp_path / "run", "--json")
    assert called.code == Exit.INVALID_INPUT
    findings = called.document["findings"]
    assert {finding["column"] for finding in findings} == {"sourcing", "build_cost"}
    assert "did you mean 'buy'?" in called.err
    assert not (tmp_path / "run").exists()


def test_4_no_plan_exists(call: Call, started: Path, tmp_path: Path) -> None:
    """A mandate that the budget cannot carry: the clash is named, no folder appears."""
    _edit(started, "250_000", "50_000")
    _add(started, '\n[[planning.constraints]]\nkind = "mandate"\ninitiative = "COPILOT"\n')
    called = call("plan", started, "--out", tmp_path / "run")
    assert called.code == Exit.NO_PLAN_EXISTS
    assert "COPILOT must be done" in called.err
    assert "No fund is overspent" in called.err
    assert not (tmp_path / "run").exists()


def test_5_a_limit_came_first(call: Call, started: Path, tmp_path: Path) -> None:
    """No time at all: no plan was found, though one may exist; no folder appears."""
    _add(started, '\n[[planning.constraints]]\nkind = "mandate"\ninitiative = "COPILOT"\n')
    _edit(started, "[planning]", '[planning]\nsolver = { kind = "highs", time_limit = 0.0 }')
    called = call("plan", started, "--out", tmp_path / "run")
    assert called.code == Exit.LIMIT_BEFORE_PLAN
    assert "a limit came before any plan" in called.err
    assert not (tmp_path / "run").exists()


def test_6_a_condition_is_missed(
    call: Call, started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan with a gap above the required one is written, and the exit code says so."""
    from dataclasses import replace

    from portfolio.planning import plan

    def loosely(*words: object, **options: object) -> object:
        found = plan(*words, **options)  # type: ignore[arg-type]
        outcome = found.outcome
        return replace(found, outcome=replace(outcome, bound=1.5 * outcome.objective))

    monkeypatch.setattr(sys.modules["portfolio.run"], "plan", loosely)
    _edit(started, "[planning]", "[planning]\nrequire_gap = 0.01")
    called = call("plan", started, "--out", tmp_path / "run", "--json")
    assert called.code == Exit.CONDITION_NOT_MET
    assert called.document["missed_conditions"] == ["the gap is 50.00%, required is 1.00% or less"]
    assert (tmp_path / "run" / "brief.html").is_file()


def test_7_locked(call: Call, started: Path, tmp_path: Path) -> None:
    """The lock of a living process, here this very one, is respected."""
    (tmp_path / ".run.lock").write_text(str(os.getpid()), encoding="ascii")
    called = call("plan", started, "--out", tmp_path / "run")
    assert called.code == Exit.LOCKED
    assert str(os.getpid()) in called.err


SLOW = """
import sys, time
import portfolio.run
from portfolio.cli.main import main

def wait(*_, **__):
    print("waiting", file=sys.stderr, flush=True)
    time.sleep(60)

sys.modules["portfolio.run"].plan = wait
sys.exit(main(sys.argv[1:]))
"""


def test_130_interrupted(started: Path, tmp_path: Path) -> None:
    """Ctrl-C ends the run within seconds; no folder, no lock, no scraps are left."""
    words = ["plan", str(started), "--out", str(tmp_path / "run")]
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *words], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    while "waiting" not in process.stderr.readline():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == Exit.INTERRUPTED
    process.stderr.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["started"]


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Help tells the exit codes; the version is that of the package."""
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    assert "4 no plan exists" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("portfolio ")
