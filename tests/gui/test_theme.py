from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel

from okrdesk import paths
from okrdesk.gui import icons, settings, theme
from okrdesk.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from tests.cases import cases

pytestmark = pytest.mark.usefixtures("dressed")

THEMES = pytest.mark.parametrize(
    ("tokens", "text", "graphics"),
    [(LIGHT, 4.5, 3), (DARK, 4.5, 3), (CONTRAST_LIGHT, 7, 4.5), (CONTRAST_DARK, 7, 4.5)],
    ids=["light", "dark", "high contrast, light", "high contrast, dark"],
)
STATUSES = ["on track", "at risk", "off track", "achieved", "not started"]


def _named(tokens: Tokens, table: str) -> dict[str, tuple[str, str]]:
    """The (ink, ground) of each line of a table: what it is called, and the names of the two."""
    return {name: (getattr(tokens, ink), getattr(tokens, ground)) for name, ink, ground in cases(table)}


def test_contrast_of_known_pairs():
    # WCAG 2.2: black on white is 21 : 1; #767676 on white is the well-known 4.54 : 1.
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


def text_pairs(tokens: Tokens) -> dict[str, tuple[str, str]]:
    grounds = {
        "paper": tokens.paper,
        "surface": tokens.surface,
        "field": tokens.field,
        "soft": tokens.accent_soft,
        "chosen": tokens.chosen,
        "hover": tokens.hover,
    }
    pairs = {
        f"{ink} on {name}": (getattr(tokens, ink), ground)
        for name, ground in grounds.items()
        for ink in ("ink", "muted", "accent_text")
    }
    pairs |= _named(
        tokens,
        """
        primary button                 | accent_ink | accent
        primary button under the mouse | accent_ink | accent_hover
        primary button pressed         | accent_ink | accent_pressed
        confidence step                | ink        | track
        error on surface               | danger     | surface
        error on paper                 | danger     | paper
        welcome button                 | amber_ink  | amber
        welcome button under the mouse | amber_ink  | amber_hover
        rail                           | rail_ink   | rail
        rail note                      | rail_muted | rail
        rail chosen note               | rail_muted | rail_active
        toast                          | toast_ink  | toast
        toast button                   | toast_ink  | toast_hover
        tag                            | tag_ink    | tag
    """,
    )
    for status in STATUSES:
        colours = tokens.statuses[status]
        pairs[status] = (colours.ink, colours.soft)
        pairs[f"{status} on surface"] = (colours.ink, tokens.surface)
        pairs[f"{status} banner"] = (tokens.ink, colours.soft)
    for colour in (*tokens.avatars, tokens.nobody):
        pairs[f"avatar {colour}"] = (tokens.avatar_ink, colour)
    for ink in ("ink", "muted"):
        pairs[f"{ink} on a well"] = (getattr(tokens, ink), tokens.well)
    pairs |= _named(
        tokens,
        """
        rail under the mouse      | rail_ink    | rail_hover
        rail note under the mouse | rail_muted  | rail_hover
        rail chosen               | rail_strong | rail_active
        name on the rail          | rail_strong | rail
        pressed                   | ink         | pressed
    """,
    )
    pairs["danger under the mouse"] = (tokens.danger, tokens.statuses["off track"].soft)
    return pairs


@THEMES
def test_text_keeps_its_contrast(tokens: Tokens, text: float, graphics: float):
    weak = {
        name: round(theme.contrast(*pair), 2)
        for name, pair in text_pairs(tokens).items()
        if theme.contrast(*pair) < text
    }
    assert weak == {}


_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"(?:^|[;\s])(color|background): \$(\w+)")


@THEMES
def test_each_rule_of_the_style_sheet_keeps_its_contrast(tokens: Tokens, text: float, graphics: float):
    sheet = (paths.resources() / "style" / "desk.qss").read_text("utf-8")
    weak, seen = {}, 0
    for selector, body in _RULE.findall(re.sub(r"\$\{\w+\}", "0", sheet)):
        found = dict(_COLOUR.findall(body))
        if len(found) < 2:
            continue
        seen += 1
        least = text - 2 if ":disabled" in selector else text
        pair = (getattr(tokens, found["color"]), getattr(tokens, found["background"]))
        if theme.contrast(*pair) < least:
            weak[selector.strip()] = (found, round(theme.contrast(*pair), 2))
    assert weak == {}
    assert seen > 8


@THEMES
def test_what_cannot_be_used_can_still_be_read(tokens: Tokens, text: float, graphics: float):
    for ground in (tokens.paper, tokens.surface, tokens.field):
        assert theme.contrast(tokens.faint, ground) >= text - 2


