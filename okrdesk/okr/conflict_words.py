"""Conflicts in words: "Owner of 1.2 Average participants", and what stands here and there."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.document.document import Document
from okrdesk.document.journal import Change
from okrdesk.document.merge import Conflict
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.history_fields import field_name
from okrdesk.okr.history_words import Wording, short


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """A field that two copies changed, for reading: what it is, its value here and there; texts in full."""

    what: str
    ours: str
    theirs: str

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        sentence = _("{what}: {ours} here, {theirs} in the other copy; the later one counts.")
        return sentence.format(what=self.what, ours=short(self.ours), theirs=short(self.theirs))


def conflicts_in_words(document: Document, conflicts: Sequence[Conflict]) -> tuple[ConflictWords, ...]:
    """The conflicts with the names of the document they came into."""
    wording = Wording(document)
    return tuple(_in_words(wording, each) for each in conflicts)


def _in_words(wording: Wording, conflict: Conflict) -> ConflictWords:
    what = wording.name(conflict.table, conflict.row)
    if conflict.field == "deleted":
        names = {True: _("removed"), False: _("kept")}
        return ConflictWords(what, names[bool(conflict.ours)], names[bool(conflict.theirs)])
    change = Change(conflict.table, conflict.row, conflict.field, conflict.ours, conflict.theirs)
    told = wording.tell([change])[0]
    if not told:  # a place in an order, which nobody reads
        return ConflictWords(_("Place of {what}").format(what=what), _("one"), _("another"))
    field = field_name(told[0].field)
    named = _("{field} of {what}").format(field=field[:1].upper() + field[1:], what=told[0].what)
    return ConflictWords(named, _whole(told[0].was, told[0].before), _whole(told[0].now, told[0].after))


def _whole(shown: str, value: str | None) -> str:
    """What somebody typed comes as a whole, so that it can be brought back; the rest as it is shown."""
    return value if value and shown.startswith("“") else shown
