"""What a room sees of votes and judgements: ballots, ties, results, marks, consent. Part of `shown`."""

from __future__ import annotations

from collections import Counter as Counts
from collections.abc import Sequence

from okrdesk.i18n import _, ngettext
from okrdesk.okr import key_results, objectives
from okrdesk.okr.workshop import counting, ideas, revealed, rounds, subjects, templates
from okrdesk.okr.workshop.counting import SCALES, Value
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.moment import Room, ballots_in, counter, emphasised, muted
from okrdesk.okr.workshop.revealed import Seen, SeenItem
from okrdesk.okr.workshop.spoken import listed, spoken
from okrdesk.okr.workshop.subjects import PULSES
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.views import (
    Answer,
    Ballot,
    BallotItem,
    Consent,
    Question,
    Ranked,
    Ranking,
    Sentences,
    Strip,
    Tie,
    View,
    Words,
    plain,
)
from okrdesk.okr.workshop.words import cost_words, counted, mean_words, outcome_words

LOW = 2  # a hand of so few fingers or less wants to be heard


def asked(room: Room, act: Act) -> View:
    """What the room sees of an asking: the ballot while it is open or hidden, then what came out."""
    if act.of == "key-results" and act.method == "confidence":
        return consent(room)
    if act.of == "objectives" and act.method == "fist":
        return consent(room)
    known = room.round_of(act)
    if known is None or known.state == "withdrawn":
        asked = room.fresh(act) if act.method in rounds.CHOOSING else None
        return _ballot(room, act, asked) if asked and asked.items else _question(room, act, None)
    if known.method in counting.SCALES:
        closed = known.state == "closed" and not room.moment.hidden
        return sentences(room, known) if closed else _question(room, act, known)
    if known.state == "open" or room.moment.hidden:
        return _ballot(room, act, known)
    return ranking(known) if known.is_settled else _tie(known)


def _question(room: Room, act: Act, known: Seen | None) -> Question:
    title, other = room.prompts
    title = act.criterion or title
    people = room.workshop.voices if known is None else known.people
    slips = None if known is None else counter(_ballots(room, known), people, _("slips are in"))
    return Question(title=title, other=other, counter=slips, spoken=spoken(title))


def _ballots(room: Room, known: Seen) -> int:
    return known.ballots if known.ballots is not None else room.in_box(known)


def _ballot(room: Room, act: Act, known: Seen) -> Ballot:
    """The ballot under the step's question, or the one that they answer instead."""
    items = tuple(BallotItem(each.number, each.title, cost_words(each.cost)) for each in known.items)
    asked_anew = known.criterion not in ("", act.criterion)
    title = known.criterion if asked_anew else room.moment.prompt or known.criterion
    budget = budget_words(known)
    return Ballot(
        title=title,
        items=items,
        foot=muted(budget),
        counter=ballots_in(_ballots(room, known), known.people),
        spoken=spoken(title, f"{budget}.", listed([f"{each.number} {each.title}" for each in items])),
    )


def budget_words(known: Seen) -> str:
    """ "4 dots each, at most 2 on one theme"."""
    if known.method == "approval":
        return _("One mark on each that you would choose")
    if known.method == "purse" and known.dots is None:
        return ""
    if known.method == "purse":
        return ngettext("{n} point to spend", "{n} points to spend", known.dots or 0).format(n=known.dots)
    dots = known.dots or counting.default_dots(len(known.items))
    sentence = ngettext("{n} dot each", "{n} dots each", dots).format(n=dots)
    if known.per_item is None or known.per_item >= dots:
        return sentence
    limit = _("{dots}, at most {n} on one {what}")
    return limit.format(dots=sentence, n=known.per_item, what=subjects.one_of(known.subject))


def _tie(known: Seen) -> Tie:
    tie = known.tie
    assert tie is not None
    items = tuple(_ranked(each, None) for each in known.items if each.number in tie.numbers)
    title = _("{items}, {places}").format(
        items=_in_words(counted(known.subject, len(items)), len(items)),
        places=_in_words(
            ngettext("{n} place left", "{n} places left", tie.places).format(n=tie.places), tie.places
        ).lower(),
    )
    how = emphasised(_("First we agree {how} to settle it. Then we look."), how=_("how"))
    return Tie(
        title=title,
        items=items,
        how=how,
        foot=muted(total_words(known)),
        spoken=spoken(f"{title}.", listed([each.title for each in items]), plain(how)),
    )


