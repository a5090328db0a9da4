"""What only the facilitator has of a workshop: notes and half-typed lines. It lies in the private folder.

It is never in the document, which others open and merge. One small file per workshop.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from okrdesk import paths
from okrdesk.document import files
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused

_LARGEST = 4_000_000


@dataclass
class Private:
    """`notes` are by step, `drafts` by field; `dropped` are suggested groups that are not wanted again."""

    notes: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)


def read(document: Document, workshop_id: str) -> Private:
    """What was kept of a workshop on this computer; nothing where that cannot be read."""
    with contextlib.suppress(OSError, ValueError, RecursionError, TypeError):
        with open(_place(document, workshop_id), "rb") as file:
            held = json.loads(file.read(_LARGEST))
        return _sound(held)
    return Private()


def write(document: Document, workshop_id: str, private: Private) -> None:
    """Keep it now. Where the disk takes nothing it lives as long as the window."""
    with contextlib.suppress(OSError, Refused):
        files.write_json(_place(document, workshop_id), asdict(private))


def _sound(held: Any) -> Private:
    """What was written so; what is of another form is left out."""
    known = held if isinstance(held, dict) else {}
    private = Private()
    for name in ("notes", "drafts"):
        texts = known.get(name)
        if isinstance(texts, dict):
            kept = {key: text for key, text in texts.items() if isinstance(text, str)}
            setattr(private, name, kept)
    if isinstance(known.get("dropped"), list):
        private.dropped = [each for each in known["dropped"] if isinstance(each, str)]
    return private


def _place(document: Document, workshop_id: str) -> Path:
    return paths.drafts() / f"{document.id}.{workshop_id}.json"
