"""Charts as files and inside a page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest

from portfolio.domain import Initiative, Range, calendar
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Problem, Roadmap, plan
from portfolio.reporting.charts import CHARTS, charts_of
from portfolio.reporting.pictures import PictureFormat, inline_svg, write_chart, write_charts


@pytest.mark.parametrize("picture", PictureFormat)
def test_one_file_a_chart(roadmap: Roadmap, tmp_path: Path, picture: PictureFormat) -> None:
    """Every chart is written under its name, into a folder made for them."""
    files = write_charts(roadmap, tmp_path / "new" / "charts", picture=picture)
    assert [file.name for file in files] == [f"{name}.{picture}" for name in CHARTS]
    start = {PictureFormat.PNG: b"\x89PNG", PictureFormat.SVG: b"<?xml"}[picture]
    assert all(file.read_bytes().startswith(start) for file in files)


@pytest.mark.parametrize("picture", PictureFormat)
def test_files_repeat(bare: Roadmap, tmp_path: Path, picture: PictureFormat) -> None:
    """The same roadmap gives the same bytes, whatever the session has set for its own charts."""
    first = write_charts(bare, tmp_path / "a", picture=picture)
    with mpl.rc_context({"font.size": 30, "svg.hashsalt": "other", "axes.facecolor": "red"}):
        second = write_charts(bare, tmp_path / "b", picture=picture)
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


@pytest.mark.parametrize("picture", PictureFormat)
def test_one_chart_is_written_as_all_are(
    bare: Roadmap, tmp_path: Path, picture: PictureFormat
) -> None:
    """Under the same name it has the same bytes; the ending says which kind of file."""
    first = write_charts(bare, tmp_path / "all", picture=picture)[0]
    path = tmp_path / first.name.upper().replace(first.stem.upper(), first.stem)
    one = write_chart(lambda: CHARTS[first.stem](bare), path)
    assert one.read_bytes() == first.read_bytes()
    with pytest.raises(ValueError, match=r"ends with \.png or \.svg, not 'x\.gif'"):
        write_chart(lambda: CHARTS[first.stem](bare), tmp_path / "x.gif")


def test_the_session_keeps_its_settings(bare: Roadmap, tmp_path: Path) -> None:
    """Writing charts leaves the settings of the session as they were."""
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        before = dict(mpl.rcParams)
        write_charts(bare, tmp_path)
        assert dict(mpl.rcParams) == before


def test_files_hold_no_date_and_no_version(bare: Roadmap, tmp_path: Path) -> None:
    """Nothing in a file tells when, or by which version, it was made."""
    for picture in PictureFormat:
        for file in write_charts(bare, tmp_path, picture=picture):
            content = file.read_bytes()
            assert mpl.__version__.encode() not in content
            assert b"dc:date" not in content


def test_no_plan_no_charts(no_plan: Roadmap, tmp_path: Path) -> None:
    """Without a plan no chart is written."""
    assert write_charts(no_plan, tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", CHARTS)
def test_inline_svg_can_be_read_out(roadmap: Roadmap, name: str) -> None:
    """The element is an image whose title is the finding, and both can be found by their ids."""
    root = ET.fromstring(inline_svg(roadmap, name))
    assert root.tag == "svg"
    assert root.attrib["role"] == "img"
    title, told = root[0], root[1]
    assert (title.tag, told.tag) == ("title", "desc")
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {told.attrib['id']}"
    assert title.text


def test_inline_svg_is_the_chart(roadmap: Roadmap) -> None:
    """Text stays text, so that it can be found, marked and read."""
    texts = {element.text for element in ET.fromstring(inline_svg(roadmap, "roadmap")).iter("text")}
    assert {"Claims triage · CLAIMS", "H1 run · 3", "mandatory"} <= texts


def test_ids_are_unlike_those_of_other_charts(roadmap: Roadmap) -> None:
    """On a page with all charts no id stands twice, and every reference leads somewhere."""
    ids: list[str] = []
    for name in CHARTS:
        svg = inline_svg(roadmap, name)
        mine = [e.attrib["id"] for e in ET.fromstring(svg).iter() if "id" in e.attrib]
        wanted = re.findall(r'href="#([^"]+)"', svg) + re.findall(r"url\(#([^)]+)\)", svg)
        assert set(wanted) <= set(mine)
        ids += mine
    assert len(set(ids)) == len(ids)


def test_inline_svg_loads_and_runs_nothing(hostile: Roadmap) -> None:
    """No address, no script and no style sheet gets into the page with a chart."""
    for name in CHARTS:
        root = ET.fromstring(inline_svg(hostile, name))
        tags = {element.tag for element in root.iter()}
        assert not tags & {"script", "style", "image", "foreignObject", "a", "metadata"}
        for element in root.iter():
            assert not any(key.startswith("on") for key in element.attrib)
            assert element.attrib.get("href", "#").startswith("#")
            assert "://" not in "".join(element.attrib.values())


def test_any_script_can_be_written(bare: Roadmap) -> None:
    """Letters that no font here has are no reason to warn: the reader's fonts will show them."""
    first, second = bare.problem.backlog.initiatives
    title = "\u4fdd\u967a \U0001f680 \u0627\u0644"
    data = replace(bare.problem.backlog, initiatives=(replace(first, title=title), second))
    named = replace(bare, problem=replace(bare.problem, candidates=data))
    texts = [
        element.text or "" for element in ET.fromstring(inline_svg(named, "roadmap")).iter("text")
    ]
    assert f"{title} · A" in texts


def test_no_letter_breaks_the_page() -> None:
    """Control characters in a title or the name of a role or fund leave the picture readable."""
    odd = "a\x00b\x0b\x1b]0;c\ud800"
    one = Initiative(
        id="A",
        title=odd,
        build_spend={odd: (1.0,)},
        build_people={odd: (1.0,)},
        benefit=Range.exactly(1.0),
    )
    # `Capacity.of` would refuse such names.
    means = Capacity(calendar("2027Q1", 2), {odd: (1.0, 1.0), "b": (1.0, 1.0)}, {odd: (1.0, 1.0)})
    roadmap = plan(Problem.of(Backlog((one,)), means))
    for name in charts_of(roadmap):
        assert ET.fromstring(inline_svg(roadmap, name)).tag == "svg"


def test_inline_svg_repeats(roadmap: Roadmap) -> None:
    """The same roadmap gives the same text."""
    assert inline_svg(roadmap, "staffing") == inline_svg(roadmap, "staffing")
