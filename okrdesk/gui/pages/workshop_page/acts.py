"""Which work area belongs to which act."""

from __future__ import annotations

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.alike_act import AlikeAct
from okrdesk.gui.pages.workshop_page.ask_act import AskAct
from okrdesk.gui.pages.workshop_page.choose_act import ChooseAct
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
    if is_consent(act):
        return ConsentAct(sitting, act)
    if (act.name, act.of) == ("sort", "sentence"):
        return AlikeAct(sitting, act)
    return _VIEWS[act.name](sitting, act)


def page_of(act: Act) -> object:
    """What tells one work area from another: acts of one page are alike."""
    return "consent" if is_consent(act) else act
