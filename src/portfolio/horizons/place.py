"""Gives one initiative its horizon by the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolio.domain import Horizon, Initiative
from portfolio.horizons.horizon_rule import AXIS_GREATEST, AXIS_LEAST, HorizonRule
from portfolio.horizons.placement import Confidence, Placement
from portfolio.horizons.signals import Agreement

_TOLERANCE = 1e-9
"""Differences no person means: averages of axis scores come with rounding."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """A signal that speaks: of what, what it says, where it points to."""

    attribute: str
    stated: str
    horizons: tuple[Horizon, ...]

    def sentence(self, horizon: Horizon) -> str:
        verdict = Agreement.between(horizon, self.horizons).name.lower()
        name = self.attribute.removesuffix("_months").replace("_", " ").capitalize()
        unit = " months" if self.attribute.endswith("_months") else ""
        stated = self.stated.replace("_", " ")
        return f"{name} {stated}{unit} points to {' or '.join(self.horizons)}: {verdict}."


def place(initiative: Initiative, rule: HorizonRule) -> Placement:
    """Place an initiative by its two axes, its signals and its override.

    ``c = 0.5 margin + 0.5 agreement``, the margin being the distance of the nearer axis from
    the cut as a share of the longest there is, the agreement the mean over the signals that
    speak (1 agrees, 0.5 adjacent, 0 two horizons away). Of several candidates the one with the
    best agreement is taken if enough signals speak, else the lowest.

    Parameters
    ----------
    initiative
        With both axes in [1, 5], or with an override.
    rule
        Cut, signals and thresholds.

    Raises
    ------
    ValueError
        Without an axis and without an override, or for a signal the rule does not cover.
    """
    override, reason = initiative.horizon_override, initiative.override_reason
    scope, novelty = initiative.scope_reach, initiative.business_model_novelty
    if scope is not None and novelty is not None:
        ruled = _ruling(initiative.id, scope, novelty, _voices(initiative, rule), rule)
        return replace(ruled, horizon=override, override_reason=reason) if override else ruled
    if override is None:
        raise ValueError(f"{initiative.id}: a horizon needs both axes or an override")
    return Placement(initiative=initiative.id, horizon=override, override_reason=reason)


def _ruling(
    name: str, scope: float, novelty: float, voices: Sequence[_Voice], rule: HorizonRule
) -> Placement:
    candidates = _candidates(scope, novelty, rule.cut)
    ruled = _choose(candidates, voices, rule)
    agreement = _agreement(ruled, voices, rule)
    distance = min(abs(scope - rule.cut), abs(novelty - rule.cut))
    longest = max(rule.cut - AXIS_LEAST, AXIS_GREATEST - rule.cut)
    confidence = 0.5 * distance / longest + 0.5 * agreement
    enough = len(voices) >= rule.enough_signals
    conflict = enough and agreement < rule.conflict_below - _TOLERANCE
    sure = enough and agreement >= rule.high_agreement - _TOLERANCE
    axes = (
        _axis("scope", scope, ("tactical", "strategic"), rule.cut),
        _axis("novelty", novelty, ("existing business", "new business"), rule.cut),
    )
    return Placement(
        initiative=name,
        horizon=ruled,
        ruled=ruled,
        label=Confidence.LOW if conflict else _label(confidence, sure, rule),
        confidence=confidence,
        agreement=agreement,
        signals=len(voices),
        candidates=candidates,
        distance=distance,
        borderline=distance <= rule.borderline + _TOLERANCE,
        conflict=conflict,
        reasons=(*axes, *(voice.sentence(ruled) for voice in voices)),
    )


def _voices(initiative: Initiative, rule: HorizonRule) -> list[_Voice]:
    voices = (
        _Voice(signal.attribute, signal.stated(initiative), signal.points_to(initiative))
        for signal in rule.signals
    )
    return [voice for voice in voices if voice.horizons]


def _sides(axis: float, cut: float) -> tuple[int, ...]:
    """0 for below the cut, 1 for above, both for at it."""
    if abs(axis - cut) <= _TOLERANCE:
        return (0, 1)
    return (1,) if axis > cut else (0,)


def _candidates(scope: float, novelty: float, cut: float) -> tuple[Horizon, ...]:
    order = tuple(Horizon)
    found = {order[wide + new] for wide in _sides(scope, cut) for new in _sides(novelty, cut)}
    return tuple(sorted(found))


def _choose(
    candidates: tuple[Horizon, ...], voices: Sequence[_Voice], rule: HorizonRule
) -> Horizon:
    if len(voices) < rule.enough_signals:
        return candidates[0]
    return max(candidates, key=lambda horizon: (_agreement(horizon, voices, rule), -horizon.rank))


def _agreement(horizon: Horizon, voices: Sequence[_Voice], rule: HorizonRule) -> float:
    if not voices:
        return rule.unsupported
    found = [Agreement.between(horizon, voice.horizons).value for voice in voices]
    return float(sum(found)) / len(found)


def _label(confidence: float, sure: bool, rule: HorizonRule) -> Confidence:
    if sure and confidence >= rule.high_from - _TOLERANCE:
        return Confidence.HIGH
    return Confidence.MEDIUM if confidence >= rule.medium_from - _TOLERANCE else Confidence.LOW


def _axis(name: str, at: float, sides: tuple[str, str], cut: float) -> str:
    reached = _sides(at, cut)
    if len(reached) == 2:
        return f"{name} {at:g} is at the cut, {sides[0]} or {sides[1]}."
    where = "above" if reached[0] else "below"
    return f"{name} {at:g} is {sides[reached[0]]}, {abs(at - cut):.3g} {where} the cut."
