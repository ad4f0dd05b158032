"""Capital budgeting cases of INL LOGOS (Apache-2.0; github idaholab/LOGOS @637955a).

Investments with one or several options, each with a net present value and a cost in every year;
at most one option of each, exactly one where it is mandatory. Optima and choices stand in gold
files: 106, 37.13, 59.826 and -68.432, where doing nothing is an option that costs worth.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from benchmarks.published.logos import OPTIMA, read_logos

from portfolio import Highs, plan


@pytest.mark.parametrize("by_money", [False, True])
@pytest.mark.parametrize("name", OPTIMA)
def test_the_gold_plan(shared: Path, name: str, by_money: bool) -> None:
    """The optimum of the gold file, and the options it chooses, with money or with points."""
    folder = shared / "data/logos"
    case = read_logos((folder / f"{name}.xml").read_text())
    with (folder / f"{name}.gold.csv").open(newline="") as file:
        (gold,) = csv.DictReader(file)
    found = plan(case.problem(by_money=by_money), solver=Highs(gap=0.0))
    assert found.objective == pytest.approx(OPTIMA[name])
    assert found.objective == pytest.approx(float(gold.pop("MaxNPV")))
    chosen = {option for option, value in gold.items() if float(value) == 1}
    assert {entry.initiative.id for entry in found.entries} == chosen
