"""CPU seconds are the least of several calls."""

from __future__ import annotations

import gc

import pytest
from benchmarks.stopwatch import cpu_seconds

from benchmarks import stopwatch


def test_least_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls from 0 to 5, 5 to 7 and 7 to 10 s take 5, 2 and 3 s: the least is 2 s."""
    ticks = iter([0.0, 5.0, 5.0, 7.0, 7.0, 10.0])
    monkeypatch.setattr(stopwatch.time, "process_time", lambda: next(ticks))
    answers = iter("abc")
    assert cpu_seconds(lambda: next(answers), repeats=3) == (2.0, "c")


def test_waiting_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the processor's time that counts: waiting for 0.2 s costs less than 0.1 s."""
    import time

    seconds, _ = cpu_seconds(lambda: time.sleep(0.2))
    assert seconds < 0.1


def test_what_was_there_before_is_not_looked_through() -> None:
    """While a call is measured all objects of before are frozen, and afterwards no longer."""
    gc.unfreeze()
    _, frozen = cpu_seconds(gc.get_freeze_count)
    assert frozen > 1_000
    assert gc.get_freeze_count() == 0


def test_what_others_froze_stays_so() -> None:
    """Measurements within one another, and tests, may have frozen what is there already."""
    gc.freeze()
    cpu_seconds(lambda: None)
    assert gc.get_freeze_count() > 1_000
    gc.unfreeze()
    with pytest.raises(ZeroDivisionError):
        cpu_seconds(lambda: 1 / 0)
    assert gc.get_freeze_count() == 0
