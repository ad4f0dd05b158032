"""Findings are raised together and in order."""

from __future__ import annotations

import pytest

from portfolio.errors import Finding, InvalidInput
from portfolio.intake.tables.refusal import refuse_if_any


def test_nothing_wrong() -> None:
    """Without findings nothing happens."""
    refuse_if_any([])


def test_order() -> None:
    """Tables stay in the order they were first told of; within a table rows ascend."""
    found = [Finding("b", row=3), Finding("a", row=2), Finding("b", row=1), Finding("b")]
    with pytest.raises(InvalidInput) as refused:
        refuse_if_any(found)
    assert [(f.source, f.row) for f in refused.value.findings] == [
        ("b", None),
        ("b", 1),
        ("b", 3),
        ("a", 2),
    ]
