"""Further files of a workspace: copies that merge, duplicates that never do."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import copies, files, journal, storage, taking_back
from okrdesk.document.document import Document
from okrdesk.document.opening import Session, open_session
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from okrdesk.document.subject import SUBJECT
from tests import factories


def _looked(session: Session, path: Path) -> taking_back.Looked:
    return taking_back.look(session.document, taking_back.copy_of(path.read_bytes(), path.name))


def test_a_copy_can_be_merged_and_a_duplicate_cannot(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    copy, duplicate = path.with_name("copy.okrdesk"), path.with_name("duplicate.okrdesk")
    session.save_copy(copy)
    session.duplicate_as_new(duplicate)
    assert _looked(session, copy).report.steps == 0
    with pytest.raises(Refused, match="another workspace"):
        _looked(session, duplicate)
    with pytest.raises(Refused):
        session.save_copy(path)
    old, new = session.document, factories.load(duplicate)
    assert storage.check(duplicate).problems == ()
    assert {row for _, row in factories.dump(old)} & {row for _, row in factories.dump(new)} == set()
    tables = sorted(table for table, _ in factories.dump(old) if table != "version")
    assert sorted(table for table, _ in factories.dump(new)) == tables
    assert [s.label for s in new.history()] == ["Check in", "Set up", "Create the workspace"]


def test_an_own_copy_is_the_file_as_it_is_under_a_free_name(path: Path) -> None:
    first, second = (copies.own_copy(path, "Ada/Bo") for _ in range(2))
    assert [p.name for p in (first, second)] == [
        "goals (copy of AdaBo).okrdesk",
        "goals (copy of AdaBo 2).okrdesk",
    ]
    assert first.read_bytes() == second.read_bytes() == path.read_bytes()


def test_a_duplicate_has_none_of_the_ids_of_its_model(document: Document, tmp_path: Path) -> None:
    factories.check_in(document, 1)
    document.name_version("Then")
    place = tmp_path / "other.okrdesk"
    copies.duplicate_as_new(document, place)
    duplicate = factories.load(place)
    assert duplicate.id != document.id
    for table in SUBJECT:
        ours, theirs = (set(factories.ids(d, table)) for d in (document, duplicate))
        assert len(ours) == len(theirs)
        assert not ours & theirs
    assert [s.label for s in duplicate.history()] == [s.label for s in document.history()]
    assert journal.differences(duplicate.database) == set()


def test_a_copy_goes_where_a_file_can_be(document: Document, tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace):
        copies.save_copy(document, tmp_path)
    with pytest.raises(NotWritten) as refused:
        copies.save_copy(document, tmp_path / "nowhere" / "goals.okrdesk")
    assert refused.value.kind == "away"
    place = tmp_path / "goals.okrdesk"
    assert copies.save_copy(document, place) == files.digest(place.read_bytes())


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_copies_keep_the_mode_of_their_file_and_private_files_are_private(tmp_path: Path) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    path.chmod(0o600)
    session = open_session(path)
    factories.check_in(session.document, 1, "private")
    session.save_copy(tmp_path / "copy.okrdesk")
    session.duplicate_as_new(tmp_path / "new.okrdesk")
    session.save_as(tmp_path / "as.okrdesk")
    found = [p for p in paths.home().rglob("*") if p.is_file()]
    private = [p for p in found if "lock" not in str(p.relative_to(paths.home()))]  # nothing is in locks
    assert {"work.db", "session.json", "actor"} <= {p.name for p in private}
    assert [p for p in private if stat.S_IMODE(p.stat().st_mode) != 0o600] == []
    session.close()
    own = copies.own_copy(path, "Ada")
    for each in (own, *(tmp_path / f"{name}.okrdesk" for name in ("copy", "new", "as"))):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600, each.name


def test_a_copy_of_a_long_name_has_a_name_that_fits(tmp_path: Path) -> None:
    path = factories.stored(tmp_path / ("ä" * 120 + ".okrdesk"))
    assert copies.own_copy(path, "日" * 100).exists()


def test_going_on_smaller_leaves_older_check_ins_in_the_file_that_becomes_the_archive(
    session: Session, path: Path
) -> None:
    for number in range(0, 40, 10):
        factories.check_in(session.document, number, f"note {number}")
    session.document.undo()
    session.document.redo()
    factories.check_in(session.document, 5, "undone")
    session.document.undo()
    session.publish_now()
    factories.check_in(session.document, 1, "not in the file yet")
    factories.check_in(session.document, 80, "new")
    before, target = path.read_bytes(), path.with_name("smaller.okrdesk")
    day = factories.FIRST_DAY + dt.timedelta(days=25)
    assert copies.go_on_smaller(session.document, path, target, day) == 3
    assert path.read_bytes() == before
    # The latest before that day stays, and what nobody else has.
    assert factories.notes(target) == {"note 20", "note 30", "not in the file yet", "new"}
    assert storage.check(target).problems == ()
    smaller = factories.load(target)
    assert journal.differences(smaller.database) == set()
    labels = [step.label for step in smaller.history()]
    assert labels.count("Check in") == 6  # four, and the third one's undo and redo
    assert labels[-2:] == ["Set up", "Create the workspace"]
    assert smaller.id != session.document.id
    with pytest.raises(Refused, match="another workspace"):
        _looked(session, target)
    assert len(target.read_bytes()) <= len(before)


def test_where_nothing_is_old_nothing_is_written(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    target = path.with_name("smaller.okrdesk")
    with pytest.raises(Refused, match="no check-ins before"):
        copies.go_on_smaller(session.document, path, target, factories.FIRST_DAY)
    assert not target.exists()


def test_the_hundredth_copy_of_one_name_is_refused(path: Path) -> None:
    for number in range(1, 100):
        name = "goals (copy of Ada" + (f" {number}" if number > 1 else "") + ").okrdesk"
        (path.parent / name).touch()
    with pytest.raises(Refused, match=r"too many copies of “goals\.okrdesk”"):
        copies.own_copy(path, "Ada")
    (path.parent / "goals (copy of Ada 99).okrdesk").unlink()
    assert copies.own_copy(path, "Ada").name == "goals (copy of Ada 99).okrdesk"


def test_who_has_no_letter_for_a_name_is_me(path: Path) -> None:
    assert copies.own_copy(path, "/:*").name == "goals (copy of me).okrdesk"
