"""Labels break their lines once for each width, and anew when anything about them changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.text import PlainLabel

WORDS = "A sentence that is long enough to be broken into several lines, and then into some more of them."
WIDE = 120

CHANGES: dict[str, Callable[[PlainLabel], object]] = {
    "another text": lambda label: label.set_text(WORDS * 2),
    "another kind": lambda label: label.set_kind("title"),
    "another font": lambda label: label.setFont(QFont(label.font().family(), 30)),
    "margins": lambda label: label.setContentsMargins(20, 5, 20, 5),
    "a style sheet of its own": lambda label: label.setStyleSheet("padding: 20px"),
    "a style sheet around it": lambda label: label.parentWidget().setStyleSheet("QLabel { padding: 20px }"),
    "no line breaks": lambda label: label.setWordWrap(False),
}


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_height_of_a_label_follows_whatever_changes(
    shown: Callable[..., object], change: Callable[[PlainLabel], object]
) -> None:
    holder = QWidget()
    label = PlainLabel(WORDS, "body", holder)
    shown(holder, 300, 300)
    before = label.heightForWidth(WIDE)
    assert before == QLabel.heightForWidth(label, WIDE)
    change(label)
    assert label.heightForWidth(WIDE) == QLabel.heightForWidth(label, WIDE) != before


def test_the_height_of_a_label_follows_the_size_of_text(qapp: object, shown: Callable[..., object]) -> None:
    theme.apply(qapp, "light", 100)  # type: ignore[arg-type]
    holder = QWidget()
    label = PlainLabel(WORDS, "body", holder)
    shown(holder, 300, 300)
    before = label.heightForWidth(WIDE)
    theme.apply(qapp, "light", 200)  # type: ignore[arg-type]
    assert label.heightForWidth(WIDE) == QLabel.heightForWidth(label, WIDE) > before


def test_lines_are_broken_once_for_each_width(shown: Callable[..., object]) -> None:
    holder = QWidget()
    label = PlainLabel(WORDS, "body", holder)
    shown(holder, 300, 300)
    label.heightForWidth(WIDE)
    QLabel.setText(label, "Short")  # behind its back: what is known of a width is not asked again
    assert label.heightForWidth(WIDE) > QLabel.heightForWidth(label, WIDE)
