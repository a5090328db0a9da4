"""Values as people write and read them: "27 %", "1.200,50 €", "333/9", "yes", the name of a stage.

Reading is strict where two readings are possible and generous elsewhere; nothing is guessed. Numbers become
exact decimals; percentages are in points, so 27 and 27 % are the same (decision 18).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, format_money, format_number, is_known, ngettext, number_shape
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.terms import KeyResult

LONGEST = 120  # characters of a typed value
MOST_DIGITS = 18  # before the point
MOST_PLACES = 12  # after it
NBSP = "\u00a0"
_EXACT = Context(prec=60)

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SIGNS = str.maketrans(
    dict.fromkeys("−‐‑‒–﹣", "-")
    | dict.fromkeys("’ʼ‘`´٬", "'")
    | {"٪": "%"}
    | dict.fromkeys("\u200e\u200f\u061c\ufe0f")
)
_NUMBER = re.compile(r"(?P<before>\D*?)(?P<number>(?:(?<![^\W\d_])[.,])?\d(?:[\d .,'٫]*\d)?)(?P<after>\D*)")
_NEUTRAL = re.compile(r"[1-9]\d{0,2}(?P<group>[ '])\d{3}(?:(?P=group)\d{3})*(?:[.,٫](?P<places>\d+))?")
_GROUPS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}
_LAKHS = re.compile(r"[1-9]\d?(?:,\d{2})*,\d{3}")

_CURRENCY_SIGNS = {
    "€": ("EUR",),
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"),
    "US$": ("USD",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₪": ("ILS",),
    "₩": ("KRW",),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "lei": ("RON",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "dollar": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD"),
    "dollars": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD"),
}
_CURRENCIES = frozenset(code for codes in _CURRENCY_SIGNS.values() for code in codes) | {"BGN", "BRL", "ZAR"}
_PERCENT_WORDS = frozenset(
    {"%", "percent", "per", "cent", "pct", "points", "prozent", "prozentpunkte", "punkte"}
)

_YES = {
    "en": "yes y true done on ✓ ✔ ☑ ✅",
    "de": "ja j wahr erledigt fertig",
    "fr": "oui o vrai fait",
    "es": "sí si verdadero hecho",
    "it": "sì si vero fatto",
    "nl": "ja j waar klaar gedaan",
    "pt": "sim s verdadeiro feito",
    "pl": "tak t prawda gotowe",
    "sv": "ja j sant klart",
}
_NO = {
    "en": "no n false open off ✗ ✘ ☐ ❌",
    "de": "nein n falsch offen",
    "fr": "non n faux",
    "es": "no n falso",
    "it": "no n falso",
    "nl": "nee n onwaar",
    "pt": "não nao n falso",
    "pl": "nie n fałsz",
    "sv": "nej n falskt",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and for an average the total and the count it was made from."""

    value: Decimal
    total: Decimal | None = None
    count: Decimal | None = None


def parse_value(text: str, key_result: KeyResult, locale: str) -> Value:
    """What somebody typed as a value of this key result; refused with one sentence where it is none.

    Percentages are in points ("0.27" is 0.27 %). The currency, % and the words of the key result's unit may
    stand beside the number.
    """
    typed = _typed(text)
    if key_result.measure == "yes-no":
        return Value(_yes_or_no(typed, locale))
    if key_result.measure == "milestones":
        return Value(_stages_done(typed, key_result))
    if key_result.measure == "average" and re.search(r"[/÷]", _without_unit(typed, key_result.unit)):
        return _total_and_count(_without_unit(typed, key_result.unit), key_result, locale)
    return Value(_number_with_words(typed, key_result, locale))


def parse_number(text: str, locale: str) -> Decimal:
    """A number in any common spelling: "1.200,50", "1 200,50", "1'200.50", "−3", "１２".

    Refused where it is none, and where it has two readings ("1.200" while the locale is not known).
    """
    typed = _typed(text)
    match = _NUMBER.fullmatch(_normal(typed))
    if not match or _words(match):
        raise Refused(_not_a_number(typed))
    return _decimal(match, typed, locale)


