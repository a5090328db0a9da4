"""Writes the invented surveys that the tests read, each in the shape of one tool.

`python -m tests.files.write_surveys` writes them anew, always the same; nothing in them is about a person
who exists.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import random
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

FOLDER = Path(__file__).parent / "surveys"
STAMP = dt.datetime.fromisoformat("2026-03-26 09:00")

MISSED = """\
Evenings, not lunch. I work until five.|Tue, Thu|2
Somebody to ask before I break the laser|Thu|3
A bench I can book for two hours|Tue, Wed, Thu|2
Nobody answered my first post for two days|Sat|1
I never know which machine is free|Tue, Thu|2
A list of who can help with what|Wed|3
More evenings for people with jobs|Thu|2
I wrote to j.keller@web.de twice and heard nothing|Tue|1
The calendar is out of date|Tue, Thu|3
A quiet corner for sewing|Sat|3
Courses for beginners in the evening|Tue, Wed|3
Somebody who shows me the 3D printer|Thu|2"""
LATER = """\
An answer to my question within a day|Tue, Thu|2
Booking a bench from my phone|Sat|3
Opening hours after work|Thu|2
A welcome for new members|Tue|3
I did not know whom to ask|Wed|1
The page says open, the door says closed|Sat|2
A place where finished projects are shown|Tue, Sat|4
Help with my first project|Thu|2
Repair evenings twice a month|Tue, Thu|3
An introduction to the workshop for newcomers|Wed, Sat|3
Somebody on duty in the evening|Tue|2
A table that is free when I come|Thu|3
More women in the metal shop|Sat|3
I wait for days until somebody answers|Tue, Wed|1
A map of the tools|Wed|4
Evening courses, please|Tue, Thu|2
That I can reserve the laser|Thu|3
A mentor for the first month|Sat|2
Less noise|Wed|4
Members should see what others build|Tue|3
The mailing list is silent|Thu|2
A shelf for my things|Sat|3
To be asked what I can do|Tue, Thu|3
Keys for people who come late|Wed|2
I miss the Saturday breakfast|Sat|4
A calendar that I can trust|Tue, Thu|2
Which machine needs a course first?|Thu|3
Someone who answers the phone: 0421 555 0134|Wed|1
Longer hours on Thursdays|Thu|3
First steps for beginners|Tue|3
Ask @lena, she knows the printer|Sat|3
A wall with photos of projects|Tue, Sat|4
Wood from the region|Wed|3
Prices on one page|Thu|3
A chat for all members|Tue|2
Time to talk|Tue, Thu, Sat|3
Nothing, I like it as it is 🙂|Sat|5"""
GOOGLE = (
    "Timestamp",
    "E-mail address",
    "Your name",
    "What do you miss most?",
    "Which evenings suit you?",
    "How easy is it to find help?",
)
NAMES = ("Jo Keller", "Ada Brandt", "Kim Berger", "", "Lena Fuchs", "Ben Ortmann", "Mia Seidel", "Tom Lorenz")


def _csv(rows: Iterable[Sequence[object]], delimiter: str = ",", quoting: Any = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _member(number: int, line: str, day: str) -> list[str]:
    said, evenings, ease = line.split("|")
    name = NAMES[number % len(NAMES)]
    mail = f"{(name or 'm').split()[0].lower()}{number}@example.org"
    return [f"{day} {9 + number % 12}:{number % 60:02}:12", mail, name, said, evenings, ease]


def members() -> tuple[str, str]:
    """The survey of the pictures: with the first 12 answers, and with all 52 lines."""
    early = [_member(n, line, f"{4 + n // 6}/3/2026") for n, line in enumerate(MISSED.split("\n"))]
    late = [_member(n + 12, line, f"{6 + n // 8}/3/2026") for n, line in enumerate(LATER.split("\n"))]
    rows = [*early, *late]
    lines = _csv([GOOGLE, *rows]).splitlines()
    lines.insert(18, '6/3/2026 15:00:00,x1@example.org,,"Evenings, and more')
    lines.insert(32, "8/3/2026 11:05:00,x2@example.org,,Better signs,Thu,7 / 5")
    lines.insert(47, "9/3/2026 12:05:00,,,,,")
    return _csv([GOOGLE, *early]), "\r\n".join(lines) + "\r\n"


def texts() -> dict[str, tuple[str, str]]:
    """Name of the file: (its text, its encoding)."""
    first, whole = members()
    answers = [line.split("|")[0] for line in MISSED.split("\n")]
    us = [(f"3/{n + 9}/2026 18:0{n % 10}:12", text, n % 5 + 1) for n, text in enumerate(answers)]
    de = [(f"{n + 9}.03.2026 18:0{n % 10}:12", text, n % 5 + 1) for n, text in enumerate(answers)]
    return {
        "members_first.csv": (first, "utf-8"),
        "members_whole.csv": (whole, "utf-8"),
        "google_us.csv": (_csv([("Timestamp", "What do you miss?", "How easy is it?"), *us]), "utf-8"),
        "google_de.csv": (
            _csv([("Zeitstempel", "Was fehlt dir?", "Wie leicht ist es?"), *de], ";"),
            "utf-8-sig",
        ),
        "google_comma_option.csv": (_csv(_comma_options()), "utf-8"),
        "google_grid_quiz.csv": (_csv(_grid_quiz()), "utf-8"),
        "google_portuguese.csv": (_csv(_portuguese()), "utf-8"),
        "google_download.csv": (_csv(_download(), quoting=csv.QUOTE_ALL), "utf-8"),
        "forms_us.csv": (_csv(_forms_us()), "utf-8-sig"),
        "forms_de.csv": (_csv(_forms_de(), ";"), "cp1252"),
        "forms_es_utf16.csv": (_csv(_forms_es(), "\t"), "utf-16"),
        "sep_line.csv": (
            "sep=;\r\n" + _csv([("Datum", "Idee"), ("1.3.2026", "Abends; bitte")], ";"),
            "utf-8",
        ),
        "surveymonkey.csv": (_csv(_surveymonkey()), "utf-8"),
        "typeform_old.csv": (_csv(_typeform_old()), "utf-8"),
        "typeform_new.csv": (_csv(_typeform_new()), "utf-8"),
        "nextcloud.csv": (_csv(_nextcloud()), "utf-8"),
        "slido.json": (json.dumps(_slido(), indent=1), "utf-8"),
        "scrumlr.csv": (_csv(_scrumlr()), "utf-8"),
        "parabol.csv": (_csv(_parabol()), "utf-8"),
        "chat_table.csv": (_csv(_chat_table()), "utf-8"),
        "whatsapp_de.txt": (WHATSAPP_DE, "utf-8"),
        "whatsapp_us.txt": (WHATSAPP_US, "utf-8"),
        "list.txt": (LIST, "utf-8"),
        "engagement.csv": (_csv(_engagement()), "utf-8"),
        "formulas.csv": (_csv(_formulas()), "utf-8"),
        "emoji.csv": (
            _csv(
                [("Timestamp", "Idea 💡"), ("2026-03-04 10:00", "🎉🎉 Party"), ("2026-03-05 10:00", "مساء")]
            ),
            "utf-8",
        ),
        "long_rows.csv": (_csv(_repeats()), "utf-8"),
        "bad_html.csv": ("<!DOCTYPE html><html><body>Sign in</body></html>", "utf-8"),
        "bad_empty.csv": ("", "utf-8"),
        "bad_blank.csv": ("\ufeff\r\n \r\n", "utf-8"),
        "bad_header_only.csv": (_csv([GOOGLE]), "utf-8"),
        "bad_no_header.csv": (first.split("\r\n", 1)[1], "utf-8"),
    }


def _comma_options() -> list[tuple[str, ...]]:
    often, rarely, never = "Yes, often", "Yes, rarely", "No"
    sessions = ["Wood, metal and paper", "Sewing", "Laser"]
    rows = [("Timestamp", "Do you come?", "What do you use?")]
    for n in range(24):
        used = [each for place, each in enumerate(sessions) if (n >> place) % 2 or place == n % 3]
        rows.append((f"2026/03/{n + 1:02} 10:00:00", (often, rarely, never)[n % 3], ", ".join(used)))
    return rows


def _grid_quiz() -> list[tuple[str, ...]]:
    rows = [("Timestamp", "Score", "How good is it? [Rooms]", "How good is it? [Tools]", "Anything else?")]
    said = (
        "The room is cold\nin winter, very",
        "No",
        'They call it "the cave"',
        "Fine, thanks",
        "Bring a lamp",
    )
    for n, text in enumerate(said):
        rows.append(
            (f"9/{n + 9}/2026 18:05:12", f"{n} / 5", ("Good", "Poor", "Fair")[n % 3], "Very good", text)
        )
    return rows


def _portuguese() -> list[tuple[str, ...]]:
    return [
        ("Carimbo de data/hora", "Nome completo", "O que falta?"),
        ("25/03/2026 09:15:00", "Rui Matos", "Mais horários à noite"),
        ("25/03/2026 10:15:00", "Ana Lopes", "Alguém para perguntar"),
        ("26/03/2026 11:15:00", "Eva Reis", "Um mapa das ferramentas"),
    ]


def _download() -> list[tuple[str, ...]]:
    return [
        ("Timestamp", "Username", "Which days?", "Where do you meet? [Online]", "What would help?"),
        ("2026/03/27 3:00:00 PM GMT+3", "a@example.org", "Mon;Tue", "Often", "A lift to the venue"),
        ("2026/03/27 3:10:00 PM GMT+3", "b@example.org", "Tue", "Never", "A shorter form"),
        ("2026/03/28 9:00:00 AM GMT+3", "c@example.org", "Mon;Fri", "Often", "Somebody on the door"),
        ("2026/03/28 9:30:00 AM GMT+3", "d@example.org", "Mon;Tue;Fri", "Rarely", "Coffee"),
    ]


def _forms_us() -> list[tuple[str, ...]]:
    head = (
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Which topics?\n(choose any)",
        "Your e-mail",
        "We work well together.Our team is open",
        "Total points",
        "Quiz feedback",
        "Points - Which topics?",
        "Feedback - Which topics?",
        "What should we try?",
    )
    topics = ("Frontend;AI;", "AI;", "Frontend;Data;", "Data;", "AI;Data;Frontend;")
    words = ("Agree", "Strongly agree", "Neutral", "Disagree", "Agree")
    tries = ("Pair up newcomers", "Shorter talks", "A help desk", "Record the talks", "Meet outside")
    rows = [head]
    for n in range(5):
        rows.append(
            (
                str(n + 1),
                f"7/{n + 2}/20 11:00:22",
                f"7/{n + 2}/20 11:03:40",
                "anonymous",
                "",
                topics[n],
                f"p{n}@example.org",
                words[n],
                "0",
                "",
                "0",
                "",
                tries[n],
            )
        )
    return rows


def _forms_de() -> list[tuple[str, ...]]:
    rows = [
        (
            "Id",
            "Startzeit",
            "Fertigstellungszeit",
            "E-Mail",
            "Name",
            "Welche Themen \u2013 bitte w\u00e4hlen",
            "Ich f\u00fchle mich willkommen",
            "Was w\u00fcnschst du dir?",
        )
    ]
    topics = ("Frontend;AI;", "AI;", "Frontend;Daten;", "Daten;")
    words = ("Stimme zu", "Stimme voll zu", "Neutral", "Stimme nicht zu")
    wishes = (
        "Mehr Zeit f\u00fcr Fragen",
        "Treffen am Abend; nicht mittags",
        "Eine \u201eOffene Werkstatt\u201c",
        "Feste Ansprechpartner",
    )
    for n in range(4):
        when = f"{27 + n % 3}.04.2026 11:3{n}"
        rows.append((str(n + 1), when, when, "anonymous", "anonymous", topics[n], words[n], wishes[n]))
    return rows


def _forms_es() -> list[tuple[str, ...]]:
    return [
        ("ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre", "¿Qué te falta?"),
        ("1", "3/4/26 10:00:00", "3/4/26 10:02:00", "anonymous", "", "Más tardes"),
        ("2", "3/5/26 10:00:00", "3/5/26 10:02:00", "anonymous", "", "Un banco que pueda reservar"),
    ]


def _surveymonkey() -> list[tuple[str, ...]]:
    rows = [
        (
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "End Date",
            "IP Address",
            "Email Address",
            "First Name",
            "Last Name",
            "Custom Data 1",
            "Which evenings, if any, suit you?",
            "",
            "",
            "",
            "What would you change,\nand why?",
            "How satisfied are you?",
        ),
        (
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "Tuesday",
            "Thursday",
            "Saturday",
            "Other (please specify)",
            "Open-Ended Response",
            "Response",
        ),
    ]
    said = (
        "The opening hours",
        "More help at the start",
        "Nothing",
        "Clear prices, on paper",
        "A shared calendar",
        "Signs",
    )
    for n, text in enumerate(said):
        when = f"03/{14 + n}/2026 10:0{n}:11 AM"
        rows.append(
            (
                f"1140{n}",
                "77",
                when,
                when,
                f"192.0.2.{n}",
                "",
                "",
                "",
                "",
                "Tuesday" if n % 2 else "",
                "Thursday" if n % 3 else "",
                "Saturday" if n == 3 else "",
                "Sunday mornings" if n == 4 else "",
                text,
                ("Satisfied", "Very satisfied", "Dissatisfied")[n % 3],
            )
        )
    return rows


def _typeform_old() -> list[tuple[str, ...]]:
    rows = [
        (
            "#",
            "What brings you here, {{field:1f2e}}?",
            "Learning",
            "Meeting people",
            "Tools",
            "Other",
            "Your phone",
            "Start Date (UTC)",
            "Submit Date (UTC)",
            "Network ID",
        )
    ]
    said = ("I want to build a boat", "My neighbour told me", "A broken chair", "The repair evening")
    for n, text in enumerate(said):
        rows.append(
            (
                f"8f3b{n}0c1d2e3f4a5b6c",
                text,
                "Learning" if n % 2 else "",
                "Meeting people" if n != 1 else "",
                "Tools" if n > 1 else "",
                "",
                f"'+91 98765 4321{n}",
                f"2026-03-1{n} 10:00:00",
                f"2026-03-1{n} 10:05:00",
                f"a1b2c3d{n}",
            )
        )
    return rows


def _typeform_new() -> list[tuple[str, ...]]:
    rows = [
        (
            "#",
            "What brings you here?",
            "What do you use?",
            "Response Type",
            "Start Date (UTC)",
            "Stage Date (UTC)",
            "Submit Date (UTC)",
            "Network ID",
            "Tags",
            "Ending",
        )
    ]
    said = ("A boat", "Curiosity", "My bike", "Friends of mine", "A course")
    used = ("Laser / Wood", "Wood", "Metal / Wood", "Laser", "Laser / Metal / Wood")
    for n in range(5):
        rows.append(
            (
                f"9f3b{n}0c1d2e3f4a5b6c",
                said[n],
                used[n],
                "completed",
                f"2026-03-1{n} 10:00:00",
                "",
                f"2026-03-1{n} 10:05:00",
                f"b1b2c3d{n}",
                "",
                "Thank you",
            )
        )
    return rows


def _nextcloud() -> list[tuple[str, ...]]:
    rows = [("User ID", "Display name", "Timestamp", "Which rooms do you use?", "What is missing?")]
    rooms = ("Wood; Metal", "Wood", "Metal; Paper", "Wood; Paper", "Paper")
    said = ("A window", "Heating", "A second door", "More shelves", "Quiet hours")
    for n in range(5):
        rows.append(
            ("Anonymous user", "Anonymous response", f"2026-03-1{n}T18:00:00+00:00", rooms[n], said[n])
        )
    return rows


def _slido() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for n, text in enumerate(
        ("When do we open?", "Who pays for it?", "Spam", "Only for the team", "Can we vote?")
    ):
        rows.append(
            {
                "type": "Question",
                "event_question_id": n,
                "text": text,
                "score": 5 - n,
                "is_answered": False,
                "is_public": n != 3,
                "date_created": f"2026-03-26T18:0{n}:00.000Z",
                "date_deleted": "2026-03-26T19:00:00.000Z" if n == 2 else None,
            }
        )
    return rows


def _scrumlr() -> list[tuple[str, ...]]:
    rows = [("note_id", "author_id", "author", "text", "column_id", "column", "rank", "stack", "voting_0")]
    for n, text in enumerate(
        ("Doors open late", "Great repair day", "Nobody knows the rules", "More evenings")
    ):
        rows.append(
            (
                f"11111111-2222-4333-8444-55555555555{n}",
                f"21111111-2222-4333-8444-55555555555{n}",
                f"Stan {n}",
                text,
                "31111111-2222-4333-8444-555555555550",
                ("Keep", "Change")[n % 2],
                str(n),
                "null",
                str(n % 3),
            )
        )
    return rows


def _parabol() -> list[tuple[str, ...]]:
    return [
        ("Reflection Group", "Votes", "Prompt", "Reflection", "Author"),
        ("Doors", "3", "What hindered us?", "The door was closed on Saturday", "Anonymous"),
        ("Doors", "3", "What hindered us?", "No key for the evening", "Anonymous"),
        ("Help", "1", "What helped us?", "The list of tools on the wall", "Anonymous"),
    ]


def _chat_table() -> list[tuple[str, ...]]:
    return [
        ("AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"),
        ("411000000000000001", "ada#0001", "2026-03-04 18:05", "Is the laser free tonight?", "", ""),
        ("411000000000000002", "ben#0002", "2026-03-04 18:06", "Ask @ada, she booked it", "", "👍 (2)"),
        ("411000000000000001", "ada#0001", "2026-03-04 18:07", "", "https://example.org/a.png", ""),
        ("411000000000000003", "cem#0003", "2026-03-05 08:00", "We need a list for that", "", ""),
    ]


WHATSAPP_DE = """\
04.03.26, 18:00 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.
04.03.26, 18:05 - Ada Brandt: Ist der Laser heute frei?
04.03.26, 18:06 - Ben: Ja, ab acht.
Aber nur mit Einweisung.
04.03.26, 18:07 - Ada Brandt: <Medien ausgeschlossen>
05.03.26, 09:12 - Cem: Wir brauchen eine Liste: wer darf was?
05.03.26, 09:15 - Dana hat die Gruppe verlassen
05.03.26, 09:20 - Ben: Ruf Ada an, +49 421 5550134
"""
WHATSAPP_US = """\
[3/14/26, 6:05:12 PM] Ada: Is the door open?
[3/14/26, 6:06:40 PM] Ben: No. Nobody has the key
[3/14/26, 6:07:02 PM] Ada: \u200eimage omitted
[3/15/26, 8:00:00 AM] Cem: Then let us meet on Saturdays
"""
LIST = """\
- More evenings
* A list of tools
3. Somebody to ask

