"""What stands beside the conflicts: how many were chosen how, what comes along, and what both keep."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.taking_back import Take
from okrdesk.gui.choosing import Asked
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.side_by_side import clear, grid
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_TAKES: tuple[Take, ...] = ("mine", "theirs", "later")


class SoFarCard(Card):
    """How many are chosen how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(PlainLabel(_("So far"), "strong"))
        names = {"mine": _("mine kept"), "theirs": _("theirs taken"), "later": _("left for later")}
        self.numbers: dict[Take, PlainLabel] = {}
        for take in _TAKES:
            row = QHBoxLayout()
            self.numbers[take] = PlainLabel("", "strong", wrap=False)
            row.addWidget(PlainLabel(names[take]), 1)
            row.addWidget(self.numbers[take])
            self.column.addLayout(row)
            self.column.addWidget(rule())
        note = _("Later keeps yours in place and puts a mark on it, with the other value one click away.")
        self.column.addWidget(PlainLabel(note, "small"))

    def show_counts(self, counts: dict[Take, int]) -> None:
        """Show other numbers."""
        for take, number in counts.items():
            self.numbers[take].set_text(str(number))


class AlongCard(Card):
    """What comes along by itself, kind by kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(PlainLabel(_("Comes along"), "strong"))
        self._grid = grid(across=10, down=8, stretch={2: 1})
        self.column.addLayout(self._grid)

    def show_asked(self, asked: Asked) -> None:
        """Show what comes along; nothing where nothing does."""
        clear(self._grid)
        lines = asked.along.lines if asked.along is not None else ()
        for row, came in enumerate(lines):
            where = PlainLabel(came.where, "small")
            where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(
                PlainLabel(str(came.count), "strong", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop
            )
            self._grid.addWidget(PlainLabel(came.kind), row, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(where, row, 2)
        self.setVisible(bool(lines))


class BothCard(Card):
    """What stands twice now, because both are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(PlainLabel(_("Both are kept"), "strong"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.column.addLayout(self._lines)

    def show_asked(self, asked: Asked) -> None:
        """Show each in a sentence; nothing where there is none."""
        clear(self._lines)
        sentences = asked.along.both_kept if asked.along is not None else ()
        for sentence in sentences[:20]:
            self._lines.addWidget(PlainLabel(sentence))
        self.setVisible(bool(sentences))
