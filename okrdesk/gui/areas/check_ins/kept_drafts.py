"""The drafts of check-ins on the disk of this computer, so that half a sentence survives a restart.

They lie in the private folder, a file per workspace: what nobody has saved is nobody else's business.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from okrdesk import paths
from okrdesk.document import files
from okrdesk.document.refused import Refused
from okrdesk.gui.areas.check_ins.drafts import Draft, Drafts
from okrdesk.gui.desk import Desk
from okrdesk.i18n import format_day

_AFTER_MS = 700  # after the last key


class KeptDrafts(QObject):
    """The drafts of a desk. At `collecting` what stands in a form that is shown is put among them.

    The form of the page and the round of the meeting share them by `kept_by`.
    """

    collecting = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.drafts = read(desk.document.id, self._today())
        self._rest = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._rest.timeout.connect(self.keep)

    def keep_soon(self) -> None:
        """Keep them once nobody types for a moment."""
        self._rest.start()

    def keep(self) -> None:
        """Keep them now, for the day that the window or the computer dies."""
        self._rest.stop()
        self.collecting.emit()
        write(self._desk.document.id, self.drafts, self._today())

    def _today(self) -> str:
        return format_day(self._desk.day, self._desk.locale)


def kept_by(desk: Desk) -> KeptDrafts:
    """The drafts of a desk, read when they are asked for first."""
    known: KeptDrafts | None = desk.findChild(KeptDrafts)
    return known if known is not None else KeptDrafts(desk)


def read(document_id: str, today: str) -> Drafts:
    """What was half typed when the workspace was open last; drafts of no day of their own are of `today`."""
    drafts: Drafts = {}
    with contextlib.suppress(OSError, ValueError, RecursionError):
        known = json.loads(_place(document_id).read_bytes())
        for key_result_id, fields in known.items() if isinstance(known, dict) else ():
            draft = _draft(fields)
            if draft is not None:
                drafts[key_result_id] = replace(draft, day=draft.day or today)
    return drafts


def write(document_id: str, drafts: Mapping[str, Draft], today: str) -> None:
    """Keep these drafts and no others. Where the disk takes none they live as long as the window."""
    kept = {
        key_result_id: asdict(replace(draft, day="" if draft.day == today else draft.day))
        for key_result_id, draft in drafts.items()
    }
    with contextlib.suppress(OSError, Refused):
        path = _place(document_id)
        if kept:
            files.write_json(path, dict(kept))
        else:
            path.unlink(missing_ok=True)


def _place(document_id: str) -> Path:
    return paths.drafts() / f"{document_id}.json"


def _draft(fields: object) -> Draft | None:
    """The draft that was written so; None for anything else."""
    if not isinstance(fields, dict) or fields.keys() != asdict(Draft()).keys():
        return None
    if not isinstance(fields["confidences"], list):
        return None
    draft = Draft(**{**fields, "confidences": tuple(fields["confidences"])})
    texts = (draft.value, draft.note, draft.blocker, draft.next_step, draft.day, draft.taker_id, draft.spell)
    numbers = (*draft.confidences, *(() if draft.confidence is None else (draft.confidence,)))
    sound = all(isinstance(text, str) for text in texts) and all(
        type(number) is int and 0 <= number <= 10 for number in numbers
    )
    return draft if sound else None
