"""A small and tight portfolio, and a first plan for it."""

from __future__ import annotations

import pytest
from benchmarks.generator import Family, generate

from portfolio.planning import Highs, Outcome
from portfolio.planning.model import Model
from portfolio.planning.solvers.highs import Strategy


@pytest.fixture(scope="module")
def portfolio() -> Model:
    """Give thirty invented initiatives."""
    return generate(30, Family.TIGHT, seed=4).problem().model


@pytest.fixture(scope="module")
def begin(portfolio: Model) -> Outcome:
    """Give a first plan for them."""
    return Highs(gap=0.0, node_limit=1, strategy=Strategy.FULL).solve(portfolio)
