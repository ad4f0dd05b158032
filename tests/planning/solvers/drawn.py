"""Random numbers that are not random."""

from __future__ import annotations

import numpy as np


class Fixed(np.random.Generator):
    """Draws one number ever again."""

    def __init__(self, number: float) -> None:
        super().__init__(np.random.PCG64(1))
        self._number = number

    def random(self, size: int | None = None, *_: object) -> object:  # type: ignore[override]
        """Return the number, or so many of it."""
        return self._number if size is None else np.full(size, self._number)
