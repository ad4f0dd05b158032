"""The files of a portfolio stand for the same problem as the portfolio itself."""

from __future__ import annotations

import shlex
from pathlib import Path

import numpy as np
import pytest
from benchmarks.generator import Family, generate
from benchmarks.write_instance import main, write_instance

from portfolio.cli.main import main as portfolio
from portfolio.horizons import HorizonMap
from portfolio.planning import Highs
from portfolio.run import pose
from portfolio.settings import read_settings


@pytest.mark.parametrize("family", Family)
def test_the_problem_read_is_the_one_drawn(family: Family, tmp_path: Path) -> None:
    """Same columns, bounds, rows and worth, number by number."""
    settings = read_settings(write_instance(40, tmp_path / "files", family, seed=3))
    read, drawn = pose(settings).model, generate(40, family, seed=3).problem().model
    assert (read.matrix != drawn.matrix).nnz == 0
    for name in ("worth", "lower", "upper", "integer", "row_lower", "row_upper"):
        np.testing.assert_allclose(getattr(read, name), getattr(drawn, name), rtol=1e-12)


def test_everything_is_scored_and_placed(tmp_path: Path) -> None:
    """Nothing is knocked out, everything has a horizon, and the same seed gives the same bytes."""
    first, again = (write_instance(40, tmp_path / name, seed=3) for name in ("a", "b"))
    problem = pose(read_settings(first))
    assert isinstance(problem.horizon_map, HorizonMap)
    assert problem.left_out == {}
    files = sorted(path.name for path in first.parent.iterdir())
    assert [(again.parent / name).read_bytes() for name in files] == [
        (first.parent / name).read_bytes() for name in files
    ]


def test_settings_stop_at_the_gap_and_require_it(tmp_path: Path) -> None:
    """No time limit, so that the plan is repeatable."""
    planning = read_settings(write_instance(10, tmp_path / "files", gap=0.02)).planning
    assert planning.solver == Highs(gap=0.02)
    assert planning.require_gap == 0.02


def test_the_printed_command_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What main prints is a command line that works."""
    main(["10", str(tmp_path / "files")])
    words = shlex.split(capsys.readouterr().out)
    assert words[0] == "portfolio"
    assert portfolio([*words[1:], "--quiet"]) == 0
    assert (tmp_path / "files" / "run" / "brief.html").is_file()
