"""What other tools call the columns of a table of goals, in English and German, by what we take them for.

Headings are compared folded: lower case, without accents and signs, single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from okrdesk.exchange.surveys.folding import folded
from okrdesk.i18n import _

IGNORED = "ignored"

# What a column can be; the first words are what it is called here.
FIELDS: dict[str, Callable[[], str]] = {
    "title": lambda: _("Words of the line"),
    "kind": lambda: _("Kind of line"),
    "id": lambda: _("Id"),
    "parent": lambda: _("Id of what it belongs to"),
    "parent-title": lambda: _("What it belongs to"),
    "order": lambda: _("Outline number"),
    "objective": lambda: _("Objective"),
    "key-result": lambda: _("Key result"),
    "team": lambda: _("Team"),
    "owner": lambda: _("Owner"),
    "helpers": lambda: _("Helpers"),
    "period": lambda: _("Period"),
    "first-day": lambda: _("First day"),
    "last-day": lambda: _("Last day"),
    "why": lambda: _("Description"),
    "supports": lambda: _("Goal of the organisation"),
    "commitment": lambda: _("Committed or aspirational"),
    "measure": lambda: _("Kind of measure"),
    "metric": lambda: _("What is counted"),
    "unit": lambda: _("Unit"),
    "baseline": lambda: _("Start"),
    "current": lambda: _("Current value"),
    "target": lambda: _("Target"),
    "target-kind": lambda: _("Kind of target"),
    "phases": lambda: _("Targets by days"),
    "progress": lambda: _("Progress"),
    "objective-progress": lambda: _("Progress of the objective"),
    "weight": lambda: _("Weight"),
    "objective-weight": lambda: _("Weight of the objective"),
    "status": lambda: _("Status"),
    "confidence": lambda: _("Confidence"),
    "checked-on": lambda: _("Day of the value"),
    "note": lambda: _("Note"),
    "aligned": lambda: _("Aligned to (Viva Goals)"),
    "check-ins": lambda: _("Check-ins (Viva Goals)"),
    IGNORED: lambda: _("Not used"),
}

_WORDS = {
    "title": "title|name|summary|titel|bezeichnung|okr|goal title|goal name|item|okr title"
    "|okr name|zusammenfassung",
    "kind": "type|object type|typ|art|kind|item type|okr type name|type name|goal level|ebene"
    "|level|row type|entity",
    "id": "id|row id|okr id|goal id|key|nr|kennung|identifier|item id|issue key|objective id row",
    "parent": "parent id|parent row ids|parent row id|parent ids|parent|parents|ubergeordnete id"
    "|parent goal id|belongs to|eltern id|parent key|parent okr id",
    "parent-title": "parent title|parent objective|parent goal|parent name|aligned to"
    "|ubergeordnetes ziel|parent okr|gehort zu|alignment|contributes to",
    "order": "order|outline|outline number|gliederung|nummer|wbs|no|number",
    "objective": "objective|objectives|objective title|objective name|ziel|ziele|goal"
    "|zielbeschreibung|o|objective description|main",
    "key-result": "key result|key results|key result title|key result name|kr|krs"
    "|schlusselergebnis|schlusselergebnisse|ergebnis|kr title|measurable result"
    "|messbares ergebnis|keyresult",
    "team": "team|teams|department|abteilung|bereich|group|gruppe|squad|business unit|unit team"
    "|circle|kreis|team name|org unit",
    "owner": "owner|owners|assignee|assigned to|responsible|owner name|objective owner"
    "|verantwortlich|verantwortliche|verantwortliche r|verantwortung|zustandig|besitzer|person"
    "|lead|goal owner|owner email|key result owner|champion|eigentumer|author user",
    "helpers": "contributors|contributor|helpers|collaborators|beteiligte|mitwirkende|helfer"
    "|supporters|co owners",
    "period": "period|quarter|time period|cycle|quartal|zeitraum|zyklus|interval|timeframe"
    "|time frame|session|planning period|okr period|session name",
    "first-day": "start date|expected start date|start datum|startdatum|from date|begin|beginn"
    "|starts on|startdate",
    "last-day": "end date|due date|expected end date|deadline|enddatum|end datum|fallig|fallig am"
    "|target date|falligkeit|faelligkeit|ends on|due|due by|targetdate|bis wann",
    "why": "description|why|purpose|beschreibung|warum|zweck|details|objective description text"
    "|kommentar zum ziel",
    "supports": "corporate objective|company objective|ubergeordnetes unternehmensziel"
    "|unternehmensziel|company goal|strategic goal|strategy|strategic pillar|pillar|strategie"
    "|theme",
    "commitment": "goal type|okr type|committed or aspirational|commitment|aspiration|ambition level|zielart",
    "measure": "metric type|measure type|kr type|key result type|measurement type|metrik typ"
    "|goal measurement|progress type|art der messung|measurement",
    "metric": "metric name|metric|kpi|metrik|messgrosse|kennzahl|measure|strategy kpi|indicator|indikator",
    "unit": "unit|units|einheit|metric unit|unit of measure|uom|masseinheit|unit of measurement",
    "baseline": "start|start value|starting value|baseline|initial value|initial|from|startwert"
    "|ausgangswert|anfangswert|start metric|ausgangslage|baseline value|initialwert|min",
    "current": "current|current value|actual|actual value|aktuell|aktueller wert|istwert|ist"
    "|ist wert|wert|value|latest value|stand|current metric|now|achieved|erreicht|current score",
    "target": "target|target value|goal value|end value|zielwert|to|soll|sollwert|end|ende"
    "|target metric|final value|ziel wert|max|zielgrosse",
    "target-kind": "target type|kind of target|target is to|zielart des wertes|zieltyp",
    "phases": "phased targets|phased target|interim targets|zwischenziele",
    "progress": "progress|progress percent|progress percentage|completion|percent complete"
    "|complete|fortschritt|done|progress value|fortschritt in prozent|completion percentage"
    "|kr progress|key result progress|attainment|score percent|erfullung|erfullungsgrad"
    "|erreichungsgrad",
    "objective-progress": "objective progress|goal progress|fortschritt ziel|ziel fortschritt"
    "|overall progress",
    "weight": "weight|weightage|gewicht|gewichtung|importance|kr weight|key result weight"
    "|weighting|wichtigkeit",
    "objective-weight": "objective weight|gewicht ziel|goal weight|zielgewicht",
    "status": "status|state|health|rag|rag status|zustand|ampel|stand der dinge|current status|okr status",
    "confidence": "confidence|confidence level|confidence score|zuversicht|vertrauen|konfidenz",
    "checked-on": "last check in|last checkin|last updated|last update|updated at|check in date"
    "|last check in date|letzter check in|zuletzt aktualisiert|aktualisiert am|stand vom|updated"
    "|as of|datum des wertes",
    "note": "note|notes|comment|comments|last check in note|latest comment|notiz|notizen"
    "|kommentar|kommentare|check in note|latest update|bemerkung|bemerkungen|anmerkung|evidence",
    "aligned": "aligned to weight objective id",
    "check-ins": "checkins",
    IGNORED: "creator|created at|created|created by|tag|tags|labels|label|score|actual progress|canvasid"
    "|setting|relates|erstellt|erstellt am|erstellt von|visibility|sichtbarkeit|privacy|priority|prioritat",
}
_AIMS = ("ziel", "goal")  # an objective, or the value that is aimed at
_BY_WORD = {word: field for field, words in _WORDS.items() for word in words.split("|")}
# "key_result_1_title", "KR 2 Target": columns of several key results in one line.
_NUMBERED = re.compile(r"(?:key result|kr|schlusselergebnis) (?P<number>\d{1,2})(?: (?P<rest>.+))?")
_LEVEL = re.compile(r"l(?:evel)? ?(?P<number>\d{1,2})")
MOST_NUMBERED = 20


def field_of(heading: str) -> str:
    """What a column with this heading is taken for; "" where nothing is known of it."""
    return _field_of(heading[:200])


@lru_cache(maxsize=2048)  # every cell of the first lines is asked for, to find the headings among them
def _field_of(heading: str) -> str:
    name = folded(heading)
    if name in _BY_WORD:
        return _BY_WORD[name]
    bare = re.sub(r" (?:(?:in )?(?:percent|prozent|pct)|in|optional|required)$", "", name)
    return _BY_WORD.get(bare, "")


def numbered(heading: str) -> tuple[int, str] | None:
    """Which key result of a line such a column is of, and its field; None for other columns."""
    match = _NUMBERED.fullmatch(folded(heading[:200]))
    if match is None or not 1 <= int(match["number"]) <= MOST_NUMBERED:
        return None
    field = field_of(match["rest"]) if match["rest"] else "title"
    return (int(match["number"]), field) if field else None


def level(heading: str) -> int | None:
    """Which level of a tree such a column has, as Goalscape writes them ("L1"); None for others."""
    match = _LEVEL.fullmatch(folded(heading[:200]))
    return int(match["number"]) if match else None


def guessed(headings: Sequence[str]) -> dict[str, str]:
    """What each column is taken for; the first of a kind, a second one is not used."""
    mapping: dict[str, str] = {}
    taken: set[str] = set()
    for heading in headings:
        field = field_of(heading)
        mapping[heading] = field if field and field not in taken else IGNORED
        taken.add(field)
    aims = (heading for heading, field in mapping.items() if field == IGNORED and folded(heading) in _AIMS)
    if "target" not in taken and "baseline" in taken and (aim := next(aims, "")):
        mapping[aim] = "target"  # beside a start stands a value: "Objective | Key result | Start | Ziel"
    if "title" in taken and "objective" in taken and "key-result" not in taken:
        # "Objective | Title" names what it belongs to beside what it is.
        owner = next(heading for heading, field in mapping.items() if field == "objective")
        mapping[owner] = "parent-title"
    return mapping
