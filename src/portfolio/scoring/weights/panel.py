"""Weights of a panel: the answers of several people put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from math import fsum, isfinite
from typing import Literal

import numpy as np

from portfolio.scoring.weights.elicitation import Elicitation, Single
from portfolio.scoring.weights.pairwise import Pairwise
from portfolio.scoring.weights.panel_spread import PanelSpread
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights

_WORTH_TELLING = 0.01
"""Share of all weight; members nearer to the panel than this agree with it."""


class PanelRule(StrEnum):
    """What of the members is put together, and how.

    ``priorities_arithmetic``: the mean of their weights; for any way of asking, and never beyond
    the weights of the members. ``priorities_geometric``: the geometric mean of their weights,
    brought to sum 1; keeps ratios, needs weights above 0. ``judgements``: the geometric mean of
    their answers on each pair, as if the panel were one person; all must have answered all pairs.
    By geometric means of rows the last two give the same weights. Sources: Aczel and Saaty (1983);
    Forman and Peniwati (1998).
    """

    JUDGEMENTS = "judgements"
    PRIORITIES_GEOMETRIC = "priorities_geometric"
    PRIORITIES_ARITHMETIC = "priorities_arithmetic"


@dataclass(frozen=True, kw_only=True, repr=False)
class Panel(Elicitation):
    """The answers of several people, each asked in any way that gives weights.

    Attributes
    ----------
    members
        What each said, by name; all about the same criteria.
    influence
        Points by member, at least 0: twice the points, twice the say. Empty: all the same.
    aggregation
        What of the members is put together, and how.

    Raises
    ------
    ValueError
        With every fault: no members, other criteria than the first member's, influence of
        people who are not members or not of all, members the aggregation cannot use.
    """

    members: Mapping[str, Single]
    influence: Mapping[str, float] = field(default_factory=dict)
    aggregation: PanelRule = PanelRule.PRIORITIES_ARITHMETIC
    kind: Literal["panel"] = "panel"

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, in the order of the first member."""
        return next(iter(self.members.values())).criteria if self.members else ()

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the panel."""
        if not self.members:
            yield "members must name at least one"
            return
        before = next(iter(self.members))
        for name, member in self.members.items():
            if odd := sorted(set(member.criteria) ^ set(self.criteria)):
                yield f"{name} and {before} do not both weigh {', '.join(odd)}"
        yield from self._influence_faults()
        yield from self._aggregation_faults()

    def _influence_faults(self) -> Iterator[str]:
        for name in self.influence:
            if name not in self.members:
                yield f"influence names {name!r}, expected one of {', '.join(self.members)}"
        for name, points in self.influence.items():
            if not (isfinite(points) and points >= 0):
                yield f"influence of {name} must be 0 or more, not {points:g}"
        if self.influence and not any(self.influence.values()):
            yield "influence must be above 0 for at least one member"
        if self.influence and (
            left := [name for name in self.members if name not in self.influence]
        ):
            yield f"influence leaves out {', '.join(left)}; give points to all or to none"

    def _aggregation_faults(self) -> Iterator[str]:
        rule = self.aggregation
        if rule is PanelRule.PRIORITIES_GEOMETRIC:
            for name, weights in self.by_member.items():
                if none := [each for each, weight in weights.by_criterion.items() if not weight]:
                    yield f"{name} gives no weight to {', '.join(none)}: no geometric mean"
        if rule is not PanelRule.JUDGEMENTS:
            return
        rules = set()
        for name, member in self.members.items():
            if not isinstance(member, Pairwise):
                yield f"{name} did not compare pairs, which {rule} needs"
                continue
            if member.matrix.missing:
                yield f"{name} left out {member.matrix.missing} pairs, {rule} needs all"
            rules.add((member.method, member.random_index))
        if len(rules) > 1:
            yield f"{rule} needs one method and one random_index for all members"

    @cached_property
    def by_member(self) -> Mapping[str, Weights]:
        """Each member's own weights."""
        return {name: member.weights() for name, member in self.members.items()}

    @property
    def shares(self) -> Mapping[str, float]:
        """Each member's share of the say, in sum 1."""
        points = self.influence or dict.fromkeys(self.members, 1.0)
        total = fsum(points.values())
        return {name: points[name] / total for name in self.members}

    @cached_property
    def joint(self) -> Pairwise:
        """The answers of the panel as if it were one person: geometric means of each ratio.

        Raises
        ------
        ValueError
            If not every member compared every pair.
        """
        voices = [each for each in self.members.values() if isinstance(each, Pairwise)]
        if len(voices) < len(self.members) or any(each.matrix.missing for each in voices):
            raise ValueError("joint answers need members who all compared every pair")
        logs = np.zeros((len(self.criteria),) * 2)
        for share, each in zip(self.shares.values(), voices, strict=True):
            places = [each.criteria.index(name) for name in self.criteria]
            logs += share * np.log(each.matrix.ratios[np.ix_(places, places)])
        together = Pairwise.from_matrix(self.criteria, np.exp(logs))
        return replace(together, method=voices[0].method, random_index=voices[0].random_index)

    @cached_property
    def _joined(self) -> Mapping[str, float]:
        if self.aggregation is PanelRule.JUDGEMENTS:
            return self.joint.weights().by_criterion
        table = np.array(
            [[each[name] for name in self.criteria] for each in self.by_member.values()]
        )
        say = np.array(list(self.shares.values()))[:, np.newaxis]
        if self.aggregation is PanelRule.PRIORITIES_GEOMETRIC:
            means = np.prod(table**say, axis=0)
        else:
            means = (table * say).sum(axis=0)
        return dict(zip(self.criteria, (means / means.sum()).tolist(), strict=True))

    def __repr__(self) -> str:
        return f"<Panel of {', '.join(self.members)} on {len(self.criteria):,} criteria>"

    def weights(self) -> Weights:
        """Return the panel's weights; notes tell who differs most, and what members' notes say."""
        spread, notes = self.spread(), []
        if spread.distance(spread.furthest) >= _WORTH_TELLING:
            notes.append(str(spread))
        if self.aggregation is PanelRule.JUDGEMENTS:
            notes += [f"together: {note}" for note in self.joint.weights().notes]
        notes += [f"{name}: {note}" for name, each in self.by_member.items() for note in each.notes]
        return Weights(self._joined, self, tuple(notes))

    def spread(self) -> PanelSpread:
        """Return how far members are apart on each criterion, and who is where."""
        return PanelSpread(
            self._joined, {name: each.by_criterion for name, each in self.by_member.items()}
        )

    def weight_set(self) -> WeightSet:
        """Return all weights between the least and the greatest a member, or the panel, gives.

        The box around them, criterion by criterion: it holds more than the mixtures of the
        members' weights, whose own shape rows of a few coefficients do not describe.
        """
        given = [*(each.by_criterion for each in self.by_member.values()), self._joined]
        columns = {name: [each[name] for each in given] for name in self.criteria}
        return WeightSet.interval({name: (min(each), max(each)) for name, each in columns.items()})

    def stale(self, ends: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
        """Say for which criteria the weights no longer hold, by the panel and by each member."""
        said = [f"{name}: {each}" for name, one in self.members.items() for each in one.stale(ends)]
        return (*super().stale(ends), *said)
