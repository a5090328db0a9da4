"""What was typed into a dialog that was left without its answer: kept until the workspace is closed.

A draft belongs to one question: the same dialog, saying the same words, with the same in its fields at first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import Combo, NumberBox
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextArea, TextField
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.text import PlainLabel

State = tuple[tuple[str, Any], ...]  # (name, what stands there) of each input, in order


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in a dialog, and where in it one was."""

    place: str
    state: State


_KEPT: WeakKeyDictionary[QWidget, dict[Hashable, Draft]] = WeakKeyDictionary()


def state_of(dialog: QDialog) -> State:
    """What stands in the inputs of a dialog."""
    return tuple((_name(part), _WAYS[kind][0](part)) for part, kind in _inputs(dialog))


def question_of(dialog: QDialog) -> Hashable:
    """What a dialog asks, as it is shown first."""
    labels = dialog.findChildren(PlainLabel)
    headings = tuple(label.plain_text() for label in labels if label.property("kind") in ("heading", "title"))
    return type(dialog).__name__, dialog.windowTitle(), headings, state_of(dialog)


def put_back(dialog: QDialog, state: State) -> bool:
    """Put into the inputs what stood there; False where the dialog has others now."""
    inputs = _inputs(dialog)
    if [_name(part) for part, _kind in inputs] != [name for name, _value in state]:
        return False
    for (part, kind), (_known, value) in zip(inputs, state, strict=True):
        if _WAYS[kind][0](part) != value:
            _WAYS[kind][1](part, value)
    return True


def hold(dialog: QDialog) -> None:
    """Let the fields that keep what is typed tell nothing as the dialog goes."""
    for part, _kind in _inputs(dialog):
        if isinstance(part, TextField | TextArea):
            part.hold()


def keep(dialog: QDialog, question: Hashable, draft: Draft) -> None:
    """Keep a draft for the next time the question is asked."""
    window = _window(dialog)
    if window is not None:
        _KEPT.setdefault(window, {})[question] = draft


def take(dialog: QDialog, question: Hashable) -> Draft | None:
    """The draft for a question, which is no longer kept."""
    window = _window(dialog)
    return _KEPT.get(window, {}).pop(question, None) if window is not None else None


def forget(window: QWidget) -> None:
    """The workspace of a window is closed."""
    _KEPT.pop(window, None)


def _window(dialog: QDialog) -> QWidget | None:
    """The window that a dialog came from, through all dialogs between."""
    around = dialog.parentWidget()
    while around is not None and around.parentWidget() is not None:
        around = around.parentWidget()
    return around


def _inputs(dialog: QDialog) -> list[tuple[Any, type]]:
    """Each input with its kind: all of a dialog that asks, else those fields that keep what is typed."""
    inputs = []
    for part in dialog.findChildren(QWidget):
        kind = next((kind for kind in _WAYS if isinstance(part, kind)), None)
        kept = dialog.property(KEEPS_TYPED) or part.property(KEEPS_TYPED)
        if kind is not None and kept and not isinstance(part.parentWidget(), ChoiceChips):
            inputs.append((part, kind))
    return inputs


def _name(part: QWidget) -> str:
    stop = part.stop if isinstance(part, Compound) else None
    return part.accessibleName() or (stop.accessibleName() if stop is not None else "")


def _choose(combo: Combo, key: str) -> None:
    combo.set_key(key)
    combo.activated.emit(combo.currentIndex())


def _say(strip: ConfidenceStrip, value: int | None) -> None:
    strip.set_value(value)
    if value is not None:
        strip.picked.emit(value)


def _pick(chips: ChoiceChips, keys: tuple[str, ...]) -> None:
    chips.set_keys(list(keys))
    chips.picked.emit(keys)


# How each kind of input is read, and filled as a person does.
_WAYS: dict[type, tuple[Callable[[Any], Any], Callable[[Any, Any], object]]] = {
    TextField: (TextField.text, TextField.type_text),
    TextArea: (TextArea.text, TextArea.type_text),
    Combo: (Combo.key, _choose),
    NumberBox: (NumberBox.value, NumberBox.setValue),
    ConfidenceStrip: (ConfidenceStrip.value, _say),
    ChoiceChips: (lambda chips: tuple(chips.keys()), _pick),
    QCheckBox: (QCheckBox.isChecked, QCheckBox.setChecked),
}
