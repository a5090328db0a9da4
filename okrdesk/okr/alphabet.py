"""Names in alphabetical order, and how they are found: one way for every list and every search."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from okrdesk.document.text import in_one_line

# Letters that are no base letter with a mark for Unicode, as people look for them.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n"}
)
# How people write them who have no such key.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Languages in which some letters stand apart, as their dictionaries have them: each follows the one before.
_NORDIC, _SLAVIC = ("zæøå",), ("cčć", "dđ", "sš", "zž")
_APART = {
    "da": _NORDIC, "nb": _NORDIC, "nn": _NORDIC, "no": _NORDIC,
    "sv": ("zåäö",), "fi": ("zåäö",), "et": ("sšzž", "wõäöü"), "is": ("zþæö",),
    "pl": ("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zźż"),
    "cs": ("cč", "rř", "sš", "zž"), "sk": ("aä", "cč", "oô", "sš", "zž"),
    "sl": _SLAVIC, "hr": _SLAVIC, "bs": _SLAVIC, "lt": ("cč", "sš", "zž"), "lv": ("cč", "sš", "zž"),
    "es": ("nñ",), "tr": ("cç", "gğ", "hı", "oö", "sş", "uü"), "hu": ("oöő", "uüű"),
    "ro": ("aăâ", "iî", "sș", "tț"),
}  # fmt: skip
_AFTER_LETTERS = 0xE000  # sorts after every letter of the scripts we know

Key = tuple[str, str, str]


def plain_letters(text: str) -> str:
    """The text as a search reads it: small letters without accents and points, "ß" as "ss"."""
    small = text.casefold()
    if small.isascii():
        return small
    small = small.translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))


def holds(text: str, typed: str) -> bool:
    """Whether a text holds what was typed, accents or not: "muller" and "mueller" find Müller."""
    wanted = plain_letters(in_one_line(typed))
    return wanted in plain_letters(text) or wanted in _spelled_out(text)


def begins(text: str, typed: str) -> bool:
    """Whether a word of the text begins with what was typed."""
    wanted = plain_letters(in_one_line(typed))
    return any(f" {spelled}".find(f" {wanted}") >= 0 for spelled in (plain_letters(text), _spelled_out(text)))


def is_same(one: str, other: str) -> bool:
    """Whether two names are one: capitals and spaces make no other name, accents do."""
    return in_one_line(one).casefold() == in_one_line(other).casefold()


@lru_cache(maxsize=10_000)
def sort_key(text: str, locale: str = "") -> Key:
    """Sorts texts as a dictionary of the locale's language does: by letters, then accents, then capitals."""
    own = _own_letters(locale.partition("_")[0])
    small = unicodedata.normalize("NFC", text.casefold())
    letters = "".join(own.get(letter) or plain_letters(letter) for letter in small)
    return letters, small, text


@lru_cache
def _own_letters(language: str) -> dict[str, str]:
    """Letters that stand apart in a language, and what they are sorted as."""
    return {
        letter: plain_letters(row[0]) + chr(_AFTER_LETTERS + nth)
        for row in _APART.get(language, ())
        for nth, letter in enumerate(row[1:])
    }


def _spelled_out(text: str) -> str:
    return plain_letters(unicodedata.normalize("NFC", text.casefold()).translate(_SPELLED_OUT))
