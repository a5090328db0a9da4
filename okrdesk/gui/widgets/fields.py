"""Fields a person types into. They tell what was typed once, when the person is done with the field.

`edited` comes on Enter (Ctrl+Enter in an area) and when the field is left, only if the text differs from
what was last told: what an editor makes of a text by showing it (other line ends) is nobody's change.
Escape brings back the text of the document, and the field's own undo what was typed; inside a widget with the
property `keeps_typed` (a dialog that asks, the check-in form) it leaves the text alone. A reload goes through
`set_text_if_idle`, which never touches half-typed or refused text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil
from typing import TypedDict, Unpack

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from okrdesk.document.text import is_blank
from okrdesk.gui import theme
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.units import units

_LINE_ENDS = re.compile("[\u2028\u2029\ufdd0\ufdd1]")  # of Qt's paragraphs, lines and frames
KEEPS_TYPED = "keeps_typed"  # the property of what leaves a draft alone on Escape
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_Editor = QLineEdit | QPlainTextEdit


class Look(TypedDict, total=False):
    """What a field of any kind can be given: a parent, no caption above it, large letters."""

    parent: QWidget | None
    show_caption: bool
    large: bool


class _Captioned(Compound, QWidget):
    pass


def captioned(caption: str, control: QWidget, parent: QWidget | None = None) -> QWidget:
    """A control such as a combo box with a small caption above it, spaced like a field."""
    box = _Captioned(parent)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = PlainLabel(caption, "small", box)
    label.setBuddy(control)
    column.addWidget(label)
    column.addWidget(control)
    column.addStretch(1)  # level with a taller one beside it
    box.stop = control
    if not control.accessibleName():
        control.setAccessibleName(caption)
    return box


class _Field(Compound, QWidget):
    """A caption above, the editor, and the sentence that says what is wrong below."""

    edited = Signal(str)
    typed = Signal(str)

    def __init__(self, caption: str, kind: Callable[[QWidget], _Editor], **look: Unpack[Look]) -> None:
        super().__init__(look.get("parent"))
        self._editor = editor = kind(self)
        if look.get("large"):
            editor.setProperty("letters", "large")
        self._base = ""
        self._told = ""
        self._given, self._shown = "", ""  # the text that was put in, and what the editor made of it
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.caption = PlainLabel(caption, "small", self)
        self.caption.setBuddy(editor)
        show_part(self.caption, shown=look.get("show_caption", True))
        self._error = PlainLabel("", "error", self)
        self._error.hide()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(editor, 1)
        column.addWidget(self.caption)
        column.addLayout(self._row)
        column.addWidget(self._error)
        column.addStretch(1)  # level with a field beside it that says what is wrong
        editor.setAccessibleName(caption)
        editor.installEventFilter(self)
        self.stop = editor

    def put_beside(self, part: QWidget, stretch: int = 0) -> None:
        """Put something behind the editor, where it stays level whatever is said below."""
        self._row.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)

    def text(self) -> str:
        """What stands in the field, told or not: to the letter what was put in unless somebody changed it."""
        typed = self._typed()
        return self._given if typed == self._shown else typed

    def trimmed(self) -> str:
        """As `text`, without the blanks around what a person typed."""
        text = self.text()
        return text if self._typed() == self._shown else text.strip()

    def _typed(self) -> str:
        raise NotImplementedError

    def _fill(self, text: str) -> None:
        raise NotImplementedError

    def _retype(self, text: str) -> None:
        """Put a text in as a person would, so that the editor's undo takes it back."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put a text into the field, whatever stood there, without telling it."""
        self._base = self._told = text
        self.set_error("")
        if self.text() != text:
            self._filling = True
            self._fill(text)
            self._filling = False
        self._given, self._shown = text, self._typed()

    def type_text(self, text: str) -> None:
        """Put in what a person had typed before; it is not told yet."""
        if self.text() != text:
            self._retype(text)

    def hold(self) -> None:
        """Keep what is typed without telling it until Enter."""
        self._told = self.text()

    def set_text_if_idle(self, text: str) -> None:
        """Put the document's text into the field unless a person is typing or was refused there."""
        if self.is_idle() or self.text() == text:
            self.set_text(text)
        else:
            self._base = text

    def is_idle(self) -> bool:
        """Whether the field holds nothing that is half typed or refused."""
        return self.text() == self._told and not self.error()

    def set_error(self, sentence: str) -> None:
        """Say beside the field what is wrong and what to do, keeping what was typed; "" clears it."""
        wrong = bool(sentence)
        if self._error.plain_text() == sentence and self._error.isHidden() is not wrong:
            return
        self._error.set_text(sentence)
        self._error.setVisible(wrong)
        self._editor.setAccessibleDescription(sentence)
        self._editor.setProperty("wrong", "true" if wrong else "false")
        self._editor.style().unpolish(self._editor)
        self._editor.style().polish(self._editor)

    def refuse(self, sentence: str) -> None:
        """Say beside the field what is wrong, and give it the keyboard."""
        self.set_error(sentence)
        self.setFocus()

    def is_filled(self, sentence: str) -> bool:
        """Whether anything stands in the field; else `sentence` is said beside it and it has the keyboard."""
        if is_blank(self.text()):
            self.refuse(sentence)
            return False
        return True

    def error(self) -> str:
        """The sentence that stands beside the field, or ""."""
        return self._error.plain_text()

    def finish(self, again: bool = False) -> None:
        """Tell what was typed if it is new; with `again` also a text that was refused before."""
        text = self.text()
        if text == self._told and not (again and text != self._base):
            return
        self._told = text
        self.set_error("")
        self.edited.emit(text)

    def restore(self) -> bool:
        """Bring back the document's text, for undo to take back; whether there was anything to bring back."""
        if self.is_untouched():
            return False
        self._retype(self._base)
        self.set_text(self._base)
        return True

    def _keeps_typed(self) -> bool:
        around: QWidget | None = self
        while around is not None and not around.property(KEEPS_TYPED):
            around = around.parentWidget()
        return around is not None

    def _changed(self) -> None:
        if not self._filling:
            self.typed.emit(self.text())

    def _is_done_key(self, event: QKeyEvent) -> bool:
        return event.key() in _ENTER

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and not self.is_untouched() and not self._keeps_typed():
                event.accept()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                return not self._keeps_typed() and self.restore()
            if self._is_done_key(event):
                self.finish(again=True)
                return isinstance(self._editor, QPlainTextEdit)
        elif (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.finish()
        return super().eventFilter(watched, event)

    def is_untouched(self) -> bool:
        """Whether the field shows the document's text and nothing is wrong."""
        return self.text() == self._base and not self.error()


class TextField(_Field):
    """A field for one line."""

    def __init__(self, caption: str, text: str = "", placeholder: str = "", **look: Unpack[Look]) -> None:
        super().__init__(caption, QLineEdit, **look)
        assert isinstance(self._editor, QLineEdit)
        self.edit = self._editor
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._changed)
        self.set_text(text)

    def _typed(self) -> str:
        # A pasted line break would otherwise reach the document as a line separator.
        return " ".join(self.edit.text().splitlines())

    def _retype(self, text: str) -> None:
        self.edit.selectAll()
        self.edit.insert(text)

    def _fill(self, text: str) -> None:
        where = self.edit.cursorPosition()
        self.edit.setText(text)
        end = units(text, len(text))
        self.edit.setCursorPosition(min(where, end) if self.edit.hasFocus() else 0)


