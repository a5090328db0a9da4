"""The survey dialog: what it shows is what would happen, and what is chosen counts at once."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from okrdesk.exchange.surveys.answers import answers_of
from okrdesk.exchange.surveys.survey import SurveyFile
from okrdesk.gui import survey_taking
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places, survey_dialog
from okrdesk.gui.dialogs.survey_dialog import SurveyDialog, first_wishes, look
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.okr import closing, cycles
from okrdesk.okr.workshop import ideas, sources
from tests.files.write_surveys import FOLDER
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import sample_desk
from tests.gui.every_dialog import sample_window


def dialog_of(name: str, here: Counter[str] | None = None) -> SurveyDialog:
    file = SurveyFile((FOLDER / name).read_bytes(), name)
    here = here or Counter()
    return SurveyDialog(None, file, look(file, first_wishes({}, "en_GB"), here), here, "en_GB", {})


def known_of(name: str) -> Counter[str]:
    found = answers_of(SurveyFile((FOLDER / name).read_bytes(), name).survey())
    return Counter(each[0] for response in found.responses for each in response.prints)


def texts(dialog: SurveyDialog) -> list[str]:
    return [label.plain_text() for label in dialog.findChildren(PlainLabel) if not label.isHidden()]


def choose(dialog: SurveyDialog, heading: str, role: str) -> None:
    box = dialog.columns.combos[heading]
    box.set_key(role)
    box.activated.emit(box.currentIndex())


@pytest.fixture
def members(shown: Callable[..., Any]) -> SurveyDialog:
    dialog: SurveyDialog = shown(dialog_of("members_whole.csv", known_of("members_first.csv")), 1290, 790)
    return dialog


def test_every_control_has_a_name(members: SurveyDialog) -> None:
    assert nameless_controls(members) == []


def test_it_says_what_would_happen(members: SurveyDialog) -> None:
    said = texts(members)
    for words in (
        *("37", "new answers", "12", "already here, left as they are", "3", "lines refused"),
        *("52 lines in the file", "line 19: ends in the middle of a quoted answer"),
        *("line 33: “7 / 5” is not on the scale", "line 48: empty but for the time"),
        *("mean 2.6", "split at “, ”", "when", "left out", "becomes ideas"),
        "Google Forms · 52 lines · separated by commas · UTF-8 · headings in line 1",
    ):
        assert words in said, words
    assert members.take.plain_text() == "Bring 37 answers"


def test_persons_are_covered_and_struck_through(members: SurveyDialog) -> None:
    label = next(each for each in members.findChildren(PlainLabel) if each.plain_text() == "j•••@example.org")
    assert label.property("struck") == "true"
    assert not [said for said in texts(members) if "Keller" in said or "j0@" in said]


def test_the_order_of_days_is_asked_once(members: SurveyDialog) -> None:
    assert "Dates such as 4/3/2026 are" in texts(members)
    assert "4 Mar 09:00" in texts(members)
    members.dates.picked.emit(("mdy",))
    assert "3 Apr 09:00" in texts(members)
    members.dates.picked.emit(("dmy",))
    answer = members.answer()
    assert answer is not None
    assert answer.answers.days == ("2026-03-04", "2026-03-10")


def test_a_day_that_is_clear_is_not_asked(shown: Callable[..., Any]) -> None:
    dialog = shown(dialog_of("google_de.csv"), 1290, 790)
    assert not [said for said in texts(dialog) if said.startswith("Dates such as")]


def test_a_role_can_be_changed(members: SurveyDialog) -> None:
    choose(members, "What do you miss most?", "ignored")
    assert "becomes ideas" not in texts(members)
    answer = members.answer()
    assert answer is not None
    assert answer.answers.mapping["What do you miss most?"] == "ignored"
    assert {response.texts for response in answer.answers.responses} == {()}


def test_names_stay_only_where_that_is_wanted(members: SurveyDialog) -> None:
    assert "3 found" in texts(members)
    members.cover.setChecked(False)
    answer = members.answer()
    assert answer is not None
    every = [text for response in answer.answers.responses for text in response.texts]
    assert "Ask @lena, she knows the printer" in every


def test_a_look_that_is_called_off_changes_nothing(
    members: SurveyDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_dialog, "work_beside", lambda *_asked: None)
    choose(members, "What do you miss most?", "ignored")
    members.cover.setChecked(False)
    members.dates.picked.emit(("mdy",))
    assert members.columns.combos["What do you miss most?"].key() == "open"
    assert members.cover.isChecked()
    assert members.dates.keys() == ("dmy",)
    answer = members.answer()
    assert answer is not None
    assert answer.answers.mapping["What do you miss most?"] == "open"


def test_where_it_goes_is_part_of_the_answer(members: SurveyDialog) -> None:
    members.evidence.set_key("said")
    members.to_mirror.setChecked(True)
    answer = members.answer()
    assert answer is not None
    assert (answer.evidence, answer.as_ideas) == ("said", False)


def test_nothing_new_cannot_be_brought(shown: Callable[..., Any]) -> None:
    dialog = shown(dialog_of("members_first.csv", known_of("members_first.csv")), 1290, 790)
    assert not dialog.take.isEnabled()
    assert dialog.answer() is None


def test_fewer_than_five_are_warned_of(shown: Callable[..., Any]) -> None:
    dialog = shown(dialog_of("forms_de.csv"), 1290, 790)
    assert "Fewer than five new answers can be guessed: their counts are not kept." in texts(dialog)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("size", [(1290, 790), (976, 652), (700, 500)])
def test_it_fits_its_width(shown: Callable[..., Any], size: tuple[int, int]) -> None:
    dialog = shown(dialog_of("members_whole.csv"), *size)
    right = dialog.take.mapTo(dialog, dialog.take.rect().topRight()).x()
    assert right <= dialog.width()


def test_hostile_text_is_shown_as_text(shown: Callable[..., Any], tmp_path: Path) -> None:
    rows = [
        f"2026-03-0{n + 1} 10:00,{text}" for n, text in enumerate(("<b>x</b>", "$a$", "مساء", "a" * 9000))
    ]
    (tmp_path / "x.csv").write_text("When,<i>Idea</i>\n" + "\n".join(rows), encoding="utf-8")
    file = SurveyFile((tmp_path / "x.csv").read_bytes(), "x.csv")
    first = look(file, first_wishes({}, "de_DE"), Counter())
    dialog = shown(SurveyDialog(None, file, first, Counter(), "de_DE", {}), 900, 700)
    assert {"<i>Idea</i>", "<b>x</b>", "$a$", "مساء"} <= set(texts(dialog))


# From the desk


def answering(do: Callable[[SurveyDialog], object]) -> None:
    """Answer the survey dialog that is about to open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SurveyDialog):
            do(dialog)
        else:
            QTimer.singleShot(20, act)

    QTimer.singleShot(20, act)


