"""The one boundary for text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document.text import LIMIT, clean, in_one_line, is_blank, plain_digits, quoted

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("bell\x07 zero\x00 delete\x7f", "bell zero delete"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301", "é"),
        ("lone \ud800 surrogate", "lone ? surrogate"),
        ("end\ufffe\uffff", "end"),
        ("<b>$x$</b> & ‮right to left 🙂", "<b>$x$</b> & ‮right to left 🙂"),
        ("", ""),
    ],
)
def test_what_goes_and_what_stays(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_what_cannot_be_seen_is_blank() -> None:
    assert all(is_blank(text) for text in ("", " \n", "\x07\x1b", "\u200b\u00a0\u202e"))
    # The last one is a character that this Python's tables may not know yet, such as a new emoji.
    assert not any(is_blank(text) for text in ("-", "\u200bx", "🎉", "́", "\U0001fae9"))


def test_what_has_one_line_gets_spaces_for_line_ends() -> None:
    assert in_one_line(" Ada\x0bLovelace\u2028of\r\n\x0c London\x07 ") == "Ada Lovelace of London"


def test_the_limit() -> None:
    assert len(clean("x" * (LIMIT + 5))) == LIMIT
    assert clean("abcdef", limit=3) == "abc"


@pytest.mark.parametrize(
    ("text", "piece"),
    [("abcd", "abcd"), ("abcde", "abcde"), ("abcdef", "abcd…"), (" a\n b ", "a b"), ("abcdefghi", "abcd…")],
)
def test_what_is_quoted_has_one_line_of_at_most_so_many_letters(text: str, piece: str) -> None:
    assert quoted(text, 5) == piece


def test_what_is_quoted_has_60_letters_where_nobody_says() -> None:
    assert (quoted("x" * 60), quoted("x" * 61)) == ("x" * 60, "x" * 59 + "…")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("12", "12"),
        ("１２，５", "12,5"),
        ("٣٤", "34"),
        ("²½", "²½"),
        ("！～", "!~"),
        ("\uff00\uff5f", "\uff00\uff5f"),
    ],
)
def test_digits_of_every_script_are_read_and_full_width_signs(typed: str, plain: str) -> None:
    assert plain_digits(typed) == plain


@given(ANY_TEXT)
def test_every_text_can_be_stored_and_cleaning_twice_changes_nothing(raw: str) -> None:
    cleaned = clean(raw)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(c) == "Cc" and ord(c) < 0x80 and c not in "\n\t" for c in cleaned)
