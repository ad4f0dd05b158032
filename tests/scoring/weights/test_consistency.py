"""How far answers contradict each other, and which to ask again."""

from __future__ import annotations

from itertools import combinations
from math import exp, log

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portfolio.scoring.weights.comparison_matrix import ComparisonMatrix
from portfolio.scoring.weights.consistency import Consistency
from portfolio.scoring.weights.random_index import RandomIndex

ROUND = {("a", "b"): 2.0, ("b", "c"): 4.0, ("a", "c"): 4.0}
"""2 * 4 = 8 where 4 was said."""
SLIP = {
    **{("a", "b"): 2.0, ("a", "c"): 4.0, ("a", "d"): 1.0},
    **{("b", "c"): 2.0, ("b", "d"): 4.0, ("c", "d"): 2.0},
}
"""Weights 8, 4, 2, 1, but a to d answered by 1 instead of 8."""


def consistency(
    pairs: dict[tuple[str, str], float], table: RandomIndex = RandomIndex.ALONSO_LAMATA_2006
) -> Consistency:
    """Give the consistency of answers, with the geometric mean weights."""
    names = tuple(sorted({name for pair in pairs for name in pair}))
    matrix = ComparisonMatrix.from_pairs(names, pairs)
    return Consistency(matrix, matrix.log_least_squares, table)


def test_three_by_hand() -> None:
    """With c = 2^(1/3): CI = (1 + c + 1/c - 3) / 2, CR = CI / 0.5245, GCI = (ln 2)^2 / 3."""
    found, turn = consistency(ROUND), 2 ** (1 / 3)
    index = (turn + 1 / turn - 2) / 2
    assert found.lambda_max == pytest.approx(1 + turn + 1 / turn, abs=1e-12)
    assert found.consistency_index == pytest.approx(index, abs=1e-12)
    assert found.consistency_ratio == pytest.approx(index / 0.5245, abs=1e-12)
    assert found.geometric_index == pytest.approx(log(2) ** 2 / 3, abs=1e-12)
    other = consistency(ROUND, RandomIndex.SAATY_1980)
    assert other.consistency_ratio == pytest.approx(index / 0.58, abs=1e-12)


def test_geometric_index_of_four() -> None:
    """One answer of four criteria off by d = ln 8 leaves d^2 / 2 in all, over 3 spare answers.

    Least squares keep (1 - 2/4) d on the answer itself and d/4 on each of its four neighbours:
    d^2 (1/4 + 4/16) = d^2 / 2.
    """
    assert consistency(SLIP).geometric_index == pytest.approx(log(8) ** 2 / 6, abs=1e-12)


def test_ring_with_missing_answers() -> None:
    """Two of six answers missing leave a third of the index, one spare answer, and no more.

    The ring's product is 8: eigenvalue 2 + 8^(1/4) + 8^(-1/4), squared error (ln 8)^2 / 4.
    """
    ring = {("a", "b"): 2.0, ("b", "c"): 2.0, ("c", "d"): 2.0, ("a", "d"): 1.0}
    found, step = consistency(ring), 8 ** (1 / 4)
    index = (step + 1 / step - 2) / 3
    assert found.consistency_ratio == pytest.approx(index / (0.8815 / 3), abs=1e-9)
    assert found.geometric_index == pytest.approx(log(8) ** 2 / 4, abs=1e-12)


@pytest.mark.parametrize(
    ("size", "ratio", "geometric"),
    [(2, 0.10, 0.37), (3, 0.05, 0.31), (4, 0.08, 0.35), (5, 0.10, 0.37), (9, 0.10, 0.37)],
)
def test_limits(size: int, ratio: float, geometric: float) -> None:
    """Limits are those of Saaty (1994) and of Aguaron and Moreno-Jimenez (2003)."""
    found = consistency({(str(i), str(j)): 1.0 for i, j in combinations(range(size), 2)})
    assert (found.ratio_limit, found.geometric_limit) == (ratio, geometric)


