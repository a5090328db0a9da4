"""The tables of the workshop: agendas, ideas, rounds of votes, promises. All came with schema 2."""

from __future__ import annotations

from peewee import ForeignKeyField, TextField

from okrdesk.document.fields import DayField, ListField, TextsField, WholeField
from okrdesk.document.shapes import either, is_decimal, is_text, listed, mapped, one_of, paired, parts, whole
from okrdesk.document.tables import Cycle, KeyResult, Objective, Person, Table, Theme

_MANY = 10**9
TIE_RULES = ("both", "people", "run-off", "thumbs", "person", "lots")
JUDGEMENTS = ("adopted", "adopted with objection", "not adopted")

_SETTINGS = parts(acts=listed(parts()), prompts=listed(is_text))
_FIGURE = either(
    parts(
        ("question", "role", "low", "high", "counts"),
        question=is_text,
        role=one_of("scale"),
        low=whole(),
        high=whole(),
        counts=listed(whole(_MANY)),
    ),
    parts(
        ("question", "role", "counts"),
        question=is_text,
        role=one_of("choice", "choices"),
        counts=listed(paired(is_text, whole(_MANY))),
    ),
    parts(("role", "first", "last"), role=one_of("time"), first=is_text, last=is_text),
)
_RESULT = parts(
    ballots=mapped(whole(_MANY)),
    blank=whole(_MANY),
    invalid=whole(_MANY),
    numbers=mapped(listed(either(whole(_MANY), is_decimal))),
    by_origin=mapped(mapped(whole(_MANY))),
)
_TIE = parts(
    rule=one_of("", *TIE_RULES),
    agreed=is_text,
    items=listed(is_text),
    dots=whole(_MANY),
    places=whole(),
    outcome=listed(is_text),
    seed=whole(_MANY),
    by=is_text,
    tried=listed(one_of(*TIE_RULES)),
    round=is_text,
    judged=mapped(parts(("outcome",), outcome=one_of(*JUDGEMENTS), words=is_text)),
)


class Workshop(Table):
    """A meeting with an agenda. `people` are the names of who is in the room, `expected` how many.

    `begins` is a time of day such as "18:00", or "". `ways` says how people take part.
    """

    cycle = ForeignKeyField(Cycle)
    template = TextField()
    title = TextField()
    on_day = DayField(null=True)
    begins = TextField(default="")
    minutes = WholeField(default=120, most=1440)
    expected = WholeField(null=True, most=9999)
    people = TextsField(default=list)
    ways = TextsField(default=list)
    state = TextField(default="prepared")
    position = TextField()


class WorkshopStep(Table):
    """One step of an agenda; `minutes` are planned, `spent` are the seconds it took."""

    workshop = ForeignKeyField(Workshop)
    kind = TextField()
    phase = TextField(default="")
    title = TextField()
    minutes = WholeField(default=5, most=1440)
    spent = WholeField(default=0, most=10_000_000)
    state = TextField(default="open")
    position = TextField()
    settings = ListField(default=dict, fits=_SETTINGS)


class Source(Table):
    """A survey, chat or list of engagement that ideas came from. `rows` are digests that tell a row again."""

    cycle = ForeignKeyField(Cycle)
    kind = TextField()
    name = TextField()
    digest = TextField()
    rows = TextsField(default=list)
    mapping = ListField(default=dict, fits=mapped(is_text))
    figures = ListField(default=list, fits=listed(_FIGURE))


class Idea(Table):
    """A card: an idea, sentence, measure, draft, wish or what was parked. Nobody is named as its author.

    `about` is the id of what it speaks of, or of what became of it, or "".
    """

    cycle = ForeignKeyField(Cycle)
    step = ForeignKeyField(WorkshopStep, null=True)
    kind = TextField(default="idea")
    about = TextField(default="")
    text = TextField()
    origin = TextField(default="called-out")
    evidence = TextField(default="written")
    interest = WholeField(default=0)
    seen = WholeField(default=0)
    theme = ForeignKeyField(Theme, null=True)
    source = ForeignKeyField(Source, null=True)
    position = TextField()


class Round(Table):
    """A question that everybody answers unseen. It is open while `result` is empty.

    `items` are ids or words in their frozen order, `costs` what each costs of the purse. `result`, `paper`
    and `tie` are written whole, so that two copies that reveal one round never add up. What is asked `openly`
    the room sees as it is typed.
    """

    cycle = ForeignKeyField(Cycle)
    step = ForeignKeyField(WorkshopStep, null=True)
    method = TextField()
    subject = TextField()
    criterion = TextField(default="")
    items = TextsField(default=list)
    costs = ListField(default=dict, fits=mapped(whole(_MANY)))
    dots = WholeField(null=True, most=9999)
    per_item = WholeField(null=True, most=9999)
    people = WholeField(null=True, most=9999)
    cut = WholeField(null=True, most=9999)
    result = ListField(default=dict, fits=_RESULT)
    paper = ListField(default=dict, fits=parts(handed_out=whole(_MANY), collected=whole(_MANY)))
    tie = ListField(default=dict, fits=_TIE)
    repeats = ForeignKeyField("self", null=True)
    position = TextField()
    openly = WholeField(default=0)


class GoalLink(Table):
    """Whether one objective helps or hurts another. Of two for one pair the later `entered` counts."""

    one = ForeignKeyField(Objective)
    other = ForeignKeyField(Objective)
    kind = TextField()
    note = TextField(default="")
    entered = TextField()


class Promise(Table):
    """What somebody will do, tell or is asked for. `whom` and `how` are for what is told, and to whom.

    Of an ask `whom` is asked and `who` hears the answer; it is for a key result or for an objective.
    """

    cycle = ForeignKeyField(Cycle)
    workshop = ForeignKeyField(Workshop, null=True)
    kind = TextField(default="promise")
    what = TextField()
    who = ForeignKeyField(Person, null=True)
    whom = TextField(default="")
    how = TextField(default="")
    on_day = DayField(null=True)
    key_result = ForeignKeyField(KeyResult, null=True)
    objective = ForeignKeyField(Objective, null=True)
    done_on = DayField(null=True)
    outcome = TextField(default="")
    position = TextField()


class OwnTemplate(Table):
    """An agenda saved for another time; `content` has the shape of the files in `resources/workshops`."""

    title = TextField()
    content = ListField()
