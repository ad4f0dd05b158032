"""Everything a run hands out, written into one folder."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from portfolio.intake import Duplicates, find_duplicates
from portfolio.planning import Roadmap
from portfolio.reporting.brief import brief_html
from portfolio.reporting.manifest import RunRecord, write_json, write_manifest
from portfolio.reporting.pictures import write_charts
from portfolio.reporting.snapshot import take_snapshot
from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.reporting.tables import write_tables
from portfolio.reporting.workbook import write_workbook
from portfolio.scoring.stability import Stability


def write_report(
    folder: Path,
    roadmap: Roadmap,
    record: RunRecord,
    *,
    title: str,
    stability: Stability | None = None,
    style: Style = DEFAULT_STYLE,
) -> None:
    """Write tables, workbook, charts, brief, snapshot and manifest.

    The workbook needs the extra ``excel`` and the search for duplicates the extra ``dedupe``;
    where one is not installed, that part is left out; the manifest lists what is there.

    Parameters
    ----------
    folder
        An empty folder.
    roadmap
        A plan.
    record
        What the manifest tells of the making.
    title
        Title of the brief.
    stability
        How robust the ranking of the candidates is; None where it was not tried.
    style
        How money is written, and how much of long lists is shown.
    """
    write_tables(roadmap, folder / "tables", stability=stability)
    write_charts(roadmap, folder / "charts", style=style)
    if find_spec("xlsxwriter"):
        write_workbook(roadmap, folder / "roadmap.xlsx", style=style)
    page = brief_html(
        roadmap,
        title=title,
        duplicates=_duplicates(roadmap),
        stability=stability,
        style=style,
    )
    (folder / "brief.html").write_text(page, encoding="utf-8", newline="\n")
    write_json(folder / "snapshot.json", take_snapshot(roadmap))
    write_manifest(folder, roadmap, record)


def _duplicates(roadmap: Roadmap) -> Duplicates | None:
    return find_duplicates(roadmap.problem.backlog) if find_spec("rapidfuzz") else None
