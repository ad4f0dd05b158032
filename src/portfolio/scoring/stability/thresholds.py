"""From which share of the draws on a place among the first is safe, and from which it is near."""

from __future__ import annotations

SURE = 0.95
"""Who is among the first in at least this share of the draws stays there, for all we know."""

NEAR = 0.05
"""Who gets among the first in more than this share of the draws could replace somebody there."""
