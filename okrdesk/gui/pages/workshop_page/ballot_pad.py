"""The pad for slips: typed one by one, covered at Enter, counted, reconciled with the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.pages.workshop_page.aside import count_words
from okrdesk.gui.pages.workshop_page.secret_line import SecretLine
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.dots import DotRow
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.text import PlainLabel, plain_button, set_tip
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.counting import Count, reconciled
from okrdesk.okr.workshop.rounds import Round


class BallotPad(Card):
    """Tells what is typed and pressed; it knows counts only. `again` says that a second count is typed."""

    entered = Signal(str)
    correct_wanted = Signal()
    papers_said = Signal(object, object)  # handed out, collected; None where nobody counted
    keyboard_wanted = Signal()
    again_wanted = Signal()
    joined = Signal()
    reveal_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=10)
        self.heading = PlainLabel(_("Ballots"), "strong", wrap=False)
        self.hint = PlainLabel("", "small")
        self.line = SecretLine(_("A slip"))
        self.left = PlainLabel("", "strong", wrap=False)
        self.in_words = PlainLabel("", "heading", wrap=False)
        self.dots = DotRow()
        self.placed = PlainLabel("", "small")
        self.differences = PlainLabel("", "body")
        self.handed_out = TextField(_("Handed out"), placeholder=_("slips"))
        self.collected = TextField(_("Collected"), placeholder=_("slips"))
        for field in (self.handed_out, self.collected):
            field.setProperty(KEEPS_TYPED, True)
            field.edited.connect(lambda _text: self._say_papers())
        self.correct = plain_button(_("Correct the last one"), small=True, shortcut_hint="↑")
        self.again = plain_button(_("Count again"), small=True)
        self.keyboard = plain_button(_("Pass the keyboard…"), icon="keyboard", small=True)
        self.join = plain_button(_("One more joins"), "quiet", small=True)
        self.anew = plain_button(_("Set it anew"), "quiet", small=True)
        set_tip(self.anew, _("Nothing is in yet: what is asked, and on what, can be chosen again."))
        self.show_it = plain_button(_("Reveal"), icon="eye", shortcut_hint=_("Ctrl H"))
        self.show_it.setAccessibleName(_("Reveal what is in the box"))
        self._lay_out()
        self.line.entered.connect(self.entered)
        self.line.went_up.connect(self.correct_wanted)
        for button, signal in (
            (self.correct, self.correct_wanted),
            (self.again, self.again_wanted),
            (self.keyboard, self.keyboard_wanted),
            (self.join, self.joined),
            (self.anew, self.anew_wanted),
            (self.show_it, self.reveal_wanted),
        ):
            button.clicked.connect(signal)

    def _lay_out(self) -> None:
        head, entry, counts, papers, buttons = (QHBoxLayout() for _row in range(5))
        head.addWidget(self.heading)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.hint, 1)
        entry.addWidget(self.line, 1)
        entry.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        entry.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        counts.addWidget(self.in_words)
        counts.addWidget(self.dots)
        counts.addWidget(self.placed, 1)
        counts.addWidget(self.show_it)
        papers.addWidget(self.handed_out, 1)
        papers.addWidget(self.collected, 1)
        papers.addStretch(1)
        for button in (self.keyboard, self.again, self.join, self.anew):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for row in (head, entry, counts):
            row.setSpacing(12)
            self.column.addLayout(row)
        self.column.addWidget(rule())
        self.column.addLayout(papers)
        self.column.addWidget(self.differences)
        self.column.addLayout(buttons)

    def show_count(self, asked: Round, count: Count, *, can_correct: bool, second: Count | None) -> None:
        """Show how many are in, how many dots that makes, and what does not add up."""
        shown = count if second is None else second
        total, people = shown.total, asked.people
        self.heading.set_text(_("Ballots") if second is None else _("Ballots, counted again"))
        said = ngettext("{n} is in", "{n} are in", total)
        self.in_words.set_text(said.format(n=count_words(total, people)))
        self.dots.setVisible(people is not None and people <= 24)
        self.dots.show_count(total, people or 0)
        self.placed.set_text(_placed(asked, shown))
        paper = reconciled(asked.paper, count.result())
        differences = " ".join(paper.differences) if second is None else ""
        self.differences.set_text(differences)
        self.differences.setVisible(bool(differences))
        for field, number in (
            (self.handed_out, paper.handed_out),
            (self.collected, asked.paper.get("collected")),
        ):
            field.set_text_if_idle("" if number is None else str(number))
        self.correct.setVisible(can_correct)
        self.again.setVisible(bool(count.total))
        self.anew.setVisible(bool(asked.id) and not count.total)
        self.again.setEnabled(second is None or bool(second.total))
        self.again.set_text(_("Count again") if second is None else _("That was all"))
        self.show_it.setEnabled(bool(count.total) and second is None)

    def _say_papers(self) -> None:
        numbers = []
        for field in (self.handed_out, self.collected):
            text = field.trimmed()
            if text and not (text.isdecimal() and len(text) < 5):
                field.set_error(_("Type how many, as a number."))
                return
            numbers.append(int(text) if text else None)
        self.papers_said.emit(*numbers)


def _placed(asked: Round, count: Count) -> str:
    """ "29 of 32 dots; 8 people × 4 dots", and blank and invalid ones."""
    parts = []
    if asked.method == "dots" and asked.dots:
        placed = sum(dots * slips for dots, slips in count.spent.items())
        if asked.people:
            parts.append(
                _("{placed} of {all} dots: {people} people × {dots}").format(
                    placed=placed, all=asked.people * asked.dots, people=asked.people, dots=asked.dots
                )
            )
        else:
            parts.append(ngettext("{n} dot", "{n} dots", placed).format(n=placed))
    if count.blank:
        parts.append(ngettext("{n} blank", "{n} blank", count.blank).format(n=count.blank))
    if count.invalid:
        parts.append(ngettext("{n} invalid", "{n} invalid", count.invalid).format(n=count.invalid))
    return " · ".join(parts)
