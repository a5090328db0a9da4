"""What each output looks like now, written by the code that writes the file, beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui.beside import Beside
from okrdesk.gui.desk import Desk
from okrdesk.outputs.asked import Asked, Made
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.outputs.tastes import Rows, taste

PAUSE_MS = 250  # so that nothing is drawn while somebody only passes by


@dataclass(frozen=True, slots=True)
class Preview:
    """An output as it was written, or why it cannot be: `refused` is a sentence, else "".

    `taste` are rows of a file that is no page.
    """

    ending: str
    made: Made
    refused: str = ""
    taste: Rows = ()


class Previews(QObject):
    """Writes one output after the other in a thread, and of what waits only what is still seen.

    `made` tells the key and its Preview. What is asked for again unchanged is not written again.
    """

    made = Signal(str, object)

    def __init__(self, desk: Desk, is_seen: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_seen = is_seen
        self._beside = Beside("previews", self)
        self._beside.done.connect(self._tell)
        self._waiting: dict[str, Asked] = {}
        self._shown: dict[str, tuple[int, Asked]] = {}
        self._kept: tuple[int, bytes] = (-1, b"")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def is_up_to_date(self, key: str, asked: Asked) -> bool:
        """Whether what was told last of an output, or will be next, is as it is asked for."""
        return self._shown.get(key) == (self._desk.document.revision, asked)

    def want(self, key: str, asked: Asked) -> None:
        """Write an output soon."""
        if self.is_up_to_date(key, asked):
            return
        self._shown[key] = (self._desk.document.revision, asked)
        self._waiting.pop(key, None)
        self._waiting[key] = asked
        if self._beside.running is None:
            self._pause.start()

    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return self._beside.running is not None or bool(self._waiting)

    def forget(self) -> None:
        """Write nothing of what waits: nobody looks any more."""
        self._pause.stop()
        for key in self._waiting:
            self._shown.pop(key, None)
        self._waiting.clear()

    def _begin(self) -> None:
        if self._beside.running is not None:
            return
        for unseen in [key for key in self._waiting if not self._is_seen(key)]:
            del self._waiting[unseen]
            del self._shown[unseen]
        if not self._waiting:
            return
        key = next(iter(self._waiting))
        asked = self._waiting.pop(key)
        document = self._desk.document
        if self._kept[0] != document.revision:
            snapshot = document.snapshot()
            self._kept = (document.revision, snapshot.serialize())
            snapshot.close()
        self._beside.begin(key, _written, self._kept[1], document.actor, key, asked)

    def _tell(self, key: str, work: Future[Preview]) -> None:
        self._begin()
        self.made.emit(key, work.result())


def _written(content: bytes, actor: str, key: str, asked: Asked) -> Preview:
    document = Document.load(content, actor, read_only=True)
    try:
        made = OUTPUTS[key].write(document, asked)
        return Preview(
            asked.ending, made, taste=taste(made.content, asked.ending, asked.day, document.locale)
        )
    except Refused as refused:
        return Preview(asked.ending, Made(b""), refused.sentence)
    finally:
        document.close()
