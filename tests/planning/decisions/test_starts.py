"""The starts: one column for every initiative and quarter it may start in."""

from __future__ import annotations

from tests.planning.handmade import FIRST, NOTHING_WORTH, Setting, column_names, initiative, q

from portfolio.domain import Initiative, calendar
from portfolio.domain.vocabulary import Status
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Problem
from portfolio.planning.decisions import StartColumns, Starts


def _columns(*initiatives: Initiative, quarters: int = 4) -> StartColumns:
    return Starts().columns(Setting(quarters=quarters).under((), *initiatives))


def test_one_column_a_quarter_in_which_work_fits() -> None:
    """Two quarters of work in four: starts 0, 1, 2; a window cuts them."""
    b = initiative("B", earliest_start=q(1), latest_finish=q(2))
    columns = _columns(initiative("A", 2), b)
    assert [columns.labels[k] for k in range(len(columns))] == [
        ("A", q(0)),
        ("A", q(1)),
        ("A", q(2)),
        ("B", q(1)),
        ("B", q(2)),
    ]
    assert columns.owner.tolist() == [0, 0, 0, 1, 1]
    assert columns.start.tolist() == [0, 1, 2, 1, 2]
    assert columns.span == {"A": (0, 3), "B": (3, 5)}
    assert columns.first.tolist() == [0, 3]
    assert columns.sizes.tolist() == [3, 2]
    assert columns.number == {"A": 0, "B": 1}
    assert columns.duration.tolist() == [2, 2, 2, 1, 1]


def test_columns_are_binary() -> None:
    """Started or not, without a price of its own."""
    columns = _columns(initiative("A", 2))
    assert columns.integer.all()
    assert columns.lower.tolist() == [0] * 3
    assert columns.upper.tolist() == [1] * 3
    assert columns.penalty.tolist() == [0] * 3


def test_spend_follows_the_start() -> None:
    """Build 15 and 30 with contingency, then 3 a quarter to the end of the calendar."""
    columns = _columns(initiative("A", 2, cost=(10, 20), run=3, contingency=0.5))
    assert columns.spend.toarray().T.tolist() == [[15, 30, 3, 3], [0, 15, 30, 3], [0, 0, 15, 30]]
    assert columns.total_spend.tolist() == [51, 48, 45]


def test_people_follow_the_start() -> None:
    """1 and 2 FTE to build, then half an FTE to run; contingency is money only."""
    columns = _columns(initiative("A", 2, people=(1, 2), run_people=0.5, contingency=0.5))
    assert columns.people.toarray().T.tolist() == [[1, 2, 0.5, 0.5], [0, 1, 2, 0.5], [0, 0, 1, 2]]
    assert columns.total_people.tolist() == [4, 3.5, 3]


def test_rows_are_fund_by_quarter() -> None:
    """The row of fund f in quarter t is f * quarters + t, funds in order of name."""
    mixed = Initiative(
        id="A",
        title="A",
        build_spend={"zoo": (1.0,), "art": (2.0,)},
        run_spend={"mid": 3.0},
        build_people={"ux": (4.0,)},
        run_people={"ml": 5.0},
    )
    capacity = Capacity.of(
        calendar(FIRST, 2), {"zoo": 9.0, "art": 9.0, "mid": 9.0}, {"ux": 9.0, "ml": 9.0}
    )
    columns = Starts().columns(Problem(Backlog((mixed,)), capacity, (), NOTHING_WORTH))
    # art, mid, zoo in both quarters; then ml, ux.
    assert columns.spend.toarray().T.tolist() == [[2, 0, 0, 3, 1, 0], [0, 2, 0, 0, 0, 1]]
    assert columns.people.toarray().T.tolist() == [[0, 5, 4, 0], [0, 0, 0, 4]]


def test_columns_of_an_initiative() -> None:
    """By id, alone or together; what cannot be planned has none."""
    columns = _columns(initiative("A", 3), initiative("B", 9), initiative("C", 4))
    assert columns.of("A").tolist() == [0, 1]
    assert columns.of("B").tolist() == []
    assert columns.of("unheard of").tolist() == []
    assert columns.of_all(["C", "B", "A"]).tolist() == [2, 0, 1]
    assert columns.of_all([]).tolist() == []
    numbers, sizes = columns.of_each(["C", "B", "unheard of", "A", "C"])
    assert (numbers.tolist(), sizes.tolist()) == ([2, 0, 1, 2], [1, 0, 0, 2, 1])
    assert columns.span == {"A": (0, 2), "C": (2, 3)}


def test_closed_initiatives_have_no_columns() -> None:
    """Delivered and withdrawn are out, in flight is in."""
    problem = Setting(quarters=1).under(
        (),
        initiative("A", status=Status.DELIVERED),
        initiative("B", status=Status.WITHDRAWN),
        initiative("C", status=Status.IN_FLIGHT),
    )
    assert column_names(problem) == ["C@0"]


def test_nothing_to_plan_has_no_columns() -> None:
    """Shapes stay right with no initiative at all."""
    columns = _columns()
    assert len(columns) == 0
    assert columns.spend.shape == (4, 0)
    assert columns.people.shape == (4, 0)
    assert columns.total_spend.tolist() == []


def test_a_start_before_the_calendar_is_cut() -> None:
    """An earliest start in the past is the first quarter."""
    assert _columns(initiative("A", 4, earliest_start=q(-5))).start.tolist() == [0]


def test_modes_are_ways_of_one_initiative() -> None:
    """A in two quarters or, for more money, in one; its columns stand together."""
    fast = initiative("A", 1, cost=30, mode="fast")
    columns = _columns(
        initiative("A", 2, cost=(10, 10), mode="full", modes=(fast,)), initiative("B")
    )
    # Full fits quarters 0 to 2 of 4, fast 0 to 3, and B 0 to 3.
    assert columns.span == {"A": (0, 7), "B": (7, 11)}
    assert columns.owner.tolist() == [0] * 3 + [1] * 4 + [2] * 4
    assert columns.start.tolist() == [0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3]
    assert columns.total_spend.tolist()[:7] == [20] * 3 + [30] * 4
    assert columns.labels[3] == ("A (fast)", q(0))
    assert columns.of("A").tolist() == list(range(7))


def test_work_may_overrun_the_calendar_where_allowed() -> None:
    """Three quarters of work may start in the last of four, and charge but the first of them."""
    columns = _columns(initiative("A", 3, cost=(5, 6, 7), may_overrun=True))
    assert columns.start.tolist() == [0, 1, 2, 3]
    assert columns.total_spend.tolist() == [18, 18, 11, 5]


def test_go_live_is_the_quarter_after_the_work() -> None:
    """Two quarters of work from quarter 0, 1 and 2 on: live in 2, 3 and 4, after the calendar."""
    assert _columns(initiative("A", 2)).go_live.tolist() == [2, 3, 4]
