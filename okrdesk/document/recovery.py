"""Working copies on this computer: making one, finding what a crash left, keeping its notes.

A folder per session: `work.db` (edits are durable there at once), `session.json` (which file it belongs to
and what that file held last) and `lock` (held while a process has it open).
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from okrdesk import paths
from okrdesk.document import file_names, files, seal, tables, upgrade
from okrdesk.document.refused import NotAWorkspace

_DAY_NS = 24 * 3600 * 1_000_000_000


@dataclass(slots=True)
class Workplace:
    """A session's folder, its lock held. `base` is the digest of the file as we know it, "" when unknown."""

    folder: Path
    lock: BaseFileLock
    target: Path
    base: str = ""
    pending: str = ""
    published_rowid: int = 0
    published_ms: int = 0

    @property
    def work(self) -> Path:
        """The working copy."""
        return self.folder / "work.db"

    def note(self, **changes: object) -> None:
        """Change what is known and write it down durably."""
        for name, value in changes.items():
            setattr(self, name, value)
        files.write_json(
            self.folder / "session.json",
            {
                "target": str(self.target),
                "base": self.base,
                "pending": self.pending,
                "published_rowid": self.published_rowid,
                "published_ms": self.published_ms,
            },
        )

    def leave(self) -> None:
        """Let go of the folder; what is in it stays for recovery."""
        self.lock.release()

    def discard(self) -> None:
        """Remove the folder with everything in it."""
        # The notes go first: a folder without them is never taken for unsaved work.
        with contextlib.suppress(OSError):
            (self.folder / "session.json").unlink(missing_ok=True)
        self.lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def new(target: Path) -> Workplace:
    """A fresh, empty workplace for a file."""
    folder = paths.sessions() / uuid.uuid4().hex[:16]
    folder.mkdir(mode=0o700)
    files.sync_way(folder)
    lock = FileLock(folder / "lock")
    lock.acquire(timeout=0)
    return Workplace(folder, lock, target)


def of(target: Path) -> tuple[list[Workplace], bool]:
    """The workplaces that a crash left, now locked by us; and whether somebody living has one."""
    left, held = [], False
    for folder in _folders():
        if _target(folder) != str(target):
            continue
        lock = FileLock(folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            held = True
            continue
        known = files.read_json(folder / "session.json")
        if known.get("target") != str(target) or not (folder / "work.db").exists():
            lock.release()
            continue
        left.append(
            Workplace(
                folder,
                lock,
                target,
                base=str(known.get("base") or ""),
                pending=str(known.get("pending") or ""),
                published_rowid=_number(known.get("published_rowid")),
                published_ms=_number(known.get("published_ms")),
            )
        )
    return left, held


@dataclass(frozen=True, slots=True)
class Leftover:
    """Work that is only on this computer: `changes` edits of a file, made after `since_ms` (UTC)."""

    path: Path
    changes: int
    since_ms: int


def leftovers() -> list[Leftover]:
    """Unpublished work that no living process holds, for the start page. Opening its file recovers it."""
    left = []
    for target in sorted({t for t in map(_target, _folders()) if t}):
        workplaces, _held = of(Path(target))
        for workplace in workplaces:
            try:
                count = unpublished(workplace)
            except sqlite3.Error:
                count = 0
            if count:
                left.append(Leftover(workplace.target, count, workplace.published_ms))
            workplace.leave()
    return left


def unpublished(workplace: Workplace) -> int:
    """How many steps of a working copy its file lacks. Raises sqlite3.Error where it is damaged."""
    with contextlib.closing(sqlite3.connect(workplace.work)) as connection:
        query = "SELECT count(*) FROM step WHERE rowid > ?"
        return int(connection.execute(query, (workplace.published_rowid,)).fetchone()[0])


def content_of(workplace: Workplace) -> bytes:
    """What the working copy holds, sealed, checked and of our schema number.

    Raises NotAWorkspace, RuntimeError or sqlite3.Error when it is damaged.
    """
    # Opening rolls back a transaction that the crash cut off.
    with (
        contextlib.closing(sqlite3.connect(workplace.work)) as connection,
        contextlib.closing(sqlite3.connect(":memory:")) as copy,
    ):
        connection.backup(copy)
        content = seal.sealed(copy)
    return upgrade.current(content, workplace.work.name)


def rescue(workplace: Workplace) -> bool:
    """Make sure that a working copy is whole. False when it is damaged: then it is put aside, not removed."""
    try:
        content = content_of(workplace)
    except (sqlite3.Error, NotAWorkspace, RuntimeError):
        _put_aside(workplace)
        workplace.discard()
        return False
    with contextlib.closing(sqlite3.connect(workplace.work)) as connection:
        older = connection.execute("PRAGMA user_version").fetchone()[0] != tables.SCHEMA_NUMBER
    if older:
        files.write(workplace.work, content)
    return True


def _put_aside(workplace: Workplace) -> None:
    """Move a damaged working copy to where nobody trips over it and nothing removes it."""
    folder = paths.backups() / "damaged"
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.move(workplace.work, folder / f"{time.time_ns()}-{file_names.cut(workplace.target.name, 80)}")


def sweep() -> None:
    """Remove folders that a crash left before they held anything: a day old, without notes."""
    for folder in _folders():
        stamp = files.stamp(folder)
        if not _target(folder) and stamp is not None and stamp[1] < time.time_ns() - _DAY_NS:
            shutil.rmtree(folder, ignore_errors=True)


def _folders() -> list[Path]:
    return sorted(p for p in paths.sessions().iterdir() if p.is_dir())


def _target(folder: Path) -> str:
    target = files.read_json(folder / "session.json").get("target")
    return target if isinstance(target, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
