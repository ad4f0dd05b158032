"""The model as algebra: what is decided, what is maximised, and the formula of every rule."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from portfolio.planning.constraints import AddedRow, Constraint, Disabled
from portfolio.planning.decisions import DecisionFamily
from portfolio.planning.model import Block, Columns

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem

_WIDTH = 96


def algebra(problem: Problem) -> str:
    """Return the whole model in formulas, each with the number of columns or rows it stands for.

    Formulas are those of the documentation; x[i, m, s] is 1 if initiative i starts in quarter s
    in mode m, and y[i] is its sum over m and s. Rules of one kind are told together.
    """
    kinds: dict[str, list[Constraint]] = {}
    for rule in problem.constraints:
        kinds.setdefault(rule.kind, []).append(rule)
    lines = [
        f"Maximise {problem.objective}",
        *_paragraph(_explained(type(problem.objective))),
        "",
        "by deciding",
        *(line for family in problem.decisions for line in _family(family, problem.columns)),
        "",
        "subject to",
        *(line for rules in kinds.values() for line in _rules(problem, rules)),
        "",
        f"In all {problem.model}.",
    ]
    return "\n".join(lines)


def _family(family: DecisionFamily, columns: Mapping[str, Columns]) -> Iterator[str]:
    part = columns[family.name]
    whole = "all" if part.integer.all() else f"{int(part.integer.sum()):,}"
    sizes = f"{_counted(len(part), 'column')}, {whole} in whole numbers"
    yield f"  {family.name} ({sizes if len(part) else 'no columns'})"
    # Its module begins with what is decided, and the letter it is decided by.
    told = (sys.modules[type(family).__module__].__doc__ or "").strip().splitlines()
    yield from _paragraph(told[0] if told else "")


def _rules(problem: Problem, rules: Sequence[Constraint]) -> Iterator[str]:
    first = rules[0]
    blocks: list[Block] = [block for rule in rules for block in rule.blocks(problem)]
    rows, entries = sum(map(len, blocks)), sum(len(block.value) for block in blocks)
    many = f"{_counted(len(rules), 'rule')}, " if len(rules) > 1 else ""
    sizes = f"{many}{_counted(rows, 'row')}, {_counted(entries, 'coefficient')}"
    yield f"  {first.kind} ({sizes})"
    if isinstance(first, AddedRow | Disabled):
        for rule in rules:
            yield from _paragraph(f"{rule}.")
    else:
        yield from _paragraph(_explained(type(first)))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _explained(kind: type) -> str:
    """Text of a class up to its attributes, and up to its last formula if it has one."""
    text = (inspect.getdoc(kind) or "").split("\nAttributes\n")[0].strip()
    paragraphs = text.split("\n\n")
    formulas = [k for k, paragraph in enumerate(paragraphs) if "``" in paragraph]
    return "\n\n".join(paragraphs[: max(formulas, default=0) + 1])


def _paragraph(text: str) -> list[str]:
    """Lines of a text without the marks of its formulas, set in."""
    plain = " ".join(text.replace("``", "").replace("`", "").split())
    return textwrap.wrap(
        plain, _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
    )
