"""What was measured is kept and found again."""

from __future__ import annotations

from pathlib import Path

from benchmarks.search.contest import Rival
from benchmarks.search.store import Store

from .cases import contest, record, result

OURS, CBC = contest(Rival.OURS), contest(Rival.CBC)


def test_kept(tmp_path: Path) -> None:
    """A store opened again knows the record by contest, model and version, and no other."""
    path = tmp_path / "store.json"
    kept = record(OURS, result(1.0, 2.0))
    Store(path).add(kept)
    again = Store(path)
    assert list(again) == [kept]
    assert kept.key in again
    assert (OURS, "other model", "1") not in again
    assert (OURS, "m", "other version") not in again
    assert [file.name for file in tmp_path.iterdir()] == ["store.json"]


def test_same_key_replaced(tmp_path: Path) -> None:
    """Held again, a contest has one record: the new one."""
    store = Store(tmp_path / "store.json")
    store.add(record(OURS, result(1.0)))
    store.add(record(OURS, result(2.0)))
    assert [one.result.found.value for one in store] == [2.0]


def test_latest(tmp_path: Path) -> None:
    """Of two versions the one held last counts, whichever was written first."""
    store = Store(tmp_path / "store.json")
    store.add(record(OURS, result(2.0), version="new", hour=13))
    store.add(record(OURS, result(1.0), version="old", hour=12))
    store.add(record(CBC, result(3.0), version="2.10"))
    latest = store.latest()
    assert latest[OURS, "m"].version == "new"
    assert store.versions() == {Rival.OURS: ["new"], Rival.CBC: ["2.10"]}
