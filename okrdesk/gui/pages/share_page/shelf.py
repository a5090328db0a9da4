"""All outputs as tiles: pages, papers of the workshop, charts, files; and the options of the chosen one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui import settings
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.share_page import options_panel
from okrdesk.gui.pages.share_page.options_panel import Options, OptionsPanel, asked_of
from okrdesk.gui.pages.share_page.output_tile import OutputTile
from okrdesk.gui.pages.share_page.previews import Preview, Previews
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.tiles import TileGrid
from okrdesk.i18n import _
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS

_FIRST = "one-pager"
_BESIDE = 4


class Shelf(QWidget):
    """`shown` comes when another output is chosen or its options change."""

    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._options: dict[str, Options] = {}
        self._previews: dict[str, Preview] = {}
        self.tiles: dict[str, OutputTile] = {}
        self.panel = OptionsPanel(desk, parent)
        self.previews = Previews(desk, self._is_seen, self)
        self.previews.made.connect(self._show)
        parts: list[QWidget] = []
        for heading, rows in _sections():
            tiles = [OutputTile(row) for row in rows]
            grid = TileGrid(tiles, _BESIDE, heading, self)
            grid.chosen.connect(self.choose)
            for tile in tiles:
                tile.seen.connect(self._want)
                self.tiles[tile.key] = tile
            parts += [PlainLabel(heading, "heading", self), grid]
        fill(self, *parts, spacing=12)
        last = settings.choice(self._setting())
        self.row = OUTPUTS[last if last in OUTPUTS else _FIRST]
        self._show_chosen()
        self.panel.changed.connect(self._change)

    def _setting(self) -> str:
        return f"share-{self._desk.document.id}/chosen"

    def choose(self, key: str) -> None:
        """Show the options of an output."""
        self.row = OUTPUTS[key]
        settings.set_choice(self._setting(), key)
        self._show_chosen()
        self.shown.emit()

    def options(self, key: str) -> Options:
        """What is chosen for an output."""
        if key not in self._options:
            self._options[key] = options_panel.remembered(self._desk, key)
        return self._options[key]

    def asked(self, key: str) -> Asked:
        """What is asked of an output with its options; the chosen one alone may have a day of its own."""
        day = self.panel.chosen_day() if key == self.row.key else self._desk.day
        return asked_of(self._desk, OUTPUTS[key], self.options(key), day)

    def reload(self) -> None:
        """Show outputs as they are now: those that are seen are written anew."""
        self.panel.show_output(self.row, self.options(self.row.key))
        for tile in self.tiles.values():
            tile.update()
        self._want(self.row.key)

    def _show_chosen(self) -> None:
        for key, tile in self.tiles.items():
            tile.setChecked(key == self.row.key)
        self.panel.show_output(self.row, self.options(self.row.key))
        self.panel.show_preview(self._previews.get(self.row.key))
        self._want(self.row.key)

    def _change(self) -> None:
        key = self.row.key
        self._options[key] = self.panel.options()
        options_panel.remember(self._desk, key, self._options[key])
        self.panel.show_output(self.row, self._options[key])
        self._want(key)
        self.shown.emit()

    def _want(self, key: str) -> None:
        if self.isVisible():
            self.previews.want(key, replace(self.asked(key), carry=""))

    def _is_seen(self, key: str) -> bool:
        return key == self.row.key or not self.tiles[key].visibleRegion().isEmpty()

    def _show(self, key: str, preview: Preview) -> None:
        self._previews[key] = preview
        self.tiles[key].show_preview(preview, self.asked(key).paper)
        if key == self.row.key:
            self.panel.show_preview(preview)

    def hideEvent(self, event: QHideEvent) -> None:
        self.previews.forget()
        super().hideEvent(event)


def _sections() -> Iterable[tuple[str, list[Output]]]:
    """The headings of the shelf, each with its outputs, as drawn: minutes stand among the pages."""
    rows = list(OUTPUTS.values())
    drawn = ("one-pager", "wall", "four-square", "minutes", "map", "commitments", "check-in-sheets", "review")
    pages = [OUTPUTS[key] for key in drawn]
    others = [row for row in rows if row.papers and row not in pages]
    charts = [row for row in rows if not row.papers and "pdf" in row.endings]
    files = [row for row in rows if not row.papers and "pdf" not in row.endings]
    return (
        (_("Pages"), [*pages, *(row for row in others if row.subject != "workshop")]),
        (_("Files that go on living elsewhere"), files),
        (_("Papers of a workshop"), [row for row in others if row.subject == "workshop"]),
        (_("Charts"), charts),
    )
