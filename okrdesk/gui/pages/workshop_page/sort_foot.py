"""Below the themes: what can be done with the card at hand by key or mouse, and where the last one went."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class SortFoot(QWidget):
    """`acts` by their keys: N, M, I and the arrow to the right."""

    def __init__(self, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        named = {"N": _("New theme…"), "I": _("Interest"), "M": _("Merge two"), "→": _("Later")}
        self.buttons = {
            key: plain_button(name, small=True, shortcut_hint=key, do=acts[key])
            for key, name in named.items()
        }
        self.hint = PlainLabel("", "small")
        self.last = PlainLabel("", "small", elide=True)
        self.last.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the card
            row.addWidget(button)
        row.addWidget(self.last, 1)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.show_mode("")

    def show_mode(self, mode: str) -> None:
        """Say what comes next while several keys make one act; else what other keys there are."""
        said = {
            "take": _("Press the number of a theme for all of them, N for a new one, Esc for none."),
            "merge": _("Press the number of the theme that goes into another, Esc for none."),
            "merge into": _("Press the number of the theme that takes it, Esc for none."),
        }
        self.hint.set_text(said.get(mode, _("Ctrl Z undo · Menu key or right button: more")))

    def say_last(self, title: str) -> None:
        """Say where the last card went, "" for nowhere."""
        self.last.set_text(_("Last to: {theme}").format(theme=title[:40]) if title else "")
