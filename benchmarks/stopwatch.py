"""CPU seconds of a call."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def cpu_seconds(call: Callable[[], Answer], repeats: int = 1) -> tuple[float, Answer]:
    """Return the least CPU seconds of several calls, and what the last one returned.

    CPU seconds of the process, all its threads included, so that other work on the machine
    hardly counts. The garbage of earlier calls is collected before the clock starts.
    """
    seconds = []
    for _ in range(repeats):
        gc.collect()
        began = time.process_time()
        answer = call()
        seconds.append(time.process_time() - began)
    return min(seconds), answer