def cards(desk: Desk) -> int:
    return sum(1 for card in ideas.of_cycle(desk.document, desk.cycle.id) if card.origin == "survey")


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return sample_desk()


def test_a_survey_is_brought_and_taken_back(desk: Desk, shown: Callable[..., Any]) -> None:
    said: list[str] = []
    here = cards(desk)
    for name, new in (("members_first.csv", 12), ("members_whole.csv", 37)):
        before = cards(desk)
        answering(lambda dialog: dialog.take.click())
        assert survey_taking.bring_survey(desk, None, said.append, FOLDER / name)  # type: ignore[arg-type]
        assert cards(desk) == before + new
    assert said == []
    desk.undo()
    desk.undo()
    assert cards(desk) == here


def test_what_was_chosen_is_chosen_again_next_time(desk: Desk) -> None:
    said: list[str] = []

    def leave_out(dialog: SurveyDialog) -> None:
        choose(dialog, "Which evenings suit you?", "ignored")
        dialog.take.click()

    answering(leave_out)
    survey_taking.bring_survey(desk, None, said.append, FOLDER / "members_first.csv")  # type: ignore[arg-type]
    seen: list[str] = []

    def look_at(dialog: SurveyDialog) -> None:
        seen.append(dialog.columns.combos["Which evenings suit you?"].key())
        dialog.reject()

    answering(look_at)
    assert not survey_taking.bring_survey(desk, None, said.append, FOLDER / "members_whole.csv")  # type: ignore[arg-type]
    assert seen == ["ignored"]


