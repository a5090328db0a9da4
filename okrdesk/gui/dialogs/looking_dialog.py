"""A dialog in which a file is looked at before anything of it is taken in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.cards import PageHeader, page_scroll
from okrdesk.gui.widgets.form_dialog import Answer, FormDialog
from okrdesk.gui.widgets.side_by_side import SideBySide, fill


class LookingDialog(FormDialog[Answer]):
    """Its buttons stand in the header; below, the file beside what comes of it, or above where it is narrow.

    Who holds the two calls `sides.fit` from its `resizeEvent`.
    """

    def lay_out_sides(self, says: str, *sides: tuple[QWidget, int], least: float) -> None:
        """Lay out two sides with their shares of the width, from `least` pixels on beside each other."""
        header = PageHeader(self.windowTitle(), says, (self.cancel, self.take))
        self.sides = SideBySide(least)
        for side, share in sides:
            self.sides.addWidget(side, share)
        content = QWidget()
        fill(content, header, self.sides, spacing=16, margins=(0, 0, 8, 0))
        self.column.addWidget(page_scroll(content))
