"""How large the meeting is written: to be read from eight metres, 28 points on a screen of 1920 × 1080."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

_BODY = 28 * 96 / 72 / 1080  # of the height: 28 points of 96 dots to the inch
_LEAST = 15


def body_of(size: QSize) -> int:
    """The height of body text in pixels for a window of this size."""
    return max(round(min(size.height(), size.width() * 9 / 16) * _BODY), _LEAST)


def sheet_of(body: int) -> str:
    """The style sheet that enlarges everything in the window; colours stay those of the theme."""

    def px(share: float) -> str:
        return f"{max(round(body * share), 11)}px"

    side, above = px(0.32), px(0.18)
    return f"""
QLabel, QLineEdit, QPlainTextEdit, QComboBox, QComboBox QAbstractItemView, QListView, QCheckBox {{
  font-size: {px(1)}; }}
QLabel[kind="small"], QLabel[kind="error"] {{ font-size: {px(0.76)}; }}
QLabel[kind="heading"] {{ font-size: {px(1.15)}; }}
QLabel[kind="title"] {{ font-size: {px(1.45)}; }}
QLabel[kind="figure"] {{ font-size: {px(1.9)}; }}
QLineEdit[letters="large"] {{ font-size: {px(1.3)}; }}
QLineEdit, QComboBox {{ padding: {above} {side}; }}
QLineEdit:focus, QComboBox:focus {{ padding: {above} {side}; }}
QPushButton, QPushButton:focus {{ font-size: {px(0.8)}; padding: {above} {px(0.5)}; }}
QCheckBox::indicator {{ width: {px(0.6)}; height: {px(0.6)}; }}
QComboBox::down-arrow {{ width: {px(0.6)}; height: {px(0.6)}; }}
QPushButton[letters="small"], QPushButton[letters="small"]:focus {{ font-size: {px(0.7)}; }}
"""


def space(column: QVBoxLayout, body: int) -> None:
    """The margins and gaps of a window whose body text is this high, in pixels."""
    side = round(body * 1.3)
    column.setContentsMargins(side, round(body * 0.9), side, round(body * 0.7))
    column.setSpacing(round(body * 0.4))
