"""One figure as a PDF of its own, below its heading: tagged, described and dated like any report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

from okrdesk.reports.paper import bound
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.lines import one_style
from okrdesk.reports.paper.print_style import INK, Style
from okrdesk.reports.paper.runs import Typesetter
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.paper.tagged import Element

_HEADING = Style("bold", 11.0, 14.0, INK)
_EDGE = 7.0
HEADED = _EDGE + _HEADING.leading  # points at the top that a heading takes


def picture(
    draw: Callable[[Sheet], None],
    size: tuple[float, float],
    *,
    heading: str,
    story: str,
    says: Iterable[str],
    language: str,
) -> bytes:
    """A page of this size in points with what `draw` draws up from its left bottom corner.

    `heading` stands in the first `HEADED` points and is the title of the file, `story` is what is heard of
    the figure, `says` holds its texts.
    """
    head = Head(heading or story, language=language)
    root = Element("Document")
    title, figure = root.add("H1"), root.add("Figure", story)
    figure.box = (0.0, 0.0, size[0], size[1] - (HEADED if heading else 0.0))
    file, typesetter = BytesIO(), Typesetter([heading, *says], language)
    sheet = bound.open_sheet(file, size, (head, heading or story), typesetter, root)
    sheet.upright(0.0, size[0])
    if heading:
        line = bound.first_line(sheet.typesetter, heading, _HEADING, size[0] - 2 * _EDGE)
        with sheet.tagger.content(title):
            sheet.lines(one_style([line], _HEADING), _EDGE, size[1] - _EDGE)
    with sheet.tagger.content(figure):
        draw(sheet)
    sheet.tagger.end_page()
    sheet.tagger.finish()
    sheet.canvas.save()
    return file.getvalue()
