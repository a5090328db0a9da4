"""Who has a workspace open: a small file beside it, for information only. Nothing depends on it."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from pathlib import Path

from okrdesk.document import files, installation
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_moment, system_locale_name

_WORDS = 200


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who has the workspace open. `alive` is None when that cannot be known (another computer)."""

    who: str
    host: str
    since: dt.datetime | None
    same_machine: bool
    alive: bool | None


class OpenElsewhere(Refused):
    """Somebody living has the workspace open; the person may choose how to go on."""

    def __init__(self, presence: Presence) -> None:
        # The workspace is not open yet, so that its own way of writing days is not known.
        since = "" if presence.since is None else format_moment(presence.since, system_locale_name())
        super().__init__(
            _("{who} has this workspace open on {host} since {since}.").format(
                who=presence.who or _("Somebody"), host=presence.host or "?", since=since or "?"
            )
        )
        self.who = presence.who
        self.host = presence.host
        self.since = presence.since
        self.same_machine = presence.same_machine
        self.alive = presence.alive


def place(path: Path) -> Path:
    """Where the presence file of a workspace lies."""
    return path.with_name(f".~lock.{path.name}#")


def announce(path: Path, now_ms: int) -> dict[str, object]:
    """Say that we have it open; returns what was written. A folder that cannot be written is no matter."""
    ours: dict[str, object] = {
        "user": installation.user(),
        "host": installation.host(),
        "actor": installation.actor(),
        "pid": os.getpid(),
        "since": now_ms,
    }
    flags = (
        os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    with contextlib.suppress(OSError):
        handle = os.open(place(path), flags, 0o666)
        try:
            with os.fdopen(handle, "w") as file:
                json.dump(ours, file)
        except OSError:
            place(path).unlink()  # on a full disk it stayed empty, and nobody would take it away
    return ours


def withdraw(path: Path, ours: dict[str, object]) -> None:
    """Take our presence away; somebody else's stays."""
    if files.read_json(place(path)) == ours:
        with contextlib.suppress(OSError):
            place(path).unlink(missing_ok=True)


def somebody(path: Path, held: bool = False) -> Presence | None:
    """Who else has it open, as far as the file tells. A dead process or a strange file is nobody.

    `held` says whether a living process of this installation holds a working copy of it.
    """
    known = files.read_json(place(path))
    pid = known.get("pid")
    if not isinstance(pid, int) or isinstance(pid, bool) or not isinstance(known.get("host"), str):
        return None
    here = known["host"] == installation.host()
    alive = installation.is_alive(pid) if here else None
    # Our own installation's processes are known by their locks; a number may be another process's by now.
    ours = here and known.get("actor") == installation.actor()
    if alive is False or (ours and not held):
        return None
    return Presence(
        who=_text(known.get("user")), host=_text(known["host"]), since=_moment(known.get("since")),
        same_machine=here, alive=alive,
    )  # fmt: skip


def ourselves() -> Presence:
    """What is known of another window of this installation that left no presence file."""
    return Presence(installation.user(), installation.host(), None, same_machine=True, alive=True)


def _text(value: object) -> str:
    return clean(value, _WORDS).replace("\n", " ") if isinstance(value, str) else ""


def _moment(value: object) -> dt.datetime | None:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**43:
        return None
    return dt.datetime.fromtimestamp(value / 1000, dt.UTC)
