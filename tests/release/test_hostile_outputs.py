"""Three thousand hostile texts in pages, pictures, labels, tips and messages; nothing is loaded (T7b).

What workbooks, tables, text and calendars make of them is in tests/exchange/test_hostile_texts.py.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from okrdesk.gui.widgets.notices import MessageBox
from okrdesk.gui.widgets.text import PlainLabel, set_tip, tip_text
from okrdesk.reports.charts import files
from okrdesk.reports.onepager import onepager
from tests.exchange.test_hostile_texts import texts
from tests.reports.charts.made_charts import progress
from tests.reports.paper.test_text_as_typed import letters, one_line
from tests.reports.reading import words

pytestmark = [pytest.mark.release, pytest.mark.timeout(3600)]
Count = Callable[[str, object], None]
BATCHES = range(10)
RED = QColor(255, 0, 0)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    """A red picture, which no text may bring to the screen."""
    path = tmp_path_factory.mktemp("red") / "red.png"
    red = QPixmap(200, 200)
    red.fill(RED)
    assert red.save(str(path))
    return path


def wanted(number: int, picture: Path) -> list[str]:
    """The texts of a batch; every fifth wants the picture shown."""
    bait = (
        f'<img src="{picture}">',
        f'<img src="file://{picture}"/>',
        f"![x]({picture})",
        f"<p><img src='{picture}'>",
    )
    return [f"{bait[nth % 4]}{text}" if nth % 5 == 0 else text for nth, text in enumerate(texts(number))]


def is_red(image: QImage) -> bool:
    """Whether any of the picture is in there."""
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    red = bytes((0, 0, 255, 255))  # little-endian
    content = bytes(small.constBits())
    at = content.find(red)
    while at >= 0 and at % 4:
        at = content.find(red, at + 1)
    return at >= 0


def test_the_picture_would_be_seen(picture: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    label = QLabel(f'<img src="{picture}">')
    qtbot.addWidget(label)
    label.resize(300, 300)
    assert is_red(label.grab().toImage())


def seen(text: str) -> Counter[str]:
    """How often each letter is there, of those that are one sign by themselves (no accents, no joiners)."""
    return Counter(
        letter
        for letter in letters(text)
        if letter <= "\uffff"
        and unicodedata.category(letter) not in ("Cf", "Mn", "Me", "Cn", "Zs", "Zl", "Zp")
    )


@pytest.mark.parametrize("number", BATCHES)
def test_a_page_says_what_was_typed(number: int, picture: Path, record_property: Count) -> None:
    for text in wanted(number, picture):
        short = text[:120]
        told = seen(words(onepager.draw(one_line(short), chart=False).pdf))
        missing = seen(short) - told
        assert not missing, (short, missing)
    record_property("texts", len(texts(number)))


@pytest.mark.parametrize("number", BATCHES)
def test_a_picture_is_drawn(number: int, picture: Path, record_property: Count) -> None:
    titles = wanted(number, picture)
    for first in range(0, len(titles), 8):
        chart = progress(8, titles=titles[first : first + 8])
        about = files.Around(source=titles[first], beside=titles[first])
        image = QImage.fromData(files.content(chart, ".png", about))
        assert not image.isNull()
        assert not is_red(image)
    record_property("texts", len(titles))


@pytest.fixture
def place(qtbot) -> QWidget:  # type: ignore[no-untyped-def]
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("number", BATCHES)
def test_a_label_shows_plain_text(number: int, picture: Path, place: QWidget, record_property: Count) -> None:
    label = PlainLabel("", "body", place)
    for text in wanted(number, picture):
        label.set_text(text[:2000])
        label.resize(400, 200)
        assert not is_red(label.grab().toImage())
    record_property("texts", len(texts(number)))


@pytest.mark.parametrize("number", BATCHES)
def test_a_tip_says_the_text_and_shows_nothing(
    number: int, picture: Path, place: QWidget, record_property: Count
) -> None:
    tip = QLabel(place)  # as Qt shows tips
    for text in wanted(number, picture):
        short = text[:250]
        set_tip(place, short)
        tip.setText(tip_text(short))
        tip.resize(400, 300)
        assert not is_red(tip.grab().toImage())
        shown = QTextDocumentFragment.fromHtml(place.toolTip()).toPlainText()
        assert seen(shown) == seen(short)
        assert seen(place.accessibleDescription()) == seen(short)
    record_property("texts", len(texts(number)))


@pytest.mark.parametrize("number", BATCHES)
def test_a_message_shows_plain_text(
    number: int, picture: Path, place: QWidget, record_property: Count
) -> None:
    for text in wanted(number, picture):
        box = MessageBox(place, text[:200], text[:1000], [("ok", text[:40] or "OK", "primary")], text[:500])
        box.resize(600, 500)
        assert not is_red(box.grab().toImage())
        box.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
    record_property("texts", len(texts(number)))
