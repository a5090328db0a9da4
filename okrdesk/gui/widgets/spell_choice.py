"""What the community went through between two check-ins: nothing in particular, a lull or a conflict."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.combo import Combo, combo
from okrdesk.i18n import _
from okrdesk.okr.check_ins import SPELLS, spell_name


def spell_choice(chosen: str = "", parent: QWidget | None = None) -> Combo:
    """A choice whose key is the spell of a check-in."""
    choices = [("", _("nothing in particular")), *((spell, spell_name(spell)) for spell in SPELLS)]
    return combo(_("What the community went through"), choices, chosen, parent)
