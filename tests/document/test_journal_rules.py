"""What a journal may say, value by value; whole files of nonsense stand in test_checks."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import journal_rules
from okrdesk.document import tables as t
from okrdesk.document.columns import DEFAULTS, FIELDS
from okrdesk.document.fields import ListField
from okrdesk.document.journal_rules import NonsenseError
from okrdesk.document.text import LABEL_LIMIT, LIMIT, clean
from tests import factories

ROW = "c" * 32


def _told(table: str, column: str, after: object, before: object = None) -> None:
    journal_rules.check_changes([(table, ROW, column, json.dumps(before), json.dumps(after))])


@pytest.mark.parametrize(
    ("table", "column", "good", "bad"),
    [
        ("person", "name", ["", "Ada", "two\nlines"], [None, 5, [], {}, "bell\x07", "x" * 100_001]),
        ("person", "retired", [0, 1], [2, -1, True, "1", 1.0, None, float("inf")]),
        ("person", "team_id", [None, "d" * 32], ["", "d" * 31, "D" * 32]),
        ("cycle", "first_day", ["2026-02-28"], ["2026-02-30", "20260228", "", None]),
        ("check_in", "value", ["5", "-0.5"], ["NaN", "1e5", "", "1" * 101, 5]),
        ("key_result", "stages", ["[]", '["a"]'], ["{}", "[1,", "[NaN]", [], None]),
        ("workspace", "weekday", [None, 0, 6], [7, -1]),
        ("workshop", "minutes", [0, 1440], [1441]),
        (
            "version",
            "at",
            ["0000000000000000", "0ffffffffffffffe"],
            ["soon", "0fffffffffffffff", "f" * 16, ""],
        ),
        ("version", "seen", ["{}", '{"a": "0000000000000000"}'], ["[]", '{"a": 5}', '{"a": "soon"}']),
    ],
)
def test_a_field_takes_what_it_can_hold(table: str, column: str, good: list[Any], bad: list[Any]) -> None:
    for value in good:
        _told(table, column, value, good[0])
    for value in bad:
        with pytest.raises(NonsenseError):
            _told(table, column, value, good[0])
        with pytest.raises(NonsenseError):
            _told(table, column, good[0], value)


_DEEP = "[" * 9 + "]" * 9


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("key_result.stages", '[["a","25"],["b","-0.5"]]', '[["a"]]'),
        ("key_result.stages", '["a"]', '[["a","1","2"]]'),
        ("key_result.stages", "[]", '[[1,"1"]]'),
        ("key_result.stages", "[]", '[["a",1]]'),
        ("key_result.stages", "[]", '[["a","1e999999999"]]'),  # written out, it would fill the memory
        ("key_result.stages", "[]", '[["bell\\u0007","1"]]'),
        ("key_result.stages", "[]", '[["\\ud800","1"]]'),
        ("key_result.checkpoints", '[["5","0.5"]]', '[["5","Infinity"]]'),
        ("key_result.checkpoints", "[]", '[[["5"],"1"]]'),
        ("key_result.checkpoints", "[]", '[["x","1"]]'),
        ("key_result.checkpoints", "[]", '["5"]'),
        ("check_in.confidences", "[0,10]", "[11]"),
        ("check_in.confidences", "[]", "[-1]"),
        ("check_in.confidences", "[]", "[true]"),
        ("check_in.confidences", "[]", "[1.5]"),
        ("check_in.confidences", "[]", '["7"]'),
        ("workspace.purposes", '["events"]', '[["events"]]'),
        ("workspace.purposes", "[]", "[5]"),
        ("workshop.people", '["Ada"]', '[["Ada"]]'),
        ("round.items", '["one"]', "[1]"),
        ("workshop_step.settings", '{"acts":[{"name":"ask"}],"on":true}', '{"acts":"ask"}'),
        ("workshop_step.settings", '{"prompts":["Why?"]}', '{"prompts":[5]}'),
        ("source.mapping", '{"Name":"person"}', '{"Name":["person"]}'),
        ("source.figures", '[{"question":"Q","role":"choice","counts":[["Thu",9]]}]', '[["Thu",9]]'),
        (
            "source.figures",
            '[{"role":"time","first":"a","last":"b"}]',
            '[{"role":"time","first":1,"last":2}]',
        ),
        (
            "source.figures",
            '[{"question":"Q","role":"scale","low":1,"high":2,"counts":[3,4]}]',
            '[{"question":"Q","role":"scale","counts":[["Thu",9]]}]',
        ),
        ("round.costs", '{"a":3}', '{"a":"3"}'),
        ("round.costs", "{}", '{"a":-3}'),
        ("round.result", '{"ballots":{"paper":8},"blank":1,"numbers":{"a":[2,"0.5"]}}', '{"ballots":8}'),
        ("round.result", "{}", '{"ballots":{"paper":"8"}}'),
        ("round.result", "{}", '{"ballots":{"paper":8.5}}'),
        ("round.result", "{}", '{"ballots":{"paper":true}}'),
        ("round.result", "{}", '{"numbers":{"a":2}}'),
        ("round.result", "{}", '{"numbers":{"a":["1e999999999"]}}'),
        ("round.result", '{"by_origin":{"paper":{"a":2}}}', '{"by_origin":{"paper":2}}'),
        ("round.paper", '{"handed_out":8}', '{"handed_out":[8]}'),
        ("round.paper", "{}", '{"collected":null}'),
        ("round.tie", '{"rule":"lots","seed":5,"outcome":["a"],"tried":["people"]}', '{"rule":"dice"}'),
        ("round.tie", '{"rule":""}', '{"outcome":"a"}'),
        ("round.tie", "{}", '{"tried":[["people"]]}'),
        ("round.tie", '{"judged":{"a":{"outcome":"adopted","words":"x"}}}', '{"judged":{"a":{"words":"x"}}}'),
        ("round.tie", "{}", '{"judged":{"a":{"outcome":"maybe"}}}'),
        ("own_blueprint.content", '{"title":"A","key_results":[{"stages":[{"name":"x"}]}],"n":-5.5}', "[]"),
        ("own_blueprint.content", "{}", '{"a":1e999}'),
        ("own_blueprint.content", "{}", '{"a":9999999999999999}'),
        ("own_blueprint.content", '{"a":1000000000000000}', '{"a":1000000000000001}'),
        ("own_blueprint.content", '{"a":-1000000000000000}', '{"a":-1000000000000001}'),
        ("own_blueprint.content", f'{{"a":{_DEEP[2:-2]}}}', f'{{"a":{_DEEP[1:-1]}}}'),
        ("own_blueprint.content", "{}", '{"a":"\\u0007"}'),
        ("own_blueprint.content", "{}", '{"\\u0007":1}'),
        ("own_blueprint.content", "{}", f'{{"a":{_DEEP}}}'),
        ("own_blueprint.content", "{}", '{"a":' + "[" * 90_000),
        ("version.seen", '{"a":"0000000000000000"}', '{"a":"soon"}'),
    ],
    ids=lambda value: value[:30],
)
def test_a_list_is_looked_at_down_to_what_stands_in_it(column: str, good: str, bad: str) -> None:
    table, _point, name = column.partition(".")
    _told(table, name, good, good)
    with pytest.raises(NonsenseError):
        _told(table, name, bad, good)
    field = FIELDS[table][name]
    assert isinstance(field, ListField)
    assert journal_rules.fits_list(field, good)
    assert not journal_rules.fits_list(field, bad)


def test_a_row_is_whole_and_its_own() -> None:
    whole = {**DEFAULTS["person"], "id": ROW, "name": "Ada"}
    _told("person", "*", whole)
    _told("person", "*", {"id": ROW, "name": "Ada"})  # of an older schema: what is new has defaults
    _told("person", "*", {"name": "Ada"})
    others: list[dict[str, Any]] = [{"id": "d" * 32}, {"mood": "good"}, {"name": []}]
    for wrong in ({"id": ROW}, [], None, *({**whole, **other} for other in others)):
        with pytest.raises(NonsenseError):
            _told("person", "*", wrong)
    with pytest.raises(NonsenseError):
        _told("person", "*", whole, whole)


def test_every_step_and_change_of_ours_passes() -> None:
    document = factories.workspace()
    factories.check_in(document, 1, "note")
    document.name_version("agreed")
    document.undo()
    run = document.database.execute_sql
    journal_rules.check_steps(run("SELECT id, clock, actor, person, label, undoes FROM step"))
    journal_rules.check_changes(run('SELECT "table", "row", field, before, after FROM change'))
    assert len(factories.ids(document, t.CheckIn)) == 1


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(0, "x"), (1, "f" * 16), (2, "[]"), (3, "x" * 1001), (4, "x" * 1001), (4, "bell\x07"), (5, "x")],
)
def test_a_step_of_nonsense(place: int, wrong: str) -> None:
    step: list[str | None] = ["a" * 32, "0" * 16, "b" * 32, "Ada", "Check in", None]
    journal_rules.check_steps([tuple(step)])
    step[place] = wrong
    with pytest.raises(NonsenseError):
        journal_rules.check_steps([tuple(step)])


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.text(max_size=30).map(clean))
def test_a_usual_row_needs_no_second_look(day: dt.date, note: str) -> None:
    row = {**DEFAULTS["check_in"], "id": ROW, "key_result_id": ROW, "on_day": str(day), "entered": "0" * 16}
    told = json.dumps({**row, "value": "-3.5", "note": note}, ensure_ascii=False, separators=(",", ":"))
    usual = journal_rules._usual_row("check_in")
    assert (usual.fullmatch(told) is not None) == ((day.month, day.day) != (2, 29))
    journal_rules.check_changes([("check_in", ROW, "*", None, told)])


@pytest.mark.parametrize(
    ("value", "fits"),
    [({}, False), ([], False), ("a", True), ({"a": []}, False), ({"a": "b"}, True), ([None, 2.5], True)],
)
def test_what_a_list_holds_may_not_lie_too_deep(value: Any, fits: bool) -> None:
    assert journal_rules._is_plain(value, int(fits and not isinstance(value, str))) == fits
    assert journal_rules._is_plain(value, 2)


@pytest.mark.parametrize(("letters", "fits"), [(LIMIT, True), (LIMIT + 1, False)])
def test_a_text_longer_than_any_is_refused_among_many_usual_rows(letters: int, fits: bool) -> None:
    usual = [("person", ROW, "*", None, f'{{"name":"{"x" * many}"}}') for many in (3, letters)]
    rows = [usual[0]] * (journal_rules._MANY + 1) + [usual[1]]
    if fits:
        journal_rules.check_changes(rows)
    else:
        with pytest.raises(journal_rules.NonsenseError):
            journal_rules.check_changes(rows)


@pytest.mark.parametrize(
    "before_name", ["{", '{"deleted":0,', f'{{"id":"{ROW}",', f'{{"id":"{ROW}","deleted":0,']
)
def test_a_usual_row_is_json_with_and_without_what_may_be_left_out(before_name: str) -> None:
    usual = journal_rules._usual_row("person")
    assert usual.fullmatch(before_name + '"name":"Ada","retired":1}')
    assert not usual.fullmatch(before_name + ',"name":"Ada","retired":1}')
    assert not usual.fullmatch(before_name.rstrip(",{") + '"name":"Ada","retired":1}')
    assert not usual.fullmatch(before_name + '"name":"Ada""retired":1}')


def test_usual_rows_of_several_tables_are_looked_at_at_once() -> None:
    tables, told = ("check_in", "person"), '{"name":"Ada"}'
    line = f"person\x1f{ROW}\x1f{told}\n"
    with_id = line.replace("{", f'{{"id":"{ROW}",')
    assert journal_rules.are_usual(tables, line + with_id + line, 3)
    assert journal_rules.are_usual(tables, line, 1)
    for lines, count in (
        (line + line, 1),
        (line, 2),
        (line[:-1], 1),
        (line + line[:-1], 2),
        (with_id.replace(ROW, "d" * 32, 1), 1),
        (line.replace("person", "team"), 1),
        (line.replace("person", "check_in"), 1),
        (line.replace(ROW, ROW[1:]), 1),
        (line.replace("Ada", "A\nda"), 2),
    ):
        assert not journal_rules.are_usual(tables, lines, count)


@given(
    st.sampled_from(sorted(FIELDS["check_in"])),
    st.text(st.sampled_from('0123459abcdef-."[]{}\\n:,'), max_size=40),
)
def test_the_first_look_lets_nothing_pass_that_the_second_refuses(column: str, wrong: str) -> None:
    row = {
        **DEFAULTS["check_in"],
        "id": ROW,
        "key_result_id": ROW,
        "on_day": "2026-01-01",
        "entered": "0" * 16,
    }
    told = json.dumps({**row, "value": "3", "note": "note"}, separators=(",", ":"))
    start = told.index(f'"{column}":') + len(column) + 3
    end = told.index(",", start) if "," in told[start:] else len(told) - 1
    for changed in (told[:start] + wrong + told[end:], told[:start] + f'"{wrong}"' + told[end:]):
        if journal_rules._usual_row("check_in").fullmatch(changed) is not None:
            values = json.loads(changed)
            for name, value in values.items():
                assert name == "id" or journal_rules._fitting(FIELDS["check_in"][name])(value)


@pytest.mark.parametrize("place", [3, 4])
def test_the_longest_name_and_label(place: int) -> None:
    step: list[str | None] = ["a" * 32, "0" * 16, "b" * 32, "Ada", "Check in", "c" * 32]
    step[place] = "x" * LABEL_LIMIT
    journal_rules.check_steps([tuple(step)])
    step[place] = "x" * (LABEL_LIMIT + 1)
    with pytest.raises(NonsenseError):
        journal_rules.check_steps([tuple(step)])


@pytest.mark.parametrize(
    ("letters", "fits"), [("\t\n", True), ("\r", False), ("\x0b", False), ("\x1f", False), (" ~", True)]
)
def test_which_letters_nobody_can_write(letters: str, fits: bool) -> None:
    assert journal_rules.holds_unseen(f"a{letters}b") != fits


def test_what_is_said_of_no_row_or_no_field_is_nonsense() -> None:
    for told in (
        ("club", ROW, "name", None, '"x"'),
        ("person", "x", "name", None, '"x"'),
        ("person", ROW, "id", f'"{ROW}"', f'"{ROW}"'),
        ("person", ROW, "mood", '""', '""'),
        ("person", ROW, "name", '"a"', "[" * 90_000),
    ):
        with pytest.raises(NonsenseError):
            journal_rules.check_changes([told])
