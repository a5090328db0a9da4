"""`okrdesk owners` and `assign`: who owns what, and giving it to somebody."""

from __future__ import annotations

import argparse
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, as_percent, ngettext
from okrdesk.okr import (
    history,
    load,
    namesakes,
    outline,
    owning,
    people,
    rounding,
    teams,
)
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.load import Load
from okrdesk.okr.people import Person


def owners(chosen: argparse.Namespace) -> int:
    """Print what nobody owns first, then each person with what they own and how much weight it is."""
    with asked.reading(chosen.file) as document:
        locale = document.locale
        day = asked.day(chosen, locale)
        seen = outline.outline(document, asked.cycle(chosen, document, day).id, day)
        carried = load.loads(seen, people.everyone(document))
        names = {team.id: team.name for team in teams.all_teams(document)}
    if chosen.json:
        output.say_json([_as_json(each, names) for each in carried])
    else:
        _say(carried, names, locale)
    return 0


def _as_json(each: Load, team_names: dict[str, str]) -> dict[str, Any]:
    person = each.person
    return {
        "id": person and person.id,
        "name": person and person.name,
        "role": person and person.role,
        "team": person and team_names.get(person.team_id or ""),
        "retired": bool(person and person.retired),
        "objectives": [str(line.number) for line in each.objectives],
        "key_results": [line.number for line in each.key_results],
        "weight": rounding.json_fraction(each.share * 100),
        "heavy": each.heavy,
    }


def _say(carried: tuple[Load, ...], team_names: dict[str, str], locale: str) -> None:
    nobody, *rest = carried
    if not rest:
        output.say(_("Nobody is here yet; add people with okrdesk people FILE --add NAME."))
    output.say_table(
        [
            (
                output.cut(each.person.name, 40) if each.person else "",
                output.cut(each.person.role if each.person else "", 40),
                output.cut(team_names.get((each.person and each.person.team_id) or "", ""), 24),
                output.cut(", ".join(each.numbers), 60) or output.nothing(),
                as_percent(str(each.percent), locale),
                " · ".join(
                    word
                    for word in (
                        _("retired") if each.person and each.person.retired else "",
                        _("heavy") if each.heavy else "",
                    )
                    if word
                ),
            )
            for each in rest
        ],
        right=(4,),
    )
    if nobody.numbers:
        sentence = ngettext("{numbers} needs an owner.", "{numbers} need an owner.", len(nobody.numbers))
        output.say(sentence.format(numbers=", ".join(nobody.numbers)))
    for each in rest:
        if each.person and each.heavy:
            output.say(f"{output.cut(each.person.name, 40)}: {load.hint(each)}")


def assign(chosen: argparse.Namespace) -> int:
    """Give an objective or key result, by number or id, to a person who is here; nobody for "-"."""
    with asked.writing(chosen.file) as opened:
        document = opened.document
        number = plain_digits(clean(chosen.number).strip())
        seen = asked.outline_with(chosen, document, number, asked.today())
        line = owning.find_line(seen, number)
        row = line.key_result if isinstance(line, outline.KeyResultLine) else line.objective
        person = _receiver(document, chosen.person)
        if row.owner_id == (person and person.id):
            sentence = _("{number} {title}: owned by {name} already")
            name = output.cut(person.name, 40) if person else output.nobody()
            output.say(sentence.format(number=line.number, title=output.cut(row.title, 60), name=name))
            return 0
        owning.hand_over(document, [row.id], None if person is None else person.id)
        told = history.steps(document, 1)[0].sentence
        published = opened.publish()
        again = outline.outline(document, seen.cycle.id, seen.day)
        heavy = next(
            (load.hint(x) for x in load.loads(again, people.everyone(document)) if x.person == person), ""
        )
    output.say(output.cut(told, 200))
    if person is not None and heavy:
        output.say(f"{output.cut(person.name, 40)}: {heavy}")
    if published.merged is not None and published.merged.steps:
        output.say(_("Others changed the file meanwhile; both are kept."))
    return 0


def _receiver(document: Document, name: str) -> Person | None:
    """The person of this name; nobody for "-", and for "nobody" unless somebody is called so."""
    if name.strip() == "-":
        return None
    if name.strip().casefold() in ("nobody", output.nobody().casefold()):
        return next((p for p in people.everyone(document) if is_same(p.name, name)), None)
    return namesakes.find(document, name)
