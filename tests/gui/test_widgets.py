from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

import okrdesk.gui
from okrdesk.gui import theme
from okrdesk.gui.widgets import notices, paint, ranked_list, roles
from okrdesk.gui.widgets.cards import Card, EmptyState, PageHeader, page_scroll
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo, number_box
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, TextField, ValueField, captioned
from okrdesk.gui.widgets.marks import Avatar, Sign, Sparkline, StatusPill, Swatch, TypePill
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.rail import Rail, RailItem
from okrdesk.gui.widgets.reading_order import ReadingOrder
from okrdesk.gui.widgets.text import PlainLabel, apart, icon_button, literal, plain_button, set_tip
from okrdesk.gui.widgets.top_bar import TopBar
from okrdesk.i18n import format_day
from tests.gui.accessibility import nameless_controls

pytestmark = pytest.mark.usefixtures("dressed")

HOSTILE = [
    "<b>bold</b> & <img src='/etc/hostname'>",
    "R&D $5 to $10",
    "😀 العربية 日本語",
    "x" * 10_000,
    "",
    "one\ntwo",
]
STATUSES = ["on track", "at risk", "off track", "achieved", "not started"]
key = QTest.keyClick


# Text is literal


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "signs", "scripts", "endless", "empty", "lines"])
@pytest.mark.parametrize("elide", [False, True])
def test_a_label_shows_any_text_and_never_pushes_the_window(shown, text, elide):
    box = QWidget()
    QVBoxLayout(box).addWidget(label := PlainLabel(text, elide=elide))
    shown(box, 300, 200)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.plain_text() == text
    assert box.minimumSizeHint().width() <= 400
    label.grab()


def test_a_tip_is_escaped_and_a_button_keeps_its_ampersand(qtbot):
    button = plain_button("R&D <b>", shortcut_hint="Ctrl S")
    qtbot.addWidget(button)
    set_tip(button, "<b>R&D</b>")
    assert button.toolTip() == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;</qt>"
    assert button.text() == "R&&D <b>  Ctrl S"
    assert button.accessibleName() == "R&D <b>"
    assert literal("a&b") == "a&&b"


def test_an_elided_label_tells_the_whole_text_in_its_tip(qtbot):
    label = PlainLabel("a <long> name", elide=True)
    qtbot.addWidget(label)
    assert "&lt;long&gt;" in label.toolTip()
    assert label.accessibleName() == "a <long> name"


@pytest.mark.usefixtures("dressed")
def test_kinds_of_label_differ(qtbot):
    sizes = []
    for kind in ("small", "body", "heading", "title"):
        label = PlainLabel("x", kind)
        qtbot.addWidget(label)
        label.ensurePolished()
        sizes.append(label.font().pointSizeF())
    assert sizes == sorted(set(sizes))


def test_text_reaches_the_screen_only_through_the_literal_widgets():
    # Each of these would show markup, load a picture or eat an ampersand if user text reached it.
    wild = re.compile(
        r"\bQLabel\(|QMessageBox\b|\.setToolTip\(|QToolTip\.|\.setHtml\(|\bQTextEdit\(|\bQTextBrowser\("
    )
    boundary = {"text.py"}
    found = [
        f"{file.name}:{number} {line.strip()}"
        for file in sorted(Path(theme.__file__).parent.rglob("*.py"))
        if file.name not in boundary
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if wild.search(line) and "tip_text(" not in line
    ]
    assert found == []


# Messages


def test_a_question_shows_plain_text_and_escape_is_no(qtbot):
    box = notices.MessageBox(
        None,
        "Delete <b>R&D</b>?",
        "<i>text</i>",
        [("no", "Cancel", "plain"), ("yes", "Delete & go", "danger")],
    )
    qtbot.addWidget(box)
    box.show()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in box.findChildren(QLabel))
    assert nameless_controls(box) == []
    key(box, Qt.Key.Key_Escape)
    assert box.chosen == ""
    assert not box.isVisible()


def test_a_question_answers_with_the_button(qtbot):
    box = notices.MessageBox(None, "Go?", "", [("no", "Cancel", "plain"), ("yes", "Go", "primary")])
    qtbot.addWidget(box)
    box.show()
    qtbot.mouseClick(box.buttons["yes"], Qt.MouseButton.LeftButton)
    assert box.chosen == "yes"


