"""What splits gained is remembered by subject, and taken for others of the kind."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.planning.solvers.bounding.experience import Experience
from portfolio.planning.solvers.bounding.splits import Change, Split


def split(kind: str, subject: int, misses: tuple[float, float]) -> Split:
    """Return a split that narrows nothing."""
    nothing = Change(np.empty(0, dtype=np.int64))
    return Split(kind, subject, misses, (nothing, nothing))


def test_gains_grow_with_what_is_missed() -> None:
    """By hand: 1 and 3 for 0.5 and 0.5 are 2 and 6 a unit, so 0.2 and 0.8 gain 0.4 and 4.8."""
    experience = Experience()
    assert experience.learn(split("timing", 1, (0.5, 0.5)), (1.0, 3.0)) == pytest.approx(3)
    assert experience.expected(split("timing", 1, (0.2, 0.8))) == pytest.approx(0.4 * 4.8)


def test_others_of_the_kind_are_taken_for_like() -> None:
    """By hand: 2 and 6, then 4 and 2 a unit are 3 and 4 on average; other kinds tell nothing."""
    experience = Experience()
    experience.learn(split("timing", 1, (0.5, 0.5)), (1.0, 3.0))
    experience.learn(split("timing", 2, (0.5, 0.5)), (2.0, 1.0))
    assert experience.expected(split("timing", 3, (1.0, 1.0))) == pytest.approx(3 * 4)
    assert experience.expected(split("count", 3, (0.5, 0.4))) == pytest.approx(0.2)


def test_four_trials_are_believed() -> None:
    """Three are not."""
    experience, one = Experience(), split("timing", 1, (0.5, 0.5))
    for _ in range(3):
        experience.learn(one, (1.0, 1.0))
    assert not experience.trusted(one)
    experience.learn(one, (1.0, 1.0))
    assert experience.trusted(one)


def test_its_own_gains_count_more_than_those_of_the_kind() -> None:
    """By hand: the second gained 4 and 2 a unit itself, all of the kind 3 and 4 on average."""
    experience = Experience()
    experience.learn(split("timing", 1, (0.5, 0.5)), (1.0, 3.0))
    experience.learn(split("timing", 2, (0.5, 0.5)), (2.0, 1.0))
    assert experience.expected(split("timing", 2, (1.0, 1.0))) == pytest.approx(4 * 2)
