"""Weights of a panel: the answers of several people put together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.errors import InvalidInput
from portfolio.scoring.weights import WEIGHT_METHODS, DirectPoints, Single
from portfolio.scoring.weights.pairwise import Pairwise, PriorityRule
from portfolio.scoring.weights.panel import Panel, PanelRule

ANA = DirectPoints(points={"x": 60, "y": 30, "z": 10})
BO = DirectPoints(points={"z": 40, "y": 40, "x": 20})
BOTH = Panel(members={"Ana": ANA, "Bo": BO})


def pairs(*upper: float) -> Pairwise:
    """Give someone's answers on x, y and z."""
    return Pairwise.from_upper("xyz", list(upper))


def test_arithmetic_mean() -> None:
    """Means of .6 and .2, .3 and .4, .1 and .4, joined by name, not by place."""
    expected = {"x": 0.4, "y": 0.35, "z": 0.25}
    assert BOTH.weights().by_criterion == pytest.approx(expected, abs=1e-12)
    assert BOTH.criteria == ("x", "y", "z")
    assert BOTH.weights().source is BOTH


def test_geometric_mean() -> None:
    """Roots of .12, .12 and .04, brought to sum 1."""
    means = np.sqrt([0.12, 0.12, 0.04])
    found = replace(BOTH, aggregation=PanelRule.PRIORITIES_GEOMETRIC).weights()
    assert list(found.by_criterion.values()) == pytest.approx(means / means.sum(), abs=1e-12)


def test_influence() -> None:
    """With 3 points against 1, Ana counts for three quarters: .6 * .75 + .2 * .25 = .5."""
    heavy = replace(BOTH, influence={"Bo": 1, "Ana": 3})
    assert heavy.shares == {"Ana": 0.75, "Bo": 0.25}
    assert heavy.weights()["x"] == pytest.approx(0.5, abs=1e-12)
    geometric = replace(heavy, aggregation=PanelRule.PRIORITIES_GEOMETRIC)
    means = np.array([0.6**0.75 * 0.2**0.25, 0.3**0.75 * 0.4**0.25, 0.1**0.75 * 0.4**0.25])
    assert geometric.weights()["x"] == pytest.approx(means[0] / means.sum(), abs=1e-12)
    silent = replace(BOTH, influence={"Ana": 1, "Bo": 0})
    assert silent.weights().by_criterion == pytest.approx(ANA.weights().by_criterion, abs=1e-12)


def test_joint_answers() -> None:
    """Ratios 2 and 8 of x to y become 4, 4 and 1 of x to z 2, 2 and 1/8 of y to z 1/2."""
    panel = Panel(
        members={"Ana": pairs(2, 4, 2), "Bo": pairs(8, 1, 1 / 8)}, aggregation=PanelRule.JUDGEMENTS
    )
    assert panel.joint.matrix.ratios[0] == pytest.approx([1, 4, 2], abs=1e-12)
    assert panel.joint.matrix.ratios[1, 2] == pytest.approx(0.5, abs=1e-12)
    # 4 * 1/2 = 2: the joint answers agree, so x, y and z are 4, 1 and 2 of 7.
    expected = {"x": 4 / 7, "y": 1 / 7, "z": 2 / 7}
    assert panel.weights().by_criterion == pytest.approx(expected, abs=1e-12)


def test_joint_answers_are_joined_by_name_and_by_influence() -> None:
    """Bo named the criteria in another order; with all influence, the panel says what Bo says."""
    other = Pairwise(judgements={"z": {"x": 2, "y": 8}, "x": {"y": 4}})
    panel = Panel(
        members={"Ana": pairs(2, 4, 2), "Bo": other},
        influence={"Ana": 0, "Bo": 2},
        aggregation=PanelRule.JUDGEMENTS,
    )
    assert panel.weights().by_criterion == pytest.approx(other.weights().by_criterion, abs=1e-12)
    assert list(panel.weights().by_criterion) == ["x", "y", "z"]


