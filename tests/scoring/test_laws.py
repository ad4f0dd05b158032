"""Laws of scoring that hold for any rubric and any backlog."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import (
    DEFAULT_RUBRIC,
    Axis,
    Criterion,
    Linear,
    Missing,
    PiecewiseLinear,
    Rubric,
    Scorecard,
    score,
)


@st.composite
def criteria(draw: st.DrawFn, axis: Axis) -> list[Criterion]:
    """Criteria of an axis on any scales, in both directions, with weights that add up to 1."""
    points = draw(st.lists(st.integers(1, 100), min_size=1, max_size=5))
    return [
        draw(criterion(f"{axis}_{place}", axis, each / sum(points)))
        for place, each in enumerate(points)
    ]


@st.composite
def criterion(draw: st.DrawFn, name: str, axis: Axis, weight: float) -> Criterion:
    """Draw a criterion on a scale of any direction, straight or bent in the middle."""
    low = draw(st.integers(-100, 100))
    high = low + draw(st.integers(1, 200))
    worst, best = draw(st.permutations([low, high]))
    function = Linear()
    if draw(st.booleans()):
        middle, worth = (low + high) / 2, draw(st.floats(0, 1))
        ends = {worst: 0.0, best: 1.0}
        function = PiecewiseLinear(((low, ends[low]), (middle, worth), (high, ends[high])))
    return Criterion(
        id=name,
        title=name,
        axis=axis,
        weight=weight,
        worst=worst,
        best=best,
        value_function=function,
    )


RUBRICS = st.builds(
    lambda value, able: Rubric(name="any", criteria=(*value, *able)),
    criteria(Axis.VALUE),
    criteria(Axis.FEASIBILITY),
)


@st.composite
def cases(draw: st.DrawFn, least: int = 1) -> tuple[Rubric, Backlog]:
    """Draw a rubric and a backlog scored on it, with ranges."""
    rubric = draw(RUBRICS)
    count = draw(st.integers(least, 5))
    initiatives = [draw(initiative(rubric, f"i{place}")) for place in range(count)]
    return rubric, Backlog(tuple(initiatives))


@st.composite
def initiative(draw: st.DrawFn, rubric: Rubric, name: str) -> Initiative:
    """Draw an initiative with a range on every criterion."""
    scores = {}
    for each in rubric.criteria:
        number = st.floats(each.low, each.high)
        scores[each.id] = Range(*sorted(draw(st.tuples(number, number, number))))
    return Initiative(id=name, title=name, scores=scores)


def figures(scorecard: Scorecard, name: str) -> list[float]:
    """All figures of an initiative, to compare bit by bit."""
    verdict = scorecard[name]
    return [
        *scorecard.contributions[scorecard.position(name)].tolist(),
        verdict.value.low,
        verdict.value.likely,
        verdict.value.high,
        verdict.feasibility.low,
        verdict.feasibility.likely,
        verdict.feasibility.high,
        verdict.priority,
        verdict.points,
    ]


@settings(deadline=None, max_examples=50)
@given(cases())
def test_contributions_add_up(case: tuple[Rubric, Backlog]) -> None:
    """By axis, contributions add up to value and feasibility within 1e-9."""
    rubric, backlog = case
    scorecard = score(backlog, rubric)
    for axis, sums in ((Axis.VALUE, scorecard.value), (Axis.FEASIBILITY, scorecard.feasibility)):
        columns = [each.axis is axis for each in rubric.criteria]
        assert scorecard.contributions[:, columns].sum(axis=1) == pytest.approx(sums, abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(cases())
def test_figures_stay_in_their_bounds(case: tuple[Rubric, Backlog]) -> None:
    """Low <= likely <= high, all in [0, 1]; points in [0, 100]."""
    rubric, backlog = case
    for verdict in score(backlog, rubric):
        for share in (verdict.value, verdict.feasibility):
            assert share.low >= 0
            assert share.low <= share.likely <= share.high <= 1 + 1e-9
        assert 0 <= verdict.points <= 100 * (1 + 1e-9)
        assert verdict.points == pytest.approx(100 * verdict.priority**2)


@settings(deadline=None, max_examples=50)
@given(cases(least=2), st.data())
def test_others_do_not_matter(case: tuple[Rubric, Backlog], data: st.DataObject) -> None:
    """Deleting any other initiatives changes no figure of those that stay, to the last bit."""
    rubric, backlog = case
    whole = score(backlog, rubric)
    kept = data.draw(
        st.lists(st.sampled_from(backlog.initiatives), min_size=1, unique_by=lambda each: each.id)
    )
    part = score(Backlog(tuple(sorted(kept, key=lambda each: each.id))), rubric)
    for name in part.ids:
        assert figures(part, name) == figures(whole, name)


@pytest.mark.parametrize("others", [1, 7, 8, 1_000])
def test_a_crowd_does_not_matter(others: int) -> None:
    """Nor do many others, though long columns are added up in blocks."""
    names = DEFAULT_RUBRIC.by_id
    rng = np.random.default_rng(11)
    backlog = Backlog(
        tuple(
            Initiative(
                id=f"i{row:04}",
                title="any",
                scores=dict(zip(names, map(Range.exactly, scores), strict=True)),
            )
            for row, scores in enumerate(rng.uniform(1, 5, (others + 1, len(names))).tolist())
        )
    )
    among = score(backlog)
    for each in backlog.initiatives[:5]:
        assert figures(score(Backlog((each,))), each.id) == figures(among, each.id)


@settings(deadline=None, max_examples=50)
@given(RUBRICS, st.data())
def test_dominated_never_ranks_above(rubric: Rubric, data: st.DataObject) -> None:
    """What is nowhere better has no higher value, feasibility, priority or points."""
    better = data.draw(initiative(rubric, "better"))
    scores = {}
    for each in rubric.criteria:
        likely, worst = better.scores[each.id].likely, each.ends[0]
        number = st.floats(min(likely, worst), max(likely, worst))
        scores[each.id] = Range.exactly(data.draw(number))
    # Sorted before the other by id, so that a tie would show in the ranking as well.
    backlog = Backlog((replace(better, id="b"), Initiative(id="z", title="z", scores=scores)))
    scorecard = score(backlog, rubric)
    above, below = scorecard["b"], scorecard["z"]
    assert below.value.likely <= above.value.likely
    assert below.feasibility.likely <= above.feasibility.likely
    assert below.priority <= above.priority
    assert below.points <= above.points
    assert scorecard.ranking[0] == "b"


@settings(deadline=None, max_examples=50)
@given(cases(), st.permutations(range(5)))
def test_order_of_rows_does_not_matter(case: tuple[Rubric, Backlog], order: list[int]) -> None:
    """A backlog in another order gives every initiative the same figures."""
    rubric, backlog = case
    rows = [backlog.initiatives[place] for place in order if place < len(backlog)]
    straight, turned = score(backlog, rubric), score(Backlog(tuple(rows)), rubric)
    assert turned.ranking == straight.ranking
    for name in straight.ids:
        assert figures(turned, name) == figures(straight, name)


@settings(deadline=None, max_examples=50)
@given(cases(), st.data())
def test_an_interval_holds_whatever_the_score_turns_out_to_be(
    case: tuple[Rubric, Backlog], data: st.DataObject
) -> None:
    """With any scores unknown, the bounds hold the value that any scores would have given."""
    rubric, backlog = case
    known = data.draw(st.sets(st.sampled_from(rubric.criteria).map(lambda each: each.id)))
    exact = [
        replace(each, scores={name: Range.exactly(s.likely) for name, s in each.scores.items()})
        for each in backlog.initiatives
    ]
    gappy = [
        replace(each, scores={name: each.scores[name] for name in each.scores if name in known})
        for each in exact
    ]
    truth = score(Backlog(tuple(exact)), rubric)
    guess = score(Backlog(tuple(gappy)), rubric, missing=Missing.INTERVAL)
    assert (guess.value_low <= truth.value).all()
    assert (truth.value <= guess.value_high).all()
    assert (guess.feasibility_low <= truth.feasibility).all()
    assert (truth.feasibility <= guess.feasibility_high).all()
    worst = score(Backlog(tuple(gappy)), rubric, missing=Missing.WORST)
    assert np.array_equal(worst.value, guess.value_low)


@settings(deadline=None, max_examples=50)
@given(RUBRICS)
def test_rubrics_survive_a_settings_file(rubric: Rubric) -> None:
    """There and back is identity for any rubric."""
    assert Rubric.from_dict(rubric.to_dict()) == rubric
