"""Templates: agendas to begin with, shipped as readable files or saved in the workspace.

A step is made of a few acts; what an act is about stands beside its name, so that page, projector and papers
need to know seven acts and no template.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from okrdesk import paths
from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.blueprint_fields import LONGEST_NAME, Fields
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.rounding import whole_percents
from okrdesk.okr.workshop import ideas, rounds
from okrdesk.okr.workshop.workshops import DROPPED, ON, WorkshopStep

SHIPPED = (
    *("set-goals", "check-in", "review", "revisit"),
    *("re-align", "roadmap-vote", "charter", "newcomer"),
)
KINDS = (
    *("promises", "pulse", "purpose", "mirror", "ideas", "groups", "vote", "choose", "wording", "measures"),
    *("owning", "fit", "consent", "charter", "close", "talk", "check-ins", "review", "stories", "break"),
)
# What each act can be about.
ACTS: dict[str, tuple[str, ...]] = {
    "write": ideas.KINDS,
    "sort": ideas.KINDS,
    "ask": (
        *("before", "after", "signs", "mission", "charter", "themes", "ideas"),
        *("objectives", "key-results", "initiatives"),
    ),
    "choose": ("themes", "drafts", "measures", "initiatives"),
    "list": ("promises", "tellings", "asks", "parking", "initiatives"),
    "show": (
        *("mission", "mirror", "owners", "fit", "charter", "practices", "check-ins", "review", "stories"),
        *("relevant", "needs", "behaviour", "decisions", "newcomer"),
    ),
    "talk": ("",),
}
WHEN = ("keep", "can wait", "after")
LEAST, MOST_MINUTES = 3, 1440
_MOST_ALONE = 12  # people who write alone; of more each table hands in one sheet
MOST_STEPS = 60
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class Act:
    """What a step consists of: `name` is one of ACTS, `of` what it is about.

    Of an asking `method` is that of a round, `criterion` its question and `items` words to be judged. `most`
    is how many can be chosen, None where nothing limits it. In an `anonymous` act nobody is named; one done
    `openly` hides nothing.
    """

    name: str
    of: str = ""
    method: str = ""
    criterion: str = ""
    items: tuple[str, ...] = ()
    most: int | None = None
    anonymous: bool = False
    openly: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether what is handed in stays unseen until all is shown."""
        return self.anonymous and not self.openly


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """A step to plan with: `when` is keep, can wait (left out when it is late) or after (the evening).

    `prompts` are for the room, `second` the same in another language ((): in none); only the facilitator
    sees what to `say` and `do`.
    """

    kind: str
    phase: str
    title: str
    minutes: int
    when: str = "keep"
    acts: tuple[Act, ...] = ()
    prompts: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    say: str = ""
    do: str = ""

    def doing(self, voices: int | None) -> str:
        """What the facilitator does with so many people: of more than twelve each table writes a sheet."""
        by_table = (voices or 0) > _MOST_ALONE and any(a.name == "write" and a.is_unseen for a in self.acts)
        hint = _("More than twelve people: each table hands in one sheet.") if by_table else ""
        return " ".join(part for part in (self.do, hint) if part)

    def prompt_of(self, place: int) -> int:
        """Which prompt is that of the act at a place: of several acts each has its own."""
        return min(place if len(self.acts) > 1 else 0, max(len(self.prompts) - 1, 0))

    def question(self, place: int) -> str:
        """The prompt of the act at a place, "" where there is none."""
        return self.prompts[self.prompt_of(place)] if self.prompts else ""


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda for (fewest, most) `people`.

    `leave_with` is what one leaves the room with; `minutes` are with the break.
    """

    key: str
    title: str
    leave_with: str
    people: tuple[int, int]
    minutes: int
    phases: tuple[str, ...]
    steps: tuple[TemplateStep, ...]

    @property
    def planned(self) -> int:
        """Minutes of work: without the break, and without what is for after the evening."""
        return sum(s.minutes for s in self.steps if s.kind != "break" and s.when != "after")

    @property
    def break_minutes(self) -> int:
        """Minutes of breaks."""
        return sum(s.minutes for s in self.steps if s.kind == "break")


@lru_cache(maxsize=1)
def shipped() -> tuple[Template, ...]:
    """The eight templates that come with the application, in their usual order."""
    folder = paths.resources() / "workshops"
    return tuple(parse(json.loads((folder / f"{key}.json").read_text("utf-8"))) for key in SHIPPED)


def find(document: Document, name: str) -> Template:
    """The template with this key or title, shipped or our own; refused with the nearest name."""
    known = (*shipped(), *(template for _id, template in own(document)))
    wanted = name.strip().casefold()
    for template in known:
        if wanted in (template.key, template.title.casefold()):
            return template
    hint = suggestion(wanted, [template.key for template in known])
    raise Refused(_("There is no template “{name}”; {hint}").format(name=clean(name, 60), hint=hint))


def own(document: Document) -> tuple[tuple[str, Template], ...]:
    """(id, template) of the agendas saved in this workspace, by title."""
    own_ones = []
    for row in document.rows(r.OwnTemplate.select().where(r.OwnTemplate.deleted == 0)):
        with contextlib.suppress(Refused):  # one that makes no sense must not hide the others
            own_ones.append((str(row.id), parse(row.content)))
    locale = document.locale
    return tuple(sorted(own_ones, key=lambda pair: (sort_key(pair[1].title, locale), pair[0])))


def keep(document: Document, template: Template) -> str:
    """Keep an agenda as a template of our own; returns its id. Its key is one that no other has."""
    keys = {each.key for each in (*shipped(), *(known for _id, known in own(document)))}
    numbered = (f"{template.key[:56]}-{number}" for number in itertools.count(2))
    key = next(each for each in itertools.chain([template.key], numbered) if each not in keys)
    content = to_content(replace(template, key=key))
    parse(content)
    with document.edit(_("Save an agenda")):
        return document.add(r.OwnTemplate, title=template.title, content=content)


def remove(document: Document, template_id: str) -> None:
    """Take one of our own templates out."""
    with document.edit(_("Remove an agenda")):
        document.remove(r.OwnTemplate, template_id)


def scaled(template: Template, minutes: int) -> Template:
    """The template for another length: every step longer or shorter by the same share, none below 3 minutes.

    What those need that would be shorter is taken from the others. Refused below what the steps need.
    """
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(_("A workshop takes 1 to {most} minutes.").format(most=MOST_MINUTES))
    counted = [n for n, step in enumerate(template.steps) if step.when != "after"]
    planned = [template.steps[n].minutes for n in counted]
    steps = list(template.steps)
    total = Fraction(sum(planned) * minutes, template.minutes)
    for n, length in zip(counted, lengths(planned, total), strict=True):
        steps[n] = replace(steps[n], minutes=length)
    return replace(template, minutes=minutes, steps=tuple(steps))


def lengths(planned: Sequence[int], total: Fraction) -> list[int]:
    """Whole minutes like those planned that add up to the total, unless all are as short as they can be."""
    short: set[int] = set()
    while True:
        free = [n for n in range(len(planned)) if n not in short]
        rest = total - LEAST * len(short)
        factor = max(Fraction(0), rest / sum(planned[n] for n in free)) if free else Fraction(0)
        more = {n for n in free if planned[n] * factor < LEAST}
        if not more:
            break
        short |= more
    whole = whole_percents([planned[n] * factor / 100 for n in free])
    return [LEAST if n in short else whole[free.index(n)] for n in range(len(planned))]


def settings_of(step: TemplateStep) -> dict[str, Any]:
    """What a step of a workshop keeps of the template's: all but its kind, phase, title and minutes."""
    content = _step_content(step)
    return {name: content[name] for name in content if name not in ("kind", "phase", "title", "minutes")}


