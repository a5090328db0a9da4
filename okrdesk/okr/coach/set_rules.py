"""Rules for the objectives and key results of a cycle taken together (S rules of the coach)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from okrdesk.document.text import quoted
from okrdesk.i18n import _, ngettext
from okrdesk.okr.coach.field_rules import is_output
from okrdesk.okr.coach.findings import Finding, Level, by_weight
from okrdesk.okr.coach.sayings import says
from okrdesk.okr.coach.sentences import sentence_of
from okrdesk.okr.coach.words import READ, vocabulary
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult

MOST_OBJECTIVES = 3
FEWEST_KEY_RESULTS, MOST_KEY_RESULTS, FAR_TOO_MANY = 3, 5, 7
MOST_PER_OWNER = 2  # IPFS: nobody leads more than two
SAFE, LONG_SHOT = 9, 2  # confidence, 0 to 10

Outline = Sequence[tuple[Objective, Sequence[KeyResult]]]


def advise_set(
    outline: Outline, names: Mapping[str, str], confidences: Mapping[str, int]
) -> tuple[Finding, ...]:
    """Advice on the objectives of one scope and cycle, in the order coach, hint.

    `names` gives people's names by id, `confidences` the latest confidence (0 to 10) by key result id.
    """
    key_results = [key_result for _objective, its_own in outline for key_result in its_own]
    findings = [
        *_objective_count(len(outline)),
        *(finding for objective, its_own in outline for finding in _of_objective(objective, its_own)),
        *_same_measures(key_results),
        *_tensions(key_results),
        *_loads(key_results, names),
        *_all_easy([confidences[one.id] for one in key_results if one.id in confidences]),
    ]
    return by_weight(findings)


def _objective_count(count: int) -> Iterator[Finding]:
    if count > MOST_OBJECTIVES:
        yield says("S-OBJCOUNT", count=count)
    elif count == 1:
        yield says("S-OBJFEW")


def _of_objective(objective: Objective, key_results: Sequence[KeyResult]) -> Iterator[Finding]:
    count = len(key_results)
    title = quoted(objective.title, 40)
    if not FEWEST_KEY_RESULTS <= count <= MOST_KEY_RESULTS:
        level: Level = "coach" if count == 0 or count > FAR_TOO_MANY else "hint"
        saw = ngettext("“{title}” has {count} key result.", "“{title}” has {count} key results.", count)
        few = count < FEWEST_KEY_RESULTS
        yield Finding(
            "S-KRCOUNT",
            level,
            saw.format(title=title, count=count),
            _("Three to five show an objective best: fewer miss a side, more are not looked at."),
            _("What else would show it?") if few else _("Which say the same twice?"),
        )
    if key_results and all(is_output(key_result) for key_result in key_results):
        yield says("S-ALLOUTPUT", title=title)


def _same_measures(key_results: Sequence[KeyResult]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], KeyResult] = {}
    for two in key_results:
        name = _measure_name(two)
        one = first.setdefault(name, two)
        if not name or one is two:
            continue
        target = f"{two.target:f}" if two.target is not None else _("not set")
        yield says("S-DUPMEASURE", one=quoted(one.title, 40), two=quoted(two.title, 40), target=target)


def _measure_name(key_result: KeyResult) -> tuple[object, ...]:
    """The measure, the unit and the two words the measure starts with."""
    sentence = sentence_of(key_result.title)
    filler = sentence.listed("filler_words")
    named = [
        word
        for word in sentence.words
        if not any(map(str.isdecimal, word)) and word not in filler and sentence.verb_of(word)[1] != "base"
    ]
    unit = key_result.unit.strip().lower()
    leading = tuple(named[:2] if unit else named)
    return (key_result.measure, unit, leading) if len(leading) > 1 else ()


def _tensions(key_results: Sequence[KeyResult]) -> Iterator[Finding]:
    spoken = [
        (key_result, frozenset(sentence_of(f"{key_result.title} {key_result.unit}").words))
        for key_result in key_results
    ]
    for pulls, against in (pair for language in READ for pair in vocabulary(language).tensions):
        ones = [one for one, said in spoken if said & pulls and not said & against]
        others = [other for other, said in spoken if said & against and not said & pulls]
        if ones and others:
            yield says("S-TENSION", one=quoted(ones[0].title, 40), two=quoted(others[0].title, 40))


def _loads(key_results: Sequence[KeyResult], names: Mapping[str, str]) -> Iterator[Finding]:
    held = Counter(key_result.owner_id for key_result in key_results if key_result.owner_id is not None)
    for owner, count in sorted(held.items(), key=lambda pair: (-pair[1], names.get(pair[0], ""))):
        if count > MOST_PER_OWNER:
            yield says("S-LOAD", name=quoted(names.get(owner, "?"), 40), count=count)


def _all_easy(confidences: Sequence[int]) -> Iterator[Finding]:
    if len(confidences) < 2:
        return
    if min(confidences) >= SAFE:
        yield says("S-EASY/safe")
    elif max(confidences) <= LONG_SHOT:
        yield says("S-EASY/far")
