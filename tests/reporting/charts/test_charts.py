"""All charts alike."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from portfolio.planning import Roadmap
from portfolio.reporting.charts import CHARTS, charts_of


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_called_alike(name: str) -> None:
    """A result, axes or None, a style by name: whoever knows one chart knows all."""
    parameters = list(inspect.signature(CHARTS[name]).parameters.values())
    assert [parameter.name for parameter in parameters[1:]] == ["ax", "style"]
    assert parameters[1].default is None
    assert parameters[2].kind is inspect.Parameter.KEYWORD_ONLY


@pytest.mark.parametrize("name", CHARTS)
def test_given_axes_are_returned(name: str, roadmap: Roadmap) -> None:
    """A chart draws on the axes it is given, and adds none to their figure."""
    figure = Figure(figsize=(10, 5))
    ax = figure.add_subplot()
    assert CHARTS[name](roadmap, ax) is ax
    assert figure.axes == [ax]
    figure.draw_without_rendering()


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_draws_the_same_twice(name: str, roadmap: Roadmap) -> None:
    """Drawing changes neither the result nor any setting that others share."""
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    first, second = (_words(CHARTS[name](roadmap)) for _ in range(2))
    assert first == second
    assert dict(mpl.rcParams) == before


def _words(ax: Axes) -> list[str]:
    figure = ax.get_figure(root=True)
    assert figure is not None
    return [text.get_text() for axes in figure.axes for text in axes.texts]


@pytest.mark.parametrize("name", CHARTS)
def test_any_text_can_be_drawn(name: str, hostile: Roadmap) -> None:
    """Titles that are no valid formula, begin with an underscore or hold markup are drawn."""
    figure = CHARTS[name](hostile).get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()


def test_charts_of(roadmap: Roadmap, bare: Roadmap, no_plan: Roadmap) -> None:
    """Only charts whose data is there are named; without a plan there are none."""
    assert charts_of(roadmap) == tuple(CHARTS)
    assert charts_of(bare) == ("roadmap", "budget")
    assert charts_of(no_plan) == ()


def test_nothing_is_loaded_before_it_is_drawn() -> None:
    """Importing the reports loads neither matplotlib nor Jinja2 nor XlsxWriter."""
    program = (
        "import sys, portfolio.reporting as r; "
        "print(sorted({'matplotlib', 'jinja2', 'xlsxwriter', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
