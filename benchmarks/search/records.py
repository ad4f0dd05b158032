"""Contests and their results as plain data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.generator import Family
from benchmarks.search.contest import Contest, Found, Result, Rival


@dataclass(frozen=True, slots=True)
class Record:
    """A contest that was held.

    Attributes
    ----------
    contest, result
        What was asked, and what came of it.
    model
        Fingerprint of the model that was planned.
    version
        Of the rival.
    when
        Date and time, UTC, in ISO 8601.
    """

    contest: Contest
    result: Result
    model: str
    version: str
    when: str

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return self.contest, self.model, self.version


Key = tuple[Contest, str, str]
"""Contest, fingerprint of the model, version of the rival."""


def to_plain(item: Record | Contest | Result) -> dict[str, Any]:
    """Return dicts, texts and numbers that JSON can hold."""
    return asdict(item)


def contest_from(data: Mapping[str, Any]) -> Contest:
    """Return the contest that was made plain."""
    return Contest(**{**data, "family": Family(data["family"]), "rival": Rival(data["rival"])})


def result_from(data: Mapping[str, Any]) -> Result:
    """Return the result that was made plain."""
    return Result(**{**data, "found": Found(**data["found"])})


def record_from(data: Mapping[str, Any]) -> Record:
    """Return the record that was made plain."""
    contest, result = contest_from(data["contest"]), result_from(data["result"])
    return Record(**{**data, "contest": contest, "result": result})
