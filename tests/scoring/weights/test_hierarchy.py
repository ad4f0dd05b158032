"""Tests of weights down a tree."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.elicitation import Elicitation
from portfolio.scoring.weights.hierarchy import Hierarchy
from portfolio.scoring.weights.ranked import Ranked
from portfolio.scoring.weights.statements import Statements
from portfolio.scoring.weights.swing import Swing

TREE = Hierarchy(
    top=Swing(points={"value": 100, "speed": 60, "risk": 40}),
    groups={
        "value": DirectPoints(points={"a": 3, "b": 1}),
        "risk": Ranked(order=("c", "d")),
    },
)


def test_weights_are_products_down_the_tree() -> None:
    """Groups weigh 0.5, 0.3 and 0.2; within value 3/4 and 1/4, within risk ROC 3/4 and 1/4."""
    assert TREE.criteria == ("a", "b", "speed", "c", "d")
    assert TREE.weights().by_criterion == pytest.approx(
        {"a": 0.375, "b": 0.125, "speed": 0.3, "c": 0.15, "d": 0.05}, rel=1e-15
    )


def test_a_group_may_be_a_tree() -> None:
    """Three levels: 0.5 times 0.6 times 0.2, and what goes to the other branches."""
    tree = Hierarchy(
        top=DirectPoints(points={"value": 1, "cost": 1}),
        groups={
            "value": Hierarchy(
                top=DirectPoints(points={"now": 3, "later": 2}),
                groups={"now": DirectPoints(points={"a": 1, "b": 4})},
            )
        },
    )
    assert tree.weights().by_criterion == pytest.approx(
        {"a": 0.06, "b": 0.24, "later": 0.2, "cost": 0.5}
    )
    assert Elicitation.from_dict(tree.to_dict()) == tree
    assert tree.weight_set().is_point


def test_what_is_open_stays_open() -> None:
    """Within risk c weighs at least half of 0.2 and at most all of it; the rest is fixed."""
    ranges = TREE.weight_set().ranges()
    assert ranges["c"] == pytest.approx((0.1, 0.2))
    assert ranges["d"] == pytest.approx((0, 0.1))
    assert ranges["a"] == pytest.approx((0.375, 0.375))
    assert ranges["speed"] == pytest.approx((0.3, 0.3))


def test_statements_on_groups_are_on_sums_of_criteria() -> None:
    """With value above cost, and a three times b: a from 3/8 to 3/4, cost up to a half."""
    tree = Hierarchy(
        top=Ranked(order=("value", "cost")),
        groups={"value": DirectPoints(points={"a": 3, "b": 1})},
    )
    ranges = tree.weight_set().ranges()
    assert ranges["a"] == pytest.approx((3 / 8, 3 / 4))
    assert ranges["b"] == pytest.approx((1 / 8, 1 / 4))
    assert ranges["cost"] == pytest.approx((0, 1 / 2))


def test_limits_within_a_group_are_shares_of_the_group() -> None:
    """At most 0.4 of a group that weighs a half is at most 0.2."""
    tree = Hierarchy(
        top=DirectPoints(points={"value": 1, "cost": 1}),
        groups={"value": Statements(intervals={"a": (0.1, 0.4)}, others=("b",))},
    )
    ranges = tree.weight_set().ranges()
    assert ranges["a"] == pytest.approx((0.05, 0.2))
    assert ranges["b"] == pytest.approx((0.3, 0.45))


def test_notes_say_which_group_they_are_about() -> None:
    """What is to be known about the weights of a node is handed up with its name."""
    tree = Hierarchy(
        top=DirectPoints(points={"value": 1, "cost": 1}),
        groups={"value": Statements(order=("a", "b"))},
    )
    (note,) = tree.weights().notes
    assert note.startswith("value: The answers leave weights open")


def test_stale_scales_of_any_node_are_told_once() -> None:
    """Records of the top, of a group and of the tree itself count; the same one once."""
    tree = Hierarchy(
        top=DirectPoints(points={"value": 1, "cost": 1}, anchors={"cost": (9, 0)}),
        groups={"value": DirectPoints(points={"a": 1, "b": 1}, anchors={"a": (1, 5)})},
        anchors={"a": (1, 5), "b": (0, 1)},
    )
    ends = {"a": (0, 5), "b": (0, 1), "cost": (8, 0)}
    assert [sentence.split(":")[0] for sentence in tree.stale(ends)] == ["a", "cost"]
    assert tree.stale({"a": (1, 5), "b": (0, 1), "cost": (9, 0)}) == ()


def test_all_faults_of_the_tree_are_told() -> None:
    """Groups without a weight and criteria at several places, all at once."""
    with pytest.raises(ValueError, match="group costs gets no weight at the top") as caught:
        Hierarchy(
            top=DirectPoints(points={"value": 1, "cost": 1, "a": 1}),
            groups={
                "costs": DirectPoints(points={"c": 1}),
                "value": DirectPoints(points={"a": 1, "cost": 1}),
            },
        )
    assert "expected one of value, cost, a" in str(caught.value)
    assert "a stands at 2 places" in str(caught.value)
    assert "cost stands at 2 places" in str(caught.value)


def test_faults_deep_in_a_table_have_their_place() -> None:
    """A misspelled key of a nested node is a finding with its path."""
    inner = {"kind": "hierarchy", "top": {"kind": "direct", "point": {"a": 1}}, "groups": {}}
    table = {"kind": "hierarchy", "top": {"kind": "direct", "points": {"v": 1}}}
    with pytest.raises(InvalidInput, match=r"groups\.v\.top\.point'.*did you mean 'points'"):
        Elicitation.from_dict({**table, "groups": {"v": inner}})
