"""The field for a value of a key result: a number, yes or no as chips, or a stage, as its measure wants."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import ValueField
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.measures import Entry, measure_of
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import Value, parse_value

_MOST_CHIPS = 5


class ValueInput(Compound, QWidget):
    """Holds what was typed or chosen as text: "37", "333/9", "1" for yes, "2" for the second stage.

    `changed` comes with each key or choice. What is wrong is said beside the field and nothing typed is lost.
    """

    changed = Signal()

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_result: KeyResult | None = None
        self._locale = ""
        self._caption = caption
        self.number = ValueField(caption, large=True, show_caption=False, parent=self)
        self.beside = PlainLabel("", "muted", self)
        self.caption = PlainLabel(caption, "small", self)
        self.chips = ChoiceChips(caption, (), parent=self)
        self.stages = combo(caption, (), parent=self)
        self.stages.setPlaceholderText(_("Choose a stage"))
        self._error = PlainLabel("", "error", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        for part, share in ((self.number, 3), (self.chips, 3), (self.stages, 3), (self.beside, 2)):
            row.addWidget(part, share)
        column.addWidget(self.caption)
        column.addLayout(row)
        column.addWidget(self._error)
        self.number.typed.connect(lambda _text: self._chosen())
        self.number.edited.connect(lambda _text: self.check())
        self.chips.picked.connect(lambda _keys: self._chosen())
        self.stages.activated.connect(lambda _index: self._chosen())
        self._error.hide()

    def set_key_result(self, key_result: KeyResult, locale: str) -> None:
        """Ask for a value of this key result; the text stays only when the key result is the same."""
        same = self._key_result is not None and self._key_result.id == key_result.id
        text = self.text() if same else ""
        wrong = self.error() if same else ""
        self._key_result, self._locale = key_result, locale
        measure = measure_of(key_result)
        field = ENTRIES[measure.entry](self, key_result)
        for part in (self.number, self.chips, self.stages):
            show_part(part, shown=part is field)
        average = measure.entry == "average"
        caption = _("{caption}, or total/count such as 333/9") if average else "{caption}"
        self.caption.set_text(caption.format(caption=self._caption))
        self.stop = field
        self.set_text(text)
        self.set_error(wrong)

    def text(self) -> str:
        """What was typed or chosen; "" when nothing was."""
        if self.number.isHidden():
            return self.stages.key() if self.chips.isHidden() else "".join(self.chips.keys())
        return self.number.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field without telling it."""
        self.set_error("")
        if not self.number.isHidden():
            self.number.set_text(text)
        elif not self.chips.isHidden():
            self.chips.set_keys([text])
        else:
            self.stages.set_key(text)

    def set_beside(self, text: str) -> None:
        """Say beside the field what helps to fill it: the unit, the last value."""
        self.beside.set_text(text)
        show_part(self.beside, shown=bool(text))

    def set_error(self, sentence: str) -> None:
        """Say below the field what is wrong; "" clears it."""
        self._error.set_text(sentence)
        show_part(self._error, shown=bool(sentence))
        edit = self.number.edit
        edit.setAccessibleDescription(sentence)
        wrong = "true" if sentence else "false"
        if edit.property("wrong") != wrong:
            edit.setProperty("wrong", wrong)
            edit.style().unpolish(edit)
            edit.style().polish(edit)

    def error(self) -> str:
        """The sentence below the field, or ""."""
        return self._error.plain_text()

    def value(self) -> Value | None:
        """The value; None when it cannot be read, which is then said beside the field."""
        if self._key_result is None:
            return None
        if not self.text().strip() and self.number.isHidden():
            self.set_error(_("Choose one."))
            return None
        try:
            value = parse_value(self.text(), self._key_result, self._locale)
        except Refused as refused:
            self.set_error(refused.sentence)
            return None
        self.set_error("")
        return value

    def check(self) -> None:
        """Say at once what is wrong with what was typed; an empty field waits."""
        if self.text().strip():
            self.value()
        else:
            self.set_error("")

    def set_focus(self) -> None:
        """Give the field the keyboard, with a typed number selected so that typing replaces it."""
        self.setFocus()
        if self.stop is self.number:
            self.number.edit.selectAll()

    def _chosen(self) -> None:
        self.set_error("")
        self.changed.emit()

    def ask_number(self, _key_result: KeyResult) -> QWidget:
        """The field for what is typed."""
        return self.number

    def ask_yes_or_no(self, _key_result: KeyResult) -> QWidget:
        """Two chips."""
        self.chips.set_choices([("1", _("Yes")), ("0", _("No"))])
        return self.chips

    def ask_stage(self, key_result: KeyResult) -> QWidget:
        """Chips for a few stages, a list for many, the field for a number where none is named yet."""
        if not key_result.stages:
            return self.number
        stages = [("0", _("none yet"))]
        stages += [(str(n), stage.name) for n, stage in enumerate(key_result.stages, start=1)]
        part = self.chips if len(key_result.stages) <= _MOST_CHIPS else self.stages
        part.set_choices(stages)
        return part


# What asks for a value, for each entry that a measure can have.
ENTRIES: dict[Entry, Callable[[ValueInput, KeyResult], QWidget]] = {
    "number": ValueInput.ask_number,
    "average": ValueInput.ask_number,
    "stages": ValueInput.ask_stage,
    "yes-no": ValueInput.ask_yes_or_no,
}
