"""The smallest change of one kind that puts an initiative in."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.domain.told import Told
from portfolio.explaining.changes import Change
from portfolio.planning import Roadmap


@dataclass(frozen=True, repr=False)
class Suggestion(Told):
    """The smallest change of one kind that puts an initiative in.

    Attributes
    ----------
    along
        What is changed, in one word: a key of ``DIMENSIONS``.
    change
        The change.
    roadmap
        A plan with the change that holds the initiative. One without it that is worth more was
        looked for and not found. The best plan may be worth more yet: plan the changed problem
        for it.
    proven
        Whether it is known that no plan without the initiative is worth more then, and that with
        one step less the plan does not hold it.

    too_little
        So large a share of the change is known to be too little, in [0, 1); 0 where nothing is
        known.
    """

    along: str
    change: Change
    roadmap: Roadmap
    proven: bool
    too_little: float = 0.0

    def __str__(self) -> str:
        if self.proven:
            return str(self.change)
        known = f"more than {self.too_little:.0%} of it is needed"
        return f"{self.change} ({known if self.too_little else 'not proven to be the least'})"
