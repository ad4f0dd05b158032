"""R package smaa 0.3-2 (van Valkenhoef; tests/pvf.R): partial value functions and range policies.

Tervonen and Figueira (2008) describe the method.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from portfolio.scoring.criterion import Axis, Criterion, OutOfRange
from portfolio.scoring.value_functions import PiecewiseLinear


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, Any]:
    """Return the stored case."""
    text = (shared / "cases/25_value_function_piecewise.json").read_text()
    return dict(json.loads(text))


def criterion(case: dict[str, Any], name: str, policy: OutOfRange) -> Criterion:
    """Make the criterion whose value function stands in the case under this name."""
    given = case["inputs"][name]
    ends = {value: score for score, value in zip(given["x"], given["v"], strict=True)}
    return Criterion(
        id=name,
        title=name,
        axis=Axis.VALUE,
        worst=ends[0],
        best=ends[1],
        value_function=PiecewiseLinear(tuple(zip(given["x"], given["v"], strict=True))),
        out_of_range=policy,
    )


@pytest.mark.parametrize(
    ("name", "expected", "policy"),
    [
        ("f_up", "up_at", OutOfRange.ERROR),
        ("f_down", "down_at", OutOfRange.ERROR),
        ("f_down", "down_interpolate", OutOfRange.EXTRAPOLATE),
        ("f_down", "down_clip", OutOfRange.CLIP),
    ],
)
def test_values(case: dict[str, Any], name: str, expected: str, policy: OutOfRange) -> None:
    """Each printed value, under the policy it was printed for."""
    printed = case["expected"][expected]
    found = criterion(case, name, policy).values(np.array([float(score) for score in printed]))
    assert found == pytest.approx(list(printed.values()), abs=case["atol"]["default"])


def test_error_is_the_default(case: dict[str, Any]) -> None:
    """Without a policy every score beyond the ends is refused by name."""
    found = criterion(case, "f_down", Criterion.out_of_range)
    scores = np.array([float(score) for score in case["expected"]["down_clip"]])
    with pytest.raises(ValueError, match=r"scores off 100 \(worst\) to 50 \(best\): 10, 40, 101"):
        found.values(scores)
