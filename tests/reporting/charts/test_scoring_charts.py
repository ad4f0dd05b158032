"""All charts of scoring alike."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes

from portfolio import reporting
from portfolio.reporting.charts import CHARTS, SCORING_CHARTS
from portfolio.scoring import Scorecard
from portfolio.scoring.groups import AssessorAgreement
from portfolio.scoring.stability import stability


@pytest.fixture
def drawn(card: Scorecard, talks: AssessorAgreement) -> dict[str, Callable[[], Axes]]:
    """Return a call for each chart, named as in the registry."""
    stable = stability(card, rng=1, samples=50, top=2)
    plot = SCORING_CHARTS
    return {
        "contributions": lambda: plot["contributions"](card),
        "rank_acceptability": lambda: plot["rank_acceptability"](stable, names=card),
        "weight_sensitivity": lambda: plot["weight_sensitivity"](stable, "gain", names=card),
        "tornado": lambda: plot["tornado"](stable.tornado("A"), names=card),
        "disagreement": lambda: plot["disagreement"](talks),
    }


@pytest.mark.parametrize("name", SCORING_CHARTS)
def test_every_chart_is_called_alike(name: str) -> None:
    """A result first, axes or None last, and everything else by name."""
    parameters = list(inspect.signature(SCORING_CHARTS[name]).parameters.values())
    by_place = [each for each in parameters if each.kind is not inspect.Parameter.KEYWORD_ONLY]
    assert by_place[-1].name == "ax"
    assert by_place[-1].default is None
    assert "most" in {each.name for each in parameters}


@pytest.mark.parametrize("name", SCORING_CHARTS)
def test_every_chart_is_public(name: str) -> None:
    """A chart is exported under the name it has in the registry, which no other chart has."""
    assert getattr(reporting, f"plot_{name}") is SCORING_CHARTS[name]
    assert name not in CHARTS


@pytest.mark.parametrize("name", SCORING_CHARTS)
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


@pytest.mark.parametrize("name", SCORING_CHARTS)
def test_a_chart_draws_the_same_twice(name: str, drawn: dict[str, Callable[[], Axes]]) -> None:
    """Drawing changes neither the result nor any setting that others share."""
    before = dict(mpl.rcParams)
    first, second = ([text.get_text() for text in drawn[name]().texts] for _ in range(2))
    assert first == second
    assert dict(mpl.rcParams) == before


def test_nothing_is_loaded_before_it_is_drawn() -> None:
    """Importing the charts of scoring loads no matplotlib."""
    program = (
        "import sys, portfolio; from portfolio.reporting import SCORING_CHARTS; "
        "print(sorted({'matplotlib', 'scipy.stats', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
