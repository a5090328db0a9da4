"""Backups on this computer: each one sealed and verified, thinned out with age; the newest good one stays."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from okrdesk import paths
from okrdesk.document import checks, files, installation, merge, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_moment

SPACE_LIMIT = 500_000_000
_MOST_PLACES = 20  # in which the file of a workspace lay
_RECENT = dt.timedelta(days=2)
# After Anki's defaults: all of two days, then so many daily, weekly and monthly ones.
_STAGES: tuple[tuple[int, Callable[[dt.datetime], tuple[int, ...]]], ...] = (
    (12, lambda at: (at.year, at.month, at.day)),
    (10, lambda at: tuple(at.isocalendar()[:2])),
    (9, lambda at: (at.year, at.month)),
)
_NAME = re.compile(r"(\d{8}T\d{6})(\d{3})Z-([a-z-]{1,40})\.okrdesk")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file. `at` is UTC, `size` in bytes; an unverified one did not pass its checks."""

    path: Path
    at: dt.datetime
    reason: str
    size: int
    check_ins: int
    verified: bool


def make(document: Document, reason: str, now: dt.datetime) -> Path | None:
    """Back up a document; None when the newest backup says the same. `reason` is a word such as "close".

    Raises NotWritten when there is no space.
    """
    return keep(document.id, fingerprint(document), lambda: checks.sealed(document.snapshot()), reason, now)


def keep(
    workspace_id: str, mark: str, content: Callable[[], bytes], reason: str, now: dt.datetime
) -> Path | None:
    """Back up sealed content unless the newest backup has the same fingerprint, `mark` ("" when unknown)."""
    folder = _folder(workspace_id)
    index = _index(folder)
    newest = max(_files(folder), default=None)
    if newest is not None and mark and _entry(index, newest).get("fingerprint") == mark:
        return None
    moment = now.astimezone(dt.UTC)
    path = _free(folder, moment, reason)
    sealed = content()
    files.write(path, sealed)
    _remember(folder, index, path, _facts(sealed, mark))
    thin(workspace_id, now)
    return path


def keep_older(content: bytes) -> None:
    """Back up a checked file of an older schema as it is, before publishing makes it a newer one.

    Raises NotWritten: without a backup it stays what it is.
    """
    with checks.opened(content, "") as connection:
        workspace = connection.execute("SELECT workspace FROM meta").fetchone()[0]
    mark = f"older-{files.digest(content)}"
    keep(workspace, mark, lambda: content, "upgrade", dt.datetime.fromtimestamp(time.time(), dt.UTC))


def _free(folder: Path, moment: dt.datetime, reason: str) -> Path:
    while True:
        stamp = f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}Z"
        path = folder / f"{stamp}-{reason}.okrdesk"
        if not any(folder.glob(f"{stamp}-*")):
            return path
        moment += dt.timedelta(milliseconds=1)


def list_backups(workspace_id: str) -> list[Backup]:
    """All backups of a workspace, newest first. Files that changed meanwhile are looked at anew."""
    folder = _folder(workspace_id)
    index = _index(folder)
    backups = []
    for path in sorted(_files(folder), reverse=True):
        entry = _entry(index, path)
        if not entry:
            entry = _looked_at(path)
            _remember(folder, index, path, entry)
        at, reason = _parts(path)
        size = path.stat().st_size
        backups.append(Backup(path, at, reason, size, int(entry["check_ins"]), bool(entry["verified"])))
    return backups


def note_file(workspace_id: str, path: Path) -> None:
    """Remember where the file of a workspace lies, so that its backups are found when it opens no more."""
    # It only helps to find things: where it cannot be written, work goes on.
    with contextlib.suppress(Refused):
        folder = _folder(workspace_id)
        known = _places(folder)
        if known[-1:] != [str(path)]:
            known_paths = [each for each in known if each != str(path)] + [str(path)]
            files.write_json(folder / "files.json", {"files": known_paths[-_MOST_PLACES:]})


def newest_of(path: Path) -> Backup | None:
    """The newest backup that still verifies of the workspace whose file lay at this path, None for none."""
    backups = [
        backup
        for folder in paths.backups().iterdir()
        if str(path) in _places(folder)
        for backup in list_backups(folder.name)
        if backup.verified
    ]
    return max(backups, key=lambda backup: backup.at, default=None)


def _places(folder: Path) -> list[str]:
    known = files.read_json(folder / "files.json").get("files")
    return [each for each in known if isinstance(each, str)] if isinstance(known, list) else []


def thin(workspace_id: str, now: dt.datetime, limit: int = SPACE_LIMIT) -> None:
    """Remove what the rule of two days, 12 daily, 10 weekly, 9 monthly does not keep, then the oldest.

    All together stay below `limit` bytes. The newest that still verifies is never removed.
    """
    folder = _folder(workspace_id)
    newest_first = sorted(_files(folder), reverse=True)
    good = next((p for p in newest_first if _still_good(p, _entry(_index(folder), p))), None)
    kept_moments = kept([_parts(p)[0] for p in newest_first], now)
    remaining = [p for p in newest_first if _parts(p)[0] in kept_moments or p == good]
    total = 0
    for path in list(remaining):
        total += path.stat().st_size
        if total > limit and path != good:
            remaining.remove(path)
            total -= path.stat().st_size
    for path in set(newest_first) - set(remaining):
        path.unlink(missing_ok=True)


