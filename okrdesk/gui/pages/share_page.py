"""The Share page: what can leave this desk, what can come in, each with what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document import files
from okrdesk.document.document import Document
from okrdesk.document.merge import MergeReport
from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.exporting import Saved
from okrdesk.gui.page import Page
from okrdesk.gui.widgets.cards import Card, PageHeader, fill_page, rule
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.notices import Banner, announce
from okrdesk.gui.widgets.side_by_side import SideBySide, below_each_other
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, icon_button, plain_button
from okrdesk.i18n import _
from okrdesk.okr import adopting, blueprint_files, mission
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.outline import Outline

if TYPE_CHECKING:
    from okrdesk.reports.paper.page import Report

_TWO_COLUMNS = 860


class SharePage(Page):
    """The one-pager, review and map, dates, the workspace as JSON or as a copy, blueprints of our own."""

    name = "share"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._listed: tuple[tuple[str, str], ...] | None = None
        self.make_page = plain_button(_("Make the one-pager…"), "primary", "export")
        self.make_page.clicked.connect(self.export_page)
        self.header = PageHeader(
            _("Share & export"),
            _("Everything stays on this computer until you hand over a file. Here you make and take files."),
            (self.make_page,),
        )
        self.news = QVBoxLayout()
        self.page_card = _Purpose(
            "file",
            _("One-pager for leadership"),
            _("One printed page: figures, objectives, what went well, what is in the way, what you ask for."),
        )
        self.page_card.offer(_("Open the one-pager…"), self.export_page)
        self.team_card = _Purpose(
            "chart",
            _("Review and alignment map"),
            _("What the cycle taught us, with the cards that may be shared; what leads where, with names."),
        )
        self.team_card.offer(_("Save the review…"), self.save_review)
        self.team_card.offer(_("Save the map…"), self.save_map)
        self.dates_card = _Purpose(
            "calendar",
            _("Dates for every calendar"),
            _("The check-in days of this cycle, its last day and when to look at the goals again."),
        )
        self.dates_card.offer(_("Save the dates…"), self.save_dates)
        self.json_card = _Purpose(
            "sum",
            _("Whole workspace as JSON"),
            _("Readable by people and programs, with the whole history: for archives and other tools."),
        )
        self.json_card.offer(_("Save as JSON…"), self.save_json)
        self.json_card.offer(_("Take in JSON…"), self.take_in_json)
        self.copy_card = _Purpose(
            "copy",
            _("A copy to take along"),
            _("For a stick or a colleague. Changes made there come back by merging; nothing is overwritten."),
        )
        self.copy_card.offer(_("Save a copy…"), self.save_copy)
        self.copy_card.offer(_("Merge a copy…"), self.merge_copy)
        self.blueprint_card = _Purpose(
            "blueprint",
            _("Blueprints of your own"),
            _("Objectives that worked, as files for others. Save one from the Objectives page first."),
        )
        self.take_in = self.blueprint_card.offer(_("Take in a blueprint…"), self.take_in_blueprint)
        self.blueprint_rows = QVBoxLayout()
        self.blueprint_rows.setSpacing(6)
        self.blueprint_card.column.insertLayout(2, self.blueprint_rows)
        self._lay_out()
        self._add_actions()

    def _lay_out(self) -> None:
        self.columns = SideBySide(_TWO_COLUMNS, spacing=16)
        self.columns.addLayout(below_each_other(self.page_card, self.team_card, self.dates_card), 1)
        self.columns.addLayout(below_each_other(self.json_card, self.copy_card, self.blueprint_card), 1)
        fill_page(self, self.header, self.news, self.columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.width())

    def _add_actions(self) -> None:
        for words, do in (
            (_("Make the one-pager…"), self.export_page),
            (_("Save the review as PDF…"), self.save_review),
            (_("Save the alignment map as PDF…"), self.save_map),
            (_("Save the check-in dates…"), self.save_dates),
            (_("Save the workspace as JSON…"), self.save_json),
            (_("Take in a workspace from JSON…"), self.take_in_json),
            (_("Save a copy to take along…"), self.save_copy),
            (_("Merge a copy…"), self.merge_copy),
            (_("Take in a blueprint…"), self.take_in_blueprint),
        ):
            self.offer(words, do)

    # Showing

    def reload(self) -> None:
        """Show the blueprints of this workspace."""
        own = adopting.own_blueprints(self.desk.document)
        listed = tuple((row_id, blueprint.title) for row_id, blueprint in own)
        if listed != self._listed:
            self._listed = listed
            self._list_blueprints(own)
        writable = not self.desk.session.read_only
        for button in (self.json_card.buttons[1], self.copy_card.buttons[1], self.take_in):
            button.setEnabled(writable)

    def show_item(self, item_id: str) -> None:
        """Show one of our own blueprints."""
        self.reload()
        for row in self.blueprint_card.findChildren(_BlueprintRow):
            if row.row_id == item_id:
                row.save.setFocus()

    def wishes(self) -> Mapping[str, Callable[[str], object]]:
        """The dialog of the one-pager."""
        return {"one-pager": lambda _about: self.export_page()}

    def _list_blueprints(self, own: tuple[tuple[str, Blueprint], ...]) -> None:
        had_focus = any(row.isAncestorOf(self.focusWidget()) for row in self._rows() if self.focusWidget())
        for row in self._rows():
            self.blueprint_rows.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for row_id, blueprint in own:
            row = _BlueprintRow(row_id, blueprint)
            row.save.clicked.connect(lambda _checked=False, each=blueprint: self.save_blueprint(each))
            row.remove.clicked.connect(
                lambda _checked=False, key=row_id, each=blueprint: self._remove(key, each)
            )
            row.remove.setEnabled(not self.desk.session.read_only)
            self.blueprint_rows.addWidget(row)
        if had_focus:
            self.take_in.setFocus()

    def _rows(self) -> list[_BlueprintRow]:
        return self.blueprint_card.findChildren(_BlueprintRow)

    def _tell(self, level: str, text: str, path: Path | None = None) -> None:
        """Say what came of the last export or import; it replaces what was said before."""
        while (item := self.news.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()
        buttons: list[tuple[str, Callable[[], object]]] = []
        if path is not None:
            buttons.append((_("Open"), lambda: exporting.open_file(path)))
            buttons.append((_("Show in folder"), lambda: exporting.show_in_folder(path)))
        banner = Banner(level, text, buttons)
        self.news.addWidget(banner)
        banner.show()
        announce(self, text)

    # The one-pager

    def export_page(self) -> None:
        """Ask what the one-pager shall say, then write or print it."""
        from okrdesk.gui.dialogs.export_dialog import ExportDialog, pages_words

        choice = ExportDialog(self, self.desk).ask()
        if choice is None:
            return
        saved = exporting.save_page(self.desk, choice)
        if saved is None:
            return
        words = [pages_words(choice.report.pages)]
        if choice.report.pages > 1:
            saved = Saved(saved.path, saved.notes[1:])
        if saved.path is None:
            words.insert(0, _("The one-pager went to the printer."))
        else:
            words.insert(0, _("Saved “{name}”.").format(name=saved.path.name))
        self._tell("warning" if saved.notes else "success", " ".join([*words, *saved.notes]), saved.path)

    # Review, map and dates

    def save_review(self) -> None:
        """Write the review of the chosen cycle as PDF."""

        def draw(document: Document, seen: Outline, paper: str, name: str) -> Report:
            from okrdesk.reports import review_report

            return review_report.draw(document, seen, paper=paper, file_name=name)

        self._save_report(_("Save the review"), _("review"), draw)

    def save_map(self) -> None:
        """Write the alignment map of the chosen cycle as PDF."""

        def draw(document: Document, seen: Outline, paper: str, name: str) -> Report:
            from okrdesk.reports import alignment_map

            return alignment_map.draw(document, seen, paper=paper, file_name=name)

        self._save_report(_("Save the alignment map"), _("map"), draw)

    def _save_report(
        self, heading: str, kind: str, draw: Callable[[Document, Outline, str, str], Report]
    ) -> None:
        desk = self.desk
        name = places.file_name(f"{self._name()} {desk.cycle.name} {kind}", "pdf")
        path = places.ask_save_place(self, heading, name, _("PDF"))
        if path is None:
            return
        snapshot, actor, seen = desk.document.snapshot(), desk.document.actor, desk.outline()
        paper = printing.usual_paper(desk.locale)
        own = desk.session.path.name if desk.session.path is not None else ""

        def work() -> Report:
            copy = Document.load(snapshot.serialize(), actor, read_only=True)
            try:
                return draw(copy, seen, paper, own)
            finally:
                copy.close()
                snapshot.close()

        report = work_beside(self, _("Drawing the pages …"), work)
        if report is not None and exporting.save_file(desk, path, report.pdf):
            words = [_("Saved “{name}”.").format(name=path.name), *report.notes]
            self._tell("warning" if report.notes else "success", " ".join(words), path)

    def save_dates(self) -> None:
        """Write the check-in days of the chosen cycle for calendars."""
        from okrdesk.exchange.calendar import calendar

        name = places.file_name(f"{self._name()} {self.desk.cycle.name}", "ics")
        path = places.ask_save_place(self, _("Save the check-in dates"), name, _("Calendar"))
        if path is None:
            return
        try:
            content = calendar(self.desk.document, self.desk.cycle)
        except Refused as refused:
            self._tell("error", refused.sentence)
            return
        if exporting.save_file(self.desk, path, content):
            self._tell("success", _("Saved “{name}”.").format(name=path.name), path)

    # The whole workspace

    def _name(self) -> str:
        return mission.read(self.desk.document).name

    def save_json(self) -> None:
        """Write the whole workspace as JSON."""
        name = places.file_name(self._name(), "json")
        path = places.ask_save_place(self, _("Save the workspace as JSON"), name, _("JSON file"))
        if path is None:
            return
        snapshot, actor = self.desk.document.snapshot(), self.desk.document.actor

        def work() -> bytes:
            from okrdesk.exchange.workspace_json import to_json

            with_all = Document.load(snapshot.serialize(), actor, read_only=True)
            try:
                return to_json(with_all)
            finally:
                with_all.close()
                snapshot.close()

        content = work_beside(self, _("Writing the workspace as JSON …"), work)
        if content is not None and exporting.save_file(self.desk, path, content):
            self._tell("success", _("Saved “{name}”.").format(name=path.name), path)

    def take_in_json(self) -> None:
        """Merge an export of this workspace; one of another workspace becomes a file of its own."""
        path = places.ask_open_place(self, _("Take in a workspace from JSON"), "json", _("JSON file"))
        if path is None:
            return

        def work() -> tuple[str, bytes]:
            from okrdesk.exchange.workspace_json import SIZE_LIMIT, from_json

            imported = from_json(files.read(path, SIZE_LIMIT), path.name)
            try:
                copy = imported.snapshot()
                content = copy.serialize()
                copy.close()
                return imported.id, content
            finally:
                imported.close()

        try:
            found = work_beside(self, _("Reading “{name}” …").format(name=path.name), work)
        except Refused as refused:
            self._tell("error", refused.sentence)
            return
        if found is not None:
            workspace, content = found
            if workspace == self.desk.document.id:
                self._merge(path, lambda: self._merge_json(path, content))
            else:
                self._save_as_own(path, content)

    def _merge_json(self, path: Path, content: bytes) -> MergeReport:
        from okrdesk.exchange.workspace_json import merge_into

        document = self.desk.document
        self.desk.session.back_up("merge")
        document.name_version(_("Before merging {name}").format(name=path.name))
        other = Document.load(content, document.actor, read_only=True)
        try:
            report = merge_into(document, other)
        finally:
            other.close()
        self.desk.session.conflicts.extend(report.conflicts)
        return report

    def _save_as_own(self, source: Path, content: bytes) -> None:
        from okrdesk.document import copies

        self._tell("note", _("“{name}” holds another workspace.").format(name=source.name))
        name = places.file_name(source.stem, "okrdesk")
        kind = _("OKR Desk workspace")
        path = places.ask_save_place(self, _("Keep the other workspace as a file of its own"), name, kind)
        if path is None:
            return
        other = Document.load(content, self.desk.document.actor, read_only=True)
        try:
            exporting.refuse_own(self.desk, path)
            copies.save_copy(other, path)
        except Refused as refused:
            self._tell("error", refused.sentence)
            return
        finally:
            other.close()
        words = _("Saved “{name}”, a workspace of its own; open it from the File menu.")
        self._tell("success", words.format(name=path.name), path)

    # Copies

    def save_copy(self) -> None:
        """Write a copy that can be merged later."""
        name = places.file_name(_("{name} copy").format(name=self._name()), "okrdesk")
        path = places.ask_save_place(self, _("Save a copy to take along"), name, _("OKR Desk workspace"))
        if path is None:
            return
        try:
            self.desk.session.save_copy(path)
        except Refused as refused:
            self._tell("error", refused.sentence)
            return
        self.desk.told.emit(_("Saved “{name}”.").format(name=path.name), False)
        words = _("Saved “{name}”. Merge it here when it comes back changed.")
        self._tell("success", words.format(name=path.name), path)

    def merge_copy(self) -> None:
        """Take in what was changed in a copy."""
        path = places.ask_open_place(self, _("Merge a copy"), "okrdesk", _("OKR Desk workspace"))
        if path is not None:
            self._merge(path, lambda: self.desk.session.merge_file(path))

    def _merge(self, path: Path, merge: Callable[[], MergeReport]) -> None:
        report = self.desk.beside(lambda words: self._tell("error", words)).do(lambda _document: merge())
        if report is None:
            return
        lines = [f"{path.name}: {report.sentence}"]
        lines += [
            _("Both changed {field}: “{ours}” here, “{theirs}” there; the later one counts.").format(
                field=each.field, ours=each.ours, theirs=each.theirs
            )
            for each in report.conflicts[:20]
        ]
        self._tell("warning" if report.conflicts else "success", "\n".join(lines))

    # Blueprints of our own

    def save_blueprint(self, blueprint: Blueprint) -> None:
        """Write one of our blueprints as a file for others."""
        name = places.file_name(blueprint.title, "json")
        path = places.ask_save_place(self, _("Save the blueprint"), name, _("Blueprint"))
        if path is not None and exporting.save_file(self.desk, path, exporting.blueprint_file(blueprint)):
            self._tell("success", _("Saved “{name}”.").format(name=path.name), path)

    def take_in_blueprint(self) -> None:
        """Keep a blueprint that came as a file among our own."""
        path = places.ask_open_place(self, _("Take in a blueprint"), "json", _("Blueprint"))
        if path is None:
            return
        try:
            blueprint = blueprint_files.read_file(path)
        except Refused as refused:
            self._tell("error", refused.sentence)
            return
        words = _("Took in “{title}”; it stands in the gallery now.").format(title=blueprint.title)
        self.desk.telling(words).do(adopting.take_in, blueprint)

    def _remove(self, row_id: str, blueprint: Blueprint) -> None:
        words = _("Removed “{title}”.").format(title=blueprint.title)
        self.desk.telling(words).do(adopting.remove_blueprint, row_id)


class _Purpose(Card):
    """A card with what something is for, and its buttons."""

    def __init__(self, icon: str, heading: str, words: str) -> None:
        super().__init__(margin=18, spacing=10)
        self.buttons: list[PlainButton] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Sign(icon, heading), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(heading, "heading"), 1)
        self.column.addLayout(head)
        self.column.addWidget(PlainLabel(words, "muted"))
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.column.addLayout(self._row)

    def offer(self, words: str, do: Callable[[], None]) -> PlainButton:
        """Add a button."""
        button = plain_button(words)
        button.clicked.connect(lambda _checked=False: do())
        self._row.insertWidget(len(self.buttons), button)
        self.buttons.append(button)
        return button


class _BlueprintRow(QWidget):
    """One blueprint of our own: its name, saving and removing."""

    def __init__(self, row_id: str, blueprint: Blueprint) -> None:
        super().__init__()
        self.row_id = row_id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(PlainLabel(blueprint.title, "strong", elide=True), 1)
        title = blueprint.title
        self.save = plain_button(_("Save as a file…"), small=True)
        self.save.setAccessibleName(_("Save the blueprint {title} as a file").format(title=title))
        self.remove = icon_button("trash", _("Remove the blueprint {title}").format(title=title))
        row.addWidget(self.save)
        row.addWidget(self.remove)
        column.addLayout(row)
