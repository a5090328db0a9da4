"""Blueprint files: the records, and reading and writing them as JSON.

The shipped blueprints lie as readable files beside the code; a community can keep and share its own in the
same form. A file from elsewhere is not trusted: every field is looked at before anything is shown or adopted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from okrdesk.document import strict_json
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.blueprint_fields import LONGEST_NAME, MOST_KEY_RESULTS, Fields, is_short_number
from okrdesk.okr.key_results import DIRECTIONS
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.phases import PHASES
from okrdesk.okr.terms import Stage
from okrdesk.okr.ways import BAND, STAGES, YES_NO

TYPES = ("outcome", "process", "relational", "transformational")
PERIODS = ("Q1", "Q2")
FIGURES = ("product", "share", "quotient", "rate")  # a × b, a % of b, a ÷ b, a ÷ b in percent

LARGEST_FILE = 256 * 1024
MOST_STAGES = 50

PLACEHOLDER = re.compile(r"\[([A-Z][A-Z0-9_]{0,29})\]")
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class BlueprintKeyResult:
    """A key result to take over; percentages in points, yes/no as 1 and 0, baseline None is not known yet.

    `period` "Q1" is the cycle that adopts the blueprint, "Q2" the one after, None says nothing. `needs` are
    the numbers somebody must count. A comparison is shown beside a count from 0 and is never its baseline.
    """

    title: str
    measure: str
    direction: str
    baseline: Decimal | None
    target: Decimal | None
    unit: str = ""
    period: str | None = None
    output: bool = False
    proxy: bool = False
    baseline_hint: str = ""
    comparison_hint: str = ""
    counts: str = ""
    pace_note: str = ""
    needs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """What key results (`of`, counted from 1) mean together: a figure to compute, or a note.

    `says` holds {a}, {b} and {result}. `ask` is a question for figures below `ask_below`.
    """

    kind: str
    of: tuple[int, ...]
    says: str
    ask: str = ""
    ask_below: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A ready-made objective.

    `placeholders` are names with what to fill in; a filled blueprint has none.
    """

    key: str
    title: str
    tagline: str
    purpose: str
    fits_when: str
    objective: str
    type: str
    phases: tuple[str, ...]
    colour: str
    placeholders: tuple[tuple[str, str], ...]
    key_results: tuple[BlueprintKeyResult, ...]
    cross_checks: tuple[CrossCheck, ...] = ()


def read_file(path: Path) -> Blueprint:
    """The blueprint in a JSON file of at most 256 kB; refused with a sentence when it is none."""
    try:
        if not path.is_file():
            raise Refused(_("There is no file “{name}”.").format(name=path.name))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(_("“{name}” cannot be read: {reason}.").format(name=path.name, reason=reason)) from None
    if len(content) > LARGEST_FILE:
        raise Refused(_("“{name}” is larger than 256 kB, so it is not a blueprint.").format(name=path.name))
    return parse(_json(content, path.name))


def parse(content: Any) -> Blueprint:
    """The blueprint in this JSON content; refused with the first thing that is wrong. Nothing is guessed."""
    whole = Fields(content, _("The blueprint"))
    blueprint = Blueprint(
        key=whole.matching("key", _KEY, _("small letters, digits and hyphens")),
        title=whole.text("title", LONGEST_NAME),
        tagline=whole.text("tagline", LONGEST_NAME, optional=True),
        purpose=whole.text("purpose", LONGEST_NAME, optional=True),
        fits_when=whole.text("fits_when", optional=True),
        objective=whole.text("objective"),
        type=whole.one_of("type", ("", *TYPES)),
        phases=whole.some_of("phases", PHASES),
        colour=whole.matching("colour", _COLOUR, "#0072B2", default="#5B6775"),
        placeholders=_placeholders(whole),
        key_results=tuple(
            _key_result(part, _("Key result {n}").format(n=n))
            for n, part in enumerate(whole.list_of("key_results", MOST_KEY_RESULTS), 1)
        ),
        cross_checks=tuple(
            _cross_check(part, _("Cross-check {n}").format(n=n))
            for n, part in enumerate(whole.list_of("cross_checks", 2 * MOST_KEY_RESULTS, optional=True), 1)
        ),
    )
    whole.nothing_else()
    if not blueprint.key_results:
        whole.refuse(_("“key_results” is empty; a blueprint has at least one"))
    _look_across(blueprint, whole)
    return blueprint