def test_acceptable() -> None:
    """Three criteria: 6 instead of 8 has a ratio of 0.009, 4 instead of 8 one of 0.05 and more."""
    assert consistency({**ROUND, ("a", "c"): 6.0}).acceptable
    # turn = 2^(1/3): (1.25992 + 0.79370 - 2) / 2 / 0.5245 = 0.0511, just above 0.05.
    assert not consistency(ROUND).acceptable
    assert consistency(ROUND, RandomIndex.SAATY_1980).acceptable


def test_nothing_to_check() -> None:
    """As many answers as weights need cannot contradict each other: ratio 0, and it is said."""
    found = consistency({("a", "b"): 9.0, ("b", "c"): 9.0})
    assert not found.checkable
    assert (found.consistency_ratio, found.geometric_index) == (0, 0)
    assert found.acceptable
    assert found.doubtful() == ()
    assert str(found) == "no answer checks another: there are just as many as weights need"


def test_the_slip_is_found() -> None:
    """The slip comes first; the others imply the 8 it should have been, which mends all.

    The weights themselves give way to half of the slip: sqrt(8), not 8.
    """
    (worst, *_) = consistency(SLIP).doubtful()
    assert (worst.answer.first, worst.answer.second, worst.answer.ratio) == ("a", "d", 1)
    assert worst.implied_by_others == pytest.approx(8, abs=1e-9)
    assert worst.implied_by_weights == pytest.approx(8**0.5, abs=1e-9)
    assert worst.error == pytest.approx(-log(8) / 2, abs=1e-9)
    assert worst.ratio_after == pytest.approx(0, abs=1e-9)
    assert worst.index_after == pytest.approx(0, abs=1e-12)
    assert worst.index_before == pytest.approx(log(8) ** 2 / 6, abs=1e-12)
    assert worst.ratio_before == consistency(SLIP).consistency_ratio > 0.08
    assert len(consistency(SLIP).doubtful()) == len(list(consistency(SLIP).advice())) == 3


def test_consistent_answers_are_not_in_doubt() -> None:
    """Answers that all agree leave nothing to ask again."""
    found = consistency({**SLIP, ("a", "d"): 8.0})
    assert found.doubtful() == ()
    assert list(found.advice()) == []
    assert found.acceptable


def test_answer_that_nobody_checks_is_left_out() -> None:
    """The only answer about d cannot be doubted, whatever it says."""
    found = consistency({**ROUND, ("c", "d"): 9.0})
    assert {(each.answer.first, each.answer.second) for each in found.doubtful(9)} == set(ROUND)


def test_circle_of_answers() -> None:
    """Three answers in a circle are equally at fault: all are named, in order, and it is said."""
    advice = list(consistency(ROUND).advice())
    assert advice[0].startswith("3 answers go round a circle that does not close")
    assert [each.split('"')[1] for each in advice[1:]] == [
        "a is 2 times b",
        "a is 4 times c",
        "b is 4 times c",
    ]
    assert [each.ratio_after for each in consistency(ROUND).doubtful()] == pytest.approx(
        [0, 0, 0], abs=1e-9
    )
    assert not any("circle" in each for each in consistency(SLIP).advice())


def test_two_answers_in_a_row() -> None:
    """Where a has two answers only, the others cannot tell which is off; both are named."""
    answers = {("a", "c"): 1.0, ("a", "d"): 2.0, ("b", "c"): 1.0, ("b", "d"): 1.0, ("c", "d"): 1.0}
    advice = list(consistency(answers).advice(2))
    assert advice[0].startswith("2 answers go round a circle")
    assert '"a is as important as c" disagrees' in advice[1]
    assert '"a is 2 times d" disagrees' in advice[2]


def test_sentences_and_tables() -> None:
    """The result says its numbers against their limits, and shows itself as text and tables."""
    found = consistency(ROUND)
    assert str(found) == (
        "the answers contradict each other: consistency ratio 0.05 (at most 0.05), "
        "geometric index 0.16 (at most 0.31)"
    )
    assert str(consistency(ROUND, RandomIndex.SAATY_1980)).startswith(
        "the answers agree well enough: consistency ratio 0.05 (at most 0.05)"
    )
    assert repr(found) == f"<Consistency: {found}>"
    assert "a is 4 times c" in found._repr_html_()
    frame = consistency(SLIP).to_frame()
    assert list(frame.columns) == [
        *("first", "second", "ratio", "implied_by_weights", "implied_by_others"),
        *("consistency_ratio_after", "geometric_index_after"),
    ]
    assert frame.iloc[0, :3].tolist() == ["a", "d", 1.0]
    # The slip's four neighbours are in doubt with it, c-b shares no criterion with it and is not.
    assert len(frame) == 5
    assert consistency({("a", "b"): 2.0}).to_frame().empty


