"""Opening a workspace for the window: who else has it, what a crash left, an older schema."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from okrdesk.document import (
    backups,
    checks,
    copies,
    files,
    installation,
    locks,
    merge,
    presence,
    recovery,
    sound,
    storage,
    upgrade,
)
from okrdesk.document.beside import Beside
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.document.presence import OpenElsewhere
from okrdesk.document.recovery import Workplace
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.document.save_state import SaveState
from okrdesk.document.session import Session
from okrdesk.document.unpublished import Unpublished
from okrdesk.i18n import _, format_moment, format_time, ngettext

Choice = Literal["ask", "read-only", "own copy", "anyway"]


def _system_ms() -> int:
    return time.time_ns() // 1_000_000


def open_session(
    path: Path, choice: Choice = "ask", *, person: str = "", now_ms: Callable[[], int] = _system_ms
) -> Session:
    """Open a workspace for the window. Work that a crash left is taken in (`session.recovered` says what).

    Raises OpenElsewhere when a living somebody has it open and `choice` is "ask", NotAWorkspace when the file
    cannot be opened. "own copy" makes a copy beside the file, to be merged later (`session.path` names it).
    """
    real = storage.real_path(path)
    if choice == "read-only":
        content = upgrade.current(files.read(real), path.name)
        document = Document.load(content, installation.actor(), person, read_only=True, now_ms=now_ms)
        return Session(document, real, None, now_ms)
    if choice == "own copy":
        real = copies.own_copy(real, person or installation.user())
    left, held = recovery.of(real)
    try:
        somebody = presence.somebody(real, held)
        if choice == "ask" and (held or somebody is not None):
            raise OpenElsewhere(somebody or presence.ourselves())
        return _open(real, left, person, now_ms)
    except BaseException:
        for workplace in left:
            workplace.leave()
        raise


def _open(real: Path, left: list[Workplace], person: str, now_ms: Callable[[], int]) -> Session:
    recovery.sweep()
    files.sweep_written(real)
    locks.sweep(real)
    rescued = [w for w in left if recovery.rescue(w)]
    if not rescued:
        return _fresh(real, person, now_ms, damaged=bool(left))
    refused: Refused | None = None
    base, current = "", b""
    try:
        content = files.read(real)
        digest = files.digest(content)
        current = upgrade.current(content, real.name, lambda: digest)
        sound.note(content, digest)
        base = digest
    except NotAWorkspace as error:
        # Whatever took the file's place, the work is here; only a newer OKR Desk knows more than we do.
        if error.kind == "newer":
            raise
        refused = error
    workplace, *others = rescued
    document = Document.attach(workplace.work, installation.actor(), person, now_ms=now_ms)
    try:
        conflicts: list[Conflict] = []
        for other in others:
            conflicts += merge.merge_checked(document, recovery.content_of(other)).conflicts
        if current:
            report = merge.merge_checked(document, current)
            conflicts += report.conflicts
            pending = report.unpublished
        else:
            pending = _unpublished(document, workplace)
    except Refused:
        # Another workspace took the file's place: what was left belongs to the backups of its own workspace.
        backups.make(document, "recovered", _moment(now_ms()))
        document.close()
        for each in rescued:
            each.discard()
        return _fresh(real, person, now_ms, damaged=False)
    recovered = _recovered_words(document, pending, workplace.published_ms)
    session = Session(document, real, workplace, now_ms, pending, recovered, refused, conflicts)
    workplace.note(base=base, pending="")
    for other in others:
        other.discard()
    return session


def _fresh(real: Path, person: str, now_ms: Callable[[], int], *, damaged: bool) -> Session:
    content = files.read(real)
    checks.schema_number(content, real.name)  # of what is something else nothing is copied
    workplace = recovery.new(real)
    try:
        # A large one is copied while it is looked at: what does not pass is removed again.
        with Beside(is_on=len(content) > sound.LARGE) as beside:
            digest = beside.begin(partial(files.digest, content))
            copying = partial(files.write, workplace.work, content)
            copied = beside.begin(copying) if beside.is_on else copying
            current = upgrade.current(content, real.name, digest)
            copied()
            beside.begin(lambda: sound.note(content, digest()))
            if current is not content:
                files.write(workplace.work, current)
            document = Document.attach(workplace.work, installation.actor(), person, now_ms=now_ms)
    except BaseException:
        workplace.discard()
        raise
    recovered = (
        _("What a crash left could not be read; it was put aside with the backups.") if damaged else ""
    )
    row = Unpublished(document).published_row()
    workplace.note(base=digest(), published_rowid=row, published_ms=now_ms())
    return Session(document, real, workplace, now_ms, recovered=recovered)


def _unpublished(document: Document, workplace: Workplace) -> frozenset[str]:
    rows = document.database.execute_sql("SELECT id FROM step WHERE rowid > ?", (workplace.published_rowid,))
    return frozenset(r[0] for r in rows)


def _recovered_words(document: Document, pending: frozenset[str], since_ms: int) -> str:
    if not pending:
        return ""
    since = _moment(since_ms).astimezone()
    sentence = ngettext(
        "Recovered {n} change made after {time}.", "Recovered {n} changes made after {time}.", len(pending)
    )
    today = _moment(int(document.clock.latest[:12], 16)).astimezone().date()
    written = format_time if since.date() == today else format_moment
    return sentence.format(n=len(pending), time=written(since, document.locale))


def _moment(ms: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(ms / 1000, dt.UTC)


__all__ = ["Choice", "OpenElsewhere", "SaveState", "Session", "open_session"]