def show_value(value: Decimal | None, key_result: KeyResult, locale: str) -> str:
    """The value for reading: "27 %", "€1,200", "yes", the name of a stage, "37"; "–" where there is none."""
    if value is None:
        return "–"
    measure = key_result.measure
    if measure == "yes-no" and value in (0, 1):
        return _("yes") if value == 1 else _("no")
    if (
        measure == "milestones"
        and value == value.to_integral_value()
        and 0 <= value <= len(key_result.stages)
    ):
        return key_result.stages[int(value) - 1].name if value else _("none yet")
    shown = _shortened(value)
    if measure == "percentage":
        return f"{format_number(shown, locale)}{NBSP}%"
    if measure == "money" and (currency := currency_of(key_result.unit)):
        return format_money(shown, currency, locale)
    return format_number(shown, locale)


def as_typed(value: Decimal | None, locale: str) -> str:
    """The value as a person types it, without groups, so that it reads back the same; "" for None."""
    if value is None:
        return ""
    text = format(value, "f")
    whole, mark, places = text.partition(".")
    if mark and len(places) == 3 and not is_known(locale):
        places += "0"  # 1.234 would have two readings where nobody knows the locale
    return f"{whole}{number_shape(locale).decimal}{places}" if mark else whole


def show_target(key_result: KeyResult, locale: str) -> str:
    """What is aimed for, with its unit: "12 events", "50 %", "5 to 7 days", "yes"; "–" where none is set."""
    if key_result.measure == "band":
        return _with_unit(_band(key_result, locale), key_result)
    if key_result.measure == "milestones":
        number = len(key_result.stages)
        return ngettext("{n} stage", "{n} stages", number).format(n=number)
    shown = show_value(key_result.target, key_result, locale)
    return shown if key_result.target is None else _with_unit(shown, key_result)


def currency_of(unit: str) -> str:
    """The currency code in a unit such as "EUR per month" or "€/month"; "" where it names none."""
    for word in re.split(r"[\s/]+", unit.strip()):
        if word.upper() in _CURRENCIES:
            return word.upper()
        if codes := _CURRENCY_SIGNS.get(word.casefold().rstrip(".")) or _CURRENCY_SIGNS.get(word.upper()):
            return codes[0]
    return ""


def _typed(text: str) -> str:
    typed = clean(text, limit=LONGEST + 1).strip()
    if not typed:
        raise Refused(_("There is no value yet; type one, such as 37."))
    if len(typed) > LONGEST:
        raise Refused(_("That is too long for a value; type the number alone."))
    return typed


def _normal(text: str) -> str:
    return _SPACES.sub(" ", plain_digits(text).translate(_SIGNS)).strip()


def _words(match: re.Match[str]) -> list[str]:
    """The words and signs beside the number, without its plus or minus."""
    _sign, before = _sign_and_rest(match)
    return [w.casefold().rstrip(".") or w for w in re.findall(r"[^\s/]+|/", f"{before} {match['after']}")]


def _sign_and_rest(match: re.Match[str]) -> tuple[str, str]:
    """The plus or minus before the number or before its currency, and what else stands there."""
    before = match["before"].strip()
    if before.endswith(("+", "-")):
        return before[-1], before[:-1]
    if before.startswith(("+", "-")):
        return before[0], before[1:]
    return "", before


def _decimal(match: re.Match[str], typed: str, locale: str) -> Decimal:
    whole, places = _read(match["number"], typed, locale)
    if len(whole.lstrip("0")) > MOST_DIGITS or len(places) > MOST_PLACES:
        raise Refused(_("“{text}” has more digits than can be kept; round it.").format(text=typed))
    value = Decimal(f"{whole or '0'}.{places}" if places else whole)
    return -value if value and _sign_and_rest(match)[0] == "-" else value


def _read(digits: str, typed: str, locale: str) -> tuple[str, str]:
    """The digits before and after the decimal mark, without groups."""
    if digits.isdigit():
        return digits, ""
    if neutral := _NEUTRAL.fullmatch(digits):
        places = neutral["places"] or ""
        return re.sub(r"\D", "", digits[: len(digits) - len(places)]), places
    if "٫" in digits:  # the Arabic decimal mark is never anything else
        whole, _mark, places = digits.partition("٫")
        if whole.isdigit() and places.isdigit():
            return whole, places
    marks = [mark for mark in ".," if mark in digits]
    if re.search(r"[ '٫]", digits):
        marks = []
    if len(marks) == 2:
        decimal, group = sorted(marks, key=digits.rindex, reverse=True)
        whole, _mark, places = digits.partition(decimal)
        if places.isdigit() and _is_grouped(whole, group):
            return whole.replace(group, ""), places
    if len(marks) == 1 and digits.count(marks[0]) > 1 and _is_grouped(digits, marks[0]):
        return digits.replace(marks[0], ""), ""
    if len(marks) == 1 and digits.count(marks[0]) == 1:
        return _one_mark(digits, marks[0], typed, locale)
    raise Refused(_not_a_number(typed))


