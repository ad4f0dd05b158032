"""Fixtures that every test folder shares."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real data and published cases; skip, saying so, where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip(f"needs the shared data folder, absent here: {_SHARED}")
    return _SHARED
