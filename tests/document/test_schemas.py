"""Schemas are frozen; stored workspaces of each one open for ever, as files and as JSON (T8)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from okrdesk.document import files, journal, merge, schemas, storage, tables, upgrade
from okrdesk.document.columns import DEFAULTS, TABLES, columns_of
from okrdesk.document.document import Document
from okrdesk.exchange import workspace_json
from tests import factories
from tests.files import write_schema

FILES = Path(__file__).parent.parent / "files"
NUMBERS = sorted(schemas.SCHEMAS)
# What files of people were made with; a number is added with each release.
FROZEN = {1: "ec2e017d7ddae29c129fabbb96d6f2b3aad5cbf4f08ff9ad27005db47798ded6"}
# A row that was added does not tell what was at its default then: what those columns fall back to for ever.
FROZEN_DEFAULTS = {1: "8b6d4233eb081df223a61c1c78bf6ac748d8b3f05c2ae730a01207794590071a"}


def _digest_of_defaults(number: int) -> str:
    known = columns_of(number)
    kept = {table: {c: DEFAULTS[table][c] for c in known[table]} for table in TABLES.keys() & known.keys()}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def _digest(number: int) -> str:
    return hashlib.sha256("\n".join(schemas.SCHEMAS[number]).encode()).hexdigest()


def test_the_frozen_schema_is_what_the_tables_say() -> None:
    # When this fails: `python -m tests.files.write_schema`; where that refuses, first a new number.
    assert set(schemas.SCHEMAS[tables.SCHEMA_NUMBER]) == set(write_schema.statements())
    assert max(schemas.SCHEMAS) == tables.SCHEMA_NUMBER


def test_what_a_release_carried_never_changes() -> None:
    assert {number: _digest(number) for number in FROZEN} == FROZEN
    assert max(FROZEN) == write_schema.FROZEN


def test_a_default_that_a_release_carried_never_changes() -> None:
    assert {number: _digest_of_defaults(number) for number in FROZEN} == FROZEN_DEFAULTS


def test_a_frozen_schema_is_not_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SCHEMA_NUMBER", write_schema.FROZEN)
    with pytest.raises(SystemExit, match="is frozen"):
        write_schema.main()


def test_writing_the_schemas_again_changes_nothing() -> None:
    texts = {number: list(lines) for number, lines in schemas.SCHEMAS.items()}
    assert write_schema.source(texts) == Path(schemas.__file__).read_text("utf-8")


@pytest.mark.parametrize("number", NUMBERS)
def test_the_stored_workspace_of_every_schema_opens(number: int) -> None:
    path = FILES / f"schema_{number}.okrdesk"
    before = path.read_bytes()
    report = storage.check(path)
    assert report.schema == number
    assert report.problems == ()
    assert report.rows["objective"] == 2
    assert report.rows["check_in"] == 3
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", NUMBERS)
def test_the_stored_quarter_opens_and_merges_as_file_and_as_json(number: int) -> None:
    path = FILES / f"schema_{number}_quarter.okrdesk"
    content = upgrade.current(files.read(path), path.name)
    document = Document.load(content, factories.ACTOR, "Ada")
    assert all(storage.check(path).rows[name] for name in TABLES.keys() & columns_of(number).keys())
    export = (FILES / f"schema_{number}_quarter.json").read_bytes()
    from_json = workspace_json.from_json(export, "quarter.json")
    assert factories.dump(from_json) == factories.dump(document)
    assert journal.differences(from_json.database) == set()
    with from_json.edit("Add"):
        from_json.add(tables.Person, name="Cleo")
    assert workspace_json.merge_into(document, from_json).steps == 1
    assert merge.merge_checked(document, content).steps == 0
