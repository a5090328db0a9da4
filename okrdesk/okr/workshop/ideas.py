"""Ideas: what people in the room, or in a survey, wrote or said; nobody is named as their author."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, order
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import Kept, Shape, differences
from okrdesk.okr.workshop import themes
from okrdesk.okr.workshop.themes import Theme

KINDS = ("idea", "sentence", "measure", "draft", "parking", "wish", "factor")
ORIGINS = ("called-out", "paper", "keyboard", "survey", "conversation")
EVIDENCE = ("said", "asked", "did", "written")
_CHOICES = {"kind": KINDS, "origin": ORIGINS, "evidence": EVIDENCE}
_EVIDENCE_OF = {"survey": "asked", "conversation": "said"}  # of the others somebody in the room wrote it

# What stands before a line of a list: a bullet, a box to tick, or a number or letter with what closes it, in
# any script. "2.5 hours" and "3 evenings" begin with no number of a list.
_BULLET = r"[•·‣⁃◦∙●○◉▪▫■□◆◇▶►▸➤➢✓✔✗✘☐☑☒★☆・→»]+\s*|[-–—*+>]+\s+|\[[ xX]?\]\s+"
_NUMBER = (
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3}|[\u0410-\u044f])"
    r"(?:[.)\]](?=\s)|[、．）)]|\.\)(?=\s))\s*"
)
_CIRCLED = r"[\u2460-\u249b\u24b6-\u24ff\u2776-\u2793]\s*"
_MARK = re.compile(rf"\s*(?:{_BULLET}|{_NUMBER}|{_CIRCLED})(?:\[[ xX]?\]\s+)?")  # a task has both


@dataclass(frozen=True, slots=True)
class Idea:
    """A card. `kind` is one of KINDS, `origin` of ORIGINS, `evidence` of EVIDENCE.

    `about` is the id of what it speaks of or of what became of it, or "". `interest`: an interest, not a goal
    yet. `seen`: the room put it somewhere.
    """

    id: str
    cycle_id: str
    kind: str = "idea"
    text: str = ""
    step_id: str | None = None
    about: str = ""
    origin: str = "called-out"
    evidence: str = "written"
    interest: bool = False
    seen: bool = False
    theme_id: str | None = None
    source_id: str | None = None
    position: str = ""


# Evidence of a kind that another program wrote and nobody knows was written.
IDEAS = Kept(r.Idea, Idea, {"evidence": Shape(lambda kind: kind if kind in EVIDENCE else "written")})


def of_cycle(document: Document, cycle_id: str) -> tuple[Idea, ...]:
    """Every card of a cycle in its order; one in no theme, or whose theme was removed, is not seen."""
    return document.once(
        (of_cycle, cycle_id),
        lambda: _grouped(document, IDEAS.of_cycle(document, cycle_id)),
        of=("idea", "theme"),
    )


def read(document: Document, idea_id: str) -> Idea:
    """One card; refused when it is gone."""
    row = IDEAS.row(document, idea_id, _("That card is no longer here; undo brings it back."))
    return _grouped(document, IDEAS.records([row]))[0]


def _grouped(document: Document, cards: tuple[Idea, ...]) -> tuple[Idea, ...]:
    here = document.once(_grouped, lambda: _themes(document), of=("theme",))
    return tuple(
        card
        if card.theme_id in here or (card.theme_id is None and not card.seen)
        else replace(card, theme_id=None, seen=False)
        for card in cards
    )


def _themes(document: Document) -> frozenset[str]:
    """The ids of all themes that were not removed."""
    rows = document.database.execute_sql("SELECT id FROM theme WHERE deleted = 0")
    return frozenset(str(row[0]) for row in rows)


def pasted(text: str) -> tuple[str, ...]:
    """The lines of a pasted list, each an idea: without bullets, boxes and numbers, empty ones left out."""
    lines = (_MARK.sub("", line, count=1) if _MARK.match(line) else line for line in clean(text).split("\n"))
    return tuple(line.strip() for line in lines if not is_blank(line))


def add(
    document: Document,
    cycle_id: str,
    texts: Sequence[str],
    *,
    kind: str = "idea",
    origin: str = "called-out",
    evidence: str = "",
    step_id: str | None = None,
    about: str = "",
    theme_id: str | None = None,
) -> tuple[str, ...]:
    """Add cards in one edit; returns their ids in the order of the texts, of which blank ones are left out.

    `evidence` is what the origin is usually good for where it is "". Cards from a passed keyboard lie in no
    order, so that none leads to a person. Refused where no text is left.
    """
    kept = [text.strip() for text in texts if not is_blank(text)]
    if not kept:
        raise Refused(_("A card needs words; type an idea."))
    evidence = evidence or _EVIDENCE_OF.get(origin, "written")
    refuse_unknown({"kind": kind, "origin": origin, "evidence": evidence}, _CHOICES)
    cycles.refuse_closed(document, cycle_id)
    _refuse_other_theme(document, cycle_id, theme_id)
    positions = _positions(document, cycle_id, len(kept))
    if origin == "keyboard":
        random.SystemRandom().shuffle(positions)
    with document.edit(_("Add a card") if len(kept) == 1 else _("Add cards")):
        return tuple(
            IDEAS.add(
                document,
                Idea(
                    "",
                    cycle_id,
                    kind,
                    text,
                    step_id,
                    about,
                    origin,
                    evidence,
                    seen=theme_id is not None,
                    theme_id=theme_id,
                    position=position,
                ),
            )
            for text, position in zip(kept, positions, strict=True)
        )


def change(document: Document, before: Idea, after: Idea) -> None:
    """Write what differs in a card: its words, what it stands for, whether it is an interest."""
    changed = differences(before, after)
    _refuse_wrong(changed)
    known = read(document, before.id)
    cycles.refuse_closed(document, known.cycle_id)
    _refuse_other_theme(document, known.cycle_id, changed.get("theme_id"))
    with document.edit(_("Change a card")):
        IDEAS.set(document, known.id, changed)


def put(document: Document, idea_ids: Sequence[str], theme_id: str | None) -> None:
    """Send cards to a theme; what was put somewhere was seen. None: back among those that nobody has seen."""
    cycle_id = _cycle_of(document, idea_ids)
    _refuse_other_theme(document, cycle_id, theme_id)
    with document.edit(_("Sort a card") if len(idea_ids) == 1 else _("Sort cards")):
        document.set_all(r.Idea, idea_ids, theme=theme_id, seen=int(theme_id is not None))


def remove(document: Document, idea_ids: Sequence[str]) -> None:
    """Take cards away."""
    _cycle_of(document, idea_ids)
    with document.edit(_("Remove a card") if len(idea_ids) == 1 else _("Remove cards")):
        document.set_all(r.Idea, idea_ids, deleted=1)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A theme with its cards, counted by the kind of evidence: said, asked, did, written."""

    theme: Theme
    counts: Mapping[str, int]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of evidence behind it; what stands on paper was written."""
        return tuple(kind for kind in EVIDENCE if self.counts[kind])

    @property
    def cards(self) -> int:
        """How many cards it has."""
        return sum(self.counts.values())


def mirror(document: Document, cycle_id: str) -> tuple[Mirrored, ...]:
    """The themes of a cycle by what is behind them: more kinds of evidence first, then more cards."""
    known = themes.of_cycle(document, cycle_id)
    counts = {theme.id: dict.fromkeys(EVIDENCE, 0) for theme in known}
    for theme in known:
        counts[theme.id]["written"] += theme.on_paper
    for idea in of_cycle(document, cycle_id):
        if idea.theme_id in counts:
            counts[idea.theme_id][idea.evidence] += 1
    mirrored = [Mirrored(theme, counts[theme.id]) for theme in known]
    return tuple(sorted(mirrored, key=lambda each: (-len(each.kinds), -each.cards)))


def _positions(document: Document, cycle_id: str, count: int) -> list[str]:
    query = r.Idea.select(r.Idea.position).where((r.Idea.cycle == cycle_id) & (r.Idea.deleted == 0))
    latest = max((row.position for row in document.rows(query)), default="")
    positions = []
    for _number in range(count):
        latest = order.between(latest, "")
        positions.append(latest)
    return positions


def _cycle_of(document: Document, idea_ids: Sequence[str]) -> str:
    """The open cycle of these cards; refused where one is gone or of another cycle."""
    if not idea_ids:
        raise Refused(_("Choose a card first."))
    query = r.Idea.select(r.Idea.id, r.Idea.cycle).where((r.Idea.deleted == 0) & r.Idea.id.in_(set(idea_ids)))
    rows = document.rows(query)
    cycle_ids = {row.cycle for row in rows}
    if len(rows) < len(set(idea_ids)) or len(cycle_ids) > 1:
        raise Refused(_("That card is no longer here; undo brings it back."))
    (cycle_id,) = cycle_ids
    cycles.refuse_closed(document, cycle_id)
    return str(cycle_id)


def _refuse_other_theme(document: Document, cycle_id: str, theme_id: str | None) -> None:
    if theme_id is not None and themes.read(document, theme_id).cycle_id != cycle_id:
        raise Refused(_("That theme belongs to another cycle; choose one of this cycle."))


def _refuse_wrong(fields: Mapping[str, Any]) -> None:
    refuse_unknown(fields, _CHOICES)
    if is_blank(fields.get("text", "-")):
        raise Refused(_("A card needs words; remove it instead of emptying it."))
