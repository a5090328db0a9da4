"""The act of writing: ideas, sentences, drafts, measures, a wish. What is written unseen is only counted."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import icons
from okrdesk.gui.pages.workshop_page.card_list import EVIDENCE_ICONS, CardList, CardRow
from okrdesk.gui.pages.workshop_page.correction import Correction
from okrdesk.gui.pages.workshop_page.goal_bar import GoalBar
from okrdesk.gui.pages.workshop_page.openly_bar import OpenlyBar
from okrdesk.gui.pages.workshop_page.passed_keyboard import PassedKeyboard
from okrdesk.gui.pages.workshop_page.prompts import PromptedAct
from okrdesk.gui.pages.workshop_page.reveal_question import RevealQuestion
from okrdesk.gui.pages.workshop_page.sitting import OF_A_GOAL, Sitting
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import box, ideas
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.words import counted, evidence_word


class WriteAct(PromptedAct):
    """A prompt, a line to type into and what was written.

    In an anonymous act what comes from paper or a passed keyboard goes into a box until it is revealed: its
    texts are not shown, not even here, and only the last one can be corrected.
    """

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self.entry = TextField(_words(act.of)[0], placeholder=_words(act.of)[1], show_caption=False)
        self.entry.edit.setProperty("letters", "entry")
        self.entry.setProperty(KEEPS_TYPED, True)
        self.origin = combo(_("Where it comes from"), [(key, label) for key, label, _icon in _origins()])
        for nth, row in enumerate(_origins()):
            self.origin.setItemIcon(nth, icons.icon(row[2]))
        self.sure = RevealQuestion(self)
        self.sure.agreed.connect(self.reveal_now)
        self.sure.not_yet.connect(self.begin)
        empty = (_("Begin with an empty one"), self._begin_empty)
        words = _("The box of these cards cannot be read: what was written into it is lost.")
        self.damaged = Banner("warning", words, [empty], self, dismissible=False)
        self.openly_bar = OpenlyBar()
        self.openly_bar.wanted.connect(self.do_openly)
        if act.is_unseen:
            self.origin.set_key("paper/written")
        self.paste = plain_button(_("Paste a list"), do=self._paste)
        self.pass_on = plain_button(_("Pass the keyboard…"), icon="keyboard", do=self._pass)
        self.count = PlainLabel("", "strong", wrap=False)
        self.kinds = PlainLabel("", "small", wrap=False)
        self.note = PlainLabel("", "small", elide=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.covered = PlainLabel("", "muted")
        self.correct = plain_button(_("Correct the last one"), "quiet", small=True, do=self._correct)
        self.show_all = plain_button(_("Show all of them"), small=True, icon="eye", shortcut_hint=_("Ctrl H"))
        self.list = CardList(_words(act.of)[0])
        self._correction = Correction()
        self._cards: box.Cards | None = None
        self._box_of: str | None = None  # the goal, "" for none, whose box it is
        self.goal_bar = GoalBar(sitting)
        if act.of not in OF_A_GOAL:
            self.goal_bar.hide()
        self._lay_out()
        self.pass_on.setVisible(act.is_unseen)
        self._connect()
        self.keep_draft("entry", self.entry, lambda: not self._correction.is_of(self._cards))

    def _lay_out(self) -> None:
        pad = self.question_card(spacing=10)
        pad.column.addWidget(self.openly_bar)
        pad.column.addWidget(self.damaged)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.entry, 1)
        for part in (self.origin, self.paste, self.pass_on):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        pad.column.addLayout(line)
        pad.column.addWidget(self.sure)
        hidden = QHBoxLayout()
        hidden.addWidget(self.covered, 1)
        hidden.addWidget(self.correct)
        hidden.addWidget(self.show_all)
        pad.column.addLayout(hidden)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.count)
        head.addWidget(self.kinds)
        head.addWidget(self.note, 1)
        fill(self, self.goal_bar, pad, head, self.list, spacing=10).addStretch(1)

    def _connect(self) -> None:
        self.entry.edited.connect(self._enter)
        self.show_all.clicked.connect(self.reveal)
        self.list.reworded.connect(self._reword)
        self.list.removal_requested.connect(
            lambda idea: self.desk.telling(_("Removed a card.")).do(ideas.remove, [idea])
        )

    # What is shown

    def reload(self) -> None:
        """Show what was written openly, in no order, and how many lie in the box."""
        self.prompts.reload()
        self.goal_bar.reload()
        self.sure.stay_with(self.sitting.about)
        written = self._written()
        kinds = Counter(idea.evidence for idea in written)
        total = len(written)
        self.count.set_text(counted(self.act.of, total, other="card") if total else "")
        self.kinds.set_text(
            "   ".join(f"{kinds[kind]} {evidence_word(kind)}" for kind in EVIDENCE_ICONS if kinds[kind])
            if self.act.of == "idea"
            else ""
        )
        self.note.set_text(
            _("in no order, so that none leads to a person") if self.act.is_unseen and total else ""
        )
        self.list.show_cards([card_row(idea) for idea in written])
        held = self.written()
        begun = bool(held) or any(idea.step_id == self.step.id for idea in written)
        few = self.sitting.voices if self.act.anonymous else None
        self.openly_bar.show_state(few, openly=self.act.openly, begun=begun)
        self.covered.setVisible(bool(held))
        self.covered.set_text(
            ngettext(
                "{n} is covered until all are shown.", "{n} are covered until all are shown.", held
            ).format(n=held)
        )
        self.show_all.setVisible(bool(held))
        box_here = self._box()
        can_correct = box_here is not None and held > 0 and box_here.can_correct
        self.correct.setVisible(can_correct and not self._correction.is_of(box_here))
        is_damaged = box_here is None and self.act.is_unseen
        self.damaged.setVisible(is_damaged)
        for part in (self.entry, self.origin, self.paste, self.pass_on):
            part.setEnabled(not is_damaged)

    def _written(self) -> list[Idea]:
        cycle = self.desk.cycle.id
        known = [idea for idea in ideas.of_cycle(self.desk.document, cycle) if idea.kind == self.act.of]
        if self.act.of != "idea":  # ideas of a survey or of an earlier meeting are there too
            known = [idea for idea in known if idea.step_id in (None, self.step.id)]
        if self.sitting.about:
            known = [idea for idea in known if idea.about in ("", self.sitting.about)]
        if self.act.is_unseen:
            known.sort(key=lambda idea: (idea.text.casefold(), idea.id))
        return known

    def _box(self) -> box.Cards | None:
        """The box of this act, of the goal that is on; None where it cannot be read."""
        about = self.sitting.about
        if self._box_of != about:
            self._stop_correcting()
            self._box_of, self._cards = about, None
            with contextlib.suppress(Refused):
                self._cards = box.Cards(self.desk.document, self.step.id, self.act.of, about)
        return self._cards

    def _begin_empty(self) -> None:
        box.destroy_cards(self.desk.document, self.step.id, self.act.of, self.sitting.about)
        self._box_of = None
        self.reload()
        self.begin()

    def begin(self) -> None:
        """Type at once."""
        if self.damaged.isHidden():
            self.entry.setFocus()
        else:
            self.damaged.take_keyboard()

    def written(self) -> int:
        """How many cards lie in the box, unseen."""
        held = self._box() if self.act.is_unseen else None
        return 0 if held is None else len(held.texts)

    def counted(self) -> tuple[str, int, int | None] | None:
        """How many cards are in; in no act it is said whose."""
        total = len(self._written()) + self.written()
        return _("Written so far"), total, None

    # What is written

    def _unseen(self) -> bool:
        return self.act.is_unseen and self.origin.key() in ("paper/written", "keyboard/written")

    def _enter(self, text: str) -> None:
        if not text.strip():
            return
        if self._unseen():
            self._put(text.strip())
            return
        if self._add([text]):
            self.entry.set_text("")
            self.entry.setFocus()

    def _put(self, text: str) -> None:
        held = self._box()
        if held is None:
            return
        try:
            if self._correction.is_of(held):
                held.correct(text)
            else:
                held.put(text)
        except Refused as refused:
            self.entry.set_error(refused.sentence)
            return
        self._correction.end()
        self.sure.hide()  # what it asked is no longer so
        self.entry.set_text("")
        self.entry.setFocus()
        self.reload()
        self.looked.emit()

    def _add(self, texts: Sequence[str]) -> bool:
        origin, _slash, evidence = self.origin.key().partition("/")
        added = self.desk.beside(self.entry.set_error).do(
            ideas.add,
            self.desk.cycle.id,
            texts,
            kind=self.act.of,
            origin=origin,
            evidence=evidence,
            step_id=self.step.id,
            about=self.sitting.about,
        )
        return added is not None

    def _paste(self) -> None:
        texts = ideas.pasted(QGuiApplication.clipboard().text())
        if not texts:
            self.entry.set_error(
                _("There is no list on the clipboard: copy one first, a line for each card.")
            )
        elif self._unseen():
            for text in texts:
                self._put(text)
        else:
            self._add(texts)

    def _correct(self) -> None:
        held = self._box()
        if held is not None and held.last is not None:
            self._correction.begin(held)
            self.entry.type_text(held.last)
            self.entry.hold()
            self.entry.setFocus()
            self.correct.hide()

    def _stop_correcting(self) -> None:
        """The last card stays as it is, and is not to be read any more."""
        if self._correction.is_of(self._cards):
            self._correction.end()
            self.entry.set_text("")

    def _reword(self, idea_id: str, text: str) -> None:
        idea = ideas.read(self.desk.document, idea_id)
        if text.strip():
            self.desk.do(ideas.change, idea, replace(idea, text=text.strip()))
        else:
            self.desk.telling(_("Removed a card.")).do(ideas.remove, [idea_id])

    def _pass(self) -> None:
        self._stop_correcting()
        question, held = self.sitting.prompt or _words(self.act.of)[0], self._box()
        if held is None:
            return

        def cast(text: str) -> None:
            held.put(text, "keyboard")
            held.forget_last()

        keyboard = PassedKeyboard(self.window(), question, self.sitting.voices, cast)
        keyboard.cast_one.connect(self.looked)
        keyboard.handed_back.connect(self.reload)
        keyboard.open()

    def can_reveal(self) -> bool:
        """Whether cards lie in the box."""
        return bool(self.written())

    def reveal(self) -> None:
        """Ask once; the answer shows all of it."""
        held = self.written()
        if held:
            sentence = ngettext("Show {n} covered card to all?", "Show {n} covered cards to all?", held)
            self.sure.ask(sentence.format(n=held), self.sitting.about)

    def reveal_now(self) -> None:
        """Make cards of all that lies in the box, at once and in no order."""
        held = self._box()
        if held is None or not held.texts:
            return
        added = self.desk.do(
            ideas.add,
            self.desk.cycle.id,
            held.texts,
            kind=self.act.of,
            origin=held.origin,
            evidence="written",
            step_id=self.step.id,
            about=self.sitting.about,
        )
        if added is not None:
            held.destroy()
            self._box_of = None
            self.reload()
            self.looked.emit()
            self.begin()


def card_row(idea: Idea) -> CardRow:
    """An idea as a card."""
    return CardRow(
        idea.id,
        idea.text,
        EVIDENCE_ICONS.get(idea.evidence, "edit") if idea.kind == "idea" else "",
        evidence_word(idea.evidence) if idea.kind == "idea" else "",
        _("interest, not a goal yet") if idea.interest else "",
    )


def _origins() -> list[tuple[str, str, str]]:
    return [
        ("called-out/written", _("called out"), "speech"),
        ("paper/written", _("written"), "edit"),
        ("survey/asked", _("asked"), "question"),
        ("conversation/said", _("said"), "speech"),
        ("conversation/did", _("did"), "pulse"),
    ]


def _words(kind: str) -> tuple[str, str]:
    """What is written, and an example in the empty line."""
    return {
        "idea": (_("An idea"), _("One idea to a card")),
        "sentence": (_("A sentence"), _("One sentence, as it is written")),
        "measure": (_("A measure"), _("What could we count?")),
        "draft": (_("A draft"), _("One sentence without a number")),
        "parking": (_("Parked"), _("What is not for now")),
        "wish": (_("A wish"), _("One wish for next time")),
        "factor": (_("A factor"), _("What helps us, or is in the way?")),
    }.get(kind, (_("A card"), ""))
