"""What the pages of mission and owners do, in a step of a workshop."""

from __future__ import annotations

from okrdesk.gui.areas.mission.charter_list import CharterList
from okrdesk.gui.areas.mission.community_card import CommunityCard
from okrdesk.gui.areas.mission.priorities_card import PrioritiesCard
from okrdesk.gui.areas.owners.owners_board import OwnersBoard
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.shown_part import ShownCard, ShownPart
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_LINES = 22  # of text: what a board shows at once; it scrolls beyond


class CommunityPart(ShownPart):
    """Mission, vision, what it is all for; and what matters this cycle."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.community = CommunityCard(self.desk)
        self.priorities = PrioritiesCard(self.desk)
        self.column.addWidget(self.community)
        self.column.addWidget(self.priorities)

    def reload(self) -> None:
        self.community.reload()
        self.priorities.reload()

    def begin(self) -> None:
        self.community.mission.setFocus()


class CharterPart(ShownCard):
    """What we promise each other, line by line."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.growing = CharterList(self.desk, numbered=True)
        self.growing.field.show()
        self.column.addWidget(PlainLabel(_("What we promise each other: the charter"), "strong"))
        self.column.addWidget(self.growing)

    def reload(self) -> None:
        self.growing.reload()

    def begin(self) -> None:
        self.growing.begin()


class OwnersPart(ShownPart):
    """The board of owners; the room sees which card is on."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.board = OwnersBoard(self.desk)
        self.board.setMinimumHeight(_LINES * self.fontMetrics().height())
        self.board.released.connect(self.reload)
        self.board.view.selectionModel().currentChanged.connect(lambda _now, _before: self._ask())
        hint = _("O gives a card to somebody, A accepts it, Delete takes it away, F2 says what they do here.")
        self.column.addWidget(PlainLabel(hint, "small"))
        self.column.addWidget(self.board, 1)

    def reload(self) -> None:
        self.board.reload()

    def begin(self) -> None:
        self.board.view.setFocus()

    def _ask(self) -> None:
        card = self.board.view.card()
        self.sitting.asked_id = card.id if card is not None else ""
        self.view.looked.emit()
