"""Money and people by quarter of work."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from portfolio.errors import InvalidInput
from portfolio.intake.columns import TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.read import read_backlog
from portfolio.intake.records import read_records
from portfolio.intake.tables.profiles import Profiles, read_profiles
from portfolio.intake.tables.ways import Ways

A, LITE, B = ("A", ""), ("A", "lite"), ("B", "")


def folder(path: Path, **tables: str) -> Path:
    """Folder with a CSV file for each table."""
    for name, text in tables.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def staffing(*rows: tuple[str, object, object, float]) -> Profiles:
    """Profiles of role, phase, quarter of work and FTE of initiative A of two quarters."""
    columns = ["role", "phase", "quarter_of_work", "fte"]
    frame = pd.DataFrame(rows, columns=columns, dtype=object).assign(initiative="A")
    records = read_records(TABLES["staffing"], sheet_of_frame(frame, "staffing"))
    return read_profiles(records, "role", "fte", Ways({"A": ""}, {A: 2, LITE: 1}))


def test_quarters_without_a_row_are_zero() -> None:
    """A row for the second quarter says that nobody is needed in the first."""
    found = staffing(("dev", None, 2, 1.5))
    assert found.build(A, "dev", 2) == (0.0, 1.5)
    assert found.run(A, "dev") is None
    assert found.builds(A, 2) == {"dev": (0.0, 1.5)}
    assert found.runs(A) == {}
    assert found.by_quarter(A) == ("dev",)
    assert found.findings == ()


def test_a_phase_is_every_quarter_of_it() -> None:
    """Build counts in every quarter of work, run in every quarter after."""
    found = staffing(("dev", "build", None, 0.5), ("dev", "run", None, 0.1))
    assert found.build(A, "dev", 2) == (0.5, 0.5)
    assert found.run(A, "dev") == 0.1


def test_no_rows_is_not_zero() -> None:
    """Without rows there is no profile, so that the column of the initiative counts."""
    found = staffing(("dev", "run", None, 0.1))
    assert found.build(A, "dev", 2) is None
    assert found.build(A, "lead", 2) is None
    assert found.build(B, "dev", 2) is None
    assert found.builds(B, 2) == {}
    assert found.runs(B) == {}
    assert found.builds(A, 2) == {}
    assert found.runs(A) == {"dev": 0.1}


@pytest.mark.parametrize(
    "rows",
    [
        [("dev", "build", None, 1), ("dev", None, 1, 1)],
        [("dev", None, 1, 1), ("dev", "build", None, 1)],
    ],
)
def test_a_phase_and_its_quarters_clash_in_any_order(
    rows: list[tuple[str, object, object, float]],
) -> None:
    """A whole phase beside one of its quarters is one finding; run rows are no part of it."""
    others = [("dev", "run", None, 1), ("lead", None, 1, 1)]
    (finding,) = staffing(*rows, *others).findings
    assert "either the whole phase or its quarters, not both; see row 2" in str(finding)


def test_profiles_by_quarter_of_work(tmp_path: Path) -> None:
    """Spend and staffing rows give the profile; quarters without a row are zero.

    The build cost of 90 is the sum of the rows of its fund and does not add to them.
    """
    backlog = read_backlog(
        folder(
            tmp_path,
            initiatives="id,title,duration,build_cost,run_cost\nA1,Chatbot,3,90,7\nB2,Bot,2,10,\n",
            spend="initiative,phase,quarter_of_work,fund,amount\n"
            "A1,,3,budget,60\nA1,build,1,budget,30\nA1,,2,innovation,5\nA1,run,,innovation,2\n",
            staffing="initiative,role,phase,quarter_of_work,fte\n"
            "A1,dev,,2,1.5\nA1,lead,build,,0.5\nA1,lead,run,,0.25\nB2,dev,,1,1\n",
        )
    )
    one = backlog.by_id["A1"]
    assert one.build_spend == {"budget": (30.0, 0.0, 60.0), "innovation": (0.0, 5.0, 0.0)}
    assert one.run_spend == {"budget": 7.0, "innovation": 2.0}
    assert one.build_people == {"dev": (0.0, 1.5, 0.0), "lead": (0.5, 0.5, 0.5)}
    assert one.run_people == {"lead": 0.25}
    assert backlog.by_id["B2"].build_spend == {"budget": (5.0, 5.0)}
    assert backlog.by_id["B2"].build_people == {"dev": (1.0, 0.0)}


@pytest.mark.parametrize("written", ["99.996", "100", "100.004", "€100.00"])
def test_cost_may_differ_from_its_profile_by_half_a_cent(tmp_path: Path, written: str) -> None:
    """33 + 33 + 34 = 100; costs within half a cent agree, and the rows are taken."""
    rows = "A1,1,budget,33\nA1,2,budget,33\nA1,3,budget,34\n"
    files = folder(
        tmp_path,
        initiatives=f"id,title,duration,build_cost\nA1,Chatbot,3,{written}\n",
        spend="initiative,quarter_of_work,fund,amount\n" + rows,
    )
    assert read_backlog(files).by_id["A1"].build_spend == {"budget": (33.0, 33.0, 34.0)}
    off = (files / "initiatives.csv").read_text("utf-8").replace(written, "100.006")
    (files / "initiatives.csv").write_text(off, "utf-8")
    with pytest.raises(InvalidInput, match="the sum of the spend table for fund 'budget', 100"):
        read_backlog(files)
