"""Whatever an input holds, it is read or refused with findings, never with a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.capacity import Capacity
from portfolio.intake.columns import BACKLOG_TABLES, CAPACITY_TABLES, TABLES
from portfolio.intake.read import read_backlog

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**16),
    st.floats(),
    st.dates(date(1, 1, 1)),
    st.sampled_from(["", "A1", "B2", "a1", "2", "2..3", "2027Q1", "run", "build", "yes", "after"]),
    st.sampled_from(["€5", "$5", "1,5", "=A1", "#REF!", "H1", "budget", "dev", "50%", "growth; x"]),
    st.text(max_size=4),
    st.tuples(st.integers()),
)


def frames(table: str) -> st.SearchStrategy[pd.DataFrame]:
    """Frames with some columns of a table, and any cells."""
    names = [field.name.replace("ROLE", "dev") for field in TABLES[table].fields]
    columns = st.lists(st.sampled_from([*names, "nonsense", "fte.", ""]), max_size=8)
    wanted = columns.map(lambda drawn: list(dict.fromkeys([*TABLES[table].required, *drawn])))
    return wanted.flatmap(
        lambda chosen: st.lists(
            st.lists(CELLS, min_size=len(chosen), max_size=len(chosen)), max_size=4
        ).map(lambda rows: pd.DataFrame(rows, columns=chosen, dtype=object))
    )


def read_or_refused(read: object) -> None:
    """Read, or be refused with findings that each name their source and what was expected."""
    assert callable(read)
    try:
        read()
    except InvalidInput as refused:
        told = refused.findings
        if not told or not all(finding.source and finding.expected for finding in told):
            pytest.fail(f"a finding that says nothing: {told}")


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({name: frames(name) for name in BACKLOG_TABLES}))
def test_any_frames_of_a_backlog(tables: dict[str, pd.DataFrame]) -> None:
    """Any cells in any columns of any table of a backlog."""
    further = {name: table for name, table in tables.items() if name != "initiatives"}
    read_or_refused(lambda: Backlog.from_frames(tables["initiatives"], **further))


@settings(max_examples=60, deadline=None)
@given(
    frames("budget"),
    st.fixed_dictionaries({}, optional={name: frames(name) for name in CAPACITY_TABLES[1:]}),
)
def test_any_frames_of_a_capacity(budget: pd.DataFrame, others: dict[str, pd.DataFrame]) -> None:
    """Any cells in any columns of the tables of a capacity."""
    read_or_refused(lambda: Capacity.from_frames(budget, **others))


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(alphabet='id,title;\t"\n\r A1=5€ä', max_size=60).map(str.encode),
        st.text(alphabet='id,title;\t"\n\r A1=5€ä', max_size=60).map(lambda t: t.encode("cp1252")),
    )
)
def test_any_bytes_as_a_csv_file(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Any bytes, and any mixture of what a CSV file is made of."""
    path: Path = tmp_path_factory.mktemp("any") / "initiatives.csv"
    path.write_bytes(content)
    read_or_refused(lambda: read_backlog(path))
    path.write_bytes(b"id,title\n" + content)
    read_or_refused(lambda: read_backlog(path))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 5_000), st.integers(0, 40))
def test_any_damage_to_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int, length: int
) -> None:
    """Any bytes put over any place of a workbook."""
    pytest.importorskip("openpyxl")
    folder = tmp_path_factory.mktemp("any")
    path = folder / "backlog.xlsx"
    frame = pd.DataFrame({"id": ["A1"], "title": ["Chatbot"], "build_cost": [5]})
    frame.to_excel(path, sheet_name="initiatives", index=False)
    sound = path.read_bytes()
    place = min(place, len(sound))
    path.write_bytes(sound[:place] + junk + sound[place + length :])
    read_or_refused(lambda: read_backlog(path))
