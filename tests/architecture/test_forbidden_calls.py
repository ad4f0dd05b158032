"""Nothing runs text from a file, and files are opened only where the design says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.architecture.conftest import Module

RUNS_TEXT = {"eval", "exec", "compile", "__import__", ".query", ".eval", ".system", ".popen"}
RUNS_CONTENT = {"pickle", "yaml", "joblib", "shelve", "marshal", "dill", "cloudpickle"}
OPENS = {
    "open",
    ".open",
    ".read_bytes",
    ".read_csv",
    ".read_excel",
    ".read_text",
    ".savefig",
    ".to_csv",
    ".to_excel",
    ".write_bytes",
    ".write_text",
}
MAY_OPEN = {"cli", "intake", "reporting", "run", "settings", "tracking"}


def test_nothing_runs_text(modules: list[Module]) -> None:
    """No `eval`, `exec` or `df.query`: a cell of a spreadsheet never becomes code."""
    found = [f"{where} {name}" for m in modules for where, name in m.calls() if name in RUNS_TEXT]
    assert not found, "; ".join(found)


def test_nothing_loads_code_from_data(modules: list[Module]) -> None:
    """No pickle, YAML or the like: reading a file never runs what it holds."""
    found = [
        f"{where} imports {name}"
        for module in modules
        for where, name in module.imports()
        if name in RUNS_CONTENT
    ]
    assert not found, "; ".join(found)


def test_files_are_opened_only_at_the_border(modules: list[Module]) -> None:
    """Only intake, settings, tracking, reporting, run and cli touch files."""
    inner = [module for module in modules if module.step not in MAY_OPEN]
    found = [f"{where} {name}" for m in inner for where, name in m.calls() if name in OPENS]
    assert not found, "; ".join(found)


def test_only_the_command_line_prints(modules: list[Module]) -> None:
    """`print` stands in `cli` alone: a library that prints spoils its caller's output."""
    inner = [module for module in modules if module.step != "cli"]
    found = [where for m in inner for where, name in m.calls() if name == "print"]
    assert not found, "; ".join(found)
