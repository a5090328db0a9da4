"""What a reader takes for one letter, by the library and as fast as pages want it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.derived import InCB, indic_conjunct_break
from uniseg.graphemecluster import GCB, grapheme_cluster_break, grapheme_clusters

from okrdesk.signs import initials, shortened, signs

FAMILY, FLAG, THUMB = "👩\u200d👩\u200d👧", "🇩🇪", "👍🏽"
# A few of each kind that the rules know: marks, joiners, flags, emoji, conjuncts, Hangul, what comes before.
TRICKY = (
    "a \u0301\u0308\u200d\u200c\ufe0f\u20e3👩👧👍🏽🇩🇪🇫\u0915\u094d\u0937\u093f\u0941\u0995\u09cd"
    "\u0600ا\u064e\u1100\u1161\u11a8가각\r\n\u00ad\u0e01\u0e33漢 \U000e0062"
)


@given(st.text(TRICKY, max_size=20))
def test_signs_are_those_of_the_library(text):
    assert signs(text) == list(grapheme_clusters(text))


@pytest.mark.parametrize("sign", [FAMILY, FLAG, THUMB, "❤\ufe0f", "1\ufe0f\u20e3", "क्षि", "q\u0303", "\r\n"])
def test_what_looks_like_one_is_one(sign):
    assert signs(f"a{sign}b") == ["a", sign, "b"]


def test_what_is_taken_for_plain_joins_nothing():
    from okrdesk.signs import _is_plain

    plain = [code for code in range(0x30000) if _is_plain(chr(code))]
    assert {ord(letter) for letter in "a·é–“Жא中ア→"} - {*plain} == {ord("א")}
    for code in plain:
        if chr(code) not in "\n":
            assert grapheme_cluster_break(chr(code)) in (GCB.OTHER, GCB.CONTROL), hex(code)
            assert indic_conjunct_break(chr(code)) == InCB.NONE


def test_a_long_text_is_asked_about_once_for_each_pattern(monkeypatch):
    asked = []

    def counted(text):
        asked.append(text)
        return grapheme_clusters(text)

    signs(f"{FAMILY} हिन्दी ")
    monkeypatch.setattr("uniseg.graphemecluster.grapheme_clusters", counted)
    text = f"{FAMILY} हिन्दी क्षेत्र " * 5000
    assert "".join(signs(text)) == text
    assert len(asked) < 20


def test_a_letter_with_a_hundred_thousand_accents_is_divided():
    parts = signs("a" + "\u0301" * 100_000)
    assert max(map(len, parts)) <= 64


def test_initials_are_whole_signs():
    assert initials("Ada Lovelace") == "AL"
    assert initials(f"{FLAG}{FAMILY} é") == f"{FLAG}É"
    assert (initials("q\u0303a"), initials("x"), initials(" ")) == ("Q\u0303A", "X", "?")


def test_no_sign_is_cut_apart():
    assert shortened(f"ab{FAMILY}cd", 4) == "ab…"
    assert shortened(f"ab{FAMILY}cd", 7) == f"ab{FAMILY}…"
    assert shortened(f"ab{FAMILY}", 7) == f"ab{FAMILY}"
    assert shortened(f"{FAMILY}ab", 3, "") == ""
