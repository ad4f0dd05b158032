"""What the gates read: the package's modules, parsed once."""

from __future__ import annotations

import ast
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "portfolio"


@dataclass(frozen=True)
class Module:
    """One source file: its path below `src/portfolio` and its syntax tree."""

    path: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        """Whether this is a folder's `__init__.py`."""
        return self.path.name == "__init__.py"

    @property
    def step(self) -> str:
        """The folder or file directly below the package, such as `planning` or `run`."""
        return self.path.parts[0].removesuffix(".py")

    @property
    def dotted(self) -> str:
        """The name it is imported by."""
        parts = self.path.parent.parts if self.is_package else self.path.with_suffix("").parts
        return ".".join(("portfolio", *parts))

    def calls(self) -> list[tuple[str, str]]:
        """Every call, as (where, name called); of `a.b.c(...)` the name is `c` with a dot."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or f".{getattr(node.func, 'attr', '')}"
                found.append((f"{self.path}:{node.lineno}", name))
        return found

    def imports(self) -> list[tuple[str, str]]:
        """Every absolute import, as (where, top-level name)."""
        found = []
        for node in ast.walk(self.tree):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            found += [(f"{self.path}:{node.lineno}", name.split(".")[0]) for name in names]
        return found


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project folder."""
    return ROOT


@pytest.fixture(scope="session")
def modules() -> list[Module]:
    """Return every source file of the package."""
    files = sorted(SOURCE.rglob("*.py"))
    return [
        Module(path.relative_to(SOURCE), ast.parse(path.read_text(encoding="utf-8")))
        for path in files
    ]


@pytest.fixture(scope="session")
def dev() -> ModuleType:
    """Return `dev.py` as a module; it lies outside the package."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["dev"] = module  # its dataclass looks its own module up by name
    spec.loader.exec_module(module)
    return module
