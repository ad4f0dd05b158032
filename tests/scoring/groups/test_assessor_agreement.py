"""What assessors agree on: sentences, tables, order, and the size it works at."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from time import process_time

import numpy as np
import pytest
from tests.scoring.groups.conftest import Tables

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.intake.read import read_backlog
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.groups import agreement
from portfolio.scoring.rubric import Rubric

# Data: one order, W = 1. Effort: orders 1 2 3 4 and 3 1 4 2, correlation 0, W = 0.5.
AGREED = {"Ann": [1, 2, 3, 4], "Bob": [2, 3, 4, 5]}
DISPUTED = {"Ann": [1, 2, 3, 4], "Bob": [3, 1, 4, 9]}


def test_sentence_says_what_to_talk_about(rated: Tables, rubric: Rubric) -> None:
    """Best and worst criterion with W, then the widest cells of the worst: D (5), A (2)."""
    effort = {"Ann": [1, 2, 3, 4], "Bob": [3, 1, 4, 2]}
    found = agreement(rated(data=AGREED, effort=effort), rubric)
    # Differences 2 1 1 2 on effort: A and D widest, then B before C by name.
    assert found.sentence == (
        "Assessors agree well on data readiness (W = 1.00) and hardly on effort (W = 0.50): "
        "talk about 'A', 'D' and 'B' first."
    )
    assert str(found) == found.sentence
    assert repr(found).startswith("<AssessorAgreement of 2 assessors, 16 scores: Assessors agree")


def test_sentence_where_all_agree_alike(rated: Tables, rubric: Rubric) -> None:
    """One level for everything: told once, with the least; only that criterion is disputed."""
    effort = {"Ann": [1, 2, 3, 4], "Bob": [1, 2, 4, 3]}  # 1 - 6 x 2 / 60 = .8, W = .9
    found = agreement(rated(data=AGREED, effort=effort), rubric)
    assert found.sentence == (
        "Assessors agree well on everything compared, least on effort (W = 0.90): "
        "talk about 'C' and 'D' first."
    )


def test_sentence_of_one_criterion_without_dispute(rated: Tables, rubric: Rubric) -> None:
    """Nothing to compare it with and nothing to talk about."""
    found = agreement(rated(data={"Ann": [1, 2, 3], "Bob": [1, 2, 3]}), rubric)
    assert found.sentence == "Assessors agree well on data readiness (W = 1.00)."


def test_sentence_of_one_criterion_with_one_dispute(rated: Tables, rubric: Rubric) -> None:
    """A single topic is named alone."""
    found = agreement(rated(data={"Ann": [1, 2, 3], "Bob": [1, 2, 4]}), rubric)
    assert found.sentence.endswith("(W = 1.00): talk about 'C' first.")


def test_nothing_to_judge(rated: Tables, rubric: Rubric) -> None:
    """One assessor, or none: said, not raised."""
    for given in (rated(data={"Ann": [1, 2, 3]}), []):
        found = agreement(given, rubric)
        assert "cannot be judged" in found.sentence
        assert found.disputes == ()
        assert found.by_cell().empty
        assert "<table" in found._repr_html_()
        assert len(found.to_frame()) == len(found.by_initiative()) // 3


def test_titles_of_a_backlog_are_told(rated: Tables, rubric: Rubric) -> None:
    """With a backlog, people read titles; scores of the initiatives table are nobody's."""
    initiatives = tuple(
        Initiative(id=name, title=f"Project {name}", scores={"effort": Range.exactly(1)})
        for name in "ABC"
    )
    backlog = Backlog(initiatives, tuple(rated(data={"Ann": [1, 2, 3], "Bob": [1, 2, 4]})))
    found = agreement(backlog, rubric)
    assert "'Project C'" in found.sentence
    assert [each.criterion.id for each in found.criteria] == ["data"]


def test_frame_by_criterion(rated: Tables, rubric: Rubric) -> None:
    """One row a criterion in the order of the rubric, with what was compared."""
    frame = agreement(rated(effort=DISPUTED, data=AGREED), rubric).to_frame()
    assert frame["criterion"].tolist() == ["data", "effort"]
    assert frame["w"].tolist() == pytest.approx([1.0, 0.9])
    # Effort: ranks 1 2 3 4 and 2 1 3 4, correlation 1 - 6 x 2 / 60 = .8, W = (1 + .8) / 2.
    assert frame["correlation"].tolist() == pytest.approx([1.0, 0.8])
    assert frame["assessors"].tolist() == [2, 2]
    assert frame["initiatives"].tolist() == [4, 4]
    # Worth of the differences on effort: 2, 1, 1 and 5 of 10, mean .225.
    assert frame["mean_spread"].tolist() == pytest.approx([0.25, 0.225])
    assert frame["widest_spread"].tolist() == pytest.approx([0.25, 0.5])
    assert (frame["left_out"] == "").all()


