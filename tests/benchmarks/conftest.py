"""What all tests of the benchmarks share: they lie beside the package, in the project folder."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))


@pytest.fixture(autouse=True)
def _own_garbage_only() -> Iterator[None]:
    """Keep what thousands of earlier tests left out of the garbage collected before measuring."""
    # Not collected first: walking all of it takes a second, freezing it takes no time.
    gc.freeze()
    yield
    gc.unfreeze()
