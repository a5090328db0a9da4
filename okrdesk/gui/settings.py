"""What this computer remembers: look, person, language, recent workspaces, where windows stood.

Kept in settings.ini in the private folder of this installation (OKRDESK_HOME). A setting that cannot be read
counts as not set; nothing here ever stops the application.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSettings

from okrdesk import paths
from okrdesk.frozen import dataclass
from okrdesk.gui.theme import THEMES, Theme

if TYPE_CHECKING:
    from fractions import Fraction

_RECENT_LIMIT = 12


@dataclass(frozen=True, slots=True)
class RecentWorkspace:
    """A workspace that was opened here, as it stood when it was last closed.

    `progress` is a share of 1, None where it is not known. `opened_on` is the day of `opened_at` as `locale`,
    the workspace's, writes it: the start page shows it before the formats of languages are loaded.
    """

    path: Path
    name: str
    cycle: str
    progress: Fraction | None
    opened_at: datetime
    opened_on: str
    locale: str


def _file() -> QSettings:
    return QSettings(str(paths.home() / "settings.ini"), QSettings.Format.IniFormat)


def _text(key: str) -> str:
    value = _file().value(key, "")
    return value if isinstance(value, str) else ""


def _keep(key: str, value: str | QByteArray) -> None:
    file = _file()
    file.setValue(key, value)
    file.sync()
    with contextlib.suppress(OSError):
        os.chmod(file.fileName(), 0o600)  # names of people and of their files


def columns_of(headings: Sequence[str]) -> dict[str, str]:
    """What somebody said that columns with exactly these headings are, by heading; empty for nothing."""
    try:
        kept = json.loads(_text(_columns_key(headings)) or "{}")
    except ValueError:
        return {}
    told = kept.items() if isinstance(kept, dict) else ()
    return {name: field for name, field in told if name in headings and isinstance(field, str)}


def set_columns(headings: Sequence[str], fields: Mapping[str, str]) -> None:
    """Remember what columns with these headings are."""
    _keep(_columns_key(headings), json.dumps(dict(fields), ensure_ascii=False))


def form_of(headings: Sequence[str]) -> str:
    """The key of the format that somebody said files with exactly these headings have; "" for nothing."""
    return _text(_columns_key(headings, "form")) if headings else ""


def set_form(headings: Sequence[str], key: str) -> None:
    """Remember which format files with these headings have; without headings nothing is known again."""
    if headings:
        _keep(_columns_key(headings, "form"), key)


def _columns_key(headings: Sequence[str], what: str = "columns") -> str:
    import hashlib

    return f"{what}/{hashlib.sha256(json.dumps(list(headings)).encode()).hexdigest()[:24]}"


def theme() -> Theme:
    """The chosen theme; "system" where nothing was chosen."""
    chosen = _text("look/theme")
    return cast("Theme", chosen) if chosen in THEMES else "system"


def set_theme(chosen: Theme) -> None:
    """Remember the theme."""
    _keep("look/theme", chosen)


def text_size() -> int:
    """Size of text in percent, 80 to 200."""
    chosen = _text("look/text_size")
    readable = len(chosen) <= 4 and chosen.isascii() and chosen.isdigit()
    return min(max(int(chosen), 80), 200) if readable else 100


def set_text_size(percent: int) -> None:
    """Remember the size of text in percent."""
    _keep("look/text_size", str(min(max(percent, 80), 200)))


def reduced_motion() -> bool:
    """Whether nothing should move on the screen by itself."""
    return _text("look/reduced_motion") == "yes"


def set_reduced_motion(reduced: bool) -> None:
    """Remember whether nothing should move by itself."""
    _keep("look/reduced_motion", "yes" if reduced else "no")


def person_name() -> str:
    """The name that History shows for edits made here; "" until the person gave one."""
    return _text("person/name")


def set_person_name(name: str) -> None:
    """Remember the name of the person at this computer."""
    _keep("person/name", name)


def language() -> str:
    """The chosen language ("de"); "" follows the system."""
    return _text("look/language")


def set_language(chosen: str) -> None:
    """Remember the language; "" follows the system."""
    _keep("look/language", chosen)


def recent_workspaces() -> list[RecentWorkspace]:
    """Workspaces opened here, latest first; entries that cannot be read are left out."""
    try:
        rows = json.loads(_text("recent/workspaces") or "[]")
    except (ValueError, RecursionError):
        return []
    kept = [_recent(row) for row in rows] if isinstance(rows, list) else []
    return [workspace for workspace in kept if workspace is not None]


def files_told_apart(workspaces: Sequence[RecentWorkspace]) -> list[str]:
    """For each the name of its file where others of the list have its name, "" where none has.

    With its folder where file names are the same too, and whole where folders are.
    """
    told = [""] * len(workspaces)
    for parts in (1, 2, 0):
        names = [(" ".join(each.name.split()), words) for each, words in zip(workspaces, told, strict=True)]
        alike = Counter(names)
        for nth, each in enumerate(workspaces):
            if alike[names[nth]] > 1:
                told[nth] = str(Path(*each.path.parts[-parts:]))
    return told


def _recent(row: object) -> RecentWorkspace | None:
    if not isinstance(row, dict):
        return None
    texts = [row.get(key, "") for key in ("path", "name", "cycle", "opened_at", "opened_on", "locale")]
    if not all(isinstance(word, str) for word in texts) or not texts[0]:
        return None
    path, name, cycle, opened_at, opened_on, locale = cast("list[str]", texts)
    try:
        at, progress = datetime.fromisoformat(opened_at), _share(row.get("progress"))
    except ValueError:
        return None
    return RecentWorkspace(Path(path), name, cycle, progress, at, opened_on, locale)


def _share(kept: object) -> Fraction | None:
    from fractions import Fraction

    try:
        return Fraction(kept) if isinstance(kept, str) and len(kept) < 2000 else None
    except (ValueError, ZeroDivisionError):
        return None  # of an earlier build, which kept the words


def remember_workspace(workspace: RecentWorkspace) -> None:
    """Put a workspace at the top of the recent ones; the oldest fall off after twelve."""
    others = [known for known in recent_workspaces() if known.path != workspace.path]
    _keep_recent([workspace, *others][:_RECENT_LIMIT])


def forget_workspace(path: Path) -> None:
    """Take a workspace out of the recent ones; the file stays."""
    _keep_recent([known for known in recent_workspaces() if known.path != path])


def _keep_recent(workspaces: list[RecentWorkspace]) -> None:
    rows = [asdict(workspace) for workspace in workspaces]
    _keep("recent/workspaces", json.dumps(rows, default=str))


def window_geometry(window: str = "main") -> QByteArray | None:
    """Where a window stood (for `restoreGeometry`), or None."""
    value = _file().value(f"window/{window}")
    return value if isinstance(value, QByteArray) and not value.isEmpty() else None


def set_window_geometry(geometry: QByteArray, window: str = "main") -> None:
    """Remember what a window's `saveGeometry` gave."""
    _keep(f"window/{window}", geometry)


def last_page() -> str:
    """The page that was shown last ("mission"), or ""."""
    return _text("window/page")


def set_last_page(page: str) -> None:
    """Remember the page that is shown."""
    _keep("window/page", page)


def choice(key: str, otherwise: str = "") -> str:
    """A small remembered choice of a page, such as a filter; `otherwise` where there is none."""
    return _text(f"choice/{key}") or otherwise


def set_choice(key: str, value: str) -> None:
    """Remember a small choice of a page."""
    _keep(f"choice/{key}", value)
