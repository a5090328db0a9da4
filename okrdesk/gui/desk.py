"""The desk: the open session, the chosen cycle and day, and the one way by which pages write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.session import Session
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, history
from okrdesk.okr.outline import Outline, outline, renewed
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop import rounds

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


class Desk(QObject):
    """What the pages of one window share. `changed` comes after each edit, undo, redo, merge and choice."""

    changed = Signal()
    refused = Signal(str)
    told = Signal(str, bool)
    saved = Signal(str, object)
    page_requested = Signal(str, str)
    wished = Signal(str, str, str)  # of a page, by its name, about something
    edited = Signal()
    choosing = Signal(object)  # where two copies differ: a Choosing for the window to show

    def __init__(self, session: Session, today: Callable[[], dt.date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._clock = today
        self._day: dt.date | None = None
        self._cycle_id = ""
        self._cycle: tuple[tuple[int, dt.date, str], Cycle] | None = None
        self._locale: tuple[int, str] | None = None
        self._outline: tuple[tuple[int, dt.date, str], Outline] | None = None
        self._labels: tuple[int, str | None, str | None] = (-1, None, None)
        # One announcement per turn of the event loop: an edit returns before its page is painted anew.
        self._announcement = QTimer(self, singleShot=True, interval=0)
        self._announcement.timeout.connect(self.changed)
        rounds.sweep(session.document)

    # Looking

    @property
    def document(self) -> Document:
        """The open document."""
        return self.session.document

    @property
    def today(self) -> dt.date:
        """Today by the clock of this window."""
        return self._clock()

    @property
    def day(self) -> dt.date:
        """The day all figures are as of: today unless another was chosen."""
        return self._day or self.today

    def set_day(self, day: dt.date | None) -> None:
        """Look at the workspace as of a day; None goes back to today."""
        self._day = None if day == self.today else day
        self.announce()

    @property
    def cycle(self) -> Cycle:
        """The chosen cycle, else the current one; read once per state of the document."""
        key = (self.document.revision, self.day, self._cycle_id)
        if self._cycle is None or self._cycle[0] != key:
            self._cycle = (key, self._find_cycle())
        return self._cycle[1]

    def _find_cycle(self) -> Cycle:
        for cycle in cycles.all_cycles(self.document):
            if cycle.id == self._cycle_id:
                return cycle
        return cycles.current(self.document, self.day)

    def choose_cycle(self, cycle_id: str) -> None:
        """Look at another cycle."""
        self._cycle_id = cycle_id
        self.announce()

    @property
    def locale(self) -> str:
        """The workspace's locale, else the system's, for numbers and days."""
        revision = self.document.revision
        if self._locale is None or self._locale[0] != revision:
            self._locale = (revision, self.document.locale)
        return self._locale[1]

    def outline(self) -> Outline:
        """The outline of the chosen cycle as of the day, computed once per state of the document."""
        cycle_id = self.cycle.id
        key = (self.document.revision, self.day, cycle_id)
        if self._outline is None or self._outline[0] != key:
            self._outline = (key, self._read_outline(key))
        return self._outline[1]

    def _read_outline(self, key: tuple[int, dt.date, str]) -> Outline:
        """After an edit of a few lines only they are read anew: in a large workspace all take too long."""
        touched = self.document.touched
        if self._outline is not None and touched is not None:
            (revision, *viewed), known = self._outline
            if revision == key[0] - 1 and viewed == [*key[1:]]:
                fresh = renewed(self.document, known, touched)
                if fresh is not None:
                    return fresh
        return outline(self.document, key[2], key[1])

    # Writing

    def do(
        self,
        edit: Callable[Concatenate[Document, _Given], _Result],
        *args: _Given.args,
        **more: _Given.kwargs,
    ) -> _Result | None:
        """Call `edit(document, *args, **more)`; None when it was refused, and the window says why.

        Any other exception is a bug and goes to the crash report.
        """
        return Saying(self).do(edit, *args, **more)

    def telling(self, sentence: str) -> Saying:
        """`telling(sentence).do(…)`: after the edit the window says it and offers Undo."""
        return Saying(self).telling(sentence)

    def beside(self, say: Callable[[str], None]) -> Saying:
        """`beside(say).do(…)`: the sentence of a refusal goes there, beside the field, not to the window."""
        return Saying(self).beside(say)

    def announce(self) -> None:
        """Say that something may look different now."""
        self._announcement.start()

    # Undo and redo

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._undo_redo()[0]

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back."""
        return self._undo_redo()[1]

    def undo(self) -> None:
        """Take back the latest edit of this installation."""
        self._step(self._take_back, _("Undone: {label}"))

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._step(self.document.redo, _("Redone: {label}"))

    def undo_only(self, step_id: str) -> None:
        """Take back a single edit of anybody, and say which of its fields stay as later edits left them."""
        self._step(lambda: history.undo_only(self.document, step_id), "{label}")

    def _take_back(self) -> str | None:
        told = history.undo(self.document)
        if told is None:
            return None
        history.keep_a_cycle(self.document)
        return ". ".join(filter(None, told))

    def _undo_redo(self) -> tuple[str | None, str | None]:
        revision = self.document.revision
        if self._labels[0] != revision:
            self._labels = (revision, self.document.undo_label, self.document.redo_label)
        return self._labels[1:]

    def _step(self, step: Callable[[], str | None], sentence: str) -> None:
        try:
            label = step()
        except Refused as refused:
            self.refused.emit(refused.sentence)
            return
        if label is not None:
            self.edited.emit()
            self.announce()
            self.told.emit(sentence.format(label=label), False)


@dataclass(frozen=True)
class Saying:
    """What one edit says: a value of its own, so that nothing set for one edit is left for the next."""

    desk: Desk
    sentence: str = ""
    say_refusal: Callable[[str], None] | None = None

    def telling(self, sentence: str) -> Saying:
        """The same with a short message after the edit, "" for none."""
        return replace(self, sentence=sentence)

    def beside(self, say: Callable[[str], None]) -> Saying:
        """The same with another place for the sentence of a refusal."""
        return replace(self, say_refusal=say)

    def do(
        self,
        edit: Callable[Concatenate[Document, _Given], _Result],
        *args: _Given.args,
        **more: _Given.kwargs,
    ) -> _Result | None:
        """As `Desk.do`."""
        desk = self.desk
        try:
            result = edit(desk.document, *args, **more)
        except Refused as refused:
            (self.say_refusal or desk.refused.emit)(refused.sentence)
            return None
        desk.edited.emit()
        desk.announce()
        if self.sentence:
            desk.told.emit(self.sentence, True)
        return result
