"""The History page: who changed what and when, the ways back, named versions and moved targets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import filing, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.version_dialog import VersionDialog
from okrdesk.gui.page import Page
from okrdesk.gui.pages.history_page.steps import PAGE, StepList, StepModel, ways
from okrdesk.gui.widgets.cards import Card, PageHeader, page_scroll, rule
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.side_by_side import clear, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, format_moment, ngettext
from okrdesk.okr import cycles, differences, history, key_results
from okrdesk.okr.history import HistoryRow, Version
from okrdesk.okr.history_words import Wording
from okrdesk.okr.moved_targets import MovedTarget, moved_targets
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.values import show_value

_FEW = 8
_TABLES = {
    "check-ins": ("check_in",),
    "goals": ("objective", "key_result", "helper", "own_blueprint"),
    "workshop": (
        *("workshop", "workshop_step", "idea", "theme", "round", "promise", "goal_link", "source"),
        "own_template",
    ),
    "mission": ("workspace", "charter_line", "priority", "agreement"),
    "people": ("person",),
    "cycles": ("cycle",),
}
_EVERYBODY = "*"


class HistoryPage(Page):
    """Every change, who made it, and the way back."""

    name = "history"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: tuple[object, ...] = ()
        self._all_versions = False
        self.person = combo(_("Whose changes"), [(_EVERYBODY, _("Everybody"))])
        self.kind = combo(
            _("Which changes"),
            [
                ("", _("All changes")),
                ("check-ins", _("Check-ins")),
                ("goals", _("Objectives and key results")),
                ("workshop", _("Workshop")),
                ("mission", _("Mission and priorities")),
                ("people", _("People")),
                ("cycles", _("Cycles")),
            ],
        )
        for box in (self.person, self.kind):
            box.setMinimumContentsLength(13)
            box.activated.connect(lambda _index: self.reload())
        self.header = PageHeader(
            _("History"), _("Every change, who made it, and the way back."), (self.person, self.kind)
        )
        self.model = StepModel(self)
        self.list = StepList(self.model)
        self.begin_at(self.list)
        self.list.way_back.connect(self._go)
        self.nothing = PlainLabel(
            _("No step fits; choose everybody and all changes to see the rest."), "muted"
        )
        self.versions = QVBoxLayout()
        self.moved = QVBoxLayout()
        self.name_version = plain_button(_("Name this moment…"), icon="flag", small=True)
        self.name_version.clicked.connect(lambda: filing.name_version(self, desk))
        self.backups = plain_button(_("Backups…"), icon="history", small=True)
        self.backups.clicked.connect(lambda: filing.show_backups(self, desk))
        self.bin = plain_button(_("Bin…"), icon="trash", small=True)
        self.bin.clicked.connect(lambda: filing.show_bin(self, desk))
        self._lay_out()
        for way, (label, _does) in ways().items():
            self.offer(label, partial(self._go_from_chosen, way))
        self.offer(_("Backups…"), lambda: filing.show_backups(self, desk))
        self.offer(_("Bin…"), lambda: filing.show_bin(self, desk))

    def _lay_out(self) -> None:
        # From the outside in, as on the other pages.
        row = QHBoxLayout()
        row.setSpacing(18)
        fill(self, self.header, spacing=16, margins=(24, 20, 24, 16)).addLayout(row, 1)
        card = Card(self, margin=1, spacing=0)
        side = QWidget()
        self.side = page_scroll(side, self)
        row.addWidget(card, 1)
        row.addWidget(self.side)
        self.nothing.setContentsMargins(16, 14, 16, 14)
        card.column.addWidget(self.nothing)
        card.column.addWidget(self.list, 1)
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(14)
        named = Card(side, margin=16, spacing=8)
        named.column.addWidget(PlainLabel(_("Versions"), "strong"))
        keys = _("Ctrl+Shift+S names one; you can always go back to it.")
        named.column.addWidget(PlainLabel(keys, "small"))
        self.versions.setSpacing(8)
        named.column.addLayout(self.versions)
        named.column.addWidget(rule())
        named.column.addWidget(self.name_version)
        cards.addWidget(named)
        targets = Card(side, margin=16, spacing=8)
        targets.column.addWidget(PlainLabel(_("Moved targets this cycle"), "strong"))
        self.moved.setSpacing(6)
        targets.column.addLayout(self.moved)
        cards.addWidget(targets)
        more = Card(side, margin=16, spacing=8)
        more.column.addWidget(PlainLabel(_("Also kept"), "strong"))
        sentence = _("Backups stay on this computer for a year. What was removed waits in the bin.")
        more.column.addWidget(PlainLabel(sentence, "small"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.backups)
        buttons.addWidget(self.bin)
        buttons.addStretch(1)
        more.column.addLayout(buttons)
        cards.addWidget(more)
        cards.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = (320 if self.width() >= 1050 else 240) * theme.text_scale()
        self.side.setFixedWidth(round(min(wanted, max(self.width() * 0.36, 230))))

    # Showing

    def reload(self) -> None:
        """Read the history anew; the chosen step and the scroll stay."""
        document = self.desk.document
        names = [(_EVERYBODY, _("Everybody"))]
        names += [("=" + name, name or _("Nobody named")) for name in history.authors(document)]
        self.person.set_choices(names)
        key = (document.revision, self.desk.today, self.desk.cycle.id, self.desk.locale, self._filter())
        if key == self._shown:
            return
        same_filter = bool(self._shown) and self._shown[-1] == self._filter()
        chosen, scroll = self.list.chosen(), self.list.verticalScrollBar().value()
        many = self.model.step_count() if same_filter else PAGE
        newest = history.steps(document, 1)
        self.model.start(
            self._read, self.desk.today, self.desk.locale, newest[0].id if newest else "", at_least=many
        )
        self._shown = key
        self.nothing.setVisible(not self.model.rows)
        self.list.choose(chosen)
        self.list.verticalScrollBar().setValue(scroll if same_filter else 0)
        self._show_versions(history.versions(document))
        self._show_moved(moved_targets(document, self.desk.cycle.id))

    def _filter(self) -> tuple[str, str]:
        return self.person.key(), self.kind.key()

    def _read(self, limit: int, before: str) -> tuple[HistoryRow, ...]:
        person, kind = self._filter()
        return history.steps(
            self.desk.document,
            limit,
            before,
            person=None if person == _EVERYBODY else person[1:],
            tables=_TABLES.get(kind, ()),
            fold=True,
        )

    def show_item(self, item_id: str) -> None:
        """Choose a step by its id; nothing happens when it is too old to be shown yet."""
        self.list.choose(item_id)

    def _show_versions(self, versions: Sequence[Version]) -> None:
        clear(self.versions)
        if not versions:
            self.versions.addWidget(PlainLabel(_("No version has a name yet."), "small"))
        shown = versions if self._all_versions else versions[:_FEW]
        for version in shown:
            self.versions.addWidget(rule())
            self.versions.addWidget(self._version_row(version))
        if len(shown) < len(versions):
            more = plain_button(_("Show all {n}").format(n=len(versions)), "quiet", small=True)
            more.clicked.connect(self._show_all_versions)
            self.versions.addWidget(more)

    def _show_all_versions(self) -> None:
        self._all_versions = True
        self._show_versions(history.versions(self.desk.document))

    def _version_row(self, version: Version) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(PlainLabel(version.name, "body", elide=True))
        texts.addWidget(PlainLabel(self._version_words(version), "small", elide=True))
        row.addLayout(texts, 1)
        look_at = plain_button(_("Look"), small=True)
        look_at.setAccessibleName(_("Look at the version {name}").format(name=version.name))
        look_at.clicked.connect(lambda: self._look_at(version))
        row.addWidget(look_at)
        return line

    def _version_words(self, version: Version) -> str:
        count = version.objectives
        things = ngettext("{n} objective", "{n} objectives", count).format(n=count)
        return f"{format_moment(version.at, self.desk.locale)} · {things}"

    def _show_moved(self, moved: Sequence[MovedTarget]) -> None:
        clear(self.moved)
        if not moved:
            self.moved.addWidget(PlainLabel(_("None. A target that moves is marked here."), "small"))
            return
        wording = Wording(self.desk.document)
        for each in moved:
            number, title = wording.key_result(each.key_result_id)
            key_result = key_results.read(self.desk.document, each.key_result_id)
            locale = self.desk.locale
            template = _("{number} {title}: {before} → {after} on {day}")
            sentence = template.format(
                number=number,
                title=title[:200],
                before=show_value(each.before, key_result, locale),
                after=show_value(each.after, key_result, locale),
                day=format_day(each.on, locale),
            )
            self.moved.addWidget(
                PlainLabel(f"{sentence}, {each.person}" if each.person else sentence, "small")
            )
        self.moved.addWidget(PlainLabel(_("Shown as a mark in charts and on the one-pager."), "small"))

    # The ways back

    def _go(self, way: str, step_id: str) -> None:
        if way == "only":
            self.desk.undo_only(step_id)
        else:
            self._undo_to(step_id)

    def _go_from_chosen(self, way: str) -> None:
        row = self.list.chosen_step()
        if row is None:
            self.desk.refused.emit(_("Choose a step of the history first."))
        elif way in row.offers:
            self._go(way, row.id)

    def _undo_to(self, step_id: str) -> None:
        self.desk.telling(_("Went back to that step.")).do(history.undo_to, step_id)

    def _look_at(self, version: Version) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # a second where there are 50,000 steps
        try:
            then = differences.at_version(self.desk.document, version.id)
            changed = differences.in_words(differences.between(then, self.desk.document))
            shown = self._outline_of(then, version)
            then.close()
        except Refused as refused:
            self.desk.refused.emit(refused.sentence)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        when = self._version_words(version)
        if VersionDialog(self, version.name, when, shown, changed, self.desk.locale).ask():
            told = _("Went back to “{name}”.").format(name=version.name[:80])
            self.desk.telling(told).do(history.go_back, version.id)

    def _outline_of(self, then: Document, version: Version) -> Outline | None:
        day = version.at.astimezone().date()
        known = {cycle.id for cycle in cycles.all_cycles(then)}
        if not known:
            return None
        chosen = self.desk.cycle.id
        return outline(then, chosen if chosen in known else cycles.current(then, day).id, day)
