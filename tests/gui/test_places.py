"""Where files are saved: every name gets its ending, and nothing is replaced unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from okrdesk.gui.dialogs import places
from okrdesk.gui.widgets import notices


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bakery", "Bakery.okrdesk"),
        ("Makers e.V.", "Makers e.V.okrdesk"),
        ("Report 08.02.2026", "Report 08.02.2026.okrdesk"),
        ("Bakery.okrdesk", "Bakery.okrdesk"),
        ("BAKERY.OKRDESK", "BAKERY.OKRDESK"),
        ("v1.2", "v1.2.okrdesk"),
        ("...", "....okrdesk"),
    ],
)
def test_a_dot_in_a_name_makes_no_ending(typed: str, name: str) -> None:
    assert places.with_ending(Path("/there") / typed, "okrdesk") == Path("/there") / name


def answering(monkeypatch, *names):
    """Let the dialog be accepted with these names, one after the other, then be cancelled."""
    left = list(names)
    now = []

    def take(dialog):
        now[:] = [left.pop(0)] if left else []
        return QFileDialog.DialogCode.Accepted if now else QFileDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", take)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(name) for name in now])


def test_saving_gives_the_ending_of_the_kind(monkeypatch, qapp, tmp_path):
    answering(monkeypatch, tmp_path / "Report 08.02.2026")
    assert places.ask_save_place(None, "Save", "x.pdf", "PDF") == tmp_path / "Report 08.02.2026.pdf"
    for typed, name in (("Makers e.V.", "Makers e.V.png"), ("a.svg", "a.svg"), ("a.b.PDF", "a.b.PDF")):
        answering(monkeypatch, tmp_path / typed)
        assert places.ask_picture_place(None, "Save", "x") == tmp_path / name


def test_a_file_under_the_whole_name_is_not_replaced_unasked(monkeypatch, qapp, tmp_path):
    (tmp_path / "Makers e.V.pdf").write_text("here already")
    answers = [False, True]
    monkeypatch.setattr(notices, "ask", lambda *_words, **_more: answers.pop(0))
    answering(monkeypatch, tmp_path / "Makers e.V.", tmp_path / "other")
    assert places.ask_save_place(None, "Save", "x.pdf", "PDF") == tmp_path / "other.pdf"
    answering(monkeypatch, tmp_path / "Makers e.V.")
    assert places.ask_save_place(None, "Save", "x.pdf", "PDF") == tmp_path / "Makers e.V.pdf"
    answering(monkeypatch)
    assert places.ask_save_place(None, "Save", "x.pdf", "PDF") is None


def test_a_name_for_another_kind_of_file_is_said_and_asked_for_again(monkeypatch, qapp, tmp_path):
    said = []
    monkeypatch.setattr(notices, "notice", lambda _parent, _heading, text, *_more: said.append(text))
    answering(monkeypatch, tmp_path / "plan.okrdesk", tmp_path / "plan")
    assert places.ask_save_place(None, "Save", "x.pdf", "PDF") == tmp_path / "plan.pdf"
    assert said == ["“plan.okrdesk” is a name for another kind of file; choose one that ends with .pdf."]
