"""Modes: what a row of theirs changes, what it leaves, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from portfolio.domain import Initiative, Quarter, Range, calendar
from portfolio.errors import InvalidInput
from portfolio.intake import Backlog, Capacity, check_fit
from portfolio.intake.read import read_backlog
from portfolio.intake.template import write_template

FULL = {
    "id": "A",
    "title": "Chatbot",
    "mode": "full",
    "duration": 4,
    "build_cost": 80,
    "build_fund": "capex",
    "run_cost": 3,
    "run_fund": "opex",
    "contingency": 0.1,
    "benefit": 20,
    "benefit_low": 15,
    "benefit_high": 30,
    "p_success": 0.5,
    "earliest_start": "2027Q2",
    "score.gain": 4,
    "fte.dev": 2,
    "fte.ops": 1,
    "fte_run.ops": 0.5,
    "may_overrun": "yes",
}


def backlog(mode: dict[str, object] | None = None, **tables: list[dict[str, object]]) -> Backlog:
    """Return the backlog of initiative A, of a mode `lite` with these cells, and other tables."""
    rows = {"modes": [{"initiative": "A", "mode": "lite", **(mode or {})}], **tables}
    frames = {name: pd.DataFrame(table, dtype=object) for name, table in rows.items()}
    return Backlog.from_frames(pd.DataFrame([FULL]), **frames)


def lite(mode: dict[str, object] | None = None, **tables: list[dict[str, object]]) -> Initiative:
    """Return the mode `lite` of A."""
    (made,) = backlog(mode, **tables).initiatives[0].modes
    return made


def told(mode: dict[str, object] | None = None, **tables: list[dict[str, object]]) -> list[str]:
    """Return what is found wrong."""
    with pytest.raises(InvalidInput) as refused:
        backlog(mode, **tables)
    return [str(finding).removeprefix("frame, ") for finding in refused.value.findings]


def staffing(**cells: object) -> dict[str, object]:
    """Return a row of the staffing table for role dev of A."""
    return {"initiative": "A", "role": "dev", **cells}


def spend(**cells: object) -> dict[str, object]:
    """Return a row of the spend table for A."""
    return {"initiative": "A", **cells}


def test_a_blank_row_is_the_initiative_under_another_name() -> None:
    """Nothing stated, nothing changed; title, scores and the right to overrun are shared."""
    one = backlog().initiatives[0]
    assert [way.name for way in one.ways] == ["A (full)", "A (lite)"]
    (mode,) = one.modes
    for name in Initiative.__dataclass_fields__:
        if name not in {"mode", "modes"}:
            assert getattr(mode, name) == getattr(one, name), name
    assert mode.may_overrun
    assert mode.modes == ()


def test_every_column_can_differ() -> None:
    """What a row states counts; 30 over two quarters is 15 a quarter."""
    mode = lite(
        {
            "duration": 2,
            "build_cost": 30,
            "build_fund": "x",
            "run_cost": 1,
            "run_fund": "y",
            "contingency": 0,
            "benefit": 8,
            "benefit_low": 6,
            "benefit_high": 9,
            "p_success": 0.9,
            "earliest_start": "2027Q1",
            "latest_finish": "2028Q4",
            "fte.dev": 1,
            "fte_run.ops": 0.2,
        }
    )
    assert (mode.duration, mode.contingency, mode.p_success) == (2, 0.0, 0.9)
    assert (mode.build_spend, mode.run_spend) == ({"x": (15.0, 15.0)}, {"y": 1.0})
    assert mode.benefit == Range(6, 8, 9)
    assert (mode.earliest_start, mode.latest_finish) == (Quarter(2027, 1), Quarter(2028, 4))
    assert mode.build_people == {"dev": (1.0, 1.0), "ops": (1.0, 1.0)}
    assert mode.run_people == {"ops": 0.2}


def test_another_duration_spreads_the_same_money_over_the_same_people() -> None:
    """80 over two quarters is 40 a quarter; two developers stay two developers."""
    mode = lite({"duration": 2})
    assert mode.build_spend == {"capex": (40.0, 40.0)}
    assert mode.build_people == {"dev": (2.0, 2.0), "ops": (1.0, 1.0)}


def test_zero_is_nobody_and_nothing() -> None:
    """A zero is stated, a blank is not."""
    mode = lite({"build_cost": 0, "fte.dev": 0, "fte_run.ops": 0})
    assert mode.build_spend == {}
    assert mode.build_people == {"ops": (1.0,) * 4}
    assert mode.run_people == {}


@pytest.mark.parametrize(
    ("cells", "benefit"),
    [
        ({}, Range(15, 20, 30)),
        ({"benefit": 8}, Range(8, 8, 8)),
        ({"benefit": 8, "benefit_low": 5}, Range(5, 8, 8)),
        ({"benefit_high": 21}, Range(15, 20, 21)),
    ],
)
def test_a_benefit_of_its_own_has_bounds_of_its_own(
    cells: dict[str, object], benefit: Range
) -> None:
    """Else half a benefit would keep the cautious figure of the whole."""
    assert lite(cells).benefit == benefit


def test_rows_of_money_and_people_for_a_mode() -> None:
    """Rows with its name are the mode's; rows without, or with the own name, the initiative's."""
    tables: dict[str, list[dict[str, object]]] = {
        "spend": [
            spend(mode="lite", fund="x", quarter_of_work=2, amount=5),
            spend(mode="full", fund="y", quarter_of_work=1, amount=7),
            spend(fund="z", phase="run", amount=2),
        ],
        "staffing": [
            staffing(mode="lite", quarter_of_work=1, fte=3),
            staffing(mode="lite", role="ops", phase="run", fte=4),
        ],
    }
    one = backlog({"duration": 2}, **tables).initiatives[0]
    (mode,) = one.modes
    assert one.build_spend == {"capex": (20.0,) * 4, "y": (7.0, 0.0, 0.0, 0.0)}
    assert one.run_spend == mode.run_spend == {"opex": 3.0, "z": 2.0}
    # Money until go-live is the mode's own altogether, so nothing of the 80 or the 7 is left.
    assert mode.build_spend == {"x": (0.0, 5.0)}
    assert mode.build_people == {"dev": (3.0, 0.0), "ops": (1.0, 1.0)}
    assert mode.run_people == {"ops": 4.0}


def test_rows_by_quarter_carry_over_to_modes_of_the_same_duration() -> None:
    """The profile of the initiative is the mode's, unless it says more."""
    base = FULL | {"fte.dev": None}
    rows = pd.DataFrame([staffing(quarter_of_work=k, fte=k) for k in (1, 2, 3, 4)])
    modes = pd.DataFrame(
        [
            {"initiative": "A", "mode": "cheap", "build_cost": 10},
            {"initiative": "A", "mode": "one man", "fte.dev": 1},
            {"initiative": "A", "mode": "twice", "duration": 8, "fte.dev": 0.5},
        ]
    )
    one = Backlog.from_frames(pd.DataFrame([base]), modes=modes, staffing=rows).initiatives[0]
    found = {mode.mode: mode.build_people["dev"] for mode in one.modes}
    assert found == {"cheap": (1, 2, 3, 4), "one man": (1,) * 4, "twice": (0.5,) * 8}


