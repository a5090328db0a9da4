"""Markdown for a wiki: a page that people read, in which every parser finds text where people wrote text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.text import clean
from okrdesk.exchange.markdown import escaped, escaped_lines, to_markdown
from okrdesk.okr import check_ins, cycles, objectives, outline, people
from tests import changes, factories
from tests.exchange import hostile

DAY = dt.date(2026, 2, 8)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "hardbreak",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "strong_open",
    "strong_close",
}  # fmt: skip


def tokens(markdown: str) -> list[Token]:
    return [inner for token in PARSER.parse(markdown) for inner in (token, *(token.children or ()))]


def told(markdown: str) -> list[str]:
    """The text of each paragraph, as a reader sees it."""
    signs = {"text": lambda token: token.content, "hardbreak": lambda _token: "\n"}
    return [
        "".join(signs[inner.type](inner) for inner in token.children or () if inner.type in signs)
        for token in PARSER.parse(markdown)
        if token.type == "inline"
    ]


def plain(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def rendered(document: Document) -> str:
    seen = outline.outline(document, cycles.all_cycles(document)[0].id, DAY)
    return to_markdown(document, seen).decode()


def assert_only_text(markdown: str, text: str) -> None:
    assert {token.type for token in tokens(markdown)} <= OURS
    assert told(markdown) == ([plain(text)] if plain(text) else [])


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_texts_stay_text(text: str) -> None:
    assert_only_text(escaped_lines(text), text)
    assert_only_text(f"- {escaped(text)}" if escaped(text) else "", " ".join(clean(text).split()))


@given(hostile.texts)
def test_every_text_comes_back(text: str) -> None:
    assert_only_text(escaped_lines(text), text)
    assert_only_text(f"- x {escaped(text)}", f"x {' '.join(clean(text).split())}")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("8 of 12 people, 3.5 hours (about 20 %)", "8 of 12 people, 3.5 hours (about 20 %)"),
        ("https://x.example/a_b", r"https\://x.example/a\_b"),
        ("see www.x.example", r"see www\.x.example"),
        ("me@x.example", r"me\@x.example"),
        (":smile: at 10:30", r"\:smile: at 10:30"),
        ("1. one", r"1\. one"),
        ("1.1 first", r"1\.1 first"),
        ("- dash", r"\- dash"),
        ("2026-Q1: +3", "2026-Q1: +3"),
        ("+3", r"\+3"),
        ("12) twelve", r"12\) twelve"),
    ],
)
def test_only_what_could_be_a_mark_is_escaped(text: str, kept: str) -> None:
    assert escaped(text) == kept


def test_the_sample_is_a_page_to_read() -> None:
    document = factories.sample_of(DAY)
    page = rendered(document)
    document.close()
    assert {token.type for token in tokens(page)} == OURS - {"hardbreak"}
    read = told(page)
    assert read[0] == "Sample"
    assert read[1] == "2026-Q1 · 1 Jan – 31 Mar 2026 · as of 8 Feb 2026"
    assert "1 Be the first place Bremen looks for business and networking events" in read
    line = "1.1 Public events held in the cycle: 7, target 12 events · 58% · on track · confidence 7"
    assert f"{line} · Jana Petersen" in read
    assert "Two partners joined as hosts." in read
    assert {"What went well", "In the way", "What we ask for", "Promises"} <= set(read)


def test_hostile_texts_in_every_place_stay_text() -> None:
    document = factories.workspace()
    row = factories.ids(document, t.KeyResult)[0]
    for text in hostile.TEXTS[:-1:3]:
        title = " ".join(text.split())
        changes.of_mission(document, name=title, mission=text)
        changes.key_result(document, row, title=title, unit=title[:100])
        objective = objectives.read(document, factories.ids(document, t.Objective)[0])
        changes.objective(document, objective.id, title=title)
        person = people.everyone(document)[0]
        people.rename(document, person.id, title)
        changes.key_result(document, row, owner_id=person.id)
        check_ins.record(document, row, Decimal(3), on=DAY, note=text)
        page = rendered(document)
        assert {token.type for token in tokens(page)} <= OURS
        read = told(page)
        assert read[0] == plain(title)
        assert plain(text) in read
        assert any(line[4:].startswith(f"{plain(title)}: 3") for line in read)
    document.close()
