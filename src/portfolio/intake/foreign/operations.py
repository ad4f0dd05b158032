"""From TOML to checked objects: the registry of operations, and findings by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from portfolio.domain.meant import meant
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.foreign import derivations as by
from portfolio.intake.foreign.made_id import MadeId

T = TypeVar("T")

OPERATIONS: Mapping[str, type[by.Derivation]] = {
    "clamp": by.Clamp,
    "constant": by.Constant,
    "divide": by.Scaled,
    "first_of": by.FirstOf,
    "join": by.Join,
    "lookup": by.Lookup,
    "made_id": MadeId,
    "multiply": by.Scaled,
    "piecewise": by.Piecewise,
    "quarter_of": by.QuarterOf,
    "quarters_between": by.QuartersBetween,
    "ratio": by.Ratio,
}
"""Kind of derivation by ``op``; a new one is a class and a line here."""


def checked(kind: type[T], content: Mapping[str, Any], place: str = "") -> T:
    """Build an object of the content of a TOML table.

    Parameters
    ----------
    kind
        Dataclass to build.
    content
        The table.
    place
        Where the table stands in the file, such as ``derive.3``.

    Raises
    ------
    InvalidInput
        With one finding a fault: unknown and missing keys, values of a wrong type.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_python(content)
    except ValidationError as error:
        head = [place] if place else []
        raise InvalidInput(
            Finding(
                "",
                column=".".join([*head, *map(str, fault["loc"])]),
                value="" if isinstance(fault["input"], dict) else str(fault["input"])[:80],
                expected=fault["msg"].removeprefix("Value error, "),
            )
            for fault in error.errors()
        ) from None


def derivations(tables: Iterable[Mapping[str, Any]]) -> list[by.Derivation]:
    """Build the operations of a mapping, in order.

    Raises
    ------
    InvalidInput
        With every finding of all of them.
    """
    built, findings = [], []
    for k, table in enumerate(tables):
        name = str(table.get("op", ""))
        if name not in OPERATIONS:
            expected = f"one of {', '.join(OPERATIONS)}"
            near = meant(name, OPERATIONS)
            findings.append(Finding("", "", None, f"derive.{k}.op", name, expected, near))
            continue
        try:
            built.append(checked(OPERATIONS[name], table, f"derive.{k}"))
        except InvalidInput as error:
            findings += error.findings
    if findings:
        raise InvalidInput(findings)
    return built
