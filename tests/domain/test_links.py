"""Links and groups are plain values."""

from __future__ import annotations

from portfolio.domain import Group, Relation, RelationKind, Timing


def test_a_relation_has_no_lag_unless_told() -> None:
    """Read: A requires B."""
    relation = Relation(RelationKind("requires"), "A", "B")
    assert (relation.source, relation.target, relation.lag) == ("A", "B", 0)


def test_a_relation_waits_for_go_live_unless_told() -> None:
    """From finish to start is what most people mean."""
    assert Relation(RelationKind.AFTER, "A", "B").timing is Timing("FS")


def test_a_group_has_no_rule_unless_told() -> None:
    """Membership alone restricts nothing."""
    group = Group("chatbots", ("A", "B"))
    assert group.at_least is None
    assert group.at_most is None
    assert not group.all_or_none
    assert not group.not_concurrent
