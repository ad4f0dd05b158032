"""A run folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from portfolio.errors import Locked


@dataclass
class RunFolder:
    """Write into a hidden folder beside the target and move it into place at the end.

    Used as a context manager: everything is written to `path`; leaving without an error moves it
    to the target, leaving with one removes it. A lock file beside the target keeps two runs from
    writing the same folder; the lock of a dead process does not count.

    Parameters
    ----------
    target
        The run folder.
    force
        Whether a run folder that exists is replaced.
    """

    target: Path
    force: bool = False
    path: Path = field(init=False)

    def __enter__(self) -> RunFolder:
        """Lock the target and make the hidden folder.

        Raises
        ------
        Locked
            If another living process writes the same target.
        FileExistsError
            If the target exists and `force` is not set.
        """
        self.target = self.target.absolute()
        if self.target.exists() and not self.force:
            raise FileExistsError(
                f"{self.target} exists and is not replaced unless told to (force, --force)"
            )
        if self.target.exists() and not (self.target / MANIFEST).is_file():
            raise FileExistsError(f"{self.target} is no run folder; it is not replaced")
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._lock()
        prefix = f".{self.target.name}.tmp-"
        for stale in self.target.parent.glob(f"{prefix}*"):
            shutil.rmtree(stale, ignore_errors=True)
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=self.target.parent))
        self.path.chmod(0o755)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Move the folder into place, or remove it after an error."""
        try:
            if kind is None:
                self._publish()
        finally:
            shutil.rmtree(self.path, ignore_errors=True)
            self._lock_file.unlink(missing_ok=True)

    @property
    def _lock_file(self) -> Path:
        return self.target.parent / f".{self.target.name}.lock"

    def _lock(self) -> None:
        for _ in range(2):
            try:
                with self._lock_file.open("x", encoding="ascii") as file:
                    file.write(str(os.getpid()))
                return
            except FileExistsError:
                owner = self._lock_file.read_text(encoding="ascii").strip()
                if _alive(owner):
                    break
                self._lock_file.unlink(missing_ok=True)
        raise Locked(f"another run writes {self.target} (lock {self._lock_file}, process {owner})")

    def _publish(self) -> None:
        for file in sorted(self.path.rglob("*")):
            if file.is_file():
                with file.open("rb") as handle:
                    os.fsync(handle.fileno())
        if self.target.exists():
            old = self.target.with_name(f".{self.target.name}.old-{os.getpid()}")
            self.target.rename(old)
            self.path.rename(self.target)
            shutil.rmtree(old)
        else:
            self.path.rename(self.target)


MANIFEST = "manifest.json"
"""The file by which a run folder is known."""


def _alive(process: str) -> bool:
    if not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
