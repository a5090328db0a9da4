"""The tables of the workspace file but for those of the workshop (`room_tables`).

Every table of the subject has a 32-hex UUID `id` and a `deleted` flag: removing is an edit of that flag,
so references always hold. Tables are STRICT, so dates, decimals and lists are text (decisions.md 9).
"""

from __future__ import annotations

from typing import Any

from peewee import ForeignKeyField, IntegerField, Model, TextField

from okrdesk.document.fields import (
    ClockField,
    ClocksField,
    DayField,
    DecimalField,
    IdField,
    ListField,
    MarksField,
    PairsField,
    TextsField,
    WholeField,
)
from okrdesk.document.shapes import is_text, listed, mapped
from okrdesk.document.whole_rows import TableSelect

APPLICATION_ID = 0x4F4B5244  # "OKRD"
SCHEMA_NUMBER = 2


class Table(Model):
    """One row of the subject."""

    id = IdField(primary_key=True)
    deleted = WholeField(default=0)

    class Meta:
        strict_tables = True
        legacy_table_names = False

    @classmethod
    def select(cls, *columns: Any) -> TableSelect:
        """A query of these columns, or of whole rows."""
        return TableSelect(cls, columns or cls._meta.sorted_fields, is_default=not columns)


class Workspace(Table):
    """The one row that says what this workspace is about. Its id is the workspace's id."""

    name = TextField(default="")
    mission = TextField(default="")
    vision = TextField(default="")
    audience = TextField(default="")
    community = TextField(default="")
    phase = TextField(default="")
    purposes = TextsField(default=list)
    locale = TextField(default="")
    rule = TextField(default="default")
    cadence = TextField(default="weekly")
    weekday = WholeField(null=True, most=6)
    check_in_at = TextField(default="")
    bond = TextField(default="")


class CharterLine(Table):
    """What people promise each other, one line."""

    text = TextField()
    position = TextField()


class Version(Table):
    """A named version: `seen` maps each actor to the clock of its latest step that the version holds."""

    name = TextField()
    at = ClockField()
    seen = ClocksField()


class Cycle(Table):
    """The period of one set of OKRs, with the one-pager's three texts.

    `closing` is the version named when it was closed: what it does not hold came later. `revisit_on` is the
    day on which the goals are looked at again. From `clarity` on it holds what the goals gave, 1 to 5,
    and what threatens them.
    """

    name = TextField()
    first_day = DayField()
    last_day = DayField()
    closed = WholeField(default=0)
    went_well = TextField(default="")
    in_the_way = TextField(default="")
    ask = TextField(default="")
    closed_on = DayField(null=True)
    closing = ForeignKeyField(Version, null=True)
    revisit_on = DayField(null=True)
    clarity = WholeField(null=True, most=5)
    motivation = WholeField(null=True, most=5)
    cohesion = WholeField(null=True, most=5)
    measurement = WholeField(null=True, most=5)
    risks = TextsField(default=list)


class Team(Table):
    """A sub-community with people and objectives of its own."""

    name = TextField()
    purpose = TextField(default="")
    position = TextField()


class Person(Table):
    """Somebody who owns, helps, checks in or agreed. Who is retired takes on nothing new and stays known."""

    name = TextField()
    role = TextField(default="")
    team = ForeignKeyField(Team, null=True)
    retired = WholeField(default=0)


class Agreement(Table):
    """A person agreed to the mission on a day."""

    person = ForeignKeyField(Person)
    agreed_on = DayField()


class Priority(Table):
    """What matters this cycle, ranked; or what was put off on purpose (`not_now`)."""

    cycle = ForeignKeyField(Cycle)
    text = TextField()
    origin = TextField(default="")
    not_now = WholeField(default=0)
    position = TextField()


