"""Locks while a file is replaced; nobody is left with one.

One in this installation's own folder keeps the processes of this computer apart, one beside the file those of
others.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from okrdesk import paths
from okrdesk.document import files, installation
from okrdesk.document.refused import NotWritten, Refused
from okrdesk.i18n import _

STALE_AFTER = 2.0


@contextlib.contextmanager
def publish_lock(path: Path, patience: float = 5.0) -> Iterator[Callable[[], bool]]:
    """Keep other OKR Desks from replacing `path` meanwhile: surely here, on a share where possible.

    `path` is real (no links). Yields a question to ask just before replacing: is the lock still ours?
    Raises NotWritten("busy") when somebody living holds it for longer than `patience` seconds, and where
    something stands at its place that is no lock and cannot be removed.
    """
    from filelock import FileLock, Timeout

    ours = FileLock(_lock_here(path))
    try:
        ours.acquire(timeout=patience)
    except Timeout:
        raise _busy(path) from None
    except OSError as error:
        raise _no_lock_here(path, Path(ours.lock_file), error) from error
    try:
        with _lock_beside(path, patience) as is_ours:
            yield is_ours
    finally:
        ours.release()


def _lock_here(path: Path) -> Path:
    """The place of the lock that keeps processes of this computer apart."""
    try:
        folder = paths.home() / "locks"
    except OSError as error:
        raise installation.no_folder() from error
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _no_lock_here(path, folder, error) from error
    return folder / files.digest(os.fsencode(os.path.normcase(path)))[:32]


def _no_lock_here(path: Path, lock: Path, error: OSError) -> Refused:
    ours = files.not_written(paths.home(), error)
    if ours.kind == "full":
        return ours
    return installation.no_folder() if ours.kind == "read-only" else _blocked(path, lock)


def _busy(path: Path) -> NotWritten:
    return files.not_written(path, OSError(errno.EBUSY, "locked"))


def _blocked(path: Path, lock: Path) -> NotWritten:
    sentence = _("“{place}” stands where “{name}” is locked while it is saved; remove it and save again.")
    return NotWritten("busy", sentence.format(name=path.name, place=lock))


@contextlib.contextmanager
def _lock_beside(path: Path, patience: float) -> Iterator[Callable[[], bool]]:
    """A file that only one computer can create; gone again milliseconds later.

    One that a crash left is taken over: at once when its process is dead, else after it stood still.
    """
    lock = _lock_place(path)
    ours: dict[str, object] = {"host": installation.host(), "pid": os.getpid(), "id": uuid.uuid4().hex}
    seen, since, start = files.read_json(lock), time.monotonic(), time.monotonic()
    while True:
        try:
            _write_new(lock, ours)
            break
        except FileExistsError:
            now, known = time.monotonic(), files.read_json(lock)
            if known != seen:
                seen, since = known, now
            if now - start > 4 * patience:
                raise _busy(path) from None
            if _left_behind(known) or now - since > min(patience, STALE_AFTER):
                _take_away(lock, path)
            else:
                time.sleep(0.02)
        except OSError as error:
            raise files.not_written(path, error) from error
    try:
        yield lambda: files.read_json(lock) == ours
    finally:
        if files.read_json(lock) == ours:
            with contextlib.suppress(OSError):
                lock.unlink()


def _write_new(lock: Path, ours: dict[str, object]) -> None:
    handle = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "w") as file:
            json.dump(ours, file)
    except OSError:
        # On a full disk it was made and stayed empty: a lock of nobody's, beside the file for ever.
        with contextlib.suppress(OSError):
            lock.unlink()
        raise


def _take_away(lock: Path, path: Path) -> None:
    try:
        lock.unlink(missing_ok=True)
    except OSError as error:
        # A folder is nobody's lock, and what may not be removed keeps its place.
        raise _blocked(path, lock) from error


def sweep(path: Path) -> None:
    """Remove the lock that a killed process of ours left beside a file."""
    with contextlib.suppress(OSError):
        lock = _lock_place(path)
        if _left_behind(files.read_json(lock)):
            lock.unlink(missing_ok=True)


def _lock_place(path: Path) -> Path:
    return path.with_name(f".okrdesk-lock-{files.name_mark(path)}")


def _left_behind(known: dict[str, object]) -> bool:
    pid = known.get("pid")
    return (
        known.get("host") == installation.host() and isinstance(pid, int) and not installation.is_alive(pid)
    )
