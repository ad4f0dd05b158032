"""Models as text: legal, exact, and with the same optimum when read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import highspy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.drawn import RULES, draw_problem
from tests.planning.handmade import Setting, initiative
from tests.planning.solvers.models import block, columns, knapsack

from portfolio.planning import AddedRow, Highs
from portfolio.planning.model import Model

MIXED = Model(
    (columns([1, 3], family="starts"), columns([2.5], family="slack", integer=False)),
    (
        replace(block([[1, -2, 0]], lower=-4, upper=4), name="band"),
        replace(block([[0, 0, 0]], upper=1), name="empty"),
        replace(block([[1, 0, -1]], lower=0.1, upper=0.1), name="even"),
    ),
    np.array([3.0, 0.0, -2.0]),
    fixed={1: 2.0},
)


def read_back(text: str, path: Path) -> tuple[str, float]:
    """Return status and worth that HiGHS finds in a file."""
    path.write_text(text, encoding="ascii")
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0)):
        solver.setOptionValue(option, value)
    assert solver.readModel(str(path)) == highspy.HighsStatus.kOk
    solver.run()
    return solver.modelStatusToString(solver.getModelStatus()), -solver.getObjectiveValue()


def test_lp_by_hand() -> None:
    """Rows with the sentence of their rule, an equation, a fixed column, whole numbers."""
    assert MIXED.to_lp().splitlines() == [
        "\\ The worth of the plan is maximised by minimising its negative.",
        "\\ 3 columns (2 integer), 3 rows, 4 coefficients.",
        "Minimize",
        " cost: - 3 starts_starts_0 + 2 slack_slack_0",
        "Subject To",
        "\\ the rule",
        " band_0_most: starts_starts_0 - 2 starts_starts_1 <= 4",
        " band_0_least: starts_starts_0 - 2 starts_starts_1 >= -4",
        "\\ the rule",
        " empty_0: 0 starts_starts_0 <= 1",
        "\\ the rule",
        " even_0: starts_starts_0 - slack_slack_0 = 0.1",
        "Bounds",
        " 0 <= starts_starts_0 <= 1",
        " starts_starts_1 = 2",
        " 0 <= slack_slack_0 <= 2.5",
        "General",
        " starts_starts_0",
        " starts_starts_1",
        "End",
    ]


def test_mps_by_hand() -> None:
    """The same model; marks around whole columns, bounds from below first."""
    assert MIXED.to_mps().splitlines()[2:] == [
        "NAME roadmap",
        "ROWS",
        " N cost",
        " L band_0_most",
        " G band_0_least",
        " L empty_0",
        " E even_0",
        "COLUMNS",
        " MARKER0 'MARKER' 'INTORG'",
        " starts_starts_0 cost -3",
        " starts_starts_0 band_0_most 1",
        " starts_starts_0 band_0_least 1",
        " starts_starts_0 even_0 1",
        " starts_starts_1 cost 0",
        " starts_starts_1 band_0_most -2",
        " starts_starts_1 band_0_least -2",
        " MARKER2 'MARKER' 'INTEND'",
        " slack_slack_0 cost 2",
        " slack_slack_0 even_0 -1",
        "RHS",
        " rhs band_0_most 4",
        " rhs band_0_least -4",
        " rhs empty_0 1",
        " rhs even_0 0.1",
        "BOUNDS",
        " LO bound starts_starts_0 0",
        " UP bound starts_starts_0 1",
        " FX bound starts_starts_1 2",
        " LO bound slack_slack_0 0",
        " UP bound slack_slack_0 2.5",
        "ENDATA",
    ]


@pytest.mark.parametrize("form", ["lp", "mps"])
def test_the_knapsack_is_read_back(form: str, tmp_path: Path) -> None:
    """21 by hand, in either format."""
    status, worth = read_back(getattr(knapsack(), f"to_{form}")(), tmp_path / f"model.{form}")
    assert (status, worth) == ("Optimal", 21)


@pytest.mark.parametrize("form", ["lp", "mps"])
def test_nothing_to_decide_is_read_back(form: str, tmp_path: Path) -> None:
    """No columns are worth 0, unless a row asks for something."""
    nothing = Model((columns([]),), (), np.empty(0))
    for model, expected in (
        (nothing, ("Optimal", "Empty")),
        (replace(nothing, blocks=(block([[]], lower=1),)), ("Infeasible",)),
    ):
        status, _ = read_back(getattr(model, f"to_{form}")(), tmp_path / f"model.{form}")
        assert status in expected


@pytest.mark.parametrize("form", ["lp", "mps"])
def test_bounds_below_nothing_are_read_back(form: str, tmp_path: Path) -> None:
    """A column from -2 to -1 of worth 3 is worth -3, not 0 and not without end."""
    low = replace(columns([-1]), lower=np.array([-2.0]))
    model = Model((low,), (), np.array([3.0]))
    status, worth = read_back(getattr(model, f"to_{form}")(), tmp_path / f"model.{form}")
    assert (status, worth) == ("Optimal", -3)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(rng=st.integers(0, 2**32 - 1).map(Random))
def test_the_same_optimum_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rng: Random
) -> None:
    """Any problem with any rules: HiGHS finds in the file what it finds in the arrays."""
    problem = draw_problem(rng, *rng.sample(sorted(RULES), 2))
    best = Highs(gap=0.0).solve(problem.model)
    folder = tmp_path_factory.mktemp("models")
    for form, text in (("lp", problem.model.to_lp()), ("mps", problem.model.to_mps())):
        status, worth = read_back(text, folder / f"model.{form}")
        if best.has_plan:
            assert worth == pytest.approx(best.objective, rel=1e-6, abs=1e-6)
        else:
            assert "nfeasible" in status


def test_numbers_keep_all_their_digits() -> None:
    """A third is written so that it is read back as the same number."""
    third = 1 / 3
    model = Model((columns([1]),), (block([[third]], upper=1e-7),), np.array([third * 1e9]))
    for text in (model.to_lp(), model.to_mps()):
        assert repr(third) in text
        assert repr(third * 1e9) in text
        assert "1e-07" in text


def test_lines_of_an_lp_file_are_short() -> None:
    """The format takes 510 signs a line; a row of 300 terms is broken."""
    model = Model((columns([1] * 300),), (block([[1.5] * 300], upper=9),), np.ones(300))
    assert max(map(len, model.to_lp().splitlines())) <= 255


def test_sentences_cannot_break_a_file() -> None:
    """Line breaks and signs of other scripts in a rule stay within its comment."""
    row = AddedRow("bös\nEnd\n", (("starts_A_2027Q1", 1.0),), upper=0.0)
    text = Setting().problem(initiative("A")).requiring(row).model.to_lp()
    (comment,) = [line for line in text.splitlines() if "Added by hand" in line]
    assert comment.startswith("\\ Added by hand, 'b?s End ': starts_A_2027Q1")
    assert text.splitlines().count("End") == 1
    assert text.isascii()


@pytest.mark.parametrize("form", ["lp", "mps"])
def test_what_is_worth_nothing_is_read_back(form: str, tmp_path: Path) -> None:
    """A thing that must be taken and earns nothing: the objective is 0."""
    model = Model((columns([1]),), (block([[1]], lower=1),), np.zeros(1))
    status, worth = read_back(getattr(model, f"to_{form}")(), tmp_path / f"model.{form}")
    assert (status, worth) == ("Optimal", 0)