def test_what_is_no_survey_is_said_in_a_sentence(desk: Desk) -> None:
    said: list[str] = []
    for path in sorted(FOLDER.glob("bad_*")):
        assert not survey_taking.bring_survey(desk, None, said.append, path)  # type: ignore[arg-type]
    assert len(said) == 6
    assert "is a web page, not a table" in " ".join(said)


def test_another_file_can_be_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ask_open_place", lambda *_asked: FOLDER / "list.txt")
    before = cards(desk)

    def other(dialog: SurveyDialog) -> None:
        answering(lambda second: second.take.click())
        dialog.ask_for_another()

    answering(other)
    assert survey_taking.bring_survey(desk, None, pytest.fail, FOLDER / "members_first.csv")  # type: ignore[arg-type]
    assert cards(desk) == before + 7


def test_the_first_line_can_be_read_as_an_answer_and_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text("More rooms,A mentor\nQuiet hours,Tea\n", encoding="utf-8")
    seen: list[tuple[str, int]] = []

    def ask(dialog: SurveyDialog) -> None:
        seen.append((dialog.first_line.plain_text(), dialog.now.survey.rows))
        if len(seen) < 3:
            dialog.first_line.click()

    monkeypatch.setattr(SurveyDialog, "ask", ask)
    assert not survey_taking.bring_survey(desk, None, pytest.fail, bare)  # type: ignore[arg-type]
    assert seen == [
        ("The first line is an answer", 1),
        ("The first line has headings", 2),
        ("The first line is an answer", 1),
    ]


def test_refused_lines_are_saved(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "refused.csv"
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: place)

    def save(dialog: SurveyDialog) -> None:
        dialog.save_wanted.emit(dialog.now.survey)
        dialog.reject()

    answering(save)
    survey_taking.bring_survey(desk, None, pytest.fail, FOLDER / "members_whole.csv")  # type: ignore[arg-type]
    saved = place.read_text(encoding="utf-8-sig")
    assert saved.splitlines()[0].startswith("Line,Reason,Timestamp")
    assert "33,“7 / 5” is not on the scale,8/3/2026 11:05:00" in saved


def test_what_was_copied_is_brought(desk: Desk) -> None:
    said: list[str] = []
    QApplication.clipboard().setText(" \n")
    assert not survey_taking.bring_clipboard(desk, None, said.append)  # type: ignore[arg-type]
    assert said == ["The clipboard holds no text; copy the answers first."]
    before = cards(desk)
    for copied, new in (("Idea\tHow easy?\nA bench\t3\nA lamp\t4\n", 2), ("- A roof\n- Keys\n- A map\n", 3)):
        QApplication.clipboard().setText(copied)
        answering(lambda dialog: dialog.take.click())
        assert survey_taking.bring_clipboard(desk, None, pytest.fail)  # type: ignore[arg-type]
        before += new
        assert cards(desk) == before


def test_a_closed_cycle_takes_nothing(desk: Desk) -> None:
    said: list[str] = []
    closing.close(desk.document, desk.cycle.id, on=desk.today, next_name="2026-Q2")
    desk.choose_cycle(next(cycle.id for cycle in cycles.all_cycles(desk.document) if cycle.closed))
    assert not survey_taking.bring_survey(desk, None, said.append, FOLDER / "list.txt")  # type: ignore[arg-type]
    assert "is closed" in said[0]


def test_a_dropped_survey_is_brought_into_the_open_workspace(tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "members.csv"
    shutil.copyfile(FOLDER / "members_first.csv", path)
    with sample_window() as window:
        assert window.desk is not None
        before = len(sources.of_cycle(window.desk.document, window.desk.cycle.id))
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(path))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        answering(lambda dialog: dialog.take.click())
        window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, buttons, keys))
        desk = window.desk
        qtbot.waitUntil(lambda: len(sources.of_cycle(desk.document, desk.cycle.id)) == before + 1)
