"""The share each horizon takes of what is planned, against the band it should take."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

from portfolio.domain import Horizon
from portfolio.planning import HorizonMix, Measure
from portfolio.reporting.amounts import counted, money, people, percent

if TYPE_CHECKING:
    from portfolio.planning import Roadmap

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class HorizonShare:
    """What one horizon takes.

    Attributes
    ----------
    horizon
        Which.
    amount
        What its planned initiatives take, in units of the measure.
    share
        Of the amounts of all horizons, in [0, 1]; NaN when these do not add up to more than 0.
    low, high
        The band the share should lie in; NaN where no rule gives one.
    target
        The middle of the band; NaN likewise.
    """

    horizon: Horizon
    amount: float
    share: float
    low: float = nan
    high: float = nan
    target: float = nan

    @property
    def missed(self) -> str:
        """``below`` or ``above`` the band; empty when inside or when there is no band."""
        if self.share < self.low - _TOLERANCE:
            return "below"
        return "above" if self.share > self.high + _TOLERANCE else ""

    @property
    def band(self) -> str:
        """The band in words; empty without one."""
        return "" if isnan(self.low) else f"{percent(self.low)} to {percent(self.high)}"


@dataclass(frozen=True, slots=True)
class Mix:
    """The shares of the three horizons.

    Attributes
    ----------
    of
        What the shares are shares of.
    shares
        One a horizon, in order.
    rule
        The rule that gives the bands, None without one.
    """

    of: Measure
    shares: tuple[HorizonShare, ...]
    rule: HorizonMix | None = None

    def amount(self, share: HorizonShare, currency: str) -> str:
        """Return what a horizon takes, in words."""
        return {
            Measure.SPEND: money(share.amount, currency),
            Measure.FTE: f"{people(share.amount)} FTE-quarters",
            Measure.COUNT: counted(round(share.amount), "initiative"),
            Measure.VALUE: f"{share.amount:,.0f}",
        }[self.of]

    @property
    def missed(self) -> tuple[HorizonShare, ...]:
        """Horizons outside their band."""
        return tuple(share for share in self.shares if share.missed)

    @property
    def finding(self) -> str:
        """What the mix shows, in a sentence without a full stop."""
        if any(isnan(each.share) for each in self.shares):
            return f"There is no {self.of.words} to share"
        if self.missed:
            return "; ".join(
                f"{each.horizon.title} takes {percent(each.share)} of the {self.of.words}, "
                f"{each.missed} its band of {each.band}"
                for each in self.missed
            )
        if self.rule:
            return f"Every horizon takes its band of the {self.of.words}"
        most = max(self.shares, key=lambda each: each.share)
        return f"{most.horizon.title} takes {percent(most.share)} of the {self.of.words}"


def mix_of(roadmap: Roadmap, measure: Measure | None = None) -> Mix:
    """Return the shares of the horizons in a plan.

    Parameters
    ----------
    roadmap
        A plan of classified candidates.
    measure
        Share of what; None for what the first horizon mix rule says, money spent without one.

    Raises
    ------
    ValueError
        If the candidates have no horizons.
    NoRoadmap
        If there is no plan.
    """
    problem = roadmap.problem
    if problem.horizon_map is None:
        raise ValueError("the mix of horizons needs classified candidates: classify them first")
    rules = [rule for rule in problem.constraints if isinstance(rule, HorizonMix)]
    rule = next((r for r in rules if measure in (None, r.of)), None)
    of = rule.of if rule else measure or Measure.SPEND
    amounts = dict.fromkeys(Horizon, 0.0)
    for entry in roadmap.entries:
        amounts[problem.horizon_map.horizon_of(entry.initiative.id)] += of.of_entry(problem, entry)
    total = sum(amounts.values())
    shares = {horizon: a / total if total > 0 else nan for horizon, a in amounts.items()}
    bands = (
        {share.group: (share.at_least, share.at_most) for share in rule.shares(problem)}
        if rule
        else {}
    )
    return Mix(
        of,
        tuple(
            HorizonShare(
                horizon,
                amount,
                shares[horizon],
                *bands.get(horizon.title, (nan, nan)),
                rule.target[horizon] if rule else nan,
            )
            for horizon, amount in amounts.items()
        ),
        rule,
    )
