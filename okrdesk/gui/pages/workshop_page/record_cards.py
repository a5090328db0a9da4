"""The cards of a record: what was decided, how the room chose, the marks, the charter, planned and real."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.pages.workshop_page.ranking_list import RankingList, ranked_items
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.dots import DotStrip
from okrdesk.gui.widgets.marks import Avatar
from okrdesk.gui.widgets.side_by_side import clear, grid
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people
from okrdesk.okr.people import Person
from okrdesk.okr.workshop.recorded import Decided, MarkPair, Record
from okrdesk.okr.workshop.shown_votes import settled_words, total_words
from okrdesk.okr.workshop.views import Strip, plain
from okrdesk.okr.workshop.words import outcome_words


class GridCard(Card):
    """A grid that is filled anew; the column `wide`, if any, takes what room is left."""

    def __init__(self, wide: int | None = 1) -> None:
        super().__init__(margin=16, spacing=8)
        self.grid = grid(across=12, stretch={} if wide is None else {wide: 1})
        self.column.addLayout(self.grid)


class RecordCard(GridCard):
    """A heading with a word beside it above the grid."""

    def __init__(self, heading: str = "", wide: int | None = 1) -> None:
        super().__init__(wide)
        self.beside = _small_words()
        self.heading = PlainLabel(heading, "strong", wrap=False)
        self.column.insertLayout(0, _head(self.heading, self.beside))

    def begin(self, rows: Sequence[object]) -> None:
        """Show nothing yet, and be hidden where there are no rows to come."""
        clear(self.grid)
        self.setVisible(bool(rows))


def _small_words() -> PlainLabel:
    """Words at the right of a heading, cut where there is no room for them."""
    label = PlainLabel("", "small", elide=True)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def _head(heading: PlainLabel, beside: PlainLabel) -> QHBoxLayout:
    head = QHBoxLayout()
    head.addWidget(heading)
    head.addWidget(beside, 1)
    return head


def show_strip(strip: Strip, *, soft: bool = False, width: int = 130) -> DotStrip:
    """A strip of a record."""
    shown = DotStrip(strip.name, width=width)
    warm = 0 if strip.warm is None else max(0, strip.warm - strip.low + 1)
    shown.show_counts(strip.counts, strip.low, warm=warm, soft=soft)
    return shown


class DecidedCard(RecordCard):
    """The goals, where each came from, how many stand behind it, who owns it."""

    def show_record(self, record: Record, everyone: Sequence[Person]) -> None:
        """Show the goals."""
        clear(self.grid)
        self.heading.set_text(_("What was decided") if record.makes_goals else _("Our goals"))
        fists = any(goal.fist is not None for goal in record.decided)
        voices = record.voices or 0
        sentence = ngettext("fist of five, {n} person", "fist of five, {n} people", voices).format(n=voices)
        self.beside.set_text(sentence if fists and voices else "")
        if not record.decided:
            self.grid.addWidget(PlainLabel(_("No goal was agreed yet."), "muted"), 0, 1)
        for place, goal in enumerate(record.decided):
            about = QWidget()
            texts = QGridLayout(about)
            texts.setContentsMargins(0, 2, 0, 2)
            texts.setVerticalSpacing(1)
            texts.addWidget(PlainLabel(goal.title, "strong"), 0, 0)
            texts.addWidget(PlainLabel(decided_words(goal), "small"), 1, 0)
            self.grid.addWidget(PlainLabel(str(goal.number), "strong", wrap=False), place, 0)
            self.grid.addWidget(about, place, 1)
            if goal.fist is not None:
                bottom = Qt.AlignmentFlag.AlignBottom
                self.grid.addWidget(show_strip(goal.fist), place, 2, bottom)
                self.grid.addWidget(PlainLabel(goal.fist.mean, "strong", wrap=False), place, 3)
            person = people.named(everyone, goal.owner) if goal.owner else None
            self.grid.addWidget(Avatar(goal.owner, person.id if person else ""), place, 4)


def decided_words(goal: Decided) -> str:
    """ "from “Meet in real life”, 9 dots · 4 key results · adopted at the second asking"."""
    parts = []
    if goal.theme:
        source = _("from “{theme}”").format(theme=goal.theme)
        dots = "" if goal.dots is None else ngettext("{n} dot", "{n} dots", goal.dots).format(n=goal.dots)
        parts.append(", ".join(part for part in (source, dots) if part))
    count = len(goal.key_results)
    parts.append(ngettext("{n} key result", "{n} key results", count).format(n=count))
    verdict = outcome_words(goal.verdict)
    if verdict and goal.second:
        parts.append(_("{verdict} at the second asking").format(verdict=verdict))
    elif verdict and goal.verdict != "adopted":
        parts.append(verdict)
    if goal.objection:
        parts.append(f"“{goal.objection}”")
    return " · ".join(parts)


class ChosenCard(Card):
    """How the room chose: the vote on themes with its cut and its tie."""

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=6)
        self.beside = _small_words()
        self.list = RankingList()
        self.tie = PlainLabel("", "small")
        self.paper = PlainLabel("", "small")
        heading = PlainLabel(_("How the room chose"), "strong", wrap=False)
        self.column.addLayout(_head(heading, self.beside))
        for part in (self.list, self.tie, self.paper):
            self.column.addWidget(part)

    def show_record(self, record: Record) -> None:
        """Show the last vote that chose themes."""
        vote = record.main_vote
        self.setVisible(vote is not None)
        if vote is None:
            return
        self.beside.set_text(f"{vote.criterion} · {total_words(vote)}")
        self.list.set_rows(ranked_items(vote))
        self.tie.set_text(plain(settled_words(vote)))
        self.tie.setVisible(bool(self.tie.plain_text()))
        self.paper.set_text(" ".join(record.differences))
        self.paper.setVisible(bool(record.differences))


class MarksCard(GridCard):
    """The three marks before and after."""

    def __init__(self) -> None:
        super().__init__(wide=0)
        self.grid.setVerticalSpacing(0)
        self.shown: tuple[MarkPair, ...] = ()

    def show_marks(self, marks: tuple[MarkPair, ...]) -> None:
        """Show the marks that were asked."""
        if marks == self.shown and self.grid.count():
            return
        self.shown = marks
        clear(self.grid)
        self.grid.addWidget(PlainLabel(_("Three marks"), "strong", wrap=False), 0, 0)
        for column, words in ((1, _("before")), (2, _("after"))):
            self.grid.addWidget(PlainLabel(words, "small", wrap=False), 0, column)
        for place, mark in enumerate(marks, 1):
            means = [strip.mean for strip in (mark.before, mark.after) if strip is not None]
            label = PlainLabel(f"{mark.name}\n{' → '.join(means)}")
            self.grid.addWidget(label, place, 0)
            for column, strip in ((1, mark.before), (2, mark.after)):
                if strip is not None:
                    shown = show_strip(strip, soft=column == 1, width=94)
                    self.grid.addWidget(shown, place, column, Qt.AlignmentFlag.AlignBottom)
        for row in range(self.grid.rowCount()):
            self.grid.setRowStretch(row, 0)
        self.grid.setRowStretch(len(marks) + 1, 1)


class CharterCard(RecordCard):
    """What we promise each other, and how many signed."""

    def show_record(self, record: Record) -> None:
        """Show the lines."""
        self.begin(record.charter)
        signed, of = len(record.signed), record.voices
        sentence = _("{n} of {all} signed") if of is not None and signed <= of else _("{n} signed")
        self.beside.set_text(sentence.format(n=signed, all=of) if signed else "")
        for place, line in enumerate(record.charter):
            self.grid.addWidget(PlainLabel(str(place + 1), "strong", wrap=False), place, 0)
            self.grid.addWidget(PlainLabel(line), place, 1)


class TimesCard(RecordCard):
    """Planned and real minutes of each phase."""

    def __init__(self) -> None:
        super().__init__(_("Planned and real"), wide=None)

    def show_record(self, record: Record) -> None:
        """Show the phases."""
        clear(self.grid)
        self.beside.set_text(_("{planned} → {real} min").format(planned=record.planned, real=record.real))
        for column, phase in enumerate(record.phases):
            self.grid.addWidget(PlainLabel(phase.name, "small"), 0, column)
            label = PlainLabel(f"{phase.planned} → {phase.real}", "strong", wrap=False)
            if phase.is_late:
                label.setStyleSheet(f"color: {theme.status_colours('at risk').ink}")
            self.grid.addWidget(label, 1, column)
