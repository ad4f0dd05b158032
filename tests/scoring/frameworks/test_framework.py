"""What a framework is until it says otherwise."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.frameworks import FRAMEWORKS, Framework, Rice, ValueEffort


def test_ranked_by_the_figure_without_remarks() -> None:
    """Unless overridden, the ranking goes by the figure and there is nothing to remark."""
    given = {"value": np.array([4.0]), "effort": np.array([2.0])}
    assert ValueEffort().ranked_by(given).tolist() == [2.0]
    assert ValueEffort().remarks(given) == ()


def test_the_base_knows_the_registry() -> None:
    """Wherever a settings file wants a framework, its kind chooses the class."""
    assert Framework.registry() is FRAMEWORKS
    assert Framework.from_dict({"kind": "rice", "reach": "users"}) == Rice(reach="users")
