"""The Objectives page: the outline, and beside it the editor of the chosen line and the coach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from okrdesk.gui import copying, theme, wearing
from okrdesk.gui.areas.objectives.key_result_form import KeyResultForm
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.dialogs.show_the_sum import open_sum
from okrdesk.gui.page import Page
from okrdesk.gui.pages.objectives_page import asking, leading, moving
from okrdesk.gui.pages.objectives_page.coach_panel import CoachPanel
from okrdesk.gui.pages.objectives_page.objective_form import ObjectiveForm
from okrdesk.gui.pages.objectives_page.outline_model import OutlineModel, OutlineRow, rows_of
from okrdesk.gui.pages.objectives_page.outline_view import OutlineView
from okrdesk.gui.pages.objectives_page.owner_menu import OwnerMenu
from okrdesk.gui.pages.objectives_page.row_advice import advice_on
from okrdesk.gui.widgets.cards import Card, EmptyState, PageHeader, page_scroll, rule
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import passing_menu, plain_button
from okrdesk.i18n import _
from okrdesk.okr import duplicating, key_results, mission, objectives, open_choices, owning, people
from okrdesk.okr.coach.gaps import fresh_titles
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult

SIDE, NARROW_SIDE = 400, 336  # room for the editor and the coach


class ObjectivesPage(Page):
    """Objectives with their key results: edited in place, moved, advised, explained."""

    name = "objectives"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.blueprints = plain_button(_("Blueprints"), icon="blueprint")
        self.blueprints.clicked.connect(lambda: self.open_gallery())
        self.add_key_result = plain_button(_("Key result"), icon="plus", do=self._add_key_result)
        self.add_objective = plain_button(_("Objective"), "primary", "plus", do=self._add_objective)
        self.search = TextField(
            _("Find in the outline"), placeholder=_("Find words or an owner"), show_caption=False
        )
        self.search.setFixedWidth(190)
        self.search.typed.connect(lambda _text: self.reload())
        actions = (self.search, self.blueprints, self.add_key_result, self.add_objective)
        self.header = PageHeader(_("Objectives and key results"), _about(), actions)
        self.model = OutlineModel(self)
        self.view = OutlineView(self.model)
        self.empty, self.nothing = _no_objectives(self.open_gallery), _nothing_found(self._show_all)
        self.list = QStackedWidget()
        for part in (self.view, self.empty, self.nothing):
            self.list.addWidget(part)
        self.coach = CoachPanel()
        self.key_result_form = KeyResultForm(desk)
        wearing.wait(self.key_result_form)
        self.objective_form = ObjectiveForm(desk)
        self._chosen = ""
        self._lay_out()
        self._connect()
        self._add_actions()
        self.begin_at(self.view)

    def _lay_out(self) -> None:
        # From the outside in, as on the other pages.
        row = QHBoxLayout()
        row.setSpacing(18)
        fill(self, self.header, spacing=16, margins=(24, 20, 24, 16)).addLayout(row, 1)
        row.addWidget(self.list, 1)
        self.side = _side_of(self, self.key_result_form, self.objective_form, rule(), self.coach)
        row.addWidget(self.side)

    def _connect(self) -> None:
        view = self.view
        view.row_chosen.connect(self._choose)
        view.shift_requested.connect(self._shift)
        view.removal_requested.connect(self._remove)
        view.paste_requested.connect(self._paste)
        view.insert_requested.connect(self._insert)
        view.sum_requested.connect(self._show_sum)
        view.owner_requested.connect(self._offer_owners)
        view.painter_of_rows.key_result_requested.connect(self._add_key_result_to)
        view.painter_of_rows.choice_requested.connect(lambda row_id: copying.choose_open(self.desk, row_id))
        view.painter_of_rows.closeEditor.connect(lambda *_closed: self.reload())
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        self.model.reworded.connect(self._reword)
        # Queued: the drop must be over before the rows change under the view.
        self.model.dropped.connect(self._drop, Qt.ConnectionType.QueuedConnection)
        self.objective_form.measure_taken.connect(self._begin)
        self.coach.dismissed.connect(self._dismiss)
        self.coach.field_requested.connect(self._lead_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = round((SIDE if self.width() >= 1000 else NARROW_SIDE) * theme.text_scale())
        self.side.setFixedWidth(min(wanted, round(self.width() * 0.45)))
        self.search.setVisible(self.width() >= 860 or bool(self.search.text()))

    # Showing

    def reload(self) -> None:
        """Show the document's outline; selection and scroll stay, half-typed text is not touched."""
        if self.view.is_editing() or self.view.is_dragging():
            return
        outline = self.desk.outline()
        scroll = self.view.verticalScrollBar().value()
        self.view.painter_of_rows.locale = self.desk.locale
        self.model.locale = self.desk.locale
        left = open_choices.on_lines(self.desk.document, self.desk.session.unsettled.open())
        gone = self.model.rows, self._chosen
        self.model.set_rows(rows_of(outline, self.search.text(), left))
        shown = self.view if self.model.rows else self.nothing if outline.objectives else self.empty
        self.list.setCurrentWidget(shown)
        self.side.setVisible(bool(self.model.rows))
        first = self.view if outline.objectives else self.empty.button
        self.begin_at(first)
        self.add_key_result.setEnabled(bool(self.model.rows))
        if self.model.rows and not self.view.choose(gone[1]):
            self.view.choose(_in_place_of(*gone, self.model))
        self.view.verticalScrollBar().setValue(scroll)
        self._show_chosen()

    def _show_all(self) -> None:
        self.search.set_text("")
        self.reload()
        self.view.setFocus()

    def _find(self) -> None:
        self.search.show()  # in a narrow window it is away
        self.search.setFocus()

    def show_item(self, row_id: str) -> None:
        """Choose a row by id, also one that the search words hide."""
        if self.model.row_of(row_id) < 0:
            self._show_all()
        self.view.choose(row_id)
        self.view.setFocus()

    def _choose(self, row_id: str) -> None:
        if row_id == self._chosen:
            return
        self._form().finish()
        self._chosen = row_id
        self._show_chosen()

    def _form(self) -> KeyResultForm | ObjectiveForm:
        return self.objective_form if self.key_result_form.isHidden() else self.key_result_form

    def _show_chosen(self) -> None:
        row = self.view.chosen()
        if row is None:
            return
        document, locale = self.desk.document, self.desk.locale
        everyone = people.everyone(document)
        wearing.follow(self.objective_form if row.key_result is None else self.key_result_form)
        self.key_result_form.setVisible(row.key_result is not None)
        self.objective_form.setVisible(row.key_result is None)
        if row.key_result is not None:
            self.key_result_form.show_line(row.key_result, everyone, locale)
            about = _("Key result {number}").format(number=row.key_result.number)
        else:
            ranked = mission.priorities(document, self.desk.cycle.id)
            self.objective_form.show_line(row.objective, everyone, ranked, locale)
            about = _("Objective {number}").format(number=row.objective.number)
        self.coach.follow(row.id, partial(advice_on, document, self.desk.outline(), row), about)

    # Adding, moving, removing

    def wishes(self) -> Mapping[str, Callable[[str], object]]:
        """The gallery of blueprints, on one of them."""
        return {"gallery": self.open_gallery}

    def open_gallery(self, key: str = "") -> None:
        """Choose a blueprint, fill it in and take it over."""
        asking.adopt(BlueprintGallery(self, self.desk, key), self.desk, self._take)

    def _take(self, row_id: str | None) -> None:
        """Choose what was just added and start editing it."""
        if row_id is None:
            return
        self._chosen = row_id
        self.reload()
        self.show_item(row_id)

    def _add_objective(self) -> None:
        if not asking.may_add_objective(self, self.desk):
            return
        chosen = self.view.chosen()
        index = chosen.objective.number if chosen else None
        fresh = Objective("", self.desk.cycle.id, fresh_titles()[0])
        self._begin(self.desk.do(objectives.add, fresh, index))

    def _add_key_result(self) -> None:
        chosen = self.view.chosen()
        if chosen is not None:
            self._add_key_result_to(chosen.objective.objective.id)

    def _add_key_result_to(self, objective_id: str) -> None:
        fresh = KeyResult("", objective_id, fresh_titles()[1])
        position = moving.place_below(self.view.chosen(), objective_id)
        self._begin(self.desk.do(key_results.add, fresh, position, today=self.desk.today))

    def _insert(self, row_id: str) -> None:
        row = self.view.chosen()
        if row is not None and row.key_result is None and not row.invites:
            self._add_objective()
        else:
            self._add_key_result()

    def _begin(self, row_id: str | None) -> None:
        self._take(row_id)
        index = self.view.currentIndex()
        if row_id is not None and index.isValid():
            self.view.edit(index)

    def _reword(self, row_id: str, title: str) -> None:
        row = self.model.row(row_id)
        if row is not None and row.key_result is not None:
            key_result = row.key_result.key_result
            self.desk.do(key_results.change, key_result, replace(key_result, title=title))
        elif row is not None:
            objective = row.objective.objective
            self.desk.do(objectives.change, objective, replace(objective, title=title))

    def _remove(self, row_id: str) -> None:
        row = self.model.row(row_id)
        if row is None or row.invites:
            return
        number = self.model.row_of(row_id)
        neighbour = self.model.rows[number - 1] if number else None
        edit = objectives.remove if row.key_result is None else key_results.remove
        sentence = _("Removed “{title}”.").format(title=row.title)
        if neighbour is not None:
            self._chosen = neighbour.id
        self.desk.telling(sentence).do(edit, row_id)

    def _shift(self, row_id: str, by: int) -> None:
        row = self.model.row(row_id)
        if row is not None and not row.invites:
            moving.shift(self.desk, row, by)

    def _drop(self, row_id: str, before: int) -> None:
        row = self.model.row(row_id)
        if row is not None:
            moving.drop(self.desk, self.model.rows, row, before)

    def _paste(self, row_id: str, copied: str, text: str) -> None:
        self._take(moving.paste(self.desk, self.model.row(row_id), copied, text))

    def _duplicate(self) -> None:
        row = self.view.chosen()
        if row is None or row.invites:
            return
        edit = duplicating.duplicate_objective if row.key_result is None else duplicating.duplicate_key_result
        self._take(self.desk.do(edit, row.id, self.desk.today))

    # The sum, owners, advice, blueprints of our own

    def _show_sum(self, row_id: str, figure: QRect) -> None:
        open_sum(self.desk, self.view.viewport(), QPoint(figure.left(), figure.bottom()), row_id)

    def _offer_owners(self, row_id: str, figure: QRect) -> None:
        row = self.model.row(row_id)
        if row is None:
            return
        owner = row.key_result.owner if row.key_result else row.objective.owner
        choosable = people.active(self.desk.document, besides=owner.id if owner else None)
        menu = OwnerMenu(self, choosable, owner.id if owner else "")
        menu.chosen.connect(lambda person_id: self.desk.do(owning.assign, row_id, person_id or None))
        menu.people_wanted.connect(lambda: PeopleDialog(self, self.desk).run())
        menu.popup(self.view.viewport().mapToGlobal(figure.bottomLeft()))

    def _lead_to(self, name: str) -> None:
        if self.side.isVisibleTo(self):
            leading.lead_to(self._form().field(name), self.side)

    def _dismiss(self, rule_name: str) -> None:
        line = self.desk.cycle.id if rule_name.startswith("S-") else self._chosen
        asking.dismiss(self, self.desk, rule_name, line)

    def _save_as_blueprint(self) -> None:
        row = self.view.chosen()
        if row is not None:
            asking.save_as_blueprint(self, self.desk, row.objective.objective)

    def _open_menu(self, at: QPoint) -> None:
        menu = passing_menu(self)
        menu.addActions(self.actions())
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _add_actions(self) -> None:
        """What the menu Page and Ctrl+K offer while this page is shown: `actions()` of the widget."""
        for label, keys, do in (
            (_("Add an objective"), "Ctrl+Shift+O", self._add_objective),
            (_("Add a key result"), "Ctrl+Shift+N", self._add_key_result),
            (_("Blueprints…"), "Ctrl+B", self.open_gallery),
            (_("Reword"), "F2", lambda: self.view.edit(self.view.currentIndex())),
            (_("Cut"), "Ctrl+X", self.view.cut),
            (_("Copy"), "Ctrl+C", self.view.copy),
            (_("Paste"), "Ctrl+V", self.view.paste),
            (_("Duplicate"), "Ctrl+D", self._duplicate),
            (_("Show the sum"), "Ctrl+E", lambda: self._at_chosen(self._show_sum)),
            (_("Choose an owner…"), "Ctrl+J", lambda: self._at_chosen(self._offer_owners)),
            (_("Move up"), "Alt+Up", lambda: self._shift(self._chosen, -1)),
            (_("Move down"), "Alt+Down", lambda: self._shift(self._chosen, 1)),
            (_("Check in…"), "Ctrl+I", self._check_in),
            (_("Choose what was left here…"), "", lambda: asking.choose_left(self.desk, self.view)),
            (_("More fields"), "Ctrl+Shift+M", lambda: self._lead_to("weight")),
            (_("Save as a blueprint…"), "", self._save_as_blueprint),
            (_("Find in the outline"), "Ctrl+F", self._find),
            (_("Remove"), "Del", lambda: self._remove(self._chosen)),
        ):
            # These mean a row only in the outline: in a field they belong to its text.
            rows_only = keys in ("Del", "Alt+Up", "Alt+Down", "Ctrl+X", "Ctrl+C", "Ctrl+V")
            self.offer(label, do, keys, only_in=self.view if rows_only else None)

    def _at_chosen(self, show: Callable[[str, QRect], None]) -> None:
        row = self.view.chosen()
        if row is not None and not row.invites:
            show(row.id, self.view.figure_place())

    def _check_in(self) -> None:
        row = self.view.chosen()
        if row is not None and row.key_result is not None:
            self.desk.page_requested.emit("check-ins", row.id)


