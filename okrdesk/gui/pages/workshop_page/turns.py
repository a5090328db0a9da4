"""One of several things after the other: which one it is, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.widgets.text import PlainLabel, icon_button


class Turns(QWidget):
    """`turned` tells -1 or 1: the one before, the next one. Not shown where there is only one."""

    turned = Signal(int)

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.place = PlainLabel("", "small", wrap=False)
        self.before, self.after = icon_button("chevron-left", before), icon_button("chevron-right", after)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.place, self.before, self.after):
            row.addWidget(part)

    def show_place(self, sentence: str, at: int, count: int) -> None:
        """Fill `n`, from 1, and `all` of a sentence such as "question {n} of {all}"."""
        self.place.set_text(sentence.format(n=at + 1, all=count))
        self.setVisible(count > 1)