def _is_grouped(whole: str, group: str) -> bool:
    return bool(_GROUPS[group].fullmatch(whole) or (group == "," and _LAKHS.fullmatch(whole)))


def _one_mark(digits: str, mark: str, typed: str, locale: str) -> tuple[str, str]:
    whole, _mark, places = digits.partition(mark)
    if len(places) != 3 or len(whole) > 3 or not whole.strip("0"):
        return whole, places
    if is_known(locale):
        shape = number_shape(locale)
        if mark == shape.decimal:
            return whole, places
        if mark == shape.group:
            return whole + places, ""
    # Nobody can know whether 1.200 is one thousand two hundred or one and a fifth.
    shorter = places.rstrip("0") or "0"
    decimal = f"{whole}{mark}{shorter}{'0' if len(shorter) == 3 else ''}"
    sentence = _("“{text}” can mean {thousands} or {decimal}; type it one of these two ways.")
    raise Refused(sentence.format(text=typed, thousands=whole + places, decimal=decimal))


def _number_with_words(typed: str, key_result: KeyResult, locale: str) -> Decimal:
    match = _NUMBER.fullmatch(_normal(_without_unit(typed, key_result.unit)))
    if not match:
        raise Refused(_not_a_number(typed, key_result))
    allowed = _unit_words(key_result)
    for word in _words(match):
        if word not in allowed:
            _refuse_word(word, typed, key_result)
    return _decimal(match, typed, locale)


def _without_unit(typed: str, unit: str) -> str:
    """Without the unit at the end, as a unit may hold digits and slashes ("people/event", "t CO2")."""
    normal, ending = _SPACES.sub(" ", typed).strip(), _SPACES.sub(" ", unit).strip()
    if ending and len(normal) > len(ending) and normal.casefold().endswith(ending.casefold()):
        return normal[: -len(ending)].strip()
    return normal


def _unit_words(key_result: KeyResult) -> set[str]:
    """The words that may stand beside a number: those of the unit, in singular and plural."""
    words = {w.casefold().rstrip(".") for w in re.split(r"[\s/()]+", key_result.unit) if w}
    words |= {w.removesuffix("s") for w in words if len(w) > 3} | {f"{w}s" for w in words if w.isalpha()}
    if "/" in key_result.unit or "per" in words:
        words.add("/")
    if key_result.measure == "percentage":
        words |= _PERCENT_WORDS
    if key_result.measure == "money":
        currency = currency_of(key_result.unit)
        words |= {s.casefold() for s, codes in _CURRENCY_SIGNS.items() if not currency or currency in codes}
        words |= {currency.casefold()} if currency else {code.casefold() for code in _CURRENCIES}
    return words


def _refuse_word(word: str, typed: str, key_result: KeyResult) -> None:
    currency = currency_of(key_result.unit)
    is_currency = word.upper() in _CURRENCIES or word in _CURRENCY_SIGNS or word.upper() in _CURRENCY_SIGNS
    if key_result.measure == "money" and currency and is_currency:
        sentence = _("“{text}” is in another currency; “{title}” is counted in {currency}.")
        raise Refused(sentence.format(text=typed, title=key_result.title[:80], currency=currency))
    if word == "%":
        sentence = _("“{text}” is a percentage, but “{title}” is counted in {unit}; type the number alone.")
        unit = key_result.unit or _("plain numbers")
        raise Refused(sentence.format(text=typed, title=key_result.title[:80], unit=unit))
    raise Refused(_not_a_number(typed, key_result))


