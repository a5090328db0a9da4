"""The 31 workspaces that every page of a workspace is looked at with: one-pager, review and map.

`WORKSPACES` has a function for each, which makes it in memory and gives it with the cycle to be printed; all
are read as of `DAY`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NamedTuple

from okrdesk.document.document import Document
from okrdesk.okr import asks, check_ins, cycles, key_results, mission, objectives, owning, people, teams
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.workshop.promises import Promise
from tests import factories
from tests.okr import samples
from tests.reports import drawn_workspaces

DAY = dt.date(2026, 2, 8)
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
_WEEKS = 5
_NUMBER = KeyResult("", "", "", unit="events", baseline=Decimal(0), target=Decimal(100))

Made = tuple[Document, str]


class Words(NamedTuple):
    """What a workspace says: its name, an aim, two measured results, an owner, two notes and an ask."""

    locale: str
    name: str
    aim: str
    results: tuple[str, str]
    owner: str
    note: str
    blocker: str
    ask: str


ENGLISH = Words(
    "en_GB",
    "Graz Bakers",
    "Bake the bread that the whole street talks about",
    ("Loaves sold before noon", "Guests who come back within a week"),
    "Ada Lovelace",
    "The rye bread sold out twice.",
    "The oven is too small for both shifts.",
    "A second oven on loan",
)
# Every word of a workspace in one script.
SCRIPTS = {
    script: Words(*words[:3], tuple(words[3]), *words[4:])
    for script, words in json.loads(Path(__file__).with_name("scripts.json").read_bytes()).items()
}
_LONG_WORD = "Unaussprechlichkeitsvermeidungsverordnung" * 6


def _begin(words: Words = ENGLISH) -> Made:
    """A workspace with a cycle of thirteen weeks, a mission and an owner."""
    document = Document.create(None, words.name, factories.ACTOR, words.owner)
    cycle = cycles.add(document, "2026-Q1", FIRST, LAST)
    known = mission.read(document)
    mission.reword(document, known, replace(known, locale=words.locale, mission=words.aim))
    people.add(document, words.owner)
    return document, cycle


def _owner(document: Document) -> str:
    return people.everyone(document)[0].id


def _add(document: Document, aim: Objective, measured: Sequence[KeyResult]) -> list[str]:
    objective = objectives.add(document, aim)
    return [key_results.add(document, replace(each, objective_id=objective)) for each in measured]


def _check_in(
    document: Document, row: str, values: Sequence[str], *, note: str = "", blocker: str = ""
) -> None:
    """A value each week from the second day on; the words belong to the last."""
    for week, value in enumerate(values):
        is_last = week == len(values) - 1
        check_ins.record(
            document,
            row,
            Decimal(value),
            on=FIRST + dt.timedelta(days=1 + 7 * week),
            confidence=4 + week % 5,
            note=note if is_last else "",
            blocker=blocker if is_last else "",
        )


def _filled(
    aims: Sequence[str], results: Sequence[str], words: Words = ENGLISH, *, weeks: int = _WEEKS
) -> Made:
    """Every aim with every result; the further down, the slower it goes, and the last one is nobody's."""
    document, cycle = _begin(words)
    owner, total = _owner(document), len(aims) * len(results)
    rows = [
        row
        for aim in aims
        for row in _add(
            document,
            Objective("", cycle, aim, owner_id=owner),
            [replace(_NUMBER, title=result, owner_id=owner) for result in results],
        )
    ]
    for nth, row in enumerate(rows):
        speed = 12 - 11 * nth // max(1, total - 1)
        values = [str(speed * (week + 1)) for week in range(weeks)]
        _check_in(document, row, values, note=words.note, blocker=words.blocker)
    if rows:
        owning.assign(document, rows[-1], None)
        asks.add(document, Promise("", cycle, what=words.ask, whom=words.owner, key_result_id=rows[-1]))
    return document, cycle


def sample() -> Made:
    """The sample of the application."""
    document, seen = samples.written(DAY)
    return document, seen.cycle.id


def one_by_three() -> Made:
    """One objective with three key results."""
    return _filled([ENGLISH.aim], (*ENGLISH.results, "Kilos of flour saved"))


def many(count: int, each: int, *, weeks: int = _WEEKS) -> Made:
    """So many objectives with so many key results each, and each of them with a check-in a week."""
    aims = [f"{ENGLISH.aim}, part {n}" for n in range(1, count + 1)]
    results = [f"Loaves of sort {n} sold before noon" for n in range(1, each + 1)]
    return _filled(aims, results, weeks=weeks)


def no_check_ins() -> Made:
    """Goals that nobody has measured yet."""
    return _filled([ENGLISH.aim], ENGLISH.results, weeks=0)


def every_measure() -> Made:
    """A key result of every measure, rising, falling, kept within a band, reached and never begun."""
    document, cycle = _begin()
    stages = tuple(Stage(name, Decimal(25)) for name in ("Asked", "Agreed", "Built", "Opened"))
    measured = (
        (replace(_NUMBER, title="Rising"), "45"),
        (
            replace(_NUMBER, title="Falling", baseline=Decimal(90), target=Decimal(30), direction="decrease"),
            "70",
        ),
        (replace(_NUMBER, title="Reached"), "100"),
        (replace(_NUMBER, title="Went below its start", baseline=Decimal(20)), "12"),
        (replace(_NUMBER, title="A share", measure="percentage", unit="%"), "38"),
        (replace(_NUMBER, title="Money", measure="money", unit="EUR", target=Decimal(12500)), "4199.50"),
        (replace(_NUMBER, title="An average", measure="average", unit="guests", target=Decimal(40)), "22.5"),
        (replace(_NUMBER, title="Done or not", measure="yes-no", unit="", target=Decimal(1)), "1"),
        (KeyResult("", "", "In stages", measure="milestones", stages=stages), "2"),
        (
            KeyResult(
                "", "", "Within a band", measure="band", direction="keep", low=Decimal(5), high=Decimal(9)
            ),
            "7",
        ),
        (replace(_NUMBER, title="Without a baseline", baseline=None), ""),
    )
    rows = _add(document, Objective("", cycle, ENGLISH.aim), [row for row, _value in measured])
    for row, (_measured, value) in zip(rows, measured, strict=True):
        if value:
            _check_in(document, row, [value])
    return document, cycle


