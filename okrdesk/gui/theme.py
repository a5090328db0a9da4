"""How the desk looks: tokens for light and dark, one style sheet, fonts.

Colours of status and series follow Okabe and Ito; text keeps 4.5 : 1 and graphics 3 : 1 against their ground,
measured by tests/gui/test_theme.py with the formula of WCAG 2.2.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from string import Template
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from okrdesk import paths

Theme = Literal["light", "dark", "system"]

_FONT_POINTS = {
    "body": 10.5,
    "muted": 10.5,
    "strong": 10.5,
    "small": 9.0,
    "heading": 12.0,
    "figure": 13.5,
    "title": 16.0,
}
_BOLD = frozenset({"strong", "heading", "figure", "title"})


@dataclass(frozen=True, slots=True)
class StatusColours:
    """Colours of one status: bars and marks, words, and the ground of its pill."""

    fill: str
    ink: str
    soft: str


_LIGHT_STATUSES = MappingProxyType(
    {
        "on track": StatusColours("#009e73", "#00725a", "#ddf1ea"),
        "at risk": StatusColours("#c27c00", "#8a5700", "#fbefd3"),
        "off track": StatusColours("#d55e00", "#a83a15", "#fbe3dc"),
        "achieved": StatusColours("#0072b2", "#005f96", "#dcecf7"),
        "not started": StatusColours("#828c97", "#56606b", "#eceef0"),
    }
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """Every colour of one theme, as "#rrggbb"; those of the light theme unless others are given."""

    dark: bool = False
    paper: str = "#f6f5f2"
    surface: str = "#ffffff"
    line: str = "#e2e0da"
    ink: str = "#1b2430"
    muted: str = "#5b6775"
    faint: str = "#8a919a"
    field: str = "#ffffff"
    field_line: str = "#878c94"
    button_line: str = "#c9c6bf"
    hover: str = "#f1f0ec"
    pressed: str = "#e6e4de"
    scroll: str = "#c3c0b8"
    track: str = "#e8e6e0"
    accent: str = "#2a4b8d"
    accent_hover: str = "#223e76"
    accent_pressed: str = "#1b325f"
    accent_ink: str = "#ffffff"
    accent_text: str = "#2a4b8d"
    accent_soft: str = "#e8edf7"
    chosen: str = "#f2f5fc"
    focus: str = "#2a4b8d"
    primary_focus: str = "#e69f00"
    danger: str = "#a83a15"
    amber: str = "#e69f00"
    amber_hover: str = "#f0ae1e"
    rail: str = "#1f2a3c"
    rail_ink: str = "#e8ecf1"
    rail_muted: str = "#abb5c2"
    rail_active: str = "#33435e"
    rail_hover: str = "#2a374d"
    rail_line: str = "#6b7889"
    rail_done: str = "#009e73"
    toast: str = "#1f2a3c"
    toast_ink: str = "#ffffff"
    toast_line: str = "#8d99a8"
    toast_hover: str = "#33435e"
    tag: str = "#eceef0"
    tag_ink: str = "#56606b"
    well: str = "#edebe6"  # under cards that can be moved
    hairline: str = "#eeece7"  # between the rows of a card
    dot: str = "#2a4b8d"  # a person, a vote, a mark
    dot_soft: str = "#7c91c0"  # the same below the cut, before the meeting, or not yet shown
    suggest: str = "#7d8896"
    groups: tuple[str, ...] = ("#0072b2", "#009e73", "#c27c00", "#d55e00", "#b8568f", "#7b4f9d", "#5b6775")
    statuses: Mapping[str, StatusColours] = dataclasses.field(default_factory=lambda: _LIGHT_STATUSES)
    series: tuple[str, ...] = (
        "#0072b2",
        "#d55e00",
        "#009e73",
        "#b8568f",
        "#c27c00",
        "#2e8bc0",
        "#7b4f9d",
        "#5b6775",
    )


LIGHT = Tokens()
DARK = Tokens(
    dark=True,
    paper="#15191f",
    surface="#1e232b",
    line="#313842",
    ink="#e8ecf1",
    muted="#a3aebb",
    faint="#7b8591",
    field="#262c35",
    field_line="#7a8592",
    button_line="#454d59",
    hover="#2a313b",
    pressed="#343c48",
    scroll="#4a535f",
    track="#363e49",
    accent="#7fa6ee",
    accent_hover="#98b8f2",
    accent_pressed="#6a94e4",
    accent_ink="#10141a",
    accent_text="#8fb2f2",
    accent_soft="#24324c",
    chosen="#222d3d",
    focus="#7fa6ee",
    primary_focus="#ffffff",
    danger="#ff8a6b",
    rail="#10141a",
    rail_hover="#202836",
    toast="#e8ecf1",
    toast_ink="#15191f",
    toast_line="#6b7889",
    toast_hover="#ccd3dc",
    tag="#2c333d",
    tag_ink="#b8c0c9",
    well="#191e25",
    hairline="#2a313b",
    dot="#7fa6ee",
    dot_soft="#5f78a6",
    suggest="#8b96a4",
    groups=("#56b4e9", "#2fc197", "#f0b44c", "#ff8a6b", "#db94c2", "#b08fd0", "#a3aebb"),
    statuses=MappingProxyType(
        {
            "on track": StatusColours("#00a87b", "#4cc9a0", "#12332b"),
            "at risk": StatusColours("#e69f00", "#f0b44c", "#3a2a0e"),
            "off track": StatusColours("#e0691a", "#ff8a6b", "#43211a"),
            "achieved": StatusColours("#3a9bdc", "#6cc1f2", "#123348"),
            "not started": StatusColours("#8a95a1", "#b8c0c9", "#2c333d"),
        }
    ),
    series=("#56b4e9", "#e8743b", "#00b589", "#d98bb9", "#e69f00", "#7fa6ee", "#b08fd0", "#a3aebb"),
)

AVATARS = ("#7b4f9d", "#2a6f97", "#8a5700", "#3a7350", "#a2445e", "#4a5a9e", "#7a5c3e", "#1f7078")

_current = LIGHT
_wanted: Theme = "light"
_scale = 1.0
_following = False


def tokens() -> Tokens:
    """The tokens of the theme in use."""
    return _current


def text_scale() -> float:
    """How much larger than usual text is shown: 0.8 to 2.0."""
    return _scale


def status_colours(status: str) -> StatusColours:
    """Colours of a status in the theme in use; of "not started" for a word that is not a status."""
    return _current.statuses.get(status, _current.statuses["not started"])


def series_colour(number: int) -> str:
    """The colour of the series with this number, counted from 0, starting over after the last."""
    return _current.series[number % len(_current.series)]


def group_colour(number: int) -> str:
    """The colour that names the theme of ideas with this number, counted from 0, starting over after all."""
    return _current.groups[number % len(_current.groups)]


def font(kind: str = "body") -> QFont:
    """The font of a kind of text (see `PlainLabel`), with tabular figures. The caller may change it."""
    return QFont(_font(kind, _scale, QApplication.font().key()))


@lru_cache(maxsize=64)
def _font(kind: str, scale: float, _of_application: str) -> QFont:
    made = QFont(QApplication.font())
    made.setPointSizeF(_FONT_POINTS.get(kind, 10.5) * scale)
    made.setWeight(QFont.Weight.DemiBold if kind in _BOLD else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication, theme: Theme = "system", text_size: int = 100) -> None:
    """Dress the whole application; `text_size` in percent, 80 to 200. May be called again at any time."""
    global _wanted, _scale, _following
    _wanted = theme
    _scale = min(max(text_size, 80), 200) / 100
    _bring_fonts(app)
    if not _following:
        QGuiApplication.styleHints().colorSchemeChanged.connect(_follow_system)
        _following = True
    _dress(app)


_NO_FONTS = {"Monospace", "Sans Serif", "Serif"}  # names that fontconfig tells though nothing is behind them


def _bring_fonts(app: QApplication) -> None:
    """Where this computer has no font at all, the one of the printed page: boxes tell nobody anything."""
    if set(QFontDatabase.families()) - _NO_FONTS:
        return
    from okrdesk.reports.paper.print_style import font_file

    added = [
        QFontDatabase.addApplicationFont(str(font_file(f)))
        for f in ("regular", "semibold", "bold", "symbols")
    ]
    families = QFontDatabase.applicationFontFamilies(added[0])
    if families:
        app.setFont(QFont(families[0]))


def _follow_system(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if _wanted == "system" and isinstance(app, QApplication):
        _dress(app)


def _dress(app: QApplication) -> None:
    global _current
    system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _current = DARK if _wanted == "dark" or (_wanted == "system" and system_dark) else LIGHT
    app.setStyle("Fusion")
    app.setPalette(_palette(_current))
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet(_current, _scale))


def style_sheet(theme: Tokens, scale: float) -> str:
    """The style sheet of a theme with text `scale` times the usual size."""
    values = {each.name: str(getattr(theme, each.name)) for each in fields(theme)}
    # The muted kind is a colour in the sheet; its size is that of the body.
    values |= {kind: f"{_FONT_POINTS[kind] * scale:g}" for kind in ("small", "heading", "figure", "title")}
    values["check"] = "check-on-dark.svg" if theme.dark else "check-on-light.svg"
    values["arrow"] = str(round(13 * scale))
    values["box"] = str(round(14 * scale))
    values["dot"] = str(round(6 * scale))
    values["around_dot"] = str((round(14 * scale) - round(6 * scale)) // 2 + 1)
    values["round"] = str(round(14 * scale) // 2 + 1)
    values["icons"] = (paths.resources() / "icons").as_posix()
    for short, status in (("on", "on track"), ("risk", "at risk"), ("off", "off track")):
        values[f"{short}_fill"] = theme.statuses[status].fill
        values[f"{short}_soft"] = theme.statuses[status].soft
    sheet = (paths.resources() / "style" / "desk.qss").read_text("utf-8")
    return Template(sheet).substitute(values)


def _palette(theme: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: theme.paper,
        role.WindowText: theme.ink,
        role.Base: theme.field,
        role.AlternateBase: theme.paper,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.BrightText: theme.danger,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_ink,
        role.Accent: theme.accent,
        role.Link: theme.accent_text,
        role.LinkVisited: theme.accent_text,
        role.ToolTipBase: theme.toast,
        role.ToolTipText: theme.toast_ink,
        role.Light: theme.surface,
        role.Midlight: theme.hover,
        role.Mid: theme.button_line,
        role.Dark: theme.field_line,
        role.Shadow: theme.field_line,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette


def contrast(one: str, other: str) -> float:
    """Contrast of two "#rrggbb" colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        def linear(pair: str) -> float:
            share = int(pair, 16) / 255
            return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

        red, green, blue = (linear(colour[start : start + 2]) for start in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)
