"""Where findings end: all of them at once, in the order their owner meets them."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio.errors import Finding, InvalidInput


def refuse_if_any(findings: Iterable[Finding]) -> None:
    """Raise InvalidInput with all findings, table by table and row by row, if there are any."""
    found = list(findings)
    places: dict[tuple[str, str], int] = {}
    for finding in found:
        places.setdefault((finding.source, finding.table), len(places))
    found.sort(key=lambda f: (places[f.source, f.table], f.row or 0))
    if found:
        raise InvalidInput(found)