def test_rows_by_quarter_do_not_fit_another_duration() -> None:
    """Whoever tells the initiative by quarter of work must tell the mode, too."""
    rows: dict[str, list[dict[str, object]]] = {
        "spend": [spend(fund="x", quarter_of_work=1, amount=5)],
        "staffing": [staffing(role="lead", quarter_of_work=1, fte=3)],
    }
    assert told({"duration": 2}, **rows) == [
        "modes, row 2, column 'duration': found '2'; 4, as A is told by quarter of work; or else "
        "fte.lead, build_cost beside it, or rows of mode 'lite' in the spend and staffing tables",
    ]
    assert lite({"duration": 2, "build_cost": 1, "fte.lead": 1}, **rows).duration == 2


def test_a_fund_alone_does_not_move_rows_of_money() -> None:
    """The rows name their fund, so another fund needs an amount beside it."""
    rows: dict[str, list[dict[str, object]]] = {
        "spend": [
            spend(fund="capex", quarter_of_work=1, amount=80),
            spend(fund="opex", phase="run", amount=3),
        ],
    }
    assert told({"build_fund": "x", "run_fund": "y"}, **rows) == [
        "modes, row 2, column 'build_fund': found 'x'; a build_cost beside it, as the spend table "
        "says what A costs",
        "modes, row 2, column 'run_fund': found 'y'; a run_cost beside it, as the spend table says "
        "what A costs",
    ]
    assert lite({"build_fund": "x"}).build_spend == {"x": (20.0,) * 4}


