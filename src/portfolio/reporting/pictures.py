"""Charts as picture files and as pictures inside a page, the same bytes every time."""

from __future__ import annotations

import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.reporting.charts import CHARTS, charts_of
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from portfolio.planning import Roadmap

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"[\"(]#([\w-]+)")
_DPI = 160


class PictureFormat(StrEnum):
    """Kinds of picture files: dots, which open everywhere, or lines, which enlarge."""

    PNG = "png"
    SVG = "svg"


def write_charts(
    roadmap: Roadmap,
    folder: Path | str,
    *,
    picture: PictureFormat = PictureFormat.PNG,
    style: Style = DEFAULT_STYLE,
) -> tuple[Path, ...]:
    """Write every chart a roadmap has the data for, one file a chart; none without a plan.

    Letters that no installed font has are drawn as boxes, and matplotlib warns of each; Noto
    fonts have all letters.

    Parameters
    ----------
    roadmap
        Result of `plan`.
    folder
        Made if need be; files of the same names are replaced.
    picture
        Kind of file.
    style
        The currency, and how much of long lists is shown.

    Returns
    -------
    The files, in the order of `CHARTS`.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in charts_of(roadmap):
        path = folder / f"{name}.{picture}"
        path.write_bytes(_draw(_of(roadmap, name, style), name, PictureFormat(picture))[0])
        files.append(path)
    return tuple(files)


def write_chart(draw: Callable[[], Axes], path: Path | str) -> Path:
    """Write one chart as a file of the kind its ending names.

    Parameters
    ----------
    draw
        Draws the chart, such as ``lambda: plot_frontier(found)``.
    path
        Ends with .png or .svg; a file there is replaced.

    Raises
    ------
    ValueError
        For another ending.
    """
    path = Path(path)
    content, _ = _draw(draw, path.stem, picture_format(path))
    path.write_bytes(content)
    return path


def picture_format(path: Path) -> PictureFormat:
    """Return the kind of picture file that an ending names.

    Raises
    ------
    ValueError
        For an ending other than .png and .svg.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in list(PictureFormat):
        raise ValueError(f"a picture ends with .png or .svg, not {path.name!r}")
    return PictureFormat(ending)


def inline_svg(roadmap: Roadmap, name: str, style: Style = DEFAULT_STYLE) -> str:
    """Return a chart as an SVG element for a page: text stays text, and readers hear the finding.

    Parameters
    ----------
    roadmap
        A plan.
    name
        One of `charts_of`.
    style
        The currency, and how much of long lists is shown.
    """
    # The parser reads what matplotlib has written just before, nothing from outside.
    drawn = _of(roadmap, name, style)
    content, words = _draw(drawn, name, PictureFormat.SVG, fonttype="none")
    root = ET.fromstring(content)
    for part in (*root.findall(f"{_SVG}metadata"), *root.findall(f"{_SVG}defs[{_SVG}style]")):
        root.remove(part)
    used = frozenset(_REFERENCE.findall(content.decode()))
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.attrib = dict(_renamed(element.attrib, name, used))
    for tag, told in zip(("desc", "title"), reversed(words), strict=True):
        element = ET.Element(tag, {"id": f"{name}-{tag}"})
        element.text = told
        root.insert(0, element)
    root.attrib = {
        "viewBox": root.attrib["viewBox"],
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
    }
    return ET.tostring(root, encoding="unicode")


def _of(roadmap: Roadmap, name: str, style: Style) -> Callable[[], Axes]:
    return lambda: CHARTS[name](roadmap, style=style)


def _draw(
    draw: Callable[[], Axes], name: str, picture: PictureFormat, fonttype: str = "path"
) -> tuple[bytes, tuple[str, str]]:
    """Draw in matplotlib's own style; return the file, and the finding and detail in it."""
    import matplotlib as mpl

    # No date, no version, ids made from the name: the same chart gives the same bytes.
    nothing = (
        {"Software": None} if picture is PictureFormat.PNG else {"Date": None, "Creator": None}
    )
    content = BytesIO()
    with mpl.rc_context(), warnings.catch_warnings():
        if fonttype == "none":
            # Text stays text: the reader's fonts count, not those of this machine.
            warnings.filterwarnings("ignore", "Glyph .* missing from font")
        mpl.rcdefaults()
        mpl.rcParams.update({"svg.hashsalt": name, "svg.fonttype": fonttype})
        figure = draw().get_figure(root=True)
        if figure is None:
            raise ValueError(f"the chart {name!r} is on no figure")
        figure.savefig(content, format=picture.value, dpi=_DPI, metadata=nothing)
        finding, detail = (text.get_text().replace("\n", " ") for text in figure.texts[:2])
    return content.getvalue(), (finding, detail)


def _renamed(
    attributes: Mapping[str, str], name: str, used: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Attributes without name spaces; ids that are used begin with the name, others go."""
    for key, value in attributes.items():
        if key == "id":
            if value in used:
                yield key, f"{name}-{value}"
        elif key == _HREF:
            yield "href", value.replace("#", f"#{name}-", 1)
        elif key == "d":
            yield key, " ".join(value.split())
        else:
            yield key.rpartition("}")[2], value.replace("url(#", f"url(#{name}-")
