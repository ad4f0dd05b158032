"""PROMETHEE II."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.methods.matrices import made, matrices

from portfolio.scoring.methods import Promethee, promethee
from portfolio.scoring.methods.preference import (
    GaussianPreference,
    LevelPreference,
    LinearPreference,
    PreferenceFunction,
    UShapePreference,
    UsualPreference,
    VShapePreference,
)
from portfolio.scoring.value_matrix import ValueMatrix

HAND = made([[1, 0], [0, 1], [0.5, 0]], [0.6, 0.4])
SHAPES = (
    UsualPreference(),
    UShapePreference(0.2),
    VShapePreference(0.3),
    LinearPreference(0.1, 0.4),
    LevelPreference(0.1, 0.3),
    GaussianPreference(0.2),
)
shapes = st.sampled_from(SHAPES)


def test_flows_by_hand() -> None:
    """A beats B and C on the first (0.6 each), B beats A and C on the second (0.4 each).

    C beats B on the first. Means over two others: A wins 1.2/2 and loses 0.4/2; B wins 0.8/2 and
    loses 1.2/2; C wins 0.6/2 and loses 1.0/2.
    """
    ranking = Promethee().rank(HAND)
    assert ranking.phi_plus == pytest.approx([0.6, 0.4, 0.3])
    assert ranking.phi_minus == pytest.approx([0.2, 0.6, 0.5])
    assert ranking.phi == pytest.approx([0.4, -0.2, -0.2])
    assert ranking.scores is ranking.phi


def test_ties_share_a_place() -> None:
    """B and C have the same net flow: both second, in the order of their ids."""
    ranking = Promethee().rank(HAND)
    assert ranking.places.tolist() == [1, 2, 2]
    assert ranking.ranking == ("A", "B", "C")


def test_preferences_by_hand() -> None:
    """Rows over columns: A over B 0.6, A over C 0.6, B over A 0.4, C over B 0.6, no self."""
    table = Promethee().rank(HAND).preferences()
    assert table.loc["A"].tolist() == pytest.approx([0, 0.6, 0.6])
    assert table.loc["B"].tolist() == pytest.approx([0.4, 0, 0.4])
    assert table.loc["C"].tolist() == pytest.approx([0, 0.6, 0])
    assert table.columns.tolist() == ["A", "B", "C"]


def test_a_criterion_may_have_its_own_preference() -> None:
    """With a threshold of 0.5 on the first, the lead of A over C no longer counts there."""
    own: Mapping[str, PreferenceFunction] = {"a": UShapePreference(0.5)}
    ranking = Promethee(by_criterion=own).rank(HAND)
    assert ranking.phi_plus == pytest.approx([0.3, 0.4, 0.0])


def test_unknown_criteria_are_refused() -> None:
    """Every name that is no criterion is told, with the nearest one."""
    own = {"aa": UsualPreference(), "zzz": UsualPreference()}
    with pytest.raises(ValueError, match=r"'aa' \(nearest: 'a'\), 'zzz' \(nearest: ''\)"):
        Promethee(by_criterion=own).rank(HAND)


def test_a_single_initiative_has_no_flow() -> None:
    """There is nobody to beat."""
    for shape in SHAPES:
        ranking = Promethee(shape).rank(made([[0.4, 0.2]]))
        assert ranking.phi.tolist() == ranking.phi_plus.tolist() == [0.0]


def test_too_many_for_a_table_are_refused() -> None:
    """A table of all pairs of more than 2,000 is refused, the flows are not."""
    tall = pd.DataFrame({"a": np.arange(2001) / 2000})
    ranking = Promethee().rank(ValueMatrix.from_frame(tall))
    assert ranking.phi.sum() == pytest.approx(0)
    with pytest.raises(ValueError, match=r"2,000 initiatives at most, not 2,001"):
        ranking.preferences()


def test_the_most_for_a_table_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a limit of three, the table of three is made."""
    monkeypatch.setattr(promethee, "_MOST_ROWS", 3)
    assert Promethee().rank(HAND).preferences().shape == (3, 3)


@settings(deadline=None)
@given(matrices(), shapes)
def test_net_flows_add_up_to_nothing(matrix: ValueMatrix, shape: PreferenceFunction) -> None:
    """What one wins another loses; flows are shares."""
    ranking = Promethee(shape).rank(matrix)
    assert ranking.phi.sum() == pytest.approx(0, abs=1e-12)
    for flow in (ranking.phi_plus, ranking.phi_minus):
        assert ((flow >= -1e-12) & (flow <= 1 + 1e-12)).all()


@settings(deadline=None)
@given(matrices(most=12), shapes)
def test_flows_are_those_of_all_pairs(matrix: ValueMatrix, shape: PreferenceFunction) -> None:
    """Sorting and running totals give what the definition gives, pair by pair, ties included."""
    ranking = Promethee(shape).rank(matrix)
    pairs = ranking.preferences().to_numpy()
    others = max(len(matrix) - 1, 1)
    assert ranking.phi_plus == pytest.approx(pairs.sum(axis=1) / others, abs=1e-12)
    assert ranking.phi_minus == pytest.approx(pairs.sum(axis=0) / others, abs=1e-12)


@settings(deadline=None)
@given(matrices(least=2), st.sampled_from(["usual", "ushape", "vshape", "level", "vshape_2"]))
def test_pymcdm_says_the_same(matrix: ValueMatrix, theirs: str) -> None:
    """An independent library, pair by pair, gives the same net flows for five shapes."""
    methods = pytest.importorskip("pymcdm.methods")
    q, p = 0.15, 0.42
    ours: Mapping[str, PreferenceFunction] = {
        "usual": UsualPreference(),
        "ushape": UShapePreference(q),
        "vshape": VShapePreference(p),
        "level": LevelPreference(q, p),
        "vshape_2": LinearPreference(q, p),
    }
    count = len(matrix.criteria)
    method = methods.PROMETHEE_II(theirs, p=[p] * count, q=[q] * count)
    flows = method(matrix.likely, matrix.weights, np.ones(count), validation=False)
    assert Promethee(ours[theirs]).rank(matrix).phi == pytest.approx(flows, abs=1e-12)


@settings(deadline=None)
@given(matrices(least=2))
def test_a_v_as_long_as_the_scale_orders_as_the_weighted_sum(matrix: ValueMatrix) -> None:
    """With p = 1 a lead counts as it is: phi = m / (m - 1) x (V - mean V)."""
    count = len(matrix)
    expected = count / (count - 1) * (matrix.totals - matrix.totals.mean())
    ranking = Promethee(VShapePreference(1.0)).rank(matrix)
    assert ranking.phi == pytest.approx(expected, abs=1e-12)


def test_settings_file_there_and_back() -> None:
    """Preferences by criterion survive the way through plain data."""
    method = Promethee(LinearPreference(0.1, 0.5), {"a": GaussianPreference(0.2)})
    assert Promethee.from_dict(method.to_dict()) == method
