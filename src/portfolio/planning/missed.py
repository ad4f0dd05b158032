"""Sentences on rules that a plan misses, or holds only because nothing is planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio.domain.listed import listed
from portfolio.planning.constraints import Constraint, HorizonMix, Period, RiskShare, Share
from portfolio.planning.constraints.horizon_mix import mix_text
from portfolio.planning.shortage import shortage_notes

if TYPE_CHECKING:
    from portfolio.planning.constraints.period import Span
    from portfolio.planning.roadmap import Roadmap

_TOLERANCE = 1e-6


def missed_notes(roadmap: Roadmap) -> tuple[str, ...]:
    """Return what is missed, in sentences; none without a plan or where all holds."""
    if not roadmap.outcome.has_plan:
        return ()
    notes = [*_nothing(roadmap), *shortage_notes(roadmap)]
    for rule in roadmap.problem.constraints:
        shares = _shares_of(roadmap, rule)
        missed = {span for share in shares for span in _missed_in(roadmap, share)}
        if isinstance(rule, HorizonMix) and missed:
            notes += _nearest(roadmap, rule, missed)
        for share in shares:
            notes += _missed(roadmap, share)
    return tuple(notes)


def _nothing(roadmap: Roadmap) -> Iterator[str]:
    """Tell of shares that only a plan without anything to share keeps."""
    if roadmap.entries or not roadmap.problem.windows:
        return
    asked = [share for rule in roadmap.problem.constraints for share in _shares_of(roadmap, rule)]
    if wanting := [share for share in asked if share.at_least > 0 or share.at_most < 1]:
        yield (
            "Nothing is planned; of nothing, any share is kept. Whether a plan of something can "
            f"keep these is not said: {listed(map(str, wanting))}."
        )


def _shares_of(roadmap: Roadmap, rule: Constraint) -> tuple[Share, ...]:
    """Shares that a rule asks for; none when it is about something else."""
    if isinstance(rule, HorizonMix):
        return rule.shares(roadmap.problem)
    if isinstance(rule, RiskShare):
        return (rule.share,)
    return (rule,) if isinstance(rule, Share) else ()


def _missed_in(roadmap: Roadmap, share: Share) -> list[Span]:
    """Parts of the calendar in which a share is missed by more than rounding."""
    amounts, missed = share.by_span(roadmap), share.missed_by_span(roadmap)
    return [span for span, by in missed.items() if by > _TOLERANCE * abs(amounts[span][1])]


def _missed(roadmap: Roadmap, share: Share) -> Iterator[str]:
    amounts = share.by_span(roadmap)
    for span in _missed_in(roadmap, share):
        inside, total = amounts[span]
        taken = f"{inside / total:.1%}" if total else f"{inside:,.0f} of nothing"
        yield f"Missed{_in(span, share.per)}: {share}; it takes {taken}."


def _nearest(roadmap: Roadmap, rule: HorizonMix, missed: set[Span]) -> Iterator[str]:
    for span, shares in rule.attained(roadmap).items():
        if span in missed:
            yield (
                f"The horizon mix is not attained{_in(span, rule.per)}; at the price set on "
                f"missing it, the nearest worth having is {mix_text(shares)}."
            )


def _in(span: Span, per: Period) -> str:
    return "" if per is Period.CALENDAR else f" in {span}"
