"""Every format by a file shaped like the real ones: recognised, read, brought, and the same the next time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.document.refused import Refused
from okrdesk.exchange.rescue import formats
from okrdesk.exchange.rescue.format import NO, SURE
from okrdesk.exchange.rescue.given import Given, Ways
from okrdesk.okr import cycles
from okrdesk.okr.rescued.rows import KeyResultRow, Link
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.exchange.rescue.reading import FOLDER, given, read, told
from tests.gui.desks import DAY
from tests.okr.rescued import made_rows as rows

FILES = {
    "viva_goals_synthetic.csv": "viva-goals", "viva_goals_no_id.csv": "viva-goals",
    "viva_goals_older.csv": "viva-goals", "okr-export-nord.csv": "viva-goals",
    "viva_archive.zip": "viva-goals",
    "viva_template.xlsx": "viva-goals", "burning_okr.xlsx": "burningokr", "burning_okr_de.xlsx": "burningokr",
    "okr_tracker.json": "okr-tracker", "appfire.csv": "appfire", "leantime.csv": "leantime",
    "srcd.md": "markdown", "openokr.txt": "markdown", "peoplebox.csv": "table", "german.csv": "table",
    "culture_amp.csv": "table", "goalscape.csv": "table",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_recognised_brought_and_known_again(name: str) -> None:
    reading = read(name)
    assert reading.form == FILES[name]
    document = factories.workspace()
    plan = rows.planned(document, reading)
    alone = any(not row.parents and not row.unless for row in reading.key_results)
    if name.startswith("viva_goals_"):
        assert plan.count("new")["key_results"] == 3, "of variants without ids too"
    assert plan.count("new")["objectives"] == len(reading.objectives) + alone > 0
    rows.brought(document, reading)
    again = rows.planned(document, read(name))
    assert (again.to_bring, again.count("new")["check_ins"]) == (0, 0)


def test_every_format_has_a_file() -> None:
    # Our own tables are read back in test_own_tables.py.
    assert {*FILES.values(), "okrdesk"} == set(formats.FORMATS)


def values(name: str) -> dict[str, tuple[Decimal | None, ...]]:
    """Start, target and the last value of each key result."""
    return {
        row.title: (
            row.values.get("baseline"), row.values.get("target"),
            row.check_ins[-1].values["value"] if row.check_ins else None,
        )
        for row in read(name).key_results
        if not row.unless
    }  # fmt: skip


def numbers(*of: str | int) -> tuple[Decimal, ...]:
    return tuple(Decimal(each) for each in of)


def key_result(name: str, title: str) -> KeyResultRow:
    return next(row for row in read(name).key_results if row.title == title)


@pytest.mark.parametrize("name", ["burning_okr.xlsx", "burning_okr_de.xlsx"])
def test_burning_okr_s_end_is_a_value_and_its_progress_the_objective_s(name: str) -> None:
    reading = read(name)
    assert told(reading) == {"Grow": ["Members", "No-shows"], "Learn": ["Evenings"]}
    assert values(name) == {
        "Members": numbers(100, 500, 300), "No-shows": numbers(40, 20, 30), "Evenings": numbers(0, 12, 6)
    }  # fmt: skip
    grow, learn = reading.objectives
    assert (grow.progress, learn.progress, grow.team, learn.team) == (Decimal("0.5"), 1, "Nord", "Süd")
    assert grow.values["supports"] == "Be known"


def test_okr_tracker_begins_at_nothing() -> None:
    assert values("okr_tracker.json") == {"Members": numbers(0, 500, 200), "Evenings": numbers(0, "12.5", 0)}
    members = key_result("okr_tracker.json", "Members")
    assert (members.check_ins[0].key, members.check_ins[0].values["confidence"]) == ("2026-02-01", 8)
    assert [link.weight for link in members.parents] == [Decimal(2)]


def test_okr_tracker_means_nothing_as_the_start_of_what_is_beyond_its_target() -> None:
    below = '[{"title": "A", "target": 10, "current": 99}, {"title": "B", "target": 0, "current": 0}]'
    whole = '{"objectives": [{"id": 1, "title": "Grow", "keyResults": ' + below + "}]}"
    reading = read("x.json", whole)
    assert [row.values.get("baseline") for row in reading.key_results] == [0, None]


def test_what_stands_beside_a_start_is_the_value_aimed_at() -> None:
    text = "Objective;Key Result;Start;Ziel;Aktuell\nWachsen;Mitglieder;1.200,5;1.500;1,500\n"
    reading = read("x.csv", text, locale="de")
    (row,) = reading.key_results
    assert (row.values["target"], row.check_ins[0].values["value"]) == (1500, Decimal("1.5"))
    assert {"“1,500”": "1.500", "“1.500”": "1500"}.items() <= {
        e.what: e.how for e in reading.read_thus
    }.items()


def test_appfire_s_outline_numbers_say_what_belongs_to_what() -> None:
    reading = read("appfire.csv")
    assert told(reading) == {"Be known": [], "Grow": ["Members", "No-shows"]}
    assert reading.objectives[1].parents[0].key == reading.objectives[0].key
    assert values("appfire.csv")["Members"] == numbers(100, 1500, 200)
    assert [row.unless for row in reading.key_results if row.unless] == ["an initiative, not a key result"]


def test_leantime_s_goals_have_a_metric_or_a_parent() -> None:
    assert told(read("leantime.csv")) == {
        "Members stay": ["Members after a year", "Evenings"],
        "Only words": [],
    }
    assert key_result("leantime.csv", "Members after a year").values["measure"] == "percentage"


def test_the_archive_of_viva_goals_has_the_keys_of_its_table() -> None:
    members = key_result("viva_archive.zip", "Members")
    assert (members.key, members.parents) == ("12", (Link("11", "Grow", Decimal("60.5")),))
    assert [each.values["value"] for each in members.check_ins] == list(numbers(150, "200.5"))


def test_the_archive_names_by_ids_and_has_ranges_and_targets_by_days() -> None:
    hours, guests = (key_result("viva_archive.zip", title) for title in ("Hours until a reply", "Guests"))
    assert hours.values == {"measure": "band", "unit": "Hours", "low": 6, "high": 12}
    assert (hours.owner, hours.helpers) == ("Ben Probe", ("Ada Muster",))
    # 31 January is 30 of 90 days on the way, 2 March 60: who is there then is as far as the time is.
    assert guests.values["checkpoints"] == ((20, Decimal("0.3333")), (60, Decimal("0.6667")))
    reading = read("viva_archive.zip")
    doors = next(row for row in reading.objectives if row.title == "Open the doors")
    assert (doors.owner, doors.team, doors.period) == ("Ada Muster", "Nord", "Q1 2026")
    assert {each.what: each.how for each in reading.read_thus}.items() >= {
        "Owners “Ada Muster, Ben Probe” of “Open the doors”": "the first of them",
        "Teams “Nord, Süd”": "the first of them",
        "Phased targets of “Guests”": "2 of them on the way",
    }.items()


def test_other_tables_are_read_by_their_headings() -> None:
    assert values("peoplebox.csv")["Evenings"] == numbers(0, 12, "4.5")
    assert [link.weight for link in key_result("peoplebox.csv", "Members").parents] == [Decimal(60)]
    assert values("german.csv") == {
        "Mitglieder": numbers(1200, "1500.5", 1250),
        "Abende": numbers(0, 12, "4.5"),
    }
    assert told(read("culture_amp.csv")) == {"Grow": ["Members", "Evenings"], "Learn": ["Courses"]}
    assert told(read("goalscape.csv")) == {"Grow": ["Members", "Evenings"]}


def test_lists_are_read_by_headings_boxes_bars_and_words() -> None:
    assert told(read("srcd.md")) == {
        "Grow the community": ["Raise members from 120 to 500", "A place of our own"],
        "Learn together": ["Hold a course", "Hold another one"],
    }
    steps = key_result("srcd.md", "Raise members from 120 to 500")
    assert ([each.name for each in steps.values["stages"]], steps.check_ins[0].values["value"]) == (
        ["Ask the school", "Print flyers", "Stand at the market"], 1,
    )  # fmt: skip
    assert values("openokr.txt")["No-shows"] == numbers(40, 20, 30)
    pasted = "Ziel: Wachsen\nKR 1.1: Mitglieder von 120 auf 1.500\nKR1.2 – Abende"
    assert told(read("x", pasted, locale="de")) == {"Wachsen": ["Mitglieder von 120 auf 1.500", "Abende"]}
    plain = "Grow\n- Members\n- Evenings\n\nLearn\n- Courses"
    assert told(read("x", plain)) == {"Grow": ["Members", "Evenings"], "Learn": ["Courses"]}
    titled = (
        "# Our quarter\n**Objective 1: Grow**\n* KR1: Members\n1. Evenings\n**Objective 2: Learn**\n* Courses"
    )
    assert told(read("x", titled)) == {"Grow": ["Members", "Evenings"], "Learn": ["Courses"]}
    nested = "- Grow\n  - Members from 1 to 9\n- Learn\n  - Krakow evenings"
    assert told(read("x", nested)) == {"Grow": ["Members from 1 to 9"], "Learn": ["Krakow evenings"]}


def test_no_line_of_a_list_is_dropped_or_cut_silently() -> None:
    title, own = "Grow " * 900 + "end", "Members " * 2000 + "end"
    (row,) = read("x", f"Objective: {title}\n- KR {own}\n").key_results
    assert (row.title, row.parents[0].title) == (own, title)
    text = "O: Grow | Ada | Ben\n- KR Members | 0 | 9 | 3 | more\n  - a remark\nAnother\n- " + "x" * 100_001
    reading = read("x.md", text)
    assert {each.line: each.reason for each in reading.refused}[3] == "neither an objective nor a key result"
    assert sorted(each.line for each in reading.refused) == [3, 4, 5]
    assert [each.what for each in reading.read_thus] == ["“Ben”", "“more”"]
    assert reading.lines == 5


def test_our_own_page_for_a_wiki_is_known_and_refused() -> None:
    document = factories.sample_of(DAY)
    content = OUTPUTS["markdown"].write(document, Asked(cycles.current(document, DAY).id, DAY, "md")).content
    assert formats.recognised(given("ours.md", content)).key == "markdown"
    for form in ("", "markdown"):
        with pytest.raises(Refused, match=r"a page of ours.*\.xlsx, \.csv or \.json"):
            read("ours.md", content, form=form)
    theirs = "## 1 Grow\n- **1.1** Members: from 100% to 120% · on track\n**10% of 20%**"
    assert told(read("theirs.md", theirs.replace("10% of 20%", "soon"))) == {
        "1 Grow": ["1.1 Members: from 100% to 120% · on track"]
    }


def test_a_column_is_taken_as_somebody_says() -> None:
    content = "What,Where to,Group\nMembers,500,Grow\n"
    mine = Ways("en", {"what": "key-result", "Where to": "target", "Group": "objective"})
    reading = formats.read(Given(content.encode(), "x.csv", mine), "table")
    assert told(reading) == {"Grow": ["Members"]}
    with pytest.raises(Refused, match="There is no column “Wat”"):
        formats.read(Given(content.encode(), "x.csv", Ways("en", {"Wat": "title"})), "table")
    with pytest.raises(Refused, match="A column cannot be “goal”"):
        formats.read(Given(content.encode(), "x.csv", Ways("en", {"What": "goal"})), "table")


def test_a_table_without_an_objective_refuses_each_line_until_it_is_chosen() -> None:
    reading = read("x.csv", "Start,Target\n1,2\n3,4\n", form="table")
    assert [(each.line, each.reason) for each in reading.refused] == [
        (n, "no column says what the objective is; choose it") for n in (2, 3)
    ]


def test_what_is_nothing_of_all_that_is_refused_in_one_sentence() -> None:
    for name, content in (
        ("empty.csv", b""), ("page.html", b"<html><body>x</body></html>"), ("x.json", b'{"a": 1}'),
        ("x.txt", b"Dear all, thank you."), ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("x.bin",
        bytes(200)),
    ):  # fmt: skip
        with pytest.raises(Refused):
            read(name, content)
        with pytest.raises(Refused):
            read(name, content, form="burningokr")


def test_only_its_own_files_are_recognised_for_sure() -> None:
    sure = {
        name: [key for key, form in formats.FORMATS.items() if form.recognise(given(name)) == SURE]
        for name in FILES
    }
    named = {name: keys for name, keys in sure.items() if keys}
    assert named == {name: [key] for name, key in FILES.items() if key not in ("markdown", "table")}
    assert all(form.recognise(given("x.txt", "Hello")) == NO for form in formats.FORMATS.values())


def test_the_folder_holds_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*FILES, "okr-export-nord-before.csv"}


def test_two_teams_may_want_the_same() -> None:
    reading = read("x.csv", "Team,Objective,Key result,Target\nNord,Grow,Members,5\nSüd,Grow,Members,7\n")
    assert [(row.team, row.title) for row in reading.objectives] == [("Nord", "Grow"), ("Süd", "Grow")]
    assert [row.parents[0].key for row in reading.key_results] == ["grow", "sud / grow"]
    assert len({row.key for row in reading.key_results}) == 2
