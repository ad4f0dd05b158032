"""The documents speak of what exists."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
MADE_LATER = ("runs/", ".venv", "dist/", "../")
FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"\b[\w/]+\.py\b")


def page(root: Path, name: str) -> str:
    """Return the text of a document."""
    return (root / name).read_text(encoding="utf-8")


def is_placeholder(span: str) -> bool:
    """Whether the reader is to put a name of their own there: a whole word in capitals."""
    return bool(re.search(r"(?<![A-Za-z])(NAME|PATH|FOLDER|FILE)(?![A-Za-z])", span))


def is_path(span: str) -> bool:
    """Whether a span names a file or folder: `a/b`, `a/`, `b.py`, `B.md`."""
    looks = re.fullmatch(r"\.?[\w.-]+(/[\w.-]+)+/?|[\w-]+/|[\w-]+\.(py|md|toml|lock)", span)
    return bool(looks) and not span.startswith(MADE_LATER) and not is_placeholder(span)


def exists(root: Path, span: str) -> bool:
    """Whether the path is there, from the project folder or from the package, or by its name."""
    places = (root, root / "src", root / "src" / "portfolio", root / "tests")
    return any((place / span).exists() for place in places) or (
        "/" not in span and any(root.glob(f"src/**/{span}"))
    )


def resolves(dotted: str) -> bool:
    """Whether a dotted name is a module, or an attribute of one."""
    parts = dotted.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            thing: object = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            if not hasattr(thing, name):
                return False
            thing = getattr(thing, name)
        return True
    return False


@pytest.mark.parametrize("name", PAGES)
def test_paths_exist(name: str, root: Path) -> None:
    """A path in backticks is a path in the project."""
    spans = SPAN.findall(FENCE.sub("", page(root, name)))
    missing = [span for span in spans if is_path(span) and not exists(root, span)]
    assert not missing, "; ".join(missing)


@pytest.mark.parametrize("name", PAGES)
def test_files_in_drawn_trees_exist(name: str, root: Path) -> None:
    """A Python file named in a drawn tree or a command is a file in the project."""
    blocks = "\n".join(FENCE.findall(page(root, name)))
    named = {Path(file).name for file in FILE.findall(blocks) if not is_placeholder(file)}
    known = {path.name for place in (".", "src", "tests") for path in files_below(root, place)}
    missing = sorted(named - known)
    assert not missing, "; ".join(missing)


def files_below(root: Path, place: str) -> list[Path]:
    """Return the Python files of the project folder itself, or of all of a folder below it."""
    return list(root.glob("*.py") if place == "." else (root / place).rglob("*.py"))


@pytest.mark.parametrize("name", PAGES)
def test_dotted_names_exist(name: str, root: Path) -> None:
    """A name such as `portfolio.scoring` in backticks can be imported."""
    spans = SPAN.findall(FENCE.sub("", page(root, name)))
    dotted = [re.sub(r"\(.*\)$", "", span) for span in spans]
    named = [span for span in dotted if re.fullmatch(r"portfolio(\.\w+)+", span)]
    missing = [span for span in named if not is_placeholder(span) and not resolves(span)]
    assert not missing, "; ".join(missing)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("planning/constraints/", True),
        ("dev.py", True),
        ("data/samples", True),
        ("planning/constraints/NAME.py", False),
        ("runs/sample", False),
        ("python3 dev.py test", False),
        ("plan", False),
        ("2027Q1", False),
    ],
)
def test_spans_are_told_apart(span: str, expected: bool) -> None:
    """Paths are checked; commands, placeholders, words and what a run makes are not."""
    assert is_path(span) is expected