def test_the_page_turns_the_implied_value_with_the_answer() -> None:
    """An answer told the other way round stands beside the value for that way round.

    Asked as b to a: 1/9, told as "a is 9 times b"; a is 2 times c and c as b, so the others imply
    2 for a to b, and not the 1/2 for b to a.
    """
    found = consistency({("b", "a"): 1 / 9, ("a", "c"): 2.0, ("c", "b"): 1.0})
    (doubtful, *_) = (
        each for each in found.doubtful() if {each.answer.first, each.answer.second} == {"a", "b"}
    )
    assert str(doubtful.answer) == "a is 9 times b"
    assert doubtful.implied == "about 2"
    shown = found._repr_html_()
    row = next(line for line in shown.splitlines() if "a is 9 times b" in line)
    assert ">about 2<" in row
    assert "0.5" not in row


@st.composite
def slips(draw: st.DrawFn) -> tuple[dict[tuple[str, str], float], tuple[str, str], float]:
    """Consistent answers on 4 to 7 criteria with one wrong by a factor of 1.5 or more."""
    names = "abcdefg"[: draw(st.integers(4, 7))]
    weights = {name: draw(st.floats(0.05, 1)) for name in names}
    pairs = {(x, y): weights[x] / weights[y] for x, y in combinations(names, 2)}
    wrong = draw(st.sampled_from(sorted(pairs)))
    factor = draw(st.floats(1.5, 20)) ** draw(st.sampled_from([1, -1]))
    right = pairs[wrong]
    # One answer may be missing, but not of 4 criteria: two answers in a row then check each other.
    gap = draw(st.sampled_from([None, *sorted(pairs)])) if len(names) > 4 else None
    kept = {pair: ratio for pair, ratio in pairs.items() if pair == wrong or pair != gap}
    return {**kept, wrong: right * factor}, wrong, right


@settings(deadline=None, max_examples=60)
@given(slips())
def test_one_planted_slip_is_flipped(
    drawn: tuple[dict[tuple[str, str], float], tuple[str, str], float],
) -> None:
    """Of consistent answers with one wrong, exactly that one is named, with its right value."""
    answers, wrong, right = drawn
    worst = consistency(answers).doubtful(1)[0]
    assert (worst.answer.first, worst.answer.second) == wrong
    assert worst.implied_by_others == pytest.approx(right, rel=1e-9)
    assert worst.ratio_after == pytest.approx(0, abs=1e-8)
    assert consistency({**answers, wrong: worst.implied_by_others}).doubtful() == ()


FIVE = list(combinations("abcde", 2))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(1 / 9, 9), min_size=10, max_size=10))
def test_doubt_of_complete_answers(ratios: list[float]) -> None:
    """For complete answers doubts come by size of their error, and the others are closed form.

    Leaving an answer out of n criteria divides its error by 1 - 2/n (least squares).
    """
    assume(len({round(ratio, 3) for ratio in ratios}) > 3)
    found = consistency(dict(zip(FIVE, ratios, strict=True)))
    doubts = found.doubtful(10)
    errors = [abs(each.error) for each in doubts]
    assert errors == pytest.approx(sorted(errors, reverse=True), abs=1e-3)
    for each in doubts:
        expected = each.answer.ratio * exp(-each.error / (1 - 2 / 5))
        assert each.implied_by_others == pytest.approx(expected, rel=1e-9)
        assert each.index_after < each.index_before
        # Leaving the answer out entirely leaves the same error in the rest.
        fewer = dict(zip(FIVE, ratios, strict=True))
        del fewer[each.answer.first, each.answer.second]
        rest = consistency(fewer).matrix.squared_error
        assert each.index_after * 6 == pytest.approx(rest, abs=1e-9)
    assert np.isfinite(found.consistency_ratio)
