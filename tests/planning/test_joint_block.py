"""Rows of many rules in one block."""

from __future__ import annotations

import numpy as np

from portfolio.planning import Choose, Mandate
from portfolio.planning.joint_block import JointBlock, short_name
from portfolio.planning.model import Labels


def test_apart_each_rule_has_its_own_rows() -> None:
    """Rows and labels begin anew with each rule; one in the middle may have none."""
    joint = JointBlock(
        rule="3 rules",
        rules=("one", "none", "two"),
        ends=np.array([1, 1, 3]),
        labels=Labels({"quarter": ("Q1", "Q2")}, {"quarter": np.array([1, 0, 1])}),
        row=np.array([0, 0, 1, 2]),
        column=np.array([4, 5, 6, 7]),
        value=np.array([1.0, 2.0, 3.0, 4.0]),
        lower=np.zeros(3),
        upper=np.array([1.0, 2.0, 3.0]),
        unit="starts",
        name="kind",
    )
    one, none, two = joint.apart()
    assert (one.rule, none.rule, two.rule) == ("one", "none", "two")
    assert (len(one), len(none), len(two)) == (1, 0, 2)
    assert one.matrix(8).toarray().tolist() == [[0, 0, 0, 0, 1, 2, 0, 0]]
    assert two.matrix(8).toarray().tolist() == [[0, 0, 0, 0, 0, 0, 3, 0], [0] * 7 + [4]]
    assert [two.labels.text(row) for row in range(2)] == ["Q1", "Q2"]
    assert (two.upper.tolist(), two.unit, two.name) == ([2, 3], "starts", "kind")


def test_a_rule_of_a_group_is_named_after_it() -> None:
    """In files the kind alone would not tell one group from another."""
    assert short_name("choose", Choose("vendors", ("A", "B"), at_most=1)) == "choose_vendors"
    assert short_name("mandate", Mandate("A")) == "mandate"
