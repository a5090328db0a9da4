"""The head of a running workshop: what the room is at, the clock with its drift, pause, more time, next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.side_by_side import together
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button
from okrdesk.i18n import _


class RunningHead(QWidget):
    """Shows what it is told. `next` is the primary button, unless something must be settled first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lead = PlainLabel("", "small")
        self.title = PlainLabel("", "title")
        self.clock = PlainLabel("", "title", wrap=False)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.drift = PlainLabel("", "small", wrap=False)
        self.drift.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.pause = icon_button("pause", _("Pause"), "P")
        self.pause.setProperty("kind", "plain")
        self.more = plain_button("+1", shortcut_hint="+")
        self.more.setAccessibleName(_("One more minute"))
        self.next = plain_button(_("Next"), "primary", shortcut_hint=_("Space"))
        texts = together(self.lead, self.title, spacing=2)
        times = together(self.clock, self.drift, spacing=0)
        for column in (texts, times):
            column.insertStretch(0, 1)
            column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addLayout(times)
        row.addSpacing(8)
        for button in (self.pause, self.more, self.next):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._typing = (False, False)
        self._last = False
        self.dress()

    def dress(self) -> None:
        """Give the clock its size; larger text makes it larger."""
        font = theme.font("title")
        font.setPointSizeF(24 * min(theme.text_scale(), 1.4))
        font.setWeight(QFont.Weight.Bold)
        self.clock.setStyleSheet(f"font-size: {font.pointSizeF():g}pt; font-weight: 700")

    def show_step(self, lead: str, title: str, *, last: bool) -> None:
        """Say which step this is; at the last one the way on is to finish."""
        self.lead.set_text(lead)
        self.title.set_text(title)
        if last != self._last:
            self._last = last
            self.next.set_text(_("Finish") if last else _("Next"))

    def show_time(self, left: str, drift: str, *, late: bool, over: bool, paused: bool) -> None:
        """Show what is left ("02:40", "+01:10" when it is over) and the drift in words."""
        self.clock.set_text(left)
        self.clock.setAccessibleName(_("{time} left").format(time=left) if not over else left)
        self.drift.set_text(_("paused · {words}").format(words=drift) if paused and drift else drift)
        colour = theme.status_colours("at risk").ink if late else theme.tokens().muted
        self.drift.setStyleSheet(f"color: {colour}; font-weight: {600 if late else 400}")
        name, icon = (_("Go on"), "play") if paused else (_("Pause"), "pause")
        if self.pause.accessibleName() != name:
            self.pause.setAccessibleName(name)
            self.pause.setIcon(icons.icon(icon))

    def show_keys(self, *, typing: bool, saves: bool = False) -> None:
        """The hints: single keys, or with Ctrl while somebody types; what `saves` takes Ctrl+Enter itself."""
        if (typing, saves) != self._typing:
            self._typing = (typing, saves)
            typed = _("Ctrl PgDn") if saves else _("Ctrl ↵")
            self.next.set_hint(typed if typing else _("Space"))
            self.more.set_hint("" if typing else "+")

    def set_primary(self, primary: bool) -> None:
        """Whether going on is what comes next; else something must be settled first."""
        self.next.set_kind("primary" if primary else "plain")
