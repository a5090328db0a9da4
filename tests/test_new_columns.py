"""What a new column or table must be told to: the lists that are kept by hand, and what is missing from them.

A table or column that does not belong in a list is named in `BESIDES`, with the reason.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest
from peewee import ForeignKeyField

import okrdesk.okr
from okrdesk import paths
from okrdesk.document import columns
from okrdesk.document import tables as t
from okrdesk.okr import bin as removed_things
from okrdesk.okr import carrying, history_fields, history_words, outline, people, records
from okrdesk.okr.benefits import BENEFITS
from tests.files import next_schema

GUI = paths.resources().parent / "okrdesk" / "gui"
DOCUMENTED = "resources/workspace-json.md"
BIN = "okr/bin.py, KINDS"
WITHIN = "okr/bin.py, WITHIN"
NAMED = "okr/history_words.py, TEXT_OF or PARENT"
SAID = "okr/history_fields.py, said"
OUTLINE = "okr/outline.py, BESIDE or LINE_BY_LINE"
CARRIED = "okr/carrying.py, LEFT_BEHIND"
ANEW = "okr/carrying.py, SET_ANEW or LEFT_BEHIND"
OWNED = "okr/people.py, OWNED"
RECORD = "the record of its term in okr/"
FORM = "a form of its term in gui/"

_ROOM = frozenset({"workshop", "source", "idea", "theme", "round", "goal_link", "promise"})

BESIDES: dict[str, frozenset[str]] = {
    # The one row there always is; what comes and goes with something else; what is taken back by undo.
    BIN: frozenset({"workspace", "agreement", "helper", "check_in", "version", "snapshot", "dismissal"})
    # Given to others, which only undo takes back.
    | {"handed_page"}
    # Memory of what a file said, which comes and goes with the bringing of it.
    | {"origin", "handed_copy", "open_choice"}
    # A step is left out, a round asked again, a link said anew.
    | {"workshop_step", "round", "goal_link"},
    # Such an edit moves names, weights or days of many lines, so that everything is read anew.
    OUTLINE: frozenset(
        {"workspace", "charter_line", "cycle", "team", "person", "agreement", "priority", "helper"}
    ),
    # Values stay with what they measured, decisions with the cycle in which they were made, and so does all
    # that a workshop gathers: the next one begins with the open promises of the cycle before.
    CARRIED: frozenset({"check_in", "decision", "handed_page"}) | _ROOM,
    # Who told a story stays who told it; a helper who is retired is not carried at all.
    ANEW: frozenset({"story.person", "helper.person"}),
    # What somebody did, they did; helping and agreeing are removed as rows.
    OWNED: frozenset(f"{name}.person" for name in ("agreement", "check_in", "decision", "helper", "story")),
    # Read as Mission, as the helpers of a key result, as blueprints, and as an answer of the review.
    RECORD: frozenset({"workspace", "helper", "own_blueprint", "own_template", "objective.relevant_members"}),
    # Made by naming a version, closing, saving as a blueprint and handing out a page, where a
    # person types no more than a name.
    FORM: frozenset(
        {
            "version",
            "own_blueprint",
            "helper",
            "charter_line",
            "dismissal",
            "handed_page",
            "origin",
            "open_choice",
        }
        # Noted by handing out and taking back, where a person says no more than who gets it.
        | {"handed_copy", "open_choice"}
    )
    # Made by bringing a survey, where a person chooses no more than what each column is.
    | {f"source.{name}" for name in ("digest", "figures", "mapping")}
    # Rows of the review's card of benefits, which goes through them all.
    | {f"cycle.{name}" for name in (*BENEFITS, "risks")}
    # Called `members` beside the question of the review; `on` by records and forms; made by asking once more.
    | {"objective.relevant_members", "promise.on_day", "workshop.on_day", "round.repeats"},
}
# How files of the window call a table.
GUI_WORDS = {
    "workspace": ("mission", "preferences", "cadence"),
    "agreement": ("mission",),
    "person": ("person", "people"),
    "priority": ("priorities",),
} | dict.fromkeys((*_ROOM, "workshop_step", "own_template"), ("workshop",))


def missing() -> set[tuple[str, str]]:
    """Which table ("weather") or column ("person.mood") is missing from which list."""
    found = {*_missing_tables(), *_missing_references(), *_missing_columns()}
    return {(what, where) for what, where in found if what not in BESIDES.get(where, ())}


def _missing_tables() -> Iterator[tuple[str, str]]:
    in_bin = {table for _kind, table, _words in removed_things.KINDS}
    for name, table in columns.TABLES.items():
        if table not in in_bin:
            yield name, BIN
        if name not in history_words.TEXT_OF and name not in history_words.PARENT and name != "workspace":
            yield name, NAMED
        if name not in outline.BESIDE | outline.LINE_BY_LINE:
            yield name, OUTLINE
        if name not in _documented():
            yield name, DOCUMENTED
        if _record(table) is None:
            yield name, RECORD
        if not _gui_text(name):
            yield name, FORM


def _missing_references() -> Iterator[tuple[str, str]]:
    in_bin = {table for _kind, table, _words in removed_things.KINDS}
    of_a_cycle = {t.Cycle, t.Objective, t.KeyResult}
    for name, table in columns.TABLES.items():
        references = [f for f in columns.FIELDS[name].values() if isinstance(f, ForeignKeyField)]
        if table not in carrying.LEFT_BEHIND and of_a_cycle & {f.rel_model for f in references}:
            yield name, CARRIED
        is_within = "cycle" not in table._meta.fields and of_a_cycle & {f.rel_model for f in references}
        if table in in_bin and is_within and table not in removed_things.WITHIN:
            yield name, WITHIN
        for field in references:
            what = f"{name}.{field.name}"
            known = carrying.LEFT_BEHIND.get(table, set()) | carrying.SET_ANEW.get(table, set())
            if table in carrying.LEFT_BEHIND and field.name not in known:
                yield what, ANEW
            if field.rel_model is t.Person and all(field is not owned for owned in people.OWNED):
                yield what, OWNED


def _missing_columns() -> Iterator[tuple[str, str]]:
    first = columns.columns_of(1)
    for name, found in columns.FIELDS.items():
        for column, field in found.items():
            what, is_row = f"{name}.{field.name}", column in ("id", "deleted")
            if name in _documented() and column not in {"id", "deleted", *_documented()[name]}:
                yield what, DOCUMENTED
            # The columns of the first schema were looked at one by one when this was written.
            if is_row or column in first.get(name, ()):
                continue
            record = _record(columns.TABLES[name])
            shorter = {name for name, columns in records.COLUMNS.items() if field.name in columns}
            names = {column, field.name, *shorter}
            if record is not None and not names & {f.name for f in fields(record)}:
                yield what, RECORD
            text = _gui_text(name)
            if text and not re.search(rf"\b({column}|{field.name})\b", text):
                yield what, FORM
            if name in first and f'"{field.name}":' not in _said():
                yield what, SAID


@cache
def _said() -> str:
    return inspect.getsource(history_fields.said)


@cache
def _documented() -> dict[str, set[str]]:
    """The tables of workspace-json.md with what stands in backticks in their row."""
    lines = (paths.resources() / "workspace-json.md").read_text("utf-8").splitlines()
    return {line.split("`")[1]: set(line.split("`")[2:]) for line in lines if line.startswith("| `")}


def _record(table: type[t.Table]) -> Any:
    """The dataclass that a term's module reads rows of a table into."""
    return _records().get(table.__name__)


