"""The evening from which the sample's goals came: eight people, two weeks before its cycle began."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import mission, objectives
from okrdesk.okr.sample_story import Story
from okrdesk.okr.workshop import (
    agenda,
    ballots,
    ideas,
    links,
    promises,
    revealing,
    rounds,
    sample_cards,
    templates,
    themes,
    workshops,
)
from okrdesk.okr.workshop.counting import Count
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.workshops import WorkshopStep

DAYS_BEFORE = 14  # the first day of the cycle
_VOICES = 8
# Minutes that each step took: 116 of the 114 that were planned.
_TOOK = (7, 7, 9, 9, 8, 11, 8, 11, 5, 8, 14, 5, 3, 4, 4, 3)
_BEFORE = ("121", "232", "232", "332", "343", "343", "343", "443")  # direction, commitment, clarity
_AFTER = ("334", "444", "444", "444", "444", "445", "545", "555")
_DOTS = ("1124", "1223", "1144", "2233", "1235", "1144", "2235", "1345")  # 9, 8, 6, 6 and 3
_FISTS = ("34444455", "22334445", "33444455")
_AGAIN = "33334445"  # the second asking of the second goal
_ESTIMATES = {
    "1.1": ("8", "9", "10", "10", "10", "10", "12", "12"),
    "1.2": ("35", "40", "40", "45", "50", "50", "50", "60"),
    "2.1": ("60", "60", "70", "70", "75", "75", "80", "90"),
}
_SURE = {
    "1": ("556", "655", "665", "554", "665", "565", "756", "645"),
    "2": ("5556", "6465", "6556", "5655", "7556", "6446", "5566", "6555"),
    "3": ("667", "567", "656", "576", "667", "557", "676", "567"),
}


@dataclass(frozen=True, slots=True)
class Evening:
    """The workshop with its steps by kind and its themes in their order."""

    story: Story
    cycle: str
    day: dt.date
    workshop: str
    steps: dict[str, str]
    themes: tuple[str, ...]

    @property
    def document(self) -> Document:
        """What it is written into."""
        return self.story.document

    def finish(self, kind: str) -> None:
        """Go on until the step of this kind is done."""
        steps = [s for s in workshops.steps_of(self.document, self.workshop) if s.state != "left out"]
        for step, minutes in zip(steps, _TOOK, strict=True):
            if step.state == "open":
                agenda.next_step(self.document, self.workshop, 60 * minutes)
            if step.id == self.steps[kind]:
                return

    def ask(self, kind: str, asked: Round, lines: Sequence[str], rule: str = "") -> str:
        """A round of a step, with a ballot for each typed line; returns its id."""
        step = workshops.step(self.document, self.steps[kind])
        criterion = asked.criterion or _question_of(step, asked)
        whole = replace(asked, cycle_id=self.cycle, step_id=step.id, criterion=criterion, people=_VOICES)
        count = Count()
        for line in lines:
            count = count.plus(ballots.typed(line, whole.slip("en")), "paper")
        with self.document.edit(_("Reveal a round")):
            made = rounds.open_round(self.document, whole, rule)
            revealing.count_in(self.document, made, count, on=self.day)
        return made


def _question_of(step: WorkshopStep, asked: Round) -> str:
    """What the step asks with the act of a round, as the window would have opened it."""
    told = templates.step_of(step)
    return told.question([(act.of, act.method) for act in told.acts].index((asked.subject, asked.method)))


def begin(story: Story, cycle: str, day: dt.date, names: Sequence[str]) -> Evening:
    """Prepare the evening and hold it until three of five themes are chosen."""
    document = story.document
    facilitator = _("Mehmet Aydin")
    with story.at(day - dt.timedelta(days=1), 12, facilitator):
        goals = templates.shipped()[0]
        workshop = agenda.prepare(document, cycle, goals, on=day, begins="18:00", people=names)
        fit = next(s for s in workshops.steps_of(document, workshop) if s.kind == "fit")
        agenda.leave_out(document, fit.id, False)  # there is time for it
        _bring_answers(document, cycle)
    steps: dict[str, str] = {}
    for step in workshops.steps_of(document, workshop):
        steps.setdefault(step.kind, step.id)
    evening = Evening(story, cycle, day, workshop, steps, ())
    with story.at(day, 17, facilitator):
        agenda.start(document, workshop)
        _listen(evening)
        evening = replace(evening, themes=_gather(evening))
        _choose(evening)
    return evening


def _bring_answers(document: Document, cycle: str) -> None:
    """What members answered, said and did before the evening."""
    for evidence, origin in (("asked", "survey"), ("said", "conversation"), ("did", "survey")):
        texts = [text for each in sample_cards.themes() for text in getattr(each, evidence)]
        ideas.add(document, cycle, texts, origin=origin, evidence=evidence)


def _listen(evening: Evening) -> None:
    document, step = evening.document, evening.steps["pulse"]
    evening.finish("promises")
    ideas.add(
        document, evening.cycle, sample_cards.sentences(), kind="sentence", origin="paper", step_id=step
    )
    evening.ask("pulse", _pulse("before"), _BEFORE)
    evening.finish("purpose")
    ideas.add(document, evening.cycle, sample_cards.factors(), kind="factor", step_id=evening.steps["mirror"])
    evening.finish("mirror")


def _gather(evening: Evening) -> tuple[str, ...]:
    """The cards that were written, and all of them grouped; returns the themes in their order."""
    document, cycle = evening.document, evening.cycle
    written = [text for each in sample_cards.themes() for text in each.written]
    ideas.add(document, cycle, written, origin="paper", step_id=evening.steps["ideas"])
    evening.finish("ideas")
    cards = {card.text: card for card in ideas.of_cycle(document, cycle)}
    made = []
    for each in sample_cards.themes():
        own = [cards[text].id for text in (*each.written, *each.asked, *each.said, *each.did)]
        made.append(themes.add(document, cycle, each.title, own))
        for text in each.interests:
            known = ideas.read(document, cards[text].id)
            ideas.change(document, known, replace(known, interest=True))
    evening.finish("groups")
    return tuple(made)


def _choose(evening: Evening) -> None:
    """Four dots each, at most two on one theme; a tie across the cut is settled by people over dots."""
    document = evening.document
    vote = Round(
        "",
        "",
        "dots",
        "themes",
        criterion=_("Most difference for members this quarter"),
        items=evening.themes,
        dots=4,
        per_item=2,
        cut=3,
    )
    made = evening.ask("vote", vote, _DOTS, "people")
    rounds.note_paper(document, made, _VOICES, _VOICES)
    evening.finish("vote")
    *_others, last = evening.themes
    for theme in (*evening.themes[:3], last):
        themes.promote(document, theme, "priority")
    put_off = themes.priority_of(document, themes.read(document, last))
    if put_off is not None:
        mission.put_off(document, put_off, True)
    evening.finish("choose")


def end(evening: Evening, rows: dict[str, str], who: dict[str, str]) -> None:
    """Estimates, consent, how the goals fit, promises and the close; `rows` are ids by number."""
    document, story = evening.document, evening.story
    goals = [rows[number] for number in ("1", "2", "3")]
    with story.at(evening.day, 20, _("Mehmet Aydin")):
        evening.finish("wording")
        for number, lines in _ESTIMATES.items():
            evening.ask("measures", Round("", "", "estimates", "key-results", items=(rows[number],)), lines)
        evening.finish("owning")
        for one, other, kind, note in (
            (0, 1, "help", _("Whoever met writes to each other.")),
            (0, 2, "hurt", _("The same people plan evenings and write pages.")),
            (1, 2, "neutral", ""),
        ):
            links.say(document, goals[one], goals[other], kind, note)
        evening.finish("fit")
        _agree(evening, rows, goals)
        _promise(evening, rows, who)
        evening.finish("charter")
        evening.ask("close", _pulse("after"), _AFTER)
        wishes = sample_cards.wishes()
        ideas.add(
            document, evening.cycle, wishes, kind="wish", origin="paper", step_id=evening.steps["close"]
        )
        agenda.close(document, evening.workshop, 60 * _TOOK[-1])


def _agree(evening: Evening, rows: dict[str, str], goals: Sequence[str]) -> None:
    """How sure the room is of each key result, and whether everybody can live with each objective."""
    document = evening.document
    for goal, slips in _SURE.items():
        lines = tuple(rows[number] for number in sorted(rows) if number.startswith(f"{goal}."))
        evening.ask("consent", Round("", "", "confidence", "key-results", items=lines), slips)
    for goal, hands in zip(goals, _FISTS, strict=True):
        asked = Round("", "", "fist", "objectives", criterion=_("Can I live with this?"), items=(goal,))
        made = evening.ask("consent", asked, list(hands))
        if "2" in hands:
            evening.ask("consent", replace(asked, repeats_id=made), list(_AGAIN))
    for goal, practice in zip(goals, sample_cards.practices(), strict=True):
        known = objectives.read(document, goal)
        agreed = replace(
            known,
            agreed_how="formally",
            agreed_on=evening.day,
            keeps_people=practice.keeps_people,
            content=practice.content,
            contributions=practice.contributions,
            moderation=practice.moderation,
            onboarding=practice.onboarding,
        )
        objectives.change(document, known, agreed)
    evening.finish("consent")


def _promise(evening: Evening, rows: dict[str, str], who: dict[str, str]) -> None:
    """Who does what by when, who is told what, what is asked of others, and what was put aside."""
    document, cycle, day = evening.document, evening.cycle, evening.day
    ideas.add(document, cycle, sample_cards.parked(), kind="parking", step_id=evening.steps["charter"])
    made = {}
    for what, role, days, number in (
        (_("Ask four studios whether they host an evening"), _("Events lead"), 20, "1.3"),
        (_("Find ten people who would be mentors"), _("Mentoring"), 60, "2.4"),
        (_("Count profiles that are complete"), _("Community manager"), 15, "2.1"),
        (_("Write the first five pages"), _("Content editor"), 30, "3.1"),
    ):
        promise = Promise(
            "",
            cycle,
            what=what,
            workshop_id=evening.workshop,
            who_id=who[role],
            on=day + dt.timedelta(days=days),
            key_result_id=rows[number],
        )
        made[what] = promises.add(document, promise)
    for whom, what, how, role, days in (
        (_("All members"), _("The three goals and why"), _("letter"), _("Content editor"), 4),
        (_("Partner studios"), _("How they can host an evening"), _("by phone"), _("Partnerships"), 7),
        (
            _("The city’s office for trade"),
            _("What we will need rooms for"),
            _("visit"),
            _("Events lead"),
            21,
        ),
        (_("Mentors of last year"), _("What changes for them"), _("by phone"), _("Mentoring"), 10),
        (_("Newcomers"), _("How to help"), _("newcomer sheet"), _("Community manager"), 14),
    ):
        telling = Promise(
            "",
            cycle,
            "telling",
            what,
            evening.workshop,
            who[role],
            whom,
            how,
            day + dt.timedelta(days=days),
        )
        made[whom] = promises.add(document, telling)
    ask = Promise("", cycle, "ask", _("A room for 80 people"), evening.workshop, whom=_("The city library"))
    promises.add(document, ask)


def keep_promises(story: Story, cycle: str, day: dt.date) -> None:
    """What was promised for the first weeks is done by the day of the sample, but for one thing."""
    with story.at(day, 9, _("Mehmet Aydin")):
        for each in promises.of_cycle(story.document, cycle):
            if each.kind != "ask" and each.on is not None and each.on < day and _is_kept(each):
                promises.settle(story.document, each.id, promises.DONE, each.on)
            elif each.kind == "ask":
                outcome = _("Theirs hold forty at most; we ask our board instead.")
                promises.settle(story.document, each.id, outcome)


def _is_kept(promise: Promise) -> bool:
    return promise.whom != _("The city’s office for trade")


def _pulse(subject: str) -> Round:
    return Round("", "", "marks", subject, items=("direction", "commitment", "clarity"))