def test_a_banner_offers_its_buttons_and_goes_when_dismissed(shown, qtbot):
    pressed = []
    banner = notices.Banner("warning", "The stick is gone.", [("Show", lambda: pressed.append(1))])
    shown(banner, 500, 60)
    assert nameless_controls(banner) == []
    qtbot.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert pressed == [1]
    close = next(b for b in banner.findChildren(QWidget) if b.accessibleName() == "Dismiss")
    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_an_announcement_reaches_accessibility_without_a_reader(qtbot):
    label = PlainLabel("x")
    qtbot.addWidget(label)
    roles.announce(label, "saved")


def test_an_empty_page_offers_the_first_step(shown, qtbot):
    steps = []
    empty = shown(EmptyState("No themes", "Ideas that belong together.", "Group", lambda: steps.append(1)))
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert steps == [1]
    assert not EmptyState("a", "b").button.isVisibleTo(None)


# Surfaces


def test_a_page_scrolls_rather_than_squeezes(shown):
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(PageHeader("Title", "Subtitle", [plain_button("Do", "primary")]))
    for _number in range(30):
        card = Card()
        card.column.addWidget(PlainLabel("text"))
        column.addWidget(card)
    area = shown(page_scroll(page), 400, 300)
    assert area.verticalScrollBar().maximum() > 0
    assert nameless_controls(area) == []


def test_actions_go_below_the_title_in_a_narrow_page(shown):
    box = QWidget()
    column = QVBoxLayout(box)
    header = PageHeader(
        "A title of some length", "And a subtitle", [plain_button("One"), plain_button("Two")]
    )
    column.addWidget(header)
    column.addStretch(1)
    shown(box, 900, 300)
    one = header.findChildren(QPushButton)[0]

    def places() -> tuple[QPoint, QPoint]:
        return header.title.mapTo(box, QPoint()), one.mapTo(box, QPoint())

    title, action = places()
    assert action.x() > title.x() + 400
    box.resize(300, 300)
    for _turn in range(3):
        QApplication.processEvents()
    title, action = places()
    assert action.y() >= title.y() + header.title.height()
    assert action.x() < 100


# Painting


def painted(draw) -> QImage:
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter, QRect(0, 0, 200, 40))
    painter.end()
    return image


def test_every_status_differs_in_grey():
    # Shapes must tell them apart without colour: the same ink for all.
    seen = []
    for status in STATUSES:
        image = painted(
            lambda painter, rect, s=status: paint.paint_shape(painter, rect.toRectF(), s, "#000000")
        )
        assert image not in seen
        seen.append(image)


def test_outdated_is_in_words_and_in_the_picture():
    assert paint.status_word("at risk", outdated=True) == "At risk, outdated"
    fresh, old = (
        painted(lambda painter, rect, o=old: paint.paint_status(painter, rect, "at risk", o))
        for old in (False, True)
    )
    assert fresh != old
    assert paint.status_size("at risk", True).width() > paint.status_size("at risk").width()


def filled_columns(counted: float | None) -> int:
    image = painted(lambda painter, rect: paint.paint_bar(painter, rect, counted, None, "on track"))
    green = theme.status_colours("on track").fill
    return sum(image.pixelColor(x, 20).name() == green for x in range(200))


@pytest.mark.parametrize(
    ("counted", "columns"), [(None, 0), (0.0, 0), (0.5, 100), (1.0, 200), (1.7, 200), (-0.3, 0)]
)
def test_the_bar_fills_as_far_as_counted(counted, columns):
    assert filled_columns(counted) == pytest.approx(columns, abs=3)


def test_the_pace_tick_stands_at_the_expected_share():
    image = painted(lambda painter, rect: paint.paint_bar(painter, rect, 0.0, 0.25, "on track"))
    ink = theme.tokens().ink
    assert {x for x in range(200) if image.pixelColor(x, 14).name() == ink} == {49, 50}


@pytest.mark.parametrize("points", [[], [3.0], [2.0, 2.0], [1.0, -5.0, 1e12]])
def test_a_sparkline_draws_any_values(points):
    image = painted(lambda painter, rect: paint.paint_sparkline(painter, rect, points))
    blank = painted(lambda _painter, _rect: None)
    assert (image == blank) is (not points)


def test_a_person_keeps_the_colour_and_nobody_has_a_question_mark():
    assert paint.avatar_colour("id-1") == paint.avatar_colour("id-1")
    assert len({paint.avatar_colour(str(number)) for number in range(60)}) == len(theme.tokens().avatars)
    assert [paint.initials(name) for name in ("", "Ada", "Ada M. Lovelace", "  ")] == ["?", "AD", "AL", "?"]


@pytest.mark.parametrize("text", HOSTILE)
def test_painting_takes_any_text(text):
    painted(lambda painter, rect: paint.paint_pill(painter, rect, text))
    painted(lambda painter, rect: paint.paint_avatar(painter, rect, text))
    painted(lambda painter, rect: paint.paint_status(painter, rect, text))


