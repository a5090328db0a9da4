"""Bringing another tool's goals from anywhere in the desk: file or clipboard, the dialog, the edit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import files
from okrdesk.document.refused import Refused
from okrdesk.exchange.cells import refused_csv
from okrdesk.exchange.rescue.column_words import FIELDS
from okrdesk.exchange.rescue.format import LIKELY, Format
from okrdesk.exchange.rescue.formats import FORMATS
from okrdesk.exchange.rescue.given import Given
from okrdesk.gui import settings
from okrdesk.gui.bringing import Bringing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.goal_dialog import GoalDialog
from okrdesk.gui.dialogs.goal_look import Look, Workspace, given_of, headings_of, look
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.i18n import _, ngettext
from okrdesk.okr.rescued import bring
from okrdesk.okr.rescued.plan import Plan, Wishes

ENDINGS = ("csv", "tsv", "xlsx", "zip", "json", "md", "txt")


def bring_goals(desk: Desk, parent: QWidget, refuse: Callable[[str], None], path: Path | None = None) -> bool:
    """Ask for a file unless `path` is one, show what it holds, take it in; whether it was taken in.

    What cannot be read is told to `refuse` as a sentence.
    """
    return _Bringing(desk, parent, refuse).from_file(path)


def bring_clipboard(desk: Desk, parent: QWidget, refuse: Callable[[str], None]) -> bool:
    """The same with what was copied: a list of goals, or cells of a spreadsheet with their headings."""
    return _Bringing(desk, parent, refuse).from_clipboard(
        _("The clipboard holds no text; copy the goals first.")
    )


def holds_goals(parent: QWidget, path: Path) -> bool:
    """Whether a file that somebody dropped holds goals rather than answers of a survey."""

    def known() -> bool:
        given, form = given_of(files.read(path), path.name, "")
        return form.recognise(given) >= LIKELY

    try:
        return bool(work_beside(parent, _("Reading “{name}” …").format(name=path.name), known))
    except Refused:
        return False  # whoever reads it next says why


class _Bringing(Bringing):
    """Bringing another tool's goals."""

    def ask_file(self) -> Path | None:
        """A file that somebody chooses."""
        kind = _("Goals from another tool")
        heading = _("Bring in another tool’s export")
        return places.ask_open_place(self.parent, heading, " *.".join(ENDINGS), kind)

    def bring(self, name: str, read: Callable[[], bytes]) -> bool:
        """Look at what is read, and at other files for as long as they are wanted; take one in."""
        while True:
            dialog = self._look(name, read)
            if dialog is None:
                return False
            plan = dialog.ask()
            if plan is not None:
                return self._take_in(plan)
            path = self.ask_file() if dialog.another else None
            if path is None:
                return False
            name, read = path.name, partial(files.read, path)

    def _look(self, name: str, read: Callable[[], bytes]) -> GoalDialog | None:
        """What it holds, to be shown; None where it cannot be read, which is said then."""
        desk = self.desk
        workspace = self._workspace()

        def first_look() -> Look:
            given, form = given_of(read(), name, desk.locale)
            chosen = FORMATS.get(settings.form_of(headings_of(given)), form)
            with suppress(Refused):  # files with these headings were read so before
                return look(given, chosen, _kept_columns(given, chosen), Wishes(), workspace)
            return look(given, form, _kept_columns(given, form), Wishes(), workspace)

        first = self.beside(name, first_look)
        if first is None:
            return None

        def look_again(wanted: Look) -> Look:
            is_new = wanted.form.key != dialog.now.form.key
            columns = _kept_columns(wanted.given, wanted.form) if is_new else wanted.columns
            return look(wanted.given, wanted.form, columns, wanted.wishes, workspace)

        dialog = GoalDialog(self.parent, first, look_again, desk.locale)
        dialog.columns_chosen.connect(lambda chosen: self._remember(dialog.now, chosen))
        dialog.form_chosen.connect(lambda key: settings.set_form(headings_of(dialog.now.given), key))
        dialog.save_wanted.connect(lambda: self._save(dialog))
        return dialog

    def _workspace(self) -> Workspace:
        desk = self.desk
        copy = desk.document.snapshot()
        content = copy.serialize()
        copy.close()
        return Workspace(content, desk.document.actor, desk.cycle.id, desk.locale, desk.today)

    @staticmethod
    def _remember(seen: Look, chosen: dict[str, str]) -> None:
        if seen.mapped is not None:
            settings.set_columns(seen.mapped.table.headings, chosen)

    def _save(self, dialog: GoalDialog) -> None:
        seen = dialog.now
        table = None if seen.mapped is None else seen.mapped.table
        headings = () if table is None else table.headings
        whole = {} if table is None else {line.number: line.cells for line in table.lines}
        lines = [(each.line, each.reason, whole.get(each.line, each.cells)) for each in seen.plan.refused]
        self.save_refused(dialog, seen.given.name, partial(refused_csv, headings, lines))

    def _take_in(self, plan: Plan) -> bool:
        name = plan.reading.file_name
        n = plan.to_bring
        sentence = ngettext("Brought in {n} line of “{name}”.", "Brought in {n} lines of “{name}”.", n)
        told = self.desk.telling(sentence.format(n=n, name=name)).beside(self.refuse)
        return told.do(bring.bring, plan) is not None


def _kept_columns(given: Given, form: Format) -> dict[str, str]:
    """What somebody said before that columns with these headings are."""
    mapped = form.mapped(given)
    kept = settings.columns_of(mapped.table.headings) if mapped is not None else {}
    return {heading: field for heading, field in kept.items() if field in FIELDS}
