"""What initiatives and criteria are called on a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portfolio.reporting.charts.wording import shorten
from portfolio.scoring import Scorecard

NameSource = Scorecard | Mapping[str, str] | None
"""Where names for people come from: a scorecard, or names by id; None leaves the ids."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names for people by id; whatever has none is called by its id.

    Attributes
    ----------
    by_id
        Names of initiatives and of criteria.
    """

    by_id: Mapping[str, str]

    @classmethod
    def of(cls, source: NameSource) -> Names:
        """Take the titles of a scorecard's initiatives and criteria, or names as they are."""
        if isinstance(source, Scorecard):
            criteria = {each.id: each.title for each in source.rubric.criteria}
            known = source.backlog.by_id
            return cls(criteria | {name: known[name].title for name in source.ids})
        return cls(source or {})

    def short(self, name: str, letters: int) -> str:
        """Return the name that belongs to an id, of at most so many letters."""
        return shorten(self.by_id.get(name) or name, letters)