def test_painting_leaves_the_painter_as_it_was():
    def draw(painter: QPainter, rect: QRect) -> None:
        before = painter.pen(), painter.brush(), painter.font(), painter.renderHints()
        paint.paint_status(painter, rect, "on track", True)
        paint.paint_bar(painter, rect, 0.4, 0.5, "on track")
        paint.paint_avatar(painter, rect, "Ada")
        paint.paint_pill(painter, rect, "x")
        paint.paint_sparkline(painter, rect, [1, 2])
        paint.paint_focus(painter, rect)
        assert (painter.pen(), painter.brush(), painter.font(), painter.renderHints()) == before
        assert not painter.hasClipping()

    painted(draw)


def test_marks_say_what_they_show(qtbot):
    marks = [
        (StatusPill("off track", True), "Off track, outdated"),
        (TypePill("<b>Outcome</b>"), "<b>Outcome</b>"),
        (Avatar("Ada Lovelace", "1"), "Ada Lovelace"),
        (Avatar(""), "Nobody yet"),
        (Sparkline([1, 2, 3]), "Course of 3 values"),
        (Swatch("#0072b2", "Event Hub"), "Event Hub"),
        (Sign("warning", "Warning"), "Warning"),
    ]
    for mark, words in marks:
        qtbot.addWidget(mark)
        assert mark.accessibleName() == words
        mark.resize(mark.sizeHint())
        mark.grab()


# Confidence


def test_confidence_by_keys(shown, qtbot):
    strip = shown(ConfidenceStrip())
    strip.setFocus()
    assert strip.value() is None
    told = []
    strip.picked.connect(told.append)

    def press(which):
        key(QApplication.focusWidget(), which)

    press(Qt.Key.Key_7)
    assert strip.value() == 7
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Left)
    assert strip.value() == 8
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Right)
    assert strip.value() == 10
    press(Qt.Key.Key_Home)
    assert strip.value() == 0
    press(Qt.Key.Key_1)
    assert strip.value() == 1
    press(Qt.Key.Key_0)
    assert strip.value() == 10
    press(Qt.Key.Key_0)
    assert strip.value() == 0
    assert told == [7, 8, 9, 8, 10, 10, 0, 1, 10, 0]
    assert nameless_controls(strip) == []


def test_confidence_by_mouse_and_from_outside(shown, qtbot):
    strip = shown(ConfidenceStrip(3))
    told = []
    strip.picked.connect(told.append)
    strip.set_value(4)
    assert told == []
    qtbot.mouseClick(strip._steps[9], Qt.MouseButton.LeftButton)
    assert told == [9]
    assert [step.isChecked() for step in strip._steps].count(True) == 1
    qtbot.mouseClick(strip._steps[9], Qt.MouseButton.LeftButton)
    assert strip._steps[9].isChecked()
    strip.set_value(None)
    assert not any(step.isChecked() for step in strip._steps)


# Chips


CHOICES = [("a", "Mission-driven"), ("b", "R&D"), ("c", "Creator-led")]


