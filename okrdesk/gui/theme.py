"""How the desk looks: the theme in use, one style sheet, fonts."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from string import Template
from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from okrdesk import paths
from okrdesk.gui import wearing
from okrdesk.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, StatusColours, Tokens

# What QApplication is to be told: `setStyle` would give Qt's style back, whose 528 names PySide spells out.
FUSION = ("-style", "Fusion")

Theme = Literal["light", "dark", "contrast-light", "contrast-dark", "system"]
THEMES = get_args(Theme)

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


_current = LIGHT
_wanted: Theme = "light"
_scale = 1.0
_worn_scale = 0.0  # of the sheet that is worn
_following = False
_BY_NAME = {
    "light": LIGHT,
    "dark": DARK,
    "contrast-light": CONTRAST_LIGHT,
    "contrast-dark": CONTRAST_DARK,
}


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
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(_follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(_follow_system)
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


def _follow_system(_changed: object) -> None:
    app = QApplication.instance()
    if _wanted == "system" and isinstance(app, QApplication):
        _dress(app)


def _dress(app: QApplication) -> None:
    global _current, _worn_scale
    _current = _BY_NAME[_of_system() if _wanted == "system" else _wanted]
    app.setPalette(_palette(_current))
    app.setFont(font("body"))
    wearing.put_on(app, style_sheet(_current, _scale), same_sizes=_scale == _worn_scale)
    _worn_scale = _scale


def _of_system() -> str:
    """The theme that the system's own look asks for."""
    hints = QGuiApplication.styleHints()
    shade = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    strong = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return f"contrast-{shade}" if strong else shade


def style_sheet(theme: Tokens, scale: float) -> str:
    """The style sheet of a theme with text `scale` times the usual size."""
    values = {each.name: str(getattr(theme, each.name)) for each in fields(theme)}
    # The muted kind is a colour in the sheet; its size is that of the body.
    values |= {kind: f"{_FONT_POINTS[kind] * scale:g}" for kind in ("small", "heading", "figure", "title")}
    # What has the keyboard has the ring as its border, and so much less room inside.
    values |= {f"less_{room}": str(max(room + 2 - theme.ring, 0)) for room in range(16)}
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
        values[f"{short}_ink"] = theme.statuses[status].ink
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
