"""A TOML file as plain values, or the finding that it is none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from portfolio.errors import Finding, InvalidInput


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises
    ------
    InvalidInput
        If the file is absent or is not TOML; the message says at which line and column.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        expected = f"a readable TOML file; {(error.strerror or 'unreadable').lower()}"
        raise InvalidInput([Finding(str(path), expected=expected)]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput([Finding(str(path), expected=f"TOML in UTF-8; {error}")]) from None
