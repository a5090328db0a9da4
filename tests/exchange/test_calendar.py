"""The check-in days as a calendar: whole days that any program reads, whatever people typed (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, is_blank
from okrdesk.exchange.calendar import calendar
from okrdesk.okr import cycles, initiatives, key_results, people
from okrdesk.okr.cadence import Cadence
from okrdesk.okr.schedule import planned_days
from okrdesk.okr.terms import Cycle, KeyResult
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise
from tests import changes, factories
from tests.exchange.hostile import TEXTS

STAMP = dt.datetime(2026, 2, 8, 9, 30, tzinfo=dt.UTC)
HOSTILE = (
    'back\\slash; comma, "quote"\r\nBEGIN:VEVENT\nשלום العربية 日本語 😀👩‍👩‍👧 \u202e\u2028\x07\x85 é'
    + "ß" * 9000
)


@pytest.fixture
def document() -> Iterator[Document]:
    made = factories.workspace()
    yield made
    made.close()


def cycle_of(document: Document) -> Cycle:
    return cycles.all_cycles(document)[0]


def read(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar, read as RFC 5545 says: unfolded, then split, then unescaped."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    events: list[dict[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        assert colon, f"no content line: {line!r}"
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif events and name != "END":
            assert name not in events[-1], "no property may stand twice"
            events[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    return events


def days(events: list[dict[str, str]], ending: str = "check-in") -> list[str]:
    return [each["DTSTART;VALUE=DATE"] for each in events if each["SUMMARY"].endswith(ending)]


def test_each_planned_day_is_a_whole_day_of_its_own(document: Document) -> None:  # decision 21
    changes.of_mission(document, cadence=Cadence("monthly", 4))
    events = read(calendar(document, cycle_of(document), stamp=STAMP))
    assert days(events) == ["20260130", "20260227", "20260327"]
    assert days(events, "review of Q1") == ["20260331"]
    assert len(events) == 4
    first = events[0]
    assert first["SUMMARY"] == "Bakery: check-in"
    assert (first["DTEND;VALUE=DATE"], first["DTSTAMP"]) == ("20260131", "20260208T093000Z")
    later = read(calendar(document, cycle_of(document), stamp=STAMP + dt.timedelta(seconds=1)))
    assert int(later[0]["SEQUENCE"]) == int(first["SEQUENCE"]) + 1, "calendars keep what is not newer"
    assert "Key result 0.0 (" not in first["DESCRIPTION"]
    assert first["DESCRIPTION"].startswith("Check in:\n1.1 Key result")
    assert len(first["DESCRIPTION"].splitlines()) == 1 + 3


def test_a_check_in_with_a_time_is_a_meeting(document: Document) -> None:
    changes.of_mission(document, cadence=Cadence("monthly", 4, "18:00"))
    first, *_more, last = read(calendar(document, cycle_of(document), stamp=STAMP))
    assert (first["DTSTART"], first["DURATION"]) == ("20260130T180000", "PT15M")
    assert "DTEND;VALUE=DATE" not in first
    assert last["DTSTART;VALUE=DATE"] == "20260331", "the review is a day"


def test_the_day_to_look_again_is_in_it(document: Document) -> None:
    with document.edit("Look again"):
        document.set(t.Cycle, cycle_of(document).id, revisit_on=dt.date(2026, 5, 4))
    assert days(read(calendar(document, cycle_of(document))), "look at the goals again") == ["20260504"]


def test_a_day_says_what_falls_due_on_it(document: Document) -> None:
    row = factories.ids(document, t.KeyResult)[0]
    ada = people.find(document, "Ada").id
    changes.key_result(document, row, title="Loaves", due=dt.date(2026, 1, 20), owner_id=ada)
    initiatives.add(document, row, "Borrow an oven", due=dt.date(2026, 1, 9))
    done = initiatives.add(document, row, "Ask around", due=dt.date(2026, 1, 9))
    initiatives.finish(document, done, dt.date(2026, 1, 5))
    told = {
        each["DTSTART;VALUE=DATE"]: each["DESCRIPTION"]
        for each in read(calendar(document, cycle_of(document)))
        if each["SUMMARY"].endswith("check-in")
    }
    assert re.search(r"Check in:\n(.*\n)*\d\.\d Loaves \(Ada\)", told["20260115"])
    assert re.search(r"Due by now:\nBorrow an oven ← \d\.\d Loaves", told["20260115"])
    assert "Borrow" not in told["20260108"] + told["20260122"]
    assert "Ask around" not in "".join(told.values())
    due, after = told["20260122"], told["20260129"]
    assert "Loaves" not in due.partition("Due by now:")[0], "after its own day no check-in is asked"
    assert "Loaves" in due.partition("Due by now:")[2]
    assert "Loaves" not in after


def test_promises_and_due_days_are_days_of_their_own(document: Document) -> None:
    row = factories.ids(document, t.KeyResult)[0]
    ada, cycle = people.find(document, "Ada").id, cycle_of(document)
    changes.key_result(document, row, title="Loaves", due=dt.date(2026, 1, 20))
    changes.key_result(document, factories.ids(document, t.KeyResult)[1], due=cycle.last_day)
    asked = Promise("", cycle.id, "ask", "Flour for a month", whom="The mill", on=dt.date(2026, 2, 3))
    made = [
        promises.add(document, asked),
        promises.add(
            document, replace(asked, kind="promise", what="Bake", who_id=ada, on=dt.date(2026, 2, 4))
        ),
        promises.add(document, replace(asked, what="Some day", on=None)),
    ]
    before = read(calendar(document, cycle))
    told = {each["SUMMARY"]: each for each in before if "check-in" not in each["SUMMARY"]}
    (due,) = (name for name in told if re.fullmatch(r"Due: \d\.\d Loaves", name))
    assert sorted(told) == ["Bake (Ada)", "Bakery: review of Q1", due, "Flour for a month"]
    assert told[due]["DTSTART;VALUE=DATE"] == "20260120"
    assert told["Flour for a month"]["DESCRIPTION"] == "The mill"
    promises.settle(document, made[1], promises.DONE, dt.date(2026, 2, 2))
    promises.settle(document, made[0], "No mill today")
    after = {each["SUMMARY"]: each for each in read(calendar(document, cycle))}
    assert after["✓ Bake (Ada)"]["UID"] == told["Bake (Ada)"]["UID"], "a second import updates"
    assert after["✗ Flour for a month"]["DESCRIPTION"] == "The mill\nNo mill today"
    assert after["✗ Flour for a month"]["UID"] == told["Flour for a month"]["UID"]


def test_another_reader_takes_it_in(document: Document) -> None:
    row, cycle = factories.ids(document, t.KeyResult)[0], cycle_of(document)
    for nth, text in enumerate(TEXTS):
        initiatives.add(document, row, text[:500], due=dt.date(2026, 1, 9) + dt.timedelta(nth))
    content = calendar(document, cycle)
    assert_folded(content)
    told = icalendar.Calendar.from_ical(content)
    assert told.errors == []
    events = told.walk("VEVENT")
    assert all(event.errors == [] and isinstance(event.start, dt.date) for event in events)
    assert {str(event["UID"]) for event in events} == {each["UID"] for each in read(content)}
    summaries = {str(event["SUMMARY"]) for event in events}
    plain = (" ".join(clean(text[:500]).split()) for text in TEXTS)
    assert {f"Due: {text}" for text in plain if len(text) < 90 and "\u202e" not in text} <= summaries


def test_the_same_content_is_the_same_bytes_and_the_same_events(document: Document) -> None:
    first = calendar(document, cycle_of(document))
    assert calendar(document, cycle_of(document)) == first
    copy = Document.load(factories.content(document), factories.OTHER)
    assert calendar(copy, cycle_of(copy)) == first
    copy.close()
    changes.of_mission(document, name="Bakery & Sons", cadence=Cadence("two-weeks"))
    before, after = read(first), read(calendar(document, cycle_of(document)))
    known = {each["DTSTART;VALUE=DATE"]: each["UID"] for each in before if "check-in" in each["SUMMARY"]}
    assert days(after) == days(before)[1::2]
    for each in after:
        if "check-in" in each["SUMMARY"]:
            assert each["UID"] == known[each["DTSTART;VALUE=DATE"]], "taken in again, events are not doubled"
    assert len({each["UID"] for each in before}) == len(before)
    other = factories.another_workspace()
    theirs = read(calendar(other, cycle_of(other)))
    assert {each["UID"] for each in theirs}.isdisjoint(each["UID"] for each in before)
    other.close()


def test_the_review_moves_with_the_cycle(document: Document) -> None:
    before = read(calendar(document, cycle_of(document)))[-1]
    cycle = cycle_of(document)
    changes.cycle(document, cycle.id, cycle.name, cycle.first_day, dt.date(2026, 4, 10))
    after = read(calendar(document, cycle_of(document)))[-1]
    assert (after["UID"], after["DTSTART;VALUE=DATE"]) == (before["UID"], "20260410")


def test_a_closed_cycle_asks_for_no_check_in(document: Document) -> None:
    with document.edit("Close"):
        document.set(t.Cycle, cycle_of(document).id, closed=1)
    assert [each["SUMMARY"] for each in read(calendar(document, cycle_of(document)))] == [
        "Bakery: review of Q1"
    ]


def test_hostile_text_stays_text(document: Document) -> None:
    plain = read(calendar(document, cycle_of(document)))
    changes.of_mission(document, name=HOSTILE)
    for person in people.everyone(document):
        people.rename(document, person.id, f"{person.name}; {HOSTILE[:200]}")
    for row in factories.ids(document, t.KeyResult):
        owner = people.everyone(document)[0].id
        changes.key_result(document, row, title=HOSTILE, owner_id=owner)
        initiatives.add(document, row, HOSTILE, due=dt.date(2026, 1, 9))
    content = calendar(document, cycle_of(document), stamp=STAMP)
    assert_folded(content)
    events = read(content)
    known = {each["UID"] for each in plain}
    assert [each["UID"] for each in events if each["UID"] in known] == [each["UID"] for each in plain]
    assert {frozenset(each) for each in events} == {frozenset(each) for each in plain}
    assert len(events) == len(plain) + 3, "the initiatives are due on a day of their own"
    shown = 'back\\slash; comma, "quote" BEGIN:VEVENT שלום العربية 日本語 😀👩‍👩‍👧'
    assert events[0]["SUMMARY"].startswith(shown)
    assert shown in events[0]["DESCRIPTION"]
    assert len(content) < 60_000, "nobody's 10,000 letters make a calendar unreadable"


def assert_folded(content: bytes) -> None:
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75, "RFC 5545, 3.1"
    for line in lines:
        assert line.decode("utf-8"), "no character is cut in two, no line is empty"
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines)), "line ends are CRLF alone"


@given(st.text(max_size=200).filter(lambda name: not is_blank(name)))
def test_every_name_comes_back_whole(name: str) -> None:
    made = factories.workspace()
    changes.of_mission(made, name=name)
    content = calendar(made, cycle_of(made), stamp=STAMP)
    assert_folded(content)
    events = read(content)
    assert len(events) == len(planned_days(cycle_of(made))) + 1
    assert {each["SUMMARY"] for each in events[:-1]} == {events[0]["SUMMARY"]}
    made.close()


@pytest.mark.parametrize("length", range(40, 80))
def test_lines_are_folded_between_characters(document: Document, length: int) -> None:
    name = ("a" * (length % 4) + "é日😀" * 20)[:length]
    changes.of_mission(document, name=name)
    content = calendar(document, cycle_of(document), stamp=STAMP)
    assert_folded(content)
    assert read(content)[0]["SUMMARY"] == f"{name}: check-in"


def test_long_lists_say_how_many_more(document: Document) -> None:
    row = key_results.read(document, factories.ids(document, t.KeyResult)[0])
    for number in range(60):
        key_results.add(document, KeyResult("", row.objective_id, f"More {number}"))
    told = read(calendar(document, cycle_of(document)))[0]["DESCRIPTION"]
    assert told.endswith("and 23 more")
    assert len(told.splitlines()) == 1 + 40 + 1


def test_an_endless_cycle_is_refused(document: Document) -> None:
    cycle = cycle_of(document)
    changes.cycle(document, cycle.id, cycle.name, cycle.first_day, dt.date(2100, 1, 1))
    with pytest.raises(Refused, match="too many for a calendar"):
        calendar(document, cycle_of(document))
