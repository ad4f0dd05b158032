"""Everything a run hands out, written into one folder."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from portfolio.intake import Duplicates, find_duplicates
from portfolio.planning import Roadmap
from portfolio.reporting.brief import brief_html
from portfolio.reporting.manifest import RunRecord, write_json, write_manifest
from portfolio.reporting.pictures import write_charts
from portfolio.reporting.snapshot import SNAPSHOT, take_snapshot
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
    on_step: Callable[[str], None] = lambda _: None,
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
    on_step
        Called with what is begun, in words.
    """
    on_step("Writing tables")
    write_tables(roadmap, folder / "tables", stability=stability)
    on_step("Drawing charts")
    write_charts(roadmap, folder / "charts", style=style)
    if find_spec("xlsxwriter"):
        on_step("Writing the workbook")
        write_workbook(roadmap, folder / "roadmap.xlsx", style=style)
    on_step("Looking for duplicates")
    duplicates = _duplicates(roadmap)
    on_step("Writing the brief")
    page = brief_html(
        roadmap,
        title=title,
        duplicates=duplicates,
        stability=stability,
        style=style,
    )
    (folder / "brief.html").write_text(page, encoding="utf-8", newline="\n")
    write_json(folder / SNAPSHOT, take_snapshot(roadmap))
    write_manifest(folder, roadmap, record)


def _duplicates(roadmap: Roadmap) -> Duplicates | None:
    return find_duplicates(roadmap.problem.backlog) if find_spec("rapidfuzz") else None
