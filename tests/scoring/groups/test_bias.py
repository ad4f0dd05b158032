"""Who scores higher or lower than the others, by hand."""

from __future__ import annotations

from math import isnan, sqrt

import pytest
from tests.scoring.groups.conftest import Tables

from portfolio.scoring.groups import assessor_bias
from portfolio.scoring.rubric import Rubric

# Data from 1 to 5, so a point is worth .25. Ann is above the mean of the others by
# 1, 1, 1, 1, 2 points: mean 1.2 points = .3, standard deviation sqrt(.2) points.
PANEL = {
    "Ann": [3, 3, 3, 4, 5],
    "Bob": [2, 2, 2, 3, 3],
    "Cyd": [2, 2, 2, 3, 3],
}


def test_deviation_and_error_by_hand(rated: Tables, rubric: Rubric) -> None:
    """Ann: mean .25 x 1.2, error .25 x sqrt(.2) / sqrt(5); Bob half as far below, the other way.

    Bob against the mean of Ann and Cyd: -.5, -.5, -.5, -.5, -1 points.
    """
    ann, bob, cyd = assessor_bias(rated(data=PANEL), rubric).leanings
    assert (ann.assessor, ann.cells, ann.initiatives, ann.judged) == ("Ann", 5, 5, True)
    assert ann.deviation == pytest.approx(0.3)
    assert ann.error == pytest.approx(0.25 * sqrt(0.2) / sqrt(5))
    assert bob.deviation == pytest.approx(-0.15)
    assert bob.error == pytest.approx(0.25 * sqrt(0.05) / sqrt(5))
    assert (bob.deviation, bob.error) == (cyd.deviation, cyd.error)


def test_sentences(rated: Tables, rubric: Rubric) -> None:
    """The farthest first; told in points of value; nothing is corrected."""
    bias = assessor_bias(rated(data=PANEL), rubric)
    assert bias.sentence == (
        "Ann scores higher (+30.0 of 100 points of value on 5 shared scores, standard error 5.0). "
        "Bob scores lower (-15.0 of 100 points of value on 5 shared scores, standard error 2.5). "
        "Cyd scores lower (-15.0 of 100 points of value on 5 shared scores, standard error 2.5). "
        "Nothing was corrected."
    )
    assert str(bias) == bias.sentence
    assert repr(bias).startswith("<AssessorBias of 3 assessors: Ann scores higher")


def test_a_cost_is_turned_round(rated: Tables, rubric: Rubric) -> None:
    """On effort from 10 (worst) to 0 (best), the lesser number is the kinder score."""
    given = rated(effort={"Ann": [1, 1, 1, 1, 1], "Bob": [3, 3, 3, 3, 3]})
    ann, bob = assessor_bias(given, rubric).leanings
    assert ann.deviation == pytest.approx(0.2)
    assert ann.leans == "higher"
    assert bob.leans == "lower"


@pytest.mark.parametrize(("shared", "judged"), [(4, False), (5, True)])
def test_five_shared_scores_are_enough(
    rated: Tables, rubric: Rubric, shared: int, judged: bool
) -> None:
    """Below five shared cells nobody is judged, however far off; cells alone do not count."""
    given = rated(data={"Ann": [5] * 9, "Bob": [1] * shared})
    ann, bob = assessor_bias(given, rubric).leanings
    assert ann.cells == bob.cells == shared
    assert ann.judged is bob.judged is judged
    assert ann.leans == ("higher" if judged else "too few scores")
    assert str(bob).endswith("too few to judge.") is not judged


def test_fewest_is_the_users_word(rated: Tables, rubric: Rubric) -> None:
    """The bound can be moved, but two cells are the least that have an error."""
    given = rated(data={"Ann": [5, 5], "Bob": [1, 1]})
    assert not assessor_bias(given, rubric).leanings[0].judged
    two = assessor_bias(given, rubric, fewest=2).leanings[0]
    assert two.judged
    assert two.error == 0
    with pytest.raises(ValueError, match="fewest must be at least 2 cells, not 1"):
        assessor_bias(given, rubric, fewest=1)


def test_noise_is_no_leaning(rated: Tables, rubric: Rubric) -> None:
    """Deviations +1 -1 +1 -1 +1: mean .2 points, error sqrt(1.2) / sqrt(5) = .49 points."""
    given = rated(data={"Ann": [4, 2, 4, 2, 4], "Bob": [3, 3, 3, 3, 3]})
    bias = assessor_bias(given, rubric)
    assert [each.leans for each in bias.leanings] == ["neither", "neither"]
    assert bias.leanings[0].error == pytest.approx(0.25 * sqrt(1.2) / sqrt(5))
    assert (
        bias.sentence == "No assessor scores clearly apart from the others. Nothing was corrected."
    )
    assert str(bias.leanings[0]) == (
        "Ann scores as the others do (+5.0 of 100 points of value on 5 shared scores, standard "
        "error 12.2)."
    )


@pytest.mark.parametrize(
    ("same", "above", "leans"),
    [(7, 3, "neither"), (4, 3, "higher"), (3, 4, "higher")],
)
def test_two_errors_are_the_bound(
    rated: Tables, rubric: Rubric, same: int, above: int, leans: str
) -> None:
    """Of n deviations j of one point, mean over error is sqrt(j (n - 1) / (n - j)).

    3 of 10: sqrt(27/7) = 1.96 errors; 3 of 7: sqrt(18/4) = 2.12; 4 of 7: sqrt(24/3) = 2.83.
    """
    given = rated(data={"Ann": [3] * same + [4] * above, "Bob": [3] * (same + above)})
    assert assessor_bias(given, rubric).leanings[0].leans == leans


def test_the_same_scores_lean_nowhere(rated: Tables, rubric: Rubric) -> None:
    """No deviation and no error: 0 is not beyond two errors of 0."""
    given = rated(data={"Ann": [1, 2, 3, 4, 5], "Bob": [1, 2, 3, 4, 5]})
    assert [each.leans for each in assessor_bias(given, rubric).leanings] == ["neither", "neither"]


def test_alone_on_a_cell(rated: Tables, rubric: Rubric) -> None:
    """Without a shared cell there is nothing to compare with: no number at all, and it is said."""
    bias = assessor_bias(rated(data={"Ann": [1, None], "Bob": [None, 2]}), rubric)
    assert all(isnan(each.deviation) and each.cells == 0 for each in bias.leanings)
    assert "Too few shared scores to judge: Ann, Bob." in bias.sentence
    assert assessor_bias([], rubric).leanings == ()


def test_frame_and_page(rated: Tables, rubric: Rubric) -> None:
    """One row an assessor; the page shows hundredths and escapes names."""
    given = rated(data={"<b>Ann": [3, 3, 3, 4, 5], "Bob": [2, 2, 2, 3, 3], "Cyd": [1]})
    bias = assessor_bias(given, rubric)
    frame = bias.to_frame()
    assert list(frame.columns) == [
        "assessor",
        "cells",
        "initiatives",
        "deviation",
        "error",
        "judged",
        "leans",
    ]
    assert frame["cells"].tolist() == [5, 5, 1]
    shown = bias._repr_html_()
    assert "<b>" not in shown
    assert "too few scores" in shown
    # Points above the others: Ann 1.5 on A, 1 1 1 2 after it, mean 1.3 of 4; Cyd 1 - 2.5 on A.
    assert ">+32.5<" in shown
    assert ">-37.5<" in shown
