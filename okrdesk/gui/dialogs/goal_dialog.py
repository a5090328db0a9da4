"""Bringing another tool's export: what will happen to each line, where figures differ, what is refused.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue.formats import FORMATS
from okrdesk.gui.dialogs.difference_card import DifferenceCard
from okrdesk.gui.dialogs.goal_columns_dialog import GoalColumnsDialog
from okrdesk.gui.dialogs.goal_look import Look
from okrdesk.gui.dialogs.goal_rows import MOST_SHOWN, GoalHead, GoalList, fate_status, fate_words, rows_of
from okrdesk.gui.dialogs.looking_dialog import LookingDialog
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.marks import Sign, TypePill
from okrdesk.gui.widgets.side_by_side import clear, fill, together
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr.rescued.plan import Plan, Wishes

_BESIDE, _SIDE = 1000, 300
_REFUSED_SHOWN, _DIFFERENCES_SHOWN, _THUS_SHOWN = 8, 5, 8
_PLAN_FATES = ("new", "updated", "same")


class GoalDialog(LookingDialog[Plan]):
    """The answer is the plan to carry out. `look_again` looks at the file with other columns and wishes.

    `another` is true once somebody wants another file instead. `save_wanted` tells that the refused lines are
    to be saved, `columns_chosen` what somebody said that columns are, `form_chosen` that the file is read as
    another format, by its key.
    """

    save_wanted = Signal()
    columns_chosen = Signal(dict)
    form_chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        first: Look,
        look_again: Callable[[Look], Look],
        locale: str,
    ) -> None:
        super().__init__(parent, _("Bring in another tool’s export"), size=(1380, 830))
        self.another = False
        self.now = first
        self._look_again, self._locale = look_again, locale
        self.told = PlainLabel("", "small")
        self.form = combo(_("Read as"), [(key, form.name()) for key, form in FORMATS.items()], first.form.key)
        self.form.setMinimumContentsLength(12)
        self.form.activated.connect(lambda _index: self.read_as(self.form.key()))
        self.columns = plain_button(_("Columns…"), small=True, do=self.choose_columns)
        self.rest = PlainLabel("", "small")
        self.error = PlainLabel("", "error")
        self.error.hide()
        self.goals = GoalList()
        self.goals.ticked.connect(self._tick)
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, gap=6)
        self.refused = QWidget()
        self._refused = fill(self.refused, spacing=6)
        self.differences = Card(margin=18, spacing=10)
        self.thus = Card(margin=18, spacing=8)
        self.make_answer_buttons("")
        self._lay_out()
        self._show()
        self.take.setFocus()

    # Laying out

    def _lay_out(self) -> None:
        says = _("Look first: what was recognised, what will change, and where its figures differ from ours.")
        main, side = QWidget(), QWidget()
        fill(main, self._file_card(), self.error, self._lines_card(), spacing=14).addStretch(1)
        note = _(
            "Bring the same file in again next week: it updates, and makes nothing twice. Ctrl Z takes all "
            "of it back. Nothing is written until you bring it in."
        )
        fill(side, self.differences, self.thus, PlainLabel(note, "small"), spacing=14).addStretch(1)
        side.setMinimumWidth(_SIDE)
        self.lay_out_sides(says, (main, 7), (side, 3), least=_BESIDE)

    def _file_card(self) -> Card:
        card = Card(margin=16, spacing=8)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Sign("file", _("File")), 0, Qt.AlignmentFlag.AlignVCenter)
        name = PlainLabel(self.now.given.name, "strong")
        row.addLayout(together(name, self.told, spacing=2), 1)
        other = plain_button(_("Another file…"), small=True, do=self.ask_for_another)
        for button in (PlainLabel(_("Read as"), "small", wrap=False), self.form, self.columns, other):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(row)
        return card

    def _lines_card(self) -> Card:
        card = Card(margin=18, spacing=8)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("What will happen"), "heading", wrap=False))
        head.addWidget(self._pills, 1)
        card.column.addLayout(head)
        for part in (GoalHead(), self.goals, self.rest, self.refused):
            card.column.addWidget(part)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sides.fit(self.width())

    # Showing

    def _show(self) -> None:
        plan, report = self.now.plan, self.now.report
        self.told.set_text(self._described())
        self.columns.setVisible(self.now.mapped is not None)
        self.goals.set_rows(rows_of(plan, self._locale))
        hidden = max(0, len(plan.lines) - MOST_SHOWN)
        more = ngettext("and {n} more line", "and {n} more lines", hidden).format(n=hidden)
        self.rest.set_text(more if hidden else "")
        self.rest.setVisible(hidden > 0)
        n = plan.to_bring
        self.take.set_text(ngettext("Bring in {n} line", "Bring in {n} lines", n).format(n=n))
        self.take.setEnabled(n > 0)
        self._show_pills(plan)
        self._show_refused(plan)
        self._show_differences()
        self._show_thus([(each.what, each.how) for each in plan.read_thus])
        self.differences.setVisible(bool(report.differences or report.agreeing))

    def _described(self) -> str:
        reading, mapped = self.now.plan.reading, self.now.mapped
        lines = ngettext("{n} line", "{n} lines", reading.lines).format(n=reading.lines)
        cycle = _("into {cycle}").format(cycle=self.now.plan.cycle.name)
        if self.now.is_chosen:
            known = _("read as {form}, as you said").format(form=reading.form_name)
        elif mapped is None:
            known = _("recognised as {form}").format(form=reading.form_name)
        else:
            named = len([each for each in mapped.table.headings if not each.startswith("#")])
            sentence = ngettext(
                "recognised by its {n} heading as {form}", "recognised by its {n} headings as {form}", named
            )
            known = sentence.format(n=named, form=reading.form_name)
        return " · ".join((known, lines, cycle))

    def _show_pills(self, plan: Plan) -> None:
        clear(self._flow)
        counts = {fate: sum(1 for line in plan.lines if line.fate == fate) for fate in _PLAN_FATES}
        counts |= {"left out": len(plan.left_out)}
        texts = [
            (fate, _("{n} {fate}").format(n=n, fate=fate_words(fate))) for fate, n in counts.items() if n
        ]
        if plan.refused:
            n = len(plan.refused)
            texts.append(("refused", ngettext("{n} refused", "{n} refused", n).format(n=n)))
        for fate, text in texts:
            self._flow.addWidget(TypePill(text, status=fate_status(fate)))

    def _show_refused(self, plan: Plan) -> None:
        clear(self._refused)
        refused = plan.refused
        self.refused.setVisible(bool(refused))
        if not refused:
            return
        head = PlainLabel(
            ngettext("{n} refused", "{n} refused", len(refused)).format(n=len(refused)), "strong"
        )
        head.setProperty("level", "error")
        self._refused.addWidget(rule())
        self._refused.addWidget(head)
        for each in refused[:_REFUSED_SHOWN]:
            self._refused.addWidget(
                PlainLabel(_("line {n}: {reason}").format(n=each.line, reason=each.reason))
            )
        rest = len(refused) - _REFUSED_SHOWN
        if rest > 0:
            self._refused.addWidget(PlainLabel(_("and {n} more").format(n=rest), "small"))
        save = plain_button(_("Save these lines…"), "quiet", small=True, do=self.save_wanted.emit)
        self._refused.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_differences(self) -> None:
        report, column = self.now.report, self.differences.column
        clear(column)
        column.addWidget(PlainLabel(_("Where the figures differ"), "heading"))
        column.addWidget(PlainLabel(_("The same inputs, counted again."), "small"))
        for each in report.differences[:_DIFFERENCES_SHOWN]:
            column.addWidget(DifferenceCard(each, self._locale, partial(self.give_missing, each.key)))
        rest = len(report.differences) - _DIFFERENCES_SHOWN
        if rest > 0:
            column.addWidget(PlainLabel(_("and {n} more").format(n=rest), "small"))
        if report.agreeing == 1:
            column.addWidget(PlainLabel(_("✓ {one}").format(one=report.one)))
        elif report.agreeing:
            sentence = ngettext("✓ {n} figure agrees.", "✓ {n} figures agree.", report.agreeing)
            column.addWidget(PlainLabel(sentence.format(n=report.agreeing)))

    def _show_thus(self, told: list[tuple[str, str]]) -> None:
        column = self.thus.column
        clear(column)
        self.thus.setVisible(bool(told))
        if not told:
            return
        column.addWidget(PlainLabel(_("Read this way"), "heading"))
        for nth, (what, how) in enumerate(told[:_THUS_SHOWN]):
            if nth:
                column.addWidget(rule())
            column.addWidget(_pair(what, how))
        rest = len(told) - _THUS_SHOWN
        if rest > 0:
            column.addWidget(PlainLabel(_("and {n} more").format(n=rest), "small"))

    # Choosing

    def _tick(self, key: str, taken: bool) -> None:
        row = next(line.row for line in self.now.plan.lines if line.row.key == key)
        self._again(replace(self.now, wishes=self.now.wishes.ticked(row, taken)))

    def give_missing(self, key: str) -> None:
        """Give the weights that are missing of an objective what the others leave."""
        given = self.now.wishes.given | {key}
        self._again(replace(self.now, wishes=replace(self.now.wishes, given=frozenset(given))))
        self.take.setFocus()

    def read_as(self, key: str) -> None:
        """Read the file as another format; where it cannot be, that is said and it stays as it was."""
        if key == self.now.form.key:
            return
        if self._again(replace(self.now, form=FORMATS[key], columns={}, wishes=Wishes())):
            self.form_chosen.emit(key)
        self.form.set_key(self.now.form.key)

    def choose_columns(self) -> None:
        """Say what the columns are; remembered for files with the same headings."""
        if self.now.mapped is None:
            return
        chosen = GoalColumnsDialog(self, self.now.mapped, self.now.columns).ask()
        if (
            chosen is not None
            and chosen != self.now.columns
            and self._again(replace(self.now, columns=chosen))
        ):
            self.columns_chosen.emit(chosen)

    def _again(self, wanted: Look) -> bool:
        """Look with other wishes; whether that could be done. What cannot is said below the file."""
        try:
            seen = work_beside(self, _("Counting again …"), lambda: self._look_again(wanted))
        except Refused as refused:
            self.error.set_text(refused.sentence)
            self.error.show()
            return False
        if seen is None:
            return False
        self.error.hide()
        self.now = seen
        self._show()
        return True

    # Leaving

    def ask_for_another(self) -> None:
        """Leave this file for another one."""
        self.another = True
        self.reject()

    def answer(self) -> Plan | None:
        return self.now.plan if self.now.plan.to_bring else None


def _pair(what: str, how: str) -> QWidget:
    pair = QWidget()
    grid = QGridLayout(pair)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.addWidget(PlainLabel(quoted(what, 120), "muted"), 0, 0)
    said = PlainLabel(quoted(how, 120), "body")
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(said, 0, 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return pair
