"""How large a workspace can be: what is written here must be readable again, here and elsewhere."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path

from peewee import SqliteDatabase

from okrdesk.document.refused import NotWritten
from okrdesk.i18n import _

EVERYWHERE = 256 * 1024 * 1024  # every computer that runs OKR Desk reads this much
_MOST = 960 * 1024 * 1024  # SQLite keeps less than 1 GiB in memory
_SHARE = 16  # of the memory: opening holds a file some five times
_NEARLY = 0.8


@functools.cache
def limit() -> int:
    """The bytes that a file may have on this computer: 256 MiB, and more where there is memory for it."""
    return max(EVERYWHERE, min(_memory() // _SHARE, _MOST))


def megabytes(count: int) -> int:
    """Bytes as whole MB, rounded up, for a sentence."""
    return -(-count // (1024 * 1024))


def of(database: SqliteDatabase) -> int:
    """The bytes of a file with this content, as far as one can tell without writing it."""
    pages, free, size = (
        int(database.execute_sql(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def warning(name: str, count: int) -> str:
    """The sentence that says so before a file becomes too large, "" while it is small."""
    if count < _NEARLY * EVERYWHERE:
        return ""
    if count < EVERYWHERE:
        sentence = _("“{name}” has grown to {size} MB; computers with little memory open up to {limit} MB.")
        return sentence.format(name=name, size=megabytes(count), limit=megabytes(EVERYWHERE))
    if count < limit():
        sentence = _(
            "“{name}” has grown to {size} MB: computers with little memory cannot open it any more, and this "
            "one opens up to {limit} MB."
        )
        return sentence.format(name=name, size=megabytes(count), limit=megabytes(limit()))
    return _too_large(name, count)


def refuse_larger(path: Path, count: int) -> None:
    """Refuse to write a file that could not be read again. Raises NotWritten."""
    if count > limit():
        raise NotWritten("too large", _too_large(path.name, count))


def _too_large(name: str, count: int) -> str:
    sentence = _(
        "“{name}” would have {size} MB, and this computer opens up to {limit} MB: it was not written. "
        "Go on in a smaller file, or on a computer with more memory."
    )
    return sentence.format(name=name, size=megabytes(count), limit=megabytes(limit()))


def _memory() -> int:
    """The bytes of memory of this computer, 0 where it does not say."""
    if sys.platform == "win32":
        import ctypes

        class Status(ctypes.Structure):
            _fields_ = (("length", ctypes.c_ulong), ("load", ctypes.c_ulong), ("total", ctypes.c_ulonglong),
                        ("rest", ctypes.c_ulonglong * 6))  # fmt: skip

        status = Status(length=ctypes.sizeof(Status))
        return int(status.total) if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
