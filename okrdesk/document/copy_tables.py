"""The tables of copies: to whom one was handed out, and what is left to choose after taking one back."""

from __future__ import annotations

from peewee import ForeignKeyField, TextField

from okrdesk.document.fields import ClockField, DayField, ListField, TextsField, WholeField
from okrdesk.document.shapes import is_text, listed, paired, parts
from okrdesk.document.tables import Table, Team


class HandedCopy(Table):
    """A copy that was handed out `to` somebody; with a `team` it holds its objectives alone.

    `here` is 1 in that copy: so a file knows which copy it is. `back_on` is the day it was last taken back,
    `came` the steps that came with it, which undoing takes back too.
    """

    to = TextField()
    team = ForeignKeyField(Team, null=True)
    on_day = DayField()
    entered = ClockField()
    here = WholeField(default=0)
    back_on = DayField(null=True)
    came = TextsField(default=list)


class OpenChoice(Table):
    """What two copies said differently and somebody left for later; ours stands meanwhile.

    `about` is a table, `line` the id of its row. `other` holds the `value` that does not stand, `ours` the
    one that does; `step` is the one that wrote the other.
    """

    about = TextField()
    line = TextField()
    field = TextField()
    other = ListField(default=dict, fits=parts(beneath=listed(paired(is_text, is_text))))
    step = TextField(default="")
