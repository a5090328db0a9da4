"""What is shown when OKR Desk itself made a mistake: the report to copy, and that the work is safe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class CrashDialog(Dialog):
    """Shows a crash report; `exec` and go on working."""

    def __init__(self, parent: QWidget | None, report: str, place: Path | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setModal(True)
        scale = theme.text_scale()
        self.resize(round(640 * scale), round(420 * scale))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Crash report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button = plain_button(_("Copy the report"), icon="copy")
        self.copy_button.clicked.connect(self._copy)
        close = plain_button(_("Go on working"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        words = _(
            "OKR Desk made a mistake and stopped what it was doing. Your work is safe on this computer "
            "and you can go on. The report says what happened; it may hold words of yours, so read it before "
            "you send it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel(_("Something went wrong"), "heading"))
        column.addWidget(PlainLabel(words))
        column.addWidget(self.report, 1)
        if place is not None:
            where = _("It is also kept in {place}").format(place=place)
            column.addWidget(PlainLabel(where, "small", selectable=True))
        column.addLayout(buttons)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.set_text(_("Copied"))