def test_chips_choose_one_by_arrows_and_mouse(shown, qtbot):
    chips = shown(ChoiceChips("Kind", CHOICES, ["b"]), 600, 60)
    told = []
    chips.picked.connect(told.append)
    chips.setFocus()
    key(QApplication.focusWidget(), Qt.Key.Key_Right)
    key(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told == [("c",), ("a",)]
    qtbot.mouseClick(chips._chips[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips._chips[1], Qt.MouseButton.LeftButton)
    assert chips.keys() == ("b",)
    assert nameless_controls(chips) == []


def test_chips_choose_any(shown, qtbot):
    chips = shown(ChoiceChips("Parts", CHOICES, multi=True), 600, 60)
    told = []
    chips.picked.connect(told.append)
    chips._chips[0].setFocus()
    key(QApplication.focusWidget(), Qt.Key.Key_Space)
    key(QApplication.focusWidget(), Qt.Key.Key_Left)
    key(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told == [("a",), ("a", "c")]
    chips.set_choices(CHOICES[1:])
    assert chips.keys() == ("c",)


def test_chips_wrap_where_the_width_ends(shown):
    chips = ChoiceChips("Kind", [(str(n), f"Choice number {n}") for n in range(9)])
    shown(chips, 300, 400)
    rows = {chip.y() for chip in chips._chips}
    assert len(rows) > 3
    assert all(chip.geometry().right() <= 300 for chip in chips._chips)
    assert chips.heightForWidth(300) > chips.heightForWidth(1500)


# Fields


@pytest.fixture(params=[TextField, TextArea, ValueField])
def field(request, shown):
    box = QWidget()
    column = QVBoxLayout(box)
    made = request.param("Caption", "before")
    column.addWidget(made)
    column.addWidget(plain_button("Elsewhere"))
    shown(box)
    made.told = []
    made.edited.connect(made.told.append)
    made.other = box.findChildren(QPushButton)[0]
    made.setFocus()
    made.edit.selectAll()
    return made


def test_a_field_tells_once_when_it_is_left(field):
    QTest.keyClicks(field.edit, "after")
    assert field.told == []
    field.other.setFocus()
    assert field.told == ["after"]
    field.setFocus()
    field.other.setFocus()
    assert field.told == ["after"]


def test_enter_tells_and_leaving_does_not_tell_again(field):
    QTest.keyClicks(field.edit, "after")
    control = Qt.KeyboardModifier.ControlModifier
    none = Qt.KeyboardModifier.NoModifier
    key(field.edit, Qt.Key.Key_Return, control if isinstance(field, TextArea) else none)
    field.other.setFocus()
    assert field.told == ["after"]


def test_escape_brings_back_the_text_of_the_document(field):
    QTest.keyClicks(field.edit, "half")
    key(field.edit, Qt.Key.Key_Escape)
    assert field.text() == "before"
    field.other.setFocus()
    assert field.told == []


def test_undo_in_the_field_brings_back_what_escape_took(field):
    QTest.keyClicks(field.edit, "half")
    key(field.edit, Qt.Key.Key_Escape)
    field.edit.undo()
    assert field.text() == "half"
    field.other.setFocus()
    assert field.told == ["half"]


def test_typing_goes_on_behind_an_emoji_after_the_document_was_shown_anew(shown, qtbot) -> None:
    field = shown(TextField("Words"), 300, 80)
    field.edit.setFocus()
    field.set_text("ab🎉🎉")
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    field.set_text("ab🎉🎉 ")
    field.set_text("ab🎉🎉")
    QTest.keyClicks(field.edit, "c")
    assert field.text() == "ab🎉🎉c"


def test_escape_leaves_a_draft_alone(field):
    field.parentWidget().setProperty("keeps_typed", True)
    QTest.keyClicks(field.edit, "half")
    key(field.edit, Qt.Key.Key_Escape)
    assert field.text() == "half"


@pytest.mark.parametrize(
    "text",
    [
        "12\u00a0km and\u202f5\u00a0%",
        "a\r\nb\rc",
        "a\u2028b\u2029c\x85d\x0be\x0cf",
        "e\u0301 o\u0308",
        " around \u00a0",
        "tab\tand\u200bnone",
    ],
)
def test_passing_a_field_changes_nothing(field, text):
    field.set_text(text)
    field.other.setFocus()
    field.setFocus()
    field.finish(again=True)
    field.other.setFocus()
    assert (field.told, field.text(), field.trimmed()) == ([], text, text)
    assert field.is_idle()
    assert field.is_untouched()


def test_a_no_break_space_stays_beside_what_was_changed(field):
    field.set_text("12\u00a0km")
    field.edit.setFocus()
    key(field.edit, Qt.Key.Key_End)
    QTest.keyClicks(field.edit, " more ")
    field.other.setFocus()
    assert field.told == ["12\u00a0km more "]
    assert field.trimmed() == "12\u00a0km more"


def test_a_reload_leaves_half_typed_text_alone(field):
    QTest.keyClicks(field.edit, "half")
    field.set_text_if_idle("from elsewhere")
    assert field.text() == "half"
    key(field.edit, Qt.Key.Key_Escape)
    assert field.text() == "from elsewhere"


def test_a_reload_fills_an_idle_field_without_telling(field):
    field.set_text_if_idle("from elsewhere")
    assert field.text() == "from elsewhere"
    field.other.setFocus()
    assert field.told == []


def test_a_refused_text_stays_with_its_sentence(field):
    field.edited.connect(lambda _text: field.set_error("This is no number. Type one like 12."))
    QTest.keyClicks(field.edit, "wrong")
    field.other.setFocus()
    field.set_text_if_idle("before")
    assert field.text() == "wrong"
    assert field.error() == "This is no number. Type one like 12."
    assert field.edit.accessibleDescription() == "This is no number. Type one like 12."
    assert field._error.isVisible()
    field.setFocus()
    key(field.edit, Qt.Key.Key_Escape)
    assert (field.text(), field.error()) == ("before", "")
    assert not field._error.isVisible()


def test_enter_tries_a_refused_text_again(field):
    QTest.keyClicks(field.edit, "wrong")
    field.other.setFocus()
    field.set_error("Not now.")
    field.setFocus()
    field.finish(again=True)
    assert field.told == ["wrong", "wrong"]
    assert field.error() == ""


def test_an_accepted_text_is_idle_again(field):
    QTest.keyClicks(field.edit, "after")
    field.other.setFocus()
    field.set_text_if_idle("after, cleaned")
    assert field.text() == "after, cleaned"


@pytest.mark.parametrize("text", HOSTILE)
def test_fields_take_any_text(qtbot, text):
    area = TextArea("Area", text)
    qtbot.addWidget(area)
    assert area.text() == text
    assert nameless_controls(area) == []
    line = TextField("Line", text.replace("\n", " "))
    qtbot.addWidget(line)
    assert line.text() == text.replace("\n", " ")


def test_pasting_takes_the_words_only(qtbot):
    area = TextArea("Area")
    qtbot.addWidget(area)
    paste = QMimeData()
    paste.setHtml("<img src='/etc/hostname'><b>bold</b>")
    paste.setText("bold\nwords")
    area.edit.insertFromMimeData(paste)
    assert area.text() == "bold\nwords"
    line = TextField("Line")
    qtbot.addWidget(line)
    QApplication.clipboard().setText("bold\nwords")
    line.edit.paste()
    assert line.text() == "bold words"


def test_an_area_grows_with_its_text_and_then_scrolls(shown):
    area = TextArea("Area", "one", least_lines=2, most_lines=6)
    shown(area, 400, 500)
    small = area.edit.height()
    area.set_text("\n".join("abcd"))
    QApplication.processEvents()
    assert small < area.edit.height()
    assert area.edit.verticalScrollBar().maximum() == 0
    most = area.edit
    area.set_text("\n" * 5)
    six = most.height()
    area.set_text("\n" * 50)
    assert most.height() == six
    assert most.verticalScrollBar().maximum() > 0


def test_a_value_stands_at_the_right_with_its_unit(qtbot):
    value = ValueField("Target", "50", "people")
    qtbot.addWidget(value)
    assert value.edit.alignment() & Qt.AlignmentFlag.AlignRight
    value.set_unit("")
    assert value.edit.accessibleName() == "Target"


# Days


@pytest.mark.parametrize(
    "locale", ["en_GB", "en_US", "de_DE", "fr_FR", "pl_PL", "ja_JP", "hu_HU", "ar_EG", ""]
)
def test_a_shown_day_is_read_back_in_every_language(qtbot, locale):
    day = date(2026, 3, 31)
    field = DayField("Due", day, date(2026, 4, 8), locale)
    qtbot.addWidget(field)
    assert (field.text(), field.day()) == (format_day(day, locale), day)
    field.edit.setText(f" {field.text()} ")
    assert field.day_by(day) == day


@pytest.mark.parametrize(
    ("typed", "locale", "day"),
    [
        ("8.2.2026", "en_GB", date(2026, 2, 8)), ("8 Feb", "en_GB", date(2026, 2, 8)),
        ("12 Feb", "en_GB", date(2025, 2, 12)),  # decision 34
        ("8. Februar", "de_AT", date(2026, 2, 8)), ("heute", "en_GB", date(2026, 2, 10)),
        ("yesterday", "de_AT", date(2026, 2, 9)), ("2/8/2026", "en_US", date(2026, 2, 8)),
        ("2/8/2026", "en_GB", date(2026, 8, 2)), ("2026-02-30", "en_GB", None),
        ("someday", "en_GB", None), ("", "en_GB", None), ("9" * 5000, "en_GB", None),
    ],
)  # fmt: skip
def test_the_window_reads_the_days_that_commands_read(qtbot, typed, locale, day):
    field = DayField("Due", None, date(2026, 2, 10), locale)
    qtbot.addWidget(field)
    field.edit.setText(typed)
    assert field.day() == day


def test_a_due_day_without_a_year_lies_ahead(qtbot):
    field = DayField("Due", None, date(2026, 2, 10), "en_GB", lies="ahead")
    qtbot.addWidget(field)
    field.edit.setText("8 Feb")
    assert field.day() == date(2027, 2, 8)  # decision 34


def test_a_day_field_tells_iso_days_and_refuses_others(shown):
    field = shown(DayField("Due", date(2026, 3, 31), date(2026, 2, 8), "en_GB"))
    told = []
    field.edited.connect(told.append)
    field.edit.setText("2026-04-30")
    field.finish()
    assert told == ["2026-04-30"]
    assert field.day() == date(2026, 4, 30)
    field.edit.setText("soon")
    field.finish()
    assert told == ["2026-04-30"]
    assert "not a day" in field.error()
    assert field.text() == "soon"
    field.today_button.click()
    assert told[-1] == "2026-02-08"
    assert field.error() == ""
    field.set_day(date(2026, 1, 1))
    assert field.day() == date(2026, 1, 1)
    assert len(told) == 2


def test_an_optional_day_can_be_emptied(shown):
    field = shown(DayField("Due", date(2026, 3, 31), date(2026, 2, 8), "en_GB", optional=True))
    told = []
    field.edited.connect(told.append)
    field.edit.setText("")
    field.finish()
    assert told == [""]
    assert field.day() is None


def test_the_calendar_chooses_a_day_and_goes(shown, qtbot):
    field = shown(DayField("Due", date(2026, 3, 31), date(2026, 2, 8), "en_GB"))
    told = []
    field.edited.connect(told.append)
    field.open_calendar()
    popover = QApplication.activePopupWidget()
    assert nameless_controls(popover) == []
    today = next(b for b in popover.findChildren(QPushButton) if b.text() == "Today")
    qtbot.mouseClick(today, Qt.MouseButton.LeftButton)
    assert told == ["2026-02-08"]
    assert QApplication.activePopupWidget() is None


# Combo, popover


def wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_wheel_never_changes_a_combo(shown):
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(other := plain_button("x"))
    column.addWidget(
        captioned("Measure", measure := combo("Measure", [("a", "R&D <b>"), ("b", "Number")], "a"))
    )
    shown(box)
    other.setFocus()
    wheel(measure)
    assert measure.key() == "a"
    measure.setFocus()
    wheel(measure)
    assert measure.key() == "a"
    measure.set_key("b")
    measure.set_choices([("c", "C"), ("b", "B")])
    assert measure.key() == "b"
    measure.set_choices([("c", "C")])
    assert measure.key() == "c"
    measure.set_key("none")
    assert measure.key() == ""
    assert nameless_controls(box) == []


def test_every_box_of_ours_ignores_the_wheel():
    """Qt lets the wheel change whatever is a combo, a spin box or a slider."""
    home = Path(okrdesk.gui.__file__).parent
    found = {}
    for path in home.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            bases = {ast.unparse(base) for base in node.bases} if isinstance(node, ast.ClassDef) else set()
            if bases & {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QSlider", "QDial", "QDateEdit"}:
                found[node.name] = "wheelEvent" in {getattr(part, "name", "") for part in node.body}
    assert len(found) >= 3
    assert all(found.values()), found


def test_the_wheel_never_changes_a_number(shown):
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(other := plain_button("x"))
    column.addWidget(minutes := number_box("Minutes", 10, 1, 60))
    shown(box)
    other.setFocus()
    wheel(minutes)
    assert minutes.value() == 10
    minutes.setFocus()
    wheel(minutes)
    assert minutes.value() == 10
    assert nameless_controls(box) == []


def test_a_popover_closes_on_escape_and_gives_the_keyboard_back(shown, qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(anchor := plain_button("52 %"))
    shown(window)
    anchor.setFocus()
    popover = Popover(window, "The sum")
    popover.column.addWidget(inside := plain_button("Close"))
    popover.open_at(anchor)
    assert inside.hasFocus()
    assert popover.screen().availableGeometry().contains(popover.geometry())
    with qtbot.waitSignal(popover.closed):
        key(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(anchor.hasFocus)


# Rail, top bar

SECTIONS = [
    [RailItem("mission", "Mission", 1), RailItem("workshop", "R&D workshop", 2)],
    [RailItem("history", "History", icon="history")],
    [RailItem("preferences", "Preferences", icon="preferences")],
]


def test_the_rail_asks_for_pages_by_keys_mouse_and_actions(shown, qtbot):
    rail = Rail(SECTIONS)
    shown(rail, 216, 600)
    asked = []
    rail.page_requested.connect(asked.append)
    rail._entries["mission"].setFocus()
    key(QApplication.focusWidget(), Qt.Key.Key_Down)
    key(QApplication.focusWidget(), Qt.Key.Key_Return)
    key(QApplication.focusWidget(), Qt.Key.Key_Up)
    key(QApplication.focusWidget(), Qt.Key.Key_Up)
    key(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.mouseClick(rail._entries["history"], Qt.MouseButton.LeftButton)
    assert asked == ["workshop", "mission", "history"]
    key(rail, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert asked[-1] == "preferences"
    assert rail.current() == ""
    rail.set_current("workshop")
    assert rail.current() == "workshop"
    assert [action.shortcut().toString() for action in rail.page_actions()][:2] == ["Ctrl+1", "Ctrl+2"]


def test_the_rail_says_what_is_done_and_open(shown):
    rail = Rail(SECTIONS)
    rail.set_state("workshop", done=True, note="24 ideas")
    shown(rail, 216, 600)
    assert rail._entries["workshop"].accessibleName() == "R&D workshop, done, 24 ideas"
    assert nameless_controls(rail) == []


def test_the_rail_shows_icons_in_a_narrow_window(shown, qtbot):
    window = QWidget()
    rail = Rail(SECTIONS, window)
    shown(window, 1400, 600)
    assert not rail.is_narrow()
    wide = rail.width()
    window.resize(1024, 600)
    qtbot.waitUntil(rail.is_narrow)
    assert rail.width() < wide / 2
    assert rail._entries["history"].toolTip()
    rail.grab()
    window.resize(1300, 600)
    qtbot.waitUntil(lambda: not rail.is_narrow())


def test_the_top_bar_asks_and_shows(shown, qtbot):
    bar = shown(TopBar(), 1200, 50)
    bar.set_place("<b>Bremen & friends</b> " + "x" * 500, "2026 · Q1", "week 6 of 13")
    bar.set_undo("Check in", "")
    assert bar.undo_button.accessibleName() == "Undo: Check in"
    assert not bar.redo_button.isEnabled()
    for button, signal in (
        (bar.undo_button, bar.undo_requested),
        (bar.search_button, bar.search_requested),
        (bar.present_button, bar.present_requested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert nameless_controls(bar) == []
    assert bar.minimumSizeHint().width() <= 1024 - 60
    bar.set_present_visible(False)
    assert not bar.present_button.isVisible()


# The walk itself


def test_the_walk_finds_what_has_no_name(shown):
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(QPushButton())
    column.addWidget(icon_button("undo", "Undo"))
    column.addWidget(plain_button("Named"))
    shown(box)
    assert nameless_controls(box) == ["QWidget/QPushButton (Button)"]


@pytest.mark.parametrize("worn", ["light", "dark"])
@pytest.mark.parametrize("size", [100, 200])
def test_everything_paints_in_both_themes_and_sizes(qapp, shown, worn, size):
    theme.apply(qapp, worn, size)
    box = QWidget()
    column = QVBoxLayout(box)
    for widget in (
        TopBar(), ConfidenceStrip(5), ChoiceChips("Kind", CHOICES, ["a"]), TextArea("Area", "x"),
        ValueField("V", "1"),
        StatusPill("at risk", True), notices.Banner("error", "x"),
        DayField("Due", date(2026, 3, 31), date(2026, 2, 8), "en_GB"), plain_button("Do", "primary", "plus"),
    ):  # fmt: skip
        column.addWidget(widget)
    shown(box, 900, 900)
    picture = box.grab().toImage()
    assert picture.pixelColor(1, 1).name() == theme.tokens().paper


# Dialogs


def form_dialog() -> tuple[Dialog, TextField, list[str]]:
    said: list[str] = []
    dialog = Dialog()
    column = QVBoxLayout(dialog)
    field = TextField("Name")
    cancel, take = plain_button("Cancel"), plain_button("Take")
    look_up = icon_button("calendar", "Calendar")
    take.setDefault(True)
    for button, word in ((look_up, "look up"), (cancel, "cancel"), (take, "take")):
        button.clicked.connect(lambda _checked=False, word=word: said.append(word))
    for part in (PlainLabel("words " * 40), field, look_up, cancel, take):
        column.addWidget(part)
    return dialog, field, said


def test_enter_presses_the_button_that_has_the_keyboard_not_the_default_one(shown):
    dialog, field, said = form_dialog()
    shown(dialog, 300, 200)
    for place in ("Cancel", "Calendar"):
        button = next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == place)
        button.setFocus()
        key(button, Qt.Key.Key_Return)
    field.setFocus()
    key(field.edit, Qt.Key.Key_Return)
    assert said == ["cancel", "look up", "take"]


def test_a_dialog_grows_for_the_sentence_that_says_what_is_wrong(shown, qtbot):
    dialog, field, _said = form_dialog()
    shown(dialog, 300, 100)
    height, before = field.edit.height(), dialog.height()
    field.set_error("This cannot be; type another name that nobody uses yet, or choose a place. " * 2)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert field.edit.height() == height


def test_a_tall_popover_at_a_place_stays_beside_it(shown):
    window = shown(QWidget(), 400, 700)
    popover = Popover(window, "The sum")
    popover.column.addWidget(inside := QWidget())
    room = popover.screen().availableGeometry()
    inside.setFixedSize(200, room.height() // 2)
    popover.open_at(window, QPoint(10, room.height() // 2))
    assert room.contains(popover.geometry())
    assert popover.geometry().bottom() > room.bottom() - 4, "moved no further than needed"
    popover.close()


def test_chips_shown_again_keep_the_keyboard_and_the_choice(shown):
    chips = ChoiceChips("Kind", [("a", "A"), ("b", "B")], ["b"])
    shown(chips)
    chips._chips[1].setFocus()
    kept = chips._chips[1]
    chips.set_choices([("a", "A"), ("b", "B")])
    assert QApplication.focusWidget() is kept
    chips.set_choices([("a", "A"), ("b", "B"), ("c", "C")])
    assert QApplication.focusWidget() is chips._chips[1]
    assert chips.keys() == ("b",)


def test_a_dialog_is_never_larger_than_its_screen(shown):
    dialog, _field, _said = form_dialog()
    dialog.resize(5000, 5000)
    shown(dialog, 5000, 5000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


def test_chips_shown_anew_keep_their_place_in_the_tab_order(shown):
    class Box(ReadingOrder, QWidget):
        pass

    box = Box()
    column = QVBoxLayout(box)
    before, chips, after = QLineEdit(), ChoiceChips("Stage", [("a", "A")]), QLineEdit()
    for part in (before, chips, after):
        column.addWidget(part)
    shown(box, 300, 200)
    chips.set_choices([("1", "One"), ("2", "Two")])
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is chips._chips[0]
    QTest.keyClick(chips._chips[0], Qt.Key.Key_Down)
    assert chips.keys() == ("2",)
    QTest.keyClick(chips._chips[1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is chips._chips[1]


def test_the_pill_of_a_row_keeps_its_words_in_a_narrow_column(shown, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    places: list[QRect] = []
    monkeypatch.setattr(
        ranked_list, "paint_pill", lambda _painter, place, *_rest: places.append(QRect(place))
    )
    rows = ranked_list.RankedList("Successes", numbered=False)
    rows.set_rows([ranked_list.RankedRow("a", "Full after two days", "", "✓ may be shared", "on track")])
    shown(rows, 316, 120)
    rows.grab()
    wide = ranked_list.pill_size("✓ may be shared").width()
    assert places[-1].width() == wide
    assert places[-1].right() < rows.viewport().width() - 4  # free of the ring around the row


def test_words_of_a_table_leave_room_for_its_figures(shown) -> None:  # type: ignore[no-untyped-def]
    from okrdesk.gui.widgets.value_table import ValueTable
    from okrdesk.reports.charts.chart import Table

    table = ValueTable()
    headings = ("Number", "Title", *(f"Week {n}" for n in range(1, 7)))
    table.show_table(Table(headings, (("1.1", "A title " * 20, *"565777"),), 2))
    shown(table, 400, 200)  # narrower than it was when it was filled
    assert table.columnWidth(1) <= 160
    assert table.columnViewportPosition(3) + table.columnWidth(3) <= table.viewport().width()


def test_what_was_typed_does_not_turn_our_words_around() -> None:
    assert apart("plain <b>") == "plain <b>"
    assert apart("a \u202e live \u2069") == "a  live "  # steering marks are gone
    assert apart("مرحبا") == "\u2068مرحبا\u2069"


def test_a_long_choice_ends_in_dots(shown) -> None:  # type: ignore[no-untyped-def]
    box = combo("Objective", [("a", "word " * 200)])
    shown(box, 200, 40)
    assert box.as_painted().currentText.endswith("…")
    assert box.currentText() == "word " * 200
    box.grab()


def test_a_table_of_many_rows_looks_at_few_of_them(shown) -> None:  # type: ignore[no-untyped-def]
    from okrdesk.gui.widgets.value_table import ValueTable
    from okrdesk.reports.charts.chart import Table

    table = ValueTable()
    asked: set[int] = set()
    known = table.values.data

    def data(index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        asked.add(index.row())
        return known(index, role)

    table.values.data = data  # type: ignore[method-assign]
    headings = ("Number", "Title", *(f"Week {n}" for n in range(8)))
    table.show_table(Table(headings, tuple((str(n), "Title", *"12345678") for n in range(1000)), 2))
    shown(table, 400, 200)
    table.grab()
    assert 0 < len(asked) < 100
