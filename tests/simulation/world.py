"""The world: computers, places where files lie, acts, and what must be true after each of them."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

from okrdesk.document import checks, journal, merge, storage, taking_back, undoable, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.taking_back import Take
from okrdesk.exchange import workspace_json
from tests import factories
from tests.simulation.computers import Clock, Computer, Killed
from tests.simulation.edits import DAY, EDITS, UNSEEN

_NAMES = ("Ada", "Bo", "Cem", "Dora", "Elif")
_YEAR_MS = 365 * 24 * 3600 * 1000
_FILE = "goals.okrdesk"
_SOMEBODY = "f" * 32  # who only looks


class World:
    """Two to five computers with a disk that they share, and two sticks; each begins with the same file."""

    def __init__(self, folder: Path, beginning: bytes, computers: int) -> None:
        self.clock = Clock()
        self.beginning = beginning
        self._upgraded = upgrade.current(beginning, _FILE)
        self.computers = [Computer(folder / f"home-{name}", name, self.clock) for name in _NAMES[:computers]]
        self.places = [folder / name / _FILE for name in ("disk", "stick", "drawer")]
        for place in self.places:
            place.parent.mkdir()
            place.write_bytes(beginning)
        self._looked_at: dict[Path, bytes] = {}
        self._in_json: frozenset[str] = frozenset()
        self.acts = 0

    def play(self, act: str, choice: int) -> None:
        """Do one act, its details drawn from `choice`, and look whether everything holds."""
        chance = Random(f"{act} {choice}")
        self.clock.ms += chance.choice((0, 1, 3_000, 86_400_000))
        self.clock.chance.seed(f"{self.acts} {act} {choice}")
        self.acts += 1
        computer = chance.choice(self.computers)
        with computer.acting():
            ACTS[act](self, computer, chance)
            self._look(computer)

    # What must be true

    def _look(self, computer: Computer) -> None:
        for place in self.places:
            self._look_at_file(place)
        if computer.session is None:
            return
        document, path = computer.document, computer.session.path
        known = steps_of(document)
        lost = computer.kept.get(path, frozenset()) - known
        assert not lost, f"{computer.name} acknowledged {len(lost)} steps that are gone"
        computer.kept[path] = known
        assert journal.differences(document.database) == set(), "the content is not what the journal says"
        if self.acts % 4 == 0 and known != self._in_json:  # of the same steps the same content follows
            self._in_json = known
            again = workspace_json.from_json(workspace_json.to_json(document), "goals.json")
            assert factories.dump(again) == factories.dump(document), "JSON says something else"
            again.close()

    def _look_at_file(self, place: Path) -> None:
        content = place.read_bytes() if place.exists() else b""
        if content and content != self._looked_at.get(place):
            checks.check(content, place.name)
            assert UNSEEN.encode() not in content, "what lies in a box is in a file"
        self._looked_at[place] = content

    def finish(self) -> Document:
        """All copies come together, whichever way, and undoing everything leads back to the beginning."""
        lying = dict.fromkeys(place.read_bytes() for place in self.places if place.exists())
        contents = [upgrade.current(content, _FILE) for content in lying]
        wanted: set[str] = set()
        for computer in self.computers:
            with computer.acting():
                if computer.session is not None:
                    computer.crash()
                for place in sorted(computer.kept):
                    with contextlib.suppress(Refused):  # a file that was removed, with nothing left behind
                        computer.open(place)
                        contents.append(bytes_of(computer.document))
                        known = steps_of(computer.document)
                        lost = computer.kept[place] - known
                        assert not lost, f"{computer.name} lost {len(lost)} steps"
                        wanted |= computer.kept[place]
                        computer.crash()
        one, other = (Document.load(self._upgraded, _SOMEBODY) for _side in range(2))
        for content in contents:
            merge.merge_checked(one, content)
        for content in reversed(contents):
            merge.merge_checked(other, content)
        assert factories.dump(one) == factories.dump(other), "copies that took in each other differ"
        assert wanted <= steps_of(one)
        other.close()
        self._undo_everything(one)
        return one

    def leave(self) -> None:
        """Let go of everything that is open."""
        for computer in self.computers:
            if computer.session is not None:
                computer.crash()

    def _undo_everything(self, document: Document) -> None:
        copy = Document.load(bytes_of(document), _SOMEBODY)
        start = Document.load(self._upgraded, _SOMEBODY)
        # Asked each time: undoing that a copy was taken back brings back what was undone in that copy.
        while step_id := _latest_active(copy, steps_of(start)):
            copy.undo_only(step_id)
        was_undone = journal.undone_steps(start.database)
        for step_id in steps_of(start):
            # The first steps too were undone and redone; two computers may have undone the same one.
            while step_id not in was_undone and step_id in journal.undone_steps(copy.database):
                copy.undo_only(undoable.undoing(copy.database, step_id))
            if step_id in was_undone and step_id not in journal.undone_steps(copy.database):
                copy.undo_only(step_id)
        assert factories.dump(copy) == factories.dump(start), "undoing everything leads elsewhere"
        for each in (copy, start):
            each.close()


def bytes_of(document: Document) -> bytes:
    """Its content as it is in memory, neither compacted nor sealed."""
    with contextlib.closing(document.snapshot()) as copy:
        return copy.serialize()


def steps_of(document: Document) -> frozenset[str]:
    """The ids of all steps."""
    return frozenset(row[0] for row in document.database.execute_sql("SELECT id FROM step"))


def _latest_active(document: Document, but: frozenset[str]) -> str:
    """The latest edit that is not undone, "" for none; `but` those."""
    undone = journal.undone_steps(document.database)
    rows = document.database.execute_sql(
        "SELECT id FROM step WHERE undoes IS NULL ORDER BY clock DESC, actor DESC, id DESC"
    )
    return next((row for (row,) in rows if row not in undone and row not in but), "")


# The acts

Act = Callable[[World, Computer, Random], None]


def _open(world: World, computer: Computer, chance: Random) -> None:
    if computer.session is None:
        place = chance.choice(world.places)
        with contextlib.suppress(Refused):
            computer.open(place)


def _edit(world: World, computer: Computer, chance: Random) -> None:
    if computer.session is None:
        computer.open(_there(world, chance))
    for _number in range(chance.randrange(1, 4)):
        _do_one(computer.document, chance)


def _do_one(document: Document, chance: Random) -> None:
    with contextlib.suppress(Refused):  # what is gone, closed or not there
        EDITS[chance.choice([*EDITS])](document, chance)


def _there(world: World, chance: Random) -> Path:
    """A file; where none is left, the beginning is put back."""
    there = [place for place in world.places if place.exists()]
    if not there:
        world.places[0].write_bytes(world.beginning)
        there = world.places[:1]
    return chance.choice(there)


def _with_document(act: Callable[[Document, Random], object]) -> Act:
    def do(_world: World, computer: Computer, chance: Random) -> None:
        if computer.session is not None:
            with contextlib.suppress(Refused):
                act(computer.document, chance)

    return do


def _undo_one(document: Document, chance: Random) -> None:
    known = journal.undone_steps(document.database)
    rows = document.database.execute_sql("SELECT id FROM step WHERE undoes IS NULL ORDER BY clock").fetchall()
    left = [row for (row,) in rows[1:] if row not in known]
    if left:
        document.undo_only(chance.choice(left))


def _publish(world: World, computer: Computer, chance: Random) -> None:
    if computer.session is None:
        return
    path = computer.session.path
    before = path.read_bytes() if path.exists() else None
    try:
        computer.session.publish_now()
    except Refused:
        _old_or_new(path, before, steps_of(computer.document))
    else:
        _has_all(path, before, steps_of(computer.document))


def _old_or_new(path: Path, before: bytes | None, ours: frozenset[str]) -> None:
    """What could not be written to its end left the file as it was, or is all in it."""
    if before is not None and path.read_bytes() != before:
        _has_all(path, before, ours)


def _has_all(path: Path, before: bytes | None, ours: frozenset[str]) -> None:
    held = merge.step_ids(path.read_bytes())
    assert ours <= held, "what was published is not in the file"
    if before is not None:
        assert merge.step_ids(before) <= held, "publishing overwrote what somebody else had published"


def _publish_late(world: World, computer: Computer, chance: Random) -> None:
    """Somebody else writes the file between the snapshot and the end of publishing."""
    session = computer.session
    if session is None or (job := session.start_publish()) is None:
        return
    other = chance.choice(world.computers)
    if other is not computer and session.path.exists():
        with other.acting():
            _command_on(session.path, chance)
    before = session.path.read_bytes() if session.path.exists() else None
    outcome = job()
    with contextlib.suppress(Refused):
        session.finish_publish(outcome)
    if before is not None:
        _has_all(session.path, before, job.steps if outcome.kind == "published" else frozenset())


def _command(world: World, _computer: Computer, chance: Random) -> None:
    _command_on(_there(world, chance), chance)


def _command_on(path: Path, chance: Random) -> None:
    before = path.read_bytes()
    opened = storage.open_for_command(path, write=True)
    try:
        _do_one(opened.document, chance)
        known = steps_of(opened.document)
        opened.publish()
        _has_all(path, before, known)
    finally:
        opened.close()


def _look_for_others(_world: World, computer: Computer, _chance: Random) -> None:
    session = computer.session
    if session is not None and session.foreign_change():
        with contextlib.suppress(Refused):
            session.take_foreign()


def _take_back(world: World, computer: Computer, chance: Random) -> None:
    """A copy is looked at, each conflict chosen, and sometimes all of it undone again."""
    place = chance.choice(world.places)
    if computer.session is None or not place.exists():
        return
    document, before = computer.document, factories.dump(computer.document)
    known = steps_of(document)
    copy = taking_back.copy_of(place.read_bytes(), place.name)
    looked = taking_back.look(document, copy)
    assert factories.dump(document) == before, "looking at a copy changed something"
    takes: list[Take] = ["mine", "theirs", "later"]
    choices = {(c.table, c.row, c.field): chance.choice(takes) for c in looked.report.conflicts}
    computer.session.take_back(copy, choices, DAY)
    looked.merged.close()
    theirs = merge.step_ids(upgrade.current(place.read_bytes(), place.name))
    assert theirs <= steps_of(document), "taking a copy back dropped steps"
    if steps_of(document) != known and chance.random() < 0.3:  # without news nothing was written
        document.undo()
        assert factories.dump(document) == before, "undoing what was taken back leads elsewhere"


def _carry(world: World, _computer: Computer, chance: Random) -> None:
    """A person, or a sync client, puts a copy over another one, older or newer."""
    there, to = chance.sample(world.places, 2)
    if there.exists():
        to.write_bytes(there.read_bytes())


def _old_copy(world: World, _computer: Computer, chance: Random) -> None:
    """A copy of the first day turns up."""
    chance.choice(world.places).write_bytes(world.beginning)


def _delete(world: World, _computer: Computer, chance: Random) -> None:
    chance.choice(world.places).unlink(missing_ok=True)


def _crash(_world: World, computer: Computer, _chance: Random) -> None:
    if computer.session is not None:
        computer.crash()


def _crash_in_an_edit(_world: World, computer: Computer, chance: Random) -> None:
    if computer.session is None:
        return
    with contextlib.suppress(Killed), computer.document.edit("Half an edit"):
        _do_one(computer.document, chance)
        raise Killed
    computer.crash()


def _crash_in_publishing(_world: World, computer: Computer, chance: Random) -> None:
    session = computer.session
    if session is None:
        return
    before = session.path.read_bytes() if session.path.exists() else None
    with contextlib.suppress(Killed, Refused), _after(chance.randrange(6), Killed()):
        session.publish_now()
    computer.crash()
    if before is not None:
        held = merge.step_ids(upgrade.current(session.path.read_bytes(), _FILE))
        assert merge.step_ids(upgrade.current(before, _FILE)) <= held


@contextlib.contextmanager
def _after(writes: int, error: BaseException) -> Iterator[None]:
    """Let so many writes reach the disk, and then none."""
    real, left = os.fsync, [writes]

    def sync(descriptor: int) -> None:
        if left[0] <= 0:
            raise error
        left[0] -= 1
        real(descriptor)

    with patch.object(os, "fsync", sync):
        yield


def _full_disk(_world: World, computer: Computer, chance: Random) -> None:
    session = computer.session
    if session is None:
        return
    before = session.path.read_bytes() if session.path.exists() else None
    full = OSError(errno.ENOSPC, "No space left on device")
    with _after(chance.randrange(4), full):
        try:
            session.publish_now()
        except Refused:
            _old_or_new(session.path, before, steps_of(computer.document))


def _set_clock(_world: World, computer: Computer, chance: Random) -> None:
    computer.ahead_ms = chance.choice((0, 3_600_000, -3_600_000, _YEAR_MS, -3 * _YEAR_MS))


def _shut(_world: World, computer: Computer, _chance: Random) -> None:
    session = computer.session
    if session is None:
        return
    known, path = steps_of(computer.document), session.path
    saved = session.close()
    computer.session = None
    if saved:
        computer.kept.pop(path, None)  # from now on the file answers for it
        if path.exists():
            assert known <= merge.step_ids(path.read_bytes()), "closing said saved, and it is not"
    else:
        computer.kept[path] = known


ACTS: dict[str, Act] = {
    "open": _open,
    "edit": _edit,
    "undo": _with_document(lambda document, _chance: document.undo()),
    "redo": _with_document(lambda document, _chance: document.redo()),
    "undo one": _with_document(_undo_one),
    "publish": _publish,
    "publish late": _publish_late,
    "command": _command,
    "look for others": _look_for_others,
    "take back": _take_back,
    "carry": _carry,
    "old copy": _old_copy,
    "delete": _delete,
    "crash": _crash,
    "crash in an edit": _crash_in_an_edit,
    "crash in publishing": _crash_in_publishing,
    "full disk": _full_disk,
    "set the clock": _set_clock,
    "shut": _shut,
}
# What happens all the time is drawn more often.
OFTEN = [*ACTS, *["edit"] * 8, *["publish"] * 3, "open", "take back", "take back", "undo", "command", "shut"]
