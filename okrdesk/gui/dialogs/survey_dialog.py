"""Bringing a survey: what its columns are, what would happen, what is refused. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLayout, QRadioButton, QVBoxLayout, QWidget

from okrdesk.exchange.surveys.answers import answers_of
from okrdesk.exchange.surveys.dates import moment
from okrdesk.exchange.surveys.survey import Survey, SurveyFile, Wishes
from okrdesk.frozen import dataclass
from okrdesk.gui.dialogs.looking_dialog import LookingDialog
from okrdesk.gui.dialogs.survey_columns import SurveyColumns
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.side_by_side import SideBySide, clear, fill, together
from okrdesk.gui.widgets.text import PlainLabel, literal, plain_button
from okrdesk.i18n import _, day_order, format_day, ngettext
from okrdesk.okr.workshop import similar, surveys
from okrdesk.okr.workshop.surveys import Answers, Fresh
from okrdesk.okr.workshop.words import evidence_word

_BESIDE, _BELOW, _SIDE = 1100, 860, 280
_MOST_GROUPED = 1000  # texts that are looked at for groups while one waits
_REFUSED_SHOWN = 8


@dataclass(frozen=True)
class Taking:
    """What is to be taken in.

    `evidence` is what the cards stand for; not `as_ideas`, they are only counted in the mirror.
    """

    answers: Answers
    evidence: str
    as_ideas: bool


@dataclass(frozen=True)
class Look:
    """A survey looked at with some wishes: what of it is new, and how many groups its texts make.

    `groups` is None where there are too many texts to wait for it.
    """

    survey: Survey
    answers: Answers
    fresh: Fresh
    groups: int | None


def look(file: SurveyFile, wishes: Wishes, here: Counter[str]) -> Look:
    """Look at a survey; may take a while and touches no document."""
    survey = file.survey(wishes)
    answers = answers_of(survey)
    fresh = surveys.fresh_of(answers.responses, here)
    texts = fresh.texts
    groups = len(similar.alike(texts)) if len(texts) <= _MOST_GROUPED else None
    return Look(survey, answers, fresh, groups)


def first_wishes(roles: Mapping[str, str], locale: str) -> Wishes:
    """What is assumed before anybody chose: the roles of last time, and days as the locale writes them."""
    order = day_order(locale)
    return Wishes.of(roles, order if order in ("dmy", "mdy") else "dmy")


class SurveyDialog(LookingDialog[Taking]):
    """The answer is what to take in; `first` is what was seen with `first_wishes`.

    `another` is true once somebody wants another file instead, `otherwise` once its first line is to be read
    the other way: as an answer instead of headings, or back.

    `save_wanted` tells that the refused lines are to be saved.
    """

    save_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        file: SurveyFile,
        first: Look,
        here: Counter[str],
        locale: str,
        roles: Mapping[str, str],
    ) -> None:
        super().__init__(parent, _("Bring a survey"), size=(1320, 790))
        self.another = self.otherwise = False
        self.now = first
        self._file, self._here, self._locale = file, here, locale
        self.is_headed = file.is_headed
        self._roles = dict(roles)
        self._order = first.survey.date_order
        self._order_is_asked = bool(first.survey.unclear_date)
        self.columns = SurveyColumns(self.now.survey, locale)
        self.cover = QCheckBox(literal(_("Cover names, e-mails and phone numbers")))
        self.cover.setChecked(True)
        self.found = PlainLabel("", "small", wrap=False)
        self.groups = PlainLabel("", "muted")
        self.to_ideas = QRadioButton(literal(_("To the mirror and to the ideas, as")))
        self.to_ideas.setChecked(True)
        self.to_mirror = QRadioButton(literal(_("To the mirror only, as counts")))
        self.evidence = combo(
            _("What the answers stand for"),
            [(kind, evidence_word(kind)) for kind in ("asked", "said", "did", "written")],
            surveys.EVIDENCE[self.now.survey.grid.kind],
        )
        self._figures = {key: PlainLabel("", "figure", wrap=False) for key in ("new", "here", "refused")}
        self._said = {key: PlainLabel("", "body") for key in ("new", "here", "refused", "all")}
        self.few = PlainLabel("", "small")
        self.refused_card = Card(margin=18, spacing=8)
        self.make_answer_buttons("")
        self._lay_out()
        self.columns.changed.connect(self._change_role)
        self.cover.toggled.connect(lambda _on: self._look_again())
        self._show()
        self.take.setFocus()

    # Laying out

    def _lay_out(self) -> None:
        says = _("Everything is looked at on this computer. Nothing is written until you say so.")
        main = QWidget()
        fill(main, self._file_card(), self._columns_card(), spacing=14).addStretch(1)
        side = QWidget()
        fill(side, self._sums_card(), self.refused_card, self._promise(), spacing=14).addStretch(1)
        side.setMinimumWidth(_SIDE)
        self.lay_out_sides(says, (main, 3), (side, 1), least=_BESIDE)

    def _file_card(self) -> Card:
        survey = self.now.survey
        card = Card(margin=16, spacing=8)
        about, row = QHBoxLayout(), QHBoxLayout()
        about.setSpacing(14)
        row.setSpacing(14)
        about.addWidget(Sign("file", _("File")), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = together(
            PlainLabel(survey.grid.name, "strong"), PlainLabel(survey.described(), "small"), spacing=2
        )
        about.addLayout(texts, 1)
        if self._order_is_asked:
            row.addLayout(self._date_question(survey.unclear_date))
        if survey.grid.kind == "survey":
            first = _("The first line is an answer") if self.is_headed else _("The first line has headings")
            self.first_line = plain_button(first, small=True, do=self.read_otherwise)
            row.addWidget(self.first_line, 0, Qt.AlignmentFlag.AlignVCenter)
        other = plain_button(_("Another file…"), small=True, do=self.ask_for_another)
        row.addWidget(other, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        self._of_file = SideBySide(_BESIDE, spacing=14)
        self._of_file.addLayout(about, 1)
        self._of_file.addLayout(row)
        card.column.addLayout(self._of_file)
        return card

    def _date_question(self, example: str) -> QLayout:
        """Which of two days a text means: asked once for the whole file."""
        choices = []
        for order in ("dmy", "mdy"):
            at = moment(example, order)
            choices.append((order, format_day(at.day, self._locale, "MMMd") if at else example))
        self.dates = ChoiceChips(_("Order of day and month"), choices, [self._order])
        self.dates.picked.connect(self._choose_order)
        self.dates.keep_on_one_line(True)
        column = QVBoxLayout()
        column.setSpacing(2)
        day = example.split()[0].rstrip(",")
        column.addWidget(PlainLabel(_("Dates such as {day} are").format(day=day), "small", wrap=False))
        column.addWidget(self.dates)
        return column

    def _columns_card(self) -> Card:
        card = Card(margin=18, spacing=8)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("What each column is"), "heading", wrap=False))
        rows = self.now.survey.rows
        said = ngettext(
            "guessed from all {n} line; change any", "guessed from all {n} lines; change any", rows
        )
        guessed = PlainLabel(said.format(n=rows), "small")
        guessed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(guessed, 1)
        card.column.addLayout(head)
        card.column.addWidget(self.columns)
        shown = min(4, len(self.now.survey.lines))
        sentence = _("The first {shown} of {rows} lines. Columns struck through never reach the workspace.")
        card.column.addWidget(PlainLabel(sentence.format(shown=shown, rows=rows), "small"))
        card.column.addWidget(rule())
        self._below = SideBySide(_BELOW, spacing=24)
        for heading, row, last in (
            (_("In the open text"), self._row(self.cover, self.found), self.groups),
            (_("Where it goes"), self._row(self.to_ideas, self.evidence), self.to_mirror),
        ):
            half = QWidget()
            fill(half, PlainLabel(heading, "heading"), row, last, spacing=8).addStretch(1)
            self._below.addWidget(half, 1)
        card.column.addLayout(self._below)
        return card

    @staticmethod
    def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(left, 1)
        row.addWidget(right)
        return row

    def _sums_card(self) -> Card:
        card = Card(margin=18, spacing=8)
        card.column.addWidget(PlainLabel(_("What will happen"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, key in enumerate(self._figures):
            grid.addWidget(self._figures[key], row, 0, right)
            grid.addWidget(self._said[key], row, 1)
        grid.setColumnStretch(1, 1)
        card.column.addLayout(grid)
        card.column.addWidget(rule())
        self._said["all"].set_kind("small")
        card.column.addWidget(self._said["all"])
        card.column.addWidget(self.few)
        return card

    @staticmethod
    def _promise() -> Card:
        card = Card(margin=16, spacing=6)
        card.setProperty("ground", "accent")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign("lock", _("Private")))
        head.addWidget(PlainLabel(_("No names are kept"), "strong"), 1)
        card.column.addLayout(head)
        kept = _(
            "To know an answer again we keep a fingerprint of it: nothing that leads back to a person, "
            "not the time, not the order, no copy of the file."
        )
        card.column.addWidget(PlainLabel(kept, "small"))
        undo = _("It becomes one step of history: Ctrl+Z takes all of it back.")
        card.column.addWidget(PlainLabel(undo, "small"))
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._of_file.fit(self.width())
        beside = self.sides.fit(self.width())
        self._below.fit(self.width() * 3 // 4 if beside else self.width())

    # Changing

    def _wishes(self) -> Wishes:
        return Wishes.of(self._roles, self._order, cover=self.cover.isChecked())

    def _change_role(self, heading: str, role: str) -> None:
        self._roles[heading] = role
        self._look_again()

    def _choose_order(self, keys: tuple[str, ...]) -> None:
        self._order = keys[0]
        self._look_again()

    def _look_again(self) -> None:
        wishes = self._wishes()
        sentence = _("Looking at the answers again …")
        looked = work_beside(self, sentence, lambda: look(self._file, wishes, self._here))
        if looked is not None:
            self.now = looked
        else:
            self._go_back()
        self.columns.show_survey(self.now.survey)
        self._show()

    def _go_back(self) -> None:
        """The look was called off: what was looked at last holds again."""
        survey = self.now.survey
        self._roles = {column.name: column.role for column in survey.columns}
        self._order = survey.date_order
        if self._order_is_asked:
            self.dates.set_keys([self._order])
        with QSignalBlocker(self.cover):
            self.cover.setChecked(survey.covers)

    def _show(self) -> None:
        survey, fresh = self.now.survey, self.now.fresh
        new, here, refused = len(fresh.new), fresh.here, len(survey.refused)
        self._figures["refused"].setProperty("level", "error" if refused else "")
        self._figures["refused"].set_kind("figure")
        for key, count, text in (
            ("new", new, ngettext("new answer", "new answers", new)),
            ("here", here, _("already here, left as they are")),
            ("refused", refused, ngettext("line refused", "lines refused", refused)),
        ):
            self._figures[key].set_text(str(count))
            self._said[key].set_text(text)
        lines = ngettext("{n} line in the file", "{n} lines in the file", survey.rows)
        self._said["all"].set_text(lines.format(n=survey.rows))
        self.take.set_text(ngettext("Bring {n} answer", "Bring {n} answers", new).format(n=new))
        self.take.setEnabled(new > 0)
        few = 0 < new < surveys.FEWEST
        self.few.set_text(
            _("Fewer than five new answers can be guessed: their counts are not kept.") if few else ""
        )
        self.few.setVisible(few)
        self.found.set_text(_("{n} found").format(n=survey.found))
        self.groups.set_text(self._groups_in_words())
        self._list_refused()

    def _groups_in_words(self) -> str:
        groups = self.now.groups
        if groups is None:
            return _("Similar answers are suggested as groups when they are sorted.")
        if not groups:
            return _("No two answers are alike enough to be suggested as a group.")
        sentence = ngettext(
            "{n} group of similar answers is suggested when they are sorted.",
            "{n} groups of similar answers are suggested when they are sorted.",
            groups,
        )
        return sentence.format(n=groups)

    def _list_refused(self) -> None:
        column = self.refused_card.column
        clear(column)
        refused = self.now.survey.refused
        self.refused_card.setVisible(bool(refused))
        if not refused:
            return
        column.addWidget(PlainLabel(_("Refused"), "heading"))
        listed = [
            _("line {n}: {reason}").format(n=each.line, reason=each.reason)
            for each in refused[:_REFUSED_SHOWN]
        ]
        if len(refused) > _REFUSED_SHOWN:
            listed.append(_("and {n} more").format(n=len(refused) - _REFUSED_SHOWN))
        for sentence in listed:
            column.addWidget(PlainLabel(sentence, "body"))
        save = plain_button(_("Save these lines…"), "quiet", small=True)
        save.clicked.connect(lambda: self.save_wanted.emit(self.now.survey))
        column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)

    # Leaving

    def ask_for_another(self) -> None:
        """Leave this file for another one."""
        self.another = True
        self.reject()

    def read_otherwise(self) -> None:
        """Leave it to have its first line read the other way."""
        self.otherwise = True
        self.reject()

    def answer(self) -> Taking | None:
        if not self.now.fresh.new:
            return None
        return Taking(self.now.answers, self.evidence.key(), self.to_ideas.isChecked())
