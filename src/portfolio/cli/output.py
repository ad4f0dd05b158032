"""Where the command line writes: the result on stdout, everything else on stderr."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict
from types import TracebackType
from typing import Any

from portfolio.errors import InvalidInput
from portfolio.planning import Progress
from portfolio.reporting.manifest import finite
from portfolio.reporting.progress import ProgressLine
from portfolio.reporting.progress.surface import printable

_STDOUT, _STDERR = 1, 2
"""File descriptors that C libraries write to."""


class Output:
    """Collects the result of a command and tells progress meanwhile.

    Parameters
    ----------
    json
        Whether the result is one JSON document.
    quiet
        Whether progress is left out.
    """

    def __init__(self, *, json: bool, quiet: bool) -> None:
        self.result: dict[str, Any] = {"schema_version": 1}
        self._lines: list[str] = []
        self._line = None if quiet else ProgressLine(stream=sys.stderr)
        self._json = json
        self._streams = contextlib.ExitStack()

    def __enter__(self) -> Output:
        self._streams.enter_context(_only_the_result_on_stdout())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give stdout back and print the result."""
        self._streams.close()
        if self._json:
            print(json.dumps(finite(self.result), ensure_ascii=False, allow_nan=False))
        else:
            for line in self._lines:
                print(line)

    def say(self, line: str) -> None:
        """Add a line to the result for people."""
        self._lines.append(printable(line))

    def step(self, what: str) -> None:
        """Tell what is begun, on stderr, at once."""
        if self._line is not None:
            self._line.step(what)

    def progress(self, progress: Progress) -> None:
        """Tell where the search stands, every now and then."""
        if self._line is not None:
            self._line(progress)

    def warn(self, what: str) -> None:
        """Tell on stderr what a reader of the result must know, quiet or not."""
        print(printable(f"portfolio: {what}"), file=sys.stderr)

    def fail(self, error: BaseException, code: int, *, with_trace: bool) -> None:
        """Tell what went wrong, on stderr, and in the JSON document."""
        self._lines.clear()
        self.result = {"schema_version": self.result["schema_version"], "exit_code": int(code)}
        self.result["error"] = str(error) or type(error).__name__
        if isinstance(error, InvalidInput):
            self.result["findings"] = [asdict(finding) for finding in error.findings]
        if with_trace:
            traceback.print_exception(error)
        self.warn(self.result["error"])


@contextlib.contextmanager
def _only_the_result_on_stdout() -> Iterator[None]:
    """Send what libraries print to stdout, in Python or in C, to stderr for a while."""
    try:
        kept = os.dup(_STDOUT)
    except OSError:  # closed: whoever called wants no result
        yield
        return
    sys.stdout.flush()
    os.dup2(_STDERR, _STDOUT)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, _STDOUT)
        os.close(kept)
