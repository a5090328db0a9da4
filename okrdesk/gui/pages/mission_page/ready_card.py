"""Whether the mission is ready, and who agreed to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.document.document import Document
from okrdesk.gui import icons, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.agreement_dialog import AgreementDialog
from okrdesk.gui.widgets.cards import Card, heading_row, rule
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.paint import paint_avatar, paint_focus
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import let_go, show_part
from okrdesk.gui.widgets.text import PlainLabel, passing_menu, plain_button, set_tip
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import mission, people, readiness
from okrdesk.okr.mission import Agreement
from okrdesk.okr.readiness import ReadinessCheck


class ReadyCard(Card):
    """The four checks, and below them the people who agreed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self.desk = desk
        self._shown: tuple[object, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.lines: list[_CheckLine] = []
        self.people: list[AgreedPerson] = []
        self._row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._flow = FlowLayout(self._row, gap=6)
        self.add_person = plain_button(_("Person"), icon="plus", small=True, parent=self, do=self._agree)
        self.add_person.setAccessibleName(_("Add a person who agrees"))
        self.told = PlainLabel("", "small", self)
        self.column.addWidget(PlainLabel(_("Is the mission ready?"), "strong", self))
        self.column.addLayout(self._lines)
        self.column.addSpacing(4)
        self.column.addWidget(rule(self))
        self.column.addLayout(heading_row(_("Agreed by"), self.add_person, parent=self))
        self.column.addWidget(self._row)
        self.column.addWidget(self.told)

    def reload(self) -> None:
        """Compute the checks anew and show who agreed; nothing is rebuilt where nothing changed."""
        document, locale = self.desk.document, self.desk.locale
        agreed = mission.agreements(document)
        changed = readiness.last_reworded(document)
        checks = readiness.checks(mission.read(document), agreed, changed, locale)
        if (checks, agreed, theme.tokens()) == self._shown:
            return
        self._shown = (checks, agreed, theme.tokens())
        let_go(self._lines, self.lines)
        self.lines = [_CheckLine(check, self) for check in checks]
        for line in self.lines:
            self._lines.addWidget(line)
        self._show_people(agreed, changed, locale)

    def _show_people(self, agreed: tuple[Agreement, ...], changed: dt.date | None, locale: str) -> None:
        focused = next((person.agreement_id for person in self.people if person.hasFocus()), "")
        let_go(self._flow, self.people)
        self.people = []
        for agreement in agreed:
            stale = changed is not None and agreement.on < changed
            person = AgreedPerson(agreement, format_day(agreement.on, locale), stale, self._row)
            person.clicked.connect(lambda _checked=False, chosen=person: self._offer(chosen))
            self._flow.addWidget(person)
            show_part(person, shown=True)
            self.people.append(person)
            if agreement.id == focused:
                person.setFocus()
        show_part(self._row, shown=bool(agreed))
        self._row.updateGeometry()
        self.told.set_text(_agreed_words(agreed, changed))

    def _agree(self) -> None:
        desk = self.desk
        asked = AgreementDialog(self, people.active(desk.document), desk.today, desk.locale).ask()
        if asked is not None:
            desk.do(_agree_all, asked.names, asked.on)

    def _offer(self, person: AgreedPerson) -> None:
        menu = passing_menu(self)
        told = menu.addAction(person.words.replace("&", "&&"))
        told.setEnabled(False)
        again = menu.addAction(_("Agrees again today"))
        again.triggered.connect(lambda: self.desk.do(mission.agree, person.person_id, self.desk.today))
        gone = menu.addAction(_("Withdraw"))
        sentence = _("Withdrew an agreement.")
        gone.triggered.connect(lambda: self.desk.telling(sentence).do(mission.withdraw, person.agreement_id))
        menu.popup(person.mapToGlobal(person.rect().bottomLeft()))


def _agreed_words(agreed: tuple[Agreement, ...], changed: dt.date | None) -> str:
    if not agreed:
        return _("Read it aloud together, then note who stands behind it.")
    count = ngettext("{count} person agreed", "{count} people agreed", len(agreed)).format(count=len(agreed))
    before = sum(1 for a in agreed if changed is not None and a.on < changed)
    if not before:
        return count
    stale = ngettext("{count} before the latest change", "{count} before the latest change", before)
    return f"{count} · {stale.format(count=before)}"


def _agree_all(document: Document, names: Sequence[str], on: dt.date) -> None:
    everyone = people.everyone(document)
    with document.edit(_("Agree to the mission")):
        for name in names:
            known = people.named(everyone, name)
            mission.agree(document, known.id if known is not None else people.add(document, name), on)


class _CheckLine(QWidget):
    """A tick or an exclamation mark in its colour, and what was found."""

    spoken_as = Role.StaticText

    def __init__(self, check: ReadinessCheck, parent: QWidget) -> None:
        super().__init__(parent)
        self.check = check
        said = _("Done") if check.passed else _("Open")
        self.setAccessibleName(f"{said}: {check.words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_CheckMark(check.passed, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(check.words, parent=self), 1)


class _CheckMark(QWidget):
    def __init__(self, passed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._passed = passed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(28 * theme.text_scale()), round(20 * theme.text_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.status_colours("on track" if self._passed else "at risk")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        if self._passed:
            edge = round(self.height() * 0.66)
            sign = QRect((self.width() - edge) // 2, (self.height() - edge) // 2, edge, edge)
            icons.paint_icon(painter, sign, "check", colours.ink)
        else:
            painter.setFont(theme.font("strong"))
            painter.setPen(QColor(colours.ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "!")
        painter.end()


class AgreedPerson(PaintedButton):
    """The badge of somebody who agreed, with a clock if that was before the latest change; opens a menu."""

    def __init__(self, agreement: Agreement, day: str, stale: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.agreement_id, self.person_id = agreement.id, agreement.person_id
        self._name, self._stale = agreement.name, stale
        sentence = (
            _("{name}, agreed on {day} before the latest change") if stale else _("{name}, agreed on {day}")
        )
        self.words = sentence.format(name=agreement.name, day=day)
        self.setAccessibleName(self.words)
        set_tip(self, self.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        edge = round(32 * theme.text_scale())
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, self.rect().adjusted(3, 3, -3, -3), self._name, self.person_id)
        if self._stale:
            edge = round(self.width() * 0.42)
            clock = QRect(self.width() - edge, self.height() - edge, edge, edge)
            tokens = theme.tokens()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(clock)
            icons.paint_icon(painter, clock.adjusted(1, 1, -1, -1), "clock", tokens.statuses["at risk"].ink)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self.height() / 2)
        painter.end()
