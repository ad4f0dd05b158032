"""Small wins that pay early and win trust for the larger horizons."""

from __future__ import annotations

from portfolio.domain import Horizon
from portfolio.domain.expected import Expected
from portfolio.horizons.horizon_map import HorizonMap
from portfolio.scoring.quadrant import Quadrant

_MAP = Expected("a horizon map", HorizonMap, "classify(score(backlog))")


def quick_wins(horizon_map: HorizonMap, months: float = 12.0) -> tuple[str, ...]:
    """Return the quick wins among the eligible initiatives, in the order of the scorecard.

    A quick win stands on H1, is high in value and in feasibility (strictly above the cut of the
    rubric), and brings its first value in production in time.

    Parameters
    ----------
    horizon_map
        Result of `classify`.
    months
        Longest time to value, in months, above 0. An initiative that does not state its time is
        no quick win.

    Raises
    ------
    ValueError
        If `months` is not above 0; for what is no horizon map.
    """
    _MAP.check("quick_wins", horizon_map)
    if not months > 0:
        raise ValueError(f"months must be above 0, not {months}")
    scorecard = horizon_map.scorecard
    return tuple(
        name
        for name in horizon_map.members(Horizon.H1)
        if scorecard[name].eligible
        and scorecard[name].quadrant is Quadrant.ACCELERATE
        and (time := scorecard.backlog.by_id[name].time_to_value_months) is not None
        and time <= months
    )
