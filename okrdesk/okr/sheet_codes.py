"""Check-ins written by hand: a short code for each key result, and a typed list of codes and values.

A code is four letters of the key result's own and a fifth that tells a slip of the pen: any one wrong letter
and any two swapped are seen. It depends on the key result alone, so a sheet printed last week still holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Sequence

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits, quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import check_ins
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.values import Value, parse_value

LETTERS = "ACDEFGHJKMNPQRTUVWXY347"  # none that looks like another; a prime number of them, see `_check`
_OWN = 4
_CODE = re.compile(rf"[{LETTERS}]{{{_OWN + 1}}}")
_PARTS = re.compile(r"[;\t]")
MOST_LINES = 2000
_MOST_NAMED = 5  # wrong lines in one sentence


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One typed line: its number from 1, what was typed, and what it says; `error` is why it says nothing."""

    number: int
    typed: str
    line: KeyResultLine | None = None
    value: Value | None = None
    confidence: int | None = None
    error: str = ""


def codes(seen: Outline) -> dict[str, str]:
    """The code of each key result of a cycle, by its id, as it stands on the sheets: "KM4RU"."""
    return {line.key_result.id: code_of(line.key_result.id) for line in seen.key_results}


def code_of(key_result_id: str) -> str:
    """The code of a key result."""
    number = int.from_bytes(hashlib.sha256(key_result_id.encode()).digest()[:8], "big")
    own = []
    for _place in range(_OWN):
        number, letter = divmod(number, len(LETTERS))
        own.append(LETTERS[letter])
    return "".join(own) + _check("".join(own))


def _check(own: str) -> str:
    """The letter that brings the sum of all places, each times its weight, to a multiple of 23."""
    total = sum(place * LETTERS.index(letter) for place, letter in enumerate(own, start=2))
    return LETTERS[-total % len(LETTERS)]


def read_lines(text: str, seen: Outline, locale: str) -> tuple[SheetLine, ...]:
    """Lines of "CODE value confidence" as people type them; empty lines are left out, errors stand in theirs.

    The confidence may be left out. Parts may also be set apart by semicolons or tabs, as cells are copied.
    """
    known: dict[str, list[KeyResultLine]] = {}
    for each in seen.key_results:
        known.setdefault(code_of(each.key_result.id), []).append(each)
    lines: list[SheetLine] = []
    taken: dict[str, int] = {}
    for number, typed in enumerate(clean(text).split("\n"), start=1):
        if not typed.strip():
            continue
        if len(lines) >= MOST_LINES:
            raise Refused(_("More than {n} lines are no sheets of one cycle.").format(n=MOST_LINES))
        line = _read(number, typed.strip(), known, locale)
        if line.line is not None and not line.error:
            earlier = taken.setdefault(line.line.key_result.id, number)
            if earlier != number:
                line = SheetLine(
                    number, line.typed, error=_("Line {n} has this code already.").format(n=earlier)
                )
        lines.append(line)
    return tuple(lines)


def _read(number: int, typed: str, known: dict[str, list[KeyResultLine]], locale: str) -> SheetLine:
    try:
        code, rest = _parted(typed)
        line = _line_of(code, typed.split()[0].rstrip(":,;") or typed, known)
        text, confidence = _value_and_confidence(rest)
        value = parse_value(text, line.key_result, locale)
    except Refused as refused:
        return SheetLine(number, typed, error=refused.sentence)
    return SheetLine(number, typed, line, value, confidence)


def _parted(typed: str) -> tuple[str, str]:
    """The code of a line, in the letters of codes, and what stands behind it."""
    plain = plain_digits(unicodedata.normalize("NFKC", typed)).lstrip()
    match = re.match(rf"((?:[^\W_][ .\-]?){{{_OWN + 1}}})(?=[\s;:,]|$)", plain) or re.match(r"(\S*)", plain)
    assert match is not None
    return re.sub(r"[ .\-]", "", match[1]).upper(), plain[match.end() :].lstrip(" :,;\t")


def _line_of(code: str, typed: str, known: dict[str, list[KeyResultLine]]) -> KeyResultLine:
    if not _CODE.fullmatch(code):
        sentence = _("“{code}” is no code; those on the sheets have five letters, such as {example}.")
        raise Refused(sentence.format(code=quoted(typed, 20), example=next(iter(known), "KM4RU")))
    if _check(code[:_OWN]) != code[_OWN]:
        raise Refused(_("There is a slip in “{code}”; look at the sheet once more.").format(code=code))
    if code not in known:
        raise Refused(
            _("“{code}” stands for nothing in this cycle; the sheet may be of another.").format(code=code)
        )
    lines = known[code]
    if len(lines) > 1:
        sentence = _("“{code}” stands for {numbers}; check in on their page.")
        raise Refused(sentence.format(code=code, numbers=", ".join(each.number for each in lines)))
    return lines[0]


def _value_and_confidence(rest: str) -> tuple[str, int | None]:
    parts = [part.strip() for part in _PARTS.split(rest) if part.strip()]
    if len(parts) == 1:
        words = rest.split()
        if len(words) > 1 and words[-1].isdecimal() and int(words[-1][:4]) <= 10:
            return " ".join(words[:-1]), int(words[-1])
        return rest.strip(), None
    if not parts:
        raise Refused(_("There is no value behind the code."))
    if len(parts) > 2 or not parts[1].isdecimal() or int(parts[1][:4]) > 10:
        raise Refused(_("Behind the value stands the confidence, 0 to 10, and nothing else."))
    return parts[0], int(parts[1])


def record(
    document: Document, lines: Sequence[SheetLine], *, on: dt.date, today: dt.date | None = None
) -> str:
    """Check in what the lines say, in one step; returns a sentence. Refused while any line has an error."""
    wrong = [line for line in lines if line.error]
    if wrong:
        count = len(wrong)
        sentence = ngettext("{n} line cannot be taken yet.", "{n} lines cannot be taken yet.", count)
        why = (_("Line {n}: {why}").format(n=each.number, why=each.error) for each in wrong[:_MOST_NAMED])
        raise Refused(" ".join((sentence.format(n=count), *why)))
    if not lines:
        raise Refused(_("No line is typed yet."))
    with document.edit(_("Check in from sheets")):
        for each in lines:
            try:
                _record(document, each, on, today)
            except Refused as refused:
                sentence = _("Line {n}: {why}").format(n=each.number, why=refused.sentence)
                raise Refused(sentence) from refused
    count = len(lines)
    return ngettext("Took in {n} check-in.", "Took in {n} check-ins.", count).format(n=count)


def _record(document: Document, typed: SheetLine, on: dt.date, today: dt.date | None) -> None:
    line, value = typed.line, typed.value
    assert line is not None, "a line without an error says of what"
    assert value is not None, "and how much"
    check_ins.record(
        document, line.key_result.id, value.value, on=on, confidence=typed.confidence,
        total=value.total, count=value.count, today=today,
        person_id=None if line.owner is None else line.owner.id,
    )  # fmt: skip