def step_of(step: WorkshopStep) -> TemplateStep:
    """What a step of a workshop says and consists of; one that makes no sense is a talk."""
    kept = {name: value for name, value in step.settings.items() if name not in (DROPPED, ON)}
    made = _kept_step(step.kind, json.dumps(kept))
    return replace(made, phase=step.phase, title=step.title, minutes=step.minutes)


@lru_cache(maxsize=256)
def _kept_step(kind: str, kept: str) -> TemplateStep:
    """The step that settings make: a running workshop asks for it with every look at its room."""
    content = {"when": "keep", "acts": [], "prompts": [], **json.loads(kept)}
    try:
        return _step({**content, "kind": kind, "phase": "", "title": "-", "minutes": LEAST}, 1)
    except Refused:
        return TemplateStep("talk", "", "", 0, acts=(Act("talk"),))


def parse(content: Any) -> Template:
    """The template in this JSON content; refused with the first thing that is wrong."""
    whole = Fields(content, _("The template"))
    fewest, most = (_number(each, whole, "people", 9999) for each in _pair(whole))
    template = Template(
        key=whole.matching("key", _KEY, _("small letters, digits and hyphens")),
        title=whole.text("title", LONGEST_NAME),
        leave_with=whole.text("leave_with", optional=True),
        people=(fewest, most),
        minutes=_number(whole.get("minutes"), whole, "minutes", MOST_MINUTES),
        phases=whole.texts("phases"),
        steps=tuple(_step(part, n) for n, part in enumerate(whole.list_of("steps", MOST_STEPS), 1)),
    )
    whole.nothing_else()
    if not template.steps:
        whole.refuse(_("“steps” is empty; an agenda has at least one"))
    return template


