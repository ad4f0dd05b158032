"""Weights down a tree: groups of criteria against each other, then criteria within a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from portfolio.scoring.weights.elicitation import Elicitation
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights


@dataclass(frozen=True, kw_only=True)
class Hierarchy(Elicitation):
    """Weights of groups times weights within each group; every node may use another method.

    A criterion's weight is the product down the tree (Keeney and Raiffa 1976). The weight of a
    group is that of lifting all its criteria from worst to best at once.

    Attributes
    ----------
    top
        Answers about groups; a name that is no group is a criterion of its own.
    groups
        Answers about the criteria of each group, by its name. A group may be a hierarchy again.

    Raises
    ------
    ValueError
        With every fault: groups that get no weight, criteria that stand at several places.
    """

    top: Elicitation
    groups: Mapping[str, Elicitation]
    kind: Literal["hierarchy"] = "hierarchy"

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the tree."""
        known = ", ".join(self.top.criteria)
        for name in self.groups:
            if name not in self.top.criteria:
                yield f"group {name} gets no weight at the top, expected one of {known}"
        for name, times in Counter(self._leaves()).items():
            if times > 1:
                yield f"{name} stands at {times} places of the tree, expected one"

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, group by group in the order the top names them."""
        return tuple(self._leaves())

    def weights(self) -> Weights:
        """Return the products down the tree."""
        above = self.top.weights()
        within = {name: group.weights() for name, group in self.groups.items()}
        found: dict[str, float] = {}
        for name, share in above.by_criterion.items():
            local = within[name].by_criterion if name in within else {name: 1.0}
            found |= {leaf: share * weight for leaf, weight in local.items()}
        notes = [f"{name}: {note}" for name, each in within.items() for note in each.notes]
        return Weights(found, self, (*above.notes, *notes))

    def weight_set(self) -> WeightSet:
        """Return all weights whose groups and whose parts of a group hold to what was said.

        A statement about groups holds for the sums of their criteria; a statement within a group
        G, ``sum c_j w_j >= b`` of weights in sum 1, becomes ``sum_G (c_j - b) w_j >= 0``.
        """
        leaves = {name: self._under(name) for name in self.top.criteria}
        said = [_of_sums(each, leaves) for each in self.top.weight_set().statements]
        for group in self.groups.values():
            said += [_of_parts(each, group.criteria) for each in group.weight_set().statements]
        return WeightSet(self.criteria, tuple(said))

    def stale(self, ends: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
        """Say for which criteria of any node the scale has changed since the question."""
        nodes = (self.top, *self.groups.values())
        told = chain(super().stale(ends), *(node.stale(ends) for node in nodes))
        return tuple(dict.fromkeys(told))

    def _leaves(self) -> Iterator[str]:
        for name in self.top.criteria:
            yield from self._under(name)

    def _under(self, name: str) -> tuple[str, ...]:
        return self.groups[name].criteria if name in self.groups else (name,)


def _of_sums(statement: Statement, leaves: Mapping[str, tuple[str, ...]]) -> Statement:
    each = {leaf: share for name, share in statement.coefficients.items() for leaf in leaves[name]}
    return Statement(each, statement.at_least)


def _of_parts(statement: Statement, leaves: tuple[str, ...]) -> Statement:
    given = statement.coefficients
    return Statement({leaf: given.get(leaf, 0) - statement.at_least for leaf in leaves})
