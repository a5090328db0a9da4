"""What was exported comes back: the same figures in a new workspace, nothing twice in the old one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gettext
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from okrdesk import i18n, paths
from okrdesk.cli.show_json import as_json
from okrdesk.document.document import Document
from okrdesk.exchange import workspace_json
from okrdesk.exchange.cycle_tables import cycle_fields, not_brought_back
from okrdesk.exchange.goal_tables import (
    check_in_fields,
    initiative_fields,
    key_result_fields,
    objective_fields,
)
from okrdesk.exchange.rescue import formats, own_workspace
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.workspace_csv import to_csv, to_zip
from okrdesk.exchange.workspace_xlsx import to_xlsx
from okrdesk.okr import (
    check_ins,
    cycles,
    initiatives,
    key_results,
    mission,
    objectives,
    people,
    review,
)
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.outline import Outline
from okrdesk.okr.rescued.bring import bring
from okrdesk.okr.rescued.plan import Plan
from okrdesk.okr.rescued.planning import plan
from okrdesk.okr.rescued.rows import Reading
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.reports.charts.kinds import About, kinds
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests import factories
from tests.examples import examples
from tests.exchange import hostile
from tests.exchange.test_workspace_xlsx import MEASURED, WEIGHTS, seen_in

Plain = gettext.NullTranslations


class Backwards(Plain):
    """A language of which everybody can see that it is another."""

    def gettext(self, message: str) -> str:
        return message if "{" in message else message[::-1]


DAY = dt.date(2026, 2, 8)
WAYS: dict[str, Callable[[Document, Outline], bytes]] = {"xlsx": to_xlsx, "csv": to_csv, "zip": to_zip}
# What tables do not bring, as they say: ids are others, and targets that moved are history.
BESIDE = {"id", "workspace", "continues", "target_moved"}


@pytest.fixture(scope="module")
def sample() -> Iterator[Document]:
    document = factories.sample_of(DAY)
    yield document
    document.close()


def figures(document: Document) -> Any:
    """Everything that `okrdesk show --json` says of the goals."""
    return bare(as_json(document, seen_in(document)))


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items() if key not in BESIDE}
    if isinstance(value, list):
        return [bare(each) for each in value]
    return decimal(value)


def decimal(value: Any) -> Any:
    """A number without trailing zeros, which a spreadsheet cannot keep."""
    try:
        return Decimal(value).normalize() if isinstance(value, str) and value[:1] in "-0123456789" else value
    except ArithmeticError:
        return value


def read(content: bytes, way: str) -> Reading:
    reading = formats.read(Given(content, f"goals.{way}"))
    assert reading.form == "okrdesk"
    return reading


def emptied(cycle: Cycle) -> Document:
    document = Document.create(None, "Other", factories.OTHER, "Bo")
    cycles.add(document, cycle.name, cycle.first_day, cycle.last_day)
    return document


def planned(document: Document, reading: Reading) -> Plan:
    return plan(document, cycles.all_cycles(document)[0].id, reading, DAY)


def brought(source: Document, way: str) -> Document:
    """A new workspace with what comes out of the other one and in again."""
    seen = seen_in(source)
    reading = read(WAYS[way](source, seen), way)
    assert reading.refused == ()
    assert [each.how for each in reading.read_thus] == [not_brought_back()]
    made = emptied(seen.cycle)
    if reading.objectives:
        what = planned(made, reading)
        assert (what.refused, what.left_out) == ((), ())
        bring(made, what)
    return made


@pytest.mark.parametrize("way", WAYS)
def test_the_sample_has_the_same_figures_in_a_new_workspace(sample: Document, way: str) -> None:
    made = brought(sample, way)
    assert figures(made) == figures(sample)
    names = {line.owner.name for line in seen_in(sample).key_results if line.owner}
    assert names <= {person.name for person in people.everyone(made)}
    assert len(made.history()) == len(emptied(seen_in(sample).cycle).history()) + 1, "one step, one undo"
    made.undo()
    assert seen_in(made).objectives == ()
    made.close()


def drawn(document: Document) -> Any:
    """What the one-pager and every chart say."""
    seen = seen_in(document)
    page = onepager_of(document, seen.cycle.id, DAY, compares=False)
    about = [About(document, seen, document.locale, line=line) for line in seen.key_results]
    charts = [
        kind.of(each).table() for kind in kinds() for each in (about if kind.of_key_result else about[:1])
    ]
    said = {each.name: getattr(page, each.name) for each in dataclasses.fields(page)}
    return {name: value for name, value in said.items() if name not in UNSAID}, charts


# What of the one-pager is in no table: what is asked and left for later; the chart is compared by its table.
UNSAID = {"asks", "not_now", "chart"}


@pytest.mark.parametrize("way", WAYS)
def test_page_and_charts_say_the_same_in_a_workspace_that_was_begun_from_the_file(
    sample: Document, way: str
) -> None:
    content = WAYS[way](sample, seen_in(sample))
    unmoved = workspace_json.from_json(workspace_json.to_json(sample), "goals.json")
    with unmoved.merging():  # a target that moved is history
        unmoved.database.execute_sql("DELETE FROM change WHERE field = 'target'")
    made = own_workspace.begun(Given(content, f"goals.{way}"))
    bring(made, planned(made, read(content, way)))
    assert drawn(made) == drawn(unmoved)
    ours, theirs = mission.read(sample), mission.read(made)
    names = ("name", "mission", "vision", "audience", "locale", "rule", "cadence")
    assert [getattr(theirs, name) for name in names] == [getattr(ours, name) for name in names]
    made.close()
    unmoved.close()


@pytest.mark.parametrize("way", WAYS)
def test_what_was_said_here_stays_and_only_what_is_new_comes(sample: Document, way: str) -> None:
    document = Document.load(factories.content(sample), factories.ACTOR, "Ada")
    home = seen_in(document).objectives[0].objective.id
    review.decide(document, home, "split", "Two halves")
    content = WAYS[way](document, seen_in(document))
    other = emptied(seen_in(document).cycle)
    bring(other, planned(other, read(content, way)))
    count = planned(other, read(content, way)).to_bring
    assert count == 0
    review.decide(other, seen_in(other).objectives[0].objective.id, "keep", "As it is")
    review.decide(document, home, "retire", "Done")
    again = read(WAYS[way](document, seen_in(document)), way)
    assert planned(other, again).besides.count == 0
    review.decide(other, seen_in(other).objectives[0].objective.id, "")
    what = planned(other, again)
    assert [row.values["decision"] for row in what.besides.reviews] == ["retire"]
    bring(other, what)
    assert figures(other) == figures(document)
    for each in (document, other):
        each.close()


def test_a_file_says_what_it_does_not_bring_back(sample: Document) -> None:
    summary = openpyxl.load_workbook(io.BytesIO(to_xlsx(sample, seen_in(sample)))).worksheets[0]
    said = [str(cell.value) for row in summary.rows for cell in row]
    assert any(not_brought_back() in each for each in said)
    with zipfile.ZipFile(io.BytesIO(to_zip(sample, seen_in(sample)))) as packed:
        assert not_brought_back() in packed.read("read-me.txt").decode()


def test_json_has_the_same_figures(sample: Document) -> None:
    made = workspace_json.from_json(workspace_json.to_json(sample), "goals.json")
    assert figures(made) == figures(sample)
    made.close()


def test_headings_of_any_language_are_known(sample: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook whose headings were written in a language that the desk does not speak now."""
    monkeypatch.setattr(i18n, "languages", lambda: ("en", "de"))
    monkeypatch.setattr(i18n, "_catalogue", lambda name: Backwards() if name == "de" else Plain())
    with i18n.speaking("de"):
        content = to_xlsx(sample, seen_in(sample))
    heads = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content)).worksheets[2][1]]
    assert heads[:2] == ["rebmuN", "rebmun evitcejbO"]
    assert len(read(content, "xlsx").key_results) == 10


