"""A page while it is drawn on."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.frozen import dataclass
from okrdesk.reports.paper import print_style
from okrdesk.reports.paper.drawing import Pen
from okrdesk.reports.paper.letters import runs_leftward
from okrdesk.reports.paper.lines import Line
from okrdesk.reports.paper.print_style import MARGIN, Style
from okrdesk.reports.paper.runs import Typesetter
from okrdesk.reports.paper.tagged import Tagger


@dataclass(frozen=True)
class Sheet(Pen):
    """A page while it is drawn on: pen, tags and typesetter together. Points from its left bottom corner.

    Where a page reads from the right, they are counted from its right bottom corner: papers place what comes
    first at the left, and it stands at the right. Texts are not mirrored.
    """

    tagger: Tagger
    typesetter: Typesetter

    def write(self, x: float, baseline: float, text: str, style: Style) -> float:
        """Write one line inside content or an artifact that is open; where it ends."""
        if not self.mirrored:
            return self.typesetter.write(self.canvas, x, baseline, text, style)
        words = text.rstrip() if runs_leftward(text) else text  # spaces follow at their left
        for part in filter(None, (words, text[len(words) :])):
            width = self.typesetter.width(part, style)
            self.canvas.saveState()
            self.upright(x, width)
            self.typesetter.write(self.canvas, x, baseline, part, style)
            self.canvas.restoreState()
            x += width
        return x

    def lines(
        self, lines: Sequence[Line], x: float, top: float, width: float = 0.0, room: float = 0.0
    ) -> None:
        """Write lines below `top`, inside content or an artifact that is open (see `Page.column`)."""
        for line in lines:
            write_at, baseline = x, line.baseline(top)
            wide = width or (room if runs_leftward(line.text) and not self.mirrored else 0.0)
            if wide:
                write_at += wide - sum(
                    self.typesetter.width(text.rstrip(), style) for text, style in line.spans
                )
            turned = self.mirrored and not runs_leftward(line.text)
            for text, style in line.spans[::-1] if turned else line.spans:
                write_at = self.write(write_at, baseline, text, style)
            top -= line.leading

    def bookmark(self, key: str, title: str, y: float) -> None:
        """An entry in the reader's outline that leads to this height."""
        self.canvas.bookmarkHorizontal(key, MARGIN, y)
        self.canvas.addOutlineEntry(title, key)

    def accent(self, top: float, width: float) -> None:
        """The thick line below a header."""
        with self.tagger.artifact():
            self.canvas.setFillColorRGB(*print_style.ACCENT)
            self.canvas.rect(MARGIN, top - 3, width, 3, stroke=0, fill=1)
