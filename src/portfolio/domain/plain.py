"""Frozen dataclasses as plain data: the shape of a TOML table, there and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from portfolio.domain.meant import meant
from portfolio.errors import Finding, InvalidInput

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Plain:
    """Mixin of dataclasses that people write in a settings file.

    The dataclass itself is the schema: its fields are the keys, their types the allowed values,
    its own checks the rules. Unknown keys are findings.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    @classmethod
    def from_dict(
        cls, data: Mapping[str, object], source: str = "settings", table: str = ""
    ) -> Self:
        """Build from nested dicts, lists, numbers and text, as TOML or JSON give them.

        Parameters
        ----------
        data
            Keys as the fields of the class; numbers that are keys may be text.
        source, table
            File and section, told in every finding.

        Raises
        ------
        InvalidInput
            With a finding for every unknown key, missing key and wrong value. A rule over
            several keys is checked once each of them is right.
        """
        from pydantic import TypeAdapter, ValidationError

        schema = TypeAdapter(cls)
        try:
            # JSON rules are the strict ones: no text for a number, no yes/no for a number.
            return schema.validate_json(json.dumps(data, default=str), strict=True)
        except ValidationError as error:
            known = sorted(set(_keys(schema.json_schema())))
            details = error.errors(include_url=False)
            raise InvalidInput(
                _finding(detail, data, known, Finding(source=source, table=table))
                for detail in details
            ) from None

    def to_dict(self) -> dict[str, Any]:
        """Return the nested dicts `from_dict` reads; fields that are None are left out."""
        plain = _plain(self)
        assert isinstance(plain, dict)
        return plain


class Registered(Plain):
    """Mixin of the base of a family whose members a field ``kind`` tells apart.

    The base knows the registry; wherever the base stands as a type, a table with any registered
    ``kind`` is read as the class of that kind.
    """

    __slots__ = ()

    @classmethod
    def registry(cls) -> Mapping[str, type[Self]]:
        """Return the concrete classes that may stand where this one is wanted, by kind."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Self], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let `kind` choose among the registered classes."""
        from pydantic_core import core_schema

        registry = cls.registry()
        if cls in registry.values():
            return handler(source)
        kinds = {kind: handler.generate_schema(each) for kind, each in registry.items()}
        return core_schema.tagged_union_schema(kinds, discriminator="kind")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(item) for name, item in found.items() if item is not None}
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


def _key(key: object) -> str:
    if isinstance(key, float) and key.is_integer():
        return str(int(key))
    return str(key.value if isinstance(key, Enum) else key)


def _keys(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for part in schema.values():
            yield from _keys(part)


def _finding(
    detail: Mapping[str, Any], data: object, known: Sequence[str], where: Finding
) -> Finding:
    found, context = detail["input"], detail.get("ctx", {})
    expected, allowed = re.sub("^(Value error, |Input )", "", detail["msg"]), []
    match detail["type"]:
        case "unexpected_keyword_argument":
            found, expected, allowed = detail["loc"][-1], "is no known key", list(known)
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            found, expected = None, "is required"
        case "enum":
            allowed = re.findall("'([^']*)'", context["expected"])
        case "union_tag_invalid":
            found, expected = context["tag"], f"should be {context['expected_tags']}"
            allowed = re.findall("'([^']*)'", context["expected_tags"])
    text = str(found) if isinstance(found, (str, int, float)) else ""
    return Finding(
        source=where.source,
        table=where.table,
        column=_path(detail["loc"], data),
        value=text.lower() if isinstance(found, bool) else text,
        expected=expected,
        nearest=meant(text, allowed),
    )


def _path(location: Sequence[str | int], data: object) -> str:
    """Write ``criteria[data_readiness].weight``; items of a list go by their first text."""
    path = ""
    for depth, part in enumerate(location, 1):
        if isinstance(part, int) and isinstance(data, Sequence):
            data = data[part]
            path += f"[{_label(data, part)}]"
        elif isinstance(data, Mapping) and part in data:
            data = data[part]
            path += f".{part}"
        elif isinstance(data, Mapping) and part == data.get("kind"):
            continue  # the kind chose the class; nobody wrote it as a key
        elif depth == len(location) and part != "[key]":
            path += f".{part}"
    return path.removeprefix(".")


def _label(item: object, position: int) -> str:
    texts = item.values() if isinstance(item, Mapping) else ()
    return next((text for text in texts if isinstance(text, str)), str(position))
