"""The act of sorting: one card at a time, large; number keys send it to a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.big_card import BigCard, SuggestionFrame
from okrdesk.gui.pages.workshop_page.card_list import CardRow
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.sort_foot import SortFoot
from okrdesk.gui.pages.workshop_page.suggestions import Suggestion, Suggestions
from okrdesk.gui.pages.workshop_page.theme_cards import ThemeCards
from okrdesk.gui.pages.workshop_page.theme_columns import ThemeColumn, ThemeColumns
from okrdesk.gui.widgets.keys import digit_of, letter_of
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import literal, passing_menu
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import box, ideas, themes
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.themes import Theme
from okrdesk.okr.workshop.words import evidence_word


class SortAct(ActView):
    """What a digit does depends on `mode`: it sends the card (""), a suggestion (take), or merges."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self.mode = ""
        self._merged = ""
        self.card = BigCard()
        self.frame = SuggestionFrame(self.card)
        self.board = ThemeColumns()
        self._acts: dict[str, Callable[[], object]] = {
            "N": lambda: self.new_theme(),
            "M": lambda: self._set_mode("merge"),
            "I": self._toggle_interest,
            "T": lambda: self._set_mode("take") if self._suggestion() else None,
            "D": self._drop,
            "→": self._later,
        }
        self.foot = SortFoot(self._acts)
        self.suggestions = Suggestions(self)
        fill(self, self.frame, self.board, self.foot, spacing=12).addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.board.sent.connect(self._use_theme)
        self.board.dropped.connect(lambda card, theme: self._send([card], theme))
        self.card.taken_back.connect(self._take_back)
        self.board.menu_wanted.connect(self._open_menu)
        self.suggestions.came.connect(self._show_suggestion)
        self.frame.take.clicked.connect(lambda: self._set_mode("take"))
        self.frame.drop.clicked.connect(self._drop)
        self.frame.alike.pressed_card.connect(self._show)

    # What is shown

    def _all(self) -> list[Idea]:
        known = ideas.of_cycle(self.desk.document, self.desk.cycle.id)
        return [idea for idea in known if idea.kind == self.act.of]

    def _themes(self) -> tuple[Theme, ...]:
        return themes.of_cycle(self.desk.document, self.desk.cycle.id)

    def reload(self) -> None:
        """Show the card that is on, the themes, and what may belong together."""
        cards, known = self._all(), self._themes()
        unseen = [card for card in cards if not card.seen]
        here = next((card for card in cards if card.id == self.sitting.card_id), None)
        if here is None or (here.seen and self.sitting.card_sent):
            here = unseen[0] if unseen else None
            self.sitting.card_sent = False
        self.sitting.card_id = here.id if here else ""
        self._show_card(here, cards, unseen, known)
        of_theme: dict[str | None, list[Idea]] = {}
        for card in cards:
            of_theme.setdefault(card.theme_id, []).append(card)
        self.board.show_columns(
            [_column(n, theme, of_theme.get(theme.id, [])) for n, theme in enumerate(known)]
        )
        self.suggestions.look([card for card in cards if card.theme_id is None])
        self._show_suggestion()
        self.foot.show_mode(self.mode)

    def _show_card(
        self, here: Idea | None, cards: Sequence[Idea], unseen: Sequence[Idea], known: Sequence[Theme]
    ) -> None:
        left = ngettext("{n} not seen yet", "{n} not seen yet", len(unseen)).format(n=len(unseen))
        if here is None:
            text = _("Every card was seen.") if cards else _("There are no cards yet.")
            covered = box.covered_cards(self.desk.document, [s.id for s in self.sitting.steps], self.act.of)
            if covered:
                sentence = ngettext(
                    "{n} is covered still: go back and show it with Ctrl+H.",
                    "{n} are covered still: go back and show them with Ctrl+H.",
                    covered,
                )
                text = f"{text} {sentence.format(n=covered)}"
            self.card.show_card("", text, "", left if cards else "", "", "")
            return
        standing = _("Card {n} of {all}").format(n=len(cards) - len(unseen) + (not here.seen), all=len(cards))
        about = [evidence_word(here.evidence), _("interest, not a goal yet") if here.interest else ""]
        most = min(len(known), 9)
        keys = _("1 – {n} send it to a theme").format(n=most) if most else _("N makes a theme of it")
        self.card.show_card(
            here.id, here.text, standing, left, " · ".join(part for part in about if part), keys
        )

    def _suggestion(self) -> Suggestion | None:
        free = [card for card in self._all() if card.theme_id is None]
        return self.suggestions.of_card(self.sitting.card_id, self.sitting.mine.dropped, free)

    def _show_suggestion(self) -> None:
        suggestion = self._suggestion()
        self.frame.set_on(suggestion is not None)
        if suggestion is None:
            if self.mode == "take":
                self._set_mode("")
            return
        by_id = {card.id: card for card in self._all()}
        others = [by_id[key] for key in suggestion.idea_ids if key != self.sitting.card_id][:4]
        self.frame.alike.show_cards(
            [CardRow(card.id, card.text, note=evidence_word(card.evidence)) for card in others]
        )
        count = len(suggestion.idea_ids)
        sentence = ngettext("These {n} look alike", "These {n} look alike", count).format(n=count)
        reason = suggestion.reason()
        self.frame.reason.set_text(f"{sentence}: {reason}." if reason else f"{sentence}.")
        self.frame.take.set_text(_("Take all {n} into…").format(n=count))

    def begin(self) -> None:
        """The card has the keyboard, so that single keys act at once."""
        self.card.setFocus()

    def counted(self) -> tuple[str, int, int | None] | None:
        """How many cards the room has seen."""
        cards = self._all()
        return _("Seen"), sum(card.seen for card in cards), len(cards)

    # What keys do

    def press(self, event: QKeyEvent) -> bool:
        """Numbers, N, M, I, T, D and the arrow to the right."""
        digit, letter = digit_of(event), letter_of(event)
        known = self._themes()
        if digit and digit != "0":
            nth = int(digit) - 1
            if nth < len(known):
                self._use_theme(known[nth].id)
            return True
        if event.key() == Qt.Key.Key_Escape and self.mode:
            self._set_mode("")
            return True
        if event.key() == Qt.Key.Key_Right and not event.modifiers():
            self._later()
            return True
        if event.key() == Qt.Key.Key_Menu and self.board.focused():
            self._open_menu(self.board.focused())
            return True
        if letter in self._acts:
            self._acts[letter]()
            return True
        return False

    def _set_mode(self, mode: str) -> None:
        self.mode = mode
        self.foot.show_mode(mode)

    def _use_theme(self, theme_id: str) -> None:
        if self.mode == "merge":
            self._merged = theme_id
            self._set_mode("merge into")
        elif self.mode == "merge into":
            self._set_mode("")
            self.desk.telling(_("Merged two themes.")).do(themes.merge, self._merged, theme_id)
            self.reload()
        else:
            self._send(self._at_hand(), theme_id)

    def _at_hand(self) -> list[str]:
        """The card that is on, or all of the suggestion that is being taken."""
        suggestion = self._suggestion() if self.mode == "take" else None
        if suggestion is not None:
            return list(suggestion.idea_ids)
        return [self.sitting.card_id] if self.sitting.card_id else []

    def _send(self, cards: list[str], theme_id: str) -> None:
        if not cards:
            return
        self._set_mode("")
        sitting, document = self.sitting, self.desk.document
        before, revision = (sitting.moved_to, sitting.card_sent), document.revision
        # Said before it happens: the page shows what comes next as soon as the edit is done, and once.
        self._say_where(cards, theme_id)
        self.desk.do(ideas.put, cards, theme_id)
        if document.revision == revision:
            sitting.moved_to, sitting.card_sent = before
            self.reload()
        self.card.setFocus()

    def _take_back(self, card_id: str) -> None:
        """A card was dragged out of its theme: it is free again, and the one that is looked at."""
        self.desk.do(ideas.put, [card_id], None)
        self._show(card_id)

    def _say_where(self, cards: Sequence[str], theme_id: str) -> None:
        self.sitting.moved_to = theme_id
        self.sitting.card_sent = self.sitting.card_id in cards
        theme = next((each for each in self._themes() if each.id == theme_id), None)
        self.foot.say_last(theme.title if theme else "")

    def _went(self, cards: Sequence[str], theme_id: str) -> None:
        self._say_where(cards, theme_id)
        self.reload()
        self.card.setFocus()
        self.looked.emit()

    def new_theme(self, title: str = "") -> None:
        """Make a theme of what is at hand, named in a word or two."""
        cards = self._at_hand()
        named = (
            title
            or ReasonDialog(
                self, _("New theme"), _("What do these cards have in common?"), one_line=True
            ).ask()
        )
        if not named:
            return
        self._set_mode("")
        made = self.desk.do(themes.add, self.desk.cycle.id, named, cards)
        if made is not None:
            self._went(cards, made)

    def _toggle_interest(self) -> None:
        card = next((each for each in self._all() if each.id == self.sitting.card_id), None)
        if card is not None:
            self.desk.do(ideas.change, card, replace(card, interest=not card.interest))

    def _later(self) -> None:
        unseen = [card.id for card in self._all() if not card.seen]
        if unseen:
            at = unseen.index(self.sitting.card_id) if self.sitting.card_id in unseen else -1
            self._show(unseen[(at + 1) % len(unseen)])

    def _show(self, card_id: str) -> None:
        self.sitting.card_id, self.sitting.card_sent = card_id, False
        self.reload()
        self.card.setFocus()
        self.looked.emit()

    def _drop(self) -> None:
        key = self.suggestions.key_of(self.sitting.card_id)
        if key:
            self.sitting.mine.drop_suggestion(key)
            self._show_suggestion()

    # What can be done with a theme

    def _open_menu(self, theme_id: str) -> None:
        column = next((each for each in self.board.columns if each.column.id == theme_id), None)
        if column is not None:
            self.menu_of(theme_id).popup(column.mapToGlobal(QPoint(0, 40)))

    def menu_of(self, theme_id: str) -> QMenu:
        """The menu of a theme."""
        theme = themes.read(self.desk.document, theme_id)
        menu = passing_menu(self)
        menu.setTitle(literal(theme.title))
        for label, act in (
            (_("Its cards…"), lambda: self._open_cards(theme)),
            (_("Rename…"), lambda: self._rename(theme)),
            (_("Cards that stay on paper…"), lambda: self._set_on_paper(theme)),
            (_("Merge into…"), lambda: self._merge_from(theme_id)),
            (_("Move forward"), lambda: self._move(theme_id, -1)),
            (_("Move back"), lambda: self._move(theme_id, 1)),
            (_("Remove the theme"), lambda: self._remove(theme_id)),
        ):
            menu.addAction(label).triggered.connect(lambda _checked=False, act=act: act())
        return menu

    def _open_cards(self, theme: Theme) -> None:
        ThemeCards(self, self.desk, theme.id, theme.title).exec()
        self.reload()

    def _rename(self, theme: Theme) -> None:
        question = _("What do these cards have in common?")
        title = ReasonDialog(self, _("Rename the theme"), question, theme.title, one_line=True).ask()
        if title:
            self.desk.do(themes.change, theme, replace(theme, title=title))

    def _set_on_paper(self, theme: Theme) -> None:
        question = _("How many of its cards stay on the table?")
        heading = _("Cards that stay on paper")
        said = ReasonDialog(self, heading, question, str(theme.on_paper), one_line=True).ask()
        if said and said.strip().isdecimal() and len(said.strip()) < 6:
            self.desk.do(themes.change, theme, replace(theme, on_paper=int(said)))
        elif said:
            self.desk.refused.emit(_("“{typed}” is no number of cards.").format(typed=said[:40]))

    def _merge_from(self, theme_id: str) -> None:
        self._merged = theme_id
        self._set_mode("merge into")
        self.card.setFocus()

    def _move(self, theme_id: str, by: int) -> None:
        places = [theme.id for theme in self._themes()]
        there = places.index(theme_id) + by
        if 0 <= there < len(places):
            self.desk.do(themes.move, theme_id, there)

    def _remove(self, theme_id: str) -> None:
        self.desk.telling(_("Removed a theme; its cards are free again.")).do(themes.remove, theme_id)


def _column(number: int, theme: Theme, cards: Sequence[Idea]) -> ThemeColumn:
    return ThemeColumn(
        theme.id,
        str(number + 1) if number < 9 else "",
        theme.title,
        len(cards) + theme.on_paper,
        number,
        tuple((card.id, card.text, card.interest) for card in cards[:6]),
        theme.on_paper,
    )
