"""Copies of the open workspace: handed out to somebody, taken back, and what was left to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names, files, storage, taking_back
from okrdesk.document.document import Document
from okrdesk.document.merge import MergeReport
from okrdesk.document.refused import Refused
from okrdesk.document.taking_back import Copy, Key, Take
from okrdesk.gui import exporting
from okrdesk.gui.choosing import Asked, Choosing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.widgets.notices import message_box
from okrdesk.i18n import _
from okrdesk.okr import handed_copies, mission, open_choices, teams
from okrdesk.okr.came_along import came_along, one_by_one
from okrdesk.okr.conflict_words import in_order

Refuse = Callable[[str], None]


def hand_out(parent: QWidget, desk: Desk, refuse: Refuse | None = None) -> None:
    """Ask who gets what, write the copy, and note it."""
    from okrdesk.gui.dialogs.hand_out_dialog import HandOutDialog

    document, say = desk.document, refuse or _saying(desk)
    out = [handed_copies.handed_out(document, each, desk.today) for each in handed_copies.out(document)]
    asked = HandOutDialog(parent, teams.all_teams(document), out).ask()
    if asked is None:
        return
    stem = _("{name} for {to}").format(name=mission.read(document).name, to=asked.to)
    name = file_names.file_name(stem, "okrdesk")
    path = places.ask_save_place(parent, _("Hand out a copy"), name, _("OKR Desk workspace"))
    if path is None:
        return
    try:
        exporting.refuse_own(desk, path)
    except Refused as refused:
        say(refused.sentence)
        return
    like = desk.session.path
    made = desk.beside(say).do(
        handed_copies.hand_out, path, asked.to, asked.team_id, on=desk.today, like=like
    )
    if made is not None:
        sentence = _("Handed out “{name}”; take it back here when it comes back changed.")
        told = (
            sentence.format(name=path.name),
            handed_copies.numbered_anew(document, asked.team_id, desk.today),
        )
        desk.saved.emit(" ".join(filter(None, told)), path)


def _saying(desk: Desk) -> Refuse:
    return lambda sentence: desk.refused.emit(sentence)


def take_back(parent: QWidget, desk: Desk, path: Path | None = None, refuse: Refuse | None = None) -> None:
    """Look at a copy, asked for unless it is given, and have the window show what there is to choose."""
    say = refuse or _saying(desk)
    path = path or places.ask_open_place(parent, _("Take a copy back"), "okrdesk", _("OKR Desk workspace"))
    if path is None:
        return

    def read() -> Copy:
        return taking_back.copy_of(files.read(storage.real_path(path)), path.name)

    try:
        copy = work_beside(parent, _("Reading “{name}” …").format(name=path.name), read)
    except Refused as refused:
        say(refused.sentence)
        return
    if copy is not None:
        show_copy(parent, desk, copy, say)


def comes_back(parent: QWidget, desk: Desk, path: Path) -> bool:
    """Whether a file that somebody opens is a copy of the open workspace, and is looked at to be taken back.

    Asked first: it may be opened like any other.
    """
    try:
        real = storage.real_path(path)
        if real == desk.session.path:
            return False
        copy = taking_back.copy_of(files.read(real), path.name)
    except Refused:
        return False  # opening says why
    if not copy.handed or handed_copies.handed(desk.document, copy.handed) is None:
        return False
    heading = _("“{name}” is a copy of the workspace that is open").format(name=path.name)
    text = _("Take it back to bring in what was changed there, or open it instead of this one.")
    buttons = [("open", _("Open the copy"), "plain"), ("back", _("Take it back"), "primary")]
    if message_box(parent, heading, text, buttons) != "back":
        return False
    show_copy(parent, desk, copy, _saying(desk))
    return True


def show_copy(parent: QWidget, desk: Desk, copy: Copy, refuse: Refuse) -> None:
    """The same for a copy that was read and checked."""
    looking = _Looking(parent, desk, copy)
    try:
        asked = looking.look()
    except Refused as refused:
        refuse(refused.sentence)
        return
    if not looking.brings_news:
        again = _(
            "“{name}” was taken back before, and that was undone; redo it, or bring it back in History."
        )
        same = _("“{name}” holds nothing that is not here already.")
        was_undone = taking_back.is_undone(desk.document, copy)
        desk.told.emit((again if was_undone else same).format(name=copy.name), False)
        return
    if asked is not None:
        desk.choosing.emit(looking.choosing())


class _Looking:
    """A copy that somebody looks at."""

    def __init__(self, parent: QWidget, desk: Desk, copy: Copy) -> None:
        self._parent, self._desk, self._copy = parent, desk, copy
        self.brings_news = False
        self._looked: tuple[int, Asked] | None = None

    def look(self) -> Asked:
        """What is asked as the workspace stands; worked out once for each state of it."""
        revision = self._desk.document.revision
        if self._looked is None or self._looked[0] != revision:
            work = exporting.on_a_copy(self._desk, self._ask)
            asked = work_beside(
                self._parent, _("Comparing with “{name}” …").format(name=self._copy.name), work
            )
            if asked is None:
                raise Refused(_("Nothing was compared and nothing changed."))
            self._looked = (revision, asked)
        return self._looked[1]

    def _ask(self, document: Document) -> Asked:
        looked = taking_back.look(document, self._copy)
        try:
            self.brings_news = bool(looked.report.steps or looked.report.news)
            return Asked(
                *in_order(looked.merged, looked.report.conflicts),
                came_along(looked.merged, looked.report),
                one_by_one(looked.merged, looked.report),
                tuple(map(handed_copies.ahead_words, looked.report.ahead)),
            )
        finally:
            looked.merged.close()

    def choosing(self) -> Choosing:
        """The screen for it."""
        desk = self._desk
        subtitle = self._copy.name
        row = handed_copies.handed(desk.document, self._copy.handed)
        if row is not None:
            subtitle = f"{subtitle}, {handed_copies.handed_out(desk.document, row, desk.today)}"
        note = _(
            "Before it begins, today’s state is named “{version}”. One step of history; "
            "Ctrl+Z takes it all back."
        ).format(version=taking_back.before_label(desk.document, self._copy))
        return Choosing(_("Take a copy back"), subtitle, _("Take it back"), note, self.look, self._take)

    def _take(self, choices: Mapping[Key, Take]) -> bool:
        desk = self._desk
        along = self.look().along
        report = desk.telling(along.done if along is not None else "").do(
            lambda _document: desk.session.take_back(self._copy, choices, desk.today)
        )
        return report is not None


def choose_open(desk: Desk, row_id: str = "") -> None:
    """Show what is left to choose of a row, of any where none is given: of a copy, else of the file."""
    left = open_choices.open_conflicts(desk.document)
    here = open_choices.on_lines(desk.document).get(row_id) if row_id else left
    foreign = desk.session.unsettled.open()
    if foreign and not here:
        choose_foreign(desk, row_id)
    else:
        choose_left(desk, row_id)


def choose_left(desk: Desk, row_id: str = "") -> None:
    """Show what was left for later when a copy was taken back, beginning with a row."""

    def look() -> Asked:
        conflicts = open_choices.open_conflicts(desk.document)
        return Asked(*in_order(desk.document, conflicts))

    def take(choices: Mapping[Key, Take]) -> bool:
        desk.do(open_choices.settle, choices)
        return True

    note = _("One step of history; Ctrl+Z takes it back. What stays for later keeps its mark.")
    subtitle = _("What you left for later when a copy was taken back; yours stands meanwhile.")
    desk.choosing.emit(Choosing(_("Left for later"), subtitle, _("Choose so"), note, look, take, row_id))


def choose_foreign(desk: Desk, row_id: str = "") -> None:
    """Show what was changed here and in the file, which somebody else changed while it was open."""
    session = desk.session

    def look() -> Asked:
        return Asked(*in_order(desk.document, session.unsettled.open()))

    def take(choices: Mapping[Key, Take]) -> bool:
        before = desk.document.revision
        done = desk.do(open_choices.choose_between, session.unsettled.open(), choices)
        if done is not None:
            wrote = desk.document.revision != before
            session.unsettled.settle(desk.document.history(1)[0].id if wrote else "")
            desk.announce()
        return done is not None

    note = _("The later of both stands until you choose. One step of history; Ctrl+Z takes it back.")
    subtitle = _("“{name}” was changed by somebody else while it was open here.").format(
        name=session.path.name
    )
    desk.choosing.emit(Choosing(_("Changed by both"), subtitle, _("Choose so"), note, look, take, row_id))


def came_in(desk: Desk, report: MergeReport) -> str:
    """What came in by itself from the file, in a sentence; "" where there is only something to choose."""
    along = came_along(desk.document, report)
    return along.done or ("" if report.conflicts else _("Changes that somebody else made came in."))
