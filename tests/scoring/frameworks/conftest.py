"""Backlogs from columns typed in a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from portfolio.domain import Initiative
from portfolio.intake.backlog import Backlog

Columns = Callable[..., Backlog]


@pytest.fixture(scope="session")
def with_columns() -> Columns:
    """Build a backlog from its columns `x.NAME`, by id: ``with_columns(A={"rice_reach": 5})``."""

    def build(**rows: Mapping[str, object]) -> Backlog:
        return Backlog(
            tuple(
                Initiative(
                    id=name,
                    title=f"Project {name}",
                    extra={column: str(cell) for column, cell in row.items()},
                )
                for name, row in sorted(rows.items())
            )
        )

    return build
