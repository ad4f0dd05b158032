"""Modules, folders and public names are called what they are, and only once."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import portfolio

if TYPE_CHECKING:
    from tests.architecture.conftest import Module

PUBLIC: list[str] = list(portfolio.__all__)
VERBS = {
    "portfolio.run",
    *(
        f"portfolio.explaining.{verb}"
        for verb in (
            "all_conflicts",
            "alternatives",
            "cut_ladder",
            "frontier",
            "limits",
            "prices",
            "repairs",
            "scenarios",
            "why",
            "why_not",
        )
    ),
}
"""Modules whose one verb is public under the name of the file."""
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def kind_then_name(name: str) -> tuple[int, str]:
    """Order constants, then classes, then functions, each by name: the order that ruff keeps."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


def is_documented(thing: object, name: str) -> bool:
    """Whether the thing has a text of its own, not the signature a dataclass is given for one."""
    text = (getattr(thing, "__doc__", None) or "").strip()
    return bool(text) and not text.startswith(f"{name}(")


def test_no_module_has_an_empty_name(modules: list[Module]) -> None:
    """No file or folder is named by a word that says nothing about what it holds."""
    parts = {part.removesuffix(".py") for module in modules for part in module.path.parts}
    words = {word: part for part in parts for word in part.split("_")}
    assert sorted(words[word] for word in EMPTY_WORDS & words.keys()) == []


def test_every_module_says_what_it_holds(modules: list[Module]) -> None:
    """Every module starts with a docstring."""
    silent = [str(module.path) for module in modules if is_silent(module)]
    assert not silent, "; ".join(silent)


def is_silent(module: Module) -> bool:
    """Whether the module's first statement is no text."""
    first = module.tree.body[0] if module.tree.body else None
    return not isinstance(getattr(getattr(first, "value", None), "value", None), str)


def test_every_folder_is_a_package(modules: list[Module]) -> None:
    """Every folder with modules has an `__init__.py`: the import rules do not see it otherwise."""
    folders = {module.path.parent for module in modules}
    packages = {module.path.parent for module in modules if module.is_package}
    assert sorted(map(str, folders - packages)) == []


def test_no_function_hides_its_module(modules: list[Module]) -> None:
    """Every module can be reached by attribute: no public function took its name.

    But for the verbs whose file is read to learn what they do: it is named as they are.
    """
    hidden = []
    for dotted in [module.dotted for module in modules if module.dotted not in VERBS]:
        above, _, name = dotted.rpartition(".")
        if above:
            importlib.import_module(dotted)
            reached = getattr(importlib.import_module(above), name)
            hidden += [] if isinstance(reached, ModuleType) else [dotted]
    assert not hidden, "; ".join(hidden)


def test_public_names_are_sorted() -> None:
    """`portfolio.__all__` is in order and names nothing twice."""
    assert sorted(set(PUBLIC), key=kind_then_name) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_is_there_and_documented(name: str) -> None:
    """A name in `portfolio.__all__` can be imported and says what it means."""
    thing = getattr(portfolio, name)
    if inspect.isclass(thing) or callable(thing):
        assert is_documented(thing, name)


def test_the_first_file_only_exports(modules: list[Module]) -> None:
    """`portfolio/__init__.py` holds a text, imports and `__all__`, nothing else."""
    (front,) = (module for module in modules if module.path == Path("__init__.py"))
    kinds = {type(node).__name__ for node in front.tree.body}
    defined = kinds & {"FunctionDef", "AsyncFunctionDef", "ClassDef"}
    assert defined <= {"FunctionDef"}, "a class is defined in portfolio/__init__.py"
    functions = {node.name for node in front.tree.body if type(node).__name__ == "FunctionDef"}
    assert functions <= {"__getattr__", "__dir__"}
