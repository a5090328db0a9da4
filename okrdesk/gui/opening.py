"""From a path to an open session: asking where somebody else has it, refusing in a sentence, making new ones.

Loaded when the first workspace is opened, not for the start page.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from okrdesk import paths
from okrdesk.document import copies, file_names, files, installation, opening, recovery, storage
from okrdesk.document.document import Document
from okrdesk.document.presence import OpenElsewhere
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.document.session import Session
from okrdesk.document.storage import OpenFile
from okrdesk.gui import rescuing, settings
from okrdesk.gui.dialogs.open_elsewhere import OpenElsewhereDialog
from okrdesk.gui.widgets.notices import notice
from okrdesk.i18n import _, ngettext, system_locale_name
from okrdesk.okr import cycles, mission, sample
from okrdesk.okr.days import quarter_of


def open_session(parent: QWidget, path: Path, today: dt.date) -> Session | None:
    """The session of a workspace; None when it was refused (said in a dialog) or left alone."""
    person = settings.person_name()
    try:
        try:
            with _waiting():
                session = opening.open_session(path, person=person)
        except OpenElsewhere as elsewhere:
            choice = OpenElsewhereDialog(parent, elsewhere).ask()
            if choice is None:
                return None
            with _waiting():
                session = opening.open_session(path, choice, person=person)
    except NotAWorkspace as refused:
        instead = rescuing.offer(parent, path, refused)
        return None if instead is None else open_session(parent, instead, today)
    except Refused as refused:
        notice(parent, _("“{name}” cannot be opened").format(name=path.name), refused.sentence)
        return None
    try:
        _ensure_cycle(session.document, today)
    except Refused as refused:
        session.close()
        notice(parent, _("“{name}” cannot be opened").format(name=path.name), refused.sentence)
        return None
    return session


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _ensure_cycle(document: Document, today: dt.date) -> None:
    """Every page shows a cycle; a workspace that has lost all of its own begins one."""
    if not cycles.all_cycles(document):
        cycles.add(document, *quarter_of(today))


def create(path: Path, name: str, cycle: tuple[str, dt.date, dt.date]) -> None:
    """Write a new workspace with its first cycle. Refused where a file is already."""
    opened = storage.create_file(path, name, person=settings.person_name())
    try:
        document = opened.document
        with document.edit(_("Start the workspace")):
            blank = mission.read(document)
            mission.reword(document, blank, replace(blank, locale=system_locale_name()))
            cycles.add(document, *cycle)
        opened.publish()
    finally:
        opened.close()


def sample_file(today: dt.date) -> Path:
    """The sample workspace of a day in this installation's own folder, written where it is not there yet."""
    folder = paths.home() / "sample"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / file_names.file_name(f"{sample.name()} {today.isoformat()}", "okrdesk")
    if path.exists():
        return path
    now_ms = time.time_ns() // 1_000_000
    begin_ms = min(now_ms, sample.first_moment(today))
    document = Document.create(
        None, sample.name(), installation.actor(), settings.person_name(), now_ms=lambda: begin_ms
    )
    try:
        sample.write(document, today, latest_ms=now_ms)
        OpenFile(document, path, None, set()).publish()
    finally:
        document.close()
    return path


def leftover_words() -> list[tuple[Path, str]]:
    """Files with work that is only on this computer, each with a sentence."""
    sentences = []
    for left in recovery.leftovers():
        sentence = ngettext(
            "{n} change of “{name}” is only on this computer; opening it takes it in.",
            "{n} changes of “{name}” are only on this computer; opening it takes them in.",
            left.changes,
        )
        sentences.append((left.path, sentence.format(n=left.changes, name=left.path.name)))
    return sentences


def import_json(source: Path, target: Path) -> None:
    """Write the workspace of a JSON export to a file of its own. Refused with a sentence."""
    from okrdesk.exchange.workspace_json import SIZE_LIMIT, from_json

    document = from_json(files.read(source, SIZE_LIMIT), source.name)
    try:
        copies.save_copy(document, target)
    finally:
        document.close()


def write_checked(content: bytes, target: Path) -> None:
    """Write checked content to a file of its own. Refused with a sentence."""
    document = Document.load(content, installation.actor(), read_only=True)
    try:
        copies.save_copy(document, target)
    finally:
        document.close()
