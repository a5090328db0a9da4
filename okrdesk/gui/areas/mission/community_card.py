"""What the community says about itself: mission, vision, whom it serves, its kind, and its charter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.areas.mission.charter_list import CharterList
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.words import bond_meaning, bond_word, community_word, purpose_word
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission
from okrdesk.okr.mission import Mission
from okrdesk.okr.phases import PHASES, phase_word
from okrdesk.okr.readiness import fits_one_breath


class CommunityCard(Card):
    """What one reads first of a community. Every field writes when a person is done with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, spacing=16)
        self.desk = desk
        self.mission = TextArea(
            _("Mission: why this community exists"),
            placeholder=_("We bring … together, so that …"),
            large=True,
            parent=self,
        )
        self.mission.typed.connect(lambda _text: self._count())
        self.count = PlainLabel("", "small", self)
        self.vision = TextArea(
            _("Vision: what is true when we have succeeded"),
            placeholder=_("In three years anyone who … finds … here."),
            least_lines=1,
            parent=self,
        )
        self.audience = TextArea(
            _("Who it is for"),
            placeholder=_("Members, and who else gains from it"),
            least_lines=1,
            parent=self,
        )
        self.community = ChoiceChips(
            _("Kind of community"), [(key, community_word(key)) for key in mission.COMMUNITIES]
        )
        self.bond = ChoiceChips(_("What we are today"), [(key, bond_word(key)) for key in mission.BONDS])
        self.bond_means = PlainLabel("", "small", self)
        self.phase = ChoiceChips(_("Phase"), [(key, phase_word(key)) for key in PHASES])
        self.purposes = ChoiceChips(
            _("What the platform is for"),
            [(key, purpose_word(key)) for key in mission.PURPOSES],
            multi=True,
        )
        self.charter = CharterList(desk, self)
        self.add_promise = plain_button(_("Promise"), icon="plus", small=True, parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = self.column
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.mission)
        top.addWidget(self.count)
        column.addLayout(top)
        column.addWidget(self.vision)
        column.addWidget(self.audience)
        column.addWidget(captioned(_("Kind of community"), self.community, self))
        bonds = QVBoxLayout()
        bonds.setSpacing(4)
        bonds.addWidget(captioned(_("What we are today"), self.bond, self))
        bonds.addWidget(self.bond_means)
        column.addLayout(bonds)
        column.addWidget(captioned(_("Phase"), self.phase, self))
        column.addWidget(captioned(_("What the platform is for"), self.purposes, self))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("What we promise each other: the charter"), "small", self), 1)
        head.addWidget(self.add_promise)
        foot = QVBoxLayout()
        foot.setSpacing(4)
        foot.addLayout(head)
        foot.addWidget(self.charter)
        column.addLayout(foot)
        column.addStretch(1)

    def _connect(self) -> None:
        for field, reworded, label in (
            (self.mission, lambda now, text: replace(now, mission=text), _("Reword the mission")),
            (self.vision, lambda now, text: replace(now, vision=text), _("Reword the vision")),
            (self.audience, lambda now, text: replace(now, audience=text), _("Change whom it is for")),
        ):
            field.edited.connect(self._writer(field.set_error, reworded, label))
        self.community.picked.connect(self._choose_community)
        self.bond.picked.connect(self._choose_bond)
        self.phase.picked.connect(self._choose_phase)
        self.purposes.picked.connect(self._choose_purposes)
        self.add_promise.clicked.connect(self.charter.begin)

    def _writer(
        self, said: Callable[[str], None], reworded: Callable[[Mission, str], Mission], label: str
    ) -> Callable[[str], None]:
        def write(text: str) -> None:
            now = mission.read(self.desk.document)
            self.desk.beside(said).do(mission.reword, now, reworded(now, text.strip()), label)

        return write

    def _choose_community(self, keys: tuple[str, ...]) -> None:
        now = mission.read(self.desk.document)
        if keys and keys[0] != now.community:
            chosen = replace(now, community=keys[0])
            self.desk.do(mission.reword, now, chosen, _("Choose the community"))

    def _choose_bond(self, keys: tuple[str, ...]) -> None:
        now = mission.read(self.desk.document)
        if keys and keys[0] != now.bond:
            chosen = replace(now, bond=keys[0])
            self.desk.do(mission.reword, now, chosen, _("Say what holds the community together"))

    def _choose_phase(self, keys: tuple[str, ...]) -> None:
        now = mission.read(self.desk.document)
        if keys and keys[0] != now.phase:
            self.desk.do(mission.reword, now, replace(now, phase=keys[0]), _("Choose the phase"))

    def _choose_purposes(self, keys: tuple[str, ...]) -> None:
        now = mission.read(self.desk.document)
        self.desk.do(mission.reword, now, replace(now, purposes=keys), _("Choose what it is for"))

    def reload(self) -> None:
        """Show the document's mission; half-typed text is not touched."""
        now = mission.read(self.desk.document)
        self.mission.set_text_if_idle(now.mission)
        self.vision.set_text_if_idle(now.vision)
        self.audience.set_text_if_idle(now.audience)
        self.community.set_keys((now.community,))
        self.bond.set_keys((now.bond,))
        self.bond_means.set_text(bond_meaning(now.bond))
        show_part(self.bond_means, shown=bool(now.bond))
        self.phase.set_keys((now.phase,))
        self.purposes.set_keys(now.purposes)
        self.charter.reload()
        self._count()

    def _count(self) -> None:
        text = self.mission.trimmed()
        count = ngettext("{count} character", "{count} characters", len(text)).format(count=len(text))
        easy = _("easy to say aloud") if fits_one_breath(text) else _("long to say aloud")
        advice = _("One or two sentences.")
        self.count.set_text(f"{advice} {count} · {easy}." if text else advice)
