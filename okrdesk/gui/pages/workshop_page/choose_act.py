"""The act of choosing: themes become goals, drafts their words, measures their key results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.card_list import CardList, CardRow
from okrdesk.gui.pages.workshop_page.goal_bar import GoalBar
from okrdesk.gui.pages.workshop_page.measure_facts import MeasureFacts
from okrdesk.gui.pages.workshop_page.ranking_list import RankingList, ranked_items
from okrdesk.gui.pages.workshop_page.shown_part import ShownPart
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import captioned
from okrdesk.gui.widgets.keys import TAKES_SPACE
from okrdesk.gui.widgets.side_by_side import add_parts, below_each_other, fill
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import fourth, key_results, mission, objectives, teams
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import ideas, revealed, themes
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.templates import Act


class ChooseAct(ActView):
    """Which of the four it is says what the act is about."""

    def __init__(self, sitting: Sitting, act: Act, parent: QWidget | None = None) -> None:
        super().__init__(sitting, act, parent)
        made = {"themes": _Themes, "drafts": _Drafts, "measures": _Measures}.get(act.of, _Roadmap)
        self.part = made(self)
        fill(self, self.part, spacing=12).addStretch(1)

    def reload(self) -> None:
        """Show what can be chosen and what was."""
        self.part.reload()

    def begin(self) -> None:
        """Choose at once."""
        self.part.begin()


class _Part(ShownPart):
    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.list = CardList(_("To choose from"), 1, editable=False)
        self.list.setProperty(TAKES_SPACE, True)

    def begin(self) -> None:
        self.list.setFocus()
        if self.list.currentIndex().row() < 0 and self.list.lines.rows:
            self.list.setCurrentIndex(self.list.lines.index(0))

    def _listed(self, kind: str) -> list[Idea]:
        """The cards of a kind about the objective that is on, or about none."""
        goal = self.sitting.goal
        cards = ideas.of_cycle(self.desk.document, self.desk.cycle.id)
        return [card for card in cards if card.kind == kind and card.about in ("", goal.id if goal else "")]


class _Themes(_Part):
    """At most three themes become objectives; what is left stays on the list with its cards."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.count = PlainLabel("", "strong")
        self.ranking = RankingList()
        self.blueprint = combo(_("Words to begin with"), [("", _("the theme’s own words"))])
        self.objective = plain_button(_("Make it an objective"), small=True, do=self._make_objective)
        self.priority = plain_button(_("Make it a priority"), small=True, do=self._make_priority)
        self.slots = PlainLabel("", "body")
        self.fitting: dict[str, Blueprint] = {}
        result, choice, taken = (Card(margin=14, spacing=8) for _part in range(3))
        result.column.addWidget(PlainLabel(_("How the room voted"), "strong"))
        result.column.addWidget(self.ranking)
        self._result = result
        choice.column.addWidget(PlainLabel(_("Themes"), "strong"))
        choice.column.addWidget(self.list)
        choice.column.addWidget(captioned(_("A blueprint that fits"), self.blueprint))
        row = QHBoxLayout()
        row.addWidget(self.objective)
        row.addWidget(self.priority)
        row.addStretch(1)
        choice.column.addLayout(row)
        taken.column.addWidget(self.count)
        taken.column.addWidget(self.slots)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(choice, 3)
        both.addLayout(below_each_other(taken), 2)
        add_parts(self.column, (result, both))
        self.list.pressed_card.connect(lambda _key: self._show_buttons())
        self.list.selectionModel().currentChanged.connect(lambda *_now: self._show_buttons())

    def _vote(self) -> Seen | None:
        known = revealed.of_cycle(self.desk.document, self.desk.cycle.id)
        closed = [each for each in known if each.subject == "themes" and each.state == "closed"]
        return closed[-1] if closed else None

    def reload(self) -> None:
        document, cycle = self.desk.document, self.desk.cycle.id
        vote = self._vote()
        self._result.setVisible(vote is not None)
        chosen: Sequence[str] = ()
        if vote is not None:
            self.ranking.set_rows(ranked_items(vote))
            chosen = [item.item for item in vote.items if item.chosen]
        known = themes.of_cycle(document, cycle)
        made = themes.objectives_of(document, cycle)
        cards = ideas.of_cycle(document, cycle)
        rows = []
        for theme in sorted(known, key=lambda each: each.id not in chosen):
            count = sum(card.theme_id == theme.id for card in cards) + theme.on_paper
            note = ngettext("{n} card", "{n} cards", count).format(n=count)
            chip = (
                _("objective")
                if theme.id in made
                else _("priority")
                if themes.priority_of(document, theme)
                else ""
            )
            rows.append(CardRow(theme.id, theme.title, note=note, chip=chip, ticked=theme.id in made))
        self.list.show_cards(rows)
        goals = objectives.of_cycle(document, cycle)
        most = self.view.act.most or teams.MOST_OBJECTIVES
        self.count.set_text(_("{n} of at most {most} taken on").format(n=len(goals), most=most))
        slots = [f"{number}  {goal.title}" for number, goal in enumerate(goals, 1)]
        slots += [f"{number}  –" for number in range(len(goals) + 1, most + 1)]
        self.slots.set_text("\n".join(slots))
        self.fitting = {each.key: each for each in themes.fitting_blueprints(document)}
        purposes = mission.read(document).purposes
        names = [
            (key, each.title + (" ★" if each.purpose in purposes else ""))
            for key, each in self.fitting.items()
        ]
        self.blueprint.set_choices([("", _("the theme’s own words")), *names])
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = next((each for each in self.list.lines.rows if each.id == self.list.chosen()), None)
        self.objective.setEnabled(row is not None and not row.ticked)
        self.priority.setEnabled(row is not None and not row.chip)

    def _make_objective(self) -> None:
        chosen = self.list.chosen()
        if not chosen:
            return
        reason = ""
        if fourth.needs_reason(self.desk.document, self.desk.cycle.id, None):
            question = _("There are three objectives already. Why is a fourth one worth it?")
            reason = ReasonDialog(self, _("A fourth objective"), question).ask() or ""
            if not reason:
                return
        blueprint = self.fitting.get(self.blueprint.key())
        self.desk.telling(_("It is an objective now.")).do(
            themes.promote, chosen, "objective", blueprint=blueprint, reason=reason
        )
        self.done()

    def _make_priority(self) -> None:
        if chosen := self.list.chosen():
            self.desk.telling(_("It is a priority now.")).do(themes.promote, chosen, "priority")
            self.done()


