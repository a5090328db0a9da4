from __future__ import annotations

import socket
import sys
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager
from okrdesk.reports.paper import installed, scripts
from okrdesk.reports.paper.letters import plain
from okrdesk.reports.paper.print_style import Style
from okrdesk.reports.paper.runs import Typesetter
from tests.reports.made_onepagers import COLUMNS, TYPED, key_result, objective, page
from tests.reports.reading import squeezed, words


@pytest.fixture
def without_other_fonts(monkeypatch):
    """A computer that has no fonts but ours."""
    monkeypatch.setattr(installed, "font_files", lambda: ())
    monkeypatch.setattr(scripts, "can_draw", lambda letter: False)
    installed.font_with.cache_clear()
    yield
    installed.font_with.cache_clear()


def one_line(text: str) -> OnePager:
    rows = (replace(key_result(), title=text),)
    shown = replace(objective(1), title=text, key_results=rows)
    return OnePager(workspace=text, mission=text, objectives=(shown,), columns=COLUMNS)


def letters(text: str) -> str:
    """Without what is never seen: white space and joiners outside of emoji."""
    return squeezed(plain(text)).translate(
        dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f"))
    )


@pytest.mark.parametrize("text", TYPED, ids=lambda text: ascii(text[:20]))
def test_every_letter_is_in_the_file_as_it_was_typed(text):
    report = onepager.draw(one_line(text), chart=False)
    assert letters(words(report.pdf)).count(letters(text)) >= 3


@pytest.mark.parametrize("text", TYPED, ids=lambda text: ascii(text[:20]))
@pytest.mark.usefixtures("without_other_fonts")
def test_the_same_on_a_computer_without_other_fonts(text):
    report = onepager.draw(one_line(text), chart=False)
    assert letters(words(report.pdf)).count(letters(text)) >= 3


@pytest.mark.usefixtures("without_other_fonts")
def test_what_no_font_has_is_a_box_and_a_note():
    report = onepager.draw(one_line("plain \ue000 漢"), chart=False)
    assert report.notes == (
        "No font here has these characters; boxes stand in their place: 漢 (U+6F22), \ue000 (U+E000)",
    )


# Any text: control characters and lone surrogates too, as a damaged import may bring them.
@pytest.mark.usefixtures("without_other_fonts")
@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=()), max_size=60))
def test_any_text_is_drawn(text):
    report = onepager.draw(one_line(text), chart=False)
    seen = [letter for letter in letters(text) if unicodedata.category(letter) not in ("Cf", "Mn")]
    drawn = [
        letter for letter in letters(words(report.pdf)) if unicodedata.category(letter) not in ("Cf", "Mn")
    ]
    assert "".join(seen) in "".join(drawn)


def test_control_characters_and_lone_surrogates_do_no_harm():
    text = words(onepager.draw(one_line("a\x00b\x0bc\ud800d\r\ne\ufeff"), chart=False).pdf)
    assert "ab c?d e" in text


def test_no_word_is_cut_between_letter_and_accent():
    typesetter = Typesetter(["q\u0303" * 40])
    for line in typesetter.wrap("q\u0303" * 40, Style("regular", 10, 12), 60):
        assert not line.startswith("\u0303")


@pytest.mark.parametrize("text", ["long words wrap here and there", "w" * 90, "字" * 60, "שלום עולם " * 12])
def test_lines_are_no_wider_than_their_room(text):
    typesetter, style = Typesetter([text]), Style("bold", 10, 12)
    lines = typesetter.wrap(text, style, 80)
    assert len(lines) > 1
    assert max(typesetter.width(line.rstrip(), style) for line in lines) <= 80.01


def test_a_megabyte_without_a_space_is_wrapped_in_time():
    typesetter = Typesetter(["y" * 100_000])
    assert "".join(typesetter.wrap("y" * 100_000, Style("regular", 10, 12), 300)).rstrip() == "y" * 100_000


def test_the_mission_stands_upright_where_the_italics_lack_its_letters():
    typesetter = Typesetter([])
    assert typesetter.has_all("Plain words, naïve", "italic")
    assert not typesetter.has_all("Смысл 漢", "italic")


def test_nothing_outside_is_opened(tmp_path, monkeypatch):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    opened: list[str] = []

    def hook(event: str, arguments: tuple) -> None:
        if listening and event in ("open", "socket.connect", "subprocess.Popen", "os.system"):
            opened.append(str(arguments[0]))

    listening = True
    sys.addaudithook(hook)
    monkeypatch.setattr(socket, "socket", None)
    bait = f'<img src="{secret}"/> <img src="http://localhost/x.png"/> file://{secret}'
    onepager.draw(page(1, 1, workspace=bait, mission=bait, went_well=bait, author=bait), chart=False)
    listening = False
    assert not [name for name in opened if "secret" in name or "localhost" in name]
    assert not [name for name in opened if name.startswith(str(tmp_path))]
