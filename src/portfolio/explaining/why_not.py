"""Why an initiative is not in the plan, and what would put it in."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain.expected import Expected
from portfolio.domain.told import Told
from portfolio.explaining.changes import Change, Shorter, WiderWindow
from portfolio.explaining.changes.change import known
from portfolio.explaining.conflict import Conflict, explain_conflict, rules_named
from portfolio.explaining.differences import Difference, compare_entries
from portfolio.explaining.interval import Interval
from portfolio.explaining.patience import Patience
from portfolio.explaining.suggestions import DIMENSIONS, SIZES, Question, StepSizes, Suggestion
from portfolio.explaining.verdict import Verdict, verdict_of_clash, verdict_of_left_out
from portfolio.planning import Highs, Mandate, Problem, Roadmap, Status
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd

QUESTION_SOLVER = Highs(gap=1e-4, time_limit=20.0)
"""Who answers each question, unless the caller brings a solver."""
_BOUNDED = ("money", "people")
"""Kinds of changes that are looked through up to a bound."""
_KIND = Expected("a kind of change", str, "'value'")


@dataclass(frozen=True, repr=False)
class WhyNot(Told):
    """Why an initiative is not in the plan, and the smallest changes that put it in.

    Attributes
    ----------
    roadmap, initiative
        What was asked.
    verdict
        Why not, in one of a few ways.
    reason
        Why not, as the end of a sentence.
    conflict
        The rules it clashes with, where it does.
    forced
        The best plan that holds it all the same, where there is one.
    suggestions
        Changes that put it in: each the smallest of its kind, re-solved.
    open_kinds
        Kinds of changes without a suggestion, though more time might bring one.
    vain_kinds
        Kinds of changes that were looked through and do not put it in, each by itself; money and
        people up to twice what it takes itself.
    interrupted
        Whether somebody asked to stop while suggestions were looked for.
    """

    roadmap: Roadmap
    initiative: str
    verdict: Verdict
    reason: str
    conflict: Conflict | None = None
    forced: Roadmap | None = None
    suggestions: tuple[Suggestion, ...] = ()
    open_kinds: tuple[str, ...] = ()
    vain_kinds: tuple[str, ...] = ()
    interrupted: bool = False

    @property
    def cost(self) -> Interval | None:
        """What forcing it in costs, in points of the objective; None where that cannot be."""
        if self.forced is None:
            return None
        lost = Interval.of_best(self.roadmap) - Interval.of_best(self.forced)
        return lost.at_least(0.0)

    @property
    def displaced(self) -> Difference | None:
        """What else differs between the plan and the best one that holds the initiative."""
        return None if self.forced is None else compare_entries(self.roadmap, self.forced)

    def to_frame(self) -> pd.DataFrame:
        """One row a suggestion, in steps as fine as `StepSizes` says.

        Columns are along, change, proven, too_little (known to be, as a share of the change),
        worth of the plan, and what it displaces.
        """
        import pandas as pd

        rows = [
            {
                "along": found.along,
                "change": str(found.change),
                "proven": found.proven,
                "too_little": found.too_little,
                "worth": found.roadmap.objective,
                "displaces": ", ".join(compare_entries(self.roadmap, found.roadmap).dropped),
            }
            for found in self.suggestions
        ]
        return pd.DataFrame(
            rows, columns=["along", "change", "proven", "too_little", "worth", "displaces"]
        )

    def __str__(self) -> str:
        lines = [f"{self.initiative} is not in the plan: it {self.reason}."]
        if self.cost is not None and self.displaced is not None:
            lines.append(f"Forced in, it costs {self.cost}; the plan then {self.displaced}.")
        if self.suggestions:
            lines.append("Any one of these puts it in:")
            lines += [f"  - {found}" for found in self.suggestions]
        elif self.vain_kinds and not self.open_kinds:
            lines.append("No single change that was tried puts it in.")
        if self.suggestions and self.vain_kinds:
            bounded = [name for name in self.vain_kinds if name in _BOUNDED]
            up_to = f"; {' and '.join(bounded)} up to twice what it takes itself" if bounded else ""
            lines.append(f"No change of {', '.join(self.vain_kinds)} alone does{up_to}.")
        if self.open_kinds:
            lines.append(f"Left open, for want of time: changes of {', '.join(self.open_kinds)}.")
        return "\n".join(lines)


def why_not(
    roadmap: Roadmap,
    initiative: str,
    *,
    along: str | Sequence[str] = tuple(DIMENSIONS),
    each: bool = False,
    sizes: StepSizes | None = None,
    solver: Solver | None = None,
    seconds: float | None = None,
    on_found: Callable[[Suggestion], None] | None = None,
) -> WhyNot:
    """Tell why an initiative is not in the plan, and what would put it in.

    Parameters
    ----------
    roadmap
        A plan without the initiative.
    initiative
        Id.
    along
        Kind or kinds of changes to look for: value, cost, time, people, money, rules.
    each
        Whether the least more is sought for each fund and role in each quarter, not only where it
        is least of all; takes as many times longer as there are.
    sizes
        How fine the smallest change is sought; by default about 1 % of a quarter's budget, 0.1
        FTE, 1 % of a cost and 0.1 % of the plan's worth.
    solver
        Who answers each question, for as long as it takes; by default HiGHS to a gap of 0.01 %.
    seconds
        For all questions together. What is not proven by then is told as such, and what is not
        found as open. By default, without a solver given, as long as the plan took, but at least
        5 and at most 30 seconds.
    on_found
        Called with each suggestion as it is found, for those who watch. An interrupt keeps what
        was found so far.

    Raises
    ------
    ValueError
        For an unknown initiative, one that is in the plan, or an unknown kind of change.
    NoRoadmap
        If the roadmap holds no plan.
    """
    ROADMAP.check("why_not", roadmap)
    known(initiative, roadmap.problem.backlog.by_id, "initiative")
    sizes = StepSizes.of(roadmap) if sizes is None else sizes
    SIZES.check("why_not: sizes", sizes)
    along = _KIND.many("why_not: along", [along] if isinstance(along, str) else along)
    for name in along:
        known(name, DIMENSIONS, "kind of change")
    if roadmap.includes(initiative):
        raise ValueError(f"{initiative} is in the plan; why() tells what it brings")
    left_out = roadmap.problem.left_out.get(initiative, "")
    if left_out and not _could_fit(roadmap.problem, initiative):
        verdict = verdict_of_left_out(roadmap.problem, initiative)
        return WhyNot(roadmap, initiative, verdict, left_out)
    if seconds is None:
        seconds = math.inf if solver else min(max(roadmap.outcome.effort.seconds, 5.0), 30.0)
    asked = Question(
        roadmap,
        initiative,
        solver or QUESTION_SOLVER,
        sizes,
        each,
        Patience(seconds),
    )
    # Without a quarter to start in, nothing but time can help.
    kinds = [name for name in along if name == "time" or not left_out]
    return _answered(asked, kinds, left_out, on_found)


def _answered(
    asked: Question,
    along: Sequence[str],
    left_out: str,
    on_found: Callable[[Suggestion], None] | None,
) -> WhyNot:
    """Return the verdict and what puts it in; for what is left out, the reason is known."""
    verdict, reason, conflict = _judged(asked, left_out)
    suggestions, open_kinds = _suggested(asked, along, on_found)
    forced = asked.forced if asked.forced.outcome.has_plan else None
    told = {*open_kinds, *(found.along for found in suggestions)}
    return WhyNot(
        asked.roadmap,
        asked.initiative,
        verdict,
        reason,
        conflict,
        forced,
        suggestions,
        open_kinds,
        vain_kinds=tuple(name for name in along if name not in told),
        interrupted=asked.patience.interrupted,
    )


def _could_fit(problem: Problem, initiative: str) -> bool:
    """Whether a longer window, or less work, would let an initiative be planned."""
    most = problem.quarters
    one = problem.backlog.by_id[initiative]
    longest = max(way.duration for way in one.ways)
    changes: list[Change] = [Shorter(initiative, longest - 1)] if longest > 1 else []
    if one.earliest_start or one.latest_finish:
        changes.append(WiderWindow(initiative, earlier=most, later=most))
    return any(initiative not in change.applied(problem).left_out for change in changes)


def _suggested(
    asked: Question, along: Sequence[str], on_found: Callable[[Suggestion], None] | None
) -> tuple[tuple[Suggestion, ...], tuple[str, ...]]:
    """Return what puts it in, and the kinds of changes of which that is not known."""
    suggestions: list[Suggestion] = []
    open_kinds: list[str] = []
    for k, name in enumerate(along):
        if asked.patience.is_out:
            open_kinds.append(name)
            continue
        asked.patience.in_doubt, before = False, len(suggestions)
        try:
            with asked.patience.part(1 / (len(along) - k)):
                for found in DIMENSIONS[name](asked):
                    suggestions.append(found)
                    if on_found is not None:
                        on_found(found)
        except KeyboardInterrupt:
            asked.patience.interrupted = asked.patience.in_doubt = True
        if asked.patience.in_doubt and len(suggestions) == before:
            open_kinds.append(name)
    return tuple(suggestions), tuple(open_kinds)


def _judged(asked: Question, left_out: str) -> tuple[Verdict, str, Conflict | None]:
    if left_out:
        return verdict_of_left_out(asked.problem, asked.initiative), left_out, None
    outcome = asked.forced.outcome
    if outcome.has_plan:
        return Verdict.OUTVALUED, Verdict.OUTVALUED.value, None
    if outcome.status is not Status.INFEASIBLE:
        return Verdict.UNDECIDED, Verdict.UNDECIDED.value, None
    problem, rule = asked.problem, Mandate(asked.initiative)
    conflict = explain_conflict(problem.requiring(rule), solver=asked.solver)
    clashing = [str(clash) for clash in conflict.clashes if clash.rule != str(rule)]
    named = rules_named(problem, {one.rule for one in conflict.clashes})
    verdict = verdict_of_clash(asked.initiative, named)
    return (
        verdict,
        f"{verdict} ({'; '.join(clashing) or 'rules not singled out in time'})",
        conflict,
    )
