"""What is done with cards of the board: owners, teams, acceptance. Each is one step that says what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.gui.areas.owners.board import BoardCard
from okrdesk.gui.desk import Desk
from okrdesk.i18n import _, ngettext
from okrdesk.okr import key_results, owning, people
from okrdesk.okr.people import Person
from okrdesk.okr.teams import Team


def owner_id(card: BoardCard) -> str | None:
    """Who owns a card, None for nobody."""
    return card.owner.id if card.owner is not None else None


def hand_over(desk: Desk, cards: Sequence[BoardCard], receiver: str | None) -> bool:
    """Give cards to a person, None takes them away; whether it was done."""
    numbers = ", ".join(card.number for card in cards[:6]) + ("…" if len(cards) > 6 else "")
    name = next((p.name for p in people.everyone(desk.document) if p.id == receiver), "")
    if receiver is None:
        said = ngettext("{numbers} needs an owner now.", "{numbers} need an owner now.", len(cards))
    else:
        said = _("{name} owns {numbers} now.")
    sentence = said.format(numbers=numbers, name=name[:60])
    return bool(desk.telling(sentence).do(_hand_over, [card.id for card in cards], receiver))


def _hand_over(document: Document, ids: Sequence[str], person_id: str | None) -> bool:
    owning.hand_over(document, ids, person_id)
    return True  # else a refusal looks the same


def accept(desk: Desk, card: BoardCard) -> None:
    """Note that the owner of a card accepted it today, or take that back."""
    if card.accepted_on is not None:
        desk.telling(_("{number} is open again.").format(number=card.number)).do(owning.accept, card.id, None)
        return
    name = card.owner.name if card.owner else ""
    sentence = _("{name} accepted {number}.").format(name=name[:60], number=card.number)
    desk.telling(sentence).do(owning.accept, card.id, desk.today)


def may_help(desk: Desk, card: BoardCard) -> list[Person]:
    """Who can help with a key result: its owner does not, who retired only where they did already."""
    known = {p.id for p in card.helpers}
    return [
        p
        for p in people.everyone(desk.document)
        if p.id != owner_id(card) and (not p.retired or p.id in known)
    ]


def change_helpers(desk: Desk, card: BoardCard, helper_ids: Sequence[str]) -> None:
    """Let these people help with a key result."""
    sentence = _("Helpers of {number} changed.").format(number=card.number)
    lines = desk.outline().key_results
    known = next(line.key_result for line in lines if line.key_result.id == card.id)
    helped = replace(known, helper_ids=tuple(helper_ids))
    desk.telling(sentence).do(key_results.change, known, helped)


def give_to_team(desk: Desk, aims: Sequence[BoardCard], team: Team | None) -> None:
    """Make objectives those of a team, or of none."""
    if not aims:
        return
    numbers = ", ".join(card.number for card in aims[:12])
    sentence = (
        ngettext(
            "{team} follows objective {numbers} now.",
            "{team} follows objectives {numbers} now.",
            len(aims),
        )
        if team
        else ngettext(
            "Objective {numbers} is of no team now.",
            "Objectives {numbers} are of no team now.",
            len(aims),
        )
    )
    said = sentence.format(team=team.name[:60] if team else "", numbers=numbers)
    desk.telling(said).do(owning.give_to_team, [card.id for card in aims], team.id if team else None)
