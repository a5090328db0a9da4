"""Files on disk: reading one that may be changing, replacing one so that it is always whole.

Nothing here knows what is inside a workspace.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
import sys
import time
import uuid
from pathlib import Path
from typing import BinaryIO

from okrdesk import paths
from okrdesk.document import installation, size
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from okrdesk.document.text import quoted
from okrdesk.i18n import _

if sys.platform == "darwin":
    import fcntl

_AWAY = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE, errno.EHOSTDOWN}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
PRIVATE = 0o600
_NOBODY = "0" * 8
_PIECE = 1_000_000  # bytes


def digest(content: bytes) -> str:
    """SHA-256 as hex: what tells two states of a file apart."""
    return hashlib.sha256(content).hexdigest()


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Size, time and inode: a cheap hint whether a file changed; None when it is not there."""
    try:
        entry = os.stat(path)
    except (OSError, ValueError):
        return None
    return entry.st_size, entry.st_mtime_ns, entry.st_ino


def read(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a regular file that held still while it was read. Never writes.

    `limit` is how many it may have, what a workspace can have on this computer unless told otherwise.

    Raises NotAWorkspace: gone, folder, device, loop, unreadable, too large, changing.
    """
    try:
        for pause in (0.05, 0.2, 0.5, 0.0):
            content = _read_once(path, size.limit() if limit is None else limit)
            if content is not None:
                return content
            time.sleep(pause)
    except ValueError:
        raise unreadable(path, "gone") from None
    except OSError as error:
        raise unreadable(path, _kind_of_reading(error)) from error
    raise unreadable(path, "changing")


def _read_once(path: Path, limit: int) -> bytes | None:
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        raise unreadable(path, "folder" if stat.S_ISDIR(mode) else "device")
    # Not blocking, in case a pipe took the file's place between the two lines.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise unreadable(path, "device")
        if before.st_size > limit:
            raise unreadable(path, "too large")
        content = file.read(limit + 1)
        after = os.fstat(file.fileno())
    still = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if still and len(content) == after.st_size else None


def _kind_of_reading(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "loop"
    if error.errno == errno.ENAMETOOLONG:
        return "too long"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "gone"
    return "unreadable"


def unreadable(path: Path, kind: str) -> NotAWorkspace:
    """The refusal for a file that cannot be read."""
    sentences = {
        "gone": _("There is no file “{name}”; it may have been moved or renamed."),
        "too long": _("“{name}” is longer than a name can be here; choose a shorter one."),
        "folder": _("“{name}” is a folder; choose a file in it."),
        "device": _("“{name}” is a device or a pipe; choose a file."),
        "loop": _("“{name}” is a link that leads in a circle; choose the file itself."),
        "unreadable": _("“{name}” may not be read; ask its owner for the right to read it."),
        "too large": _(
            "“{name}” is larger than a workspace can be here ({limit} MB); choose another file, or "
            "open it on a computer with more memory."
        ),
        "changing": _("“{name}” is being written at this moment; try again when that is done."),
    }
    most = size.megabytes(size.limit())
    return NotAWorkspace(kind, sentences[kind].format(name=quoted(path.name or str(path)), limit=most))


# Writing


def write_aside(path: Path, content: bytes, like: Path | None = None) -> Path:
    """Write bytes to a new file beside `path`, force them to the disk and read them back. Returns its path.

    It may be read by whom the file that it replaces may be read; a new one by whom `like` may be read, and
    in this installation's own folder by nobody else. Raises NotWritten; then nothing is left behind.
    """
    size.refuse_larger(path, len(content))
    aside = path.with_name(f"{_aside_prefix(path, _actor() or _NOBODY)}{os.getpid()}-{uuid.uuid4().hex[:8]}")
    try:
        flags = (
            os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        )
        mode = _mode(path, like)
        # Never wider than it will be, not even for a moment.
        with os.fdopen(os.open(aside, flags, 0o666 if mode is None else mode & 0o666), "w+b") as file:
            file.write(content)
            file.flush()
            _sync(file.fileno())
            file.seek(0)
            if not _holds(file, content):
                raise OSError(errno.EIO, "what was written reads back differently")
        if mode is not None:
            os.chmod(aside, mode)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise not_written(path, error) from error
    return aside


def _holds(file: BinaryIO, content: bytes) -> bool:
    """Whether a file holds these bytes from here to its end. Read whole, a large one would be there twice."""
    at = 0
    while piece := file.read(_PIECE):
        if not content.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(content)


def _mode(path: Path, like: Path | None) -> int | None:
    """Who may do what with a file that is written; None for what is usual on this system."""
    for known in (path, like):
        if known is not None:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                return stat.S_IMODE(os.stat(known).st_mode)
    with contextlib.suppress(OSError):
        return PRIVATE if path.is_relative_to(paths.home()) else None
    return None


def _aside_prefix(path: Path, actor: str) -> str:
    # A name of its own length would be too long where the file's name is as long as names may be.
    return f".okrdesk-{name_mark(path)}-{actor[:8]}-"


def _actor() -> str:
    """Whose processes may remove what a process left; nobody's where this installation keeps nothing."""
    try:
        return installation.actor()
    except Refused:
        return ""


def name_mark(path: Path) -> str:
    """Eight digits that stand for a file's name in those of what is written beside it."""
    return digest(os.fsencode(path.name))[:8]


def sweep_written(path: Path) -> None:
    """Remove what our own killed processes wrote beside a file and could not move into its place."""
    actor = _actor()
    if not actor:
        return  # a number of a process says nothing where another computer may have written it
    prefix = _aside_prefix(path, actor)
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(path.parent)):
            pid = entry.name.removeprefix(prefix).split("-")[0]
            if entry.name.startswith(prefix) and pid.isdecimal() and not installation.is_alive(int(pid)):
                os.unlink(entry.path)


