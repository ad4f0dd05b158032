"""One plan among those of equal worth: the same whoever solves it, in whatever order rows come."""

from portfolio.planning.canonical.remainder import complete
from portfolio.planning.canonical.ties import settle_ties

__all__ = ["complete", "settle_ties"]
