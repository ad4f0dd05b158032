"""Seeded portfolios of any size: a backlog, a capacity and a horizon mix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from benchmarks.candidates import (
    LONGEST,
    STYLES,
    draw_compliance,
    draw_initiative,
)
from benchmarks.supply import draw_capacity
from portfolio.domain import Group, Horizon, Relation, RelationKind, calendar
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Problem, Share

MONEY_FRACTION = 0.5
"""Budget over what doing everything would cost within the calendar."""

MIX: dict[Horizon, tuple[float, float]] = {
    Horizon.H1: (0.35, 0.70),
    Horizon.H2: (0.20, 0.50),
    Horizon.H3: (0.00, 0.30),
}
"""Least and greatest share of spend by horizon."""


class Family(StrEnum):
    """How scarce people are: in ``base`` money and people bind, in ``tight`` people do."""

    BASE = "base"
    TIGHT = "tight"

    @property
    def staff_fraction(self) -> float:
        """People there over people that doing everything would need."""
        return 0.45 if self is Family.BASE else 0.32


@dataclass(frozen=True)
class Instance:
    """One portfolio to plan.

    Attributes
    ----------
    backlog, capacity
        Candidates, and what there is to do them with.
    rules
        The horizon mix, as soft shares of spend.
    """

    backlog: Backlog
    capacity: Capacity
    rules: tuple[Share, ...]

    def problem(self) -> Problem:
        """Return the planning problem, not yet a model."""
        return Problem.of(self.backlog, self.capacity, *self.rules)


def generate(
    size: int, family: Family = Family.BASE, *, quarters: int = 12, seed: int = 1
) -> Instance:
    """Draw a portfolio; the same arguments give the same portfolio.

    Parameters
    ----------
    size
        Number of initiatives, at least 10.
    family
        How scarce people are.
    quarters
        Length of the calendar, 8 to 16.
    seed
        Of ``numpy.random.default_rng``.

    Raises
    ------
    ValueError
        If there are too few initiatives or quarters.
    """
    if size < 10 or quarters <= LONGEST:
        raise ValueError(
            f"at least 10 initiatives and {LONGEST + 1} quarters, not {size} and {quarters}"
        )
    rng = np.random.default_rng(seed)
    names = [f"AI-{k + 1:05d}" for k in range(size)]
    mandatory = set(rng.choice(names, max(1, round(0.02 * size)), replace=False).tolist())
    free = [name for name in names if name not in mandatory]
    horizons = _horizons(rng, free)
    days = calendar("2027Q1", quarters)
    initiatives = tuple(
        draw_compliance(rng, name)
        if name in mandatory
        else draw_initiative(rng, name, horizons[name], days)
        for name in names
    )
    relations = _relations(rng, free, round(0.25 * size))
    groups = _groups(rng, free, max(2, round(0.04 * size)), max(2, round(0.02 * size)))
    backlog = Backlog(initiatives, relations=relations, groups=groups)
    capacity = draw_capacity(rng, initiatives, quarters, MONEY_FRACTION, family.staff_fraction)
    return Instance(backlog, capacity, _mix({**dict.fromkeys(mandatory, Horizon.H1), **horizons}))


def _horizons(rng: np.random.Generator, names: Sequence[str]) -> dict[str, Horizon]:
    """Horizons in their shares, to the nearest initiative, in random order."""
    ends = np.cumsum([round(style.share * len(names)) for style in STYLES.values()])
    ranks = np.searchsorted(ends[:-1], rng.permutation(len(names)), side="right")
    return {name: list(STYLES)[rank] for name, rank in zip(names, ranks, strict=True)}


def _mix(horizons: Mapping[str, Horizon]) -> tuple[Share, ...]:
    return tuple(
        Share(
            horizon.title,
            tuple(sorted(name for name, found in horizons.items() if found is horizon)),
            at_least=low,
            at_most=high,
            penalty=1.0,
        )
        for horizon, (low, high) in MIX.items()
    )


def _relations(rng: np.random.Generator, names: Sequence[str], size: int) -> tuple[Relation, ...]:
    """Draw links: so many initiatives need one or two earlier ones first, a third with a lag."""
    later = np.arange(2, len(names))
    sources = sorted(rng.choice(later, size, replace=False).tolist())
    relations = []
    for source in sources:
        # Enablers serve initiatives near them, as within a programme.
        near = range(max(0, source - 20), source)
        count = 1 + int(rng.random() < 0.3)
        for target in sorted(rng.choice(near, count, replace=False).tolist()):
            lag = int(rng.random() < 1 / 3)
            kind = RelationKind.NEEDS_FIRST
            relations.append(Relation(kind, names[source], names[target], lag))
    return tuple(relations)


def _groups(
    rng: np.random.Generator, names: Sequence[str], alternatives: int, packages: int
) -> tuple[Group, ...]:
    """Draw groups of alternatives, and of those that come all or none; in twos and threes."""
    order = rng.permutation(names).tolist()
    return (
        *(
            Group(f"alternatives {k + 1}", members, at_most=1)
            for k, members in enumerate(_parts(rng, order[:alternatives]))
        ),
        *(
            Group(f"package {k + 1}", members, all_or_none=True)
            for k, members in enumerate(_parts(rng, order[alternatives:][:packages]))
        ),
    )


def _parts(rng: np.random.Generator, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Cut a list into twos and threes; a last one alone joins the part before it."""
    parts: list[tuple[str, ...]] = []
    first = 0
    while first < len(names):
        last = first + int(rng.integers(2, 4))
        last = len(names) if len(names) - last < 2 else last
        parts.append(tuple(sorted(names[first:last])))
        first = last
    return parts
