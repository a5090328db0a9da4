"""A pack of stories for other communities as a readable JSON file (resources/stories-json.md).

Only what may be shared is written, and never who it is about: the words of a card, its kind and its day.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from okrdesk.document import strict_json
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import LIMIT, clean, is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import mission, stories
from okrdesk.okr.stories import KINDS, Story

FORMAT = "okrdesk-stories"
VERSION = 1
SIZE_LIMIT = 4 * 1024 * 1024
MOST_STORIES = 2000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class SharedStory:
    """A story as it travels: its words and its day.

    `community` is where it happened, `kind` says whether it is a success or a lesson.
    """

    community: str
    kind: str
    text: str
    try_next: str
    on: dt.date


def shared(document: Document, cycle_id: str = "") -> tuple[SharedStory, ...]:
    """The stories that may be shared, of one cycle or ("") of all; a card that was carried on counts once."""
    ours = mission.read(document).name
    chosen = stories.of_cycle(document, cycle_id) if cycle_id else stories.all_stories(document)
    told: dict[tuple[str, ...], SharedStory] = {}
    for each in chosen:
        if each.may_share:
            story = SharedStory(each.origin or ours, each.kind, each.text, each.try_next, each.on)
            told.setdefault((story.community, *_words(story)), story)
    return tuple(told.values())


def to_json(document: Document, cycle_id: str = "") -> bytes:
    """The pack as UTF-8 JSON. Refused when there is no story that may be shared."""
    chosen = shared(document, cycle_id)
    if not chosen:
        raise Refused(_("No story may be shared yet; tick it on a card once everybody in it agrees."))
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "community": mission.read(document).name,
        "stories": [
            {
                "community": each.community,
                "kind": each.kind,
                "text": each.text,
                "try_next": each.try_next,
                "on": each.on.isoformat(),
            }
            for each in chosen
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(content: bytes, name: str) -> tuple[SharedStory, ...]:
    """The stories of a pack; `name` is the file's, for sentences. Anything else is refused with one."""
    if len(content) > SIZE_LIMIT:
        raise Refused(_("“{name}” is larger than stories can be; choose another file.").format(name=name))
    try:
        whole = strict_json.read_object(content, SIZE_LIMIT)
    except ValueError:
        raise _damaged(name) from None
    if whole.get("format") != FORMAT:
        raise Refused(_("“{name}” holds no stories; choose a file from Share stories.").format(name=name))
    version, rows = whole.get("version"), whole.get("stories")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(name)
    if version > VERSION:
        raise Refused(
            _("“{name}” was made by a newer OKR Desk; update this one to read it.").format(name=name)
        )
    if not isinstance(rows, list) or len(rows) > MOST_STORIES:
        raise _damaged(name)
    return tuple(_story(row, name) for row in rows)


def take_in(document: Document, cycle_id: str, brought: Sequence[SharedStory]) -> int:
    """Add stories of another community as cards of a cycle, in one step; returns how many were new.

    Cards that are here already are not doubled. What came in is not shared on until somebody ticks it.
    """
    ours = mission.read(document).name
    known = {(each.origin or ours, *_words(each)) for each in stories.all_stories(document)}
    count = 0
    with document.edit(_("Take stories in")):
        for each in brought:
            key = (each.community, *_words(each))
            if key in known:
                continue
            known.add(key)
            count += 1
            origin = each.community
            card = Story("", cycle_id, each.kind, each.text, each.try_next, origin=origin, on=each.on)
            stories.add(document, card)
    return count


def _words(story: Story | SharedStory) -> tuple[str, str]:
    return story.kind, " ".join(story.text.split())


def _story(row: Any, name: str) -> SharedStory:
    if not isinstance(row, dict):
        raise _damaged(name)
    kind, text, community = (_text(row.get(key), name) for key in ("kind", "text", "community"))
    community = " ".join(community.split())[:_LONGEST_NAME]
    if kind not in KINDS or is_blank(text) or is_blank(community):
        raise _damaged(name)
    try:
        on = dt.date.fromisoformat(_text(row.get("on"), name))
    except ValueError:
        raise _damaged(name) from None
    return SharedStory(community, kind, text.strip(), _text(row.get("try_next"), name), on)


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str) or len(value) > LIMIT or strict_json.has_lone_surrogate(value):
        raise _damaged(name)
    return clean(value)


def _damaged(name: str) -> Refused:
    return Refused(_("“{name}” is damaged or holds no stories; ask for the file again.").format(name=name))
