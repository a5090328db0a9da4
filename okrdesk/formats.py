"""How a locale writes numbers, money, days and times: what is kept of Babel's data for the locales we offer.

Babel takes 40 ms to load and to read a language, as much as the rest of a short command. It is asked for
other locales alone; `python -m tests.files.write_formats` writes what is kept, a test compares it with Babel.
"""

from __future__ import annotations

import json
from functools import lru_cache

from okrdesk import paths
from okrdesk.frozen import dataclass

# The ways to write numbers and days that Preferences offer, and that a frozen build has the formats of.
LOCALES = (
    "en_GB", "en_US", "de_DE", "de_AT", "de_CH", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "pt_PT",
    "sv_SE", "da_DK", "fi_FI", "cs_CZ", "hu_HU", "tr_TR", "ru_RU", "uk_UA", "el_GR", "he_IL", "ar_EG",
    "hi_IN", "ja_JP", "zh_CN",
)  # fmt: skip
KEPT = (*LOCALES, "de")
BRITISH = "en_GB"  # where a locale is not said or unknown


@dataclass(frozen=True, slots=True)
class NumberShape:
    """How a language writes numbers: its signs, and how many digits stand in the first and later groups."""

    decimal: str
    group: str
    minus: str
    percent: str
    first_group: int = 3
    later_groups: int = 3


@dataclass(frozen=True, slots=True)
class Formats:
    """What a locale writes.

    `days` are templates by style ("%(d)s %(MMM)s %(y)s"), `ranges` pairs of them by skeleton and the greatest
    field that differs ("y", "M", "d"; "" for a single day), `names` those of months from January, days from
    Monday, halves of the day. `clock` is "" where only Babel knows the time of day, `order` that of day,
    month and year in a short date. In `money` "¤" is the currency and "#" the amount; `signs` are theirs.
    """

    number: NumberShape
    days: dict[str, str]
    ranges: dict[str, dict[str, list[str]]]
    names: dict[str, list[str]]
    clock: str
    order: str
    money: str
    signs: dict[str, str]


def named(locale: str) -> str:
    """The name of a locale as Babel and we write it: "de_AT"; English is British where no country is said."""
    name = locale.replace("-", "_")
    return BRITISH if name in ("", "en") else name


@lru_cache(maxsize=32)
def kept(name: str) -> Formats:
    """What one of `KEPT` writes."""
    held = json.loads((paths.resources() / "formats" / f"{name}.json").read_bytes())
    return Formats(**{**held, "number": NumberShape(*held["number"])})
