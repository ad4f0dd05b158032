"""Results as CSV files that a spreadsheet opens safely and that repeat byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.intake.cells import escape
from portfolio.planning import Carried, Contract, Loan, Training, Transfer

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.planning import Roadmap
    from portfolio.scoring.stability import Stability

_TRIGGERS = tuple("=+-@＝＋－＠")  # noqa: RUF001
_FIGURES = 6


def result_tables(
    roadmap: Roadmap, stability: Stability | None = None
) -> Mapping[str, pd.DataFrame]:
    """Return the tables a roadmap has the data for, by name.

    ``roadmap``, ``not_planned``, ``spend``, ``staffing`` and ``hiring`` need a plan,
    ``contracting``, ``training``, ``lending``, ``carried`` and ``transfers`` also terms to decide
    on, ``scores`` needs scored candidates, ``horizons`` classified ones, ``stability`` a ranking
    that was tried. Numbers are rounded to 6 figures after the point, so that two runs of the same
    arithmetic write the same text.
    """
    problem = roadmap.problem
    tables: dict[str, pd.DataFrame] = {}
    if roadmap.outcome.has_plan:
        tables |= {
            "roadmap": roadmap.to_frame(),
            "not_planned": roadmap.not_planned(),
            "spend": roadmap.spend(),
            "staffing": roadmap.staffing(),
            "hiring": roadmap.hiring(),
        }
        tables |= {
            name: table()
            for name, family, table in (
                ("contracting", Contract.cause, roadmap.contracting),
                ("training", Training.cause, roadmap.training),
                ("lending", Loan.cause, roadmap.lending),
                ("carried", Carried.cause, roadmap.carried),
                ("transfers", Transfer.cause, roadmap.transfers),
            )
            if len(problem.columns.get(family, ()))
        }
    if problem.scorecard is not None:
        tables["scores"] = problem.scorecard.to_frame()
    if stability is not None:
        tables["stability"] = stability.to_frame()
    if problem.horizon_map is not None:
        tables["horizons"] = problem.horizon_map.to_frame()
    return {name: _rounded(table) for name, table in tables.items()}


def write_tables(
    roadmap: Roadmap, folder: Path | str, *, stability: Stability | None = None
) -> tuple[Path, ...]:
    """Write the tables of `result_tables` as CSV files, one a table.

    UTF-8, a comma between cells, a full stop in numbers, lines end with a line feed. Text that a
    spreadsheet would take for a formula is written behind an apostrophe (see `guard`).

    Parameters
    ----------
    roadmap
        Result of `plan`; without a plan only scores and horizons are written.
    folder
        Made if need be; files of the same names are replaced.
    stability
        How robust the ranking is; None where it was not tried.

    Returns
    -------
    The files, in the order of the tables.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, table in result_tables(roadmap, stability).items():
        safe = table.rename(columns=guard)
        texts = safe.select_dtypes(exclude=["number", "bool"]).columns
        safe = safe.assign(**{column: safe[column].map(_guarded) for column in texts})
        path = folder / f"{name}.csv"
        path.write_bytes(safe.to_csv(index=False, lineterminator="\n").encode())
        files.append(path)
    return tuple(files)


def guard(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    An apostrophe goes before text whose first letter, after apostrophes and blanks, is one of
    ``= + - @`` or their full-width forms, and before what looks like an error of Excel. Reading a
    backlog takes exactly that apostrophe away again.
    """
    formula = text.lstrip("'").lstrip().startswith(_TRIGGERS)
    return f"'{text}" if formula or escape(text) != text else text


def _guarded(cell: object) -> object:
    return guard(cell) if isinstance(cell, str) else cell


def _rounded(table: pd.DataFrame) -> pd.DataFrame:
    numbers = table.select_dtypes("float").columns
    # Adding 0.0 turns -0.0 into 0.0.
    return table.assign(**{name: table[name].round(_FIGURES) + 0.0 for name in numbers})
