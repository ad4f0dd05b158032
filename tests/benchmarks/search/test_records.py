"""Contests and results survive being written."""

from __future__ import annotations

import json

from benchmarks.search.contest import Rival
from benchmarks.search.records import contest_from, record_from, result_from, to_plain

from .cases import contest, record, result


def test_round_trip() -> None:
    """What is made plain, written as JSON and read is the same again."""
    kept = record(contest(Rival.CBC, 3), result(1 / 3, None))
    assert record_from(json.loads(json.dumps(to_plain(kept)))) == kept
    assert contest_from(to_plain(kept.contest)) == kept.contest
    assert result_from(to_plain(kept.result)) == kept.result