def test_joint_answers_keep_the_rule() -> None:
    """The joint answers become weights by the members' own rule."""
    members = {"Ana": pairs(2, 4, 2), "Bo": pairs(3, 1, 2)}
    vector = {
        name: replace(each, method=PriorityRule.EIGENVECTOR) for name, each in members.items()
    }
    assert Panel(members=vector).joint.method is PriorityRule.EIGENVECTOR
    with pytest.raises(ValueError, match="needs one method and one random_index"):
        Panel(members={"Ana": members["Ana"], "Bo": vector["Bo"]}, aggregation=PanelRule.JUDGEMENTS)


def test_joint_answers_of_others_are_refused() -> None:
    """Points are no answers on pairs."""
    with pytest.raises(ValueError, match="members who all compared every pair"):
        _ = BOTH.joint


def test_notes() -> None:
    """Notes say who differs most and repeat the notes of each member under their name."""
    # Both are 20 % of x, 5 % of y and 15 % of z away: (.2 + .05 + .15) / 2 = 20 % of all weight.
    (note,) = BOTH.weights().notes
    assert "differs most from the panel, by 20% of all weight" in note
    assert "furthest apart on x: 20.0% (Bo) to 60.0% (Ana), the panel 40.0%" in note
    panel = Panel(members={"Ana": ANA, "Cy": pairs(2, 0.25, 2)})
    assert any(
        each.startswith("Cy: the answers contradict each other") for each in panel.weights().notes
    )
    assert Panel(members={"Ana": ANA, "Di": ANA}).weights().notes == ()


def test_notes_of_joint_answers() -> None:
    """Contradictions that stay in the joint answers are told as those of all together."""
    panel = Panel(
        members={"Ana": pairs(2, 0.25, 2), "Bo": pairs(2, 0.25, 2)},
        aggregation=PanelRule.JUDGEMENTS,
    )
    assert any(
        each.startswith("together: the answers contradict") for each in panel.weights().notes
    )


def test_spread() -> None:
    """Who gives x most and least."""
    row = BOTH.spread()["x"]
    assert (row.lowest, row.highest) == ("Bo", "Ana")
    assert (row.low, row.high, row.weight) == pytest.approx((0.2, 0.6, 0.4), abs=1e-12)


def test_weight_set_is_the_box() -> None:
    """The set reaches from the least to the greatest weight any member gives."""
    ranges = BOTH.weight_set().ranges()
    assert ranges["x"] == pytest.approx((0.2, 0.6), abs=1e-9)
    assert ranges["y"] == pytest.approx((0.3, 0.4), abs=1e-9)


def test_weight_set_holds_the_geometric_mean() -> None:
    """Geometric means can leave the members' range; the box is then wide enough for them.

    Members give c a tenth each; roots of .08, .08 and .01 give it 0.1 / 0.666 = 0.15.
    """
    panel = Panel(
        members={
            "Ana": DirectPoints(points={"a": 8, "b": 1, "c": 1}),
            "Bo": DirectPoints(points={"a": 1, "b": 8, "c": 1}),
        },
        aggregation=PanelRule.PRIORITIES_GEOMETRIC,
    )
    weights = panel.weights()
    assert weights["c"] > 0.14
    assert panel.weight_set().contains(np.array([weights[name] for name in panel.criteria]))
    assert panel.weight_set().contains(np.array([0.8, 0.1, 0.1]))


def test_stale_members() -> None:
    """A member asked on another scale is named, and so is the panel itself."""
    old = replace(ANA, anchors={"x": (1.0, 5.0)})
    panel = Panel(members={"Ana": old, "Bo": BO}, anchors={"y": (0.0, 1.0)})
    said = panel.stale({"x": (1.0, 10.0), "y": (0.0, 2.0), "z": (0.0, 1.0)})
    assert len(said) == 2
    assert said[0].startswith("y:")
    assert said[1].startswith("Ana: x:")
    assert panel.stale({"x": (1.0, 5.0), "y": (0.0, 1.0)}) == ()


