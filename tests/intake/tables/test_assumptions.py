"""Assumptions are a table like any other."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from portfolio.errors import InvalidInput
from portfolio.intake import Assumption, Backlog

IDEAS = pd.DataFrame({"id": ["A"], "title": ["Sort mail"]})
ASSUMED = Assumption("build_cost", "=1000 by topic", "not reported", 1)


def test_assumptions_survive_being_written_and_read() -> None:
    """What a mapping assumed stays marked after a round trip, even text like a formula."""
    backlog = replace(Backlog.from_frames(IDEAS), assumptions=(ASSUMED,))
    tables = backlog.to_tables()
    assert Backlog.from_frames(tables.pop("initiatives"), **tables).assumptions == (ASSUMED,)


def test_an_assumption_needs_its_reason() -> None:
    """A value without a reason is a finding in the assumptions table."""
    frame = pd.DataFrame({"field": ["build_cost"], "value": ["1000"], "reason": [""]})
    with pytest.raises(InvalidInput, match="assumptions, row 2, column 'reason'"):
        Backlog.from_frames(IDEAS, assumptions=frame)
