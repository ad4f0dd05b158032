"""The rows and the count that limits of work in progress share."""

from __future__ import annotations

import pytest
from tests.planning.handmade import initiative, q, roadmap, under

from portfolio.planning import ActiveLimit, NotConcurrent
from portfolio.planning.constraints.at_work import at_work, at_work_block, check_limit


def test_work_is_counted_while_it_lasts() -> None:
    """A works in quarters 0 and 1, B in 1 to 3; live is not at work."""
    problem = under((), initiative("A", 2), initiative("B", 3), initiative("C", 4))
    plan = roadmap(problem, A=0, B=1, C=0)
    found = dict(at_work(plan, ("A", "B")))
    assert found == {q(0): ["A"], q(1): ["A", "B"], q(2): ["B"], q(3): ["B"]}


def test_not_concurrent_is_a_limit_of_one() -> None:
    """The same coefficients and bounds."""
    problem = under((), initiative("A", 2), initiative("B", 3))
    one = at_work_block(problem, ActiveLimit(1, ("A", "B")), ("A", "B"), 1)
    (other,) = NotConcurrent("g", ("A", "B")).blocks(problem)
    assert one.matrix(5).toarray().tolist() == other.matrix(5).toarray().tolist()
    assert one.upper.tolist() == other.upper.tolist() == [1.0] * 4


@pytest.mark.parametrize("limit", [-1, 1.5, float("nan")])
def test_a_limit_is_a_whole_number(limit: float) -> None:
    """Half an initiative is never at work."""
    check_limit("active_limit", 0)
    with pytest.raises(ValueError, match="active_limit: at_most must be a whole number"):
        check_limit("active_limit", limit)  # type: ignore[arg-type]
