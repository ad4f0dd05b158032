"""BXT: the source's own three worked cases, on its published scale and as a rubric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from portfolio.domain import Initiative, Range
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.scoring.criterion import Axis
from portfolio.scoring.frameworks import BXT, READY_RUBRICS, BxtReading, read_bxt
from portfolio.scoring.judgement import score
from portfolio.scoring.quadrant import Quadrant

IDS = [criterion.id for criterion in BXT.criteria]


def reading(**cases: Sequence[float]) -> BxtReading:
    """Score cases given as fit, then business, experience and technology, three each."""
    return read_bxt(
        score(
            Backlog(
                tuple(
                    Initiative(
                        id=name,
                        title=name.replace("_", " "),
                        scores={
                            criterion: Range.exactly(figure)
                            for criterion, figure in zip(IDS, figures, strict=True)
                        },
                    )
                    for name, figures in sorted(cases.items())
                )
            ),
            BXT,
        )
    )


# domain.md 1.3, the source's own numbers: lenses, impact, executional fit, quadrant.
GOLDEN = {
    "store_assistant": (
        (4, 3, 2, 4, 4, 3, 4, 5, 4, 4),
        (3.000, 3.667, 4.333, 3.500, 4.000),
        Quadrant.ACCELERATE,
    ),
    "shopping_app": (
        (5, 5, 5, 3, 4, 5, 3, 4, 4, 5),
        (4.333, 4.000, 4.333, 4.667, 4.167),
        Quadrant.ACCELERATE,
    ),
    # Only lens means are printed; each sub-score is given the mean of its lens.
    "inventory_manager": (
        (3, 3, 3, 3, 3, 3, 3, 4, 4, 4),
        (3.000, 3.000, 4.000, 3.000, 3.500),
        Quadrant.INCUBATE,
    ),
}


@pytest.mark.parametrize("case", GOLDEN)
def test_golden(case: str) -> None:
    """Microsoft's worked cases, to the three digits printed; impact of exactly 3 is not high."""
    given, expected, quadrant = GOLDEN[case]
    found = reading(**{case: given})
    names = ("business", "experience", "technology", "impact", "executional_fit")
    figures = [getattr(found, name)[0] for name in names]
    assert figures == pytest.approx(expected, abs=5e-4)
    assert found.strategic_fit[0] == pytest.approx(given[0])
    assert found.scorecard.quadrants == (quadrant,)


def test_plain_means_are_the_weights() -> None:
    """Fit is half of value, each business score a sixth; the other six a sixth of feasibility."""
    assert [each.weight for each in BXT.of(Axis.VALUE)] == [1 / 2, 1 / 6, 1 / 6, 1 / 6]
    assert [each.weight for each in BXT.of(Axis.FEASIBILITY)] == [1 / 6] * 6
    assert [each.axis for each in BXT.criteria] == [Axis.VALUE] * 4 + [Axis.FEASIBILITY] * 6
    assert len(IDS) == 10


def test_every_scale_is_one_to_five_with_the_better_end_above() -> None:
    """Nine sub-scores are worded at both ends; the source words no end of strategic fit."""
    assert {each.ends for each in BXT.criteria} == {(1, 5)}
    worded = [each.id for each in BXT.criteria if set(each.anchors) == {1, 5}]
    assert worded == IDS[1:]
    assert BXT.by_id["sufficient_safeguards"].anchors[1] == "unknown currently"
    assert BXT.by_id["implementation_and_operation_risks"].anchors[1] == "unknown currently"


@pytest.mark.parametrize(
    ("fit", "business", "experience", "technology", "quadrant"),
    [
        (3, 3, 3, 3, Quadrant.SHELVE),  # 3 is not high, on either axis
        (4, 3, 3, 3, Quadrant.RESEARCH),
        (3, 3, 4, 3, Quadrant.INCUBATE),
        (4, 3, 3, 4, Quadrant.ACCELERATE),
        (1, 5, 1, 5, Quadrant.SHELVE),  # means of exactly 3
    ],
)
def test_quadrants(
    fit: int, business: int, experience: int, technology: int, quadrant: Quadrant
) -> None:
    """High is strictly above 3: impact up, executional fit to the right."""
    lenses = (business, experience, technology)
    found = reading(A=(fit, *(figure for figure in lenses for _ in range(3))))
    assert found.scorecard.quadrants == (quadrant,)