def to_content(blueprint: Blueprint) -> dict[str, Any]:
    """The blueprint as JSON content: figures as decimal text, what is empty left out."""
    texts = ("key", "title", "tagline", "purpose", "fits_when", "objective", "type")
    return {name: getattr(blueprint, name) for name in texts} | {
        "phases": list(blueprint.phases),
        "colour": blueprint.colour,
        "placeholders": dict(blueprint.placeholders),
        "key_results": [_key_result_content(key_result) for key_result in blueprint.key_results],
        "cross_checks": [_cross_check_content(check) for check in blueprint.cross_checks],
    }


def _key_result_content(key_result: BlueprintKeyResult) -> dict[str, Any]:
    always = {
        "title": key_result.title,
        "measure": key_result.measure,
        "direction": key_result.direction,
        "baseline": _figure_text(key_result.baseline),
        "target": _figure_text(key_result.target),
        "unit": key_result.unit,
        "period": key_result.period,
    }
    sometimes = {
        "output": key_result.output,
        "proxy": key_result.proxy,
        "baseline_hint": key_result.baseline_hint,
        "comparison_hint": key_result.comparison_hint,
        "counts": key_result.counts,
        "pace_note": key_result.pace_note,
        "needs": list(key_result.needs),
        "examples": list(key_result.examples),
        "low": _figure_text(key_result.low),
        "high": _figure_text(key_result.high),
        "stages": [{"name": s.name, "weight": _figure_text(s.weight)} for s in key_result.stages],
    }
    return always | {name: value for name, value in sometimes.items() if value}


def _cross_check_content(check: CrossCheck) -> dict[str, Any]:
    content: dict[str, Any] = {"kind": check.kind, "of": list(check.of), "says": check.says}
    if check.ask:
        content |= {"ask": check.ask, "ask_below": _figure_text(check.ask_below)}
    return content


def _figure_text(figure: Decimal | None) -> str | None:
    return None if figure is None else format(figure, "f")


def _json(content: bytes, name: str) -> Any:
    try:
        return strict_json.parsed(content, fraction=Decimal, whole=Decimal)
    except strict_json.NotStrictError as error:
        reason = {
            "deep": _("it is nested too deeply"),
            "twice": _("a name stands twice in one place"),
        }.get(error.fault, _("{text} is not a number").format(text=error.text))
    except json.JSONDecodeError as error:
        reason = _("it is not JSON, see line {n}").format(n=error.lineno)
    except UnicodeDecodeError:
        reason = _("its text is not UTF-8")
    except ArithmeticError:
        reason = _("a number is out of all bounds")
    raise Refused(_("“{name}” is not a blueprint: {reason}.").format(name=name, reason=reason))


def _placeholders(whole: Fields) -> tuple[tuple[str, str], ...]:
    asked = whole.get("placeholders")
    if asked is None:
        return ()
    if not isinstance(asked, Mapping) or len(asked) > MOST_KEY_RESULTS:
        whole.refuse(_("“placeholders” must be an object of at most {n} names").format(n=MOST_KEY_RESULTS))
    asked_for = []
    for name, asks in asked.items():
        if not isinstance(name, str) or not PLACEHOLDER.fullmatch(f"[{name}]"):
            whole.refuse(_("a placeholder must be named in capital letters, such as CITY"))
        if not isinstance(asks, str) or not 0 < len(asks.strip()) <= LONGEST_NAME:
            whole.refuse(_("the placeholder {name} must say what to fill in").format(name=name))
        asked_for.append((name, clean(asks).strip()))
    return tuple(asked_for)


