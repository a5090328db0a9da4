"""What is shown when OKR Desk itself made a mistake: the report to copy, and that the work is safe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class CrashDialog(FormDialog[None]):
    """Shows a crash report; `run` and go on working."""

    def __init__(self, parent: QWidget | None, report: str, kept_in: Path | None) -> None:
        title = _("Something went wrong")
        super().__init__(parent, title, title, size=(640, 420))
        self.setModal(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Crash report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPointSizeF(theme.font("small").pointSizeF())
        self.report.setFont(letters)
        self.copy_button = plain_button(_("Copy the report"), icon="copy", do=self._copy)
        sentence = _(
            "OKR Desk made a mistake and stopped what it was doing. Your work is safe on this computer "
            "and you can go on. The report says what happened; it may hold words of yours, so read it before "
            "you send it."
        )
        self.column.addWidget(PlainLabel(sentence))
        self.column.addWidget(self.report, 1)
        if kept_in is not None:
            where = _("It is also kept in {place}").format(place=kept_in)
            self.column.addWidget(PlainLabel(where, "small", selectable=True))
        self.end_with_close(label=_("Go on working"), left=self.copy_button)
        self.close_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.set_text(_("Copied"))
