"""Damaged, foreign and hostile files are refused in words, quickly, and never changed (T5, T6)."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import itertools
import json
import os
import random
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from okrdesk.document import checks, sound, storage, tables
from okrdesk.document.columns import DEFAULTS, FIELDS, TABLES
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace, Refused
from tests import factories
from tests.document.others import kind_of


@pytest.fixture(scope="module")
def content() -> bytes:
    return whole_content()


def whole_content() -> bytes:
    """A workspace with thirty check-ins, which mutants and the hostile corpus are made of."""
    document = factories.workspace()
    for number in range(30):
        factories.check_in(document, number, f"note {number}")
    found = factories.content(document)
    document.close()
    return found


def test_a_stored_workspace_opens_with_the_same_content(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "goals.okrdesk"
    path.write_bytes(content)
    original = Document.load(content, factories.ACTOR)
    opened = storage.open_for_command(path, write=False)
    assert factories.dump(opened.document) == factories.dump(original)
    assert path.read_bytes() == content


def mutant_of(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    way = rng.randrange(6)
    if way == 0:
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    elif way == 1:
        start = rng.randrange(len(changed))
        changed[start : start + rng.randrange(1, 200)] = rng.randbytes(rng.randrange(1, 200))
    elif way == 2:
        del changed[rng.randrange(len(changed)) :]
    elif way == 3:
        page = 4096 * rng.randrange(len(changed) // 4096)
        other = 4096 * rng.randrange(len(changed) // 4096)
        changed[page : page + 4096] = content[other : other + 4096]
    elif way == 4:
        changed += rng.randbytes(rng.randrange(1, 5000))
    else:
        changed[rng.randrange(100)] = rng.randrange(256)
    return bytes(changed)


def refuse_mutants(content: bytes, count: int) -> None:
    """Each of so many damaged copies is refused, or has the same content."""
    rng = random.Random(5)
    opened = 0
    for _number in range(count):
        mutant = mutant_of(content, rng)
        try:
            checks.check(mutant, "mutant")
        except NotAWorkspace:
            pass
        else:
            opened += 1
            assert mutant == content
    assert opened < count / 10


def test_mutants_are_refused_or_have_the_same_content(content: bytes) -> None:
    refuse_mutants(content, 300)


def test_a_whole_file_is_whole_however_busy_the_machine_is(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count(step=100.0)
    for name in ("monotonic", "perf_counter", "time"):
        monkeypatch.setattr(checks.time, name, lambda: next(clock))
    real = sqlite3.connect
    looks: list[int] = []

    class Watched(sqlite3.Connection):
        def set_progress_handler(self, handler: Callable[[], int] | None, _every: int) -> None:  # type: ignore[override]
            super().set_progress_handler(lambda: looks.append(1) or handler() if handler else 0, 10)

    monkeypatch.setattr(sqlite3, "connect", lambda *args, **more: real(*args, factory=Watched, **more))
    checks.check(content, "busy")
    assert len(looks) > 10


# The hostile corpus


def _with_sql(*statements: str) -> Callable[[bytes], bytes]:
    """A file that somebody skilled changed, and sealed again, so that only the other checks can refuse it."""

    def make(content: bytes) -> bytes:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.deserialize(content)
        connection.execute("PRAGMA writable_schema = 1")
        for statement in statements:
            connection.execute(statement)
        return _sealed_again(connection.serialize())

    return make


def _sealed_again(content: bytes) -> bytes:
    try:
        with checks.opened(content, "") as connection:
            seal = connection.execute("SELECT seal FROM meta LIMIT 1").fetchone()[0].encode()
    except (sqlite3.Error, NotAWorkspace, AttributeError, TypeError):
        return content
    if not seal:
        return content
    digest = hashlib.sha256(content.replace(seal, b"0" * 64)).hexdigest().encode()
    return content.replace(seal, digest)


def _of_any_type(table: str, statement: str) -> Callable[[bytes], bytes]:
    """A file in which a table held what it liked for the time of a statement."""

    def make(content: bytes) -> bytes:
        changed = sqlite3.connect(":memory:", isolation_level=None)
        changed.deserialize(content)
        (text,) = changed.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        loose = text.replace(" NOT NULL", "").replace(") STRICT", ")").replace("TEXT", "BLOB")
        for schema, then in ((loose, ""), (text, statement)):
            content = changed.serialize()
            changed = sqlite3.connect(":memory:", isolation_level=None)
            changed.deserialize(content)
            changed.execute(then)
            changed.execute("PRAGMA writable_schema = 1")
            changed.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (schema, table))
        return _sealed_again(changed.serialize())

    return make


def _patched(start: int, value: bytes) -> Callable[[bytes], bytes]:
    return lambda content: content[:start] + value + content[start + len(value) :]


def _other_database(_content: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE contact (name)")
    return connection.serialize()


def _zip(_content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "b" * 1000)
    return packed.getvalue()


def _large_blob(_content: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA application_id = 0x4F4B5244")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("CREATE TABLE meta (id, workspace, created_by, revision, seal)")
    connection.execute("INSERT INTO meta VALUES (1, zeroblob(9000000), '', 0, '')")
    connection.commit()
    return connection.serialize()


def _told(field: str, after: str | None, before: str | None = None) -> Callable[[bytes], bytes]:
    """A further change in the journal: of a field of the first person."""
    values = [("NULL" if v is None else "'" + v + "'") for v in (before, after)]
    return _with_sql(
        'INSERT INTO change (step, seq, "table", "row", field, before, after) '
        f"SELECT max(step.id), 9999, 'person', (SELECT id FROM person LIMIT 1), '{field}', "
        f"{', '.join(values)} FROM step"
    )


def _with_row(table: str, column: str, nonsense: str) -> Callable[[bytes], bytes]:
    """A row that holds nonsense in one of its mappings, and is right otherwise."""
    values = {
        name: "NULL" if field.null else "''" if DEFAULTS[table][name] is None else repr(DEFAULTS[table][name])
        for name, field in FIELDS[table].items()
    }
    values |= {"id": f"'{'e' * 32}'", column: f"'{nonsense}'"}
    if "cycle_id" in values:
        values["cycle_id"] = "(SELECT id FROM cycle LIMIT 1)"
    before = []
    if "workshop_id" in values:
        values["workshop_id"] = f"'{'d' * 32}'"
        before = [
            "INSERT INTO workshop "
            "(id, deleted, cycle_id, template, title, begins, minutes, people, ways, state, position) "
            f"SELECT '{'d' * 32}', 0, id, '', '', '', 5, '[]', '[]', '', '' FROM cycle LIMIT 1"
        ]
    names = ", ".join(f'"{name}"' for name in values)
    return _with_sql(*before, f'INSERT INTO "{table}" ({names}) SELECT {", ".join(values.values())}')


# One of each mapping of the workshop: the file that is right, and the one that is not.
MAPPINGS = {
    "workshop_step.settings": ("{}", '{"acts":5}'),
    "source.mapping": ("{}", '{"Name":5}'),
    "source.figures": ("[]", '[{"question":"Q","role":"scale"}]'),
    "round.costs": ("{}", '{"a":"many"}'),
    "round.result": ("{}", '{"ballots":{"paper":"eight"}}'),
    "round.paper": ("{}", '{"handed_out":{}}'),
    "round.tie": ("{}", '{"rule":"dice"}'),
}


@pytest.mark.parametrize("where", MAPPINGS)
def test_a_mapping_of_the_workshop_is_looked_at_inside(where: str, content: bytes) -> None:
    table, _point, column = where.partition(".")
    good, bad = MAPPINGS[where]
    checks.check(_with_row(table, column, good)(content), "good")
    with pytest.raises(NotAWorkspace) as refused:
        checks.check(_with_row(table, column, bad)(content), "bad")
    assert refused.value.kind == "damaged"
    document = Document.load(content, factories.ACTOR)
    with document.edit("Write"), pytest.raises(Refused):
        document.add(TABLES[table], **{column: json.loads(bad)})
    document.close()


_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
HOSTILE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "zero bytes": ("empty", lambda _: b""),
    "only zeros": ("empty", lambda _: b"\x00" * 20_000),
    "text": ("foreign", lambda _: b"Objective: grow\n" * 100),
    "one byte": ("foreign", lambda _: b"S"),
    "zip": ("foreign", _zip),
    "only the first words": ("cut short", lambda c: c[:60]),
    "a header without its last byte": ("cut short", lambda c: c[:99]),
    "zeros as long as a header": ("empty", lambda _: b"\x00" * 100),
    "zeros and then something": ("foreign", lambda _: b"\x00" * 100 + b"x"),
    "the next schema": ("newer", _patched(60, (tables.SCHEMA_NUMBER + 1).to_bytes(4, "big"))),
    "cut by one byte": ("cut short", lambda c: c[:-1]),
    "a page more": ("damaged", lambda c: c + b"\x00" * 4096),
    "a workspace that is another one": (
        "damaged",
        _with_sql("UPDATE meta SET workspace = printf('%.*c', 32, 'a')"),
    ),
    "a decimal of two points": ("damaged", _with_sql("UPDATE check_in SET value = '1.5.0'")),
    "a decimal of 101 digits": ("damaged", _with_sql("UPDATE check_in SET value = printf('%.*c', 101, '1')")),
    "an undo of itself": ("damaged", _with_sql("UPDATE step SET undoes = id WHERE label = 'Set up'")),
    "a person of a long name in a step": (
        "damaged",
        _with_sql("UPDATE step SET person = printf('%.*c', 1001, 'x')"),
    ),
    "another application": ("other application", _other_database),
    "newer": ("newer", _patched(60, b"\x00\x00\x00\x63")),
    "schema number 0": ("damaged", _patched(60, b"\x00\x00\x00\x00")),
    "cut by 100 bytes": ("cut short", lambda c: c[:-100]),
    "cut in half": ("cut short", lambda c: c[: len(c) // 2]),
    "longer": ("damaged", lambda c: c + b"more"),
    "WAL flag": ("damaged", _patched(18, b"\x02\x02")),
    "page size 3": ("damaged", _patched(16, b"\x00\x03")),
    "trigger": ("damaged", _with_sql("CREATE TRIGGER x AFTER UPDATE ON meta BEGIN DELETE FROM step; END")),
    "endless view": ("damaged", _with_sql(f"CREATE VIEW v AS {_ENDLESS} count(*) AS c FROM n")),
    "view in place of a table": (
        "damaged",
        _with_sql("ALTER TABLE meta RENAME TO m2", f"CREATE VIEW meta AS {_ENDLESS} i AS seal FROM n"),
    ),
    "zeroblob view": ("damaged", _with_sql("CREATE VIEW v AS SELECT zeroblob(999999999) AS z")),
    "pattern view": ("damaged", _with_sql("CREATE VIEW v AS SELECT regexp('(a+)+$', name) FROM person")),
    "generated column": (
        "damaged",
        _with_sql("ALTER TABLE person ADD COLUMN z TEXT AS (printf('%.*c', 900000000, 'x'))"),
    ),
    "check with a function": (
        "damaged",
        _with_sql("CREATE TABLE c (a TEXT CHECK (length(zeroblob(a))))"),
    ),
    "three thousand tables": ("damaged", _with_sql(*(f"CREATE TABLE t{n} (a)" for n in range(3000)))),
    "another index": ("damaged", _with_sql("CREATE INDEX more ON person (name)")),
    "virtual table": (
        "damaged",
        _with_sql(
            "INSERT INTO sqlite_schema VALUES ('table', 'f', 'f', 0, 'CREATE VIRTUAL TABLE f USING x(y)')"
        ),
    ),
    "schema of nonsense": ("damaged", _with_sql("UPDATE sqlite_schema SET sql = 'nonsense'")),
    "large blob": ("damaged", _large_blob),
    "two meta rows": ("damaged", _with_sql("INSERT INTO meta SELECT 2, workspace, '', 0, '' FROM meta")),
    "no meta row": ("damaged", _with_sql("DELETE FROM meta")),
    "loose reference": ("damaged", _with_sql("UPDATE objective SET cycle_id = 'nobody'")),
    "a day that does not exist": ("damaged", _with_sql("UPDATE cycle SET first_day = '2026-02-30'")),
    "not a number": ("damaged", _with_sql("UPDATE check_in SET value = 'NaN'")),
    "not a list": ("damaged", _with_sql("UPDATE key_result SET stages = '[1,'")),
    "a stage that fills the memory": (
        "damaged",
        _with_sql("""UPDATE key_result SET stages = '[["a","1e999999999"]]'"""),
    ),
    "a judgement of nonsense": ("damaged", _with_sql("UPDATE check_in SET confidences = '[true]'")),
    "a purpose of nonsense": ("damaged", _with_sql("UPDATE workspace SET purposes = '[[]]'")),
    "a number for a list": ("damaged", _with_sql("UPDATE key_result SET checkpoints = '5'")),
    "a list for a mapping": (
        "damaged",
        _with_sql("INSERT INTO version SELECT id, 0, 'v', '0000000000000000', '[]' FROM person LIMIT 1"),
    ),
    "not JSON in the journal": ("damaged", _with_sql("UPDATE change SET after = '{' WHERE id = 3")),
    "clock at the end of time": ("damaged", _with_sql("UPDATE step SET clock = 'ffffffffffffffff'")),
    "clock that leaves no later one room": (
        "damaged",
        _with_sql("UPDATE step SET clock = '0fffffffffffffff' WHERE clock = (SELECT max(clock) FROM step)"),
    ),
    "actor of nonsense": ("damaged", _with_sql("UPDATE step SET actor = '[]'")),
    "actor of other letters": ("damaged", _with_sql("UPDATE step SET actor = printf('%.*c', 32, 'z')")),
    "more behind the end of an actor": ("damaged", _with_sql("UPDATE step SET actor = actor || char(0, 97)")),
    "an id of other letters": (
        "damaged",
        _with_sql("INSERT INTO charter_line VALUES (printf('%.*c', 32, 'z'), 0, 'Bread', 'V')"),
    ),
    "endless label": ("damaged", _with_sql("UPDATE step SET label = printf('%.*c', 1001, 'x')")),
    "undo of nonsense": ("damaged", _with_sql("UPDATE step SET undoes = 'x' WHERE label = 'Set up'")),
    "undo of what comes later": (
        "damaged",
        _with_sql("UPDATE step SET undoes = (SELECT max(id) FROM step t WHERE t.clock > step.clock)"),
    ),
    "unknown table in the journal": ("damaged", _with_sql("UPDATE change SET \"table\" = 'x' WHERE id = 3")),
    "unknown field in the journal": ("damaged", _with_sql("UPDATE change SET field = 'x' WHERE id = 3")),
    "another id in the journal": ("damaged", _with_sql("UPDATE change SET field = 'id' WHERE id = 3")),
    "no row in the journal": ("damaged", _with_sql("UPDATE change SET \"row\" = 'x' WHERE id = 3")),
    "row that is a list": ("damaged", _with_sql("UPDATE change SET after = '[]' WHERE id = 3")),
    "row that is nothing": ("damaged", _with_sql("UPDATE change SET after = NULL WHERE id = 3")),
    "something before a new row": ("damaged", _with_sql("UPDATE change SET before = '[1]' WHERE id = 3")),
    "a list where a text belongs": ("damaged", _told("name", "[]")),
    "a list where a text was": ("damaged", _told("name", '"Ada"', before="[]")),
    "a number where a text belongs": ("damaged", _told("name", "5")),
    "nothing where a text belongs": ("damaged", _told("name", None)),
    "a text where a yes belongs": ("damaged", _told("retired", '"1"')),
    "1e999": ("damaged", _told("retired", "1e999")),
    "Infinity": ("damaged", _told("retired", "Infinity")),
    "text over the limit": ("damaged", _told("name", '"' + "x" * 100_001 + '"')),
    "text over the limit in a table": (
        "damaged",
        _with_sql("UPDATE person SET name = printf('%.*c', 100001, 'x')"),
    ),
    "endless list": (
        "damaged",
        _with_sql("UPDATE workspace SET purposes = '[\"' || printf('%.*c', 1000000, 'x') || '\"]'"),
    ),
    "half of a pair": ("damaged", _told("name", '"\\ud800"')),
    "control character": ("damaged", _told("name", '"a\\u0007"')),
    "deep nesting": ("damaged", _told("name", "[" * 900 + "]" * 900)),
    "version of nonsense": (
        "damaged",
        _with_sql("INSERT INTO version SELECT id, 0, 'v', 'soon', '{}' FROM person LIMIT 1"),
    ),
    "version that saw nonsense": (
        "damaged",
        _with_sql(
            "INSERT INTO version SELECT id, 0, 'v', '0000000000000000', '{\"a\":[]}' FROM person LIMIT 1"
        ),
    ),
    "text that is no UTF-8": ("damaged", _with_sql("UPDATE person SET name = CAST(x'c328ff' AS TEXT)")),
    "half a letter, the other half in the next row": (
        "damaged",
        _with_sql(
            "UPDATE check_in SET note = CAST(x'c3' AS TEXT) WHERE rowid = 3",
            "UPDATE check_in SET note = CAST(x'a9' AS TEXT) WHERE rowid = 4",
        ),
    ),
    "half a letter, the other half in the next column": (
        "damaged",
        _with_sql("UPDATE check_in SET note = CAST(x'c3' AS TEXT), blocker = CAST(x'a9' AS TEXT)"),
    ),
    "a new row that ends twice": (
        "damaged",
        _with_sql("UPDATE change SET after = after || char(0) || 'x' WHERE field = '*'"),
    ),
    "a new row whose id goes on in what is told": (
        "damaged",
        _with_sql(
            'UPDATE change SET after = substr("row", 32) || char(31) || after, row = substr("row", 1, 31)'
        ),
    ),
    "two new rows told as one": (
        "damaged",
        _with_sql(
            'UPDATE change SET "row" = "row" || char(31) || after || char(10) || "table" || char(31) '
            '|| "row" WHERE "table" = \'check_in\''
        ),
    ),
    "one new row for two": (
        "damaged",
        _with_sql("UPDATE change SET after = after || char(10) || '{}' WHERE \"table\" = 'check_in'"),
    ),
    "no row at all in the journal": ("damaged", _of_any_type("change", 'UPDATE change SET "row" = NULL')),
    "a number for a row in the journal": ("damaged", _of_any_type("change", 'UPDATE change SET "row" = 5')),
    "a number told of a row": ("damaged", _of_any_type("change", "UPDATE change SET after = 5")),
    "bytes told of a row": (
        "damaged",
        _of_any_type("change", "UPDATE change SET after = CAST(after AS BLOB)"),
    ),
    "a number for an actor": ("damaged", _of_any_type("step", "UPDATE step SET actor = 5")),
    "no list": ("damaged", _of_any_type("key_result", "UPDATE key_result SET stages = NULL")),
    "a name of bytes": ("damaged", _of_any_type("person", "UPDATE person SET name = x'41'")),
    "unsealed": ("damaged", _with_sql("UPDATE meta SET seal = ''")),
    "a bit of a text": ("damaged", lambda c: c.replace(b"note 17", b"note 18", 1)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_and_left_alone(name: str, tmp_path: Path, content: bytes) -> None:
    kind, make = HOSTILE[name]
    path = tmp_path / "goals.okrdesk"
    path.write_bytes(make(content))
    before = path.read_bytes()
    assert kind_of(path) == kind
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["goals.okrdesk"]


@pytest.fixture
def many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the file were a large one, of which rows are looked at many at a time, by two."""
    monkeypatch.setattr(sound, "LARGE", 1000)
    monkeypatch.setattr(checks, "_MANY", 0)
    monkeypatch.setattr(checks, "_AT_ONCE", 7)


