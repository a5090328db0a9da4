"""A chart as a file: PNG, SVG or PDF, always in the light theme, the same bytes for the same chart."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
from okrdesk.reports.paper.letters import unsteered
from okrdesk.reports.paper.picture import LEADING, Heading, picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from okrdesk.reports.paper.sheet import Sheet

ENDINGS = (".png", ".svg", ".pdf")
PNG_DPI = 192  # twice what a screen shows
_LETTERS, _TITLE = 9.0, 14.0  # points
_ABOVE, _BELOW, _SIDE = 18.0, 16.0, 20.0  # points of paper around everything
_APART = 12  # points between what stands at the left and at the right of the foot
_MOST_LINES, _LEADING = 2, 1.3  # of what stands below the title and at the foot
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


class _Lines(NamedTuple):
    """The lines below the title, those at the foot, and what stands at its right."""

    beside: tuple[str, ...]
    foot: tuple[str, ...]
    source: str


def around(document: Document, seen: Outline, heading: str, line: KeyResultLine | None = None) -> Around:
    """The words around a picture of an outline: the workspace with `heading`, or with the key result."""
    if line is not None:
        owner = line.owner.name if line.owner is not None else _("nobody owns it")
        heading = f"{line.number} {label(line.key_result.title, 70)} · {label(owner, 40)}"
    workspace = label(mission.read(document).name, _LONGEST_NAME)
    day = format_day(seen.day, document.locale, "long")
    return Around(f"{workspace} · {heading}", _("Status on {day}").format(day=day))


def content(chart: Chart, ending: str, about: Around | None = None) -> bytes:
    """The chart in the format of an ending below its takeaway; its story is kept in the file."""
    about = about or Around()
    beside = " · ".join(part for part in (about.beside, chart.remark()) if part)
    words = (chart.takeaway(), beside, chart.foot(), about.source)
    fonts = family((*chart.texts(), *words))
    width, height = chart.size(_LETTERS)
    inside = width * 72
    title = wrapped(words[0], _TITLE, fonts, inside, "bold")
    shown = fitting(about.source, _LETTERS, fonts, inside * 0.5)
    taken = text_size(shown, _LETTERS, fonts)[0] + _APART if shown else 0.0
    lines = _Lines(_few(beside, fonts, inside), _few(chart.foot(), fonts, inside - taken), shown)
    more = [_LETTERS * _LEADING * max(0, len(each) - 1) for each in (lines.beside, lines.foot)]
    above = _ABOVE + _TITLE * LEADING * len(title) + (_LETTERS * 1.8 if beside else _LETTERS * 0.6) + more[0]
    below = (_LETTERS * 2.6 + _BELOW if words[2] or words[3] else _BELOW) + more[1]
    style = Style(LIGHT, _LETTERS, fonts, above=above, below=below, sides=_SIDE)
    figure = chart.figure(style, (width + 2 * _SIDE / 72, height + (above + below) / 72))
    told = (_ended(words[0]), _ended(beside), chart.story(), _ended(about.source))
    story = unsteered(" ".join(filter(None, told)))
    if ending == ".pdf":
        _write_around(figure, style, len(title), lines)
        return _pdf(figure, style, chart, title, (*words, story))
    _write_title(figure, style, title)
    _write_around(figure, style, len(title), lines)
    return _written(figure, style, ending, story)


def _ended(text: str) -> str:
    """The text as a sentence, "" for nothing."""
    return f"{text.removesuffix('.')}." if text else ""


def _few(words: str, fonts: Sequence[str], room: float) -> tuple[str, ...]:
    """The words in two lines at most; what is more ends with "…"."""
    lines = wrapped(words, _LETTERS, fonts, room)
    if len(lines) <= _MOST_LINES:
        return tuple(fitting(line, _LETTERS, fonts, room) for line in lines)
    last = " ".join(lines[_MOST_LINES - 1 :])
    return (*lines[: _MOST_LINES - 1], fitting(last, _LETTERS, fonts, room))


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


def _write_around(figure: Figure, style: Style, title_lines: int, lines: _Lines) -> None:
    width, height = figure.get_size_inches() * 72
    left, right = _SIDE / width, 1 - _SIDE / width
    top = height - _ABOVE - title_lines * _TITLE * LEADING - 1
    quiet: dict[str, Any] = {
        "color": style.colours.muted, "fontsize": _LETTERS, "family": list(style.family), "parse_math": False
    }  # fmt: skip
    for nth, line in enumerate(lines.beside):
        figure.text(left, (top - nth * _LETTERS * _LEADING) / height, line, va="top", **quiet)
    figure.text(right, _BELOW / height, lines.source, va="bottom", ha="right", **quiet)
    for nth, line in enumerate(reversed(lines.foot)):
        figure.text(left, (_BELOW + nth * _LETTERS * _LEADING) / height, line, va="bottom", **quiet)


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
    if ending == ".svg":  # its comments tell the texts, whose letters are drawn already
        return unsteered(made.getvalue().decode()).encode()
    return made.getvalue()


def save(chart: Chart, path: Path, about: Around | None = None) -> None:
    """Write the chart to a file by its ending; what stood there is replaced at once."""
    files.write(path, content(chart, ending_of(path), about))
