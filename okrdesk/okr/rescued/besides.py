"""What comes along beside goals and check-ins: initiatives, and what a review said of an objective.

New ones come; one that is here by its words, or a question that is answered here, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import initiatives, review
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.rescued.ids import id_for
from okrdesk.okr.rescued.rows import InitiativeRow, Reading, ReadThus, ReviewRow

# Of each thing that a review says: the columns that say it.
_SAID = {
    "decision": ("decision", "decision_reason"),
    **{question: (question, f"{question}_note") for question in review.QUESTIONS},
    "relevant_members": ("relevant_members",),
}


@dataclass(frozen=True, slots=True)
class Besides:
    """What is new of it. People have their names here."""

    initiatives: tuple[InitiativeRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()

    @property
    def count(self) -> int:
        """How many of them there are."""
        return len(self.initiatives) + len(self.reviews)

    def told(self) -> list[ReadThus]:
        """That they come along, in words."""
        counted = (
            (ngettext("{n} initiative", "{n} initiatives", len(self.initiatives)), len(self.initiatives)),
            (ngettext("Review of {n} objective", "Review of {n} objectives", len(self.reviews)),
             len(self.reviews)),
        )  # fmt: skip
        return [ReadThus(what.format(n=n), _("new, comes along with its goal")) for what, n in counted if n]


def planned(
    document: Document, reading: Reading, taken: Mapping[str, str], meet: Callable[[str], str]
) -> Besides:
    """What of a file is new here; `taken` are the lines that are taken in with our ids, "" for new ones.

    Everybody whom the file lists is met.
    """
    for name in reading.people:
        meet(name)
    rows = [row for row in reading.initiatives if row.key_result in taken]
    here = {key: _titles(document, taken[key]) for key in dict.fromkeys(row.key_result for row in rows)}
    plans = []
    for row in rows:
        title = plain_letters(row.title)
        if title not in here[row.key_result]:
            here[row.key_result].add(title)
            plans.append(replace(row, owner=meet(row.owner)))
    said = (_unsaid(document, row, taken[row.objective]) for row in reading.reviews if row.objective in taken)
    return Besides(tuple(plans), tuple(row for row in said if row.values))


def _titles(document: Document, key_result_id: str) -> set[str]:
    if not key_result_id:
        return set()
    return {plain_letters(each.title) for each in initiatives.of_key_result(document, key_result_id)}


def _unsaid(document: Document, row: ReviewRow, objective_id: str) -> ReviewRow:
    """What a file says of an objective and nobody said here."""
    ours = document.row(t.Objective, objective_id)
    fresh = {
        name: row.values[name]
        for columns in _SAID.values()
        if ours is None or not any(getattr(ours, name) for name in columns)
        for name in columns
        if row.values.get(name) not in ("", None)
    }
    return replace(row, values=fresh)


def bring(
    document: Document,
    what: Besides,
    lines: Mapping[str, str],
    person: Callable[[str], str | None],
    form: str,
) -> None:
    """Write them; `lines` leads from the keys of the file to our ids, `person` from a name to whose it is."""
    for row in what.initiatives:
        home = lines[row.key_result]
        initiatives.add(
            document, home, row.title, owner_id=person(row.owner), due=row.due, blocker=row.blocker,
            done_on=row.done_on,
            initiative_id=id_for(document, t.Initiative, form, home, plain_letters(row.title)),
        )  # fmt: skip
    for said in what.reviews:
        _review(document, lines[said.objective], said.values)


def _review(document: Document, objective_id: str, said: Mapping[str, Any]) -> None:
    if "decision" in said:
        review.decide(document, objective_id, said["decision"], said.get("decision_reason", ""))
    for question in review.QUESTIONS:
        if question in said or f"{question}_note" in said:
            given, note = said.get(question, ""), said.get(f"{question}_note", "")
            review.answer(document, objective_id, question, given, note)
    if "relevant_members" in said:
        review.estimate_members(document, objective_id, said["relevant_members"])
