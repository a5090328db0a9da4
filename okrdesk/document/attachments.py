"""A workspace that travels inside a PDF page: found among its attachments, within limits.

Whatever was found is looked at as closely as any file before it is opened. All of it is hostile until then.
"""

from __future__ import annotations

import logging
import zlib
from typing import Any

from okrdesk.document import size
from okrdesk.document.refused import NotAWorkspace
from okrdesk.i18n import _

KIND = "application/vnd.okrdesk"
ENDING = ".okrdesk"
_MARK, _MARK_WITHIN = b"%PDF-", 1024
_MOST_PAGE = 300 * 1024 * 1024
_MOST_NAMED, _DEEPEST = 64, 8

# What the reader of PDFs warns of, our sentences say; without this it writes to the terminal as well.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def is_page(content: bytes) -> bool:
    """Whether these bytes say that they are a PDF."""
    return _MARK in content[:_MARK_WITHIN]


def as_workspace(content: bytes, name: str) -> bytes:
    """The workspace that a PDF carries, other content as it is. Raises NotAWorkspace."""
    return workspace_in(content, name) if is_page(content) else content


def workspace_in(content: bytes, name: str) -> bytes:
    """The bytes of the one workspace among the attachments of a PDF, unchecked. Raises NotAWorkspace."""
    if len(content) > _MOST_PAGE:
        raise _refusal("page too large", name)
    from pypdf import PdfReader

    try:
        from io import BytesIO

        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise _refusal("page locked", name)
        kept = [each for each in _attached(reader.trailer["/Root"]) if _is_ours(each)]
        if not kept:
            raise _refusal("only a page", name)
        if len(kept) > 1:
            raise _refusal("page with several", name)
        return _unpacked(kept[0], name)
    except NotAWorkspace:
        raise
    except (Exception, RecursionError) as error:  # pypdf raises whatever a damaged page leads to
        raise _refusal("page damaged", name) from error


def _attached(root: Any) -> list[Any]:
    """The file specifications that the names of a PDF lead to, a few at most."""
    tree = root.get("/Names", {})
    tree = tree.get_object().get("/EmbeddedFiles") if tree else None
    specs: list[Any] = []
    below = [(tree.get_object(), 0)] if tree is not None else []
    looked_at = 0
    while below and len(specs) <= _MOST_NAMED and looked_at <= _MOST_NAMED:
        node, depth = below.pop()
        looked_at += 1
        named = node.get("/Names")
        if named is not None:
            specs += [each.get_object() for each in list(named.get_object())[1 : 2 * _MOST_NAMED : 2]]
        kids = node.get("/Kids")
        if kids is not None and depth < _DEEPEST:
            below += [(each.get_object(), depth + 1) for each in list(kids.get_object())[:_MOST_NAMED]]
    return specs


def _is_ours(spec: Any) -> bool:
    named = str(spec.get("/UF") or spec.get("/F") or "")
    kind = str(_stream(spec).get("/Subtype", ""))
    return named.casefold().endswith(ENDING) or kind == "/" + KIND


def _stream(spec: Any) -> Any:
    held = spec["/EF"].get_object()
    return (held.get("/UF") or held["/F"]).get_object()


def _unpacked(spec: Any, name: str) -> bytes:
    stream = _stream(spec)
    packed: bytes = stream._data  # noqa: SLF001 (get_data would unpack without a limit of ours)
    filters = stream.get("/Filter")
    filters = [filters] if isinstance(filters, str) else list(filters or ())
    if not filters:
        return packed
    if [str(each) for each in filters] != ["/FlateDecode"] or stream.get("/DecodeParms") is not None:
        raise _refusal("page damaged", name)
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(packed, size.limit() + 1)
    if len(content) > size.limit():
        raise _refusal("page too large", name)
    if not unpacker.eof:
        raise _refusal("page damaged", name)
    return content


def _refusal(kind: str, name: str) -> NotAWorkspace:
    sentences = {
        "page too large": _("What “{name}” carries is larger than a workspace can be here."),
        "page locked": _("“{name}” is locked with a password; save it without one, then open it."),
        "only a page": _("“{name}” is a page without a workspace in it; ask for the workspace itself."),
        "page with several": _("“{name}” carries several workspaces; only one can be gone on with."),
        "page damaged": _("“{name}” is damaged or cut short; ask for it once more."),
    }
    return NotAWorkspace(kind, sentences[kind].format(name=name))
