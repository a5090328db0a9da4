"""Two workspaces of which a designer drew the one-pager, as the sample: each written by ordinary edits."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.okr import (
    asks,
    check_ins,
    closing,
    cycles,
    decisions,
    handed_pages,
    key_results,
    mission,
    objectives,
    people,
    review,
    stories,
)
from okrdesk.okr.decisions import Decision
from okrdesk.okr.objectives import Objective
from okrdesk.okr.stories import Story
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.workshop.promises import Promise
from tests import factories
from tests.okr import samples

DAY, LAST_PAGE = dt.date(2026, 2, 8), dt.date(2026, 1, 18)
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
_WEEKS = (7, 14, 21, 28, 35)
_COURSE = ("0.25", "0.5", "0.7", "0.85", "1")  # of the way so far, by week

_PEOPLE = {
    "A": "Annegret Vogt", "M": "Mehmet Aydin", "C": "Carla Nowak", "J": "Jonas Weber", "S": "Sofie Lindqvist",
    "R": "Rahul Menon", "T": "Tom Brinkmann", "P": "Piet Hansen", "W": "Wilma Stein",
}  # fmt: skip

# An objective and its owner; its rows: title, owner, unit, baseline, now, target, confidence then and now.
_GERMAN = """
# Die erste Adresse für berufliche Begegnungen im Nordwesten werden | A
Öffentliche Veranstaltungen mit mindestens zwanzig Gästen | A | | 0 | 9 | 20 | 7 | 8
Durchschnittliche Zahl der Teilnehmenden je Abend | M | | 30 | 44 | 60 | 7 | 7
Anteil der von Mitgliedsbetrieben selbst verantworteten Abende | C | % | 9.9 | 17 | 50 | 6 | 4
Standorte außerhalb der Innenstadt | J | | 0 | 3 | 7 | 6 | 7
Weiterempfehlungsbereitschaft der Gäste | A | | 46.7 | 52 | 60 | 7 | 7
# Vermittlungen, für die sich Mitglieder ausdrücklich bedanken | M
Vollständig ausgefüllte Mitgliederprofile | M | % | 31 | 44 | 75 | 6 | 5
Stunden bis zur ersten Antwort an Neumitglieder | S | Std. | 35.7 | 21 | 12 | 7 | 8
Direktnachrichten zwischen Mitgliedern, die sich vorher nicht kannten | S | | 0 | 12 | 100 | 5 | 2
Patenschaftsprogramm, das sich ohne die Geschäftsstelle trägt | R | stages | 0 | 1 | 4 | 6 | 6
Dankesschreiben im Monat | M | | 0 | 11 | 25 | 6 | 7
# Aus dem Wissen der Mitglieder eine zitierfähige Bibliothek machen | T
Veröffentlichte Seiten mit geprüftem Erfahrungswissen | T | | 0 | 14 | 50 | 5 | 6
Eingeworbene Fördermittel für die Bibliothek | C | EUR | 0 | 2600 | 6000 | 7 | 8
Verlinkung durch die Stadtbibliothek von deren eigenen Seiten | T | yes-no | 0 | | 1 | - | -
Innerhalb von zwei Werktagen beantwortete Fachfragen | S | % | 40 | 58 | 80 | 7 | 7
Wiederkehrende Leserinnen und Leser im Monat | J | | 0 | 96 | 240 | 6 | 6
# Werkstattzugänge und Einweisungen überall gleich regeln | P
Gegenseitig anerkannte Sicherheitsunterweisungen der Werkstätten | |  | 0 | 1 | 12 | 5 | 3
Werkbänke, die online gebucht werden können | P | | 0 | 10 | 40 | 7 | 7
Haftungsvereinbarung mit dem Versicherungsverband unterzeichnet | W | stages | 0 | 2 | 4 | 6 | 6
Auslastung der Abendstunden | P | % | 33.5 | 46 | 60 | 6 | 7
Meldungen über defekte Maschinen | J | | 10.7 | 9 | 4 | 6 | 5
# Die Geschäftsstelle aus eigenen Einnahmen finanzieren können | W
Fördermitgliedschaften mit mindestens einjähriger Laufzeit | W | | 0 | 23 | 80 | 5 | 5
Kostenpflichtige Abendveranstaltungen | A | | 0 | 2 | 4 | 8 | 8
Raumkosten, durch Vermietung gedeckt | J | % | 19.3 | 32 | 70 | 7 | 6
Verbindliche Zusagen von Patenschaften für Bibliotheksregale | C | | 0 | 1 | 10 | 4 | 3
Verwaltungsaufwand je Mitglied und Monat | W | Min. | 45.1 | 38 | 30 | 6 | 7
"""


def german() -> tuple[Document, str]:
    """Five by five with long German titles, as onepager-55-de has them; and the id of its cycle."""
    name = "Netzwerk der Werkstätten und Gründungshäuser Nordwest"
    document = Document.create(None, name, factories.ACTOR, "Annegret Vogt")
    known = mission.read(document)
    words = (
        "Wir bringen zusammen, wer im Nordwesten etwas herstellt, damit eine gute Idee ihren Partner, "
        "ihren Raum und ihre erste Kundschaft findet."
    )
    mission.reword(document, known, replace(known, mission=words, locale="de_DE"))
    who = {key: people.add(document, person) for key, person in _PEOPLE.items()}
    cycle = cycles.add(document, "2026-Q1", FIRST, LAST)
    rows: dict[str, str] = {}
    number = nth = 0
    for line in _GERMAN.strip().splitlines():
        cells = [cell.strip() for cell in line.removeprefix("# ").split("|")]
        if line.startswith("#"):
            number, nth = number + 1, 0
            commitment = "committed" if number == 2 else "aspirational"
            objective = Objective("", cycle, cells[0], owner_id=who[cells[1]], commitment=commitment)
            rows[str(number)] = objectives.add(document, objective)
        else:
            nth += 1
            rows[f"{number}.{nth}"] = _add_row(document, rows[str(number)], f"{number}.{nth}", cells, who)
    cycles.write_words(
        document, cycle,
        went_well="Der erste von Mitgliedern geführte Abend war nach zwei Tagen ausgebucht.\n"
        "Drei Ateliers haben Mieter gefunden.",
        in_the_way="4.1 Die Häuser haften verschieden.\n2.3 Mitglieder reden lieber als sie schreiben.\n"
        "5.4 Zusagen warten auf den Haushalt.",
    )  # fmt: skip
    for what, whom, by, about, tell in (
        ("Eine Person aus Ihrem Haus, die 4.1 übernimmt", "der Vorstand", 16, "", "P"),
        ("Raum für 80 Personen am Donnerstag, 12. März", "die Mitgliedsbetriebe", 20, "1.3", "A"),
    ):
        asked = Promise(
            "", cycle, asks.KIND, what, whom=whom, who_id=who[tell], key_result_id=rows.get(about)
        )
        asks.add(document, replace(asked, on=dt.date(2026, 2, by)))
    handed_pages.remember(document, cycle, LAST_PAGE)
    return document, cycle


def _add_row(document: Document, objective: str, number: str, row: list[str], who: dict[str, str]) -> str:
    title, owner, unit, baseline, now, target, before, confidence = row
    measured = KeyResult("", objective, title, unit=unit, owner_id=who.get(owner))
    if unit == "stages":
        stages = tuple(Stage(f"Stufe {n}", Decimal(25)) for n in range(1, 5))
        measured = replace(measured, unit="", measure="milestones", stages=stages)
    elif unit == "yes-no":
        measured = replace(measured, unit="", measure="yes-no", baseline=Decimal(0), target=Decimal(1))
    else:
        measure = {"%": "percentage", "EUR": "money"}.get(unit, "number")
        falls = Decimal(target) < Decimal(baseline)
        measured = replace(
            measured, measure=measure, baseline=Decimal(baseline), target=Decimal(target),
            direction="decrease" if falls else "increase",
        )  # fmt: skip
    if number == "2.4":
        measured = replace(measured, weight=Decimal(40))
    if number == "4.3":
        measured = replace(measured, due=dt.date(2026, 2, 28))
    row_id = key_results.add(document, measured)
    if now:
        for week, (offset, share) in enumerate(zip(_WEEKS, _COURSE, strict=True)):
            way = (Decimal(now) - Decimal(baseline)) * Decimal(share)
            value = Decimal(baseline) + (way if unit not in ("stages", "") else way.to_integral_value())
            check_ins.record(
                document, row_id, Decimal(now) if week == 4 else value.quantize(Decimal("0.1")),
                on=FIRST + dt.timedelta(days=offset), confidence=int(before if week < 3 else confidence),
            )  # fmt: skip
    return row_id


# What stood at the end, confidence apart: the values of the picture of the closed page.
_AT_THE_END = {
    "1.1": "12", "1.2": "41", "1.3": "30", "2.1": "51", "2.2": "17", "2.3": "31", "2.4": "3", "3.1": "31",
    "3.2": "5400",
}  # fmt: skip


def closed() -> tuple[Document, str]:
    """The sample at the end of its cycle, reviewed and closed, as onepager-closed has it."""
    document, seen = samples.written(DAY)
    cycle = seen.cycle.id
    ids = {line.number: line.key_result.id for line in seen.key_results}
    before = {line.number: line.figures.current for line in seen.key_results}
    weeks = [DAY + dt.timedelta(days=days) for days in (5, 14, 23, 32, 41, 50)] + [LAST]
    for number, end in _AT_THE_END.items():
        start = before[number] or Decimal(0)
        for week, on in enumerate(weeks, 1):
            value = start + (Decimal(end) - start) * week / len(weeks)
            value = Decimal(end) if week == len(weeks) else value.quantize(Decimal(1))
            check_ins.record(document, ids[number], value, on=on)
    check_ins.record(document, ids["3.3"], Decimal(1), on=dt.date(2026, 3, 26))
    review.score(document, ids["2.3"], Decimal("0.1"), "It praised noise.", day=LAST)
    for objective, decision, why in zip(
        seen.objectives, ("adjust", "split", "keep"),
        (
            "Every district, not only the centre.", "Newcomers stay; mentoring runs by itself.",
            "Same objective, new target: 60 pages.",
        ),
        strict=True,
    ):  # fmt: skip
        review.decide(document, objective.objective.id, decision, why)
    decisions.add(
        document, Decision("", cycle, LAST, "Retire 2.3", "Counting messages praised noise.", line=ids["2.3"])
    )
    for story in stories.of_cycle(document, cycle, "lesson"):
        stories.remove(document, story.id)
    for words in (
        "2.3 What nobody owns does not move. In Q2 no key result starts without a name.",
        "2 Messages praised noise. Q2 counts introductions that led to a meeting.",
        "1.2 Evenings about one material drew 61. Q2 plans one theme an evening.",
    ):
        stories.add(document, Story("", cycle, "lesson", words, on=LAST))
    early, room, mail = asks.of_cycle(document, cycle)
    asks.remove(document, early)  # of the evening, asked anew since
    asks.settle(document, room, "The room for 80 was ours on 12 March.")
    asks.settle(document, mail, "The developer came; reminders arrive since 3 March. Thank you.")
    handed_pages.remember(document, cycle, DAY)
    closing.close(document, cycle, on=LAST, next_name="2026-Q2", keep=[])
    following = cycles.named(document, "2026-Q2")
    assert following is not None
    owners = {person.name: person.id for person in people.everyone(document)}
    for title, owner in (
        ("Make every district a place where makers meet", "Jana Petersen"),
        ("Let nobody who joins stay a stranger", "Sofie Lindqvist"),
        ("Turn what members know into a library people quote", "Tom Brinkmann"),
    ):
        objectives.add(document, Objective("", following.id, title, owner_id=owners[owner]))
    return document, cycle
