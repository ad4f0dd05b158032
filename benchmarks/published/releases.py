"""Release planning by Ruhe and Saliu (IEEE Software 22(6) 2005): 15 features, two releases.

Three roles and money, by release; coupled features go in the same release; some features come no
later than others; what a feature is worth depends on its release.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio import (
    AllOrNone,
    Backlog,
    Capacity,
    Choose,
    GivenWorth,
    Initiative,
    NeedsFirst,
    Problem,
    calendar,
)

if TYPE_CHECKING:
    from portfolio.planning import Constraint

ROLES = ("analyst", "developer", "tester")
STAKEHOLDERS = (4, 6)
"""Weight of each, lambda."""
RELEASES = (0.7, 0.3)
"""Weight of each, ksi; what is postponed counts nothing."""
COUPLED = ((7, 8), (9, 12), (13, 14))
NO_LATER = ((2, 1), (5, 6), (3, 11), (8, 9), (13, 15))
"""The first of each pair is in no later release than the second."""
OPTIMUM = 2022.2
PLAN = [3, 1, 1, 1, 3, 3, 1, 1, 2, 3, 3, 2, 1, 1, 3]
"""Release of each feature; 3 is postponed."""
QUARTERS = calendar("2027Q1", 2)


@dataclass(frozen=True)
class Feature:
    """What a feature needs of each role and of money, and its worth by release."""

    number: int
    hours: Sequence[float]
    money: float
    worth: Sequence[float]

    def initiative(self, release: int | None = None) -> Initiative:
        """Return the feature, in any release or in one only (1 or 2)."""
        quarter = QUARTERS[release - 1] if release else None
        return Initiative(
            id=feature_name(self.number, release),
            title=f"Feature {self.number}",
            build_spend={"budget": (self.money,)},
            build_people={role: (h,) for role, h in zip(ROLES, self.hours, strict=True)},
            earliest_start=quarter,
            latest_finish=quarter,
        )


@dataclass(frozen=True)
class Releases:
    """All features, and what there is in each release."""

    features: Sequence[Feature]
    people: Mapping[str, Sequence[float]]
    money: Sequence[float]

    def capacity(self) -> Capacity:
        """Return the capacity; a quarter is a release."""
        return Capacity.of(QUARTERS, {"budget": self.money}, self.people)


def read_releases(text: str) -> Releases:
    """Read the table: two rows of heads, features, a row of totals, a row a release."""
    rows = list(csv.reader(text.splitlines()))
    features = [_feature(row) for row in rows[2:17]]
    room = [[_number(cell) for cell in row[1:5]] for row in rows[18:20]]
    people = {role: [row[k] for row in room] for k, role in enumerate(ROLES)}
    return Releases(features, people, [row[3] for row in room])


def _feature(row: Sequence[str]) -> Feature:
    number = int(row[0].split(".")[0])
    hours, money = [_number(cell) for cell in row[1:4]], _number(row[4])
    urgency = [[int(u) for u in row[column].strip("()").split(",")] for column in (6, 8)]
    worth = [
        release
        * sum(
            weight * int(row[column]) * urgent[k]
            for weight, column, urgent in zip(STAKEHOLDERS, (5, 7), urgency, strict=True)
        )
        for k, release in enumerate(RELEASES)
    ]
    return Feature(number, hours, money, worth)


def _number(cell: str) -> float:
    return float(cell.replace(",", ""))


def feature_name(number: int, release: int | None = None) -> str:
    """Return the id of a feature, or of the option to do it in one release."""
    return f"F{number:02}" + (f"_R{release}" if release else "")


def of_options(releases: Releases) -> Problem:
    """Return the problem to the letter, with an initiative for each feature and release.

    No later than means that the same release will do: if a feature is in a release, the one that
    it must not precede is in that or an earlier one.
    """
    rules: list[Constraint] = [
        *(
            Choose(feature_name(f.number), both_releases(f.number), at_most=1)
            for f in releases.features
        ),
        *(
            AllOrNone(f"{a} with {b}", (feature_name(a, k), feature_name(b, k)))
            for a, b in COUPLED
            for k in (1, 2)
        ),
        *(
            Choose(f"{a} by {b}", both_releases(a)[:k], at_least=1, if_selected=feature_name(b, k))
            for a, b in NO_LATER
            for k in (1, 2)
        ),
    ]
    options = [(f, k) for f in releases.features for k in (1, 2)]
    worth = GivenWorth({feature_name(f.number, k): f.worth[k - 1] for f, k in options})
    backlog = Backlog(tuple(f.initiative(k) for f, k in options))
    return Problem.of(backlog, releases.capacity(), *rules, objective=worth)


def of_features(releases: Releases) -> Problem:
    """Return the problem as one would write it: a start for each feature, coupled ones together.

    Needing another one first is stricter, as it must be live before: the same release will not
    do. The published plan keeps even that, so the optimum is the same.
    """
    rules: list[Constraint] = [
        *(
            AllOrNone(f"{a} with {b}", (feature_name(a), feature_name(b)), same_start=True)
            for a, b in COUPLED
        ),
        *(NeedsFirst(feature_name(b), feature_name(a)) for a, b in NO_LATER),
    ]
    worth = {
        feature_name(f.number): dict(zip(QUARTERS, f.worth, strict=True)) for f in releases.features
    }
    backlog = Backlog(tuple(f.initiative() for f in releases.features))
    return Problem.of(backlog, releases.capacity(), *rules, objective=GivenWorth(worth))


def both_releases(number: int) -> tuple[str, str]:
    """Return the names of the options of a feature: in the first release, in the second."""
    return feature_name(number, 1), feature_name(number, 2)