def _key_result(content: Any, where: str) -> BlueprintKeyResult:
    part = Fields(content, where)
    measure = part.one_of("measure", tuple(MEASURES))
    key_result = BlueprintKeyResult(
        title=part.text("title"),
        measure=measure,
        direction=part.one_of("direction", DIRECTIONS),
        baseline=part.figure("baseline"),
        target=part.figure("target"),
        unit=part.text("unit", LONGEST_NAME, optional=True),
        period=None if part.get("period") is None else part.one_of("period", PERIODS),
        output=part.truth("output"),
        proxy=part.truth("proxy"),
        baseline_hint=part.text("baseline_hint", optional=True),
        comparison_hint=part.text("comparison_hint", optional=True),
        counts=part.text("counts", optional=True),
        pace_note=part.text("pace_note", optional=True),
        needs=part.texts("needs"),
        examples=part.texts("examples"),
        low=part.figure("low"),
        high=part.figure("high"),
        stages=tuple(_stage(s, where) for s in part.list_of("stages", MOST_STAGES, optional=True)),
    )
    part.nothing_else()
    way = MEASURES[measure].way
    if way is YES_NO and not {key_result.baseline, key_result.target} <= {None, Decimal(0), Decimal(1)}:
        part.refuse(_("a yes or no has 0 or 1 as baseline and target"))
    if bool(key_result.stages) != (way is STAGES):
        part.refuse(_("“stages” belong to milestones, and milestones need them"))
    if (key_result.low is not None or key_result.high is not None) != (way is BAND):
        part.refuse(_("“low” and “high” belong to a band, and a band needs one of them"))
    return key_result


def _stage(content: Any, where: str) -> Stage:
    part = Fields(content, where)
    name, weight = part.text("name", LONGEST_NAME), part.figure("weight")
    part.nothing_else()
    if weight is None or weight < 0:
        part.refuse(_("“weight” must be 0 or more"))
    return Stage(name, weight)


def _cross_check(content: Any, where: str) -> CrossCheck:
    part = Fields(content, where)
    kind = part.one_of("kind", (*FIGURES, "note"))
    numbers = part.list_of("of", MOST_KEY_RESULTS)
    if not all(is_short_number(n) and 1 <= n <= MOST_KEY_RESULTS and n == int(n) for n in numbers):
        part.refuse(_("“of” must be the numbers of key results, counted from 1"))
    if kind in FIGURES and len(numbers) != 2:
        part.refuse(_("“of” must name two key results"))
    check = CrossCheck(
        kind=kind,
        of=tuple(int(n) for n in numbers),
        says=part.text("says"),
        ask=part.text("ask", optional=True),
        ask_below=part.figure("ask_below"),
    )
    part.nothing_else()
    if bool(check.ask) != (check.ask_below is not None):
        part.refuse(_("“ask” and “ask_below” belong together"))
    return check


def _look_across(blueprint: Blueprint, whole: Fields) -> None:
    """Cross-checks must point at key results that exist, placeholders be described, and be used."""
    if any(n > len(blueprint.key_results) for check in blueprint.cross_checks for n in check.of):
        whole.refuse(_("a cross-check points at a key result that does not exist"))
    used = {name for text in texts_in(to_content(blueprint)) for name in PLACEHOLDER.findall(text)}
    asked = dict(blueprint.placeholders).keys()
    if used - asked:
        names = ", ".join(f"[{name}]" for name in sorted(used - asked))
        whole.refuse(_("{names} must be described under “placeholders”").format(names=names))
    if asked - used:
        whole.refuse(
            _("{names} is asked for but stands nowhere").format(names=", ".join(sorted(asked - used)))
        )


def texts_in(content: Any) -> list[str]:
    """All texts anywhere in the content."""
    if isinstance(content, str):
        return [content]
    parts = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return [text for part in parts for text in texts_in(part)]