def several_currencies() -> Made:
    """Money of six sorts, with and without places, signs before and behind."""
    document, cycle = _begin(ENGLISH._replace(locale="de_CH"))
    sorts = ("EUR", "CHF", "USD", "JPY", "INR", "KWD")
    money = replace(_NUMBER, measure="money", target=Decimal("1250000.50"))
    rows = _add(
        document,
        Objective("", cycle, "Pay our way"),
        [replace(money, title=f"Raised in {sort}", unit=sort) for sort in sorts],
    )
    for row in rows:
        _check_in(document, row, ["9999.99", "310000"])
    return document, cycle


def with_teams() -> Made:
    """Two teams and the whole community, each with an objective."""
    document, cycle = _begin()
    ids = [teams.add(document, name) for name in ("Night shift", "Shop & garden")]
    for team, aim in ((ids[0], "Bake earlier"), (ids[1], "Sell later"), (None, ENGLISH.aim)):
        rows = _add(document, Objective("", cycle, aim, team_id=team), [replace(_NUMBER, title="Loaves")])
        _check_in(document, rows[0], ["20", "41"])
    return document, cycle


def draft() -> Made:
    """Goals of a cycle that has not begun, some without a target yet."""
    document, _cycle = _begin()
    later = cycles.add(document, "2026-Q2", LAST + dt.timedelta(days=1), dt.date(2026, 6, 30))
    measured = (
        replace(_NUMBER, title="Loaves"),
        replace(_NUMBER, title="Guests", baseline=None, target=None),
    )
    _add(document, Objective("", later, ENGLISH.aim), measured)
    return document, later


def written_in(script: str) -> Made:
    """Everything in one script."""
    words = SCRIPTS[script]
    return _filled([words.aim, words.aim], words.results, words)


def in_one_word() -> Made:
    """Words that no line can hold."""
    words = ENGLISH._replace(name=_LONG_WORD[:90], owner=_LONG_WORD[:80], note=_LONG_WORD, ask=_LONG_WORD)
    return _filled([_LONG_WORD], [_LONG_WORD, _LONG_WORD], words)


def in_many_words() -> Made:
    """Titles, notes and asks of thousands of words."""
    much = "Bread and salt and all that goes with it. " * 400
    words = ENGLISH._replace(note=much, blocker=much, ask=much)
    return _filled([much], [much, much], words)


def in_one_letter() -> Made:
    """Hardly any words at all."""
    words = ENGLISH._replace(name="B", aim="A", owner="O", note="n", blocker="-", ask="?")
    return _filled(["A"], ["r", "s"], words)


def like_markup() -> Made:
    """What looks like markup, formulas, paths and directions of text."""
    bait = "<b>&amp;</b> {n} %s $x^2$ ../../etc =1+1 \u202egpj.exe\u202c \\n"
    words = ENGLISH._replace(name=bait, owner="<i>O</i>", note=bait, blocker=bait, ask=bait)
    return _filled([bait], [bait, "-", "• 1.2 list"], words)


def locked_weights() -> Made:
    """Weights that are locked, of objectives and of key results."""
    return _weighed((60, None, 15), (70, None))


def too_heavy() -> Made:
    """Locked weights above a hundred, and nought."""
    return _weighed((80, 50, 0), (100, 20))


def _weighed(aims: Sequence[int | None], results: Sequence[int | None]) -> Made:
    document, cycle = _begin()
    for nth, weight in enumerate(aims):
        aim = Objective("", cycle, f"{ENGLISH.aim} {nth}", weight=_decimal(weight))
        rows = _add(
            document, aim, [replace(_NUMBER, title="Loaves", weight=_decimal(each)) for each in results]
        )
        for row in rows:
            _check_in(document, row, [str(10 * (nth + 1)), str(15 * (nth + 1))])
    return document, cycle


def _decimal(weight: int | None) -> Decimal | None:
    return None if weight is None else Decimal(weight)


def without_font(letters: str) -> Made:
    """Letters that no font of ours has, in every place."""
    words = ENGLISH._replace(name=letters, owner=letters, note=letters, blocker=letters, ask=letters)
    return _filled([f"{ENGLISH.aim} {letters}"], [letters, "Loaves"], words)


WORKSPACES: dict[str, Callable[[], Made]] = {
    "sample": sample,
    "empty": _begin,
    "one by three": one_by_three,
    "five by five, German": drawn_workspaces.german,
    "seven by six": partial(many, 7, 6),
    "forty": partial(many, 40, 3),
    "no check-ins": no_check_ins,
    "every measure": every_measure,
    "several currencies": several_currencies,
    "teams": with_teams,
    "closed": drawn_workspaces.closed,
    "draft": draft,
    **{f"in {script}": partial(written_in, script) for script in SCRIPTS},
    "in one word": in_one_word,
    "in many words": in_many_words,
    "in one letter": in_one_letter,
    "like markup": like_markup,
    "locked weights": locked_weights,
    "too heavy": too_heavy,
    "signs without a font": partial(without_font, "\ue000\ue001\U000e0fff"),
}