def _in_words(sentence: str, number: int) -> str:
    """ "2 themes" as "Two themes"; from eleven on in digits."""
    names = (
        *(_("one"), _("two"), _("three"), _("four"), _("five")),
        *(_("six"), _("seven"), _("eight"), _("nine"), _("ten")),
    )
    if not 1 <= number <= len(names) or not sentence.startswith(f"{number} "):
        return sentence
    spelled = names[number - 1] + sentence.removeprefix(str(number))
    return spelled[:1].upper() + spelled[1:]


def total_words(known: Seen) -> str:
    """ "32 dots from 8 people"."""
    return subjects.total_words(known.method, known.placed or 0, known.ballots or 0)


def _ranked(item: SeenItem, rank: int | None) -> Ranked:
    people = item.people
    note = "" if people is None else ngettext("{n} person", "{n} people", people).format(n=people)
    return Ranked(rank, item.title, item.dots or 0, people, bool(item.chosen), note)


def ranking(known: Seen) -> Ranking:
    """A result that is settled: those that came through first, then the others by dots and people."""
    ordered = known.ranked
    inside = [each for each in ordered if each.chosen]
    cut = known.cut is not None and 0 < len(inside) < len(ordered)
    rows = tuple(_ranked(each, nth if each.chosen else None) for nth, each in enumerate(ordered, 1))
    through = listed([f"{each.title} {each.dots}" for each in inside])
    settled = settled_words(known)
    return Ranking(
        title=known.criterion,
        rows=rows,
        cut_after=len(inside) if cut else None,
        cut=_cut_words(known, len(inside)) if cut else "",
        foot=muted(total_words(known)),
        aside=settled,
        warns=bool(settled),
        spoken=spoken(f"{known.criterion}:", through, f"{plain(settled)}." if settled else ""),
    )


def _cut_words(known: Seen, through: int) -> str:
    what = "objectives" if known.subject == "themes" else known.subject
    return _("cut: {what}").format(what=_in_words(counted(what, through), through).lower())


def settled_words(known: Seen) -> Words:
    """ "Tie at 6, settled by more people: 5 against 4"; () where there is no tie, or it is not settled."""
    tie = known.tie
    if tie is None or tie.outcome is None:
        return ()
    if tie.through:
        sentence = _("Tie at {dots}, settled by more people: {through} against {others}")
        numbers = {"through": _numbers(tie.through), "others": _numbers(tie.others)}
        return emphasised(sentence.replace("{dots}", str(tie.dots)), **numbers)
    sentence = _("Tie at {dots}, settled by: {rule}").format(
        dots=tie.dots, rule=revealed.rule_words(tie).lower()
    )
    if tie.by:
        sentence += f" ({tie.by})"
    if tie.seed is not None:
        sentence += " " + _("(draw {seed})").format(seed=tie.seed)
    return muted(sentence)


def _numbers(people: tuple[int, ...]) -> str:
    return ", ".join(map(str, people))


def strip(
    name: str, numbers: tuple[Value, ...], method: str, locale: str, *, warm: int | None = None
) -> Strip:
    """One circle for each voice on the scale of a method, with the mean beside it."""
    low, high = SCALES[method]
    middle = counting.median(numbers)
    return Strip(
        name,
        low,
        counting.strip(numbers, method),
        mean_words(counting.mean(numbers), method, locale),
        None if middle is None else float(middle),
        warm,
        counting.apart(numbers, method),
        high,
    )


def strips(known: Seen, locale: str) -> tuple[Strip, ...]:
    """A strip for each item of a judgement."""
    warm = LOW if known.method == "fist" else None
    return tuple(
        strip(each.title, each.numbers or (), known.method, locale, warm=warm) for each in known.items
    )


