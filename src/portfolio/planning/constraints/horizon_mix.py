"""The three horizons take their target shares."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain import Horizon
from portfolio.domain.expected import NUMBER, word_of
from portfolio.planning.constraints.constraint import Violation, because, check_numbers
from portfolio.planning.constraints.measure import Measure
from portfolio.planning.constraints.period import Period, Span
from portfolio.planning.constraints.share import Share
from portfolio.planning.decisions import SlackTerm
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap

MIX_PRESETS: Mapping[str, Mapping[Horizon, float]] = {
    name: dict(zip(Horizon, shares, strict=True))
    for name, shares in {
        "balanced": (0.70, 0.20, 0.10),
        "technology": (0.45, 0.40, 0.15),
        "consumer_goods": (0.80, 0.18, 0.02),
        "benchmark_2018": (0.49, 0.28, 0.23),
    }.items()
}
"""Published mixes of core, adjacent and transformational innovation spend.

``balanced``: Nagji and Tuff, HBR May 2012; ``technology`` and ``consumer_goods``: their sector
examples; ``benchmark_2018``: KPMG and Innovation Leader. Reading core / adjacent /
transformational as H1 / H2 / H3 is ours, and the evidence is not about AI.
"""


@dataclass(frozen=True)
class HorizonMix:
    """H1, H2 and H3 each take their target share, give or take a tolerance.

    One `Share` a horizon with bounds ``target - tolerance`` and ``target + tolerance``, clipped
    to [0, 1].

    Attributes
    ----------
    targets
        Share by horizon, or the name of one of `MIX_PRESETS`; sums to 1.
    tolerance
        Half width of the band, in [0, 1].
    of, hard, penalty, reason, per
        As in `Share`.
    """

    targets: Mapping[Horizon, float] | str = "balanced"
    tolerance: float = 0.10
    of: Measure = Measure.SPEND
    hard: bool = False
    penalty: float | None = None
    reason: str = ""
    per: Period = Period.CALENDAR

    kind: ClassVar[str] = "horizon_mix"

    def __post_init__(self) -> None:
        check_numbers(self)
        if isinstance(self.targets, str) and self.targets not in MIX_PRESETS:
            known = ", ".join(MIX_PRESETS)
            raise ValueError(f"horizon_mix: unknown preset {self.targets!r}; known are {known}")
        if not isinstance(self.targets, str) and (strange := set(self.targets) - set(Horizon)):
            raise ValueError(f"horizon_mix: no horizons: {', '.join(sorted(map(str, strange)))}")
        object.__setattr__(self, "of", word_of("horizon_mix: of", Measure, self.of))
        object.__setattr__(self, "per", word_of("horizon_mix: per", Period, self.per))
        shares = self.target
        for share in shares.values():
            NUMBER.check("horizon_mix: targets", share)
        if not abs(sum(shares.values()) - 1) <= 1e-9 or min(shares.values()) < 0:
            raise ValueError(f"horizon_mix: targets must be shares that sum to 1, not {shares}")
        if not 0 <= self.tolerance <= 1:
            raise ValueError(f"horizon_mix: tolerance must lie in [0, 1], not {self.tolerance}")

    @property
    def target(self) -> Mapping[Horizon, float]:
        """Target share by horizon."""
        given = MIX_PRESETS[self.targets] if isinstance(self.targets, str) else self.targets
        return {horizon: float(given.get(horizon, 0.0)) for horizon in Horizon}

    def shares(self, problem: Problem) -> tuple[Share, ...]:
        """One rule a horizon."""
        horizon_map = problem.horizon_map
        if horizon_map is None:
            raise ValueError("horizon_mix: the candidates have no horizons; classify them first")
        return tuple(
            Share(
                group=horizon.title,
                members=horizon_map.members(horizon),
                of=self.of,
                at_least=max(0.0, round(target - self.tolerance, 12)),
                at_most=min(1.0, round(target + self.tolerance, 12)),
                hard=self.hard,
                penalty=self.penalty,
                per=self.per,
            )
            for horizon, target in self.target.items()
        )

    def validate(self, problem: Problem) -> None:
        """Raise ValueError if the candidates have no horizons."""
        self.shares(problem)

    def slack(self, problem: Problem) -> tuple[SlackTerm, ...]:
        """Ways to miss the mix."""
        return tuple(term for share in self.shares(problem) for term in share.slack(problem))

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """Rows of the three shares."""
        for share in self.shares(problem):
            name = f"{self.kind}_{share.group}"
            yield from (replace(block, name=name) for block in share.blocks(problem))

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Check the three shares."""
        for share in self.shares(roadmap.problem):
            yield from share.check(roadmap)

    def attained(self, roadmap: Roadmap) -> Mapping[Span, Mapping[Horizon, float]]:
        """Share that each horizon takes in each part of the calendar; NaN where there is nothing.

        Of a soft mix that no plan attains, or none worth having, this is the nearest one that is:
        the plan weighs what it is worth against what it misses.
        """
        found: dict[Span, dict[Horizon, float]] = {}
        for horizon, share in zip(Horizon, self.shares(roadmap.problem), strict=True):
            for span, (inside, total) in share.by_span(roadmap).items():
                found.setdefault(span, {})[horizon] = inside / total if total > 0 else math.nan
        return found

    def looser(self, steps: int) -> HorizonMix:
        """Widen the tolerance by a hundredth a step."""
        return replace(self, tolerance=min(1.0, round(self.tolerance + steps / 100, 12)))

    def __str__(self) -> str:
        verb = "is" if self.hard else "should be"
        when = "" if self.per is Period.CALENDAR else f" in {self.per.every}"
        return (
            f"The horizon mix {verb} {mix_text(self.target)} of the {self.of.words}{when}, "
            f"give or take {self.tolerance:.0%}{because(self.reason)}"
        )


def mix_text(shares: Mapping[Horizon, float]) -> str:
    """Return shares by horizon as text, such as ``H1 70% / H2 20% / H3 10%``."""
    return " / ".join(f"{horizon.value} {share:.0%}" for horizon, share in shares.items())
