"""The Review page: score the cycle, look again, celebrate, learn, decide, and start the next one."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.areas.review.decisions_card import DecisionsCard
from okrdesk.gui.areas.review.look_again_card import LookAgainCard
from okrdesk.gui.areas.review.score_card import ScoreCard
from okrdesk.gui.areas.review.stories_card import StoriesCard
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.asks_card import AsksCard
from okrdesk.gui.page import Page
from okrdesk.gui.pages.review_page.benefits_card import BenefitsCard
from okrdesk.gui.pages.review_page.community_card import CommunityCard
from okrdesk.gui.pages.review_page.leaving import (
    print_menu,
    print_review,
    save_review,
    share_stories,
    stories_menu,
    take_in_stories,
)
from okrdesk.gui.pages.review_page.next_cycle_card import NextCycleCard
from okrdesk.gui.widgets.cards import PageHeader, fill_ground, page_scroll
from okrdesk.gui.widgets.later import Later
from okrdesk.gui.widgets.list_card import ListCard
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.side_by_side import SideBySide, below_each_other, fill, show_part
from okrdesk.gui.widgets.text import plain_button
from okrdesk.i18n import _
from okrdesk.okr import cycles, review
from okrdesk.okr.review import Review

_TWO_COLUMNS = 940
_LIST = 80  # pixels of a card with a list, at least


class ReviewPage(Page):
    """Left the scores, the questions and the decisions; right the stories and the next cycle."""

    name = "review"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._review: tuple[tuple[int, dt.date, str], Review] | None = None
        # On its ground from the beginning: what joins a widget later is dressed anew with all that it holds.
        self._ground = QWidget()
        self._scroll = page_scroll(self._ground, self)
        self.print_button = plain_button(_("Print review"), icon="print", parent=self._ground)
        self.print_button.setMenu(print_menu(self, desk))
        self.share_button = plain_button(_("Stories…"), icon="share", parent=self._ground)
        self.share_button.setMenu(stories_menu(self, desk))
        self.header = PageHeader(
            _("Review and celebrate"),
            _("Score honestly, keep what works, let go of the rest."),
            (self.share_button, self.print_button),
            self._ground,
        )
        self.reminder = Banner(
            "note",
            _("It is time to look again at the goals."),
            [(_("Look again"), self._go_to_questions), (_("Done"), self._looked_again)],
            self._ground,
            dismissible=False,
        )
        self.reached = Banner(
            "note",
            "",
            [(_("Go on to the next objectives"), lambda: self.next_cycle.go_on())],
            self._ground,
            dismissible=False,
        )
        self.scores = ScoreCard(desk, self._ground)
        self._look_again = Later(partial(LookAgainCard, desk), self._show_review, 300)
        self._decisions = Later(partial(DecisionsCard, desk), self._show_rows, _LIST)
        self._asks = Later(lambda ground: AsksCard(desk, parent=ground), self._show_rows, _LIST)
        self._celebrate = Later(partial(StoriesCard, desk, "success"), self._show_rows, _LIST)
        self._learn = Later(partial(StoriesCard, desk, "lesson"), self._show_rows, _LIST)
        self._benefits = Later(partial(BenefitsCard, desk), self._show_benefits, 300)
        self._next_cycle = Later(partial(NextCycleCard, desk), self._show_next_cycle, 100)
        self._community = Later(partial(CommunityCard, desk), self._show_rows, 120)
        self._lay_out()
        self.scores.looked_at.connect(lambda objective: self.look_again.look_at(objective))
        self._add_actions(desk)

    @property
    def look_again(self) -> LookAgainCard:
        """The questions of an objective."""
        return self._look_again.part()

    @property
    def decisions(self) -> DecisionsCard:
        """What was decided."""
        return self._decisions.part()

    @property
    def asks(self) -> AsksCard:
        """What is asked of others."""
        return self._asks.part()

    @property
    def celebrate(self) -> StoriesCard:
        """The successes."""
        return self._celebrate.part()

    @property
    def learn(self) -> StoriesCard:
        """The lessons."""
        return self._learn.part()

    @property
    def benefits(self) -> BenefitsCard:
        """What the goals gave."""
        return self._benefits.part()

    @property
    def next_cycle(self) -> NextCycleCard:
        """What comes after this cycle."""
        return self._next_cycle.part()

    @property
    def community(self) -> CommunityCard:
        """The community then and now."""
        return self._community.part()

    def _lay_out(self) -> None:
        left = self._look_again, self._decisions, self._asks
        right = self._celebrate, self._learn, self._benefits, self._next_cycle, self._community
        self._columns = SideBySide(_TWO_COLUMNS, growth=0.7)
        self._columns.addLayout(below_each_other(self.scores, *left), 3)
        self._columns.addLayout(below_each_other(*right), 2)
        fill_ground(self._ground, self.header, self.reached, self.reminder, self._columns)
        fill(self, self._scroll, spacing=0)
        self.come_later(*left, *right)

    def _add_actions(self, desk: Desk) -> None:
        self._writing: list[QAction] = []
        self._reopening: list[QAction] = []
        for label, do, group in (
            (_("Add a success…"), lambda: self.celebrate.add(), self._writing),
            (_("Add a lesson…"), lambda: self.learn.add(), self._writing),
            (_("Note a decision…"), lambda: self.decisions.add(), self._writing),
            (_("Ask for something…"), lambda: self.asks.add(), self._writing),
            (_("Note what the community is like…"), lambda: self.community.add(), None),
            (_("Print the review…"), lambda: print_review(self, desk), None),
            (_("Save the review as PDF…"), lambda: save_review(self, desk), None),
            (_("Share our stories…"), lambda: share_stories(self, desk), None),
            (
                _("Take in stories of another community…"),
                lambda: take_in_stories(self, desk),
                self._writing,
            ),
            (_("Close the cycle…"), lambda: self.next_cycle.close_cycle(), self._writing),
            (_("Reopen the cycle"), lambda: self.next_cycle.reopen(), self._reopening),
        ):
            action = self.offer(label, do)
            if group is not None:
                group.append(action)

    def review(self) -> Review:
        """The review of the chosen cycle, computed once per state of the document."""
        desk = self.desk
        key = (desk.document.revision, desk.day, desk.cycle.id)
        if self._review is None or self._review[0] != key:
            self._review = (key, review.review_of(desk.document, desk.outline()))
        return self._review[1]

    def reload(self) -> None:
        """Show the document's review; selection and scroll stay, half-typed text is not touched."""
        shown, writable = self.review(), self._is_writable()
        show_part(self.reminder, shown=cycles.revisit_due(shown.cycle, self.desk.today))
        show_part(self.reached, shown=shown.cycle.closed)
        self.reached.set_text(review.reached_words(shown, self.desk.locale))
        self.scores.show_review(shown, writable=writable)
        if self.scores.rows:
            self.begin_at(self.scores.rows[0].toggle)
        self.fill_anew()
        for action in self._writing:
            action.setEnabled(writable)
        for action in self._reopening:
            action.setEnabled(shown.cycle.closed and not self.desk.session.read_only)

    def _is_writable(self) -> bool:
        return not self.desk.cycle.closed and not self.desk.session.read_only

    def _show_review(self, card: LookAgainCard) -> None:
        card.show_review(self.review(), writable=self._is_writable())

    def _show_rows(self, card: ListCard) -> None:
        card.reload(writable=self._is_writable())

    def _show_benefits(self, card: BenefitsCard) -> None:
        card.show_cycle(self.desk.cycle, writable=self._is_writable())

    def _show_next_cycle(self, card: NextCycleCard) -> None:
        card.show_review(self.review())

    def hideEvent(self, event: QHideEvent) -> None:
        self.scores.forget_lineage()
        super().hideEvent(event)

    def show_item(self, item_id: str) -> None:
        """Give an objective, a key result, a story or a decision the keyboard."""
        row = self.scores.choose(item_id)
        if row is not None:
            self.look_again.look_at(row.objective_id)
            row.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(row)
            return
        for card in (self.celebrate, self.learn, self.decisions, self.asks, self.community):
            if card.choose(item_id):
                card.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(card.list)
                return

    def _go_to_questions(self) -> None:
        self._scroll.ensureWidgetVisible(self.look_again)
        self.look_again.objective.setFocus(Qt.FocusReason.OtherFocusReason)

    def _looked_again(self) -> None:
        sentence = _("Looked again; plan the next day whenever you like.")
        self.desk.telling(sentence).do(cycles.plan_revisit, self.desk.cycle.id, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns.fit(self.width())
        super().resizeEvent(event)