@pytest.mark.usefixtures("many_at_once")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_where_rows_are_looked_at_many_at_a_time(name: str, content: bytes) -> None:
    kind, make = HOSTILE[name]
    with pytest.raises(NotAWorkspace) as refused:
        checks.check(make(content), "goals.okrdesk")
    assert refused.value.kind == kind


@pytest.mark.usefixtures("many_at_once")
def test_mutants_are_refused_where_rows_are_looked_at_many_at_a_time(content: bytes) -> None:
    refuse_mutants(content, 60)


@pytest.mark.usefixtures("many_at_once")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET name = 'Eve'",
        "UPDATE change SET after = replace(after, ',\"', ',' || char(10) || '\"')",  # JSON all the same
        "UPDATE change SET id = id * 1000000007",
        "UPDATE change SET id = 9223372036854775807 - id",
        "UPDATE change SET id = id - 9223372036854775807 - 2",
        "UPDATE check_in SET rowid = 9223372036854775807 - rowid",
        "UPDATE check_in SET rowid = -rowid * rowid",
    ],
)
def test_what_is_right_opens_however_it_is_numbered_and_spaced(statement: str, content: bytes) -> None:
    assert checks.check(_with_sql(statement)(content), "x") == tables.SCHEMA_NUMBER


@pytest.mark.usefixtures("many_at_once")
@pytest.mark.parametrize("at_once", [1, 7, 100])
def test_texts_that_are_too_long_together_are_no_damage(
    at_once: int, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_AT_ONCE", at_once)
    monkeypatch.setattr(checks, "LENGTH_LIMIT", 20_000)
    long = _with_sql(
        "UPDATE check_in SET note = printf('%.*c', 9000, 'x')",
        "UPDATE change SET after = json_set(after, '$.note', printf('%.*c', 9000, 'x')) "
        "WHERE \"table\" = 'check_in' AND field = '*'",
    )(content)
    assert checks.check(long, "x") == tables.SCHEMA_NUMBER


def test_a_file_changed_by_somebody_skilled_opens_only_when_nothing_of_it_is_wrong(content: bytes) -> None:
    # The corpus above is sealed again: this shows that the seal is not what refuses it.
    changed = _with_sql("UPDATE person SET name = 'Eve'")(content)
    assert checks.check(changed, "x") == tables.SCHEMA_NUMBER


def test_what_anybody_can_have_done_here_is_in_no_way_nonsense(content: bytes) -> None:
    for field, after in (
        ("name", '"Eve"'),
        ("name", '"' + "ü" * 100_000 + '"'),
        ("retired", "1"),
        ("team_id", "null"),
    ):
        assert checks.check(_told(field, after, after)(content), "x") == tables.SCHEMA_NUMBER


def test_a_computer_whose_year_is_wrong_is_not_refused(tmp_path: Path) -> None:
    for year in (1970, 2099, 2500):
        moment = int(dt.datetime(year, 1, 2, tzinfo=dt.UTC).timestamp() * 1000)
        document = Document.create(None, "Bakery", factories.ACTOR, now_ms=lambda moment=moment: moment)
        factories.fill(document)
        path = tmp_path / f"{year}.okrdesk"
        path.write_bytes(factories.content(document))
        opened = storage.open_for_command(path, write=True)
        factories.check_in(opened.document, 1, "later")
        opened.publish()
        assert factories.notes(path) == {"later"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE step SET label = printf('%.*c', 1000, 'x'), person = printf('%.*c', 1000, 'x')",
        "UPDATE person SET name = printf('%.*c', 100000, 'x')",
        "UPDATE check_in SET value = printf('%.*c', 100, '1')",
        "UPDATE check_in SET value = '-.5', confidence = 10",
        "UPDATE step SET clock = '0ffffffffffffffe' WHERE clock = (SELECT max(clock) FROM step)",
    ],
)
def test_what_just_fits_is_no_damage(statement: str, content: bytes) -> None:
    assert checks.check(_with_sql(statement)(content), "x") == tables.SCHEMA_NUMBER


def test_bytes_begin_like_a_workspace_or_do_not(content: bytes) -> None:
    assert checks.is_database(content)
    assert not checks.is_database(content[1:])
    assert checks.schema_number(content, "x") == tables.SCHEMA_NUMBER
