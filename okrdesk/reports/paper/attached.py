"""A file inside a finished PDF: added behind its end, as the format provides; the pages stay as they are.

The same PDF and the same file give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib

_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_PART = re.compile(rb"/(Root|Info) (\d+) 0 R|/(Size) (\d+)|/ID\s*\[(<\w+><\w+>)\]")

# Some readers take a table that does not begin with object 0 for a wrong one.
_FIRST = b"0 1\n0000000000 65535 f \n"


def with_file(pdf: bytes, name: str, content: bytes, *, kind: str, about: str, on: dt.date) -> bytes:
    """A PDF of ours that carries a file of a media type as its data (/AFRelationship /Data).

    `about` says what it is, `on` dates it.
    """
    trailer = _TRAILER.search(pdf)
    assert trailer is not None, "a PDF that our pages wrote"
    told = {m[1] or m[3] or b"ID": m[2] or m[4] or m[5] for m in _PART.finditer(trailer[1])}
    root, first = int(told[b"Root"]), int(told[b"Size"])
    catalog = re.search(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % root, pdf, re.DOTALL)
    assert catalog is not None, "a catalog in an object of its own"
    assert b"/Names" not in catalog[1], "nothing else is named"
    assert b"/AF" not in catalog[1], "nothing else is attached"
    moment = f"D:{on:%Y%m%d}000000Z".encode()
    packed = zlib.compress(content, 9)
    file, spec = first, first + 1
    objects = {
        file: b"<< /Type /EmbeddedFile /Subtype /%s /Filter /FlateDecode /Length %d /Params << /Size %d "
        b"/CheckSum <%s> /CreationDate (%s) /ModDate (%s) >> >>\nstream\n%s\nendstream"
        % (
            kind.replace("/", "#2F").encode(),
            len(packed),
            len(content),
            hashlib.md5(content, usedforsecurity=False).hexdigest().encode(),
            moment,
            moment,
            packed,
        ),
        spec: b"<< /Type /Filespec /F %s /UF %s /Desc %s /EF << /F %d 0 R /UF %d 0 R >> "
        b"/AFRelationship /Data >>" % (_text(name), _text(name), _text(about), file, file),
        root: b"<<%s/AF [ %d 0 R ] /Names << /EmbeddedFiles << /Names [ %s %d 0 R ] >> >>\n>>"
        % (catalog[1].rstrip() + b" ", spec, _text(name), spec),
    }
    written = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    places = {}
    for number, text in objects.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(written)
    rows = (root, _row(places[root]), file, _row(places[file]), _row(places[spec]))
    written += b"xref\n%s%d 1\n%s%d 2\n%s%s" % (_FIRST, *rows)
    written += b"trailer\n<< /Size %d /Root %d 0 R /Info %s 0 R /ID [%s] /Prev %s >>\n" % (
        first + 2, root, told[b"Info"], told[b"ID"], trailer[2],
    )  # fmt: skip
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def _row(place: int) -> bytes:
    return b"%010d 00000 n \n" % place


def _text(text: str) -> bytes:
    """A text of a PDF as hexadecimal UTF-16, which needs no escapes."""
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"
