"""Contests are held once, alone, and again if they were disturbed."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.search.contest import Contest, Result, Rival
from benchmarks.search.runner import fingerprint, play_apart, run, sentence
from benchmarks.search.store import Store

from .cases import contest, result

SMALL = replace(contest(Rival.HIGHS, size=10), seconds=1.0)


class Player:
    """Plays results in turn and counts."""

    def __init__(self, *results: Result) -> None:
        self.results, self.asked = list(results), list[tuple[Contest, int]]()

    def __call__(self, contest: Contest, nice: int) -> Result:
        """Tell the next result."""
        self.asked.append((contest, nice))
        return self.results[len(self.asked) - 1]


def test_held_once(tmp_path: Path) -> None:
    """A second run with the same store has nothing to do."""
    told: list[str] = []
    path = tmp_path / "store.json"
    player = Player(result(5.0, 5.0))
    for _ in range(2):
        run([SMALL], Store(path), nice=3, tell=told.append, play=player)
    assert player.asked == [(SMALL, 3)]
    assert told == ["highs: 10 base, seed 1, at most 1 s: 5, gap 0.00%, 30.0 CPU s; "]


def test_disturbed_held_again(tmp_path: Path) -> None:
    """Of two disturbed runs the one that had more of a core is kept."""
    store = Store(tmp_path / "store.json")
    half, most = result(1.0, cpu=15.0, wall=30.0), result(2.0, cpu=27.0, wall=30.0)
    run([SMALL], store, tell=str, play=Player(half, most))
    assert [one.result for one in store] == [most]


def test_counting_processor_time_is_never_disturbed(tmp_path: Path) -> None:
    """CBC on half a core does as much in its CPU seconds: once will do."""
    pytest.importorskip("pulp")
    store = Store(tmp_path / "store.json")
    player = Player(result(1.0, cpu=15.0, wall=30.0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("benchmarks.search.runner.version_of", str)
        run([replace(SMALL, rival=Rival.CBC)], store, tell=str, play=player)
    assert len(player.asked) == 1


def test_in_a_process_of_its_own() -> None:
    """A real contest of a second, told back through the process."""
    told = play_apart(SMALL, 0)
    assert told.found.value is not None
    assert told.found.gap <= 1e-6
    assert min(told.cpu, told.wall, told.megabytes, told.yardstick) > 0


def test_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not end is ended: four times its seconds, and two minutes for the rest."""

    def endless(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("", timeout)

    monkeypatch.setattr(subprocess, "run", endless)
    told = play_apart(SMALL, 0)
    assert told.found.value is None
    assert told.found.note == "ended after 124 seconds of the clock"


def test_fingerprint() -> None:
    """The same portfolio has the same model, another seed another one; a last digit is nothing."""
    model = SMALL.problem().model
    assert fingerprint(model) == fingerprint(SMALL.problem().model)
    assert fingerprint(model) != fingerprint(replace(SMALL, seed=2).problem().model)
    assert fingerprint(model) == fingerprint(replace(model, worth=model.worth * (1 + 1e-15)))
    assert fingerprint(model) != fingerprint(replace(model, worth=model.worth * 1.001))


def test_sentence() -> None:
    """No plan and a disturbed run are called so."""
    assert sentence(result(None, cpu=1.0, wall=9.0)) == "no plan, gap inf%, 1.0 CPU s, disturbed; "
