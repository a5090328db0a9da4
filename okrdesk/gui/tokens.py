"""The colours of each theme: light, dark, and both with high contrast.

Colours of status and series follow Okabe and Ito. Text keeps 4.5 : 1 and graphics 3 : 1 against their ground,
with high contrast 7 : 1 and 4.5 : 1, measured by tests/gui/test_theme.py with the formula of WCAG 2.2.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from okrdesk.frozen import dataclass


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


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme, as "#rrggbb"; those of the light theme unless others are given.

    `ring` is how wide the frame is around what has the keyboard, in pixels.
    """

    dark: bool = False
    ring: int = 2
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
    amber_ink: str = "#1b2430"
    rail: str = "#1f2a3c"
    rail_ink: str = "#e8ecf1"
    rail_strong: str = "#ffffff"
    rail_muted: str = "#abb5c2"
    rail_active: str = "#33435e"
    rail_hover: str = "#2a374d"
    rail_line: str = "#6b7889"
    rail_done: str = "#009e73"
    rail_done_ink: str = "#ffffff"
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
    nobody: str = "#6b7480"
    avatar_ink: str = "#ffffff"
    avatars: tuple[str, ...] = (
        "#7b4f9d",
        "#2a6f97",
        "#8a5700",
        "#3a7350",
        "#a2445e",
        "#4a5a9e",
        "#7a5c3e",
        "#1f7078",
    )
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

_DEEP = ("#5e3a7a", "#1d4f70", "#6b4300", "#245038", "#7a2f45", "#333f75", "#5c4329", "#12535a")

CONTRAST_LIGHT = Tokens(
    ring=3,
    paper="#ffffff",
    line="#4a4a4a",
    ink="#000000",
    muted="#2b2b2b",
    faint="#595959",
    field_line="#000000",
    button_line="#000000",
    hover="#e4e4e4",
    pressed="#c8c8c8",
    scroll="#4a4a4a",
    track="#d4d4d4",
    accent="#002a80",
    accent_hover="#001d5c",
    accent_pressed="#001240",
    accent_text="#002a80",
    accent_soft="#dbe6ff",
    chosen="#e6eeff",
    focus="#a00060",
    primary_focus="#ffc14d",
    danger="#8f0000",
    amber="#ffb000",
    amber_hover="#ffc14d",
    amber_ink="#000000",
    rail="#000000",
    rail_ink="#ffffff",
    rail_muted="#e6e6e6",
    rail_active="#1f3f80",
    rail_hover="#333333",
    rail_line="#ffffff",
    rail_done="#5cf2c4",
    rail_done_ink="#000000",
    toast="#000000",
    toast_line="#ffffff",
    toast_hover="#333333",
    tag="#e4e4e4",
    tag_ink="#000000",
    well="#ececec",
    hairline="#4a4a4a",
    dot="#002a80",
    dot_soft="#4a6bb0",
    suggest="#56606b",
    groups=("#00558c", "#00664a", "#7a5200", "#a83600", "#8f2f6b", "#5c3480", "#3d4752"),
    nobody="#404750",
    avatars=_DEEP,
    statuses=MappingProxyType(
        {
            "on track": StatusColours("#00664a", "#004d38", "#dff5ec"),
            "at risk": StatusColours("#855600", "#5c3c00", "#fff0cc"),
            "off track": StatusColours("#a83600", "#7a1f00", "#ffe3d9"),
            "achieved": StatusColours("#00558c", "#003f69", "#dcefff"),
            "not started": StatusColours("#4d5661", "#333a42", "#eceef0"),
        }
    ),
    series=("#00558c", "#a83600", "#00664a", "#8f2f6b", "#7a5200", "#1f6a94", "#5c3480", "#3d4752"),
)
CONTRAST_DARK = dataclasses.replace(
    CONTRAST_LIGHT,
    dark=True,
    paper="#000000",
    surface="#000000",
    line="#9a9a9a",
    ink="#ffffff",
    muted="#e0e0e0",
    faint="#a6a6a6",
    field="#000000",
    field_line="#ffffff",
    button_line="#ffffff",
    hover="#2b2b2b",
    pressed="#444444",
    scroll="#b0b0b0",
    track="#404040",
    accent="#8ab4ff",
    accent_hover="#b3cfff",
    accent_pressed="#7aa8fa",
    accent_ink="#000000",
    accent_text="#b3d1ff",
    accent_soft="#0d2a5c",
    chosen="#0a1f45",
    focus="#ffd400",
    primary_focus="#ffd400",
    danger="#ffab94",
    toast="#ffffff",
    toast_ink="#000000",
    toast_line="#000000",
    toast_hover="#d4d4d4",
    tag="#2b2b2b",
    tag_ink="#ffffff",
    well="#1c1c1c",
    hairline="#9a9a9a",
    dot="#8ab4ff",
    dot_soft="#7f9fd9",
    suggest="#b0bac6",
    groups=("#7cc7ff", "#3fe0b0", "#ffc24d", "#ff9a6b", "#f2a9d3", "#d0b5f0", "#d0d8e0"),
    statuses=MappingProxyType(
        {
            "on track": StatusColours("#2fd6a3", "#7af0cb", "#06251c"),
            "at risk": StatusColours("#ffb833", "#ffd280", "#2b1e00"),
            "off track": StatusColours("#ff8a4d", "#ffb399", "#331206"),
            "achieved": StatusColours("#66bfff", "#a3d9ff", "#04263d"),
            "not started": StatusColours("#b3bcc7", "#d6dce3", "#22272e"),
        }
    ),
    series=("#7cc7ff", "#ff9a6b", "#3fe0b0", "#f2a9d3", "#ffc24d", "#a8c4ff", "#d0b5f0", "#d0d8e0"),
)
