"""The act of showing: the mission, the mirror, owners, the charter, scores, or the sheet for newcomers."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.check_in_part import CheckInsPart
from okrdesk.gui.pages.workshop_page.community_parts import CharterPart, CommunityPart, OwnersPart
from okrdesk.gui.pages.workshop_page.mirror_list import MirrorList
from okrdesk.gui.pages.workshop_page.newcomer_part import NewcomerPart
from okrdesk.gui.pages.workshop_page.objective_practices import ObjectivePractices
from okrdesk.gui.pages.workshop_page.prompts import PromptedAct
from okrdesk.gui.pages.workshop_page.review_parts import Decisions, Questions, Scores, Stories
from okrdesk.gui.pages.workshop_page.shown_part import ShownCard, ShownPart
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.side_by_side import clear, fill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.objectives import Objective
from okrdesk.okr.workshop import links
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.templates import Act


class ShowAct(PromptedAct):
    """A question above, what is looked at below."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        self.part: ShownPart = _PARTS[act.of](self)
        fill(self, self.question_card(), self.part, spacing=12).addStretch(1)

    def reload(self) -> None:
        """Show it as it is now."""
        self.prompts.reload()
        self.part.reload()

    def begin(self) -> None:
        """The first thing that can be done."""
        self.part.begin()

    def press(self, event: QKeyEvent) -> bool:
        """What the part does with a single key."""
        return self.part.press(event)

    def takes_enter(self) -> bool:
        """Whether Ctrl+Enter saves what is typed in the part."""
        return self.part.takes_enter()

    def counted(self) -> tuple[str, int, int | None] | None:
        """What the part counts."""
        return self.part.counted()

    def can_reveal(self) -> bool:
        """Whether the part has something that the room does not see yet."""
        return self.part.can_reveal()

    def reveal(self) -> None:
        """Show it to all at once."""
        self.part.reveal()

    def told(self, moment: Moment) -> Moment:
        """The moment with what the part knows of it."""
        return self.part.told(moment)


class _Mirror(ShownCard):
    """Themes by how many kinds of evidence are behind them."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.list = MirrorList()
        self.nothing = PlainLabel(
            _("There are no themes yet. Bring a survey before the evening, or group cards first."), "muted"
        )
        self.column.addWidget(PlainLabel(_("What members said, answered and did"), "strong"))
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.list)

    def reload(self) -> None:
        self.nothing.setVisible(not self.list.show_mirror(self.desk.document, self.desk.cycle.id))

    def begin(self) -> None:
        self.list.setFocus()


class _Fit(ShownCard):
    """Each pair of goals: do they help, hurt, or leave each other alone?"""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        self.column.addWidget(self._rows)
        self.nothing = PlainLabel(_("There are no two goals yet."), "muted")
        self.column.addWidget(self.nothing)
        self.pairs: dict[tuple[str, str], tuple[ChoiceChips, TextField]] = {}

    def reload(self) -> None:
        goals = self.sitting.goals
        wanted = [(one.id, other.id) for n, one in enumerate(goals) for other in goals[n + 1 :]]
        if wanted != list(self.pairs):
            self._make_rows(goals, wanted)
        known = links.of_cycle(self.desk.document, tuple(goal.id for goal in goals))
        for pair, (chips, note) in self.pairs.items():
            link = known.get(frozenset(pair))
            chips.set_keys([link.kind] if link else [])
            note.set_text_if_idle(link.note if link else "")
        self.nothing.setVisible(not wanted)

    def _make_rows(self, goals: tuple[Objective, ...], wanted: list[tuple[str, str]]) -> None:
        clear(self._grid)
        self.pairs = {}
        titles = {goal.id: (number, goal.title) for number, goal in enumerate(goals, 1)}
        kinds = [("help", _("help")), ("neutral", _("neither")), ("hurt", _("hurt"))]
        for nth, pair in enumerate(wanted):
            label = " · ".join(f"{titles[each][0]} {titles[each][1]}" for each in pair)
            chips = ChoiceChips(label, kinds)
            note = TextField(_("What to watch"), placeholder=_("what to watch"), show_caption=False)
            chips.picked.connect(lambda keys, pair=pair: self._say(pair, keys[0]))
            note.edited.connect(lambda _text, pair=pair: self._say(pair, ""))
            self._grid.addWidget(PlainLabel(label), nth, 0)
            self._grid.addWidget(chips, nth, 1)
            self._grid.addWidget(note, nth, 2)
            chips.keep_on_one_line(True)
            self.pairs[pair] = (chips, note)

    def _say(self, pair: tuple[str, str], kind: str) -> None:
        chips, note = self.pairs[pair]
        said = kind or next(iter(chips.keys()), "neutral")
        self.desk.do(links.say, *pair, said, note.trimmed())
        self.done()


_PARTS: dict[str, type[ShownPart]] = {
    "mission": CommunityPart,
    "mirror": _Mirror,
    "newcomer": NewcomerPart,
    "owners": OwnersPart,
    "fit": _Fit,
    "charter": CharterPart,
    "practices": ObjectivePractices,
    "review": Scores,
    "relevant": Questions,
    "needs": Questions,
    "behaviour": Questions,
    "decisions": Decisions,
    "stories": Stories,
    "check-ins": CheckInsPart,
}
