"""A running workshop: the step that is on with its clock, the agenda, the work area, what is private."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page import acts, step_words
from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.current_act import CurrentAct
from okrdesk.gui.pages.workshop_page.head import RunningHead
from okrdesk.gui.pages.workshop_page.hours import clock_words
from okrdesk.gui.pages.workshop_page.moments import moment_of
from okrdesk.gui.pages.workshop_page.phases_strip import PhasesStrip
from okrdesk.gui.pages.workshop_page.side import Side
from okrdesk.gui.pages.workshop_page.single_keys import SingleKeys
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.step_menu import StepMenu
from okrdesk.gui.widgets.cards import fill_page
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.notices import Banner
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission
from okrdesk.okr.workshop import ideas, shown
from okrdesk.okr.workshop.workshops import WorkshopStep

_ROOMY = 1000


class RunningView(QWidget):
    """Shows one sitting. `closed` comes when the workshop is over."""

    closed = Signal(str)

    def __init__(self, desk: Desk, workshop_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.sitting = Sitting(desk, workshop_id, self)
        self.head = RunningHead()
        self.strip = PhasesStrip()
        self.late = Banner("warning", "", [(_("Leave it out"), self._drop_proposed)], self)
        self.late.hide()
        self._declined: tuple[str, str] | None = None  # the step that was on, and the one to be left out
        answers = [(_("Not yet"), self._not_yet), (_("Finish all the same"), lambda: self._finish(sure=True))]
        self.unseen = Banner("warning", "", answers, self, dismissible=False)
        self.unseen.hide()
        self.act_chips = ChoiceChips(_("Parts of this step"), [])
        self.side = Side()
        self._work = CurrentAct(self.sitting)
        self._body = QGridLayout()
        self._body.setHorizontalSpacing(20)
        self._body.setVerticalSpacing(12)
        self._body.setColumnStretch(0, 1)
        self._scroll = fill_page(
            self,
            *(self.head, self.strip, self.side.folded, self.late, self.unseen, self.act_chips, self._body),
            close=True,
        )
        self._lay_out_side(roomy=True)
        self.keys = SingleKeys(self, self._work, self._press_in_act, self._acts())
        self._connect()
        self.show_step()

    @property
    def act(self) -> ActView | None:
        """The work area that is on."""
        return self._work.act

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "next": self.go_on,
            "back": self.go_back,
            "pause": self.sitting.pause,
            "minute": self.sitting.longer,
            "blank": lambda: self._cover("blank"),
            "hide": self._reveal_or_hide,
            "park": self._park,
            "read": self.side.read_aloud,
            "light": self.side.room.turn_light,
        }

    def _connect(self) -> None:
        sitting, head = self.sitting, self.head
        sitting.moved.connect(self.show_step)
        sitting.ticked.connect(self._show_time)
        sitting.gone.connect(self.side.room.close_projector)
        head.next.clicked.connect(self.go_on)
        head.pause.clicked.connect(sitting.pause)
        head.more.clicked.connect(sitting.longer)
        self.late.dismissed.connect(self._decline)
        self.strip.step_pressed.connect(self._step_menu)
        self.strip.phase_pressed.connect(self._phase_menu)
        self.act_chips.picked.connect(lambda keys: sitting.show_act(int(keys[0])))
        self.side.private.noted.connect(sitting.keep_note)
        self._work.looked.connect(self._look)
        self._work.rested.connect(head.next.setFocus)
        self.keys.typing_changed.connect(self._show_keys)
        self.keys.lost.connect(self.take_keyboard)
        self.side.wished.connect(self._wish)

    # What is shown

    def reload(self) -> None:
        """Show the document anew; where another step is on, that one."""
        step = self.sitting.step
        if step is not None and step.id != self.sitting.clock.step_id:
            self.sitting.follow()
            return
        self.show_step()

    def show_step(self) -> None:
        """Show the step and the act that are on."""
        sitting = self.sitting
        step, told = sitting.step, sitting.told
        workshop = sitting.workshop
        self.head.show_step(
            step_words.lead(workshop, sitting.steps, step, self.desk.locale),
            step.title if step else workshop.title,
            last=sitting.is_last,
        )
        self.strip.show_steps(step_words.strip_steps(sitting.steps, step))
        if not sitting.is_last:
            self.unseen.hide()
        self.act_chips.setVisible(acts.has_chips(sitting))
        self.act_chips.set_choices(
            [(str(place), step_words.act_words(act)) for place, act in enumerate(sitting.acts)]
        )
        self.act_chips.set_keys([str(sitting.act_place)])
        if self._work.reload():
            self.take_keyboard()
        self._look()
        if not self.side.private.notes.edit.hasFocus():
            do = step_words.do_words(
                step, told.doing(sitting.voices), mission.read(self.desk.document).community
            )
            self.side.private.show_step(told.say, do, sitting.note())
        self._show_clock()

    def _look(self) -> None:
        """Something that the room or the count shows has changed."""
        if not self.unseen.isHidden() and not self.sitting.covered():
            self.unseen.hide()  # what it tells is no longer so
        if self.act is not None:
            self.side.show_counted(self.act.counted())
            self.head.set_primary(not self.act.unsettled())
            self._show_room()

    def _show_room(self) -> None:
        """What the room sees of this, as `shown` decides."""
        sitting, act = self.sitting, self.act
        if act is None:
            return
        view = shown.room_view(
            self.desk.document,
            sitting.workshop,
            sitting.step,
            act.told(moment_of(sitting, act.in_box(), act.written(), act.openly())),
        )
        self.side.show_room(view, sitting.curtain, reveals=act.can_reveal())

    def _cover(self, curtain: str) -> None:
        """Blank the projector or hide what was revealed, or show it again."""
        self.sitting.curtain = "" if self.sitting.curtain == curtain else curtain
        self._show_room()

    def _reveal_or_hide(self) -> None:
        """Show again what is hidden; else reveal what is covered, or hide what is seen."""
        hidden = self.sitting.curtain == "hidden"
        if self.act is not None and self.act.can_reveal() and not hidden:
            self.act.reveal()
        else:
            self._cover("hidden")

    def _wish(self, wish: str) -> None:
        """What a key of the projector, a presenter's remote or a button asks for."""
        acts = self._acts()
        acts["read aloud"] = acts["read"]
        if wish in acts:
            acts[wish]()

    def _show_keys(self, typing: bool) -> None:
        saves = self.act is not None and self.act.takes_enter()
        self.head.show_keys(typing=typing, saves=saves)
        self.side.show_keys(typing=typing)

    def _park(self) -> None:
        """Park a sentence for later, at any step."""
        question = _("What is not for now?")
        said = ReasonDialog(self, _("Park a sentence"), question, one_line=True).ask()
        if said:
            self.desk.telling(_("Parked.")).do(
                ideas.add, self.desk.cycle.id, [said], kind="parking", step_id=self._step_id()
            )

    def _step_id(self) -> str | None:
        return self.sitting.step.id if self.sitting.step else None

    def _show_time(self) -> None:
        self._show_clock()
        self._show_room()

    def _show_clock(self) -> None:
        sitting = self.sitting
        left, late = sitting.left, sitting.drift
        workshop = sitting.workshop
        self.head.show_time(
            clock_words(left),
            step_words.drift_words(workshop, sitting.steps, late),
            late=late >= 60,
            over=left < 0,
            paused=sitting.clock.is_paused,
        )
        proposed = sitting.proposed
        self.late.setVisible(proposed is not None and self._declined != self._proposal())
        if proposed is not None:
            self.late.set_text(
                _("More than five minutes late. “{step}” can wait: leave it out?").format(step=proposed.title)
            )

    def _proposal(self) -> tuple[str, str] | None:
        step, proposed = self.sitting.step, self.sitting.proposed
        return None if step is None or proposed is None else (step.id, proposed.id)

    def _decline(self) -> None:
        """Not this one, not now; in the next step it may be proposed again."""
        self._declined = self._proposal()

    def take_keyboard(self) -> None:
        """Give the keyboard to the work area, or to the way on."""
        self.head.next.setFocus()
        if self.act is not None:
            self.act.begin()

    # The way

    def go_on(self) -> None:
        """The next act or step; at the end the workshop is closed."""
        self.sitting.mine.write()  # what is half typed stays a draft; going on enters nothing
        if self.act is not None and self.act.unsettled():
            self.side.room.show_desk()
            self.act.begin()
            return
        self.sitting.go_on()
        if self.act is not None and self.act.advance():
            return
        if not self.sitting.next():
            self._finish()

    def _finish(self, *, sure: bool = False) -> None:
        """Close the workshop; where something is covered still, that is said once before."""
        covered = self.sitting.covered()
        if covered and not sure:
            words = ngettext(
                "{n} card or ballot is covered still, and nobody will have seen it.",
                "{n} cards or ballots are covered still, and nobody will have seen them.",
                covered,
            )
            self.unseen.set_text(words.format(n=covered))
            self.side.room.show_desk()
            self.unseen.show()
            self.unseen.take_keyboard()
            return
        self.sitting.close()
        self.closed.emit(self.sitting.workshop_id)

    def _not_yet(self) -> None:
        self.unseen.hide()
        self.take_keyboard()

    def go_back(self) -> None:
        """The act or step before; nothing is lost."""
        self.sitting.mine.write()
        self.sitting.back()

    def _press_in_act(self, event: QKeyEvent) -> bool:
        return self.act is not None and self.act.press(event)

    def _drop_proposed(self) -> None:
        if (proposed := self.sitting.proposed) is not None:
            self.sitting.leave_out(proposed.id, True)

    def _step_menu(self, step_id: str) -> None:
        self._open_menu([step for step in self.sitting.steps if step.id == step_id])

    def _phase_menu(self, phase: str) -> None:
        now = self.sitting.step
        shown = phase or (now.phase if now else "")
        self._open_menu([step for step in self.sitting.steps if step.phase == shown])

    def _open_menu(self, steps: list[WorkshopStep]) -> None:
        self.menu_of(steps).open_below(self.focusWidget())

    def menu_of(self, steps: list[WorkshopStep]) -> StepMenu:
        """What can be done with steps of the agenda."""
        return StepMenu(self.sitting, steps, self)

    def finish(self) -> None:
        """Be left: everything is kept, the clock stands still."""
        self.side.room.close_projector()
        if self.act is not None:
            self.act.stop()
        self.sitting.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        self.sitting.mine.write()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scale = theme.text_scale()
        self._lay_out_side(roomy=self.width() >= _ROOMY * (1 + (scale - 1) * 0.6))
        super().resizeEvent(event)

    def _lay_out_side(self, *, roomy: bool) -> None:
        """The side beside the work area, or folded into a bar above it."""
        self._body.removeWidget(self._work)
        self._body.removeWidget(self.side)
        self._body.addWidget(self.side, 0, 1 if roomy else 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(self._work, 0 if roomy else 1, 0)
        self.side.set_roomy(roomy)
