"""What every preference function keeps to."""

from __future__ import annotations

import numpy as np
import pytest
from tests.scoring.methods.test_promethee import SHAPES

from portfolio.scoring.methods.preference import (
    PREFERENCE_FUNCTIONS,
    PreferenceFunction,
    preference_function,
)

each = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)


def test_every_shape_is_met() -> None:
    """The tests of all shapes leave none of the registry out, and there are six."""
    assert {shape.kind: type(shape) for shape in SHAPES} == PREFERENCE_FUNCTIONS
    assert len(PREFERENCE_FUNCTIONS) == 6


@each
def test_settings_file_there_and_back(shape: PreferenceFunction) -> None:
    """Plain data with the kind is read as the same function."""
    assert PreferenceFunction.from_dict(shape.to_dict()) == shape


@each
def test_preference_never_falls_with_the_lead(shape: PreferenceFunction) -> None:
    """Nothing up to a lead of 0, a share of a full preference from there on, never falling."""
    degrees = shape.degree(np.linspace(-1, 2, 301))
    assert (degrees[:101] == 0).all()
    assert (np.diff(degrees) >= 0).all()
    assert degrees.max() == pytest.approx(1, abs=1e-6)


@each
def test_sums_are_those_of_all_pairs(shape: PreferenceFunction) -> None:
    """The function's own sums are those of the definition, with counts."""
    rng = np.random.default_rng(5)
    values = np.unique(rng.integers(0, 50, size=40) / 50)
    counts = rng.integers(1, 5, size=len(values)).astype(np.float64)
    plus, minus = shape.sums(values, counts)
    degrees = shape.degree(values[:, None] - values)
    assert plus == pytest.approx(degrees @ counts, abs=1e-12)
    assert minus == pytest.approx(degrees.T @ counts, abs=1e-12)


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at in blocks of two rows, all pairs give the same sums."""
    values, counts = np.arange(7) / 7, np.arange(1.0, 8.0)
    gaussian = SHAPES[-1]
    plus, minus = gaussian.sums(values, counts)
    monkeypatch.setattr(preference_function, "_CELLS", 14)
    blocks = gaussian.sums(values, counts)
    assert blocks[0] == pytest.approx(plus)
    assert blocks[1] == pytest.approx(minus)
