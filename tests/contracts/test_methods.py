"""What every cross-check of the registry keeps to."""

from __future__ import annotations

import math
from dataclasses import is_dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.methods.matrices import made, matrices, reordered

from portfolio.scoring.methods import METHODS, Method, MethodRanking, Normalisation
from portfolio.scoring.methods.preference import PREFERENCE_FUNCTIONS, PreferenceFunction
from portfolio.scoring.value_matrix import ValueMatrix

PARAMETERS = {"u_shape": {"q": 0.2}, "v_shape": {"p": 0.3}, "gaussian": {"s": 0.2}}
BANDS = {"level": {"q": 0.1, "p": 0.3}, "linear": {"q": 0.1, "p": 0.4}}


def variants(kind: str) -> list[Method]:
    """Return a method as it is by default, and with each of its choices."""
    data: list[dict[str, object]] = [{}]
    fields = METHODS[kind].__dataclass_fields__
    if "normalisation" in fields:
        data += [{"normalisation": each.value} for each in Normalisation]
    if "v" in fields:
        data += [{"v": 0.0}, {"v": 1.0}]
    if "preference" in fields:
        shapes = {name: (PARAMETERS | BANDS).get(name, {}) for name in PREFERENCE_FUNCTIONS}
        data += [{"preference": {"kind": name, **shape}} for name, shape in shapes.items()]
    return [Method.from_dict({"kind": kind, **each}) for each in data]


each = pytest.mark.parametrize("kind", sorted(METHODS))
every = pytest.mark.parametrize(
    "method", [method for kind in sorted(METHODS) for method in variants(kind)], ids=repr
)
drawn = settings(deadline=None, max_examples=40)


def check(ranking: MethodRanking, matrix: ValueMatrix) -> None:
    """Check that what a ranking tells fits together, whatever the method."""
    assert ranking.matrix is matrix
    for column in ranking.columns.values():
        assert column.shape == (len(matrix),)
        assert np.isfinite(column).all()
    assert list(ranking.by_initiative) == list(matrix.initiatives)
    assert sorted(ranking.ranking) == sorted(matrix.initiatives)
    place = dict(zip(matrix.initiatives, ranking.places.tolist(), strict=True))
    assert place[ranking.ranking[0]] == 1
    assert all(place[name] <= at for at, name in enumerate(ranking.ranking, 1))
    sign = -1 if ranking.less_is_better else 1
    scores = [sign * ranking.by_initiative[name] for name in ranking.ranking]
    assert all(a >= b - 1e-11 for a, b in pairwise(scores))
    assert ranking.to_frame()["initiative"].tolist() == list(ranking.ranking)
    assert ranking.ranking[0] in ranking.sentence
    assert ranking.sentence in ranking._repr_html_() or "&" in ranking._repr_html_()


@each
def test_it_is_a_frozen_dataclass_of_its_kind(kind: str) -> None:
    """Registered under its own kind, documented, named, made without arguments, comparable."""
    method = METHODS[kind]()
    assert method.kind == kind
    assert is_dataclass(method)
    assert METHODS[kind].__doc__
    assert "Source" in METHODS[kind].__doc__
    assert method.name
    assert method == METHODS[kind]()
    with pytest.raises(AttributeError):
        method.kind = "other"  # type: ignore[misc]


@every
def test_settings_file_there_and_back(method: Method) -> None:
    """Plain data with the kind is read as the same method."""
    assert Method.from_dict(method.to_dict()) == method


@every
@pytest.mark.parametrize(
    "rows",
    [
        [[0.3]],
        [[0.0, 0.0]],
        [[0.3, 0.7], [0.7, 0.3]],
        [[0.5, 0.5], [0.5, 0.5]],
        [[0.0, 1.0], [0.0, 0.2], [0.0, 0.1]],
        [[1e-300], [0.0]],
        [[-2e6, 5.0], [3e6, 5.0], [1.0, -5.0]],
    ],
    ids=["one", "one-zero", "two", "alike", "constant", "tiny", "raw"],
)
def test_small_and_flat_data_have_a_result(method: Method, rows: list[list[float]]) -> None:
    """One or two initiatives, constant columns, odd units: finite scores, no warning."""
    matrix = made(rows)
    check(method.rank(matrix), matrix)


@every
@drawn
@given(matrix=matrices(), data=st.data())
def test_order_of_rows_does_not_matter(
    method: Method, matrix: ValueMatrix, data: st.DataObject
) -> None:
    """The same initiatives in another order get the same scores and the same ranking."""
    rows = data.draw(st.permutations(range(len(matrix))))
    one, other = method.rank(matrix), method.rank(reordered(matrix, rows=rows))
    check(one, matrix)
    assert other.scores == pytest.approx(one.scores[list(rows)], abs=1e-12)
    assert other.ranking == one.ranking or near_ties(one)


@every
@drawn
@given(matrix=matrices(), data=st.data())
def test_order_of_columns_does_not_matter(
    method: Method, matrix: ValueMatrix, data: st.DataObject
) -> None:
    """The same criteria in another order give the same scores."""
    columns = data.draw(st.permutations(range(len(matrix.criteria))))
    one, other = method.rank(matrix), method.rank(reordered(matrix, columns=columns))
    assert other.scores == pytest.approx(one.scores, abs=1e-12)


def near_ties(ranking: MethodRanking) -> bool:
    """Whether two scores are so near that adding up in another order may part them."""
    scores = np.sort(ranking.scores)
    return bool((np.diff(scores) < 1e-11).any())


@every
@drawn
@given(matrix=matrices(least=2))
def test_dominated_never_comes_before_its_dominator(method: Method, matrix: ValueMatrix) -> None:
    """Nowhere better and somewhere worse is never a better place."""
    ranking = method.rank(matrix)
    for above in range(len(matrix)):
        for below in range(len(matrix)):
            if (matrix.likely[above] >= matrix.likely[below]).all():
                assert ranking.places[above] <= ranking.places[below]


@every
def test_the_best_of_all_comes_first(method: Method) -> None:
    """Who leads everywhere is first, who trails everywhere is last."""
    ranking = method.rank(made([[0.5, 0.4], [0.1, 0.0], [1.0, 0.9]], [0.7, 0.3]))
    assert ranking.ranking[0] == "C"
    assert ranking.places[1] == 3 or not separates(method)


def separates(method: Method) -> bool:
    """Whether the method tells leads of 0.4 on a scale of 1 apart."""
    shape = getattr(method, "preference", None)
    return not isinstance(shape, PreferenceFunction) or bool(shape.degree(np.array([0.39]))[0] > 0)


@every
def test_a_newcomer_may_change_scores_but_not_the_input(method: Method) -> None:
    """Ranking leaves the matrix as it was; it can be ranked again with the same result."""
    matrix = made([[0.5, 0.4], [0.1, 0.8], [1.0, 0.2]])
    before = matrix.likely.copy()
    first, again = method.rank(matrix), method.rank(matrix)
    assert matrix.likely.tolist() == before.tolist()
    assert first.scores.tolist() == again.scores.tolist()
    assert math.isfinite(first.scores.sum())
