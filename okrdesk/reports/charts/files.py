"""A chart as a file: PNG, SVG or PDF, always in the light theme, the same bytes for the same chart."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrdesk.document import files
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr import mission
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.fonts import family
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.placing import fitting, text_size, wrapped
from okrdesk.reports.charts.style import LIGHT, Style
from okrdesk.reports.paper.picture import LEADING, Heading, picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from okrdesk.reports.paper.sheet import Sheet

ENDINGS = (".png", ".svg", ".pdf")
PNG_DPI = 192  # twice what a screen shows
_LETTERS, _TITLE = 9.0, 14.0  # points
_ABOVE, _BELOW, _SIDE = 18.0, 16.0, 20.0  # points of paper around everything
_LONGEST_NAME = 60  # letters of a workspace's

_SETTINGS = {
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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a picture besides the chart's own words: what it is about, and its source."""

    beside: str = ""
    source: str = ""


def around(document: Document, seen: Outline, heading: str, line: KeyResultLine | None = None) -> Around:
    """The words around a picture of an outline: `heading`, or the key result it is about with its owner."""
    if line is not None:
        owner = line.owner.name if line.owner is not None else _("nobody owns it")
        heading = f"{line.number} {label(line.key_result.title, 70)} · {label(owner, 40)}"
    day = format_day(seen.day, document.locale, "long")
    workspace = label(mission.read(document).name, _LONGEST_NAME)
    return Around(heading, _("{workspace} · status on {day}").format(workspace=workspace, day=day))


def content(chart: Chart, ending: str, about: Around | None = None) -> bytes:
    """The chart in the format of an ending below its takeaway; its story is kept in the file."""
    about = about or Around()
    beside = " · ".join(part for part in (about.beside, chart.remark()) if part)
    words = (chart.takeaway(), beside, chart.foot(), about.source)
    fonts = family((*chart.texts(), *words))
    width, height = chart.size(_LETTERS)
    inside = width * 72
    title = wrapped(words[0], _TITLE, fonts, inside, "bold")
    above = _ABOVE + _TITLE * LEADING * len(title) + (_LETTERS * 1.8 if beside else _LETTERS * 0.6)
    below = _LETTERS * 2.6 + _BELOW if words[2] or words[3] else _BELOW
    style = Style(LIGHT, _LETTERS, fonts, above=above, below=below, sides=_SIDE)
    figure = chart.figure(style, (width + 2 * _SIDE / 72, height + (above + below) / 72))
    story = f"{words[0]}. {chart.story()}"
    if ending == ".pdf":
        _write_around(figure, style, len(title), words[1:])
        return _pdf(figure, style, chart, title, (*words, story))
    _write_title(figure, style, title)
    _write_around(figure, style, len(title), words[1:])
    return _written(figure, style, ending, story)


def _pdf(figure: Figure, style: Style, chart: Chart, title: Sequence[str], says: Sequence[str]) -> bytes:
    """The chart as a page that can be heard: letters of our fonts, its story as the text of the figure."""
    from okrdesk.reports.charts.page_renderer import draw_figure

    figure.patch.set_visible(False)  # paper is white; it would lie over the heading
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    frame.lay_out(figure, w_pad=0, h_pad=0, rect=_inside(figure, style))

    def draw(sheet: Sheet) -> None:
        with alone(_SETTINGS):
            draw_figure(figure, sheet)

    return picture(
        draw,
        (width, height),
        Heading(tuple(title), _TITLE, _SIDE, _ABOVE),
        story=says[-1],
        says=(*chart.texts(), *says),
        language=chart.locale.replace("_", "-") or "en",
    )


def _write_title(figure: Figure, style: Style, title: Sequence[str]) -> None:
    width, height = figure.get_size_inches() * 72
    for nth, line in enumerate(title):
        top = height - _ABOVE - nth * _TITLE * LEADING
        figure.text(
            _SIDE / width, top / height, line, va="top", color=style.colours.ink, fontsize=_TITLE,
            weight="bold", family=list(style.family), parse_math=False,
        )  # fmt: skip


def _write_around(figure: Figure, style: Style, title_lines: int, words: tuple[str, str, str]) -> None:
    width, height = figure.get_size_inches() * 72
    left, right, beside, (foot, source) = _SIDE / width, 1 - _SIDE / width, words[0], words[1:]
    fonts, colours = list(style.family), style.colours
    top = height - _ABOVE - title_lines * _TITLE * LEADING
    quiet: dict[str, Any] = {
        "color": colours.muted, "fontsize": _LETTERS, "family": fonts, "parse_math": False
    }  # fmt: skip
    room = width - 2 * _SIDE
    figure.text(left, (top - 1) / height, fitting(beside, _LETTERS, fonts, room), va="top", **quiet)
    shown = fitting(source, _LETTERS, fonts, room * 0.5)
    figure.text(right, _BELOW / height, shown, va="bottom", ha="right", **quiet)
    taken = text_size(shown, _LETTERS, fonts)[0]
    figure.text(
        left, _BELOW / height, fitting(foot, _LETTERS, fonts, room - taken - 12), va="bottom", **quiet
    )


def _inside(figure: Figure, style: Style) -> tuple[float, float, float, float]:
    """What is left for the chart itself, as shares of the figure: left, bottom, width, height."""
    width, height = figure.get_size_inches() * 72
    return (
        style.sides / width,
        style.below / height,
        1 - 2 * style.sides / width,
        1 - (style.above + style.below) / height,
    )


def _written(figure: Figure, style: Style, ending: str, story: str) -> bytes:
    metadata: dict[str, dict[str, Any]] = {
        ".png": {"Software": None, "Description": story.encode("ascii", "replace").decode()},
        ".svg": {"Date": None, "Creator": None, "Title": story},
    }
    made = BytesIO()
    with alone(_SETTINGS):
        frame.lay_out(figure, w_pad=0, h_pad=0, rect=_inside(figure, style))
        figure.savefig(
            made, format=ending[1:], dpi=PNG_DPI if ending == ".png" else 72, metadata=metadata[ending]
        )
    return made.getvalue()


def save(chart: Chart, path: Path, about: Around | None = None) -> None:
    """Write the chart to a file by its ending; what stood there is replaced at once."""
    files.write(path, content(chart, ending_of(path), about))