@pytest.mark.parametrize("way", WAYS)
def test_in_the_workspace_it_came_from_nothing_is_new(sample: Document, way: str) -> None:
    content = WAYS[way](sample, seen_in(sample))
    what = planned(sample, read(content, way))
    assert what.count("new") == {"objectives": 0, "key_results": 0, "check_ins": 0, "people": 0}
    assert what.count("updated") == {"objectives": 0, "key_results": 0, "check_ins": 0, "people": 0}
    assert what.count("same")["key_results"] == 10


def test_what_was_changed_in_the_workbook_is_changed(sample: Document) -> None:
    document = Document.load(factories.content(sample), factories.ACTOR, "Ada")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(document, seen_in(document))))
    heads = [cell.value for cell in book["Key results"][1]]
    book["Key results"].cell(2, heads.index("Target") + 1).value = 14
    book["Key results"].cell(3, heads.index("Owner") + 1).value = "Ada Lovelace"
    given_ = book["Check-ins"]
    given_.append(["1.1", "", dt.datetime.combine(DAY, dt.time()), 9, 8, "Jana Petersen", "Typed there"])
    saved = io.BytesIO()
    book.save(saved)
    what = planned(document, read(saved.getvalue(), "xlsx"))
    assert what.count("updated")["key_results"] == 2
    assert what.count("new") == {"objectives": 0, "key_results": 0, "check_ins": 1, "people": 1}
    bring(document, what)
    first, second = seen_in(document).key_results[:2]
    assert first.key_result.target == 14
    assert (second.owner and second.owner.name) == "Ada Lovelace"
    assert (first.latest and first.latest.note) == "Typed there"
    document.close()


