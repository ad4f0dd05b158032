"""Release planning by Ruhe and Saliu (IEEE Software 22(6) 2005): 15 features, two releases.

Three roles and money, by release; coupled features go in the same release; some features come no
later than others; what a feature is worth depends on its release. The optimum is 2022.2, and its
releases are unique (3 is postponed).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portfolio import (
    AllOrNone,
    Backlog,
    Capacity,
    Choose,
    Exclude,
    GivenWorth,
    Highs,
    Initiative,
    NeedsFirst,
    Problem,
    calendar,
    plan,
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
            id=_name(self.number, release),
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


def _name(number: int, release: int | None = None) -> str:
    return f"F{number:02}" + (f"_R{release}" if release else "")


@pytest.fixture(scope="module")
def releases(shared: Path) -> Releases:
    """Return the published instance."""
    folder = shared / "data/release_planning"
    return read_releases((folder / "ruhe_saliu_2005_15features.csv").read_text())


def test_the_table_is_read_as_printed(releases: Releases) -> None:
    """Total consumption as the table itself says: 2615, 3225, 392 hours and 4375 of money."""
    totals = [sum(f.hours[k] for f in releases.features) for k in range(3)]
    assert totals == [2615, 3225, 392]
    assert sum(f.money for f in releases.features) == 4375
    # Feature 1 in release 1, by hand: 0.7 (4 * 6 * 5 + 6 * 2 * 0) = 84.
    assert releases.features[0].worth == pytest.approx([84, 0.3 * (4 * 6 * 4 + 6 * 2 * 3)])


def test_the_published_plan_is_worth_what_is_published(releases: Releases) -> None:
    """Its worths add up to 2022.2."""
    pairs = zip(releases.features, PLAN, strict=True)
    assert sum(f.worth[release - 1] for f, release in pairs if release < 3) == pytest.approx(
        OPTIMUM
    )


def _problem_of_options(releases: Releases) -> Problem:
    """Return the problem to the letter, with an initiative for each feature and release.

    No later than means that the same release will do: if a feature is in a release, the one that
    it must not precede is in that or an earlier one.
    """
    rules: list[Constraint] = [
        *(Choose(_name(f.number), _both(f.number), at_most=1) for f in releases.features),
        *(
            AllOrNone(f"{a} with {b}", (_name(a, k), _name(b, k)))
            for a, b in COUPLED
            for k in (1, 2)
        ),
        *(
            Choose(f"{a} by {b}", _both(a)[:k], at_least=1, if_selected=_name(b, k))
            for a, b in NO_LATER
            for k in (1, 2)
        ),
    ]
    options = [(f, k) for f in releases.features for k in (1, 2)]
    worth = GivenWorth({_name(f.number, k): f.worth[k - 1] for f, k in options})
    backlog = Backlog(tuple(f.initiative(k) for f, k in options))
    return Problem.of(backlog, releases.capacity(), *rules, objective=worth)


def test_one_initiative_for_each_feature_and_release(releases: Releases) -> None:
    """The published optimum and its releases."""
    found = plan(_problem_of_options(releases), solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(OPTIMUM)
    chosen = {entry.initiative.id for entry in found.entries}
    assert [_release(chosen, f.number) for f in releases.features] == PLAN


def test_the_published_plan_is_the_only_best(releases: Releases) -> None:
    """Whichever feature is kept out of its published release, the optimum is lower."""
    problem = _problem_of_options(releases)
    for feature, release in zip(releases.features, PLAN, strict=True):
        number = feature.number
        elsewhere = (
            Choose("not postponed", _both(number), at_least=1)
            if release == 3
            else Exclude(_name(number, release))
        )
        found = plan(problem.requiring(elsewhere), solver=Highs(gap=0.0))
        assert not found.objective > OPTIMUM - 1e-3, number


def _both(number: int) -> tuple[str, str]:
    return _name(number, 1), _name(number, 2)


def _release(chosen: set[str], number: int) -> int:
    return next((k for k in (1, 2) if _name(number, k) in chosen), 3)


def test_one_initiative_for_each_feature(releases: Releases) -> None:
    """As one would write it: a start for each feature, coupled ones together.

    Needing another one first is stricter, as it must be live before: the same release will not
    do. The published plan keeps even that, so the optimum is the same.
    """
    rules: list[Constraint] = [
        *(AllOrNone(f"{a} with {b}", (_name(a), _name(b)), same_start=True) for a, b in COUPLED),
        *(NeedsFirst(_name(b), _name(a)) for a, b in NO_LATER),
    ]
    worth = {_name(f.number): dict(zip(QUARTERS, f.worth, strict=True)) for f in releases.features}
    backlog = Backlog(tuple(f.initiative() for f in releases.features))
    problem = Problem.of(backlog, releases.capacity(), *rules, objective=GivenWorth(worth))
    found = plan(problem, solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(OPTIMUM)
    started = {e.initiative.id: 1 + (e.start - QUARTERS[0]) for e in found.entries}
    assert [started.get(_name(f.number), 3) for f in releases.features] == PLAN
