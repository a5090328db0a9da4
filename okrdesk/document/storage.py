"""From a file to a document and back: opening with all checks, publishing without overwriting anybody's edit.

Everything works on bytes. A command holds its document in memory; the window has a durable working copy
(opening.py) and publishes through the same functions.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from okrdesk.document import attachments, checks, files, journal, sound, tables, upgrade
from okrdesk.document.columns import TABLES
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.document.merge import MergeReport

# Who only looks loads nothing that writes: merging, locks, backups.
ROUNDS = 20
_NOBODY = "0" * 32


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did.

    `changed` is false when the file held everything already; `digest` is that of the file now.
    """

    changed: bool
    digest: str
    merged: MergeReport | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attempt to publish came to; `kind` is published, foreign (the file changed) or failed.

    `content` are the checked bytes of a foreign file, already of our schema number.
    """

    kind: str
    digest: str = ""
    content: bytes = b""
    refused: Refused | None = None


def open_for_command(path: Path, *, write: bool) -> OpenFile:
    """The workspace in memory; the file is only read. Raises NotAWorkspace with a fitting sentence."""
    real = real_path(path)
    content = files.read(real)
    if attachments.is_page(content):
        if write:
            raise _only_to_look_at(path)
        content = attachments.workspace_in(content, path.name)
    digest = files.digest(content) if write else ""
    current = upgrade.current(content, path.name, (lambda: digest) if write else None)
    if not write:
        # Looking signs nothing, so it works where this computer's own folder cannot be written.
        return OpenFile(Document.load(current, _NOBODY, read_only=True), path, "", set())
    from okrdesk.document import installation, merge

    document = Document.load(current, installation.actor())
    return OpenFile(document, path, digest, merge.step_ids(current))


def workspace_of_page(path: Path) -> bytes:
    """The checked content of the workspace that a PDF carries. Raises NotAWorkspace."""
    return upgrade.current(attachments.workspace_in(files.read(real_path(path)), path.name), path.name)


def _only_to_look_at(path: Path) -> Refused:
    sentence = _(
        "“{name}” is a page; “okrdesk import NEW.okrdesk {name}” makes a workspace of what it carries."
    )
    return Refused(sentence.format(name=path.name))


def create_file(path: Path, name: str, *, person: str = "") -> OpenFile:
    """A new workspace in memory that `publish` writes to `path`. Refused when something is there already."""
    if os.path.lexists(path):
        raise Refused(_("“{name}” exists already; choose another name.").format(name=path.name))
    from okrdesk.document import installation

    document = Document.create(None, name, installation.actor(), person)
    return OpenFile(document, path, None, set())


class OpenFile:
    """A workspace open for one command. `known` are the steps that the file holds."""

    def __init__(self, document: Document, path: Path, base: str | None, known: set[str]) -> None:
        self.document = document
        self.path = path
        self._base = base
        self._known = known

    def publish(self) -> Published:
        """Write what is new to the file, merging what others wrote meanwhile. Raises Refused (NotWritten)."""
        if self.document.read_only:
            raise Refused(_("This workspace is open for reading only."))
        from okrdesk.document import merge

        report: MergeReport | None = None
        real = real_path(self.path)
        files.sweep_written(real)
        for _round in range(ROUNDS):
            held = {r[0] for r in self.document.database.execute_sql("SELECT id FROM step")}
            if self._base is not None and held <= self._known:
                return Published(changed=False, digest=self._base, merged=report)
            outcome = publish(real, checks.sealed(self.document.snapshot()), self._base)
            if outcome.kind == "published":
                self._base, self._known = outcome.digest, held
                return Published(changed=True, digest=outcome.digest, merged=report)
            if outcome.refused is not None:
                raise outcome.refused
            if self._base is None:
                raise Refused(_("“{name}” exists already; choose another name.").format(name=real.name))
            report = merge.merge_checked(self.document, outcome.content, real.name)
            self._base, self._known = outcome.digest, merge.step_ids(outcome.content)
        raise files.not_written(real, BlockingIOError(11, "others keep writing"))

    def close(self) -> None:
        """Let go of the document; nothing is published here."""
        self.document.close()


def real_path(path: Path) -> Path:
    """The file itself behind links. Raises NotAWorkspace for links that lead in a circle."""
    try:
        return Path(os.path.realpath(path, strict=os.path.lexists(path) and not _dangles(path)))
    except (OSError, ValueError) as error:
        kind = "loop" if isinstance(error, OSError) else "gone"
        raise files.unreadable(path, kind) from error


def _dangles(path: Path) -> bool:
    try:
        os.stat(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def publish(
    path: Path,
    content: bytes,
    base: str | None,
    *,
    replace_missing: bool = False,
    pending: Callable[[str], None] = lambda digest: None,
) -> Outcome:
    """Replace the file by sealed content if it still is what it was (`base`, a digest; None for a new file).

    `pending` is told the new digest just before the move, so that a kill between the two does not make our
    own file look foreign. A file of an older schema is backed up before it becomes a newer one. Safe in any
    thread; a refusal comes back in the outcome, nothing else is raised.
    """
    from okrdesk.document import backups, file_names, locks

    new = files.digest(content)
    try:
        if base is None:
            file_names.refuse_other_kind(path, "okrdesk")
        # Moving another file into its place needs no right to the file: what somebody protects stays.
        if os.path.exists(path) and not os.access(path, os.W_OK):
            raise files.not_written(path, PermissionError(errno.EACCES, "protected"))
        aside = files.write_aside(path, content)
        try:
            with locks.publish_lock(path) as is_ours:
                current = _found(path)
                if current is None and base is not None and not replace_missing:
                    return Outcome("failed", refused=gone(path))
                if current is not None and files.digest(current) not in (base, new):
                    return _foreign(path, current)
                if current is not None and checks.schema_number(current, path.name) != tables.SCHEMA_NUMBER:
                    backups.keep_older(current)
                pending(new)
                if not is_ours():
                    return Outcome("foreign", base or "", current or b"")
                files.put_in_place(aside, path)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
    except Refused as refused:
        return Outcome("failed", refused=refused)
    sound.note(content, new)
    return Outcome("published", new)


def _found(path: Path) -> bytes | None:
    try:
        return files.read(path)
    except NotAWorkspace as error:
        if error.kind == "gone":
            return None
        raise


def _foreign(path: Path, current: bytes) -> Outcome:
    try:
        return Outcome("foreign", files.digest(current), upgrade.current(current, path.name))
    except NotAWorkspace as refused:
        return Outcome("failed", refused=refused)


def gone(path: Path) -> NotWritten:
    """The refusal where the file is no longer there, or its whole folder."""
    if not os.path.isdir(path.parent):
        return files.not_written(path, FileNotFoundError(errno.ENOENT, "no such folder"))
    sentence = _("“{name}” was moved or removed; save it again or in another place.")
    return NotWritten("gone", sentence.format(name=path.name))


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: numbers, and `problems` in words (empty when all is well)."""

    schema: int
    bytes: int
    revision: int
    rows: dict[str, int]
    steps: int
    changes: int
    problems: tuple[str, ...]


def check(path: Path) -> CheckReport:
    """Look at a workspace, or that of a page, as closely as possible: also replay the journal and compare.

    Raises NotAWorkspace when it cannot even be opened.
    """
    content = attachments.as_workspace(files.read(real_path(path)), path.name)
    version = checks.check(content, path.name)
    document = Document.load(upgrade.current(content, path.name), _NOBODY, read_only=True)
    try:
        return _report(document, version, len(content))
    finally:
        document.close()


def _report(document: Document, version: int, size: int) -> CheckReport:
    def number(query: str) -> int:
        return int(document.database.execute_sql(query).fetchone()[0])

    differing = journal.differences(document.database)
    problems = []
    if differing:
        problems.append(_("{count} rows differ from what the history says.").format(count=len(differing)))
    return CheckReport(
        schema=version,
        bytes=size,
        revision=number("SELECT revision FROM meta"),
        rows={name: number(f'SELECT count(*) FROM "{name}" WHERE deleted = 0') for name in TABLES},
        steps=number("SELECT count(*) FROM step"),
        changes=number("SELECT count(*) FROM change"),
        problems=tuple(problems),
    )
