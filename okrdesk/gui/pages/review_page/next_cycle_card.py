"""Start the next cycle; in a closed one, what came after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import closing, cycles, late, stories
from okrdesk.okr.days import Period
from okrdesk.okr.review import Review
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop import workshops

_LONGEST_NAME = 16


class NextCycleCard(Card):
    """Says what would go along and closes; says what came after once that is done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=8)
        self.desk = desk
        self._review: Review | None = None
        self._after = ""
        self.setProperty("ground", "accent")
        self.heading = PlainLabel("", "strong", self)
        self.words = PlainLabel("", "small", self)
        self.close_button = plain_button("", "primary", parent=self, do=self.close_cycle)
        self._closed = QWidget(self)
        self.after_button = plain_button("", "primary", parent=self._closed, do=self.go_on)
        self.reopen_button = plain_button(_("Reopen"), icon="undo", parent=self._closed, do=self.reopen)
        self.reopen_button.setAccessibleName(_("Reopen this cycle"))  # the banner above says Reopen too
        self.column.addWidget(self.heading)
        self.column.addWidget(self.words)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        flow = FlowLayout(self._closed)
        flow.addWidget(self.after_button)
        flow.addWidget(self.reopen_button)
        self.column.addWidget(self._closed)

    def show_review(self, shown: Review) -> None:
        """Show what closing this cycle would do, or what came after it."""
        self._review = shown
        cycle = shown.cycle
        begun = self.desk.today >= cycle.first_day
        show_part(self.close_button, shown=not cycle.closed and begun)
        show_part(self._closed, shown=cycle.closed)
        if cycle.closed:
            self._show_closed(cycle)
            return
        if not begun:
            self._show_draft(cycle)
            return
        (name, _first, _last), is_draft = following(self.desk, cycle)
        self.heading.set_text(_("Fill the next cycle") if is_draft else _("Start the next cycle"))
        self.words.set_text(self._carried(shown, name))
        label = _("Close {name} and open {next}…").format(name=cycle.name, next=name)
        short = max(len(cycle.name), len(name)) <= _LONGEST_NAME
        self.close_button.set_text(label if short else _("Close and open the next…"))

    def _carried(self, shown: Review, name: str) -> str:
        kept = len(closing.kept(self.desk.document, shown.cycle.id))
        lessons = len(stories.of_cycle(self.desk.document, shown.cycle.id, "lesson"))
        parts = [ngettext("{count} objective", "{count} objectives", kept).format(count=kept)]
        if lessons:
            parts.append(ngettext("{count} lesson", "{count} lessons", lessons).format(count=lessons))
        parts.append(_("all people"))
        carried = _("{next} · carries over {parts}. Baselines become today’s values.")
        return carried.format(next=name, parts=", ".join(parts))

    def _show_draft(self, cycle: Cycle) -> None:
        """A cycle that is prepared while another runs: nobody wants to close it yet."""
        self.heading.set_text(_("{name} has not begun").format(name=cycle.name))
        day = format_day(cycle.first_day, self.desk.locale)
        self.words.set_text(_("It begins on {day}. Once it runs it is closed here.").format(day=day))

    def _show_closed(self, cycle: Cycle) -> None:
        day = format_day(cycle.closed_on, self.desk.locale) if cycle.closed_on else ""
        self.heading.set_text(_("{name} is closed").format(name=cycle.name))
        told = _("Closed on {day}, for reading.").format(day=day) if day else _("It is for reading.")
        known = cycles.all_cycles(self.desk.document)
        later = [c for c in known if c.first_day > cycle.first_day]
        count = len(late.late_check_ins(self.desk.document, cycle.id))
        if count:
            text = ngettext(
                "{count} check-in came from another copy after that.",
                "{count} check-ins came from other copies after that.",
                count,
            )
            told = f"{told} {text.format(count=count)}"
        self._after = later[0].id if later else ""
        show_part(self.after_button, shown=bool(later))
        if later:
            told = f"{told} {_('{next} came after it.').format(next=later[0].name)}"
            text = _("Objectives of {next}").format(next=later[0].name)
            short = len(later[0].name) <= _LONGEST_NAME
            self.after_button.set_text(text if short else _("Objectives of the next"))
        self.words.set_text(told)

    def close_cycle(self) -> None:
        """Ask how, close, and show what was reached, from where it goes on; Undo takes all of it back."""
        if self._review is None or self._review.cycle.closed:
            return
        # Where it is used: the page opens at once.
        from okrdesk.gui.dialogs.close_dialog import CloseAnswer, CloseDialog

        cycle, desk = self._review.cycle, self.desk
        try:  # before a long form is filled in for nothing
            workshops.refuse_running(desk.document, cycle.id)
        except Refused as refused:
            desk.refused.emit(refused.sentence)
            return
        period, is_draft = following(desk, cycle)
        kept = closing.kept(desk.document, cycle.id)
        days = (desk.today, desk.locale)
        dialog = CloseDialog(self.window(), self._review, period, kept, *days, is_draft=is_draft)

        def close(chosen: CloseAnswer) -> None:
            told = _("Closed {name} and opened {next}.").format(name=cycle.name, next=chosen.name)
            opened = (
                desk.telling(told)
                .beside(dialog.say_refused)
                .do(
                    closing.close,
                    cycle.id,
                    on=desk.today,
                    next_name=chosen.name,
                    first_day=chosen.first_day,
                    last_day=chosen.last_day,
                    keep=chosen.keep,
                    baselines=chosen.baselines,
                    targets=chosen.targets,
                )
            )
            if opened is not None:
                desk.choose_cycle(cycle.id)

        dialog.ask_and_write(close)

    def go_on(self) -> None:
        """Look at the objectives of the cycle that came after this one."""
        if self._after:
            self.desk.choose_cycle(self._after)
            self.desk.page_requested.emit("objectives", "")

    def reopen(self) -> None:
        """Open the closed cycle again."""
        if self._review is not None and self._review.cycle.closed:
            cycle = self._review.cycle
            self.desk.telling(_("Reopened {name}.").format(name=cycle.name)).do(closing.reopen, cycle.id)


def following(desk: Desk, cycle: Cycle) -> tuple[Period, bool]:
    """The cycle that comes next, and whether it is there: the earliest draft after it, else a suggestion."""
    known = cycles.all_cycles(desk.document)
    drafts = [c for c in known if not c.closed and c.first_day > cycle.first_day and c.id != cycle.id]
    if drafts:
        return (drafts[0].name, drafts[0].first_day, drafts[0].last_day), True
    return closing.next_of(cycle), False
