"""The Next Release Problem nrp1 (J. Xuan et al., IEEE TSE 38(5) 2012).

A customer pays only if all requirements they ask for are in the release, and a requirement is in
only if those it depends on are. Optima: 1204, 1840, 2507 at budgets 257, 429, 600.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.published.next_release import NRP1_OPTIMA, next_release, read_nrp

from portfolio import Backlog, GivenWorth, Highs, plan


@pytest.fixture(scope="module")
def nrp1(shared: Path) -> tuple[Backlog, GivenWorth]:
    """Return the instance."""
    return read_nrp((shared / "data/nrp/nrp1.txt").read_text())


def test_the_file_is_read_as_described(nrp1: tuple[Backlog, GivenWorth]) -> None:
    """140 requirements that cost 857 in all, 97 dependencies, 100 customers."""
    backlog, worth = nrp1
    requirements = [one for one in backlog.initiatives if one.id.startswith("R")]
    assert len(requirements) == 140
    assert sum(one.build_cost for one in requirements) == 857
    assert sum(link.source.startswith("R") for link in backlog.relations) == 97
    assert len(worth.worth) == 100


@pytest.mark.parametrize(("budget", "optimum"), NRP1_OPTIMA.items())
def test_the_known_optima(nrp1: tuple[Backlog, GivenWorth], budget: float, optimum: float) -> None:
    """Dependency chains under a budget, with worth only at their ends."""
    backlog, worth = nrp1
    found = plan(next_release(backlog, worth, budget), solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(optimum)
    assert found.outcome.bound == pytest.approx(optimum)