class Theme(Table):
    """What several ideas have in common; `on_paper` cards of it are not typed. It may become a priority."""

    cycle = ForeignKeyField(Cycle)
    title = TextField()
    on_paper = WholeField(default=0, most=9999)
    priority = ForeignKeyField(Priority, null=True)
    position = TextField()


class Objective(Table):
    """A qualitative aim. `weight` is a locked share of 100, or null for an equal share.

    `continues` is the objective of an earlier cycle that it carries on. From `decision` on it holds what the
    review said: what becomes of it, and an answer with a note for each of the three revisit questions. From
    `theme` on stands what the workshop said: how it was agreed, why it keeps people here, what it changes.
    `supports` is the goal of the organisation around it that it serves.
    """

    cycle = ForeignKeyField(Cycle)
    title = TextField()
    why = TextField(default="")
    commitment = TextField(default="aspirational")
    type = TextField(default="")
    priority = ForeignKeyField(Priority, null=True)
    owner = ForeignKeyField(Person, null=True)
    origin = TextField(default="own")
    blueprint = TextField(default="")
    links = TextField(default="")
    weight = DecimalField(null=True)
    position = TextField()
    team = ForeignKeyField(Team, null=True)
    effort = DecimalField(null=True)
    accepted_on = DayField(null=True)
    continues = ForeignKeyField("self", null=True)
    decision = TextField(default="")
    decision_reason = TextField(default="")
    relevant = TextField(default="")
    relevant_note = TextField(default="")
    relevant_members = WholeField(null=True, most=999_999_999)
    needs = TextField(default="")
    needs_note = TextField(default="")
    behaviour = TextField(default="")
    behaviour_note = TextField(default="")
    theme = ForeignKeyField(Theme, null=True)
    agreed_how = TextField(default="")
    agreed_on = DayField(null=True)
    keeps_people = TextField(default="")
    content = TextField(default="")
    contributions = TextField(default="")
    moderation = TextField(default="")
    onboarding = TextField(default="")
    supports = TextField(default="")


class KeyResult(Table):
    """A measurable outcome of an objective. `baseline` null means not known yet.

    `own_score` is the team's score beside the counted one. `partners` are those outside who contribute.
    `starts` null means that it counts from the cycle's first day.
    """

    objective = ForeignKeyField(Objective)
    title = TextField()
    measure = TextField(default="number")
    direction = TextField(default="increase")
    unit = TextField(default="")
    baseline = DecimalField(null=True)
    target = DecimalField(null=True)
    low = DecimalField(null=True)
    high = DecimalField(null=True)
    band_rule = TextField(default="inside")
    stages = PairsField(default=list)
    checkpoints = PairsField(default=list, decimals=True)
    commit_zone = DecimalField(null=True)
    target_zone = DecimalField(null=True)
    weight = DecimalField(null=True)
    due = DayField(null=True)
    source = TextField(default="")
    owner = ForeignKeyField(Person, null=True)
    output = WholeField(default=0)
    proxy = WholeField(default=0)
    blueprint_target = DecimalField(null=True)
    comparison = TextField(default="")
    hint = TextField(default="")
    position = TextField()
    partners = TextField(default="")
    accepted_on = DayField(null=True)
    continues = ForeignKeyField("self", null=True)
    own_score = DecimalField(null=True)
    score_reason = TextField(default="")
    starts = DayField(null=True)


class Helper(Table):
    """A person who contributes to a key result beside its owner."""

    key_result = ForeignKeyField(KeyResult)
    person = ForeignKeyField(Person)


class CheckIn(Table):
    """A dated value. `entered` is the clock of its step: of two on one day the later entered counts.

    `confidences` are the judgements of a group, `confidence` is then their rounded mean. `spell` says that
    the community went through a lull or a conflict.
    """

    key_result = ForeignKeyField(KeyResult, index=False)
    on_day = DayField()
    entered = TextField()
    value = DecimalField()
    total = DecimalField(null=True)
    count = DecimalField(null=True)
    confidence = WholeField(null=True, most=10)
    note = TextField(default="")
    blocker = TextField(default="")
    person = ForeignKeyField(Person, null=True, index=False)
    next_step = TextField(default="")
    confidences = MarksField(default=list, most=10)
    spell = TextField(default="")

    class Meta:
        indexes = ((("key_result", "on_day"), False),)