def test_all_faults_at_once() -> None:
    """Unknown initiative, names twice, unknown mode of a row, dates and bounds that clash."""
    modes: list[dict[str, object]] = [
        {"initiative": "a", "mode": "lite"},
        {"initiative": "A", "mode": "full"},
        {"initiative": "A", "mode": "fast", "latest_finish": "2027Q4"},
        {"initiative": "A", "mode": "fast", "benefit_low": 21},
        {"initiative": "A", "mode": None, "fte.dev": -1},
    ]
    rows = [staffing(mode="fst", phase="build", fte=1), staffing(mode="fast", fte=1)]
    found = told(None, modes=modes, staffing=rows)
    assert [line.split(";")[0] for line in found] == [
        "modes, row 2, column 'initiative': found 'a'",
        "modes, row 3, column 'mode': found 'full'",
        "modes, row 4, column 'latest_finish': found '2027Q4'",
        "modes, row 5, column 'benefit_low': found '21'",
        "modes, row 5, column 'initiative': found 'A / fast'",
        "modes, row 6, column 'mode': a value",
        "modes, row 6, column 'fte.dev': found '-1'",
        "staffing, row 2, column 'mode': found 'fst'",
        "staffing, row 3, column 'quarter_of_work': a quarter of work, or else a phase",
    ]
    told_of = dict(zip((line.split(":")[0] for line in found), found, strict=True))
    assert told_of["modes, row 2, column 'initiative'"].endswith("(did you mean 'A'?)")
    assert told_of["modes, row 3, column 'mode'"].endswith(
        "another name than 'full', the mode A has in the initiatives table"
    )
    assert told_of["staffing, row 2, column 'mode'"].endswith(
        "a mode of A (full, fast), or a blank cell (did you mean 'fast'?)"
    )


def test_what_a_mode_cannot_differ_in_is_refused() -> None:
    """Scores, title and the like belong to the initiative."""
    found = told({"score.gain": 5, "titel": "x"})
    shared = "scores and all else that every mode shares stand in the initiatives table"
    assert found == [
        f"modes, row 1, column '{name}': found '{name}'; a column of the modes table; {shared}"
        for name in ("score.gain", "titel")
    ]


def test_money_and_people_told_twice() -> None:
    """A mode is held to the same rules as an initiative."""
    rows: dict[str, list[dict[str, object]]] = {
        "spend": [spend(mode="lite", fund="capex", quarter_of_work=1, amount=5)],
        "staffing": [staffing(mode="lite", quarter_of_work=1, fte=3)],
    }
    found = told({"build_cost": 6, "fte.dev": 1}, **rows)
    assert [line.split(";")[0] for line in found] == [
        "modes, row 2, column 'build_cost': found '6'",
        "modes, row 2, column 'fte.dev': found '1'",
    ]


def test_funds_and_roles_of_every_mode_must_exist() -> None:
    """A capacity that knows what the initiative needs may not know what its modes need."""
    capacity = Capacity.of(calendar("2027Q1", 8), {"capex": 1, "opex": 1}, {"dev": 1, "ops": 1})
    check_fit(backlog(), capacity)
    with pytest.raises(InvalidInput) as refused:
        check_fit(backlog({"build_cost": 1, "build_fund": "capx", "fte.lawyer": 1}), capacity)
    assert [str(finding) for finding in refused.value.findings] == [
        "backlog, column 'fund capx': found 'A (lite)'; fund 'capx' needs a budget for every "
        "quarter (there is: capex, opex) (did you mean 'capex'?)",
        "backlog, column 'role lawyer': found 'A (lite)'; role 'lawyer' needs capacity rows; "
        "write 0 if nobody",
    ]


def test_a_mode_that_lifts_a_date_cannot_be_written() -> None:
    """A blank cell is the date of the initiative, so it is refused rather than changed."""
    base = Initiative(id="A", title="a", earliest_start=Quarter(2027, 1))
    free = Initiative(id="A", title="a", mode="free")
    one = Initiative(id="A", title="a", earliest_start=base.earliest_start, modes=(free,))
    with pytest.raises(ValueError, match="cannot lift the earliest_start of A"):
        Backlog((one,)).to_tables()


def test_the_template_shows_a_mode(tmp_path: Path) -> None:
    """The example of the template has an initiative that can be done in a smaller way."""
    pytest.importorskip("openpyxl")
    read = read_backlog(write_template(tmp_path / "t.xlsx"))
    (mode,) = read.by_id["NEXT-BEST-OFFER"].modes
    assert (mode.mode, mode.duration, mode.build_spend) == (
        "lite",
        2,
        {"innovation": (110_000.0, 110_000.0)},
    )
    assert mode.build_people == {"ai_engineer": (0.5, 0.5), "data_scientist": (1.0, 1.0)}
    assert "1 modes" in repr(read)
