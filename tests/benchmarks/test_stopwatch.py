"""CPU seconds are the least of several calls."""

from __future__ import annotations

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