@THEMES
def test_graphics_keep_their_contrast(tokens: Tokens, text: float, graphics: float):
    pairs = _named(
        tokens,
        """
        field line                    | field_line    | surface
        field line on paper           | field_line    | paper
        focus                         | focus         | surface
        focus on paper                | focus         | paper
        pace tick                     | ink           | track
        rail step                     | rail_line     | rail
        rail chosen                   | amber         | rail_active
        rail done                     | rail_done_ink | rail_done
        ring on the rail              | rail_ink      | rail_active
        ring on a chosen row          | focus         | accent_soft
        ring on a row under the mouse | focus         | hover
        toast button                  | toast_line    | toast
    """,
    )
    for status in STATUSES:
        pairs[status] = (tokens.statuses[status].fill, tokens.surface)
    for number, colour in enumerate(tokens.series):
        pairs[f"series {number}"] = (colour, tokens.surface)
    for number, colour in enumerate(tokens.groups):
        pairs[f"group {number}"] = (colour, tokens.surface)
    for sign in ("dot", "dot_soft", "suggest"):
        pairs[sign] = (getattr(tokens, sign), tokens.surface)
    # A ring around a full button is seen against the button or against the page.
    seen = max(theme.contrast(tokens.primary_focus, ground) for ground in (tokens.accent, tokens.paper))
    assert seen >= graphics
    weak = {
        name: round(theme.contrast(*pair), 2)
        for name, pair in pairs.items()
        if theme.contrast(*pair) < graphics
    }
    assert weak == {}


def test_series_start_over():
    assert theme.series_colour(len(LIGHT.series)) == theme.series_colour(0)
    assert len(set(LIGHT.series)) == len(LIGHT.series)


def test_an_unknown_status_looks_not_started():
    assert theme.status_colours("on the moon") == LIGHT.statuses["not started"]


def test_apply_changes_theme_and_text_size(qapp: QApplication, qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.setProperty("kind", "title")
    theme.apply(qapp, "dark", 150)
    label.ensurePolished()
    assert theme.tokens() is DARK
    assert qapp.palette().window().color() == QColor(DARK.paper)
    assert qapp.font().pointSizeF() == pytest.approx(15.75)
    assert label.font().pointSizeF() == pytest.approx(24)
    theme.apply(qapp, "light", 900)
    assert theme.text_scale() == 2.0
    assert theme.tokens() is LIGHT


@pytest.mark.parametrize(
    ("dark", "strong", "wanted"),
    [
        (False, False, LIGHT),
        (True, False, DARK),
        (False, True, CONTRAST_LIGHT),
        (True, True, CONTRAST_DARK),
    ],
)
def test_system_theme_follows_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, dark: bool, strong: bool, wanted: Tokens
):
    theme.apply(qapp, "system", 100)
    scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
    contrast = Qt.ContrastPreference.HighContrast if strong else Qt.ContrastPreference.NoPreference
    wishes = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: wishes)
    monkeypatch.setattr(theme.QGuiApplication, "styleHints", lambda: hints)
    theme._follow_system(scheme)
    assert theme.tokens() is wanted


def test_the_system_s_wish_for_contrast_is_heard(qapp: QApplication, monkeypatch: pytest.MonkeyPatch):
    theme.apply(qapp, "system", 100)
    told: list[object] = []
    monkeypatch.setattr(theme, "_dress", told.append)
    hints = qapp.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert told == [qapp]


def test_a_chosen_theme_ignores_the_system(qapp: QApplication):
    theme.apply(qapp, "light", 100)
    scheme = qapp.styleHints().colorScheme()
    theme._follow_system(scheme.Dark)
    assert theme.tokens() is LIGHT


def test_figures_are_tabular():
    assert [tag.toString() for tag in theme.font("figure").featureTags()] == ["tnum"]


def inked(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_follows_the_theme_and_the_scale(qapp: QApplication):
    icon = icons.icon("dot")
    assert LIGHT.ink in inked(icon.pixmap(QSize(24, 24)).toImage())
    theme.apply(qapp, "dark", 100)
    icon = icons.icon("dot")
    assert DARK.ink in inked(icon.pixmap(QSize(24, 24)).toImage())
    assert icon.pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)
    assert "#ff0000" in inked(icons.icon("dot", "#ff0000").pixmap(QSize(24, 24)).toImage())
    assert DARK.accent_ink in inked(icons.icon("dot", "accent_ink").pixmap(QSize(24, 24)).toImage())


def test_every_icon_draws_something():
    for file in sorted((paths.resources() / "icons").glob("*.svg")):
        image = icons.icon(file.stem).pixmap(QSize(48, 48)).toImage()
        seen = any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))
        assert seen, file.name


def test_an_icon_that_does_not_exist_is_a_mistake():
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_app_icon_has_round_corners_and_three_colours():
    image = icons.app_icon().pixmap(QSize(64, 64)).toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert {"#e69f00", "#55606f", "#1f2a3c"} <= inked(image)


# What this computer remembers


def test_settings_start_empty():
    assert settings.theme() == "system"
    assert settings.text_size() == 100
    assert settings.person_name() == ""
    assert settings.language() == ""
    assert settings.recent_workspaces() == []
    assert settings.window_geometry() is None
    assert settings.last_page() == ""
    assert settings.reduced_motion() is False
    assert settings.choice("history/person", "everybody") == "everybody"