def test_from_the_settings_file() -> None:
    """Members of different methods are read by their kind; a panel within a panel is a finding."""
    table = {
        "kind": "panel",
        "members": {
            "Ana": {"kind": "direct", "points": {"x": 1, "y": 1}},
            "Bo": {"kind": "ahp", "judgements": {"x": {"y": 3}}},
        },
        "aggregation": "priorities_geometric",
    }
    found = Panel.from_dict(table)
    # Roots of 1/2 * 3/4 and 1/2 * 1/4 are as sqrt(3) and 1.
    assert found.weights()["x"] == pytest.approx(3**0.5 / (3**0.5 + 1), abs=1e-12)
    assert Panel.from_dict(found.to_dict()) == found
    assert WEIGHT_METHODS["panel"] is Panel
    assert not issubclass(Panel, Single)
    with pytest.raises(InvalidInput, match="panel"):
        Panel.from_dict({"kind": "panel", "members": {"Us": table}})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"members": {}}, "members must name at least one"),
        (
            {"members": {"Ana": ANA, "Cy": DirectPoints(points={"x": 1, "y": 1, "w": 1})}},
            "Cy and Ana do not both weigh w, z",
        ),
        ({"influence": {"Ana": 1, "Bo": 1, "Eve": 1}}, "influence names 'Eve', expected one of"),
        ({"influence": {"Ana": 1}}, "influence leaves out Bo"),
        ({"influence": {"Ana": -1, "Bo": 1}}, "influence of Ana must be 0 or more, not -1"),
        ({"influence": {"Ana": 0, "Bo": 0}}, "influence must be above 0 for at least one"),
        ({"aggregation": PanelRule.JUDGEMENTS}, "Ana did not compare pairs, which judgements"),
        (
            {
                "aggregation": PanelRule.PRIORITIES_GEOMETRIC,
                "members": {"Ana": ANA, "Cy": DirectPoints(points={"x": 1, "y": 1, "z": 0})},
            },
            "Cy gives no weight to z: no geometric mean",
        ),
        (
            {
                "aggregation": PanelRule.JUDGEMENTS,
                "members": {"Cy": Pairwise(judgements={"x": {"y": 1}, "y": {"z": 1}})},
            },
            "Cy left out 1 pairs, judgements needs all",
        ),
    ],
)
def test_faults(changes: dict[str, object], words: str) -> None:
    """Each fault is named with who it belongs to and what is wanted."""
    with pytest.raises(ValueError, match=words):
        replace(BOTH, **changes)  # type: ignore[arg-type]


RATIOS = st.lists(st.floats(1 / 9, 9), min_size=3, max_size=3)


@settings(deadline=None, max_examples=40)
@given(st.lists(RATIOS, min_size=1, max_size=4), st.data())
def test_joint_answers_are_joint_priorities(
    answers: list[list[float]], data: st.DataObject
) -> None:
    """By geometric means, joining answers or weights is the same to 1e-12, whatever the say."""
    members = {f"m{place}": pairs(*upper) for place, upper in enumerate(answers)}
    say = {name: data.draw(st.floats(0.1, 10)) for name in members}
    panel = Panel(members=members, influence=say, aggregation=PanelRule.JUDGEMENTS)
    other = replace(panel, aggregation=PanelRule.PRIORITIES_GEOMETRIC)
    assert panel.weights().by_criterion == pytest.approx(other.weights().by_criterion, abs=1e-12)
    ratios = panel.joint.matrix.ratios
    assert ratios * ratios.T == pytest.approx(np.ones((3, 3)), abs=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.floats(0.1, 10), min_size=3, max_size=3), min_size=1, max_size=4))
def test_arithmetic_mean_stays_among_the_members(answers: list[list[float]]) -> None:
    """The arithmetic mean of each weight lies between the least and the greatest member's."""
    members = {
        f"m{place}": DirectPoints(points=dict(zip("xyz", points, strict=True)))
        for place, points in enumerate(answers)
    }
    for row in Panel(members=members).spread().rows:
        assert row.low - 1e-12 <= row.weight <= row.high + 1e-12


def test_shown_in_a_line() -> None:
    """Who is on it and about how many criteria; not every answer again."""
    assert repr(BOTH) == "<Panel of Ana, Bo on 3 criteria>"
