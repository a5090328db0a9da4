"""What a screen reader would find, read in-process."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from okrdesk.gui import directory
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.widgets.reading_order import ReadingOrder

# Parts that a screen reader reads through their owner.
_NEED_NO_NAME = {
    QAccessible.Role.Client,
    QAccessible.Role.Window,
    QAccessible.Role.Dialog,
    QAccessible.Role.Pane,
    QAccessible.Role.Border,
    QAccessible.Role.Grouping,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Separator,
    QAccessible.Role.ScrollBar,
    QAccessible.Role.StatusBar,
    QAccessible.Role.ToolBar,
    QAccessible.Role.MenuBar,
    QAccessible.Role.PopupMenu,
    QAccessible.Role.Splitter,
    QAccessible.Role.Grip,
    QAccessible.Role.Whitespace,
    QAccessible.Role.NoRole,
}
_PAINTED = {QAccessible.Role.ListItem, QAccessible.Role.TreeItem, QAccessible.Role.Cell}


def nameless_controls(widget: QWidget) -> list[str]:
    """Every visible control and list item below `widget` that a screen reader could not name."""
    found: list[str] = []
    _make_ready(widget)
    top = QAccessible.queryAccessibleInterface(widget)
    if top is not None:
        _walk(top, type(widget).__name__, found, depth=0)
    return found


def _make_ready(widget: QWidget) -> None:
    """Have all there that comes to a page in turns of its own, as for somebody who reads to its end."""
    for each in (widget, *widget.findChildren(QWidget)):
        if isinstance(each, ReadingOrder) and each.isVisible():
            each.make_ready()


def _walk(part: QAccessibleInterface, path: str, found: list[str], depth: int) -> None:
    state = part.state()
    if state.invisible or depth > 40:  # type: ignore[attr-defined]
        return
    role = part.role()
    owner = part.object()
    focusable = isinstance(owner, QWidget) and bool(owner.focusPolicy().value) and owner.focusProxy() is None
    needs = (
        role in _PAINTED or (role not in _NEED_NO_NAME and role != QAccessible.Role.StaticText) or focusable
    )
    # Qt's calendar has an empty corner among its days.
    needs = needs and not (role == QAccessible.Role.Cell and "QCalendarWidget" in path)
    if needs and depth and not part.text(QAccessible.Text.Name).strip():
        found.append(f"{path} ({role.name})")
    for place in range(min(part.childCount(), 500)):
        child = part.child(place)
        if child is not None and child.isValid():
            thing = child.object()
            name = type(thing).__name__ if thing is not None else child.role().name
            _walk(child, f"{path}/{name}", found, depth + 1)


@dataclass(frozen=True)
class Spoken:
    """One part as a screen reader finds it."""

    role: QAccessible.Role
    name: str
    description: str
    kind: str


def spoken_parts(widget: QWidget) -> list[Spoken]:
    """Everything visible below `widget`, itself first, as a screen reader finds it."""
    found: list[Spoken] = []
    _make_ready(widget)

    def walk(part: QAccessibleInterface, depth: int) -> None:
        if part.state().invisible or depth > 40:  # type: ignore[attr-defined]
            return
        text = QAccessible.Text
        owner = part.object()
        kind = type(owner).__name__ if owner is not None else ""
        found.append(Spoken(part.role(), part.text(text.Name), part.text(text.Description), kind))
        for place in range(min(part.childCount(), 500)):
            child = part.child(place)
            if child is not None and child.isValid():
                walk(child, depth + 1)

    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    walk(top, 0)
    return found


_CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.SpinBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.PageTab,
    QAccessible.Role.Graphic,
    QAccessible.Role.Chart,
}
_MARKUP = re.compile(r"</?[A-Za-z!]|&#?\w+;")


def said_amiss(widget: QWidget) -> list[str]:
    """What is heard as markup, cannot be told apart, or has no name."""
    parts = spoken_parts(widget)
    return _wrong(parts) + _repeated(parts) + nameless_controls(widget)


def _wrong(parts: Iterable[Spoken]) -> list[str]:
    """What a screen reader would read as markup."""
    return [
        f"{part.kind} {part.role.name}: {words[:80]}"
        for part in parts
        for words in (part.name, part.description)
        if _MARKUP.search(words)
    ]


def _repeated(parts: Iterable[Spoken]) -> list[str]:
    """Controls of one kind that have the same name; the sign of a banner only says how grave it is."""
    named = Counter(
        (each.role.name, each.name) for each in parts if each.role in _CONTROLS and each.kind != "Sign"
    )
    return [f"{count} × {role} {name!r}" for (role, name), count in named.items() if count > 1]


def page_amiss(window: MainWindow) -> list[str]:
    """What is wrong with what is heard of the window and the page that it shows."""
    assert window.view is not None
    wrong = said_amiss(window)
    parts = spoken_parts(window)
    headings = [part.name for part in parts if part.role is QAccessible.Role.Heading]
    header = getattr(window.view.page(), "header", None)  # a workshop has a head of its own
    if not ((header is None and headings) or header.title.plain_text() in headings):
        wrong.append(f"no heading: {headings}")
    if len([part for part in parts if part.role is QAccessible.Role.PageTab]) != len(directory.rows()):
        wrong.append("the rail is not one tab for each page")
    if not {part.role for part in parts if part.kind == "ChartCanvas"} <= {QAccessible.Role.Chart}:
        wrong.append("a chart is not heard as one")
    return wrong
