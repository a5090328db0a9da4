"""One figure as a PDF of its own, below its heading: tagged, described and dated like any report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from okrdesk.frozen import dataclass
from okrdesk.reports.paper import bound
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.lines import one_style
from okrdesk.reports.paper.print_style import INK, Style
from okrdesk.reports.paper.runs import Typesetter
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element

LEADING = 1.25  # of a heading, in its letters


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines in bold letters of so many points, `left` and `down` points from the upper left corner."""

    lines: tuple[str, ...]
    letters: float
    left: float
    down: float


def picture(
    draw: Callable[[Sheet], None],
    size: tuple[float, float],
    heading: Heading,
    *,
    story: str,
    says: Iterable[str],
    language: str,
) -> bytes:
    """A page of this size in points with what `draw` draws up from its left bottom corner, below a heading.

    The heading is the title of the file too, `story` is what is heard of the figure, `says` holds its texts.
    """
    title = " ".join(heading.lines)
    style = Style("bold", heading.letters, heading.letters * LEADING, INK)
    head = Head(title, language=language)
    root = Element("Document")
    name, figure = root.add("H1"), root.add("Figure", story)
    figure.box = (0.0, 0.0, size[0], size[1] - heading.down - style.leading * len(heading.lines))
    file, typesetter = BytesIO(), Typesetter([title, *says], language)
    sheet = bound.open_sheet(file, size, (head, title), typesetter, root)
    sheet.upright(0.0, size[0])
    room = size[0] - 2 * heading.left
    lines = [bound.first_line(typesetter, line, style, room) for line in heading.lines]
    with sheet.tagger.content(name):
        sheet.lines(one_style(lines, style), heading.left, size[1] - heading.down)
    with sheet.tagger.content(figure):
        draw(sheet)
    sheet.tagger.end_page()
    sheet.tagger.finish()
    sheet.canvas.save()
    return file.getvalue()