class ValueField(TextField):
    """A field for a number, right-aligned with tabular figures; `unit` stands behind it."""

    def __init__(self, caption: str, text: str = "", unit: str = "", **look: Unpack[Look]) -> None:
        super().__init__(caption, text, **look)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setFont(theme.font("body"))
        self.edit.setMinimumWidth(64)
        self._unit = PlainLabel(unit, "muted", self, wrap=False)
        show_part(self._unit, shown=bool(unit))
        self._row.addWidget(self._unit)

    def set_unit(self, unit: str) -> None:
        """Show another unit behind the number; "" hides it."""
        self._unit.set_text(unit)
        show_part(self._unit, shown=bool(unit))


class _Area(QPlainTextEdit):
    """Takes words only: what is pasted or dropped loses its markup, files are not taken."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())


class TextArea(_Field):
    """A field for several lines that grows with its text up to `most_lines`, then scrolls."""

    def __init__(
        self,
        caption: str,
        text: str = "",
        placeholder: str = "",
        *,
        least_lines: int = 2,
        most_lines: int = 12,
        **look: Unpack[Look],
    ) -> None:
        super().__init__(caption, _Area, **look)
        assert isinstance(self._editor, _Area)
        self.edit = self._editor
        self._least, self._most = least_lines, most_lines
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.set_text(text)
        self._grow()

    def set_least_lines(self, lines: int) -> None:
        """Be at least so many lines high."""
        if lines != self._least:
            self._least = lines
            self._grow()

    def _typed(self) -> str:
        # Not toPlainText, which makes a plain space of a no-break space.
        return _LINE_ENDS.sub("\n", self.edit.document().toRawText())

    def _retype(self, text: str) -> None:
        cursor = self.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _fill(self, text: str) -> None:
        where = self.edit.textCursor().position()
        self.edit.setPlainText(text)
        if self.edit.hasFocus():
            cursor = self.edit.textCursor()
            cursor.setPosition(min(where, self.edit.document().characterCount() - 1))
            self.edit.setTextCursor(cursor)

    def _is_done_key(self, event: QKeyEvent) -> bool:
        return super()._is_done_key(event) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _grow(self) -> None:
        # A plain text document measures its height in lines, not in pixels.
        lines = max(self._least, min(self._most, round(self.edit.document().size().height())))
        around = 2 * round(self.edit.document().documentMargin()) + 12
        height = lines * ceil(QFontMetricsF(self.edit.font()).lineSpacing()) + around
        scrolls = self.edit.document().size().height() > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(policy)
        if self.edit.height() != height or self.edit.maximumHeight() != height:
            self.edit.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Resize, QEvent.Type.FontChange):
            self._grow()
        return super().eventFilter(watched, event)
