"""What the status bar says about saving: never more than is true."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_time, ngettext


@dataclass(frozen=True, slots=True)
class SaveState:
    """`at` is local time of the last saving; `changes` are edits that only this computer has."""

    kind: Literal["saved", "unsaved", "publishing", "offline", "read-only"]
    at: dt.datetime | None
    changes: int
    sentence: str


def save_state(
    name: str,
    at: dt.datetime | None,
    changes: int,
    publishing: bool,
    refused: Refused | None,
    read_only: bool,
    locale: str,
) -> SaveState:
    """The state with its sentence; `name` is the file's, `refused` what stood in the way last."""
    if read_only:
        return SaveState("read-only", at, 0, _("Open for reading only."))
    if publishing:
        return SaveState("publishing", at, changes, _("Saving…"))
    if refused is not None:
        return SaveState("offline", at, changes, safe_here(name, refused))
    if changes:
        sentence = ngettext(
            "{n} change is safe on this computer and not in the file yet.",
            "{n} changes are safe on this computer and not in the file yet.",
            changes,
        )
        return SaveState("unsaved", at, changes, sentence.format(n=changes))
    if at is None:
        return SaveState("saved", at, 0, _("All changes saved"))
    return SaveState("saved", at, 0, _("All changes saved {time}").format(time=format_time(at, locale)))


def safe_here(name: str, refused: Refused) -> str:
    """Why the file could not be written, and that nothing is lost."""
    sentences = {
        "away": _(
            "The stick or folder of “{name}” is gone. "
            "Your work is safe here; it will be saved when it is back."
        ),
        "gone": _("“{name}” is no longer there. Your work is safe here; put it back, or save it again."),
        "full": _("{reason} Your work is safe here meanwhile."),
        "read-only": _("“{name}” cannot be written there. Your work is safe here; save it in another place."),
        "busy": _("Another program holds “{name}”. Your work is safe here; saving will be tried again."),
        "too large": _(
            "“{name}” has become larger than a computer can open. "
            "Your work is safe here; go on in a smaller file."
        ),
        "damaged": _("“{name}” was damaged from outside. Your work is safe here; save it in another place."),
    }
    kind = refused.kind if isinstance(refused, NotWritten | NotAWorkspace) else ""
    if isinstance(refused, NotAWorkspace) and kind not in sentences:
        kind = "damaged"
    if kind in sentences:
        return sentences[kind].format(name=name, reason=refused.sentence)
    return _("{reason} Your work is safe here.").format(reason=refused.sentence)
