"""Lines of text as they are measured, before they have a place on a page."""

from __future__ import annotations

from collections.abc import Iterable

from okrdesk.frozen import dataclass
from okrdesk.reports.paper.print_style import Style


@dataclass(frozen=True)
class Line:
    """One line of text in one or more styles."""

    spans: tuple[tuple[str, Style], ...]
    leading: float

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(text for text, _style in self.spans)

    def baseline(self, top: float) -> float:
        """Where it is written: letters look centred a third of their size above it."""
        size = max((style.size for _text, style in self.spans), default=0.0)
        return top - self.leading / 2 - 0.33 * size


def one_style(lines: Iterable[str], style: Style) -> tuple[Line, ...]:
    """Lines in one style."""
    return tuple(Line(((line, style),), style.leading) for line in lines)