4) Longer hours, please
[ ] A quiet corner
• Keys for all
Benches, and a roof
"""


def _engagement() -> list[tuple[str, ...]]:
    return [
        ("Topic", "Month", "Views", "Replies"),
        ("Laser introduction", "2026-01", "240", "14"),
        ("Repair evening", "2026-01", "180", "31"),
        ("Wood from the region", "2026-02", "22", "0"),
        ("Who has a key?", "2026-02", "410", "56"),
        ("Summer fair", "2026-03", "75", "3"),
    ]


def _formulas() -> list[tuple[str, ...]]:
    return [
        ("Timestamp", "Idea"),
        ("2026-03-04 10:00:00", '=HYPERLINK("http://example.org","Click me")'),
        ("2026-03-04 11:00:00", "'=1+1"),
        ("2026-03-04 12:00:00", "@SUM(A1:A9) is what I typed"),
        ("2026-03-04 13:00:00", "-3.8 degrees in the hall"),
    ]


def _repeats() -> list[tuple[str, ...]]:
    return [
        ("Comment", "Comment", "", "Comment (2)"),
        ("a bench", "a saw", "a lamp", "a door"),
        ("a roof", "a map", "a key", "a shelf"),
    ]


def workbooks() -> dict[str, Workbook]:
    """Name of the file: its workbook."""
    forms, voters, rows = Workbook(), Workbook(), Workbook()
    sheet = forms.active
    sheet.append(
        ("Id", "Start time", "Completion time", "Email", "Name", "What helps you?", "Rooms", "How likely?")
    )
    for n, text in enumerate(("A list of tools", "Longer hours", "A mentor", "Nothing yet", "=1+1")):
        when = dt.datetime.fromisoformat(f"2026-03-{4 + n:02} 18:05")
        sheet.append(
            (n + 1, when, when, "anonymous", None, None, "Wood;Metal;" if n % 2 else "Wood;", 10 - n)
        )
        cell = sheet.cell(n + 2, 6, text)
        cell.data_type = "s"
    voters.active.title = "Results"
    voters.active.append(("Mentimeter",))
    sheet = voters.create_sheet("Voters")
    for line in (("What do members miss?",), (), ("2 sessions",), ()):
        sheet.append(line)
    sheet.append(
        (
            "Date (UTC)",
            "Session",
            "Voter",
            "What is missing?: Answer",
            "How is it?:: Rooms",
            "How is it?:: Tools",
            "Quiz: Name",
            "Quiz: Emoji",
            "Quiz: Score",
        )
    )
    for n, text in enumerate(("Evenings", "A map", "Help at the door", "Quiet", "Tools to borrow", "A chat")):
        sheet.append(
            (f"2026-03-2{n}", n % 2 + 1, f"Voter {n % 4}", text, n % 5 + 1, 5 - n % 5, "Ada", "🦊", 900)
        )
    sheet = rows.active
    sheet.append(("Participante", "Pergunta", "Resposta"))
    for n in range(4):
        sheet.append((f"Participante {n}", "O que falta?", ("Tempo", "Mais luz", "Um mapa", "Cadeiras")[n]))
        sheet.append((f"Participante {n}", "Como foi?", n + 2))
    return {"forms.xlsx": forms, "mentimeter.xlsx": voters, "mentimeter_rows.xlsx": rows}


def write(folder: Path = FOLDER) -> None:
    """All files, the same bytes each time but for workbooks, which keep their time of writing."""
    folder.mkdir(exist_ok=True)
    for name, (text, encoding) in texts().items():
        (folder / name).write_bytes(text.encode(encoding))
    for name, book in workbooks().items():
        book.properties.created = book.properties.modified = STAMP
        book.save(folder / name)
    with zipfile.ZipFile(folder / "google_download.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        inside = zipfile.ZipInfo("What would help.csv", (2026, 3, 26, 9, 0, 0))
        packed.writestr(inside, (folder / "google_download.csv").read_bytes())
    (folder / "google_download.csv").unlink()
    (folder / "bad_binary.csv").write_bytes(bytes(random.Random(1).randbytes(4000)))


if __name__ == "__main__":
    write()
