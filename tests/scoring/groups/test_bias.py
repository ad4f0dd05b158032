"""Who scores higher or lower than the others, by hand."""

from __future__ import annotations

from math import isnan, sqrt

import pytest
from tests.scoring.groups.conftest import Tables

from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.groups import assessor_bias
from portfolio.scoring.rubric import Rubric

# Data from 1 to 5, so a point is worth .25. Ann is above both others by 1, 1, 1, 1, 2 points.
PANEL = {
    "Ann": [3, 3, 3, 4, 5],
    "Bob": [2, 2, 2, 3, 3],
    "Cyd": [2, 2, 2, 3, 3],
}


def test_deviation_and_error_by_hand(rated: Tables, rubric: Rubric) -> None:
    """Everybody scored everything, so effects are means of columns: 3.6, 2.4, 2.4, median 2.4.

    The lead of Ann is off its mean by -.2 four times and by .8: squares sum to .8; of each,
    4/9 stay with Ann and 1/9 with each other, so RSS = .8 x 6/9 over 15 - 5 - 3 + 1 = 8 to spare.
    The inverse has (1 - 1/3) / 5 on its diagonal.
    """
    ann, bob, cyd = assessor_bias(rated(data=PANEL), rubric).leanings
    assert (ann.assessor, ann.cells, ann.initiatives, ann.judged) == ("Ann", 5, 5, True)
    assert ann.deviation == pytest.approx(0.3)
    error = 0.25 * sqrt(0.8 * 6 / 9 / 8 * (2 / 3) / 5)
    assert [each.error for each in (ann, bob, cyd)] == pytest.approx([error] * 3)
    assert [each.deviation for each in (bob, cyd)] == pytest.approx([0, 0], abs=1e-12)
    assert [each.leans for each in (ann, bob, cyd)] == ["higher", "neither", "neither"]


def test_sentences(rated: Tables, rubric: Rubric) -> None:
    """Who leans, in points of value; nobody else is accused; nothing is corrected."""
    bias = assessor_bias(rated(data=PANEL), rubric)
    assert bias.sentence == (
        "Ann scores higher (+30.0 of 100 points of value on 5 shared scores, standard error 2.4). "
        "Nothing was corrected."
    )
    assert str(bias) == bias.sentence
    assert repr(bias).startswith("<AssessorBias of 3 assessors: Ann scores higher")


def test_the_innocent_are_not_flagged(rated: Tables, rubric: Rubric) -> None:
    """Nine agree to the point, one gives a point more wherever they meet: only that one leans.

    Compared with means of the others, each of the nine would be found an eighth of a point low
    on the cells shared with the one.
    """
    whole: list[int | None] = [2, 3, 4, 2, 3, 4, 2, 3]
    panel = {f"P{number}": [*whole] for number in range(9)}
    panel["Zoe"] = [3, 4, 5, 3, 4, 5, None, None]
    leanings = assessor_bias(rated(data=panel), rubric).leanings
    assert [each.leans for each in leanings] == ["neither"] * 9 + ["higher"]
    assert leanings[-1].deviation == pytest.approx(0.25)


def test_groups_that_never_meet_are_told(rated: Tables, rubric: Rubric) -> None:
    """Ann and Bob share five cells, Cyd and Dan five others: nothing is said across."""
    none = [None] * 5
    given = rated(
        data={
            "Ann": [5, 5, 4, 5, 5, *none],
            "Bob": [3, 3, 2, 3, 3, *none],
            "Cyd": [*none, 1, 1, 2, 1, 2],
            "Dan": [*none, 1, 1, 2, 1, 2],
            "Eve": [None] * 10 + [3],
        }
    )
    bias = assessor_bias(given, rubric)
    assert bias.groups == (("Ann", "Bob"), ("Cyd", "Dan"))
    assert [each.leans for each in bias.leanings] == [
        *("higher", "lower", "neither", "neither"),
        "too few scores",
    ]
    assert bias.sentence.endswith(
        "Too few shared scores to judge: Eve. No shared scores connect these, each is compared "
        "within itself: Ann, Bob; Cyd, Dan. Nothing was corrected."
    )


def test_a_cost_is_turned_round(rated: Tables, rubric: Rubric) -> None:
    """On effort from 10 (worst) to 0 (best), the lesser number is the kinder score."""
    given = rated(effort={"Ann": [1, 1, 1, 1, 1], "Bob": [3, 3, 3, 3, 3]})
    ann, bob = assessor_bias(given, rubric).leanings
    # Two points of ten apart: of two assessors each gets half.
    assert ann.deviation == pytest.approx(0.1)
    assert bob.deviation == pytest.approx(-0.1)
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
    """Differences +1 -1 +1 -1 +1: mean .2 points, sample variance 1.2; each gets half of both."""
    given = rated(data={"Ann": [4, 2, 4, 2, 4], "Bob": [3, 3, 3, 3, 3]})
    bias = assessor_bias(given, rubric)
    assert [each.leans for each in bias.leanings] == ["neither", "neither"]
    assert bias.leanings[0].error == pytest.approx(0.25 * sqrt(1.2 / 5) / 2)
    assert (
        bias.sentence == "No assessor scores clearly apart from the panel. Nothing was corrected."
    )
    assert str(bias.leanings[0]) == (
        "Ann scores as the panel does (+2.5 of 100 points of value on 5 shared scores, standard "
        "error 6.1)."
    )


@pytest.mark.parametrize(
    ("same", "above", "leans"),
    [(3, 4, "neither"), (3, 6, "higher"), (7, 3, "neither")],
)
def test_three_errors_are_the_bound(
    rated: Tables, rubric: Rubric, same: int, above: int, leans: str
) -> None:
    """Of n differences j of one point, mean over error is sqrt(j (n - 1) / (n - j)).

    3 of 10: sqrt(27/7) = 1.96 errors; 4 of 7: sqrt(24/3) = 2.83; 6 of 9: sqrt(48/3) = 4.
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
    # Bob is the median; Ann is above Bob throughout, Cyd below both on the one cell they share.
    assert frame["leans"].tolist()[2] == "too few scores"
    assert frame["deviation"].tolist()[2] < 0 < frame["deviation"].tolist()[0]


def test_the_default_rubric_is_the_default() -> None:
    """As `score` does: without a rubric, the shipped one is meant."""
    assert assessor_bias([]).ratings.rubric is DEFAULT_RUBRIC
