"""Moments of three-point estimates: Malcolm et al. (1959), Keefer and Bodily (1983)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.finance import BetaPert, Lognormal, PearsonTukey, Pert, Triangular

FIGURES: Mapping[str, Callable[[Mapping[str, Any]], float]] = {
    "triangular_mean": lambda given: Triangular(*points(given)).mean,
    "triangular_var": lambda given: Triangular(*points(given)).variance,
    "beta_pert_mean": lambda given: BetaPert(*points(given)).mean,
    "beta_pert_alpha": lambda given: BetaPert(*points(given)).shapes[0],
    "beta_pert_beta": lambda given: BetaPert(*points(given)).shapes[1],
    "beta_pert_var": lambda given: BetaPert(*points(given)).variance,
    "classic_pert_var": lambda given: Pert(*points(given)).variance,
    "lognormal_mu": lambda given: Lognormal(given["p10"], given["p90"]).mu,
    "lognormal_sigma": lambda given: Lognormal(given["p10"], given["p90"]).sigma,
    "lognormal_mean": lambda given: Lognormal(given["p10"], given["p90"]).mean,
    "ept_mean": lambda given: PearsonTukey(**given["quantiles"]).mean,
    "ept_var": lambda given: PearsonTukey(**given["quantiles"]).variance,
}


def points(given: Mapping[str, Any]) -> tuple[float, float, float]:
    """Return the least, likeliest and greatest value of the case."""
    return given["a"], given["m"], given["b"]


@pytest.fixture(scope="module")
def case(shared: Path) -> Mapping[str, Any]:
    """Return the closed forms worked out."""
    path = shared / "cases" / "34_distributions_three_point.json"
    return json.loads(path.read_text())


@pytest.mark.parametrize("name", FIGURES)
def test_closed_form(case: Mapping[str, Any], name: str) -> None:
    """The figure as published."""
    found = FIGURES[name](case["inputs"])
    assert found == pytest.approx(case["expected"][name], abs=case["atol"]["default"], rel=0)


def test_every_figure_is_asked_for(case: Mapping[str, Any]) -> None:
    """None of the case is left out."""
    assert set(FIGURES) == set(case["expected"])