def _pair(whole: Fields) -> list[Any]:
    people = whole.list_of("people", 2)
    if len(people) != 2:
        whole.refuse(_("“people” must be the fewest and the most"))
    return people


def _step(content: Any, number: int) -> TemplateStep:
    part = Fields(content, _("Step {n}").format(n=number))
    step = TemplateStep(
        kind=part.one_of("kind", KINDS),
        phase=part.text("phase", LONGEST_NAME, optional=True),
        title=part.text("title", LONGEST_NAME),
        minutes=_number(part.get("minutes"), part, "minutes", MOST_MINUTES),
        when=part.one_of("when", WHEN),
        acts=tuple(_act(each, number) for each in part.list_of("acts", len(ACTS))),
        prompts=part.texts("prompts"),
        second=part.texts("second"),
        say=part.text("say", optional=True),
        do=part.text("do", optional=True),
    )
    part.nothing_else()
    if len(step.second) not in (0, len(step.prompts)):
        part.refuse(_("“second” must have as many texts as “prompts”, or none"))
    return step


def _act(content: Any, number: int) -> Act:
    part = Fields(content, _("Step {n}").format(n=number))
    name = part.one_of("name", tuple(ACTS))
    most = part.get("most")
    act = Act(
        name,
        of=part.text("of", LONGEST_NAME, optional=True),
        method=part.text("method", LONGEST_NAME, optional=True),
        criterion=part.text("criterion", LONGEST_NAME, optional=True),
        items=part.texts("items"),
        most=None if most is None else _number(most, part, "most", 9999),
        anonymous=part.truth("anonymous"),
        openly=part.truth("openly"),
    )
    part.nothing_else()
    if act.of not in ACTS[name]:
        part.refuse(_("“of” must be one of {names}").format(names=", ".join(filter(None, ACTS[name]))))
    if (name == "ask") != bool(act.method) or act.method not in ("", *rounds.METHODS):
        part.refuse(_("“method” belongs to an asking, and must be one of {names}").format(
            names=", ".join(rounds.METHODS)
        ))  # fmt: skip
    return act


def _number(value: Any, part: Fields, name: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        part.refuse(_("“{name}” must be a whole number from 1 to {most}").format(name=name, most=most))
    return value


def to_content(template: Template) -> dict[str, Any]:
    """The template as JSON content, what is empty left out."""
    return {
        "key": template.key,
        "title": template.title,
        "leave_with": template.leave_with,
        "people": list(template.people),
        "minutes": template.minutes,
        "phases": list(template.phases),
        "steps": [_step_content(step) for step in template.steps],
    }


def _step_content(step: TemplateStep) -> dict[str, Any]:
    always = ("kind", "phase", "title", "minutes", "when")
    content: dict[str, Any] = {name: getattr(step, name) for name in always} | {
        "acts": [_act_content(act) for act in step.acts],
        "prompts": list(step.prompts),
    }
    more = {"second": list(step.second), "say": step.say, "do": step.do}
    return content | {name: value for name, value in more.items() if value}


def _act_content(act: Act) -> dict[str, Any]:
    names = ("of", "method", "criterion", "items", "most", "anonymous", "openly")
    more = {name: getattr(act, name) for name in names} | {"items": list(act.items)}
    return {"name": act.name} | {name: value for name, value in more.items() if value}