@cache
def _records() -> dict[str, Any]:
    modules = [m.name for m in pkgutil.walk_packages(okrdesk.okr.__path__, "okrdesk.okr.")]
    loaded = [importlib.import_module(name) for name in modules]
    return {
        name: value for module in loaded for name, value in vars(module).items()
        if isinstance(value, type) and is_dataclass(value)
    }  # fmt: skip


@cache
def _gui_text(table: str) -> str:
    """The source of the window where a table is typed and shown."""
    words = GUI_WORDS.get(table, (table,))
    found = [p for p in sorted(GUI.rglob("*.py")) if any(w in str(p.relative_to(GUI)) for w in words)]
    return "\n".join(p.read_text("utf-8") for p in found)


def test_every_table_and_column_is_in_the_lists_that_are_kept_by_hand() -> None:
    if found := missing():
        pytest.fail("\n".join(f"{what} is missing from {where}" for what, where in sorted(found)))


def test_what_is_named_beside_the_lists_is_there() -> None:
    known = {*columns.TABLES, *(f"{n}.{f.name}" for n, fs in columns.FIELDS.items() for f in fs.values())}
    assert [what for names in BESIDES.values() for what in names - known] == []


def test_a_new_table_and_column_are_named_with_what_they_are_missing_from() -> None:
    before = missing()
    with next_schema.comes():
        assert missing() - before == {
            ("weather", BIN),
            ("weather", NAMED),
            ("weather", OUTLINE),
            ("weather", DOCUMENTED),
            ("weather", RECORD),
            ("weather", FORM),
            ("weather", CARRIED),
            ("weather.person", OWNED),
            ("person.mood", DOCUMENTED),
            ("person.mood", RECORD),
            ("person.mood", FORM),
            ("person.mood", SAID),
        }


def test_what_falls_out_of_a_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    before, left = missing(), carrying.SET_ANEW[t.Objective] - {"owner"}
    monkeypatch.setitem(carrying.SET_ANEW, t.Objective, left)
    monkeypatch.delitem(removed_things.WITHIN, t.Initiative)
    assert missing() - before == {("objective.owner", ANEW), ("initiative", WITHIN)}
