"""Ids for rows that have none, or none that will do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from portfolio.intake.backlog import Assumption
from portfolio.intake.foreign.derivations import Derivation
from portfolio.intake.foreign.rows import MappedRows

_LONGEST = 64


@dataclass(frozen=True, kw_only=True)
class MadeId(Derivation):
    """An id from another column; made anew, and said so, where blank, repeated or not allowed.

    Attributes
    ----------
    prefix
        Beginning of the id of a row that reports none; the number of the row follows.
    """

    op: Literal["made_id"]
    column: str
    prefix: str

    def apply(self, rows: MappedRows) -> MappedRows:
        """Make the ids and count those that are not as reported."""
        reported = ["" if cell is None else str(cell) for cell in rows.cells(self.column)]
        slugs = [slug(text) for text in reported]
        often = Counter(text.casefold() for text in slugs)
        ids: list[str] = []
        made: dict[str, list[str]] = {_BLANK: [], _REPEATED: [], _REWRITTEN: []}
        for text, short, row in zip(reported, slugs, rows.rows, strict=True):
            repeated = often[short.casefold()] > 1
            one = _numbered(short, row) if short and repeated else short
            ids.append(one or f"{self.prefix}{row:05}")
            if ids[-1] != text:
                why = _BLANK if not short else _REPEATED if repeated else _REWRITTEN
                made[why].append(ids[-1])
        return rows.with_column(self.target, ids).assuming(
            *(
                Assumption(self.target, f"made, such as {some[0]}", why, len(some))
                for why, some in made.items()
                if some
            )
        )


_BLANK = "no id was reported; it tells the row in the source"
_REPEATED = "the id was reported more than once; the row in the source is added"
_REWRITTEN = "ids hold only letters, digits, '_', '-' and '.', at most 64 of them"


def slug(text: str) -> str:
    """Write a text as an id: letters, digits, ``_``, ``-`` and ``.``, at most 64 of them."""
    folded = unicodedata.normalize("NFKC", text.strip())
    return re.sub(r"[^\w.-]+", "-", folded).strip("-")[:_LONGEST].rstrip("-")


def _numbered(text: str, row: int) -> str:
    tail = f"-{row}"
    return text[: _LONGEST - len(tail)] + tail
