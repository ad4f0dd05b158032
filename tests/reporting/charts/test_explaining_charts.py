"""All charts of explaining alike."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from tests.explaining.four_candidates import EXACT
from tests.reporting.charts.answers import TITLES, made

from portfolio import reporting
from portfolio.explaining import (
    MoreMoney,
    ScaledMoney,
    Scenario,
    WithoutRule,
    frontier,
    limits,
    money_levels,
    prices,
    scenarios,
    why_not,
)
from portfolio.planning import Exclude
from portfolio.reporting.charts import CHARTS, EXPLAINING_CHARTS, SCORING_CHARTS


@pytest.fixture(scope="module")
def drawn() -> dict[str, Callable[[], Axes]]:
    """Return a call for each chart, named as in the registry."""
    rule = Exclude("C", reason=TITLES["A"])
    roadmap = made("BD", problem=made("BD").problem.requiring(rule))
    curve = frontier(roadmap.problem, money_levels(roadmap.problem, (0.5, 1.0, 2.0)), solver=EXACT)
    priced = prices(roadmap, [MoreMoney("money", 1), WithoutRule(rule)], solver=EXACT)
    asked = [Scenario(TITLES["A"], (ScaledMoney(2.0),)), Scenario("Same", ())]
    compared, answer = scenarios(roadmap, asked, solver=EXACT), why_not(roadmap, "A", along=())
    plot = EXPLAINING_CHARTS
    return {
        "frontier": lambda: plot["frontier"](curve, names=TITLES),
        "bottlenecks": lambda: plot["bottlenecks"](limits(roadmap)),
        "prices": lambda: plot["prices"](priced),
        "scenarios": lambda: plot["scenarios"](compared, names=TITLES),
        "why_not": lambda: plot["why_not"](answer, names=TITLES),
    }


@pytest.mark.parametrize("name", EXPLAINING_CHARTS)
def test_every_chart_is_called_alike(name: str) -> None:
    """An answer first, axes or None last, and everything else by name."""
    parameters = list(inspect.signature(EXPLAINING_CHARTS[name]).parameters.values())
    by_place = [each for each in parameters if each.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert len(by_place) == 2
    assert by_place[-1].name == "ax"
    assert by_place[-1].default is None
    assert "most" in {each.name for each in parameters}


@pytest.mark.parametrize("name", EXPLAINING_CHARTS)
def test_every_chart_is_public(name: str) -> None:
    """A chart is exported under the name it has in the registry, which no other chart has."""
    assert getattr(reporting, f"plot_{name}") is EXPLAINING_CHARTS[name]
    assert name not in {**CHARTS, **SCORING_CHARTS}


@pytest.mark.parametrize("name", EXPLAINING_CHARTS)
def test_any_text_can_be_drawn(name: str, drawn: dict[str, Callable[[], Axes]]) -> None:
    """Titles that are no valid formula or hold markup are drawn, within the sheet's width."""
    figure = drawn[name]().get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()
    width = figure.get_window_extent().width
    for ax in figure.axes:
        box = ax.get_tightbbox()
        assert box is not None
        assert box.x0 >= -1
        assert box.x1 <= width + 1


@pytest.mark.parametrize("name", EXPLAINING_CHARTS)
def test_a_chart_draws_the_same_twice(name: str, drawn: dict[str, Callable[[], Axes]]) -> None:
    """Drawing changes neither the answer nor any setting that others share."""
    before = dict(mpl.rcParams)
    first, second = ([text.get_text() for text in drawn[name]().texts] for _ in range(2))
    assert first == second
    assert dict(mpl.rcParams) == before


def test_nothing_is_loaded_before_it_is_drawn() -> None:
    """Importing the charts of explaining loads no matplotlib."""
    program = (
        "import sys, portfolio; from portfolio.reporting import EXPLAINING_CHARTS; "
        "print(sorted({'matplotlib', 'scipy.stats', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
