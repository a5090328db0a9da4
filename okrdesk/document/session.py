"""A workspace open in the window: a durable working copy, and the file that it is published to.

Edits are safe in the working copy at once. Publishing takes a snapshot here, in the thread of the window, and
does the rest in a job that any thread may run; only the window's thread touches the document.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from okrdesk.document import (
    backups,
    checks,
    copies,
    files,
    merge,
    presence,
    recovery,
    storage,
    taking_back,
    upgrade,
)
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.document.merge import MergeReport
from okrdesk.document.refused import Refused
from okrdesk.document.save_state import SaveState, save_state
from okrdesk.document.storage import Outcome, Published
from okrdesk.document.taking_back import Copy, Key, Take
from okrdesk.document.unpublished import Unpublished
from okrdesk.document.unsettled import Unsettled
from okrdesk.i18n import _

_BACKUP_MS = 30 * 60 * 1000


class Job:
    """One attempt to publish, for any thread; called twice it works once and ends in the same way.

    That goes for a failure too: the snapshot is used up by then.
    """

    def __init__(self, work: Callable[[], Outcome], steps: frozenset[str]) -> None:
        self.steps = steps
        self._work = work
        self._lock = threading.Lock()
        self._outcome: Outcome | None = None
        self._error: BaseException | None = None

    def __call__(self) -> Outcome:
        """Do the work; a refusal comes back in the outcome, and only a fault of ours is raised."""
        with self._lock:
            if self._error is not None:
                raise self._error
            if self._outcome is None:
                try:
                    self._outcome = self._work()
                except BaseException as error:
                    self._error = error
                    raise
            return self._outcome


class Session:
    """An open workspace. Made by `opening.open_session`; use it from one thread.

    `recovered` says what a crash had left, ""; `unsettled` has what merging decided by the clock until
    somebody has chosen, also after it was closed; `merged` is the report of the latest merge with the file.
    """

    def __init__(
        self,
        document: Document,
        path: Path,
        workplace: recovery.Workplace | None,
        now_ms: Callable[[], int],
        unpublished: frozenset[str] = frozenset(),
        recovered: str = "",
        refused: Refused | None = None,
        conflicts: Sequence[Conflict] = (),
    ) -> None:
        self.document = document
        self.path = path
        self.recovered = recovered
        self.unsettled = Unsettled(document, path, conflicts, keeps=workplace is not None)
        self.merged: MergeReport | None = None
        self._workplace = workplace
        self._now_ms = now_ms
        self._unpublished = Unpublished(document, unpublished)
        self._refused = refused
        self._is_strange = False  # something that we cannot take in lies in the file's place
        self._job: Job | None = None
        self._at: dt.datetime | None = None
        self._stamp = files.stamp(path)
        self._backed_up_ms = 0
        self._opened = backups.fingerprint(document)
        self._presence: dict[str, object] = {}
        if workplace is not None:
            self._presence = presence.announce(path, now_ms())
            backups.note_file(document.id, path)

    @property
    def read_only(self) -> bool:
        """Whether this session only looks."""
        return self._workplace is None

    @property
    def state(self) -> SaveState:
        """What to say about saving right now; cheap enough to ask after every edit."""
        changes = len(self._unpublished.ids())
        publishes, locale = self._job is not None, self.document.locale
        return save_state(self.path.name, self._at, changes, publishes, self._refused, self.read_only, locale)

    # Publishing

    def start_publish(self, *, again: bool = False) -> Job | None:
        """Take a snapshot now and return the job that publishes it; None when nothing is to be published
        or a job is under way.

        `again` makes a file anew that was removed meanwhile: for Ctrl+S, not for a timer.
        """
        workplace = self._workplace
        steps = self._unpublished.ids()
        if workplace is None or self._job is not None or not steps:
            return None
        snapshot = self.document.snapshot()
        fingerprint = backups.fingerprint(self.document)
        workspace, path, base = self.document.id, self.path, workplace.base

        def work() -> Outcome:
            content = checks.sealed(snapshot)
            self._back_up_old(workspace, path, base)
            outcome = storage.publish(
                path,
                content,
                base,
                replace_missing=again,
                pending=lambda digest: workplace.note(pending=digest),
            )
            if outcome.kind == "foreign" or self._now_ms() - self._backed_up_ms > _BACKUP_MS:
                reason = "merge" if outcome.kind == "foreign" else "work"
                self._keep(workspace, fingerprint, content, reason)
            return outcome

        self._job = Job(work, steps)
        return self._job

    def finish_publish(self, outcome: Outcome) -> bool:
        """Take note of an outcome, in the thread of the window.

        True when another round is wanted: the file had changed (and is merged now), or more was edited.
        """
        job, self._job = self._job, None
        if job is None or self._workplace is None:
            return False
        if outcome.kind == "published":
            self._unpublished.are_published(job.steps)
            self._refused = None
            self._at = self._local_now()
            self._know(outcome.digest)
            return bool(self._unpublished.ids())
        if outcome.kind == "foreign":
            try:
                self._absorb(outcome.content, outcome.digest)
            except Refused as refused:
                self._refused = refused
                return False
            return bool(self._unpublished.ids())
        self._refused = outcome.refused
        return False

    def give_up_publish(self) -> None:
        """Forget a job that ended with an error of ours, so that the next one can start."""
        self._job = None

    def publish_now(self, *, again: bool = True) -> Published:
        """Publish and wait: Ctrl+S, closing, before an export. Raises Refused when it cannot be written."""
        self.merged = None
        changed = False
        for _round in range(storage.ROUNDS):
            self._look_for_others(again=again)
            job = self._job or self.start_publish(again=again)
            if job is None:
                if self._refused is not None and self._unpublished.ids():
                    raise self._refused
                base = self._workplace.base if self._workplace is not None else ""
                return Published(changed, base, self.merged)
            try:
                outcome = job()
            except BaseException:
                self.give_up_publish()
                raise
            self.finish_publish(outcome)
            changed = changed or outcome.kind == "published"
            if outcome.kind != "published" and self._refused is not None:
                raise self._refused
        raise files.not_written(self.path, BlockingIOError(11, "others keep writing"))

    # The file changed

    def _look_for_others(self, *, again: bool) -> None:
        """Without edits of ours nobody would see what took the file's place just now, or that it is gone."""
        if self._workplace is None or self._job is not None:
            return
        if self.foreign_change():
            with contextlib.suppress(Refused):  # it is said by `state`, and what we have is kept
                self.take_foreign()
        elif again and files.stamp(self.path) is None and self.path.parent.is_dir():
            self._unpublished.are_all()

    def foreign_change(self) -> bool:
        """Whether the file is another one than we know: a look at its size and time, then at its content."""
        stamp = files.stamp(self.path)
        if self._job is not None or self._look_whether_gone() or stamp is None or stamp == self._stamp:
            return False
        try:
            digest = files.digest(files.read(self.path))
        except Refused:
            return False
        if self._workplace is not None and digest == self._workplace.base:
            self._refused = None
            self._know(digest)
            return False
        return True

    def _look_whether_gone(self) -> bool:
        """Whether the file is out of reach; one that was removed holds nothing any more."""
        if files.stamp(self.path) is not None:
            return False
        if self._workplace is not None and self._stamp is not None:
            self._stamp, self._refused = None, storage.gone(self.path)
            if self.path.parent.is_dir():
                with contextlib.suppress(Refused):
                    self._workplace.note(published_rowid=0)
        return True

    def take_foreign(self) -> MergeReport:
        """Take in what the file holds now. Steps of ours that it lacks stay to be published.

        Raises Refused when it is damaged or another workspace; then nothing is changed here.
        """
        try:
            content = files.read(self.path)
            current = upgrade.current(content, self.path.name)
            if self._unpublished.ids():
                _keep_document(self.document, self._utc_now(), "merge")
            return self._absorb(current, files.digest(content))
        except Refused as refused:
            self._refused, self._is_strange = refused, True
            self._stamp = files.stamp(self.path)  # the same words again only when it changed again
            raise

    def take_back(self, copy: Copy, choices: Mapping[Key, Take], on: dt.date) -> MergeReport:
        """Take in a copy, as one edit, after a backup."""
        _keep_document(self.document, self._utc_now(), "merge")
        return taking_back.take_back(self.document, copy, choices, on=on)

    def _absorb(self, content: bytes, digest: str) -> MergeReport:
        report = merge.merge_checked(self.document, content, self.path.name)
        self._unpublished.are(report.unpublished)
        self.unsettled.add(report.conflicts)
        self.merged = report
        self._refused = None
        self._know(digest)
        return report

    # Other files, other times

    def save_as(self, path: Path) -> None:
        """Go on in another file, replacing what is there. Raises NotWritten; then all stays as it was."""
        if self._workplace is None:
            raise Refused(_("This workspace is open for reading only; save a copy and open that."))
        if self._job is not None:
            self.finish_publish(self._job())
        steps = self._unpublished.ids()
        digest = copies.save_copy(self.document, path, like=self.path)
        presence.withdraw(self.path, self._presence)
        self.path = storage.real_path(path)
        self._workplace.target = self.path
        self.unsettled.move(self.path)
        backups.note_file(self.document.id, self.path)
        self._presence = presence.announce(self.path, self._now_ms())
        self._unpublished.are_published(steps)
        self._refused = None
        self._at = self._local_now()
        self._know(digest)

    def save_copy(self, path: Path) -> None:
        """Write a copy that can be merged later; the session stays with its file. Raises NotWritten."""
        _refuse_open(self.path, path)
        copies.save_copy(self.document, path, like=self.path)

    def duplicate_as_new(self, path: Path) -> None:
        """Write a workspace of its own: new ids, never merged with this one. Raises NotWritten."""
        _refuse_open(self.path, path)
        copies.duplicate_as_new(self.document, path, like=self.path)

    def restore_backup(self, backup: Path) -> str:
        """Set everything back to a backup, as an edit that can be undone; returns the version before."""
        return backups.restore(self.document, backup, self._utc_now())

    def back_up(self, reason: str) -> Path | None:
        """Make a backup now; None when the newest one says the same. Raises NotWritten."""
        return backups.make(self.document, reason, self._utc_now())

    def close(self) -> bool:
        """Publish, back up and let go. False when something is only on this computer; opening recovers it."""
        if self._workplace is None:
            self.document.close()
            return True
        workplace, saved, kept = self._workplace, False, False
        try:
            with contextlib.suppress(Refused):
                self.publish_now(again=False)
            gone = self._look_whether_gone() and self.path.parent.is_dir()
            saved = not (self._unpublished.ids() or self._is_strange or gone)
            stands = None if self._unpublished.ids() else (self.path, workplace.base)
            kept = _keep_document(self.document, self._utc_now(), "close", stands)
        finally:
            # Also after a fault of ours the file is let go, and what only this computer has is left here.
            presence.withdraw(self.path, self._presence)
            self.document.close()
            if saved and kept:
                workplace.discard()
            else:
                workplace.leave()
        return saved

    # What we know of the file and of the working copy

    def _know(self, digest: str) -> None:
        self._stamp, self._is_strange = files.stamp(self.path), False
        if self._workplace is not None:
            self._workplace.note(
                base=digest,
                pending="",
                published_rowid=self._unpublished.published_row(),
                published_ms=self._now_ms(),
            )

    # Backups, also from a job's thread

    def _back_up_old(self, workspace: str, path: Path, base: str) -> None:
        """Before the first publishing of a session: the file as it was opened."""
        if self._backed_up_ms:
            return
        self._backed_up_ms = self._now_ms()
        with contextlib.suppress(Refused):
            content = files.read(path)
            if files.digest(content) == base:
                backups.keep(workspace, self._opened, lambda: content, "open", self._utc_now())

    def _keep(self, workspace: str, fingerprint: str, content: bytes, reason: str) -> None:
        self._backed_up_ms = self._now_ms()
        # No space for a backup must not keep the work from being saved.
        with contextlib.suppress(Refused):
            backups.keep(workspace, fingerprint, lambda: content, reason, self._utc_now())

    def _utc_now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._now_ms() / 1000, dt.UTC)

    def _local_now(self) -> dt.datetime:
        return self._utc_now().astimezone()


def _refuse_open(opened: Path, path: Path) -> None:
    if storage.real_path(path) == opened:
        raise Refused(_("That is the file that is open; choose another name."))


def _keep_document(
    document: Document, now: dt.datetime, reason: str, stands: tuple[Path, str] | None = None
) -> bool:
    """Make a backup; whether that went. What `stands` in a file already (with its digest) is taken as is."""

    def content() -> bytes:
        if stands is not None:
            path, digest = stands
            with contextlib.suppress(Refused):
                published = files.read(path)
                if files.digest(published) == digest:
                    return published
        return checks.sealed(document.snapshot())

    try:
        backups.keep(document.id, backups.fingerprint(document), content, reason, now)
    except Refused:
        return False
    return True