def test_what_it_stands_at_today_is_a_check_in_of_today(sample: Document) -> None:
    document = Document.load(factories.content(sample), factories.ACTOR, "Ada")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(document, seen_in(document))))
    today = [cell.value for cell in book["Key results"][1]].index("Today") + 1
    for row, typed in ((2, 9), (4, 0.45), (10, 3000)):
        book["Key results"].cell(row, today).value = typed
    saved = io.BytesIO()
    book.save(saved)
    reading, later = read(saved.getvalue(), "xlsx"), DAY + dt.timedelta(3)
    what = plan(document, cycles.all_cycles(document)[0].id, reading, later)
    assert what.count("new")["check_ins"] == 3
    bring(document, what)
    latest = [line.latest for line in seen_in(document, later).key_results]
    given_ = [latest[row] for row in (0, 2, 8)]
    assert [(each.on, each.value) for each in given_ if each] == [(later, 9), (later, 45), (later, 3000)]
    again = plan(document, cycles.all_cycles(document)[0].id, reading, later)
    assert again.count("new")["check_ins"] == 0
    document.close()


@given(st.data())
@examples(2, 50, phases=(Phase.generate,))
def test_any_goals_come_back_with_the_same_figures(data: st.DataObject) -> None:
    document = Document.create(None, "Makers", factories.ACTOR, "Ada")
    cycle = factories.quarter(document)
    bo = people.add(document, "Bo, =the one")
    for number in range(data.draw(st.integers(1, 2))):
        title = " ".join(data.draw(hostile.texts).split())[:500]
        goal = objectives.Objective("", cycle, f"{title} {number}", weight=data.draw(WEIGHTS), owner_id=bo)
        home = objectives.add(document, goal)
        for nth, measured in enumerate(data.draw(st.lists(st.sampled_from(MEASURED), max_size=3))):
            row = replace(measured, objective_id=home, title=f"{title} {nth}", weight=data.draw(WEIGHTS))
            made = key_results.add(document, replace(row, helper_ids=(bo,), due=dt.date(2026, 3, 1)))
            for day in range(data.draw(st.integers(0, 2))):
                note = data.draw(hostile.texts).strip()
                check_ins.record(
                    document, made, Decimal(1), on=DAY - dt.timedelta(day), note=note, confidences=(5, 7)
                )
            for work in data.draw(st.lists(st.sampled_from(("Print flyers", title or "x")), max_size=1)):
                owner, done = data.draw(st.sampled_from((None, bo))), data.draw(st.sampled_from((None, DAY)))
                initiatives.add(document, made, work, owner_id=owner, due=DAY, blocker="Rain", done_on=done)
        review.decide(document, home, data.draw(st.sampled_from(("", *review.DECISIONS))), f"{title} why")
        for question in data.draw(st.sets(st.sampled_from(review.QUESTIONS))):
            given_ = data.draw(st.sampled_from(review.ANSWERS))
            review.answer(document, home, question, given_, f"{title} so")
        review.estimate_members(document, home, data.draw(st.sampled_from((None, 0, 120))))
    for way in WAYS:
        other = brought(document, way)
        assert figures(other) == figures(document)
        other.close()
    document.close()


