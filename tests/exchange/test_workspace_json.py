"""A workspace as JSON comes back whole; anything else is refused with one sentence."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document import replay
from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.columns import DEFAULTS
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange import workspace_json
from okrdesk.okr import (
    check_ins,
    closing,
    cycles,
    key_results,
    mission,
    objectives,
    outline,
    people,
    review,
    sample,
)
from okrdesk.okr.cadence import Cadence
from tests import changes, factories

DAY = dt.date(2026, 2, 8)
HOSTILE = "a\tb\n“\\\"'<b>&amp;$x$ 😀 שלום \u202e العربية" + "é" * 5000


@factories.written_once
def _bakery() -> tuple[Document, None]:
    document = Document.create(None, "Bäckerei", factories.ACTOR, "Ada")
    sample.write(document, DAY)
    changes.of_mission(document, mission=HOSTILE)
    people.add(document, "Bo")
    document.undo()
    document.redo()
    document.undo()
    document.name_version("Now")
    return document, None


@pytest.fixture
def document() -> Document:
    return _bakery()[0]


def _journal(document: Document) -> list[list[tuple[Any, ...]]]:
    queries = (
        "SELECT id, clock, actor, person, label, undoes FROM step ORDER BY id",
        'SELECT step, seq, "table", "row", field, before, after FROM change ORDER BY step, seq',
    )
    return [list(document.database.execute_sql(query)) for query in queries]


def test_a_round_trip_loses_nothing(document: Document) -> None:
    found = workspace_json.from_json(workspace_json.to_json(document), "x.json")
    assert found.id == document.id
    assert factories.dump(found) == factories.dump(document)
    assert _journal(found) == _journal(document)
    assert workspace_json.to_json(found) == workspace_json.to_json(document)
    assert found.redo_label is None or found.actor == document.actor


def test_it_is_readable(document: Document) -> None:
    whole = json.loads(workspace_json.to_json(document))
    assert (whole["format"], whole["version"], whole["workspace"]) == ("okrdesk-workspace", 1, document.id)
    assert whole["content"]["workspace"][0]["mission"] == HOSTILE
    assert whole["content"]["workspace"][0]["purposes"] == ["events", "networking", "knowledge"]
    assert {row["title"] for row in whole["content"]["objective"]} >= {
        "Make introductions that members thank us for"
    }
    assert whole["journal"][0]["at"].endswith("Z")


def test_importing_merges_both_sides(document: Document) -> None:
    other = Document.load(factories.content(document), factories.OTHER, "Bo")
    row = factories.ids(other, factories.t.KeyResult)[0]
    check_ins.record(other, row, Decimal(11), on=DAY, note="theirs")
    check_ins.record(document, row, Decimal(12), on=DAY, note="ours")
    imported = workspace_json.from_json(workspace_json.to_json(other), "x.json")
    assert workspace_json.merge_into(document, imported).check_ins == 1
    assert {"ours", "theirs"} <= {c.note for c in check_ins.of_key_result(document, row)}


def test_another_workspace_is_not_merged(document: Document) -> None:
    other = Document.create(None, "Other", factories.OTHER)
    with pytest.raises(Refused, match="another workspace"):
        workspace_json.merge_into(document, other)


def _changed(document: Document, change: Any) -> bytes:
    whole = json.loads(workspace_json.to_json(document))
    change(whole)
    return json.dumps(whole).encode()


def _first_change(whole: dict[str, Any]) -> dict[str, Any]:
    change: dict[str, Any] = whole["journal"][0]["changes"][0]
    return change


CHANGES: dict[str, Any] = {
    "another format": lambda w: w.update(format="x"),
    "a newer version": lambda w: w.update(version=2),
    "a newer schema": lambda w: w.update(schema=99),
    "version is a truth": lambda w: w.update(version=True),
    "no workspace": lambda w: w.pop("workspace"),
    "workspace is a path": lambda w: w.update(workspace="../../etc"),
    "another workspace": lambda w: w.update(workspace="f" * 32),
    "content is a list": lambda w: w.update(content=[]),
    "journal is a text": lambda w: w.update(journal="x"),
    "journal is empty": lambda w: w.update(journal=[]),
    "a step is a number": lambda w: w["journal"].append(7),
    "a step twice": lambda w: w["journal"].append(w["journal"][0]),
    "a step without an id": lambda w: w["journal"][0].pop("id"),
    "a clock beyond all days": lambda w: w["journal"][-1].update(clock="f" * 16),
    "a step undoes itself": lambda w: w["journal"][-1].update(undoes=w["journal"][-1]["id"]),
    "an unknown table": lambda w: _first_change(w).update(table="sqlite_schema"),
    "an unknown field": lambda w: _first_change(w).update(field="x; DROP TABLE step"),
    "a list as a value": lambda w: _first_change(w).update(after=[]),
    "a row with the id of another": lambda w: _first_change(w)["after"].update(id="d" * 32),
    "a truth for a number": lambda w: _first_change(w)["after"].update(deleted=True),
    "a lone surrogate": lambda w: _first_change(w)["after"].update(name="\ud800"),
    "a figure changed by hand": lambda w: w["content"]["key_result"][0].update(target="12345"),
    "a row too many": lambda w: w["content"]["person"].append(w["content"]["person"][0]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_does_not_fit_is_refused(name: str, document: Document) -> None:
    with pytest.raises(Refused) as refused:
        workspace_json.from_json(_changed(document, CHANGES[name]), "x.json")
    assert refused.value.sentence


def test_a_result_of_nonsense_is_refused() -> None:
    document = factories.workspace()
    cycle = factories.ids(document, t.Cycle)[0]
    with document.edit("Ask"):
        paper = {"ballots": {"paper": 3}}
        document.add(r.Round, cycle=cycle, method="dots", subject="themes", position="a", result=paper)
    told = workspace_json.to_json(document)
    assert b'"paper": 3' in told
    workspace_json.from_json(told, "x.json").close()
    with pytest.raises(Refused):
        workspace_json.from_json(told.replace(b'"paper": 3', b'"paper": "three"'), "x.json")
    document.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b"{",
        b'{"format": "okrdesk-workspace", "format": "okrdesk-workspace"}',
        b'{"format": NaN}',
        b'{"format": 1e999}',
        b"[" * 200_000,
        b'{"format": ' + b"9" * 10_000 + b"}",
    ],
    ids=["empty", "no text", "null", "list", "cut", "twice", "nan", "infinite", "deep", "digits"],
)
def test_what_is_no_export_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"x\.json"):
        workspace_json.from_json(content, "x.json")


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_json, "SIZE_LIMIT", 10)
    with pytest.raises(Refused, match="larger"):
        workspace_json.from_json(b" " * 11, "x.json")


def test_everything_of_a_quarter_comes_back(document: Document) -> None:
    cycle = cycles.current(document, DAY)
    first = objectives.of_cycle(document, cycle.id)[0]
    review.decide(document, first.id, "split", HOSTILE)
    review.answer(document, first.id, "behaviour", "no", HOSTILE)
    row = key_results.of_objective(document, first.id)[0]
    review.score(document, row.id, Decimal("0.1"), HOSTILE, day=DAY)
    changes.of_mission(document, cadence=Cadence("monthly", 4, "18:00"))
    people.retire(document, people.find(document, "Rahul Menon").id, True)
    following = closing.close(document, cycle.id, on=DAY, next_name="2026-Q2")
    found = workspace_json.from_json(workspace_json.to_json(document), "x.json")
    assert factories.dump(found) == factories.dump(document)
    whole = json.loads(workspace_json.to_json(found))["content"]
    for table in ("team", "initiative", "story", "decision", "snapshot"):
        assert whole[table], table
    assert [o.title for o in objectives.of_cycle(found, following)] == [
        o.title for o in objectives.of_cycle(document, following)
    ]
    assert cycles.read(found, cycle.id).closed_on == DAY
    assert mission.read(found).cadence == Cadence("monthly", 4, "18:00")
    kept = review.review_of(found, outline.outline(found, cycle.id, DAY)).objectives[0]
    assert (kept.decision, kept.reason) == ("split", HOSTILE.strip())
    assert kept.key_results[0].own == Decimal("0.1")


# Columns of tables that were there before these columns were.
_LATER = {
    "workspace": {"cadence", "weekday", "check_in_at"},
    "person": {"team", "retired"},
    "cycle": {"closed", "closed_on", "closing", "revisit_on"},
    "priority": {"not_now"},
    "objective": {"team", "accepted_on", "continues", "decision", "relevant", "needs_note"},
    "key_result": {"partners", "accepted_on", "continues", "own_score", "score_reason"},
    "check_in": {"next_step", "confidences"},
}


def _older(document: Document) -> tuple[bytes, set[tuple[str, str]]]:
    """An export whose added rows lack the columns of issue 3, and which (table, column) they lack."""
    whole, lacking = json.loads(workspace_json.to_json(document)), set()
    for change in (change for step in whole["journal"] for change in step["changes"]):
        for column in _LATER.get(change["table"], ()) if change["field"] == "*" else ():
            name = column if column in DEFAULTS[change["table"]] else f"{column}_id"
            if name not in change["after"]:
                lacking.add((change["table"], column))
    return json.dumps(whole).encode(), lacking


def test_rows_from_before_a_column_existed_come_in_with_its_default(document: Document) -> None:
    cycle = cycles.all_cycles(document)[0].id
    closing.close(document, cycle, on=DAY, next_name="2026-Q2")
    content, lacking = _older(document)
    assert lacking == {(table, column) for table, columns in _LATER.items() for column in columns}
    again = workspace_json.from_json(content, "old.json")
    assert factories.dump(again) == factories.dump(document)
    assert workspace_json.merge_into(document, again).steps == 0
    people.add(again, "Cleo")
    assert workspace_json.merge_into(document, again).steps == 1
    assert factories.dump(again) == factories.dump(document)


def test_rows_that_lack_what_they_held_are_refused(document: Document) -> None:
    objective = objectives.of_cycle(document, cycles.all_cycles(document)[0].id)[0].id
    objectives.add(
        document,
        objectives.Objective("", objectives.read(document, objective).cycle_id, "Bread", effort=Decimal(3)),
    )
    whole = json.loads(workspace_json.to_json(document))
    del whole["journal"][-1]["changes"][0]["after"]["effort"]
    with pytest.raises(Refused, match="say different things"):
        workspace_json.from_json(json.dumps(whole).encode(), "old.json")


def _days(first: int, last: int) -> dict[str, str]:
    return {"first_day": f"2026-0{first}-01", "last_day": f"2026-0{last}-30"}


def _by_hand(**more: Any) -> dict[str, Any]:
    """A workspace as one writes it after resources/workspace-json.md: lists open, rows in any order."""
    one, cycle, goal, result = (f"{9 - n:032x}" for n in range(4))

    def step(number: int, *changes: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": f"{100 + number:032x}", "clock": f"019c3000000{number}0000", "actor": f"{7:032x}",
            "person": "Ada", "label": "By hand", "undoes": None, "changes": list(changes),
        }  # fmt: skip

    def added(table: str, row: dict[str, Any]) -> dict[str, Any]:
        return {"table": table, "row": row["id"], "field": "*", "before": None, "after": row}

    rows: dict[str, dict[str, Any]] = {
        "workspace": {"id": one, "deleted": 0, "name": "By hand", "purposes": ["meet", "learn"]},
        "cycle": {"id": cycle, "deleted": 0, "name": "2026-Q1", **_days(1, 3)},
        "objective": {"id": goal, "deleted": 0, "cycle_id": cycle, "title": "Meet", "position": "a0"},
        "key_result": {
            "id": result, "deleted": 0, "objective_id": goal, "title": "Evenings held", "measure": "count",
            "direction": "increase", "baseline": "0", "target": "12", "checkpoints": [["6", "0.5"]],
            "position": "a0",
        },
    }  # fmt: skip
    second = rows["cycle"] | {"id": f"{1:032x}", "name": "2026-Q2", **_days(4, 6)}
    changed = {
        "table": "workspace",
        "row": one,
        "field": "purposes",
        "before": ["meet", "learn"],
        "after": ["learn"],
    }
    content = {table: [row] for table, row in rows.items()}
    content["cycle"].append(second)  # its id comes before the first one's
    content["workspace"] = [rows["workspace"] | {"purposes": ["learn"]}]
    journal = [step(1, *(added(t, r) for t, r in rows.items()), added("cycle", second)), step(2, changed)]
    whole = {
        "format": workspace_json.FORMAT,
        "version": 1,
        "schema": 1,
        "workspace": one,
        "content": content,
        "journal": journal,
    }
    return whole | more


def test_what_was_written_by_hand_is_taken_in() -> None:
    document = workspace_json.from_json(json.dumps(_by_hand()).encode(), "hand.json")
    rows = replay.rows(document)
    assert rows["workspace"][0]["purposes"] == ["learn"]
    assert rows["key_result"][0]["checkpoints"] == [["6", "0.5"]]
    assert workspace_json.from_json(workspace_json.to_json(document), "again.json").id == document.id


def _without(whole: dict[str, Any], key: str) -> dict[str, Any]:
    del whole["journal"][1][key]
    return whole


def _renamed() -> dict[str, Any]:
    whole = _by_hand()
    whole["content"]["objective"][0] = whole["content"]["objective"][0] | {"title": "Other"}
    return whole


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{\n"format": "okrdesk-workspace",\n,}', "no JSON: it cannot be read beyond line 3"),
        (b'{"format": "\xff"}', "not a text in UTF-8"),
        (b'{"format": "okrdesk-workspace", "version": 1.5}', "a number has a point"),
        (json.dumps(_by_hand(schema="1")).encode(), "“schema” is missing or not"),
        (json.dumps(_by_hand(journal={})).encode(), "“journal” is missing or not"),
        (json.dumps(_without(_by_hand(), "clock")).encode(), "step 2, “clock” is missing or not"),
        (json.dumps(_renamed()).encode(), r"\(objective 0+7 title\)"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        workspace_json.from_json(content, "hand.json")


def test_our_json_is_told_by_its_beginning() -> None:
    assert workspace_json.is_ours(workspace_json.to_json(factories.workspace()))
    assert not workspace_json.is_ours(b'{"objectives": []}')
