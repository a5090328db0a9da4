"""Choosing a person, or several, by typing initials or part of a name: a popover over the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.text import PlainLabel, tip_text
from okrdesk.i18n import _
from okrdesk.okr import people as people_of
from okrdesk.okr.alphabet import begins, plain_letters
from okrdesk.okr.people import Person

_ID = Qt.ItemDataRole.UserRole + 1
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PersonChooser(Popover):
    """A field and the people whom it means; arrows walk, Enter chooses.

    With `several` Enter and Space tick people, and closing the popover tells them.
    """

    def __init__(
        self,
        parent: QWidget,
        heading: str,
        people: Sequence[Person],
        chosen: Iterable[str],
        *,
        nobody: str = "",
        several: bool = False,
    ) -> None:
        super().__init__(parent, heading)
        self._people = people
        self._ticked = set(chosen)
        self._ticked_before = frozenset(self._ticked)
        self._nobody = nobody
        self._several = several
        self._tell: Callable[[list[str]], object] = lambda _ids: None
        self._answer: list[str] | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Initials or part of a name"))
        self.field.setPlaceholderText(_("Initials or part of a name"))
        self.list = QListWidget()
        self.list.setAccessibleName(heading)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        scale = theme.text_scale()
        self.list.setFixedSize(QSize(round(312 * scale), round(232 * scale)))
        self.nothing = PlainLabel(_("Nobody here is called so."), "small")
        hint = _("Enter ticks, Esc closes") if several else _("Enter chooses, Esc leaves it")
        for part in (PlainLabel(heading, "strong"), self.field, self.list, self.nothing):
            self.column.addWidget(part)
        self.column.addWidget(PlainLabel(hint, "small"))
        self.field.textEdited.connect(lambda _text: self._fill())
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._take(item))
        self._fill()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        at: QPoint,
        heading: str,
        people: Sequence[Person],
        tell: Callable[[list[str]], object],
        *,
        chosen: Iterable[str] = (),
        nobody: str = "",
        several: bool = False,
    ) -> PersonChooser:
        """Open at a at in `parent`; `tell` gets the ids when something was chosen, [""] for nobody."""
        chooser = cls(parent, heading, people, chosen, nobody=nobody, several=several)
        chooser._tell = tell
        chooser.open_at(parent, at)
        chooser.field.setFocus()
        return chooser

    def shown(self) -> list[str]:
        """The names in the list as they stand there."""
        return [self.list.item(number).text() for number in range(self.list.count())]

    def _fill(self) -> None:
        typed = self.field.text()
        self.list.clear()
        rows = [("", self._nobody)] if self._nobody and not typed.strip() else []
        fitting = [person for person in self._people if people_of.fits(person, typed)]
        if typed.strip():
            fitting.sort(key=lambda person: _rank(person, typed))
        for person in fitting:
            role = " ".join(person.role.split())[:80]
            name = called(person)
            alone = name == person.name  # else the remark says it already
            rows.append((person.id, f"{name} · {role}" if role and alone else name))
        for person_id, label in rows:
            item = QListWidgetItem(label[:300], self.list)
            item.setData(_ID, person_id)
            item.setToolTip(tip_text(label))  # it may be cut
            if self._several:
                self._show_tick(item)
        self.nothing.setVisible(not rows)
        # Enter without typing shall not take what is there already: nobody stands first for the mouse.
        first = 1 if self._nobody and len(rows) > 1 else 0
        current = next((n for n, row in enumerate(rows) if row[0] and row[0] in self._ticked), first)
        self.list.setCurrentRow(0 if typed.strip() else current)

    def _show_tick(self, item: QListWidgetItem) -> None:
        ticked = item.data(_ID) in self._ticked
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _WALKING:
            self.list.keyPressEvent(event)
            return True
        ticks = self._several and event.key() == Qt.Key.Key_Space and not self.field.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or ticks:
            self._take(self.list.currentItem())
            return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        person_id = str(item.data(_ID))
        if not self._several:
            self._answer = [person_id]
            self.close()
            return
        self._ticked ^= {person_id}
        self._show_tick(item)
        self.field.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._several and self._ticked != self._ticked_before:
            self._answer = [p.id for p in self._people if p.id in self._ticked]
        answer, self._answer = self._answer, None
        if answer is not None:
            self._tell(answer)


def _rank(person: Person, typed: str) -> int:
    """Whose initials they are first, then whose name begins so, then any other part; names stay in order."""
    initials = plain_letters(person.initials) == plain_letters(typed.strip())
    return 0 if initials else 1 if begins(person.name, typed) else 2
