"""Results in a JSON file, so that a run that was stopped goes on and none is held twice."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.search.contest import Contest, Rival
from benchmarks.search.records import Key, Record, record_from, to_plain


class Store:
    """Records in a file.

    Parameters
    ----------
    path
        JSON file; need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._records: dict[Key, Record] = {}
        if path.exists():
            held = json.loads(path.read_text(encoding="utf-8"))
            self._records = {record.key: record for record in map(record_from, held)}

    def __contains__(self, key: Key) -> bool:
        return key in self._records

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def add(self, record: Record) -> None:
        """Keep a record, in place of an older one of the same key, and write the file."""
        self._records[record.key] = record
        text = json.dumps([to_plain(one) for one in self], indent=1)
        # Never half a file, however the run ends.
        draft = self._path.with_suffix(".draft")
        draft.write_text(text + "\n", encoding="utf-8")
        os.replace(draft, self._path)

    def latest(self) -> dict[tuple[Contest, str], Record]:
        """Return the last record of each contest and model: of the newest version of its rival."""
        newest: dict[tuple[Contest, str], Record] = {}
        for record in sorted(self, key=lambda one: one.when):
            newest[record.contest, record.model] = record
        return newest

    def versions(self) -> dict[Rival, list[str]]:
        """Return the versions of each rival among the last records."""
        found: dict[Rival, set[str]] = {}
        for record in self.latest().values():
            found.setdefault(record.contest.rival, set()).add(record.version)
        return {rival: sorted(found[rival]) for rival in Rival if rival in found}
