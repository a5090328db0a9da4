"""One question of the roll-up answered: what lies at a path, a workspace or a folder of them.

Files are read and never touched: no lock, no session, nothing written beside them or anywhere else. `serve`
answers one question after the other in a process of its own.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from okrdesk import crashes, i18n
from okrdesk.document import storage
from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.communities.gathering import Folder, look_into
from okrdesk.okr.communities.line import Community, community_of


class Unread(NamedTuple):
    """What could not be read, and why in one sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What lies at a path. `real` is the place behind links, by which the same is known again."""

    path: Path
    real: str
    told: Community | Folder | Unread


@dataclass(frozen=True, slots=True)
class Asking:
    """As of which day is asked, how days are written, and in which language reasons are given."""

    day: dt.date
    locale: str
    language: str = "en"


def answer_to(path: Path, asking: Asking) -> Answer:
    """What lies at a path; what goes wrong with one file is told and spoils nothing else."""
    try:
        real = os.path.realpath(path)
        told = look_into(path) if os.path.isdir(path) else _community(path, asking)
    except Refused as refused:
        return Answer(path, real, Unread(path, refused.sentence))
    except (ValueError, OSError):  # a name that no system takes
        return Answer(path, str(path), broken_off(path))
    except Exception as error:  # noqa: BLE001 one workspace among many must not hide the others
        return Answer(path, real, Unread(path, _fault(path, error)))
    return Answer(path, real, told)


def _fault(path: Path, error: Exception) -> str:
    """That reading tripped over a fault of ours, and where the report of it is."""
    report = crashes.keep(crashes.told(error))
    sentence = _("“{name}” could not be read by a fault of ours; open it by itself to see more.")
    if report is not None:
        sentence = _("“{name}” could not be read by a fault of ours; the report is here: {place}")
    return sentence.format(name=quoted(path.name), place=report)


def broken_off(path: Path) -> Unread:
    """Where reading ended without an answer."""
    sentence = _("Reading “{name}” broke off; try it by itself.")
    return Unread(path, sentence.format(name=quoted(path.name or str(path))))


def _community(path: Path, asking: Asking) -> Community:
    opened = storage.open_for_command(path, write=False)
    with closing(opened):
        return community_of(opened.document, path, asking.day, asking.locale)


def serve(connection: Connection, asking: Asking) -> None:
    """Answer what is asked until nobody asks any more, or whoever asked is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for whoever asks to end this
    i18n.use_language(asking.language)
    with suppress(EOFError, OSError), closing(connection):
        while (path := connection.recv()) is not None:
            connection.send(answer_to(path, asking))
