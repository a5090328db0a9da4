"""Emoji are pictures of one sign each, of our own font, in any line."""

from __future__ import annotations

import pytest

from okrdesk.reports.paper import emoji, installed, scripts
from okrdesk.reports.paper.print_style import Style
from okrdesk.reports.paper.runs import EMOJI, Typesetter

STYLE = Style("regular", 10, 12)
ENGLAND = "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "gbeng\x7f")
ONE = ["🎉", "👩\u200d👩\u200d👧", "🇩🇪", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", ENGLAND]


@pytest.mark.parametrize("sign", ONE)
def test_a_sign_is_one_picture(sign: str) -> None:
    run = Typesetter([sign]).runs(f"a {sign} b", "regular")[1]
    assert (run.text, run.font) == (sign, EMOJI)
    assert len(emoji.form_of(sign).ink) == 1


def test_a_family_that_the_font_does_not_know_keeps_its_people() -> None:
    assert len(emoji.form_of("👩\u200d🎉").ink) == 2


@pytest.mark.parametrize("sign", ["★", "☎", "→", "©", "1", "☺", "🎉\ufe0e"])
def test_what_is_written_as_text_stays_text(sign: str) -> None:
    assert not emoji.is_emoji(sign)


def test_no_font_of_the_computer_is_asked_for_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "forms_for", lambda letters: pytest.fail(f"asked for {letters}"))
    assert Typesetter(ONE).width("".join(ONE), STYLE) > 40


def test_in_a_line_that_runs_leftward_too() -> None:
    if not scripts.can_draw("ש"):
        pytest.skip("This computer has no Hebrew font.")
    for sign in ONE:
        drawn = scripts.outline(f"שלום {sign} עולם", "regular", leftward=True).forms
        assert sum(len(form.ink) for form in drawn if form.letters in sign) == 1
