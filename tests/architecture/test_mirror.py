"""The tests lie as the modules do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.architecture.conftest import Module

WANTED = 0.9


def test_tests_mirror_modules(modules: list[Module], root: Path) -> None:
    """At least nine in ten modules have a test file at the same path, so it is found blindly."""
    solid = [module.path for module in modules if not module.path.name.startswith("__")]
    missing = [path for path in solid if not (root / "tests" / mirror(path)).exists()]
    share = 1 - len(missing) / len(solid)
    assert share >= WANTED, f"{share:.0%} have one; missing: {', '.join(map(str, missing))}"


def mirror(path: Path) -> Path:
    """Return where the tests of a module belong: `a/b.py` -> `a/test_b.py`."""
    return path.with_name(f"test_{path.name}")