class Initiative(Table):
    """Work meant to move a key result, not scored. `blocker` is what it is meant to clear away, or empty."""

    key_result = ForeignKeyField(KeyResult)
    title = TextField()
    blocker = TextField(default="")
    owner = ForeignKeyField(Person, null=True)
    due = DayField(null=True)
    done_on = DayField(null=True)
    position = TextField()


class Story(Table):
    """A card of the review: a success or a lesson. `origin` names the community it came from, "" is ours."""

    cycle = ForeignKeyField(Cycle)
    kind = TextField()
    text = TextField()
    try_next = TextField(default="")
    objective = ForeignKeyField(Objective, null=True)
    person = ForeignKeyField(Person, null=True)
    may_share = WholeField(default=0)
    origin = TextField(default="")
    on_day = DayField()
    position = TextField()


class Decision(Table):
    """What was decided, why, and by which evidence. `line` is an objective or key result, or empty."""

    cycle = ForeignKeyField(Cycle)
    on_day = DayField()
    what = TextField()
    why = TextField(default="")
    evidence = TextField(default="")
    line = TextField(default="")
    person = ForeignKeyField(Person, null=True)


class HandedPage(Table):
    """The one-pager as it stood on a day when it was given to others; `figures` are those printed on it.

    `entered` is the clock of its step: of two of one day the later counts.
    """

    cycle = ForeignKeyField(Cycle)
    on_day = DayField()
    entered = ClockField()
    figures = ListField(default=dict)


class Snapshot(Table):
    """What the community was like on a day: members, how many of them were active, its phase."""

    on_day = DayField()
    members = DecimalField(null=True)
    active = DecimalField(null=True)
    phase = TextField(default="")
    note = TextField(default="")


class Dismissal(Table):
    """Advice of the coach that somebody dismissed, with the reason. `line` is an objective or key result."""

    rule = TextField()
    line = TextField()
    reason = TextField()


class OwnBlueprint(Table):
    """A blueprint saved from an objective of this workspace; `content` has the shape of the shipped files."""

    title = TextField()
    content = ListField()


class Origin(Table):
    """From which line of another tool's file one of ours came: `form` is the format, `key` names it there.

    `line` is an objective or key result. `said` has each field as the file had it when it was brought last,
    `check_ins` the id of ours and what was said, by the keys of the file.
    """

    form = TextField()
    key = TextField()
    line = TextField()
    said = ListField(default=dict, fits=mapped(is_text))
    check_ins = ListField(default=dict, fits=mapped(listed(is_text)))


class Meta(Model):
    """Facts about the file itself, outside the journal: one row."""

    id = IntegerField(primary_key=True)
    workspace = TextField()
    created_by = TextField()
    revision = IntegerField(default=0)
    seal = TextField(default="")

    class Meta:
        strict_tables = True
        table_name = "meta"


class Step(Model):
    """One labelled edit, or the undoing of one. `clock` is a hybrid logical clock that sorts as text."""

    id = IdField(primary_key=True)
    clock = TextField()
    actor = TextField()
    person = TextField()
    label = TextField()
    undoes = TextField(null=True)

    class Meta:
        strict_tables = True
        indexes = ((("clock",), False), (("undoes",), False))


class Change(Model):
    """One changed field, as JSON before and after; of an inserted row (`*`) all that is not its default."""

    id = IntegerField(primary_key=True)
    step = TextField()
    seq = IntegerField()
    table = TextField()
    row = TextField()
    field = TextField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        strict_tables = True
        indexes = ((("step", "seq"), True), (("table", "row"), False))
