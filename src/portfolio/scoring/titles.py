"""What initiatives are called in sentences and tables: by title and id, where titles are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.scorecard import Scorecard

NAMED = 10
"""Most initiatives that a list in a sentence names."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles of initiatives and criteria by id; whatever is not known goes by its id.

    Attributes
    ----------
    initiatives, criteria
        Titles by id.
    """

    initiatives: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scorecard: Scorecard | None) -> Titles:
        """Take the titles a scorecard knows; none of None."""
        if scorecard is None:
            return cls()
        known = scorecard.backlog.by_id
        return cls(
            {name: known[name].title for name in scorecard.ids},
            {name: each.title for name, each in scorecard.rubric.by_id.items()},
        )

    def called(self, initiative: str) -> str:
        """Return ``Title (id)``, or the id alone where no other title is known."""
        title = self.initiatives.get(initiative, initiative)
        return initiative if title == initiative else f"{title} ({initiative})"

    def criterion(self, criterion: str) -> str:
        """Return the title of a criterion, or its id."""
        return self.criteria.get(criterion, criterion)

    def listed(self, initiatives: Sequence[str], most: int = NAMED) -> str:
        """Return ``A (a), B (b) and 3 more``: names in order, the rest counted."""
        shown = [self.called(name) for name in initiatives[:most]]
        more = len(initiatives) - len(shown)
        if not more and len(shown) < 2:
            return "".join(shown)
        last = f"{more:,} more" if more else shown.pop()
        return f"{', '.join(shown)} and {last}"

    def added_to(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a frame with a column ``title`` after ``initiative``, where titles are known."""
        if self.initiatives:
            place = frame.columns.tolist().index("initiative") + 1
            frame.insert(place, "title", self.column(frame["initiative"]))
        return frame

    def column(self, initiatives: Iterable[str]) -> list[str]:
        """Return titles in the order of ids; the id where no title is known."""
        return [self.initiatives.get(name, name) for name in initiatives]


def left_out(knocked_out: Sequence[str], titles: Titles) -> str:
    """Say how many initiatives a ranking leaves out because they are knocked out, and a few."""
    count = f"{len(knocked_out):,} initiative{'s' if len(knocked_out) > 1 else ''}"
    return (
        f"Left out, because knocked out: {count} ({titles.listed(knocked_out, 3)}); the order of "
        "the others is as it was."
    )
