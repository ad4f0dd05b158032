"""What goes first when the money is cut, and what goes next: one list, each cut within the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain.expected import NUMBER
from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.explaining.changes import ScaledMoney
from portfolio.explaining.differences import compare_entries
from portfolio.explaining.interval import Interval
from portfolio.explaining.one_by_one import one_by_one
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Exclude, Problem, Roadmap, StopReason, plan
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd

_NOTHING = 0.5
"""Less of the objective than this is told as none."""


@dataclass(frozen=True)
class Rung:
    """One cut.

    Attributes
    ----------
    cut
        Share of the money that goes.
    roadmap
        The best plan that holds nothing the plan before it does not.
    free
        The best plan for the money, whatever the plan before it holds.
    dropped
        What goes at this rung, and was there at the one before.
    """

    cut: float
    roadmap: Roadmap
    free: Roadmap
    dropped: tuple[str, ...]

    @property
    def price(self) -> Interval:
        """Points of the objective that it costs to take up nothing new: to keep the list nested."""
        return (Interval.of_best(self.free) - Interval.of_best(self.roadmap)).at_least(0.0)

    def __str__(self) -> str:
        if not self.roadmap.outcome.has_plan:
            return f"-{self.cut:.0%}: no plan ({self.roadmap.outcome})"
        verb = "go" if len(self.dropped) > 1 else "goes"
        return f"-{self.cut:.0%}: {listed(self.dropped) or 'nothing'} {verb}"


@dataclass(frozen=True, repr=False)
class CutLadder(Told):
    """What goes at each cut.

    Attributes
    ----------
    roadmap
        The plan without a cut.
    rungs
        From the smallest cut to the largest; after one without a plan there is none.
    missing
        Cuts that were asked for and not planned, for somebody interrupted.
    """

    roadmap: Roadmap
    rungs: tuple[Rung, ...]
    missing: tuple[float, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """One row a cut: dropped, worth, lost, and at least and most the price of nesting."""
        import pandas as pd

        rows = [
            (
                rung.cut,
                ", ".join(rung.dropped),
                rung.roadmap.objective,
                self.roadmap.objective - rung.roadmap.objective,
                rung.price.low,
                rung.price.high,
            )
            for rung in self.rungs
            if rung.roadmap.outcome.has_plan
        ]
        names = ["cut", "dropped", "worth", "lost", "nesting_at_least", "nesting_at_most"]
        return pd.DataFrame(rows, columns=names).set_index("cut")

    def __str__(self) -> str:
        lines = [self._line(rung) for rung in self.rungs]
        if self.missing:
            lines.append(f"Not reached: {', '.join(f'-{cut:.0%}' for cut in self.missing)}.")
        return "\n".join(lines)

    def _line(self, rung: Rung) -> str:
        if not rung.roadmap.outcome.has_plan:
            return str(rung)
        told = f"{rung}, {self.roadmap.objective - rung.roadmap.objective:,.0f} lost"
        if rung.price.is_exact and not rung.price.high > _NOTHING:
            return told
        return f"{told}; a plan that may also begin something new is worth {rung.price} more"


def cut_ladder(
    roadmap: Roadmap,
    cuts: Sequence[float] = (0.05, 0.10, 0.20),
    *,
    fund: str = "",
    solver: Solver | None = None,
    on_found: Callable[[Rung], None] | None = None,
) -> CutLadder:
    """Plan for ever less money, each plan within the one before it.

    So the list can be worked off one cut after the other, and nothing comes back that was
    stopped. What that costs is told: the best plan for the money alone may hold other things.

    Parameters
    ----------
    roadmap
        The plan without a cut.
    cuts
        Shares of the money that go, ascending, each in (0, 1].
    fund
        Whose money; empty for all funds.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds each.
    on_found
        Called with each rung as it is found, for those who watch. An interrupt keeps what
        was found so far.

    Raises
    ------
    ValueError
        If the cuts do not ascend within (0, 1], or the fund is unknown.
    NoRoadmap
        If the roadmap holds no plan.
    """
    ROADMAP.check("cut_ladder", roadmap)
    cuts = NUMBER.many("cut_ladder: cuts", cuts)
    if not cuts or list(cuts) != sorted({*cuts}) or not 0 < cuts[0] <= cuts[-1] <= 1:
        raise ValueError(f"cuts must ascend within (0, 1], not {list(cuts)}")
    each = _rungs(roadmap, cuts, fund, solver or QUESTION_SOLVER)
    rungs = one_by_one(each, lambda rung: rung.free, on_found)
    ended = bool(rungs) and not rungs[-1].roadmap.outcome.has_plan
    return CutLadder(roadmap, rungs, () if ended else cuts[len(rungs) :])


def _rungs(roadmap: Roadmap, cuts: Sequence[float], fund: str, solver: Solver) -> Iterator[Rung]:
    before = roadmap
    for cut in cuts:
        problem = ScaledMoney(1 - cut, fund).applied(roadmap.problem)
        nested = plan(_within(problem, before), start=before, solver=solver)
        if nested.outcome.stopped is StopReason.INTERRUPTED:
            # Nobody waits for the other half of the rung.
            raise KeyboardInterrupt
        free = plan(problem, start=nested, solver=solver)
        there = nested.outcome.has_plan
        yield Rung(cut, nested, free, compare_entries(before, nested).dropped if there else ())
        if not there:
            break
        before = nested


def _within(problem: Problem, before: Roadmap) -> Problem:
    others = [name for name in problem.windows if not before.includes(name)]
    return problem.requiring(*(Exclude(name, reason="not in the plan before") for name in others))
