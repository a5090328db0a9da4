"""Backups: made when something changed, thinned, restored as an edit; a good one always stays (T13)."""

from __future__ import annotations

import datetime as dt
import errno
import itertools
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from okrdesk.document import backups, checks, opening
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from tests import factories
from tests.factories import dump

START = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


@pytest.fixture
def document() -> Document:
    return factories.workspace()


def test_a_backup_is_a_whole_workspace_and_made_only_when_something_changed(document: Document) -> None:
    first = backups.make(document, "close", START)
    assert first is not None
    assert os.name == "nt" or first.parent.stat().st_mode & 0o777 == 0o700, "nobody else reads it"
    checks.check(first.read_bytes(), first.name)
    assert backups.make(document, "close", START + dt.timedelta(hours=1)) is None
    factories.check_in(document, 1)
    assert backups.make(document, "close", START + dt.timedelta(hours=2)) is not None
    found = backups.list_backups(document.id)
    assert [(b.check_ins, b.reason, b.verified, b.at.hour) for b in found] == [
        (1, "close", True, 11),
        (0, "close", True, 9),
    ]
    assert [b.size for b in found] == [b.path.stat().st_size for b in found]


def test_two_backups_in_one_moment_both_stay(document: Document) -> None:
    for number in range(3):
        factories.check_in(document, number)
        backups.make(document, "merge", START)
    assert len(backups.list_backups(document.id)) == 3


def _twice_a_day(days: int) -> list[dt.datetime]:
    return [START + dt.timedelta(days=day, hours=hour) for day in range(days) for hour in (0, 8)]


def test_four_hundred_days_are_thinned_to_the_rule() -> None:
    # Anki's rule: all of two days, then 12 daily, 10 weekly, 9 monthly; two backups a day.
    left: set[dt.datetime] = set()
    for now in _twice_a_day(400):
        left = backups.kept([*left, now], now)
    ages = [now - at for at in sorted(left, reverse=True)]
    recent = [a for a in ages if a < dt.timedelta(days=2)]
    older = sorted(a.days for a in ages if a >= dt.timedelta(days=2))
    daily, weekly, monthly = older[:12], older[12:22], older[22:]
    assert len(recent) == 4
    assert [b - a for a, b in itertools.pairwise(daily)] == [1] * 11
    assert len(weekly) == 10
    # The newest of a stage is of a week or month that is not complete yet.
    assert {b - a for a, b in itertools.pairwise(weekly[1:])} == {7}
    assert len(monthly) == 9
    assert {b - a for a, b in itertools.pairwise(monthly[1:])} <= {28, 35}


def test_what_the_rule_does_not_keep_is_removed(document: Document) -> None:
    first = backups.make(document, "close", START)
    assert first is not None
    content = first.read_bytes()
    moments = _twice_a_day(12)
    left = {moments[0]}
    for now in moments[1:]:
        left = backups.kept([*left, now], now)
        backups.keep(document.id, "", lambda: content, "close", now)
    assert len(left) < len(moments)
    assert {b.at for b in backups.list_backups(document.id)} == left


def test_the_cap_removes_the_oldest_but_never_the_newest_good_one(document: Document) -> None:
    for hour in range(4):
        factories.check_in(document, hour)
        backups.make(document, "work", START + dt.timedelta(hours=hour))
    size = backups.list_backups(document.id)[0].size
    now = START + dt.timedelta(hours=5)
    backups.thin(document.id, now, limit=2 * size + 10_000)
    assert [b.check_ins for b in backups.list_backups(document.id)] == [4, 3]
    backups.thin(document.id, now, limit=0)
    assert [b.check_ins for b in backups.list_backups(document.id)] == [4]


def test_when_the_newest_are_damaged_the_newest_good_one_outlives_the_rule(document: Document) -> None:
    made = []
    for day in range(4):
        factories.check_in(document, day)
        made.append(backups.make(document, "work", START + dt.timedelta(days=day)))
    for path in made[1:]:
        assert path is not None
        path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    found = backups.list_backups(document.id)
    assert [b.verified for b in found] == [False, False, False, True]
    backups.thin(document.id, START + dt.timedelta(days=2000), limit=0)
    assert [b.check_ins for b in backups.list_backups(document.id)] == [1]


def test_listing_works_without_its_index(document: Document) -> None:
    path = backups.make(document, "close", START)
    assert path is not None
    before = backups.list_backups(document.id)
    for words in ("", "nonsense", "[]", json.dumps({path.name: 3})):
        (path.parent / "index.json").write_text(words)
        assert backups.list_backups(document.id) == before
    (path.parent / "index.json").unlink()
    shutil.copy(path, path.with_name("strange name.okrdesk"))
    assert backups.list_backups(document.id) == before


def test_each_backup_can_be_restored_and_that_undone(document: Document) -> None:
    states = []
    for number in range(3):
        factories.check_in(document, number)
        backups.make(document, "work", START + dt.timedelta(hours=number))
        states.append(dump(document))
    objective = factories.ids(document, t.Objective)[0]
    with document.edit("Remove"):
        document.remove(t.Objective, objective)
    with document.edit("Write as Germans do"):
        document.set(t.Workspace, document.id, locale="de_DE")
    now = START + dt.timedelta(hours=9)
    for backup, state in zip(reversed(backups.list_backups(document.id)), states, strict=True):
        before = dump(document)
        backups.restore(document, backup.path, now)
        assert _without_versions(dump(document)) == state
        document.undo()
        assert _without_versions(dump(document)) == _without_versions(before)
    names = [r.name for r in document.rows(t.Version.select())]
    assert len(names) == 3
    assert all(re.match(r"Before restoring the backup of 0\d\.01\.2026, ", name) for name in names)


