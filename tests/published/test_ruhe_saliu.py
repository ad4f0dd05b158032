"""Release planning by Ruhe and Saliu (IEEE Software 22(6) 2005): 15 features, two releases.

Three roles and money, by release; coupled features go in the same release; some features come no
later than others; what a feature is worth depends on its release. The optimum is 2022.2, and its
releases are unique (3 is postponed).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.published.releases import (
    OPTIMUM,
    PLAN,
    QUARTERS,
    Releases,
    both_releases,
    feature_name,
    of_features,
    of_options,
    read_releases,
)

from portfolio import Choose, Exclude, Highs, plan


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


def test_one_initiative_for_each_feature_and_release(releases: Releases) -> None:
    """The published optimum and its releases."""
    found = plan(of_options(releases), solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(OPTIMUM)
    chosen = {entry.initiative.id for entry in found.entries}
    assert [_release(chosen, f.number) for f in releases.features] == PLAN


def test_the_published_plan_is_the_only_best(releases: Releases) -> None:
    """Whichever feature is kept out of its published release, the optimum is lower."""
    problem = of_options(releases)
    for feature, release in zip(releases.features, PLAN, strict=True):
        number = feature.number
        elsewhere = (
            Choose("not postponed", both_releases(number), at_least=1)
            if release == 3
            else Exclude(feature_name(number, release))
        )
        found = plan(problem.requiring(elsewhere), solver=Highs(gap=0.0))
        assert not found.objective > OPTIMUM - 1e-3, number


def _release(chosen: set[str], number: int) -> int:
    return next((k for k in (1, 2) if feature_name(number, k) in chosen), 3)


def test_one_initiative_for_each_feature(releases: Releases) -> None:
    """As one would write it: the same optimum and releases."""
    found = plan(of_features(releases), solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(OPTIMUM)
    started = {e.initiative.id: 1 + (e.start - QUARTERS[0]) for e in found.entries}
    assert [started.get(feature_name(f.number), 3) for f in releases.features] == PLAN