def sentences(room: Room, marks: Seen | None) -> Sentences:
    """What was revealed of the same-answer check: sentences that say the same, and the marks beside them."""
    before = marks is None or marks.subject == "before"
    cards = [card for card in ideas.of_cycle(room.document, room.cycle_id) if card.step_id == room.step.id]
    answers = answers_of(cards) if before else ()
    people = sum(each.people for each in answers)
    sentence = ngettext(
        "{n} different answer from {people}", "{n} different answers from {people}", len(answers)
    )
    voices = ngettext("{n} person", "{n} people", people).format(n=people)
    different = sentence.format(n=len(answers), people=voices) if answers else ""
    shown = strips(marks, room.document.locale) if marks is not None else ()
    title = _question_of(room) if answers or marks is None or marks.subject in PULSES else marks.criterion
    means = [f"{each.name} {each.mean}" for each in shown]
    return Sentences(
        title=title,
        different=different,
        answers=answers,
        marks=shown,
        spoken=spoken(title, f"{different}." if different else "", listed(means)),
    )


def _question_of(room: Room) -> str:
    """The question itself, without what stands behind it."""
    prompt = templates.step_of(room.step).prompts[:1] or room.prompts[:1]
    question, mark, _rest = prompt[0].partition("?")
    return f"{question}?" if mark else prompt[0]


def answers_of(cards: Sequence[Idea]) -> tuple[Answer, ...]:
    """The sentences among cards, alike ones counted: put to another by hand, or of one wording."""
    cards = [card for card in cards if card.kind == "sentence"]
    heads = {card.id: card for card in cards}
    counts: Counts[str] = Counts()
    first_spelling: dict[str, str] = {}
    for card in cards:
        head = heads.get(card.about, card)
        key = " ".join(head.text.casefold().split())
        first_spelling.setdefault(key, head.text)
        counts[key] += 1
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(Answer(first_spelling[key], counts[key]) for key in ordered)


def consent(room: Room) -> View:
    """An objective with its fist and the confidence in its key results: together, once all of it is in."""
    goals = objectives.of_cycle(room.document, room.cycle_id)
    goal = next((each for each in goals if each.id == room.moment.goal_id), goals[0] if goals else None)
    if goal is None:
        return Question(title=room.prompts[0], spoken=spoken(room.prompts[0]))
    lines = key_results.of_objective(room.document, goal.id)
    acts = {act.method: act for act in room.acts if act.name == "ask"}
    fist = room.round_of(acts["fist"], (goal.id,)) if "fist" in acts else None
    sure = room.round_of(acts["confidence"], [each.id for each in lines]) if "confidence" in acts else None
    asked_ones = [each for each in (fist, sure) if each is not None]
    open_ones = [each for each in asked_ones if each.state == "open"]
    if room.moment.hidden or open_ones or not any(each.state == "closed" for each in asked_ones):
        known = open_ones[0] if open_ones else None
        slips = None if known is None else counter(_ballots(room, known), known.people, _("slips are in"))
        question = acts["fist"].criterion if "fist" in acts else room.prompts[0]
        return Question(lead=question, title=goal.title, counter=slips, spoken=spoken(goal.title, question))
    return _consent(goal.title, fist, sure, room.document.locale)


def _consent(title: str, fist: Seen | None, sure: Seen | None, locale: str) -> Consent:
    hands = fist.items[0].numbers or () if fist is not None and fist.state == "closed" else ()
    low = sum(isinstance(each, int) and each <= LOW for each in hands)
    shown = strips(sure, locale) if sure is not None and sure.state == "closed" else ()
    warning = advice = ""
    verdict = next(iter(fist.verdicts.values()), "") if fist is not None else ""
    if low:
        sentence = ngettext("{n} of us showed 2 or less.", "{n} of us showed 2 or less.", low)
        warning = _in_words(sentence.format(n=low), low)
        advice = (
            _("Let us hear them, adjust, and ask once more.")
            if verdict == "ask again"
            else outcome_words(verdict)
        )
    strip_of_fist = strip(title, hands, "fist", locale, warm=LOW) if hands else None
    fist_words = _("Fist of five: {mean}.").format(mean=strip_of_fist.mean) if strip_of_fist else ""
    sure_words = listed([f"{each.name} {each.mean}" for each in shown])
    return Consent(
        title=title,
        fist=strip_of_fist,
        warning=warning,
        advice=advice,
        question=_("How sure are we?") if shown else "",
        coin=_("5 is a coin toss") if shown else "",
        confidences=shown,
        spoken=spoken(f"{title}.", fist_words, warning, sure_words),
    )