def _total_and_count(typed: str, key_result: KeyResult, locale: str) -> Value:
    parts = re.split(r"[/÷]", typed)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        raise Refused(_("Write an average as total and count, such as 333/9."))
    total = _number_with_words(parts[0], key_result, locale)
    count = _number_with_words(parts[1], key_result, locale)
    if count <= 0:
        raise Refused(_("The count after the slash must be 1 or more; nothing can be shared among none."))
    mean = _EXACT.divide(total, count)
    exponent = mean.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_PLACES:
        mean = mean.quantize(Decimal(1).scaleb(-MOST_PLACES), ROUND_HALF_UP, _EXACT)
    return Value(_plain(mean), total, count)


def _plain(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(_EXACT), "f"))


def _yes_or_no(typed: str, locale: str) -> Decimal:
    word = _normal(typed).casefold().rstrip(".!")
    language = re.split(r"[_-]", locale)[0]
    languages = {"en", language} if is_known(locale) else set(_YES)
    yes = {w for name in languages for w in _YES.get(name, "").split()} | {
        "1",
        "100 %",
        "100%",
        _("yes").casefold(),
    }
    no = {w for name in languages for w in _NO.get(name, "").split()} | {
        "0",
        "0 %",
        "0%",
        "not done",
        _("no").casefold(),
    }
    if word in yes:
        return Decimal(1)
    if word in no:
        return Decimal(0)
    raise Refused(_("“{text}” is neither yes nor no; type one of the two.").format(text=typed))


def _stages_done(typed: str, key_result: KeyResult) -> Decimal:
    """The number of stages done: a stage by name means that all up to this one are done."""
    names = [stage.name.casefold() for stage in key_result.stages]
    word = _SPACES.sub(" ", typed).casefold()
    exact = [n for n, name in enumerate(names, 1) if name == word]
    if len(exact) == 1:
        return Decimal(exact[0])
    number = _normal(typed)
    if re.fullmatch(r"\d{1,4}", number):
        if int(number) > len(names):
            sentence = _("“{title}” has {n} stages; type a number from 0 to {n} or a stage’s name.")
            raise Refused(sentence.format(title=key_result.title[:80], n=len(names)))
        return Decimal(int(number))
    starting = exact or [n for n, name in enumerate(names, 1) if name.startswith(word)]
    if len(starting) == 1:
        return Decimal(starting[0])
    if starting:
        sentence = _("“{text}” fits more than one stage: {names}; type its number.")
        fitting = ", ".join(f"{n} {key_result.stages[n - 1].name}" for n in starting)
        raise Refused(sentence.format(text=typed, names=fitting))
    hint = suggestion(typed, [stage.name for stage in key_result.stages])
    raise Refused(_("There is no stage “{text}”; {hint}").format(text=typed, hint=hint))


def _not_a_number(typed: str, key_result: KeyResult | None = None) -> str:
    if key_result and key_result.measure == "average":
        return _("“{text}” is not a number; type one such as 37, or total and count such as 333/9.").format(
            text=typed
        )
    return _("“{text}” is not a number; type one such as 37 or 1200.5.").format(text=typed)


def _shortened(value: Decimal) -> Decimal:
    """An average that did not come out even, with two places (four below 1); what was typed stays."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6 and abs(value.adjusted()) <= 60:
        return value.quantize(
            Decimal("0.01" if abs(value) >= 1 else "0.0001"), ROUND_HALF_UP, Context(prec=80)
        )
    return value


def _band(key_result: KeyResult, locale: str) -> str:
    low, high = key_result.low, key_result.high
    if low is not None and high is not None:
        numbers = {"low": format_number(low, locale), "high": format_number(high, locale)}
        return _("{low} to {high}").format(**numbers)
    if low is not None:
        return _("at least {low}").format(low=format_number(low, locale))
    return _("at most {high}").format(high=format_number(high, locale)) if high is not None else "–"


def _with_unit(shown: str, key_result: KeyResult) -> str:
    unit = _SPACES.sub(" ", key_result.unit).strip()
    if key_result.measure == "yes-no" or shown == "–":
        return shown
    if key_result.measure == "percentage":
        unit = unit.removeprefix("%").strip()
    elif key_result.measure == "money" and currency_of(unit):
        unit = re.sub(r"^[^\s/]+\s*", "", unit)  # the sign of the currency is in front already
    return f"{shown}{'' if unit.startswith('/') else ' '}{unit}" if unit else shown
