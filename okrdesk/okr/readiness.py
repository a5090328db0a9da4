"""Is the mission ready? Four checks that a person can see through, each with what to do where it fails."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from okrdesk.document import journal
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.mission import Agreement, Mission

# About what one breath carries when it is read aloud: 12 seconds at 150 words a minute.
WORDS_IN_A_BREATH = 30
LETTERS_IN_A_BREATH = 200

_WHY = re.compile(
    r"\b(so that|so (?:we|our|every|any|no|all|people|they)\w*|because|in order to|such that|"
    r"to (?:help|make|give|let|enable|bring|end|protect|keep|connect|find|share|learn|support|strengthen)|"
    r"damit|sodass|so dass|weil|denn|um\b.+\bzu)\b",
    re.IGNORECASE | re.DOTALL,
)
_REWORDED = ("mission", "vision", "audience")


@dataclass(frozen=True, slots=True)
class ReadinessCheck:
    """One check, whether it holds, and what is said about it.

    `key` is why, whom, breath or reviewed.
    """

    key: str
    passed: bool
    words: str


def checks(
    mission: Mission, agreed: Sequence[Agreement], reworded: dt.date | None, locale: str
) -> tuple[ReadinessCheck, ...]:
    """The four checks of a mission; `reworded` is the day of its latest change, None before the first."""
    text = mission.mission.strip()
    why = bool(_WHY.search(text))
    whom = bool(mission.audience.strip())
    breath = bool(text) and fits_one_breath(text)
    return (
        ReadinessCheck(
            "why", why, _("Says why, not only what") if why else _("Say why as well: “… so that …”")
        ),
        ReadinessCheck(
            "whom",
            whom,
            _("Names whom it serves") if whom else _("Name whom it serves: fill in who it is for"),
        ),
        ReadinessCheck("breath", breath, _breath_words(text, breath)),
        _reviewed(bool(text), agreed, reworded, locale),
    )


def fits_one_breath(text: str) -> bool:
    """Whether a text can be said aloud without stopping for air."""
    return len(text.split()) <= WORDS_IN_A_BREATH and len(text.strip()) <= LETTERS_IN_A_BREATH


def _breath_words(text: str, fits: bool) -> str:
    if not text:
        return _("Write it in one or two sentences")
    if fits:
        return _("Fits in one breath")
    count = len(text.split())
    if count <= WORDS_IN_A_BREATH:
        return _("Too long for one breath; aim for {letters} characters").format(letters=LETTERS_IN_A_BREATH)
    return _("{count} words are too many for one breath; aim for {most}").format(
        count=count, most=WORDS_IN_A_BREATH
    )


def _reviewed(
    written: bool, agreed: Sequence[Agreement], reworded: dt.date | None, locale: str
) -> ReadinessCheck:
    if not written:
        return ReadinessCheck("reviewed", False, _("Nobody can agree before it is written"))
    # Agreements carry a day, not an hour: who agreed on the day of the change is taken to mean the new words.
    since = [a for a in agreed if reworded is None or a.on >= reworded]
    if since:
        text = ngettext("Reviewed by {count} person", "Reviewed by {count} people", len(since))
        return ReadinessCheck("reviewed", True, text.format(count=len(since)))
    if not agreed or reworded is None:
        return ReadinessCheck("reviewed", False, _("Nobody has agreed to it yet"))
    sentence = _("Nobody has reviewed it since it changed on {day}")
    return ReadinessCheck("reviewed", False, sentence.format(day=format_day(reworded, locale)))


def last_reworded(document: Document) -> dt.date | None:
    """The day on this computer of the latest change of mission, vision or audience that is not undone."""
    marks = ", ".join("?" for _field in _REWORDED)
    reworded = document.database.execute_sql(
        "SELECT s.id, s.clock FROM change c JOIN step s ON s.id = c.step "
        f'WHERE c."table" = \'workspace\' AND c."row" = ? AND c.field IN ({marks}) ORDER BY s.clock DESC',
        (document.id, *_REWORDED),
    )
    undone = journal.undone_steps(document.database)
    for step_id, clock in reworded:
        if step_id not in undone:
            return journal.moment(clock).astimezone().date()
    return None
