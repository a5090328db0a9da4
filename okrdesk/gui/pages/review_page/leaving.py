"""What leaves the Review page and what comes in: the printed review, stories as a file."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from okrdesk.document import file_names, files
from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission


def print_menu(parent: QWidget, desk: Desk) -> QMenu:
    """The menu of the button “Print review”."""
    menu = QMenu(parent)
    on_paper = menu.addAction(_("Print…"))
    menu.aboutToShow.connect(lambda: on_paper.setEnabled(printing.can_print()))
    on_paper.triggered.connect(lambda: print_review(parent, desk))
    menu.addAction(_("Save as PDF…")).triggered.connect(lambda: save_review(parent, desk))
    return menu


def print_review(parent: QWidget, desk: Desk) -> None:
    """Send the review of the chosen cycle to a printer; where none can be used it becomes a PDF."""
    if not printing.can_print():
        save_review(parent, desk)
        return
    paper = printing.usual_paper(desk.locale)
    try:
        printed = printing.ask_and_print(parent, _review(desk, paper), paper, _heading(desk))
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return
    if printed:
        desk.told.emit(_("The review went to the printer."), False)


def save_review(parent: QWidget, desk: Desk) -> None:
    """Write the review of the chosen cycle as a PDF."""
    name = file_names.file_name(_heading(desk), "pdf")
    path = places.ask_save_place(parent, _("Save the review"), name, _("PDF"))
    if path is not None:
        exporting.save_file(desk, path, _review(desk, printing.usual_paper(desk.locale)))


def _review(desk: Desk, paper: str) -> bytes:
    from okrdesk.reports import review_report

    name = desk.session.path.name if desk.session.path else ""
    return review_report.review_pdf(desk.document, desk.outline(), paper=paper, file_name=name)


def _heading(desk: Desk) -> str:
    community = mission.read(desk.document).name
    return _("{community} {cycle} review").format(community=community, cycle=desk.cycle.name)


def stories_menu(parent: QWidget, desk: Desk) -> QMenu:
    """The menu of the button “Stories…”."""
    menu = QMenu(parent)
    menu.addAction(_("Share our stories…")).triggered.connect(lambda: share_stories(parent, desk))
    take_in = menu.addAction(_("Take in stories of another community…"))
    take_in.triggered.connect(lambda: take_in_stories(parent, desk))
    menu.aboutToShow.connect(lambda: take_in.setEnabled(not desk.cycle.closed))
    return menu


def share_stories(parent: QWidget, desk: Desk) -> None:
    """Write the stories with the tick into a file; the window is told why where there are none."""
    from okrdesk.exchange import stories_json

    try:
        content = stories_json.to_json(desk.document)
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return
    heading = _("{community} stories").format(community=mission.read(desk.document).name)
    name = file_names.file_name(heading, "json")
    path = places.ask_save_place(parent, _("Share our stories"), name, _("Stories"))
    if path is not None:
        exporting.save_file(desk, path, content)


def take_in_stories(parent: QWidget, desk: Desk) -> None:
    """Read a file of stories and add those that are new, marked with where they come from."""
    from okrdesk.exchange import stories_json

    path = places.ask_open_place(parent, _("Take in stories"), "json", _("Stories"))
    if path is None:
        return
    try:
        told = stories_json.from_json(files.read(path), path.name)
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return
    count = desk.do(stories_json.take_in, desk.cycle.id, told)
    if count:
        sentence = ngettext("Took in {count} story.", "Took in {count} stories.", count)
        desk.told.emit(sentence.format(count=count), True)
    elif count == 0:
        desk.told.emit(_("All of these stories are here already."), False)
