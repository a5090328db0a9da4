"""Values as people write and read them: "27 %", "1.200,50 €", "333/9", "yes", the name of a stage.

Reading is strict where two readings are possible and generous elsewhere; nothing is guessed. Numbers become
exact decimals; percentages are in points, so 27 and 27 % are the same (decision 18).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, as_percent, format_money, format_number, is_known, ngettext
from okrdesk.okr.currencies import currency_of, is_currency, words_for
from okrdesk.okr.measures import Entry, Shown, measure_of
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.numbers import (
    MOST_PLACES,
    decimal_of,
    normal,
    not_a_number,
    number_in,
    one_spaced,
    typed_text,
    words_beside,
)
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.ways import BAND, STAGES, YES_NO

_EXACT = Context(prec=60)

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
    return READ[measure_of(key_result).entry](typed_text(text), key_result, locale)


def show_value(value: Decimal | None, key_result: KeyResult, locale: str) -> str:
    """The value for reading: "27 %", "€1,200", "yes", the name of a stage, "37"; "–" where there is none."""
    if value is None:
        return "–"
    return SHOWN[measure_of(key_result).shown](_shortened(value), key_result, locale)


def show_amount(value: Decimal, key_result: KeyResult, locale: str) -> str:
    """The value in figures, with its percent sign or currency; stages, yes and no as numbers."""
    measure = measure_of(key_result)
    return (SHOWN[measure.shown] if measure.is_figure else _plain)(value, key_result, locale)


def show_target(key_result: KeyResult, locale: str) -> str:
    """What is aimed for, with its unit: "12 events", "50 %", "5 to 7 days", "yes"; "–" where none is set."""
    measure = measure_of(key_result)
    if measure.way is BAND:
        return with_unit(_band(key_result, locale), key_result, locale)
    if measure.way is STAGES:
        number = len(key_result.stages)
        return ngettext("{n} stage", "{n} stages", number).format(n=number)
    shown = show_value(key_result.target, key_result, locale)
    return shown if key_result.target is None else with_unit(shown, key_result, locale)


def _number_with_words(typed: str, key_result: KeyResult, locale: str) -> Decimal:
    parts = number_in(_without_unit(typed, key_result.unit))
    if not parts:
        raise Refused(_not_a_number(typed, key_result, locale))
    allowed = _unit_words(key_result)
    for word in words_beside(parts):
        if word not in allowed:
            _refuse_word(word, typed, key_result, locale)
    return decimal_of(parts, typed, locale)


def _without_unit(typed: str, unit: str) -> str:
    """Without the unit at the end, as a unit may hold digits and slashes ("people/event", "t CO2")."""
    normal, ending = one_spaced(typed), one_spaced(unit)
    if ending and len(normal) > len(ending) and normal.casefold().endswith(ending.casefold()):
        return normal[: -len(ending)].strip()
    return normal


def _unit_words(key_result: KeyResult) -> set[str]:
    """The words that may stand beside a number: those of the unit, in singular and plural."""
    names = {w.casefold().rstrip(".") for w in re.split(r"[\s/()]+", key_result.unit) if w}
    names |= {w.removesuffix("s") for w in names if len(w) > 3} | {f"{w}s" for w in names if w.isalpha()}
    if "/" in key_result.unit or "per" in names:
        names.add("/")
    shown = measure_of(key_result).shown
    if shown == "percent":
        names |= _PERCENT_WORDS
    if shown == "money":
        names |= words_for(currency_of(key_result.unit))
    return names


def _refuse_word(word: str, typed: str, key_result: KeyResult, locale: str) -> None:
    currency = currency_of(key_result.unit)
    if measure_of(key_result).shown == "money" and currency and is_currency(word):
        sentence = _("“{text}” is in another currency; “{title}” is counted in {currency}.")
        raise Refused(sentence.format(text=typed, title=key_result.title[:80], currency=currency))
    if word == "%":
        sentence = _("“{text}” is a percentage, but “{title}” is counted in {unit}; type the number alone.")
        unit = key_result.unit or _("plain numbers")
        raise Refused(sentence.format(text=typed, title=key_result.title[:80], unit=unit))
    raise Refused(_not_a_number(typed, key_result, locale))


def _number(typed: str, key_result: KeyResult, locale: str) -> Value:
    return Value(_number_with_words(typed, key_result, locale))


def _average(typed: str, key_result: KeyResult, locale: str) -> Value:
    """A number, or a total and a count: "333/9"."""
    bare = _without_unit(typed, key_result.unit)
    parts = re.split(r"[/÷]", bare)
    if len(parts) == 1:
        return _number(typed, key_result, locale)
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
    return Value(_trimmed(mean), total, count)


def _trimmed(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(_EXACT), "f"))


def _yes_or_no(typed: str, _key_result: KeyResult, locale: str) -> Value:
    word = normal(typed).casefold().rstrip(".!")
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
        return Value(Decimal(1))
    if word in no:
        return Value(Decimal(0))
    raise Refused(_("“{text}” is neither yes nor no; type one of the two.").format(text=typed))


def _stages_done(typed: str, key_result: KeyResult, _locale: str) -> Value:
    """The number of stages done: a stage by name means that all up to this one are done."""
    names = [stage.name.casefold() for stage in key_result.stages]
    word = one_spaced(typed).casefold()
    exact = [n for n, name in enumerate(names, 1) if name == word]
    if len(exact) == 1:
        return Value(Decimal(exact[0]))
    number = normal(typed)
    if re.fullmatch(r"\d{1,4}", number):
        if int(number) > len(names):
            sentence = _("“{title}” has {n} stages; type a number from 0 to {n} or a stage’s name.")
            raise Refused(sentence.format(title=key_result.title[:80], n=len(names)))
        return Value(Decimal(int(number)))
    starting = exact or [n for n, name in enumerate(names, 1) if name.startswith(word)]
    if len(starting) == 1:
        return Value(Decimal(starting[0]))
    if starting:
        sentence = _("“{text}” fits more than one stage: {names}; type its number.")
        fitting = ", ".join(f"{n} {key_result.stages[n - 1].name}" for n in starting)
        raise Refused(sentence.format(text=typed, names=fitting))
    hint = suggestion(typed, [stage.name for stage in key_result.stages])
    raise Refused(_("There is no stage “{text}”; {hint}").format(text=typed, hint=hint))


def _not_a_number(typed: str, key_result: KeyResult, locale: str) -> str:
    if measure_of(key_result).entry == "average":
        return _("“{text}” is not a number; type one such as 37, or total and count such as 333/9.").format(
            text=typed
        )
    return not_a_number(typed, locale)


# How what was typed is read, for each entry that a measure can have.
READ: dict[Entry, Callable[[str, KeyResult, str], Value]] = {
    "number": _number,
    "average": _average,
    "stages": _stages_done,
    "yes-no": _yes_or_no,
}


def _plain(value: Decimal, _key_result: KeyResult, locale: str) -> str:
    return format_number(value, locale)


def _percent(value: Decimal, _key_result: KeyResult, locale: str) -> str:
    return as_percent(format_number(value, locale), locale)


def _money(value: Decimal, key_result: KeyResult, locale: str) -> str:
    currency = currency_of(key_result.unit)
    return format_money(value, currency, locale) if currency else format_number(value, locale)


def _stage(value: Decimal, key_result: KeyResult, locale: str) -> str:
    if value != value.to_integral_value() or not 0 <= value <= len(key_result.stages):
        return format_number(value, locale)
    return key_result.stages[int(value) - 1].name if value else _("none yet")


def _yes_no(value: Decimal, _key_result: KeyResult, locale: str) -> str:
    if value not in (0, 1):
        return format_number(value, locale)
    return _("yes") if value == 1 else _("no")


# How a value is written, for each way to show it that a measure can have.
SHOWN: dict[Shown, Callable[[Decimal, KeyResult, str], str]] = {
    "plain": _plain,
    "percent": _percent,
    "money": _money,
    "stage": _stage,
    "yes-no": _yes_no,
}


def _shortened(value: Decimal) -> Decimal:
    """An average that did not come out even, with two places (four below 1); what was typed stays.

    A tiny one keeps two digits, so that it is not shown as nothing.
    """
    _sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent >= -6 or len(digits) <= 6 or abs(value.adjusted()) > 60:
        return value
    places = 2 if abs(value) >= 1 else max(4, 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=80))


def _band(key_result: KeyResult, locale: str) -> str:
    low, high = key_result.low, key_result.high
    if low is not None and high is not None:
        numbers = {"low": format_number(low, locale), "high": format_number(high, locale)}
        return _("{low} to {high}").format(**numbers)
    if low is not None:
        return _("at least {low}").format(low=format_number(low, locale))
    return _("at most {high}").format(high=format_number(high, locale)) if high is not None else "–"


def with_unit(shown: str, key_result: KeyResult, locale: str) -> str:
    """A figure that is shown already, with the unit beside it: "12 events", "50 %", "€3/member"."""
    unit, measure = one_spaced(key_result.unit), measure_of(key_result)
    if not measure.is_figure or shown == "–":
        return shown
    if unit.startswith("%"):
        unit = unit.removeprefix("%").strip()
        shown = shown if measure.shown == "percent" else as_percent(shown, locale)
    elif measure.shown == "money" and currency_of(unit):
        unit = re.sub(r"^[^\s/]+\s*", "", unit)  # the sign of the currency is in front already
    elif measure.shown == "money" and not unit.startswith("/"):
        return f"{shown}\u00a0{unit}" if unit else shown  # a currency that we do not know; never torn off
    return f"{shown}{'' if unit.startswith('/') else ' '}{unit}" if unit else shown


def aim_words(key_result: KeyResult, locale: str) -> str:
    """ "of 50 people, from 22", of a band "within 5 to 7 days"; of yes or no nothing."""
    way = measure_of(key_result).way
    if way is YES_NO:
        return ""
    if way is STAGES:
        return _("of {count} stages").format(count=len(key_result.stages))
    if way is BAND:
        return _("within {band}").format(band=show_target(key_result, locale))
    parts = [_("of {target}").format(target=show_target(key_result, locale))]
    if key_result.baseline is not None:
        parts.append(_("from {value}").format(value=show_value(key_result.baseline, key_result, locale)))
    return ", ".join(parts)
