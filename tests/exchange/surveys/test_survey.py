"""Every shape of a survey that tools write is read as what it is; what is none is refused in one sentence."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document.refused import Refused
from okrdesk.exchange.surveys.survey import Survey, SurveyFile, Wishes
from tests.files import write_surveys

FOLDER = write_surveys.FOLDER
TIME, PERSON, OPEN, CHOICE, CHOICES, SCALE, IGNORED = (
    "time", "person", "open", "choice", "choices", "scale", "ignored",
)  # fmt: skip

# file: (kind, tool, encoding, separator, line of the headings, lines in all, answers, roles)
SHAPES: dict[str, tuple[str, str, str, str, int, int, int, list[str]]] = {
    "members_first.csv": (
        "survey", "Google Forms", "UTF-8", ",", 1, 12, 12, [TIME, PERSON, PERSON, OPEN, CHOICES, SCALE],
    ),
    "members_whole.csv": (
        "survey", "Google Forms", "UTF-8", ",", 1, 52, 49, [TIME, PERSON, PERSON, OPEN, CHOICES, SCALE],
    ),
    "google_us.csv": ("survey", "Google Forms", "UTF-8", ",", 1, 12, 12, [TIME, OPEN, SCALE]),
    "google_de.csv": ("survey", "Google Forms", "UTF-8", ";", 1, 12, 12, [TIME, OPEN, SCALE]),
    "google_comma_option.csv": ("survey", "Google Forms", "UTF-8", ",", 1, 24, 24, [TIME, CHOICE, CHOICES]),
    "google_grid_quiz.csv": (
        "survey", "Google Forms", "UTF-8", ",", 1, 5, 5, [TIME, IGNORED, SCALE, CHOICE, OPEN],
    ),
    "google_portuguese.csv": ("survey", "Google Forms", "UTF-8", ",", 1, 3, 3, [TIME, PERSON, OPEN]),
    "google_download.zip": (
        "survey", "Google Forms", "UTF-8", ",", 1, 4, 4, [TIME, PERSON, CHOICES, SCALE, OPEN],
    ),
    "forms_us.csv": (
        "survey", "Microsoft Forms", "UTF-8", ",", 1, 5, 5,
        [PERSON, TIME, TIME, PERSON, PERSON, CHOICES, PERSON, SCALE, *[IGNORED] * 4, OPEN],
    ),
    "forms_de.csv": (
        "survey", "Microsoft Forms", "Windows-1252", ";", 1, 4, 4,
        [PERSON, TIME, TIME, PERSON, PERSON, CHOICES, SCALE, OPEN],
    ),
    "forms_es_utf16.csv": (
        "survey", "Microsoft Forms", "UTF-16", "\t", 1, 2, 2, [PERSON, TIME, TIME, PERSON, PERSON, OPEN],
    ),
    "forms.xlsx": (
        "survey", "Microsoft Forms", "", "", 1, 5, 5,
        [PERSON, TIME, TIME, PERSON, PERSON, OPEN, CHOICES, SCALE],
    ),
    "mentimeter.xlsx": (
        "survey", "Mentimeter", "", "", 5, 6, 6,
        [TIME, IGNORED, PERSON, OPEN, SCALE, SCALE, PERSON, IGNORED, IGNORED],
    ),
    "mentimeter_rows.xlsx": ("survey", "", "", "", 1, 4, 4, [PERSON, OPEN, SCALE]),
    "surveymonkey.csv": (
        "survey", "SurveyMonkey", "UTF-8", ",", 1, 6, 6,
        [PERSON, PERSON, TIME, TIME, *[PERSON] * 4, IGNORED, CHOICES, OPEN, OPEN, SCALE],
    ),
    "typeform_old.csv": (
        "survey", "Typeform", "UTF-8", ",", 1, 4, 4,
        [PERSON, OPEN, CHOICES, IGNORED, PERSON, TIME, TIME, PERSON],
    ),
    "typeform_new.csv": (
        "survey", "Typeform", "UTF-8", ",", 1, 5, 5,
        [PERSON, OPEN, CHOICES, IGNORED, TIME, TIME, TIME, PERSON, IGNORED, IGNORED],
    ),
    "nextcloud.csv": ("survey", "", "UTF-8", ",", 1, 5, 5, [PERSON, PERSON, TIME, CHOICES, OPEN]),
    "slido.json": ("questions", "Slido", "UTF-8", "", 0, 5, 3, [TIME, OPEN]),
    "scrumlr.csv": (
        "cards", "Scrumlr", "UTF-8", ",", 1, 4, 4,
        [PERSON, PERSON, PERSON, OPEN, PERSON, CHOICE, IGNORED, IGNORED, IGNORED],
    ),
    "parabol.csv": ("cards", "", "UTF-8", ",", 1, 3, 3, [CHOICE, IGNORED, CHOICE, OPEN, PERSON]),
    "chat_table.csv": (
        "chat", "", "UTF-8", ",", 1, 4, 3, [PERSON, PERSON, TIME, OPEN, IGNORED, IGNORED],
    ),
    "whatsapp_de.txt": ("chat", "", "UTF-8", "", 0, 7, 4, [TIME, PERSON, OPEN]),
    "whatsapp_us.txt": ("chat", "", "UTF-8", "", 0, 4, 3, [TIME, PERSON, OPEN]),
    "list.txt": ("lines", "", "UTF-8", "", 0, 7, 7, [OPEN]),
    "engagement.csv": ("engagement", "", "UTF-8", ",", 1, 5, 5, [OPEN, IGNORED, SCALE, SCALE]),
    "formulas.csv": ("survey", "Google Forms", "UTF-8", ",", 1, 4, 4, [TIME, OPEN]),
    "emoji.csv": ("survey", "Google Forms", "UTF-8", ",", 1, 2, 2, [TIME, OPEN]),
    "sep_line.csv": ("survey", "", "UTF-8", ";", 2, 1, 1, [TIME, OPEN]),
    "long_rows.csv": ("survey", "", "UTF-8", ",", 1, 2, 2, [OPEN, OPEN, OPEN, OPEN]),
}  # fmt: skip
BAD = {
    "bad_html.csv": "is a web page, not a table",
    "bad_empty.csv": "is empty",
    "bad_blank.csv": "is empty",
    "bad_header_only.csv": "has headings but no answers yet",
    "bad_no_header.csv": "has no headings: line 1 holds an answer",
    "bad_binary.csv": "is no table",
}


def file(name: str) -> SurveyFile:
    return SurveyFile((FOLDER / name).read_bytes(), name)


def survey(name: str, **wishes: object) -> Survey:
    return file(name).survey(Wishes(**wishes))  # type: ignore[arg-type]


def of_text(text: str, name: str = "x.csv") -> Survey:
    return SurveyFile(text.encode(), name).survey()


def said(found: Survey, name: str) -> list[str]:
    place = next(column.place for column in found.columns if column.name == name)
    return [found.shown(line.cells[place]) for line in found.lines]


def test_every_file_is_expected() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(SHAPES) | set(BAD)


def test_the_files_are_those_that_are_written(tmp_path: Path) -> None:
    write_surveys.write(tmp_path)
    for name in set(SHAPES) | set(BAD):
        if not name.endswith(".xlsx"):
            assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_is_read_as_it_is(name: str) -> None:
    found = survey(name)
    grid, roles = found.grid, [column.role for column in found.columns]
    assert (
        grid.kind, found.tool, grid.encoding, grid.separator, grid.header_row, found.rows,
        len(found.lines), roles,
    ) == SHAPES[name]  # fmt: skip
    assert found.rows == len(found.lines) + len(found.refused)


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_survey_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(Refused, match=BAD[name]) as refused:
        file(name)
    assert "\n" not in refused.value.sentence
    assert name in refused.value.sentence


def test_three_lines_of_the_members_are_refused_with_their_number() -> None:
    assert [(each.line, each.reason) for each in survey("members_whole.csv").refused] == [
        (19, "ends in the middle of a quoted answer"),
        (33, "“7 / 5” is not on the scale"),
        (48, "empty but for the time"),
    ]


def test_of_persons_only_the_shape_is_shown() -> None:
    columns = survey("members_whole.csv").columns
    assert columns[1].samples[:2] == ("j•••@example.org", "a•••@example.org")
    assert columns[2].samples == ("J••• K•••", "A••• B•••", "K••• B•••", "")


def test_names_addresses_and_numbers_are_covered_in_what_people_wrote() -> None:
    found = survey("members_whole.csv")
    texts = said(found, "What do you miss most?")
    assert found.found == 3
    assert "I wrote to ••• twice and heard nothing" in texts
    assert "Someone who answers the phone: •••" in texts
    assert "Ask •••, she knows the printer" in texts
    assert "Ask @lena, she knows the printer" in said(
        survey("members_whole.csv", cover=False), "What do you miss most?"
    )


def test_a_name_of_the_person_column_is_covered_where_it_is_written() -> None:
    rows = 'Name,Idea\nAda Byron,Ask Ben\nBen Okri,"Byron\'s bench, and the bendable lamp"\n'
    assert said(of_text(rows), "Idea") == ["Ask •••", "•••'s bench, and the bendable lamp"]


def test_days_and_amounts_are_no_phone_numbers() -> None:
    text = "When,Idea\n2026-03-04 10:00,From 01.03.2026 to 31.03.2026 for 0.75 - 0.80 or 12000 to 15000\n"
    assert of_text(text).found == 0


def test_chosen_answers_come_apart_where_they_recur() -> None:
    evenings = survey("members_whole.csv").columns[4]
    assert evenings.splitter is not None
    assert evenings.splitter.split("Tue, Wed, Thu") == ("Tue", "Wed", "Thu")
    topics = survey("forms_us.csv").columns[5]
    assert topics.samples[0] == "Frontend, AI"
    assert survey("typeform_new.csv").columns[2].samples[4:] == ()
    assert survey("typeform_new.csv").columns[2].samples[0] == "Laser, Wood"


def test_an_answer_that_holds_a_comma_stays_whole() -> None:
    used = survey("google_comma_option.csv").columns[2]
    assert used.splitter is not None
    assert used.splitter.split("Wood, metal and paper, Sewing") == ("Wood, metal and paper", "Sewing")


def test_text_with_commas_is_no_list_of_answers() -> None:
    rows = [
        ["When", "Idea"],
        *([f"2026-03-0{n} 10:00", f"Open {n}, please, at {n} or later"] for n in range(1, 9)),
    ]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert of_text(out.getvalue()).columns[1].role == "open"


def test_options_that_stand_in_columns_of_their_own_become_one() -> None:
    found = survey("surveymonkey.csv")
    assert [column.name for column in found.columns][9:] == [
        "Which evenings, if any, suit you?",
        "Which evenings, if any, suit you? [Other (please specify)]",
        "What would you change, and why?",
        "How satisfied are you?",
    ]
    assert said(found, "Which evenings, if any, suit you?")[3] == "Tuesday;Saturday;"
    assert survey("typeform_old.csv").columns[2].name == "Learning / Meeting people / Tools"


def test_the_order_of_days_is_asked_only_where_it_is_open() -> None:
    assert survey("google_us.csv").date_order == "mdy"
    assert survey("google_de.csv").date_order == "dmy"
    assert survey("google_download.zip").date_order == "ymd"
    asked = survey("members_whole.csv")
    assert (asked.date_order, asked.unclear_date) == ("", "4/3/2026 9:00:12")
    assert survey("members_whole.csv", date_order="dmy").date_order == "dmy"


def test_scales_are_figures_or_words_in_order() -> None:
    ease = survey("members_whole.csv").columns[5].scale
    assert ease is not None
    assert (ease.low, ease.high, ease.value("4"), ease.value("7 / 5"), ease.value("often")) == (
        1,
        5,
        4,
        None,
        None,
    )
    mood = survey("forms_de.csv").columns[6].scale
    assert mood is not None
    assert [mood.value(each) for each in ("Stimme nicht zu", "Neutral", "Stimme voll zu")] == [2, 3, 5]


def test_formulas_are_text() -> None:
    assert said(survey("formulas.csv"), "Idea") == [
        '=HYPERLINK("http://example.org","Click me")',
        "=1+1",
        "@SUM(A1:A9) is what I typed",
        "-3.8 degrees in the hall",
    ]
    assert "=1+1" in said(survey("forms.xlsx"), "What helps you?")


def test_answers_of_several_lines_are_one_answer() -> None:
    assert said(survey("google_grid_quiz.csv"), "Anything else?")[0] == "The room is cold\nin winter, very"


def test_a_line_for_each_answer_becomes_a_line_for_each_person() -> None:
    found = survey("mentimeter_rows.xlsx")
    assert said(found, "O que falta?") == ["Tempo", "Mais luz", "Um mapa", "Cadeiras"]
    assert said(found, "Como foi?") == ["2", "3", "4", "5"]


def test_messages_go_on_over_lines_and_notes_of_the_chat_are_refused() -> None:
    found = survey("whatsapp_de.txt")
    assert said(found, "Message") == [
        "Ist der Laser heute frei?",
        "Ja, ab acht.\nAber nur mit Einweisung.",
        "Wir brauchen eine Liste: wer darf was?",
        "Ruf ••• an, •••",
    ]
    assert [each.line for each in found.refused] == [1, 5, 7]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt  6:05 PM\nIs the door open?\nI am outside\nBen  6:06 PM\nNo\n",
        "Ada Brandt\n  6:05 PM\nIs the door open?\nI am outside\nBen\n  6:06 PM\nNo\n",
        "Ada — Today at 18:05\nIs the door open?\nI am outside\nBen — 03/04/2026 18:06\nNo\n",
        "Ada Brandt, [04.03.2026 18:05]\nIs the door open?\nI am outside\n\nBen, [04.03.2026 18:06]\nNo\n",
        "[18:05] Ada Brandt\nIs the door open?\nI am outside\n[18:06] Ben\nNo\n",
    ],
)
def test_copied_messages_lose_who_said_them(text: str) -> None:
    found = of_text(text, "chat.txt")
    assert found.grid.kind == "chat"
    assert said(found, "Message") == ["Is the door open?\nI am outside", "No"]


def test_a_list_with_times_is_no_chat() -> None:
    text = "Open until 18:00\nClose at 22:00\nA course at 9:30\nCoffee\n"
    assert (of_text(text, "list.txt").grid.kind, of_text(text, "list.txt").rows) == ("lines", 4)


def test_bullets_and_numbers_are_no_part_of_what_was_pasted() -> None:
    assert [line.cells[0] for line in survey("list.txt").lines] == [
        "More evenings", "A list of tools", "Somebody to ask", "Longer hours, please", "A quiet corner",
        "Keys for all", "Benches, and a roof",
    ]  # fmt: skip


def test_headings_are_each_named_once() -> None:
    assert [column.name for column in survey("long_rows.csv").columns] == [
        "Comment", "Comment (3)", "Column 3", "Comment (2)",
    ]  # fmt: skip


def test_roles_can_be_changed() -> None:
    roles = {"What do you miss most?": "ignored", "Your name": "open", "Which evenings suit you?": "choice"}
    found = survey("members_whole.csv", roles=roles)
    assert [column.role for column in found.columns] == [TIME, PERSON, OPEN, IGNORED, CHOICE, SCALE]


def test_a_line_with_more_cells_than_headings_is_refused_alone() -> None:
    found = of_text("When,Idea\n2026-03-04 10:00,One\n2026-03-04 11:00,Two,three\n2026-03-04 12:00,Four\n")
    assert [(each.line, each.reason) for each in found.refused] == [
        (3, "has 3 cells under 2 headings: “three” is left over"),
    ]
    assert len(found.lines) == 2


def test_one_question_without_separator_needs_no_second_column() -> None:
    found = of_text("What do you miss?\nEvenings, not lunch\nA bench, or two\n")
    assert said(found, "What do you miss?") == ["Evenings, not lunch", "A bench, or two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "Zeitstempel;Was fehlt?\n27.04.2026 11:34;Räume für Größere\n"
    found = SurveyFile(text.encode(encoding), "x.csv").survey()
    assert said(found, "Was fehlt?") == ["Räume für Größere"]
    assert found.grid.encoding == {"cp1252": "Windows-1252"}.get(
        encoding, encoding.upper()[:6].removesuffix("-")
    )


def test_ten_thousand_lines_are_read_and_more_than_twenty_thousand_refused() -> None:
    rows = [f"2026-03-{n % 28 + 1:02} 10:00,Idea {n}" for n in range(10_000)]
    assert of_text("\n".join(["When,Idea", *rows])).rows == 10_000
    with pytest.raises(Refused, match="more than 20000 lines"):
        of_text("\n".join(["When,Idea", *rows, *rows, *rows]))


def test_workbooks_that_unpack_to_too_much_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(Refused, match="unpacks to more"):
        SurveyFile(out.getvalue(), "bomb.xlsx")


@pytest.mark.parametrize(
    "inside", ["", "<a", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_damaged_workbooks_are_refused(inside: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", inside)
    with pytest.raises(Refused, match="is damaged"):
        SurveyFile(out.getvalue(), "x.xlsx")


@pytest.mark.parametrize(
    ("inside", "name", "said"),
    [
        (["content.xml"], "x.ods", "holds no table that is known here"),
        (["a.csv", "b.csv"], "x.zip", "holds 2 tables"),
    ],
)
def test_a_packed_file_that_is_not_one_table_is_refused(inside: list[str], name: str, said: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for each in inside:
            packed.writestr(each, "x")
    with pytest.raises(Refused, match=said):
        SurveyFile(out.getvalue(), name)


@pytest.mark.parametrize(
    ("heading", "cells", "role"),
    [
        ("Wer bist du?", ["Ada", "Ben", "Cem", "Dana", "Eva"], PERSON),
        ("Your name (optional)", ["", "", "Ada"], PERSON),
        ("Adresse", ["Ring 1", "Ring 2", "Ring 3"], PERSON),
        ("Kontakt", ["a@b.de", "0421 555 0134", "c@d.de"], PERSON),
        ("Guests", ["Ada Byron", "Ben Okri", "Cem Kaya", "Dana Roth"], PERSON),
        ("Was fehlt?", ["Mehr Kurse", "Bessere Türen", "Kleine Preise", "Offene Werkstatt"], OPEN),
        ("Name one thing you would change", ["The door", "A lamp", "A saw"], OPEN),
        ("Mitglied?", ["Ja", "Nein", "Ja", "Ja", "Nein", "Ja"], CHOICE),
        ("How old are you?", ["34", "51", "28", "44"], IGNORED),
        ("Photo", ["https://example.org/1", "https://example.org/2", "https://example.org/3"], IGNORED),
    ],
)
def test_columns_are_told_by_heading_and_content(heading: str, cells: list[str], role: str) -> None:
    out = io.StringIO()
    texts = ["one", "two", "three", "four", "five", "six"]
    csv.writer(out).writerows([(heading, "Anything else?"), *zip(cells, texts, strict=False)])
    assert of_text(out.getvalue()).columns[0].role == role


def test_other_json_is_refused() -> None:
    for text in ('{"a": 1}', "[" * 100_000, "[1, 2]", '[{"text": 3}]'):
        with pytest.raises(Refused, match="JSON without questions"):
            SurveyFile(text.encode(), "x.json")


@given(
    st.binary(max_size=400) | st.text(max_size=400).map(str.encode),
    st.sampled_from(["x.csv", "x.txt", "x.xlsx"]),
)
def test_anything_else_is_refused_and_nothing_worse(content: bytes, name: str) -> None:
    with suppress(Refused):
        found = SurveyFile(content, name).survey()
        assert found.rows == len(found.lines) + len(found.refused)


def test_a_list_that_was_saved_as_a_table_loses_no_line() -> None:
    found = of_text("We need a room\nMore evenings\nA mentor\n")
    assert said(found, "Text") == ["We need a room", "More evenings", "A mentor"]
    asked = of_text("What do you need?\nA room\nA mentor\n")
    assert said(asked, "What do you need?") == ["A room", "A mentor"]


def test_the_three_lines_of_headings_of_qualtrics_are_one() -> None:
    found = of_text(
        'Q1,Q2\nWhat do you need?,"How often, roughly?"\n'
        '"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\nA room,weekly\nA mentor,monthly\n'
    )
    assert [column.name for column in found.columns] == ["What do you need?", "How often, roughly?"]
    assert said(found, "What do you need?") == ["A room", "A mentor"]


def test_a_table_without_headings_loses_no_answer() -> None:
    rows = ["often,evenings,More rooms", "never,weekends,A mentor", "often,evenings,Quiet hours"]
    told = of_text("\n".join(rows))
    assert ([column.name for column in told.columns], told.grid.header_row) == (
        ["Column 1", "Column 2", "Column 3"],
        0,
    )
    assert said(told, "Column 3") == ["More rooms", "A mentor", "Quiet hours"]
    headed = of_text("\n".join(["How often,When?,What is missing", *rows]))
    assert (headed.grid.header_row, len(headed.lines)) == (1, 3)
    twice = of_text("\n".join(["often,evenings,Missing", *rows, "often,evenings,Missing"]))
    assert twice.grid.header_row == 1, "headings that are written again are headings"


def test_somebody_can_say_whether_there_are_headings() -> None:
    content = b"More rooms,A mentor,,beans\nQuiet hours,Tea,,peas\nBread,Soup,,rice\n"
    assert SurveyFile(content, "x.csv").survey().grid.header_row == 1
    told = SurveyFile(content, "x.csv", has_none=True).survey()
    assert said(told, "Column 1") == ["More rooms", "Quiet hours", "Bread"]
    assert [column.name for column in told.columns] == ["Column 1", "Column 2", "Column 4"]
    assert "no headings" in told.described()
    repeated = b"often,evenings\nnever,weekends\noften,evenings late\nnever,evenings\n"
    assert SurveyFile(repeated, "x.csv", has_none=False).survey().grid.header_row == 1