def kept(moments: Sequence[dt.datetime], now: dt.datetime) -> set[dt.datetime]:
    """Which backups the rule keeps."""
    keeping = set()
    older = []
    for moment in sorted(moments, reverse=True):
        if now - moment < _RECENT:
            keeping.add(moment)
        else:
            older.append(moment)
    for count, bucket in _STAGES:
        last: tuple[int, ...] | None = None
        rest: list[dt.datetime] = []
        for position, moment in enumerate(older):
            if bucket(moment) == last:
                continue
            if count == 0:
                rest = older[position:]
                break
            keeping.add(moment)
            last, count = bucket(moment), count - 1
        older = rest
    return keeping


def content_of(backup: Path) -> bytes:
    """The checked bytes of a backup, of our schema number. Raises NotAWorkspace."""
    return upgrade.current(files.read(backup), backup.name)


def restore(document: Document, backup: Path, now: dt.datetime) -> str:
    """Set every field back to what the backup says, as an edit that can be undone; returns the version's id.

    The present state is backed up and named as a version first. Refused for a backup of another workspace.
    """
    content = content_of(backup)
    old = Document.load(content, document.actor, read_only=True)
    try:
        if old.id != document.id:
            raise Refused(_("That backup is of another workspace; open it as a file instead."))
        seen = dict(old.database.execute_sql("SELECT actor, max(clock) FROM step GROUP BY actor"))
    finally:
        old.close()
    at = _parts(backup)[0] if _NAME.fullmatch(backup.name) else now
    moment = format_moment(at, document.locale)
    make(document, "restore", now)
    version = document.name_version(_("Before restoring the backup of {moment}").format(moment=moment))
    merge.merge_checked(document, content, backup.name)
    document.restore(seen, _("Restore the backup of {moment}").format(moment=moment))
    return version


# What is known about the files, so that listing does not open each one


def _folder(workspace_id: str) -> Path:
    if not re.fullmatch(r"[0-9a-f]{32}", workspace_id):
        raise ValueError("not the id of a workspace")
    try:
        folder = paths.backups() / workspace_id
        if not folder.is_dir():
            folder.mkdir(mode=0o700, exist_ok=True)
            files.sync_way(folder)
    except OSError as error:
        raise installation.no_folder() from error
    return folder


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if _NAME.fullmatch(p.name)]


def _parts(path: Path) -> tuple[dt.datetime, str]:
    match = _NAME.fullmatch(path.name)
    if match is None:
        raise ValueError(path.name)
    try:
        at = dt.datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        at = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return at + dt.timedelta(milliseconds=int(match[2])), match[3]


def _index(folder: Path) -> dict[str, Any]:
    return dict(files.read_json(folder / "index.json"))


def _entry(index: dict[str, Any], path: Path) -> dict[str, Any]:
    """What is known about a backup; empty when it is not the file that was looked at."""
    entry = index.get(path.name)
    if not isinstance(entry, dict) or not {"check_ins", "verified", "digest"} <= entry.keys():
        return {}
    stamp = files.stamp(path)
    return entry if stamp is not None and entry.get("stamp") == list(stamp) else {}


def _remember(folder: Path, index: dict[str, Any], path: Path, entry: dict[str, Any]) -> None:
    entry["stamp"] = list(files.stamp(path) or ())
    index[path.name] = entry
    present = {p.name for p in _files(folder)}
    # The index only saves time: without it every file is looked at again.
    with contextlib.suppress(Refused):
        files.write_json(folder / "index.json", {n: e for n, e in index.items() if n in present})


def _facts(content: bytes, mark: str) -> dict[str, Any]:
    with checks.opened(content, "") as connection:
        count = connection.execute("SELECT count(*) FROM check_in WHERE deleted = 0").fetchone()[0]
    return {"check_ins": count, "verified": True, "digest": files.digest(content), "fingerprint": mark}


def _looked_at(path: Path) -> dict[str, Any]:
    try:
        return _facts(content_of(path), "")
    except NotAWorkspace:
        return {"check_ins": 0, "verified": False, "digest": "", "fingerprint": ""}


def _still_good(path: Path, entry: dict[str, Any]) -> bool:
    try:
        content = files.read(path)
        if entry.get("verified") and entry.get("digest") == files.digest(content):
            return True
        checks.check(content, path.name)
    except NotAWorkspace:
        return False
    return True


def fingerprint(document: Document) -> str:
    """Tells two states of a document apart without reading it all: equal when the same steps are in it."""
    # Each by its index: asked together they take a walk over all steps.
    query = "SELECT (SELECT count(*) FROM step), (SELECT max(clock) FROM step), (SELECT max(id) FROM step)"
    row = document.database.execute_sql(query).fetchone()
    return f"{row[0]}-{row[1]}-{row[2]}"
