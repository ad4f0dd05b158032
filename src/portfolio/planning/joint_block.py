"""Rows of many rules of one kind in one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.planning.model import Block, Ints


def short_name(kind: str, rule: object) -> str:
    """Name of a rule for files: its kind, and its group where it has one."""
    return "_".join(filter(None, (kind, getattr(rule, "group", ""))))


@dataclass(frozen=True, kw_only=True)
class JointBlock(Block):
    """Rows of several rules, one rule after the other; coefficients in the order of rows.

    There may be thousands of such rules, most of them with a few rows: a block for each would take
    longer than all the rest of the model.

    Attributes
    ----------
    rules
        The rules, each a sentence as text.
    ends
        By rule: how many rows there are up to and with its own.
    """

    rules: Sequence[object]
    ends: Ints

    def apart(self) -> Iterator[Block]:
        """Return a block for each rule, as if it were the only one."""
        ends, entry_ends = self.ends.tolist(), np.searchsorted(self.row, self.ends).tolist()
        first, entry = 0, 0
        for rule, end, entry_end in zip(self.rules, ends, entry_ends, strict=True):
            rows, entries = slice(first, end), slice(entry, entry_end)
            yield Block(
                rule=str(rule),
                labels=self.labels.part(rows),
                row=self.row[entries] - first,
                column=self.column[entries],
                value=self.value[entries],
                lower=self.lower[rows],
                upper=self.upper[rows],
                unit=self.unit,
                name=short_name(self.name, rule),
            )
            first, entry = end, entry_end
