"""One clock and one count of nodes for a search of several parts."""

from __future__ import annotations

import math

from portfolio.planning.solvers.limits import Limits


def test_without_limits_nothing_runs_out() -> None:
    """There is always time, and there are always nodes."""
    limits = Limits(0.1)
    assert limits.time_left == math.inf
    assert limits.nodes_left is None
    assert not limits.out


def test_nodes_are_counted_down() -> None:
    """Of 10 nodes 7 are spent: 3 are left, then none."""
    limits = Limits(0.1, nodes=10)
    limits.spend(7)
    assert (limits.nodes_left, limits.out) == (3, False)
    limits.spend(5)
    assert (limits.nodes_left, limits.out) == (0, True)


def test_time_runs_out() -> None:
    """No seconds are left of none; the clock never goes below 0."""
    limits = Limits(0.1, seconds=0.0)
    assert limits.time_left == 0
    assert limits.out
    assert limits.elapsed >= 0


def test_parts_get_their_share() -> None:
    """A quarter of the 100 seconds left, and never more nodes than the whole has."""
    limits = Limits(0.1, seconds=100.0, nodes=50)
    part = limits.part(0.25, 20)
    assert 24 < part.seconds <= 25
    assert (part.nodes, part.gap) == (20, 0.1)
    assert limits.part(0.25, 80).nodes == 50
    assert Limits(0.1).part(0.25, 80).seconds is None


def test_small_parts_have_a_gap_of_their_own() -> None:
    """At most so many seconds where time counts at all."""
    assert Limits(0.1).at_most(2.0, 5, 0.03).seconds is None
    part = Limits(0.1, seconds=100.0, nodes=3).at_most(2.0, 5, 0.03)
    assert (part.seconds, part.nodes, part.gap) == (2.0, 3, 0.03)


def test_parts_spend_for_the_whole() -> None:
    """What a part of a part explores is off all three."""
    whole = Limits(0.1, nodes=50)
    part = whole.part(0.5, 20)
    smaller = part.at_most(1.0, 10, 0.01)
    smaller.spend(4)
    assert (smaller.nodes_left, part.nodes_left, whole.nodes_left) == (6, 16, 46)


def test_the_whole_knows_that_the_clock_decided() -> None:
    """Told to a part, it counts for all it is a part of, and for no other part."""
    whole = Limits(0.0, seconds=9.0)
    part, other = whole.part(0.5, 10), whole.part(0.5, 10)
    part.at_most(1.0, 10, 0.0).note_clock()
    assert (whole.timed, part.timed, other.timed) == (True, True, False)
