"""Tables are complete, straight and honest."""

from __future__ import annotations

from pathlib import Path

from benchmarks.search.contest import Rival
from benchmarks.search.store import Store
from benchmarks.search.table import markdown

from .cases import contest, record, result


def table(tmp_path: Path) -> str:
    """Return the tables of a store with every kind of row."""
    store = Store(tmp_path / "store.json")
    for rival, value in ((Rival.OURS, 110.0), (Rival.HIGHS, 100.0), (Rival.CBC, None)):
        store.add(record(contest(rival), result(value, 121.0), version=f"{rival.value} 1"))
    for size, ours in ((1000, 3.0), (10_000, 30.0)):
        reached = result(1.0, 1.0005, cpu=ours)
        store.add(record(contest(Rival.OURS, size=size, gap=1e-3), reached, version="portfolio 1"))
    late = result(1.0, 1.002, cpu=30.0, wall=40.0)
    asked = contest(Rival.HIGHS, size=10_000, gap=1e-3)
    store.add(record(asked, late, version="highs 1"))
    return markdown(store)


def test_values(tmp_path: Path) -> None:
    """Ours over HiGHS is 1.1 in worth, 0.1 / 0.21 in gap; CBC has no plan, so no mean."""
    text = table(tmp_path)
    assert "| 50 | base | 30 | HiGHS | 1 | 1.1000 | 1, 0, 0 | 0.476 | 1, 0, 0 |" in text
    assert "| 50 | base | 30 | CBC | 1 |  | 1, 0, 0 |  | 1, 0, 0 |" in text


def test_each(tmp_path: Path) -> None:
    """HiGHS has 100 of the best known 110; CBC has no plan and no gap."""
    text = table(tmp_path)
    assert "| 50 | base | 30 | HiGHS | 1 | 1 | 0.9091 | 21 % | 30.00 | 0.25 |" in text
    assert "| 50 | base | 30 | CBC | 1 | 0 |  | unknown | 30.00 | 0.25 |" in text


def test_gaps(tmp_path: Path) -> None:
    """What was not reached is said, with the gap that was; ten times as long is a growth of 1."""
    text = table(tmp_path)
    assert "| 10,000 | base | 1 | 0.1 % | portfolio | 30.0 | 0.05 % | 100 |" in text
    assert "| HiGHS | 30.0 | 0.2 %, not reached in 30 s | 100 |" in text
    assert "stopped short of it: ours 0, HiGHS 1, counted as they stood." in text
    assert "1,000, 10,000 initiatives: CPU seconds of ours grow as size ^ 1.00" in text


def test_disturbed(tmp_path: Path) -> None:
    """A run that had to wait is named."""
    text = table(tmp_path)
    assert "- highs: 10,000 base, seed 1, at most 30 s: 30.0 CPU s in 40.0 s" in text
    assert text.count("CPU s in") == 1


def test_straight(tmp_path: Path) -> None:
    """Every row of a table has as many cells as its head."""
    tables = [part for part in table(tmp_path).split("\n\n") if part.startswith("|")]
    assert len(tables) == 3
    for one in tables:
        assert len({line.count("|") for line in one.splitlines()}) == 1


def test_other_models(tmp_path: Path) -> None:
    """A portfolio that became another model is counted, not compared."""
    store = Store(tmp_path / "store.json")
    store.add(record(contest(Rival.OURS), result(1.0, 2.0), model="new"))
    store.add(record(contest(Rival.HIGHS), result(1.0, 2.0), model="old"))
    text = markdown(store)
    assert "different models over time: 1;" in text
    assert "Ours over theirs" not in text


def test_empty(tmp_path: Path) -> None:
    """Nothing of nothing."""
    assert markdown(Store(tmp_path / "store.json")) == ""