def test_frame_by_initiative(rated: Tables, rubric: Rubric) -> None:
    """The widest mean spread first; an initiative with single scores has none and stands last."""
    given = rated(
        data={"Ann": [1, 2, 3], "Bob": [1, 5, None]}, effort={"Ann": [0, 0, 0], "Bob": [1, 5, None]}
    )
    frame = agreement(given, rubric).by_initiative()
    # B: 3/4 and 5/10, mean .625; A: 0 and 1/10, mean .05.
    assert frame["initiative"].tolist() == ["B", "A", "C"]
    assert frame["mean_spread"].tolist()[:2] == pytest.approx([0.625, 0.05])
    assert np.isnan(frame["mean_spread"].tolist()[2])
    assert frame["cells"].tolist() == [2, 2, 0]
    assert frame["widest_on"].tolist() == ["data", "effort", ""]
    assert frame["said"].tolist() == ["2 (Ann), 5 (Bob)", "0 (Ann), 1 (Bob)", ""]


def test_frame_by_cell(rated: Tables, rubric: Rubric) -> None:
    """Who said what in each disputed cell, with the scores as they were given."""
    frame = agreement(rated(data={"Ann": [1, 2], "Bob": [4, 2]}), rubric).by_cell()
    assert frame.to_dict("records") == [
        {
            "initiative": "A",
            "criterion": "data",
            "spread": 0.75,
            "low": 1.0,
            "high": 4.0,
            "said": "1 (Ann), 4 (Bob)",
        }
    ]


def test_criterion_by_id(rated: Tables, rubric: Rubric) -> None:
    """A criterion is reached by its id; a wrong one is told with the nearest."""
    found = agreement(rated(data=AGREED), rubric)
    assert found["data"].w == 1
    with pytest.raises(KeyError, match="did you mean 'data'"):
        found["dat"]


def test_html_is_escaped(rubric: Rubric) -> None:
    """Names from a spreadsheet never become markup."""
    given = [
        Assessment(name, "data", who, Range.exactly(score))
        for who, scores in {"<b>Ann": (1, 2, 3), "Bob": (1, 3, 5)}.items()
        for name, score in zip(("<i>A", "B", "C"), scores, strict=True)
    ]
    shown = agreement(given, rubric)._repr_html_()
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "&lt;b&gt;Ann" in shown


def test_it_is_frozen_and_repeatable(rated: Tables, rubric: Rubric) -> None:
    """Same assessments in any order, same result; nothing can be set."""
    given = rated(data=AGREED, effort=DISPUTED)
    one, other = agreement(given, rubric), agreement(given[::-1], rubric)
    assert one.to_frame().equals(other.to_frame())
    assert one.by_initiative().equals(other.by_initiative())
    assert one.disputes == other.disputes
    with pytest.raises(FrozenInstanceError):
        one.ratings = other.ratings  # type: ignore[misc]


def test_a_large_panel_is_quick() -> None:
    """200 initiatives x 10 assessors x 11 criteria: shown in well under a second of work."""
    rng = np.random.default_rng(7)
    given = [
        Assessment(f"I{place}", criterion.id, f"P{who}", Range.exactly(float(rng.integers(1, 6))))
        for criterion in DEFAULT_RUBRIC.criteria
        for place in range(200)
        for who in range(10)
    ]
    assert agreement(given[:30], DEFAULT_RUBRIC).to_frame().shape[0] == 1  # imports done
    start = process_time()
    found = agreement(given, DEFAULT_RUBRIC)
    assert "hardly agree on everything" in found.sentence
    assert len(found.to_frame()) == 11
    assert process_time() - start < 1.0


def test_the_sample_panel(pytestconfig: pytest.Config) -> None:
    """The insurer's 1,083 assessments: all eleven criteria are judged, and who was compared."""
    backlog = read_backlog(pytestconfig.rootpath / "data" / "samples" / "insurer")
    found = agreement(backlog, DEFAULT_RUBRIC)
    assert len(found.criteria) == 11
    assert all(each.judged for each in found.criteria)
    # Counted in the file: only two people rated experience impact, both all 43 initiatives.
    experience = found["experience_impact"]
    assert experience.assessors == ("Head of claims", "Head of sales and service")
    assert len(experience.initiatives) == 43
    # Everybody but the risk officer and the head of claims rated financial impact on 31.
    assert len(found["financial_impact"].initiatives) == 31
    assert found["financial_impact"].unrated == 12


def test_the_default_rubric_is_the_default() -> None:
    """As `score` does: without a rubric, the shipped one is meant."""
    assert agreement([]).ratings.rubric is DEFAULT_RUBRIC