@pytest.mark.parametrize(
    ("place", "quadrant"), [(1, Quadrant.RESEARCH), (4, Quadrant.INCUBATE), (9, Quadrant.INCUBATE)]
)
def test_the_least_step_above_three_is_high(place: int, quadrant: Quadrant) -> None:
    """One sub-score of 4 among threes: a mean of 3 1/6 on its axis, and that is high."""
    found = reading(A=[4 if k == place else 3 for k in range(10)])
    assert found.scorecard.quadrants == (quadrant,)


@pytest.mark.parametrize("place", range(10))
def test_each_sub_score_moves_only_its_lens(place: int) -> None:
    """One point more moves fit by 1 or a lens by 1/3, its mean by half of that, nothing else."""
    low = [2.0] * 10
    high = [3.0 if k == place else 2.0 for k in range(10)]
    found = reading(A=low, B=high)
    lens = ("strategic_fit", *(["business"] * 3), *(["experience"] * 3), *(["technology"] * 3))
    step = 1.0 if place == 0 else 1 / 3
    for name in ("strategic_fit", "business", "experience", "technology"):
        moved = getattr(found, name)[1] - getattr(found, name)[0]
        assert moved == pytest.approx(step if name == lens[place] else 0.0, abs=1e-12)
    impact, fit = found.impact[1] - found.impact[0], found.executional_fit
    assert impact == pytest.approx(step / 2 if place < 4 else 0.0, abs=1e-12)
    assert fit[1] - fit[0] == pytest.approx(step / 2 if place >= 4 else 0.0, abs=1e-12)


def test_scores_off_the_scale_are_refused() -> None:
    """It is a rubric like any other: 6 is a finding that names initiative and criterion."""
    with pytest.raises(InvalidInput, match="expected 1 \\(worst\\) to 5 \\(best\\)"):
        reading(A=(6, *[3] * 9))


def test_only_its_own_scorecards_are_read() -> None:
    """Another rubric has no such lenses."""
    found = reading(A=[3] * 10)
    other = replace(found.scorecard, rubric=replace(BXT, name="mine"))
    with pytest.raises(ValueError, match="expected a scorecard by BXT, not by 'mine'"):
        read_bxt(other)
    assert READY_RUBRICS["bxt"] is BXT


def test_explanation() -> None:
    """Both means in numbers, and the quadrant with its cut."""
    found = reading(store_assistant=GOLDEN["store_assistant"][0])
    assert found.explain("store_assistant") == (
        "store assistant: impact = (strategic fit 4.000 + business 3.000) / 2 = 3.500; "
        "executional fit = (experience 3.667 + technology 4.333) / 2 = 4.000; accelerate (high is "
        "above 3)."
    )
    with pytest.raises(KeyError, match="store_assistant"):
        found.explain("store_asistant")


def test_frame_and_page() -> None:
    """Figures from 1 to 5 by id, with the quadrant; the page counts the quadrants."""
    found = reading(**{name: given for name, (given, _, _) in GOLDEN.items()})
    frame = found.to_frame()
    assert frame["id"].tolist() == sorted(GOLDEN)
    assert frame["impact"].tolist() == pytest.approx([3.0, 4.6667, 3.5], abs=1e-4)
    assert frame["quadrant"].tolist() == ["incubate", "accelerate", "accelerate"]
    assert "1 to incubate, 2 to accelerate." in found._repr_html_()
    assert "4.67" in found._repr_html_()
    assert repr(found) == "<BxtReading of 3 initiatives, figures from 1 to 5>"
