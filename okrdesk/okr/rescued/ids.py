"""Ids of what comes from a file: the same in every copy that takes the same file in.

So two copies into which it was brought hold each line once when they are merged.
"""

from __future__ import annotations

import uuid

from okrdesk.document.document import Document
from okrdesk.document.tables import Table

_SPACE = uuid.UUID("6f0c5d1e-6f3b-5b7e-9f52-0f6c1f0c7f4a")


def id_for(document: Document, table: type[Table], *parts: str) -> str:
    """The id of a row that is known by these parts; "", for a fresh one, where a row had it already.

    That is so once a bringing was undone: its rows stay, marked as deleted.
    """
    made = uuid.uuid5(_SPACE, "\n".join((document.id, table.__name__, *parts))).hex
    return "" if document.row(table, made) is not None else made