def test_settings_are_remembered(private_home: Path):
    settings.set_theme("dark")
    settings.set_text_size(150)
    settings.set_person_name('Zoë, "R&D" <b>; 日本語')
    settings.set_language("de")
    settings.set_window_geometry(QByteArray(b"\x00\x01geometry"))
    settings.set_last_page("review")
    settings.set_reduced_motion(True)
    settings.set_choice("history/person", "Ada")
    assert settings.theme() == "dark"
    assert settings.text_size() == 150
    assert settings.person_name() == 'Zoë, "R&D" <b>; 日本語'
    assert settings.language() == "de"
    assert settings.window_geometry() == QByteArray(b"\x00\x01geometry")
    assert settings.window_geometry("projector") is None
    assert settings.last_page() == "review"
    assert settings.reduced_motion() is True
    assert settings.choice("history/person") == "Ada"
    assert (private_home / "settings.ini").is_file()


def recent(name: str) -> settings.RecentWorkspace:
    opened = datetime(2026, 2, 8, 14, 32, tzinfo=UTC)
    return settings.RecentWorkspace(
        Path("/a b") / f"{name}.okrdesk", name, "2026 · Q1", Fraction(2, 5), opened, "8 Feb", "en_GB"
    )


def test_recent_workspaces_latest_first_each_once():
    settings.remember_workspace(recent("one"))
    settings.remember_workspace(recent("two"))
    settings.remember_workspace(recent("one"))
    assert settings.recent_workspaces() == [recent("one"), recent("two")]
    settings.forget_workspace(recent("one").path)
    assert [workspace.name for workspace in settings.recent_workspaces()] == ["two"]


def test_recent_workspaces_of_one_name_are_told_apart_by_file_then_folder_then_place():
    def known(path: str, name: str = "Ours") -> settings.RecentWorkspace:
        at = datetime(2026, 2, 8, 10, tzinfo=UTC)
        return settings.RecentWorkspace(Path(path), name, "2026-Q1", None, at, "8 Feb 2026", "en")

    def told(*paths: str) -> list[str]:
        return settings.files_told_apart([known(path) for path in paths] + [known("/x/a.okrdesk", "Theirs")])

    assert told() == [""]
    assert told("/x/a.okrdesk") == ["", ""]
    assert told("/x/a.okrdesk", "/x/b.okrdesk") == ["a.okrdesk", "b.okrdesk", ""]
    alike = ("/x/a.okrdesk", "/y/a.okrdesk", "/y/b.okrdesk")
    assert told(*alike) == [str(Path("x/a.okrdesk")), str(Path("y/a.okrdesk")), "b.okrdesk", ""]
    deep = ("/1/x/a.okrdesk", "/2/x/a.okrdesk")
    assert told(*deep) == [*map(str, map(Path, deep)), ""]


def test_recent_workspaces_end_after_twelve():
    for number in range(15):
        settings.remember_workspace(recent(str(number)))
    assert [workspace.name for workspace in settings.recent_workspaces()] == [
        str(n) for n in range(14, 2, -1)
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe not an ini [[[",
        b"[look]\ntheme=plaid\ntext_size=huge\n[recent]\nworkspaces=not json\n[window]\nmain=7\n",
        b"[look]\ntheme=a, b\ntext_size=" + b"9" * 5000 + b'\n[recent]\nworkspaces="[1, {}, null]"\n',
        b'[recent]\nworkspaces="[{\\"path\\": \\"/x\\", \\"name\\": 3}]"\n',
        b'[recent]\nworkspaces="' + b"[" * 30000 + b'"\n',
    ],
    ids=["binary", "wrong words", "too long and lists", "wrong kinds", "deep"],
)
def test_unreadable_settings_count_as_not_set(private_home: Path, content: bytes):
    private_home.mkdir(exist_ok=True)
    (private_home / "settings.ini").write_bytes(content)
    assert settings.theme() == "system"
    assert 100 <= settings.text_size() <= 200
    assert settings.recent_workspaces() == []
    assert settings.window_geometry() is None


def test_a_folder_in_place_of_the_settings_is_no_crash(private_home: Path):
    (private_home / "settings.ini").mkdir(parents=True)
    settings.set_theme("dark")
    assert settings.theme() == "system"


def test_the_look_needs_no_heavy_imports():
    code = (
        "import sys; from okrdesk.gui import icons, settings; from okrdesk.gui.widgets import rail, fields;"
        "print(sorted({'matplotlib', 'reportlab', 'openpyxl', 'peewee'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "[]"


_ANY_COLOUR = re.compile(r"#\w+|rgba?\([^)]*\)")


def test_rows_of_lists_are_as_high_in_every_theme():
    # Lists are not measured anew for another theme.
    heights = []
    for tokens in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK):
        rules = _RULE.findall(theme.style_sheet(tokens, 1.0))
        heights.append([(name, _ANY_COLOUR.sub("", body)) for name, body in rules if "::item" in name])
    assert len(heights[0]) > 5
    assert heights.count(heights[0]) == 4
