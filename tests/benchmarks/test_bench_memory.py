"""Memory of both sides is compared and shown."""

from __future__ import annotations

import pytest
from benchmarks.bench_memory import Memory, main, markdown
from benchmarks.resident import Side, Taken

from benchmarks import bench_memory


def test_share_and_table() -> None:
    """100 of 400 MB are a quarter; sizes have thousands separators."""
    one = Memory(10_000, Taken(100.0, 120.0), Taken(400.0, 1500.0))
    assert one.share == 0.25
    assert "| 10,000 | 100.0 | 120.0 | 400.0 | 1,500.0 | 25% |" in markdown([one])


def test_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each size asked for is measured on both sides."""
    asked = []

    def told(side: Side, size: int, *_: object) -> Taken:
        asked.append((side, size))
        return Taken(1.0, 2.0)

    monkeypatch.setattr(bench_memory, "taken", told)
    main(["--sizes", "30", "40"])
    assert asked == [(side, size) for size in (30, 40) for side in Side]
    assert "| 40 | 1.0 | 2.0 | 1.0 | 2.0 | 100% |" in capsys.readouterr().out
