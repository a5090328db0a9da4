"""Which work area belongs to which act."""

from __future__ import annotations

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.alike_act import AlikeAct
from okrdesk.gui.pages.workshop_page.ask_act import AskAct
from okrdesk.gui.pages.workshop_page.choose_act import ChooseAct
from okrdesk.gui.pages.workshop_page.close_act import CloseAct
from okrdesk.gui.pages.workshop_page.consent_act import ConsentAct, is_consent
from okrdesk.gui.pages.workshop_page.list_act import ListAct
from okrdesk.gui.pages.workshop_page.show_act import ShowAct
from okrdesk.gui.pages.workshop_page.sitting import Sitting
from okrdesk.gui.pages.workshop_page.sort_act import SortAct
from okrdesk.gui.pages.workshop_page.talk_act import TalkAct
from okrdesk.gui.pages.workshop_page.write_act import WriteAct
from okrdesk.okr.workshop.templates import Act

_VIEWS: dict[str, type[ActView]] = {
    "write": WriteAct,
    "sort": SortAct,
    "ask": AskAct,
    "choose": ChooseAct,
    "list": ListAct,
    "show": ShowAct,
    "talk": TalkAct,
}


def view_of(sitting: Sitting, act: Act) -> ActView:
    """The work area of an act of the step that is on."""
    return CloseAct(sitting, act, _of_act) if _closes(sitting) else _of_act(sitting, act)


def page_of(sitting: Sitting) -> object:
    """What tells one work area from another: acts of one page are alike."""
    return "close" if _closes(sitting) else "consent" if is_consent(sitting.act) else sitting.act


def has_chips(sitting: Sitting) -> bool:
    """Whether the acts of the step are chosen among: those of closing all stand on their page."""
    return len(sitting.acts) > 1 and not _closes(sitting)


def _of_act(sitting: Sitting, act: Act) -> ActView:
    if is_consent(act):
        return ConsentAct(sitting, act)
    if (act.name, act.of) == ("sort", "sentence"):
        return AlikeAct(sitting, act)
    return _VIEWS[act.name](sitting, act)


def _closes(sitting: Sitting) -> bool:
    return sitting.step is not None and sitting.step.kind == "close"
