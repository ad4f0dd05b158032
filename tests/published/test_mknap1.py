"""OR-Library mknap1 (C. C. Petersen 1967): seven choices of R&D projects under several budgets.

The optima stand in the file and in `known_values.csv`.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from benchmarks.published.knapsack import Knapsack
from benchmarks.published.orlib_knapsacks import read_knapsacks

from portfolio import Highs, plan

INSTANCES = range(7)


@pytest.fixture(scope="module")
def instances(shared: Path) -> list[tuple[Knapsack, float]]:
    """Return the seven instances with their optima."""
    return list(read_knapsacks((shared / "data/orlib_mkp/mknap1.txt").read_text()))


def test_the_file_holds_what_is_known(
    instances: list[tuple[Knapsack, float]], shared: Path
) -> None:
    """Sizes and optima are those of the list beside it."""
    with (shared / "data/orlib_mkp/known_values.csv").open(newline="") as file:
        known = [row for row in csv.DictReader(file) if row["instance"].startswith("mknap1.txt")]
    listed = [(int(r["items"]), int(r["dims"]), float(r["value"])) for r in known]
    assert [(len(k.worth), len(k.rooms), optimum) for k, optimum in instances] == listed
    assert len(listed) == len(INSTANCES)


@pytest.mark.parametrize("number", INSTANCES)
def test_dimensions_as_funds(instances: list[tuple[Knapsack, float]], number: int) -> None:
    """Every dimension is a fund: the published optimum."""
    knapsack, optimum = instances[number]
    assert plan(knapsack.by_money(), solver=Highs(gap=0.0)).objective == pytest.approx(optimum)


@pytest.mark.parametrize("number", INSTANCES)
def test_dimensions_as_roles(instances: list[tuple[Knapsack, float]], number: int) -> None:
    """Every dimension is a role: the same optimum."""
    knapsack, optimum = instances[number]
    assert plan(knapsack.by_people(), solver=Highs(gap=0.0)).objective == pytest.approx(optimum)