def put_in_place(aside: Path, path: Path) -> None:
    """Replace `path` by the file written aside, in one move. Raises NotWritten."""
    try:
        os.replace(aside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise not_written(path, error) from error
    sync_folder(path.parent)


def write(path: Path, content: bytes, like: Path | None = None) -> None:
    """Replace a file by these bytes; at every moment it is the old one or the new one. Raises NotWritten.

    A new file gets the mode of `like`.
    """
    put_in_place(write_aside(path, content, like), path)


def write_json(path: Path, values: dict[str, object]) -> None:
    """Replace a small JSON file."""
    write(path, json.dumps(values).encode())  # in ASCII: a path may hold bytes that are no UTF-8


def read_json(path: Path) -> dict[str, object]:
    """A small JSON object; empty when it is missing, damaged or something else."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            content = json.loads(file.read(100_000).decode("utf-8", "replace"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk, where the system can do that."""
    # Windows cannot open folders, some shares cannot sync them: the rename itself is done all the same.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_way(folder: Path) -> None:
    """Force the names of a folder and of all above it to the disk.

    On a strict disk a name that is not synced is gone after a power cut, with all that lies below it.
    """
    for above in folder.parents:
        sync_folder(above)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def not_written(path: Path, error: OSError) -> NotWritten:
    """The refusal that fits an error of the system."""
    if error.errno in _FULL:
        kind = "full"
    elif error.errno in _CLOSED:
        kind = "read-only"
    elif error.errno in _AWAY:
        kind = "away"
    elif error.errno in (errno.EBUSY, errno.ETXTBSY):
        kind = "busy"
    elif error.errno == errno.ENAMETOOLONG:
        kind = "too long"
    else:
        kind = "other"
    sentences = {
        "full": no_space(error.errno).format(name=path.name, folder=path.parent),
        "too long": _("“{name}” is longer than a name can be there; choose a shorter one."),
        "read-only": _("“{name}” cannot be written in this folder; save it in another place."),
        "away": _("The folder of “{name}” cannot be reached; put the stick back or save in another place."),
        "busy": _("Another program holds “{name}”; close it there and save again."),
        "other": _("“{name}” could not be written; save it in another place."),
    }
    return NotWritten(kind, sentences[kind].format(name=quoted(path.name)))


def no_space(number: int | None) -> str:
    """Which disk took no more, and what helps: a sentence with a `name` and a `folder` to be filled in."""
    if number == errno.EDQUOT:
        return _(
            "“{name}” was not written: your share of the disk that holds “{folder}” is used up; "
            "remove files of yours there, or save in another place."
        )
    if number == errno.EFBIG:
        return _(
            "“{name}” was not written: it is larger than a file can be in “{folder}”; "
            "save it in another place."
        )
    return _(
        "“{name}” was not written: the disk that holds “{folder}” is full; "
        "remove files there, or save in another place."
    )
