"""The seal: SHA-256 over the whole file, its own 64 digits read as zeros. Any changed byte shows.

SQLite has no checksums of its own, so a flipped bit in a text would otherwise go unnoticed.
"""

from __future__ import annotations

import hashlib
import sqlite3

_ZEROS = b"0" * 64


def sealed(snapshot: sqlite3.Connection) -> bytes:
    """The bytes to publish of a private copy: compacted, revision counted up, sealed. Uses the copy up."""
    from secrets import token_hex  # loads much, and who reads seals nothing

    placeholder = token_hex(32)
    snapshot.execute("PRAGMA query_only = 0")
    snapshot.execute("PRAGMA journal_mode = OFF")  # nobody goes back: it would hold all pages once more
    snapshot.execute("UPDATE meta SET revision = revision + 1, seal = ?", (placeholder,))
    snapshot.commit()
    snapshot.execute("VACUUM")
    content = snapshot.serialize()
    snapshot.close()  # a large workspace is held twice from here on, not three times
    start = _only_place(content, placeholder.encode())
    if start is None:
        raise RuntimeError("the seal has no place of its own")
    whole = memoryview(content)
    head, tail = whole[:start], whole[start + 64 :]
    return b"".join((head, _digest(head, tail), tail))


def holds(content: bytes, seal: str) -> bool:
    """Whether the content is exactly what was sealed; `seal` is what its meta table says."""
    start = _only_place(content, seal.encode())
    if start is None:
        return False
    whole = memoryview(content)  # its parts are no copies
    return _digest(whole[:start], whole[start + 64 :]) == seal.encode()


def _only_place(content: bytes, wanted: bytes) -> int | None:
    start = content.find(wanted)
    return None if start < 0 or content.find(wanted, start + 1) >= 0 else start


def _digest(head: memoryview, tail: memoryview) -> bytes:
    hashed = hashlib.sha256(head)
    hashed.update(_ZEROS)
    hashed.update(tail)
    return hashed.hexdigest().encode()
