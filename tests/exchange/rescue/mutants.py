"""Files changed at random, as a stranger's file may be damaged or meant to harm; the same for one seed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

_NASTY = (
    b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\x00", b"\xff\xfe", b"=1+1", b"-", b"1e999", b"NaN",
    b"1,5", b"1.200", b"(weight: 1%, Id: 9)", b"Checkin Date:", b"; Note:", b"%", b"\xe2\x80\xae", b"{",
    b"}", b"[", b"]", b"9" * 60, b"2026-13-45", b"| | |", b"# ", b"- [x] ", b"../../x", b"<b>",
    "💥é".encode(), b"1.2.3.4.5",
)  # fmt: skip


def mutants(content: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Changed copies of a file; of a packed one the parts are changed, and sometimes the packing."""
    chance = random.Random(seed)
    parts = _parts(content)
    for number in range(count):
        if not parts or number % 8 == 0:
            yield _changed(content, chance)
        else:
            name = chance.choice(sorted(parts))
            yield _packed({**parts, name: _changed(parts[name], chance)})


def _changed(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _nth in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        length = chance.choice((0, 1, 2, 8, 40, 200))
        kind = chance.randrange(4)
        if kind == 0:
            made[at : at + length] = chance.choice(_NASTY)
        elif kind == 1:
            del made[at : at + length]
        elif kind == 2:
            source = chance.randrange(len(made) + 1)
            made[at:at] = made[source : source + 3 * length]
        elif made:
            made[at % len(made)] = chance.randrange(256)
    return bytes(made)


def _parts(content: bytes) -> dict[str, bytes]:
    if not content.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return kept.getvalue()