def _about() -> str:
    return _(
        "Two or three objectives, three to five key results each. The bar shows progress; "
        "the tick shows where you would be on an even pace."
    )


def _no_objectives(choose: Callable[[], object]) -> EmptyState:
    about = _("An objective says where you want to go. Start from a blueprint, or write your own.")
    return EmptyState(_("No objectives yet"), about, _("Choose a blueprint"), choose)


def _nothing_found(show_all: Callable[[], object]) -> EmptyState:
    about = _("No objective, key result or owner of this cycle has these words.")
    return EmptyState(_("Nothing found"), about, _("Show everything"), show_all)


def _in_place_of(before: Sequence[OutlineRow], gone: str, model: OutlineModel) -> str:
    """Which row is chosen where one is gone: the nearest above it that is still there, else the first."""
    number = next((number for number, row in enumerate(before) if row.id == gone), 0)
    above = (row.id for row in reversed(before[:number]))
    return next((row_id for row_id in above if model.row_of(row_id) >= 0), model.rows[0].id)


def _side_of(page: QWidget, *parts: QWidget) -> QScrollArea:
    """The editor and the coach below each other on one card, which scrolls."""
    inner = QWidget()
    area = page_scroll(inner, page)
    area.setFixedWidth(SIDE)
    side = Card(inner, margin=16, spacing=14)
    fill(inner, side, spacing=6).addStretch(1)
    for part in parts:
        side.column.addWidget(part)
    side.column.addStretch(1)
    return area
