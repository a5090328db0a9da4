"""The directory of pages: a row says all there is to say of a page; what a new page lacks is named here."""

from __future__ import annotations

from pathlib import Path

import pytest

import okrdesk.gui.pages
from okrdesk.gui import directory
from okrdesk.gui.menus import action_words
from okrdesk.gui.page import Page
from okrdesk.gui.widgets.rail import Rail
from okrdesk.gui.workspace_view import page_class
from tests.gui.desks import sample_desk

ROWS = directory.pages()
BY_KEY = pytest.mark.parametrize("row", ROWS, ids=[row.key for row in ROWS])
NO_PAGE_OF_A_DESK = {"start_page"}


@BY_KEY
def test_every_row_says_all_of_its_page(row: directory.PageRow) -> None:
    assert row.name
    assert row.help, f"{row.key}: F1 has nothing to say"
    assert bool(row.icon) is (row.place == "beside"), f"{row.key}: steps have a number, the others an icon"
    assert directory.help_of(row.key) == (row.name, row.help)


@BY_KEY
def test_every_row_has_a_page_that_can_be_shown(row: directory.PageRow, shown) -> None:  # type: ignore[no-untyped-def]
    page = shown(page_class(row.key)(sample_desk()), 1100, 800)
    assert isinstance(page, Page)
    assert page.name == row.key, f"{type(page).__name__}: its name is not the key of its row"


def test_every_page_has_its_row() -> None:
    folder = Path(okrdesk.gui.pages.__path__[0])
    there = {path.stem for path in folder.iterdir() if path.stem.endswith("_page")} - NO_PAGE_OF_A_DESK
    loaded = {type(page_class(row.key)(sample_desk())).__module__.split(".")[3] for row in ROWS}
    assert there - loaded == set(), "these pages have no row in the directory, or workspace_view loads others"


def test_a_row_without_a_module_is_named() -> None:
    with pytest.raises(KeyError, match="'attic'"):
        page_class("attic")


def test_every_figure_can_be_read() -> None:
    desk = sample_desk()
    figures = {row.key: row.figure(desk) for row in ROWS}
    assert figures["objectives"] == directory.Figure(done=True, note="3 · 10")
    assert figures["history"] == directory.Figure()


def test_rail_and_menus_offer_what_the_directory_names(qtbot) -> None:  # type: ignore[no-untyped-def]
    rail = Rail(directory.rail_sections())
    qtbot.addWidget(rail)
    assert [action_words(action) for action in rail.page_actions()] == [row.name for row in directory.rows()]


def test_help_of_no_page_is_that_of_the_start_page() -> None:
    heading, text = directory.help_of("")
    assert heading == "OKR Desk"
    assert "blueprint" in text
