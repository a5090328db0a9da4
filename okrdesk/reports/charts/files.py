"""A chart as a file: PNG, SVG or PDF, always in the light theme, the same bytes for the same chart."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrdesk.document import files
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.fonts import family
from okrdesk.reports.charts.style import LIGHT, Style
from okrdesk.reports.paper.picture import HEADED, picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from okrdesk.reports.paper.sheet import Sheet

ENDINGS = (".png", ".svg", ".pdf")
PNG_DPI = 192  # twice what a screen shows

_SETTINGS: dict[Any, Any] = {
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "svg.fonttype": "path",  # looks the same where the fonts are missing
    "svg.hashsalt": "okrdesk",
}


def ending_of(path: Path) -> str:
    """Which of ENDINGS a name has; refused in one sentence otherwise."""
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        sentence = _("“{name}” ends with none of .png, .svg and .pdf; choose one of them.")
        raise Refused(sentence.format(name=path.name))
    return ending


def content(chart: Chart, ending: str, heading: str = "") -> bytes:
    """The chart in the format of an ending, with its heading above; its story is kept in the file."""
    if ending == ".pdf":
        return _pdf(chart, heading)
    fonts = family((*chart.texts(), heading))
    figure = chart.figure(Style(LIGHT, family=fonts))
    return _written(figure, ending, chart.story(), heading, fonts)


def _pdf(chart: Chart, heading: str) -> bytes:
    """The chart as a page that can be heard: letters of our fonts, its story as the text of the figure."""
    from matplotlib import rc_context

    from okrdesk.reports.charts.page_renderer import draw_figure

    figure = chart.figure(Style(LIGHT))
    figure.patch.set_visible(False)  # paper is white; it would lie over the heading
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    free = 1 - (HEADED / height if heading else 0.0)
    figure.set_layout_engine("constrained", w_pad=0.08, h_pad=0.08, rect=(0, 0, 1, free))

    def draw(sheet: Sheet) -> None:
        with rc_context(_SETTINGS):
            draw_figure(figure, sheet)

    says = (*chart.texts(), chart.story())
    language = chart.locale.replace("_", "-") or "en"
    return picture(draw, (width, height), heading=heading, story=chart.story(), says=says, language=language)


def _written(figure: Figure, ending: str, story: str, heading: str, fonts: Sequence[str]) -> bytes:
    from matplotlib import rc_context

    metadata: dict[str, dict[str, Any]] = {
        ".png": {"Software": None, "Description": story.encode("ascii", "replace").decode()},
        ".svg": {"Date": None, "Creator": None, "Title": story},
    }
    made = BytesIO()
    with rc_context(_SETTINGS), warnings.catch_warnings():
        # A letter that no font of this computer has is a box; the table has the words.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.set_layout_engine("constrained", w_pad=0.08, h_pad=0.08)
        if heading:
            figure.suptitle(
                heading, x=0.015, ha="left", color=LIGHT.ink, fontsize=11, weight="bold", family=list(fonts)
            )
        figure.savefig(
            made, format=ending[1:], dpi=PNG_DPI if ending == ".png" else 72, metadata=metadata[ending]
        )
    return made.getvalue()


def save(chart: Chart, path: Path, heading: str = "") -> None:
    """Write the chart to a file by its ending; what stood there is replaced at once."""
    files.write(path, content(chart, ending_of(path), heading))
