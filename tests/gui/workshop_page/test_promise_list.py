"""Rows of who is told what: their texts have the room they want, at the cost of the person's name."""

from __future__ import annotations

from typing import Any

import pytest

from okrdesk.gui import theme
from okrdesk.gui.pages.workshop_page import promise_list
from okrdesk.gui.pages.workshop_page.promise_list import PromiseList
from okrdesk.gui.widgets.wrapping import face
from okrdesk.okr.people import Person
from okrdesk.okr.workshop.promises import Promise

TOLD = tuple(
    Promise(whom, "cycle", "telling", what, who_id="ada", whom=whom, how=how)
    for whom, what, how in (
        ("All 455 members", "What we chose and why", "Newsletter"),
        ("Board of the association", "One-pager, and our request for rooms", "PDF, tonight"),
    )
)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every text that is painted, with the width that it has."""
    texts: list[tuple[str, int]] = []
    usual = promise_list.paint_words

    def paint(painter: Any, rect: Any, text: str, *more: Any) -> None:
        texts.append((text, rect.width()))
        usual(painter, rect, text, *more)

    monkeypatch.setattr(promise_list, "paint_words", paint)
    return texts


@pytest.mark.parametrize(("wide", "named"), [(720, False), (1100, True)])
def test_nothing_is_cut_where_initials_make_room(
    shown: Any, painted: list[tuple[str, int]], wide: int, named: bool
) -> None:
    rows: PromiseList = shown(PromiseList("Told"), wide, 200)
    rows.show_promises(TOLD, {"ada": Person("ada", "Ada Lovelace")}, "en")
    painted.clear()
    rows.grab()
    letters = face("body", theme.text_scale())[1]
    assert all(letters.horizontalAdvance(text) <= width for text, width in painted)
    said = [text for text, _width in painted]
    assert {"Board of the association", "PDF, tonight"} <= set(said)
    assert ("Ada Lovelace" in said) is named