def _without_versions(found: dict[tuple[str, str], tuple[object, ...]]) -> dict[object, object]:
    return {key: row for key, row in found.items() if key[0] != "version"}


def test_restoring_brings_back_what_the_file_lost(document: Document) -> None:
    # The file was replaced by one that lacks our check-in; the backup has it.
    older = factories.content(document)
    factories.check_in(document, 1)
    backup = backups.make(document, "close", START)
    assert backup is not None
    again = Document.load(older, factories.ACTOR)
    backups.restore(again, backup, START)
    assert [r.value for r in again.rows(t.CheckIn.select().where(t.CheckIn.deleted == 0))] == [1]


def test_a_backup_of_another_workspace_is_refused(document: Document) -> None:
    backup = backups.make(factories.another_workspace(), "close", START)
    assert backup is not None
    with pytest.raises(Refused, match="another workspace"):
        backups.restore(document, backup, START)


def test_a_damaged_backup_is_refused_and_nothing_changed(document: Document) -> None:
    backup = backups.make(document, "close", START)
    assert backup is not None
    backup.write_bytes(backup.read_bytes()[:-4096])
    before = dump(document)
    with pytest.raises(NotAWorkspace):
        backups.restore(document, backup, START)
    assert dump(document) == before


def test_a_full_disk_leaves_the_backups_as_they_were(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make(document, "close", START)
    factories.check_in(document, 1)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", full)
        with pytest.raises(NotWritten):
            backups.make(document, "close", START + dt.timedelta(days=1))
    assert [b.check_ins for b in backups.list_backups(document.id)] == [0]
    assert backups.make(document, "close", START + dt.timedelta(days=1)) is not None


def test_a_session_backs_up_at_its_first_publishing_every_half_hour_and_at_its_end(tmp_path: Path) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    now = [int(START.timestamp() * 1000)]
    session = opening.open_session(path, now_ms=lambda: now[0])
    workspace = session.document.id
    for minutes in (0, 1, 29, 31, 40, 70):
        now[0] = int(START.timestamp() * 1000) + minutes * 60_000
        factories.check_in(session.document, minutes)
        session.publish_now()
    session.close()
    found = [(b.reason, b.check_ins) for b in reversed(backups.list_backups(workspace))]
    assert found == [("open", 0), ("work", 4), ("work", 6)]  # at the end nothing had changed since the last


@pytest.mark.parametrize(("hours", "all_stay"), [(47, True), (48, False)])
def test_of_two_days_all_are_kept(hours: int, all_stay: bool) -> None:
    # The earlier one, an hour before, is older than two days in both cases: alone in its day it stays.
    moments = [START - dt.timedelta(hours=1), START]
    left = backups.kept(moments, START + dt.timedelta(hours=hours))
    assert (left == set(moments)) == all_stay
    assert START in left


def test_a_cap_that_is_just_reached_removes_nothing(document: Document) -> None:
    for hour in range(3):
        factories.check_in(document, hour)
        backups.make(document, "work", START + dt.timedelta(hours=hour))
    sizes = [each.size for each in backups.list_backups(document.id)]
    now = START + dt.timedelta(hours=5)
    backups.thin(document.id, now, limit=sum(sizes))
    assert len(backups.list_backups(document.id)) == 3
    backups.thin(document.id, now, limit=sum(sizes) - 1)
    assert [each.check_ins for each in backups.list_backups(document.id)] == [3, 2]


def test_where_a_file_lay_is_remembered_of_the_latest_twenty_places(
    document: Document, tmp_path: Path
) -> None:
    places = [tmp_path / f"{number}.okrdesk" for number in range(22)]
    for place in (*places, places[5]):
        backups.note_file(document.id, place)
    known = backups._places(backups._folder(document.id))
    assert known == [str(each) for each in (places[2], *places[3:5], *places[6:], places[5])]
    made = backups.make(document, "close", START)
    found = backups.newest_of(places[5])
    assert found is not None
    assert (found.path, backups.newest_of(places[1])) == (made, None)


def test_a_backup_is_named_by_its_moment_and_reason(document: Document) -> None:
    at = START + dt.timedelta(microseconds=7_999)
    first = backups.make(document, "merge", at)
    factories.check_in(document, 1)
    second = backups.make(document, "work", at)
    assert first is not None
    assert second is not None
    assert [each.name for each in (first, second)] == [
        "20260105T090000007Z-merge.okrdesk",
        "20260105T090000008Z-work.okrdesk",
    ]
    assert backups._parts(first) == (START + dt.timedelta(milliseconds=7), "merge")
    wrong = first.with_name("20261399T000000005Z-close.okrdesk")
    assert backups._parts(wrong) == (dt.datetime(1970, 1, 1, microsecond=5000, tzinfo=dt.UTC), "close")


@pytest.mark.parametrize("workspace", ["", "x", "a" * 31, "a" * 33, "../" + "a" * 29])
def test_only_a_workspace_has_a_folder(workspace: str) -> None:
    with pytest.raises(ValueError, match="not the id"):
        backups.list_backups(workspace)


def test_a_backup_of_the_same_state_is_made_where_its_mark_is_not_known(document: Document) -> None:
    content = factories.content(document)
    for _each in range(2):
        assert backups.keep(document.id, "", lambda: content, "work", START) is not None
    assert backups.keep(document.id, "mark", lambda: content, "work", START) is not None
    assert backups.keep(document.id, "mark", lambda: content, "work", START) is None
