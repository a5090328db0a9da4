"""A matplotlib renderer that draws on our page: lines as paths, letters as selectable text of our fonts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.path import Path

from okrdesk.reports.charts.fonts import BEHIND
from okrdesk.reports.paper.print_style import Style

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform

    from okrdesk.reports.paper.sheet import Sheet


HEIGHTS = 1556 / 2048, 492 / 2048, 410 / 2048  # of lines in BEHIND: up, down, apart; shares of their size


class _PageCanvas(FigureCanvasBase):
    """Lets a figure measure its letters as the page draws them."""

    def __init__(self, figure: Figure, renderer: PageRenderer) -> None:
        super().__init__(figure)
        self._renderer = renderer

    def get_renderer(self) -> PageRenderer:
        """Who measures and draws."""
        return self._renderer


def draw_figure(figure: Figure, sheet: Sheet) -> None:
    """Draw a figure at its own size up from the origin of the sheet."""
    figure.set_dpi(72)
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    renderer = PageRenderer(sheet, width, height)
    _PageCanvas(figure, renderer)
    figure.draw(renderer)


class PageRenderer(RendererBase):
    """Draws a figure at 72 dots per inch at the origin of the sheet's canvas."""

    def __init__(self, sheet: Sheet, width: float, height: float) -> None:
        super().__init__()
        self._sheet = sheet
        self._size = width, height

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size of the figure in points."""
        return self._size

    def open_group(self, s: str, gid: str | None = None) -> None:
        """The whole figure stands upright where the page is mirrored: time runs to the right in it."""
        if s == "figure":
            self._sheet.canvas.saveState()
            self._sheet.upright(0.0, self._size[0])

    def close_group(self, s: str) -> None:
        """The end of the figure."""
        if s == "figure":
            self._sheet.canvas.restoreState()

    def flipy(self) -> bool:
        """False: y runs upwards, as on the page."""
        return False

    def points_to_pixels(self, points: Any) -> Any:
        """Points are points."""
        return points

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Stroke and fill a path."""
        canvas = self._sheet.canvas
        stroke = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        fill = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        if not (stroke or fill):
            return
        canvas.saveState()
        self._clip(gc)
        if stroke:
            canvas.setStrokeColorRGB(*gc.get_rgb()[:3])
            _let_through(canvas.setStrokeAlpha, gc.get_rgb())
            canvas.setLineWidth(gc.get_linewidth())
            canvas.setLineCap({"butt": 0, "round": 1, "projecting": 2}[gc.get_capstyle()])
            canvas.setLineJoin({"miter": 0, "round": 1, "bevel": 2}[gc.get_joinstyle()])
            offset, dashes = cast("tuple[float | None, Sequence[float] | None]", gc.get_dashes())
            if dashes is not None:
                canvas.setDash([float(dash) for dash in dashes], float(offset or 0.0))
        if fill:
            canvas.setFillColorRGB(*rgbFace[:3])
            _let_through(canvas.setFillAlpha, rgbFace)
        width, height = self._size
        clip = None if fill else (-width, -height, 2 * width, 2 * height)
        self._sheet.emit(_operators(path, transform, clip))
        self._sheet.emit("B" if stroke and fill else "S" if stroke else "f")
        canvas.restoreState()

    def _clip(self, gc: GraphicsContextBase) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            x, y, width, height = box.bounds
            self._sheet.emit(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re W n")

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Our charts hold no pictures; one that did would lose its promise to be sharp on paper."""
        raise NotImplementedError("Charts on the page are drawn as paths.")

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Any = None,
    ) -> None:  # fmt: skip
        """Write a text as it is; `x` and `y` are its left end on the baseline."""
        canvas = self._sheet.canvas
        canvas.saveState()
        canvas.translate(float(x), float(y))
        if angle:
            canvas.rotate(angle)
        style = _style(prop, gc.get_rgb()[:3])
        self._sheet.typesetter.write(canvas, 0.0, 0.0, s, style)
        canvas.restoreState()

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """The size of a text in points, from the fonts of the page."""
        style = _style(prop, (0.0, 0.0, 0.0))
        return self._sheet.typesetter.width(s, style), style.size * 0.72, style.size * 0.06

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float | None, float | None, float]:
        """How far lines reach up and down and are apart; without it matplotlib compares every font there is.

        Nothing for other families than the one that travels with matplotlib: then it asks the font.
        """
        if prop.get_family()[:1] != [BEHIND]:
            return None, None, 0.0
        up, down, apart = (share * prop.get_size_in_points() for share in HEIGHTS)
        return up, down, apart


def _let_through(set_alpha: Callable[[float], None], colour: Sequence[float]) -> None:
    """Say how much of what is below shows through a colour, where any does."""
    if len(colour) > 3 and colour[3] < 1:
        set_alpha(float(colour[3]))


def _style(prop: FontProperties, ink: tuple[float, float, float]) -> Style:
    size = float(prop.get_size_in_points())
    bold = prop.get_weight() in ("bold", "semibold", 600, 700)
    return Style("semibold" if bold else "regular", size, size, ink)


def _operators(path: Path, transform: Transform, clip: tuple[float, float, float, float] | None) -> str:
    parts: list[str] = []
    last = np.zeros(2)
    for points, code in path.iter_segments(transform, clip=clip, simplify=False, curves=True):
        if code == Path.MOVETO:
            parts.append(f"{points[0]:.3f} {points[1]:.3f} m")
        elif code == Path.LINETO:
            parts.append(f"{points[0]:.3f} {points[1]:.3f} l")
        elif code == Path.CURVE3:
            control, end = points[:2], points[2:]
            first, second = last + (control - last) * 2 / 3, end + (control - end) * 2 / 3
            parts.append(" ".join(f"{value:.3f}" for value in (*first, *second, *end)) + " c")
        elif code == Path.CURVE4:
            parts.append(" ".join(f"{value:.3f}" for value in points) + " c")
        elif code == Path.CLOSEPOLY:
            parts.append("h")
        last = np.asarray(points[-2:], dtype=float)
    return "\n".join(parts)
