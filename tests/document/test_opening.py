"""Opening for the window: who else has it, what a crash left, on top of what others did (T10, T18)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from okrdesk.document import recovery, taking_back
from okrdesk.document.opening import OpenElsewhere, Session, open_session
from okrdesk.document.refused import Refused
from tests import factories
from tests.document.others import check_in_elsewhere, crash


def test_after_a_crash_everything_is_there_again(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "published")
    session.publish_now()
    for number in range(12):
        factories.check_in(session.document, number, f"note {number}")
    crash(session)
    assert [f.changes for f in recovery.leftovers()] == [12]
    again = open_session(path)
    moment = r"\d{1,2}:\d\d(\s[AP]M)?"  # as this computer writes it
    assert re.fullmatch(rf"Recovered 12 changes made after {moment}\.", again.recovered)
    assert again.state.changes == 12
    assert again.document.undo() == "Check in"  # undo reaches back over the crash
    again.document.redo()
    assert again.close()
    assert len(factories.notes(path)) == 13


def test_after_a_crash_the_work_of_others_is_merged(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "ours")
    crash(session)
    check_in_elsewhere(path, "theirs")
    again = open_session(path)
    assert again.state.changes == 1
    assert again.close()
    assert factories.notes(path) == {"ours", "theirs"}


def test_a_crash_between_replacing_and_noting_it_is_no_foreign_change(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    job = session.start_publish()
    assert job is not None
    assert job().kind == "published"
    crash(session)
    again = open_session(path)
    assert again.recovered == ""
    assert again.start_publish() is None


def test_a_damaged_file_is_opened_from_what_the_crash_left(session: Session, path: Path) -> None:
    factories.check_in(session.document, 1, "one")
    crash(session)
    path.write_bytes(path.read_bytes()[:-500])
    again = open_session(path)
    assert again.state.kind == "offline"
    again.save_as(path)  # the person decided to replace it
    assert again.close()
    assert factories.notes(path) == {"one"}


def test_a_second_window_is_told_who_has_it(session: Session, path: Path) -> None:
    with pytest.raises(OpenElsewhere) as refused:
        open_session(path)
    assert refused.value.same_machine
    assert refused.value.alive
    looking = open_session(path, "read-only")
    assert looking.state.kind == "read-only"
    with pytest.raises(Refused):
        factories.check_in(looking.document, 1)
    assert looking.close()
    own = open_session(path, "own copy", person="Bo")
    assert own.path.name == "goals (copy of Bo).okrdesk"
    factories.check_in(own.document, 2, "from Bo")
    assert own.close()
    copy = taking_back.copy_of(own.path.read_bytes(), own.path.name)
    assert session.take_back(copy, {}, factories.FIRST_DAY).check_ins == 1
    also = open_session(path, "anyway")
    factories.check_in(also.document, 3, "also")
    assert also.close()
    assert session.close()
    assert factories.notes(path) == {"from Bo", "also"}
