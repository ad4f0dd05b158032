"""The result of scoring: value, feasibility, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portfolio.intake.backlog import Backlog
from portfolio.scoring.rubric import Rubric

Floats = NDArray[np.float64]