class _Drafts(_Part):
    """Drafts of the objective that is on; the one that is pressed becomes its words."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.bar = GoalBar(view.sitting)
        self.nothing = PlainLabel(_("There are no drafts yet."), "muted")
        card = Card(margin=14, spacing=8)
        card.column.addWidget(PlainLabel(_("Which words are ours?"), "strong"))
        card.column.addWidget(self.nothing)
        card.column.addWidget(self.list)
        add_parts(self.column, (self.bar, card))
        self.list.pressed_card.connect(self._choose)

    def reload(self) -> None:
        self.bar.reload()
        goal = self.sitting.goal
        drafts = self._listed("draft")
        title = goal.title.strip() if goal else ""
        self.list.show_cards(
            [CardRow(card.id, card.text, ticked=card.text.strip() == title) for card in drafts]
        )
        self.nothing.setVisible(not drafts)

    def _choose(self, card_id: str) -> None:
        goal = self.sitting.goal
        card = ideas.read(self.desk.document, card_id)
        if goal is not None and goal.title != card.text:
            label = _("Choose the words of an objective")
            self.desk.do(objectives.change, goal, replace(goal, title=card.text), label)
            self.done()


class _Measures(_Part):
    """What was listed in silence; three to five of it become key results of the objective that is on."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.bar = GoalBar(view.sitting)
        self.count = PlainLabel("", "small")
        self.nothing = PlainLabel(_("There are no measures yet."), "muted")
        self.facts = MeasureFacts(self.desk, self.done)
        card = Card(margin=14, spacing=8)
        card.column.addWidget(PlainLabel(_("What could we count?"), "strong"))
        card.column.addWidget(self.count)
        card.column.addWidget(self.nothing)
        card.column.addWidget(self.list)
        add_parts(self.column, (self.bar, card, self.facts))
        self.list.pressed_card.connect(self._choose)

    def _rows(self) -> tuple[KeyResult, ...]:
        goal = self.sitting.goal
        return key_results.of_objective(self.desk.document, goal.id) if goal else ()

    def reload(self) -> None:
        self.bar.reload()
        listed = self._listed("measure")
        taken = {row.title.strip().casefold() for row in self._rows()}
        self.list.show_cards(
            [CardRow(card.id, card.text, ticked=card.text.strip().casefold() in taken) for card in listed]
        )
        self.nothing.setVisible(not listed)
        most = self.view.act.most or 5
        count = len(self._rows())
        sentence = ngettext(
            "{n} key result; 3 to {most} are usual", "{n} key results; 3 to {most} are usual", count
        )
        self.count.set_text(sentence.format(n=count, most=most))
        self.facts.show_rows(self._rows())

    def _choose(self, card_id: str) -> None:
        goal = self.sitting.goal
        card = ideas.read(self.desk.document, card_id)
        same = [row for row in self._rows() if row.title.strip().casefold() == card.text.strip().casefold()]
        if goal is None:
            return
        if same:
            self.desk.telling(_("Not a key result any more.")).do(key_results.remove, same[0].id)
        else:
            made = KeyResult("", goal.id, card.text)
            self.desk.do(key_results.add, made, today=self.desk.today)
        self.done()


class _Roadmap(_Part):
    """What the purse pays for, in its order."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.ranking = RankingList()
        self.nothing = PlainLabel(_("The vote is not revealed yet."), "muted")
        card = Card(margin=14, spacing=8)
        card.column.addWidget(PlainLabel(_("The order of our initiatives"), "strong"))
        card.column.addWidget(self.nothing)
        card.column.addWidget(self.ranking)
        self.column.addWidget(card)

    def reload(self) -> None:
        known = revealed.of_cycle(self.desk.document, self.desk.cycle.id)
        closed = [each for each in known if each.subject == "initiatives" and each.state == "closed"]
        self.nothing.setVisible(not closed)
        self.ranking.setVisible(bool(closed))
        if closed:
            self.ranking.set_rows(ranked_items(closed[-1]))

    def begin(self) -> None:
        self.ranking.setFocus()
