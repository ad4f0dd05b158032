"""Axes that a notebook shows without pyplot."""

from __future__ import annotations

from io import BytesIO

from matplotlib.axes import Axes

_DPI = 144


class ShownAxes(Axes):
    """Axes that show their whole figure when they are the last word of a notebook cell.

    A figure that belongs to no pyplot is shown by nobody else; twice the resolution of the
    screen keeps it crisp.
    """

    def _repr_png_(self) -> tuple[bytes, dict[str, int]] | None:
        figure = self.get_figure(root=True)
        if figure is None:
            return None
        content = BytesIO()
        figure.savefig(content, format="png", dpi=_DPI)
        return content.getvalue(), {"width": round(figure.get_figwidth() * _DPI / 2)}
