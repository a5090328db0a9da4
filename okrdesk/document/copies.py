"""Further files of a workspace: a copy to be merged later, a duplicate that is a workspace of its own."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
import uuid
from collections.abc import Iterable
from pathlib import Path

from okrdesk.document import checks, file_names, files, locks, merge, rewriting, storage, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _


def save_copy(document: Document, path: Path, like: Path | None = None) -> str:
    """Write the document to another file, replacing what is there; the two can be merged later.

    A new file may be read by whom `like` may be read. Returns the digest. Raises NotWritten.
    """
    return place(path, checks.sealed(document.snapshot()), like)


def duplicate_as_new(document: Document, path: Path, like: Path | None = None) -> None:
    """Write a workspace of its own with the same content and history, but new ids: never to be merged.

    A new file may be read by whom `like` may be read. Raises NotWritten.
    """
    copy = document.snapshot()
    rewriting.renew_ids(copy, lambda _old: uuid.uuid4().hex)
    place(path, checks.sealed(copy), like)


def go_on_smaller(document: Document, file: Path, path: Path, before: dt.date) -> int:
    """Write a workspace of its own without the older check-ins; the file as it is becomes their archive.

    Left out are check-ins dated before a day, with their history; the latest of each key result stays, for
    the scores that were reached, and so does what the file does not hold yet. Returns how many were left out.
    Refused where there are none, NotWritten where the new file cannot be written.
    """
    archived = merge.step_ids(upgrade.current(files.read(file), file.name))
    copy = document.snapshot()
    count = _leave_out(copy, archived, before)
    if not count:
        copy.close()
        raise Refused(_("There are no check-ins before this cycle that could stay behind."))
    rewriting.renew_ids(copy, lambda _old: uuid.uuid4().hex)
    place(path, checks.sealed(copy), file)
    return count


_OLD = """
CREATE TEMP TABLE old AS SELECT id FROM check_in AS this WHERE on_day < ?1
  AND NOT EXISTS (
    SELECT 1 FROM change WHERE "table" = 'check_in' AND "row" = this.id AND step NOT IN held)
  AND (deleted OR EXISTS (
    SELECT 1 FROM check_in AS later WHERE later.key_result_id = this.key_result_id AND NOT later.deleted
      AND later.on_day < ?1
      AND (later.on_day, later.entered, later.id) > (this.on_day, this.entered, this.id)))
"""


def _leave_out(copy: sqlite3.Connection, archived: set[str], before: dt.date) -> int:
    copy.execute("PRAGMA query_only = 0")
    copy.execute("CREATE TEMP TABLE held (id TEXT PRIMARY KEY)")
    copy.executemany("INSERT INTO held VALUES (?)", ((step,) for step in archived))
    copy.execute(_OLD, (before.isoformat(),))
    copy.execute("DELETE FROM check_in WHERE id IN (SELECT id FROM old)")
    copy.execute('DELETE FROM change WHERE "table" = \'check_in\' AND "row" IN (SELECT id FROM old)')
    # Steps that did nothing else, and the undoing of such steps.
    gone = "undoes IS NULL AND NOT EXISTS (SELECT 1 FROM change WHERE change.step = step.id)"
    while copy.execute(f"DELETE FROM step WHERE {gone}").rowcount:
        gone = "undoes IS NOT NULL AND undoes NOT IN (SELECT id FROM step)"
    return int(copy.execute("SELECT count(*) FROM old").fetchone()[0])


def place(path: Path, content: bytes, like: Path | None = None) -> str:
    """Put sealed content at a path, replacing what is there. Returns its digest. Raises NotWritten."""
    file_names.refuse_other_kind(path, "okrdesk")
    real = storage.real_path(path)
    if os.path.isdir(real):
        raise files.unreadable(real, "folder")
    if not os.path.isdir(real.parent):
        raise files.not_written(real, FileNotFoundError(2, "no such folder"))
    with locks.publish_lock(real):
        files.write(real, content, like)
    return files.digest(content)


def own_copy(path: Path, who: str) -> Path:
    """Copy the file as it is to a free name beside it ("Goals (copy of Ada).okrdesk"). Returns the copy."""
    content = files.read(path)
    checks.check(content, path.name)
    label = file_names.stem(re.sub(r"[^\w .-]", "", who), 60) or _("me")
    for name in _free_names(path.stem, label):
        chosen = path.with_name(name + path.suffix)
        if not os.path.lexists(chosen):
            files.write(chosen, content, like=path)
            return chosen
    raise Refused(_("There are too many copies of “{name}” already.").format(name=path.name))


def _free_names(stem: str, who: str) -> Iterable[str]:
    for number in range(1, 100):
        label = who if number == 1 else f"{who} {number}"
        yield _("{name} (copy of {who})").format(name=file_names.cut(stem, 120), who=label)
