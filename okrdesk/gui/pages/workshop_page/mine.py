"""What only the facilitator has of a running workshop: notes, half-typed lines, dropped suggestions."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from okrdesk.document.document import Document
from okrdesk.gui.pages.workshop_page import private_notes

_KEEP_MS = 700  # after the last key: nothing older than two seconds is lost


class Mine(QObject):
    """Written down beside the document shortly after each change; never in it."""

    def __init__(self, document: Document, workshop_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._workshop_id = document, workshop_id
        self._held = private_notes.read(document, workshop_id)
        self._rest = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._rest.timeout.connect(self.write)

    @property
    def dropped(self) -> list[str]:
        """The keys of suggestions that are never made again."""
        return self._held.dropped

    def draft(self, field_key: str) -> str:
        """What is half typed in a field, ""."""
        return self._held.drafts.get(field_key, "")

    def keep_draft(self, field_key: str, text: str) -> None:
        """Keep what is half typed in a field."""
        if text:
            self._held.drafts[field_key] = text
        else:
            self._held.drafts.pop(field_key, None)
        self._rest.start()

    def drop_suggestion(self, key: str) -> None:
        """Never suggest these cards together again."""
        self._held.dropped.append(key)
        self._rest.start()

    def note(self, step_id: str) -> str:
        """The notes of a step."""
        return self._held.notes.get(step_id, "")

    def keep_note(self, step_id: str, text: str) -> None:
        """Keep the notes of a step."""
        self._held.notes[step_id] = text
        self._rest.start()

    def write(self) -> None:
        """Write it down now."""
        self._rest.stop()
        private_notes.write(self._document, self._workshop_id, self._held)
