"""The seal: any changed bit of it shows."""

from __future__ import annotations

import pytest

from okrdesk.document import checks, seal
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace
from tests import factories


def test_every_single_changed_bit_of_the_seal_shows(content: bytes) -> None:
    with checks.opened(content, "") as connection:
        seal = connection.execute("SELECT seal FROM meta").fetchone()[0].encode()
    start = content.index(seal)
    for place in range(start, start + 64):
        changed = bytearray(content)
        changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
        with pytest.raises(NotAWorkspace):
            checks.check(bytes(changed), "x")


def test_sealing_counts_the_publishings_and_holds_only_what_was_sealed() -> None:
    document = factories.workspace()
    once = seal.sealed(document.snapshot())
    twice = seal.sealed(Document.load(once, factories.ACTOR).snapshot())
    found = []
    for content in (once, twice):
        with checks.opened(content, "") as connection:
            found.append(connection.execute("SELECT revision, seal FROM meta").fetchone())
    assert [revision for revision, _seal in found] == [1, 2]
    assert seal.holds(once, found[0][1])
    assert not seal.holds(once, found[1][1])
    assert not seal.holds(once + b"x", found[0][1])
    assert not any(seal.holds(once, wrong) for wrong in ("", found[0][1][:63], "é" * 64))


def test_a_seal_that_has_no_place_of_its_own_is_no_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    document = factories.workspace()
    with document.edit("Say"):
        document.set(t.Objective, factories.ids(document, t.Objective)[0], why="5" * 64)
    monkeypatch.setattr("secrets.token_hex", lambda _length: "5" * 64)
    with pytest.raises(RuntimeError, match="place of its own"):
        seal.sealed(document.snapshot())
