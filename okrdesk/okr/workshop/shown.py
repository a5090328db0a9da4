"""Shown: the only place that decides what a room may see. It takes the state of a workshop and gives a view.

The projector, its live picture and the line that is read aloud get their content from here and from nowhere
else; what is not to be seen is not in a view at all. `record` is the same for minutes and exports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission
from okrdesk.okr.workshop import ideas, shown_goals, shown_review, shown_votes, themes
from okrdesk.okr.workshop.moment import Moment, Room, emphasised, muted
from okrdesk.okr.workshop.spoken import spoken
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.views import Break, Curtain, Groups, Line, Listing, Pile, Question, View, plain
from okrdesk.okr.workshop.words import counted
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep

_KEYS = 9  # themes that have a key of their own


def room_view(
    document: Document, workshop: Workshop, step: WorkshopStep | None, moment: Moment | None = None
) -> View:
    """What the room sees of a step at a moment; of no step (all are done) the community's name."""
    community = mission.read(document).name
    if step is None:
        return Curtain(community=community, spoken=spoken(community))
    room = Room(document, workshop, step, moment or Moment())
    view = _break(room) if step.kind == "break" else _ACTS[room.act.name](room, room.act)
    return replace(view, community=community, clock=room.moment.clock_words)


def curtain(document: Document, *, blank: bool = False) -> Curtain:
    """What stands there before the room may see anything: the community's name, or nothing."""
    return Curtain(community="" if blank else mission.read(document).name, blank=blank)


def _break(room: Room) -> Break:
    back = room.moment.back_at
    back_at = _("We go on at {time}").format(time=back) if back else ""
    return Break(title=room.step.title, back=back_at, spoken=spoken(f"{room.step.title}.", back_at))


def _talk(room: Room, _act: Act) -> Question:
    title, other = room.prompts
    return Question(title=title, other=other, spoken=spoken(title))


def _write(room: Room, act: Act) -> View:
    """A question and counters, never a card; drafts are compared, revealed sentences counted."""
    if act.of == "draft":
        return shown_goals.drafts(room)
    title, other = room.prompts
    cards = ideas.of_cycle(room.document, room.cycle_id)
    if act.openly and not room.moment.hidden:
        return _written_openly(room, act, title)
    there = sum(card.step_id == room.step.id and card.kind == act.of for card in cards)
    if act.of == "sentence" and there and not room.moment.written and not room.moment.hidden:
        return _sentences(room)
    lead = _("Write one idea per card. Nobody reads along.") if act.is_unseen else ""
    known = shown_goals.goal_of(room) if act.of == "measure" else None
    if known is not None:  # one goal after the other
        mine = [card for card in cards if card.step_id == room.step.id and card.kind == act.of]
        there = sum(card.about in ("", known[1].id) for card in mine)
        lead = f"{known[0]}  {known[1].title}"
    there += room.moment.written
    return Question(
        lead=lead,
        title=title,
        other=other,
        total=counted(act.of, there, other="card") if there else "",
        counter=room.finished(),
        spoken=spoken(title, counted(act.of, there, other="card") + "." if there else ""),
    )


def _written_openly(room: Room, act: Act, title: str) -> View:
    """The cards of the step as they come: few voices hide nobody."""
    cards = ideas.of_cycle(room.document, room.cycle_id)
    texts = [card.text for card in cards if card.step_id == room.step.id and card.kind == act.of]
    return Listing(
        title=title,
        lines=tuple(map(Line, texts)),
        foot=muted(counted(act.of, len(texts), other="card")) if texts else (),
        spoken=spoken(title, counted(act.of, len(texts), other="card") + "." if texts else ""),
    )


def _sentences(room: Room) -> View:
    marks = next((each for each in room.acts if each.method == "marks"), None)
    known = room.round_of(marks) if marks else None
    return shown_votes.sentences(room, known if known is not None and known.state == "closed" else None)


def _sort(room: Room, act: Act) -> View:
    if act.of == "sentence":
        return _talk(room, act) if room.moment.hidden else _sentences(room)
    cards = [card for card in ideas.of_cycle(room.document, room.cycle_id) if card.kind == act.of]
    piles = themes.of_cycle(room.document, room.cycle_id)
    moved = next((theme.title for theme in piles if theme.id == room.moment.moved_to), "")
    shown_id = "" if room.moment.hidden else room.moment.card_id
    card = next((each for each in cards if each.id == shown_id), None)
    unseen = sum(not each.seen for each in cards)
    total = len(cards) + sum(theme.on_paper for theme in piles)
    counts = Counter(each.theme_id for each in cards)
    foot = emphasised(_("{n} not seen yet"), n=unseen)
    title = _("What belongs together?")
    return Groups(
        title=title,
        card=card.text if card else "",
        interest=bool(card and card.interest),
        piles=tuple(
            Pile(
                str(number) if number <= _KEYS else "",
                theme.title,
                counts[theme.id] + theme.on_paper,
                _idea_word(counts[theme.id] + theme.on_paper),
                number,
                _("{n} on paper").format(n=theme.on_paper) if theme.on_paper else "",
                theme.id == room.moment.moved_to,
            )
            for number, theme in enumerate(piles, 1)
        ),
        last_move=_("The last card went to “{theme}”").format(theme=moved) if moved else "",
        foot=foot,
        aside=muted(counted("idea", total)),
        spoken=spoken(title, f"{card.text}." if card else "", f"{plain(foot)}."),
    )


def _idea_word(count: int) -> str:
    return ngettext("idea", "ideas", count)


def _ask(room: Room, act: Act) -> View:
    return shown_goals.measures(room) if act.method == "estimates" else shown_votes.asked(room, act)


def _show(room: Room, act: Act) -> View:
    shown = _SHOWN.get(act.of)
    return shown(room) if shown else _talk(room, act)


_ACTS: dict[str, Callable[[Room, Act], View]] = {
    "write": _write,
    "sort": _sort,
    "ask": _ask,
    "choose": shown_goals.chosen,
    "list": shown_goals.listing,
    "show": _show,
    "talk": _talk,
}
_SHOWN: dict[str, Callable[[Room], View]] = {
    "mission": shown_goals.mission_of,
    "newcomer": shown_goals.newcomer,
    "mirror": shown_goals.mirror,
    "owners": shown_goals.owners,
    "fit": shown_goals.fit,
    "charter": shown_goals.charter,
    "practices": shown_goals.practices,
    "check-ins": shown_review.standing,
    "review": shown_review.scores,
    "relevant": shown_review.answers,
    "needs": shown_review.answers,
    "behaviour": shown_review.courses,
    "decisions": shown_review.decisions,
    "stories": shown_review.told_stories,
}