def test_lines_that_make_no_sense_are_named_and_the_others_come() -> None:
    document = factories.workspace()
    content = to_csv(document, seen_in(document)).decode("utf-8-sig")
    lines = content.split("\r\n")
    lines[1] = lines[1].replace(",number,increase,", ",parrots,increase,")
    lines[2] = lines[2].replace(",0,,100,", ",zero,,100,")
    reading = read("\r\n".join(lines).encode(), "csv")
    assert len(reading.key_results) == 1
    assert [(each.line, each.reason) for each in reading.refused] == [
        (2, f"“parrots” is none of: {', '.join(MEASURES)}"),
        (4, "“zero” is not a number; type one such as 37 or 1200.5."),  # two people stand in line 2 and 3
    ]
    document.close()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("=1/3", "0.333333333333"),
        (1e17, "100000000000000000"),
        (1e18, "more digits than can be kept"),
        ("1e999", "more digits than can be kept"),
        (1e-13, "0"),
        ("a lot", "is not a number"),
        (True, "is not a number"),
        (dt.datetime(2026, 1, 1, tzinfo=None), "is not a number"),  # noqa: DTZ001
    ],
)
def test_what_somebody_typed_as_a_target(typed: Any, told: str) -> None:
    document = factories.workspace()
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(document, seen_in(document))))
    cell = book["Key results"].cell(2, [each.value for each in book["Key results"][1]].index("Target") + 1)
    cell.value = 1 / 3 if typed == "=1/3" else typed
    saved = io.BytesIO()
    book.save(saved)
    reading = read(saved.getvalue(), "xlsx")
    if reading.refused:
        assert told in reading.refused[0].reason
        assert len(reading.key_results) == 2
    else:
        assert format(reading.key_results[0].values["target"], "f") == told
    document.close()


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"\x00\x01\x02", b"number,title\r\n", b'{"a": 1}'])
def test_recognising_never_refuses(content: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("key-results.csv", content)
        archive.writestr("objectives.csv", b"\x00\x01")
    for each in (packed.getvalue(), b"a;b\n1;2"):
        assert formats.FORMATS["okrdesk"].recognise(Given(each, "x.zip")) == 0


def test_half_a_letter_in_a_check_in_is_none() -> None:
    document = factories.workspace()
    factories.check_in(document, 3)
    content = (
        to_csv(document, seen_in(document)).decode().replace('""on"": ', '""by"": ""\\ud800"", ""on"": ')
    )
    other = emptied(cycles.all_cycles(document)[0])
    bring(other, planned(other, read(content.encode(), "csv")))
    assert "\ufffd" in [person.name for person in people.everyone(other)] or "?" in str(
        people.everyone(other)
    )
    document.close()
    other.close()


def test_a_check_in_that_makes_no_sense_leaves_the_others() -> None:
    document = factories.workspace()
    factories.check_in(document, 3)
    factories.check_in(document, 4)
    content = (
        to_csv(document, seen_in(document))
        .decode("utf-8-sig")
        .replace('""value"": ""4""', '""value"": ""x""')
    )
    reading = read(content.encode(), "csv")
    assert len(reading.key_results) == 3
    assert [row.values["value"] for key in reading.key_results for row in key.check_ins] == [Decimal(3)]
    assert [each.reason for each in reading.refused] == [
        "“x” is not a number; type one such as 37 or 1200.5."
    ]
    broken = content.replace('{""on""', "{on")
    assert "not written as in an export" in read(broken.encode(), "csv").refused[0].reason
    document.close()


def test_a_table_that_a_spreadsheet_saved_anew_is_read() -> None:
    document = factories.workspace()
    rows = to_csv(document, seen_in(document)).decode("utf-8-sig").split("\r\n")
    again = "\r\n".join(row.replace(",", ";") for row in rows).replace(";100;", ";100,5;")
    reading = read(again.encode("cp1252"), "csv")
    assert [row.values["target"] for row in reading.key_results] == [Decimal("100.5")] * 3
    document.close()


@pytest.mark.parametrize("text", ["number,title\r\n1,x", "a,b\r\n1,2", "", "number,title,baseline"])
def test_another_table_is_not_taken_for_ours(text: str) -> None:
    given_ = Given(text.encode() or b" ", "x.csv") if text else Given(b"number;other\n1;2", "x.csv")
    assert formats.FORMATS["okrdesk"].recognise(given_) == 0


def test_every_column_is_documented() -> None:
    text = (paths.resources() / "cycle-tables.md").read_text(encoding="utf-8")
    for fields in (
        objective_fields(),
        key_result_fields(),
        check_in_fields(),
        initiative_fields(),
        cycle_fields(),
    ):
        assert [each.key for each in fields if f"`{each.key}`" not in text] == []


# What a table calls otherwise, and what it does not have: places among others, what the figures do not need.
NAMED = {
    "own_score": "score", "owner_id": "owner", "helper_ids": "helpers", "team_id": "team", "person_id": "by",
    "priority_id": "priority", "objective_id": "objective", "key_result_id": "number",
}  # fmt: skip
WITHOUT = {"cycle_id", "position", "entered", "continues_id", "theme_id", "origin"}


@pytest.mark.parametrize(
    ("record", "fields"),
    [(objectives.Objective, objective_fields), (KeyResult, key_result_fields), (CheckIn, check_in_fields)],
)
def test_every_field_has_a_column(record: Any, fields: Callable[[], Any]) -> None:
    keys = {each.key for each in fields()}
    names = {each.name for each in dataclasses.fields(record)} - WITHOUT
    assert {name for name in names if NAMED.get(name, name) not in keys} == set()


def test_words_of_every_field_come_back() -> None:
    document = factories.workspace()
    goal = objectives.of_cycle(document, cycles.all_cycles(document)[0].id)[0]
    texts = [
        each.name for each in dataclasses.fields(goal) if each.default == "" and each.name not in WITHOUT
    ]
    told = {name: f"The {name}" for name in texts if name not in ("type", "agreed_how")}
    objectives.change(document, goal, replace(goal, **told, agreed_how="formally", type="process"))
    for way in WAYS:
        other = brought(document, way)
        (came,) = (each.objective for each in seen_in(other).objectives if each.objective.title == goal.title)
        assert {name: getattr(came, name) for name in told} == told
        assert (came.agreed_how, came.type) == ("formally", "process")
        other.close()
    document.close()


def test_a_table_written_by_hand_is_taken_in() -> None:
    """With no more than what tells the table, as somebody writes it after resources/cycle-tables.md."""
    lines = (
        "number,objective,title,owner,baseline,target,measure,direction,objective_title,check_in_1",
        '1.1,1,Loaves,Ada,0,"12",number,increase,Be known,"{""on"": ""2026-02-01"", ""value"": ""3""}"',
        "1.2,1,Visits,,10,50,percentage,increase,Be known,",
    )
    document = emptied(cycles.all_cycles(factories.workspace())[0])
    bring(document, planned(document, read("\n".join(lines).encode(), "csv")))
    (goal,) = seen_in(document).objectives
    assert goal.objective.title == "Be known"
    first, second = goal.key_results
    assert (first.owner and first.owner.name, first.figures.current) == ("Ada", Decimal(3))
    assert (second.key_result.baseline, second.latest) == (Decimal(10), None)
    document.close()
