"""The passed keyboard with a ballot: numbers place dots, Backspace takes one back, Enter casts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from okrdesk.document.document import Document
from okrdesk.gui import theme
from okrdesk.gui.pages.workshop_page import ask_words
from okrdesk.gui.pages.workshop_page.passed_keyboard import PassedKeyboard
from okrdesk.gui.pages.workshop_page.secret_line import SecretLine
from okrdesk.gui.widgets.keys import digit_of, letter_of
from okrdesk.gui.widgets.paint import paint_words
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import ballots, rounds, subjects
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.words import cost_words

_ROW = 52
_MOST_BY_KEY = 10
_DASHES = ("-", "–")


class _Rows(QWidget):
    """The items of a ballot with their numbers and the dots that were placed."""

    def __init__(self, asked: Round, titles: dict[str, str]) -> None:
        super().__init__()
        self._asked, self._titles = asked, titles
        self.placed: list[int] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Ballot"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_placed(self, placed: list[int]) -> None:
        self.placed = list(placed)
        counts = Counter(placed)
        self.setAccessibleDescription(", ".join(f"{number}: {counts[number]}" for number in sorted(counts)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, round(_ROW * theme.text_scale()) * len(self._asked.items) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, scale = theme.tokens(), theme.text_scale()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        counts = Counter(self.placed)
        height, edge = round(_ROW * scale), round(28 * scale)
        most = self._asked.per_item or max(counts.values(), default=1)
        for item_number, item in enumerate(self._asked.items, 1):
            row = QRect(20, 8 + (item_number - 1) * height, self.width() - 40, height)
            number = QRect(row.left(), row.center().y() - edge // 2, edge, edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(QRectF(number), 5, 5)
            middle = Qt.AlignmentFlag.AlignHCenter
            paint_words(painter, number, str(item_number), "strong", tokens.accent_text, middle)
            shown = min(max(most, counts[item_number]), 8) if self._asked.chooses else 0
            dots = round(30 * scale) * shown
            title = QRect(number.right() + 16, row.top(), row.width() - dots - edge - 32, height)
            kind = "figure" if counts[item_number] else "heading"
            paint_words(painter, title, self._titles.get(item, item), kind, tokens.ink)
            for nth in range(shown):
                left = row.right() - dots + nth * round(30 * scale)
                spot = QRectF(left, row.center().y() - 10 * scale, 20 * scale, 20 * scale)
                full = nth < counts[item_number]
                painter.setPen(Qt.PenStyle.NoPen if full else QPen(QColor(tokens.field_line), 1))
                painter.setBrush(QColor(tokens.dot) if full else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot)
        painter.end()


class _Sheet(QScrollArea):
    """The rows as high as they are, but for what the screen has no room for: that is scrolled to."""

    def __init__(self, rows: _Rows) -> None:
        super().__init__()
        self._rows = rows
        self.setWidget(rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(min(self.sizeHint().height(), round(3 * _ROW * theme.text_scale())))

    def sizeHint(self) -> QSize:
        return self._rows.sizeHint()

    def scroll_by(self, key: int) -> bool:
        """Scroll by a key; whether it is one that does."""
        bar, step = self.verticalScrollBar(), round(_ROW * theme.text_scale())
        by = {
            Qt.Key.Key_Up: -step,
            Qt.Key.Key_Down: step,
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }.get(Qt.Key(key))
        if by is not None:
            bar.setValue(bar.value() + by)
        return by is not None


def pass_ballots(over: QWidget, document: Document, asked: Round, box: Box, locale: str) -> PassedBallot:
    """Let the keyboard go round: each ballot goes into the box of a round, and stays there."""

    def cast(text: str) -> None:
        rounds.refuse_ballots(document, rounds.read(document, asked.id), 1, box.ballots)
        box.put([ballots.typed(text, asked.slip(locale))], "keyboard")
        box.forget_last()

    titles = subjects.titles(document, asked.subject, asked.items)
    passed = PassedBallot(over, asked, titles, ask_words.own_hint(asked), cast)
    passed.open()
    return passed


class PassedBallot(PassedKeyboard):
    """One ballot after the other. `cast` takes a typed line and refuses by raising `Refused`."""

    def __init__(
        self,
        over: QWidget,
        asked: Round,
        titles: dict[str, str],
        budget: str,
        cast: Callable[[str], object],
    ) -> None:
        costs = {item: f" · {cost_words(cost)}" for item, cost in asked.costs.items()}
        self._titles = {item: title + costs.get(item, "") for item, title in titles.items()}
        self._asked = asked
        self.by_key = asked.chooses and len(asked.items) <= _MOST_BY_KEY
        super().__init__(over, asked.criterion or _("Your slip"), asked.people, cast)
        self.rule.set_text(budget)

    def make_ballot(self) -> QWidget:
        """Rows with dots; where that does not do, a line for the numbers below them."""
        self.rows = _Rows(self._asked, self._titles)
        self.sheet = _Sheet(self.rows)
        self.line = SecretLine(_("Your numbers"), _("the numbers, from above to below"))
        self.line.went_up.connect(lambda: self.sheet.scroll_by(Qt.Key.Key_Up))
        holder = QWidget()
        fill(holder, self.sheet, self.line, spacing=12)
        self.line.setVisible(not self.by_key)
        return holder

    def take_up(self) -> None:
        """Give the keyboard to the ballot."""
        (self.rows if self.by_key else self.line).setFocus()
        self._show_left()

    def clear(self) -> None:
        """Leave no trace of the person before."""
        self.rows.show_placed([])
        self.line.clear()
        self.sheet.verticalScrollBar().setValue(0)

    def finish_person(self) -> None:
        """Cast the ballot; an empty one is cast as blank only by its own key."""
        typed = " ".join(map(str, self.rows.placed)) if self.by_key else self.line.text()
        if typed.strip():
            self.hand_in(typed)
        elif self.by_key:
            self.refuse(_("Nothing is marked. 0 hands in an empty ballot."))
        else:
            self.refuse(_("Nothing is typed. A dash (-) hands in an empty ballot."))

    def hand_in(self, text: str) -> None:
        """Cast a ballot; a dash alone is an empty one, because 0 is an answer on most scales."""
        super().hand_in("blank" if text.strip() in _DASHES else text)

    def _show_left(self) -> None:
        asked, placed = self._asked, self.rows.placed
        if asked.dots is None or not self.by_key:
            return
        if asked.method == "dots":
            left = asked.dots - len(placed)
            sentence = ngettext("{n} dot left", "{n} dots left", left).format(n=left)
            self.foot.set_text(sentence + " · " + _("a number places one, Backspace takes it back"))
        elif asked.method == "purse":
            left = asked.dots - sum(asked.costs[asked.items[number - 1]] for number in placed)
            sentence = ngettext("{n} point left", "{n} points left", left).format(n=left)
            self.foot.set_text(sentence + " · " + _("a number buys, Backspace takes it back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_asked = self.stack.currentIndex() != 0
        if is_asked and self.sheet.scroll_by(event.key()):
            return
        if not is_asked or not self.by_key:
            super().keyPressEvent(event)
            return
        digit = "10" if letter_of(event) == "X" else digit_of(event)
        if event.key() == Qt.Key.Key_Backspace:
            self.rows.show_placed(self.rows.placed[:-1])
        elif digit == "0":
            if not self.rows.placed:
                self.hand_in("blank")
                return
        elif digit and int(digit) <= len(self._asked.items):
            self._place(int(digit))
        else:
            super().keyPressEvent(event)
            return
        self.said.hide()
        self._show_left()

    def _place(self, number: int) -> None:
        placed = [*self.rows.placed, number]
        asked = self._asked
        most = 1 if asked.method in ("approval", "purse") else asked.per_item
        if (asked.method == "dots" and asked.dots is not None and len(placed) > asked.dots) or (
            most is not None and placed.count(number) > most
        ):
            return
        self.rows.show_placed(placed)
