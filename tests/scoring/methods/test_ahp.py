"""Alternatives compared in pairs under several criteria, put together."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.methods.ahp import Synthesis, SynthesisMode, synthesise
from portfolio.scoring.weights.pairwise import Pairwise

WEIGHTS = {"price": 0.75, "speed": 0.25}
COMPARISONS = {
    "price": Pairwise(judgements={"A": {"B": 2, "C": 4}, "B": {"C": 2}}),
    "speed": Pairwise(judgements={"C": {"A": 8, "B": 4}, "B": {"A": 2}}),
}
"""Under price A, B, C are 4, 2, 1 of 7; under speed they are 1, 2, 8 of 11."""


def test_distributive_by_hand() -> None:
    """A: 3/4 * 4/7 + 1/4 * 1/11, and so on; they add up to 1 and are their own totals."""
    found = synthesise(WEIGHTS, COMPARISONS)
    expected = {
        "A": 0.75 * 4 / 7 + 0.25 * 1 / 11,
        "B": 0.75 * 2 / 7 + 0.25 * 2 / 11,
        "C": 0.75 * 1 / 7 + 0.25 * 8 / 11,
    }
    assert found.priorities == pytest.approx(expected, abs=1e-12)
    assert found.totals == pytest.approx(expected, abs=1e-12)
    assert found.ranking == ("A", "C", "B")
    assert found.mode is SynthesisMode.DISTRIBUTIVE
    assert found.notes == ()


def test_ideal_by_hand() -> None:
    """A: 3/4 * 1 + 1/4 * 1/8, for the best counts 1; priorities are totals by their sum."""
    found = synthesise(WEIGHTS, COMPARISONS, SynthesisMode.IDEAL)
    totals = {"A": 0.75 + 0.25 / 8, "B": 0.75 / 2 + 0.25 / 4, "C": 0.75 / 4 + 0.25}
    assert found.totals == pytest.approx(totals, abs=1e-12)
    whole = sum(totals.values())
    expected = {name: total / whole for name, total in totals.items()}
    assert found.priorities == pytest.approx(expected, abs=1e-12)


def test_criteria_and_alternatives_are_joined_by_name() -> None:
    """Speed names its alternatives in another order, comparisons come in another order too."""
    turned = dict(reversed(list(COMPARISONS.items())))
    first, second = synthesise(WEIGHTS, COMPARISONS), synthesise(WEIGHTS, turned)
    assert first.priorities == second.priorities
    assert first.criteria == ("price", "speed")
    assert first.alternatives == ("A", "B", "C")
    assert first.local[:, 1] == pytest.approx(np.array([1, 2, 8]) / 11, abs=1e-12)


def test_contributions_add_up() -> None:
    """What the criteria add makes the totals, in either mode."""
    for mode in SynthesisMode:
        found = synthesise(WEIGHTS, COMPARISONS, mode)
        assert found.contributions.sum(axis=1) == pytest.approx(list(found.totals.values()))


def test_copy_reverses_distributive_only() -> None:
    """A lesser copy takes from its original in distributive mode; in ideal mode A : B stays."""
    copied = {
        "price": Pairwise.from_upper("ABCD", [2, 4, 2, 2, 1, 0.5]),
        "speed": Pairwise.from_upper("ABCD", [0.5, 0.125, 0.5, 0.25, 1, 4]),
    }
    shares = {}
    for mode in SynthesisMode:
        before, after = (synthesise(WEIGHTS, each, mode) for each in (COMPARISONS, copied))
        shares[mode] = (
            before.totals["A"] / before.totals["B"],
            after.totals["A"] / after.totals["B"],
        )
    assert shares[SynthesisMode.IDEAL][0] == pytest.approx(shares[SynthesisMode.IDEAL][1])
    assert shares[SynthesisMode.DISTRIBUTIVE][0] != pytest.approx(
        shares[SynthesisMode.DISTRIBUTIVE][1], abs=1e-3
    )


def test_contradictions_become_notes() -> None:
    """Contradictory comparisons still give priorities; the note says under which criterion."""
    off = {
        **COMPARISONS,
        "speed": Pairwise(judgements={"A": {"B": 2}, "B": {"C": 2}, "C": {"A": 2}}),
    }
    notes = synthesise(WEIGHTS, off).notes
    assert notes[0].startswith("under speed: the answers contradict each other")


def test_shown() -> None:
    """Sentence and tables name the alternatives in order, with what each criterion adds."""
    found = synthesise(WEIGHTS, COMPARISONS)
    assert str(found) == "A 45.1%, C 28.9%, B 26.0% (distributive mode)"
    assert repr(found) == f"<Synthesis {found}>"
    assert "45.1%" in found._repr_html_()
    frame = found.to_frame()
    assert list(frame.columns) == ["alternative", "priority", "total", "from.price", "from.speed"]
    assert frame["alternative"].tolist() == ["A", "C", "B"]
    assert frame["from.price"].tolist() == pytest.approx([3 / 7, 0.75 / 7, 1.5 / 7])


def test_ties_go_by_id() -> None:
    """Equal alternatives are ranked by id."""
    equal = {"price": Pairwise(judgements={"B": {"A": 1}})}
    assert synthesise({"price": 1.0}, equal).ranking == ("A", "B")
    assert isinstance(synthesise({"price": 1.0}, equal), Synthesis)


@pytest.mark.parametrize(
    ("weights", "comparisons", "words"),
    [
        ({"price": 1.0}, COMPARISONS, r"weights of \['price'\] for comparisons under"),
        ({}, {}, r"weights of \[\] for"),
        ({"price": 0.7, "speed": 0.2}, COMPARISONS, "add up to 1"),
        ({"price": 1.5, "speed": -0.5}, COMPARISONS, "at least 0"),
        (
            WEIGHTS,
            {**COMPARISONS, "speed": Pairwise(judgements={"A": {"B": 1}})},
            r"speed compares \['A', 'B'\], not \['A', 'B', 'C'\]",
        ),
    ],
)
def test_faults(weights: dict[str, float], comparisons: dict[str, Pairwise], words: str) -> None:
    """Weights and comparisons that do not fit are refused with the reason."""
    with pytest.raises(ValueError, match=words):
        synthesise(weights, comparisons)
