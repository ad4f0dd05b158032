"""The result of a framework: labels, ranks with ties, sentences, tables."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from tests.scoring.frameworks.conftest import Columns

from portfolio.intake.backlog import Backlog
from portfolio.scoring.frameworks import ValueEffort


@pytest.fixture
def backlog(with_columns: Columns) -> Backlog:
    """Return ratios 2, 3, 2 and 0.5, and one without figures."""
    return with_columns(
        A={"value": 4, "effort": 2},
        B={"value": 6, "effort": 2},
        C={"value": 2, "effort": 1},
        D={"value": 1, "effort": 2},
        E={},
    )


def test_ranks_share_ties(backlog: Backlog) -> None:
    """3, then twice 2 at rank 2 by id, then 0.5 at rank 4."""
    found = ValueEffort().rank(backlog)
    assert found.scores.tolist() == [2.0, 3.0, 2.0, 0.5]
    assert found.ranks == {"B": 1, "A": 2, "C": 2, "D": 4}
    assert found.ranking == ("B", "A", "C", "D")
    assert len(found) == 4


def test_rounding_breaks_no_tie(with_columns: Columns) -> None:
    """0.3 / 0.1 and 3 / 1 are the same ratio, though not the same float: one rank."""
    found = ValueEffort().rank(
        with_columns(A={"value": 3, "effort": 1}, B={"value": 0.3, "effort": 0.1})
    )
    assert found.scores[0] != found.scores[1]
    assert found.ranks == {"A": 1, "B": 1}


def test_frame(backlog: Backlog) -> None:
    """By rank: labels, inputs by name, figure, and what the ranking goes by."""
    frame = ValueEffort().rank(backlog).to_frame()
    assert list(frame.columns) == ["rank", "id", "title", "value", "effort", "score", "ranked_by"]
    assert frame["rank"].tolist() == [1, 2, 2, 4]
    assert frame["title"].tolist()[0] == "Project B"
    assert frame["value"].tolist() == [6, 4, 2, 1]
    assert frame["score"].tolist() == frame["ranked_by"].tolist() == [3, 2, 2, 0.5]


def test_explaining_an_unknown_id(backlog: Backlog) -> None:
    """The nearest id that is ranked is named."""
    with pytest.raises(KeyError, match=r"'a' is not ranked; did you mean 'A'\?"):
        ValueEffort().rank(backlog).explain("a")
    with pytest.raises(KeyError, match="'E' is not ranked\""):
        ValueEffort().rank(backlog).explain("E")


def test_against_the_scorecard(backlog: Backlog) -> None:
    """First two of four: B and, tied, A or C; the other ranking has C and B."""
    found = ValueEffort().rank(backlog).against(("C", "B", "A", "D", "E"))
    assert found.top == 2
    assert found.shared == (1, 2)
    assert found.left_out == ("E",)


def test_words(backlog: Backlog) -> None:
    """The line says how many and who is first; the page says what it means and does not mean."""
    found = ValueEffort().rank(backlog)
    assert repr(found) == (
        "<FrameworkRanking of 4 initiatives by Value over effort, first: Project B>"
    )
    page = found._repr_html_()
    for told in (ValueEffort.meaning, ValueEffort.does_not_mean, "not ranked: 1 (E)"):
        assert told in page


def test_many_left_out_are_counted(with_columns: Columns) -> None:
    """Five names and a count, not a wall of ids."""
    rows = {f"I{k}": {} for k in range(7)}
    found = ValueEffort().rank(with_columns(A={"value": 1, "effort": 1}, **rows))
    assert found.notes == ("Without any figure, so not ranked: 7 (I0, I1, I2, I3, I4 ...).",)
    for count, shown in ((5, "I0, I1, I2, I3, I4"), (6, "I0, I1, I2, I3, I4 ...")):
        some = dict(list(rows.items())[:count])
        found = ValueEffort().rank(with_columns(A={"value": 1, "effort": 1}, **some))
        assert found.notes == (f"Without any figure, so not ranked: {count} ({shown}).",)


def test_it_is_frozen(backlog: Backlog) -> None:
    """Nothing of a result can be set, and its arrays are read-only."""
    found = ValueEffort().rank(backlog)
    with pytest.raises(FrozenInstanceError):
        found.ids = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        found.inputs["value"][0] = 9
