"""The Mission page: why the community exists, what it promises, what matters this cycle, who agreed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.areas.mission.community_card import CommunityCard
from okrdesk.gui.areas.mission.priorities_card import PrioritiesCard
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.mission_page.ready_card import ReadyCard
from okrdesk.gui.widgets.cards import PageHeader, fill_ground, page_scroll
from okrdesk.gui.widgets.side_by_side import SideBySide, below_each_other, fill
from okrdesk.i18n import _

_TWO_COLUMNS = 860


class MissionPage(Page):
    """Two columns: what the community says about itself; priorities, readiness and agreement."""

    name = "mission"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        # On its ground from the beginning: what joins a widget later is dressed anew with all that it holds.
        self._ground = QWidget()
        self._scroll = page_scroll(self._ground, self)
        self.header = PageHeader(
            _("Mission and vision"),
            _("Start with why. Everything later points back here."),
            parent=self._ground,
        )
        self.community = CommunityCard(desk, self._ground)
        self.priorities = PrioritiesCard(desk, self._ground)
        self.ready = ReadyCard(desk, self._ground)
        self._columns = SideBySide(_TWO_COLUMNS, growth=0.6)
        self._columns.addWidget(self.community, 5, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(below_each_other(self.priorities, self.ready), 4)
        fill_ground(self._ground, self.header, self._columns)
        fill(self, self._scroll, spacing=0)
        self.begin_at(self.community.mission)
        self._add_actions()

    def _add_actions(self) -> None:
        for label, do in (
            (_("Add a priority"), self.priorities.growing.begin),
            (_("Leave the chosen priority for later"), self._put_off),
            (_("Add a promise"), self.community.charter.begin),
            (_("Add a person who agrees…"), self.ready.add_person.click),
        ):
            self.offer(label, do)

    def _put_off(self) -> None:
        if chosen := self.priorities.list.chosen():
            self.priorities.put_off(chosen)

    def reload(self) -> None:
        """Show the document's mission; selection and scroll stay, half-typed text is not touched."""
        self.community.reload()
        self.priorities.reload()
        self.ready.reload()

    def show_item(self, item_id: str) -> None:
        """Choose a priority or a promise by its id."""
        for growing in (self.priorities.growing, self.community.charter):
            if growing.list.choose(item_id):
                growing.list.setFocus()
                self._scroll.ensureWidgetVisible(growing.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns.fit(self.width())
        super().resizeEvent(event)
