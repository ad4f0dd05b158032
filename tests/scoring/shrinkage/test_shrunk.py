"""Tests of shrunk estimates and what choosing by them would cost."""

from __future__ import annotations

import pytest

from portfolio.scoring.shrinkage import Prior, Shrunk, ShrunkEstimate

PRIOR = Prior(10, 2)
# alpha 4/5, 4/5, 4/13: values 11.6, 9.2, 150/13 = 11.538.
FOUND = Shrunk(
    {
        name: ShrunkEstimate(name, "H1", estimate, deviation, PRIOR)
        for name, estimate, deviation in (("A", 12, 1), ("B", 9, 1), ("C", 15, 3))
    },
    {"H1": PRIOR},
    ("Mind the gap.",),
)


def test_by_hand() -> None:
    """.8 x 12 + .2 x 10 = 11.6; sd sqrt(.8); 4/13 x 15 + 9/13 x 10; sqrt(4/13) x 3."""
    assert FOUND.alpha == pytest.approx({"A": 0.8, "B": 0.8, "C": 4 / 13})
    assert FOUND.value == pytest.approx({"A": 11.6, "B": 9.2, "C": 150 / 13})
    assert FOUND.sd == pytest.approx({"A": 0.8**0.5, "B": 0.8**0.5, "C": 3 * (4 / 13) ** 0.5})
    assert FOUND.expected_disappointment == pytest.approx({"A": 0.4, "B": -0.2, "C": 45 / 13})


def test_the_vague_favourite_falls() -> None:
    """C promises most and is second after shrinkage."""
    assert FOUND.ranking == ("A", "C", "B")
    assert FOUND["C"].estimate == 15
    assert len(FOUND) == 3


def test_disappointment_of_a_choice() -> None:
    """A and B together .4 - .2; nothing chosen disappoints nobody."""
    assert FOUND.disappointment_of(["A", "B"]) == pytest.approx(0.2)
    assert FOUND.disappointment_of(["C"]) == pytest.approx(45 / 13)
    assert FOUND.disappointment_of([]) == 0


def test_sentences() -> None:
    """What is promised, and what to expect: of all, of some, of one, of none."""
    assert FOUND.sentence() == "The 3 initiatives promise 36; after shrinkage expect 32.3."
    assert FOUND.sentence(["A", "C"]) == (
        "The 2 chosen initiatives promise 27; after shrinkage expect 23.1."
    )
    assert FOUND.sentence(["A"]) == "A promises 12; after shrinkage expect 11.6."
    assert FOUND.sentence([]) == "Nothing is chosen."
    assert str(FOUND).endswith("expect 32.3. Mind the gap.")
    assert repr(FOUND) == f"<Shrunk {FOUND.sentence()}>"


def test_wrong_ids_are_all_named() -> None:
    """Unknown ones and those named twice at once."""
    with pytest.raises(ValueError, match="no estimate of X, Y; named twice: A"):
        FOUND.disappointment_of(["A", "Y", "A", "X"])
    with pytest.raises(ValueError, match="no estimate of X"):
        FOUND.sentence(["X"])


def test_the_table() -> None:
    """One row an initiative in the order given, every column filled."""
    frame = FOUND.to_frame()
    assert frame["initiative"].tolist() == ["A", "B", "C"]
    assert frame["value"].tolist() == pytest.approx([11.6, 9.2, 150 / 13])
    assert frame["expected_disappointment"].tolist() == pytest.approx([0.4, -0.2, 45 / 13])
    assert frame[["class", "deviation", "prior_mean", "prior_sd"]].to_numpy().tolist() == [
        ["H1", 1, 10, 2],
        ["H1", 1, 10, 2],
        ["H1", 3, 10, 2],
    ]
    assert not frame.isna().to_numpy().any()


def test_in_a_notebook() -> None:
    """Best first, with how far each is believed, the sentence and the notes above."""
    shown = FOUND._repr_html_()
    assert shown.index(">11.6</td>") < shown.index(">11.5</td>") < shown.index(">9.2</td>")
    assert ">30.8%</td>" in shown
    assert "Mind the gap." in shown


def test_ties_go_by_id() -> None:
    """Whatever the order given."""
    both = {name: ShrunkEstimate(name, "H1", 12, 1, PRIOR) for name in "ba"}
    assert Shrunk(both, {"H1": PRIOR}).ranking == ("a", "b")
