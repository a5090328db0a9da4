"""Taking a survey in: its open answers become cards, its choices are counted, and nobody can be found out.

Of a row only its answers stay, as cards in no order, and a fingerprint of each answer: enough to know it
again when a later export brings it once more, and nothing about who gave it or what else they said. Counts
are kept only of five answers or more.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number
from okrdesk.okr import cycles, order
from okrdesk.okr.rounding import half_up
from okrdesk.okr.workshop import ideas, sources
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.sources import Source

FEWEST = 5  # answers: of fewer one can guess who gave which
_LONGEST, _MOST_OPTIONS = 60, 5  # of what is said in a line
EVIDENCE = {"survey": "asked", "chat": "said", "lines": "said", "questions": "said", "cards": "written",
            "engagement": "did"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A question with answers that are counted: `role` is choice, choices or scale.

    A scale goes from `low` to `high`; both are 0 for others.
    """

    name: str
    role: str
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Response:
    """What one row answers: open texts, and chosen answers by question (of a scale its place).

    `prints` has for each open text, or for the row where there is none, the fingerprints by which it may be
    known; the first is the one that is kept.
    """

    texts: tuple[str, ...]
    chosen: Mapping[str, tuple[str, ...]]
    prints: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Answers:
    """A whole survey, ready to be taken in; `mapping` says what each column was taken for.

    `days` are the first and the last day on which somebody answered, as ISO text; none where that is unclear.
    """

    kind: str
    name: str
    digest: str
    mapping: Mapping[str, str]
    questions: tuple[Question, ...]
    responses: tuple[Response, ...]
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """The responses that are new, with those of their texts that are, and how many are here already."""

    new: tuple[Response, ...]
    here: int

    @property
    def texts(self) -> tuple[str, ...]:
        """All new texts."""
        return tuple(text for response in self.new for text in response.texts)


def known(document: Document, cycle_id: str, kind: str, headings: Collection[str]) -> Counter[str]:
    """The fingerprints of the answers that a cycle has from earlier exports of a survey, and how often.

    An earlier export is of the same kind and has at least half of its headings in common: a column more does
    not make another survey, and "yes" to another question is another answer.
    """
    wanted = set(headings)
    counts: Counter[str] = Counter()
    for source in sources.of_cycle(document, cycle_id):
        shared = len(wanted & set(source.mapping))
        if source.kind == kind and 2 * shared >= min(len(wanted), len(source.mapping)):
            counts.update(source.rows)
    return counts


def fresh_of(responses: Sequence[Response], here: Counter[str]) -> Fresh:
    """Which responses are new beside those that are here; equal answers of several people are as many."""
    left = here.copy()
    new = []
    for response in responses:
        fresh = []
        for nth, prints in enumerate(response.prints):
            left_over = next((each for each in prints if left[each] > 0), None)
            if left_over is None:
                fresh.append(nth)
            else:
                left[left_over] -= 1
        if fresh:
            texts = tuple(response.texts[nth] for nth in fresh) if response.texts else ()
            # Whose answer only grew was counted before.
            chosen = response.chosen if len(fresh) == len(response.prints) else {}
            new.append(Response(texts, chosen, tuple(response.prints[nth] for nth in fresh)))
    return Fresh(tuple(new), len(responses) - len(new))


def remembered(document: Document, cycle_id: str, headings: Sequence[str]) -> dict[str, str]:
    """What the columns of a survey with these headings were taken for before; empty where none came."""
    for source in sources.of_cycle(document, cycle_id):
        if set(source.mapping) == set(headings):
            return {name: str(role) for name, role in source.mapping.items()}
    return {}


def take_in(
    document: Document, cycle_id: str, answers: Answers, evidence: str = "", *, as_ideas: bool = True
) -> Fresh:
    """Keep what is new of a survey, as one edit: its source with the counts, and a card for each open text.

    `evidence` is what the cards stand for, by the kind of the survey where it is "". Without `as_ideas` only
    the counts are kept. Refused where nothing is new.
    """
    cycles.refuse_closed(document, cycle_id)
    fresh = fresh_of(answers.responses, known(document, cycle_id, answers.kind, answers.mapping))
    if not fresh.new:
        sentence = _("Nothing in “{name}” is new: all of its answers are here already.")
        raise Refused(sentence.format(name=quoted(answers.name)))
    evidence = evidence or EVIDENCE[answers.kind]
    with document.edit(_("Bring a survey")):
        source = Source(
            "", cycle_id, answers.kind, answers.name, answers.digest, _kept_prints(fresh),
            dict(answers.mapping), tuple(figures(answers, fresh.new)),
        )  # fmt: skip
        source_id = sources.SOURCES.add(document, source)
        if as_ideas:
            _add_ideas(document, cycle_id, source_id, fresh.texts, evidence)
    return fresh


def _kept_prints(fresh: Fresh) -> tuple[str, ...]:
    """The fingerprints of what is new, in an order that says nothing."""
    return tuple(sorted(each[0] for response in fresh.new for each in response.prints))


def _add_ideas(
    document: Document, cycle_id: str, source_id: str, texts: Sequence[str], evidence: str
) -> None:
    """A card for each text, shuffled: neither the order of the file nor what belongs together can be seen."""
    shuffled = list(texts)
    random.SystemRandom().shuffle(shuffled)
    last = max((idea.position for idea in ideas.of_cycle(document, cycle_id)), default="")
    idea = Idea("", cycle_id, origin="survey", evidence=evidence, source_id=source_id)
    cards = [
        replace(idea, text=text, position=position)
        for text, position in zip(shuffled, order.after(last, len(shuffled)), strict=True)
    ]
    ideas.IDEAS.add_all(document, cards)


def figures(answers: Answers, responses: Sequence[Response]) -> list[dict[str, Any]]:
    """The counts of each question over these responses; none of a question with fewer than five answers.

    Options are counted, the most chosen first; a scale has a count for each of its places from `low` to
    `high`.
    """
    told: list[dict[str, Any]] = []
    for question in answers.questions:
        given = [response.chosen.get(question.name, ()) for response in responses]
        answered = sum(1 for each in given if each)
        if answered < FEWEST:
            continue
        counts = Counter(option for each in given for option in each)
        figure: dict[str, Any] = {"question": question.name, "role": question.role, "answers": answered}
        if question.role == "scale":
            places = range(question.low, question.high + 1)
            figure |= {"low": question.low, "high": question.high, "counts": [counts[str(n)] for n in places]}
        else:
            options = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            figure["counts"] = [[option, count] for option, count in options]
        told.append(figure)
    if answers.days and len(responses) >= FEWEST:
        told.append({"role": "time", "first": answers.days[0], "last": answers.days[-1]})
    return told


def figures_in_words(document: Document, cycle_id: str) -> tuple[str, ...]:
    """A line for each question whose answers were counted in a cycle, over all its surveys.

    "Which evenings suit you? Thu 21 · Tue 20 · Sat 14" or, of a scale, its mean.
    """
    by_question: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source in sources.of_cycle(document, cycle_id):
        for figure in source.figures:
            if "question" in figure:
                by_question.setdefault((figure["question"], figure["role"]), []).append(figure)
    locale = document.locale
    return tuple(
        f"{quoted(question, _LONGEST)} {_scale(several, locale) if role == 'scale' else _options(several)}"
        for (question, role), several in by_question.items()
    )


def _options(figures: Sequence[Mapping[str, Any]]) -> str:
    counts: Counter[str] = Counter()
    for figure in figures:
        counts.update(dict(figure["counts"]))
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_OPTIONS]
    return " · ".join(f"{quoted(option, _LONGEST)} {count}" for option, count in most)


def _scale(figures: Sequence[Mapping[str, Any]], locale: str) -> str:
    low, high = min(each["low"] for each in figures), max(each["high"] for each in figures)
    places = [(each["low"] + n, count) for each in figures for n, count in enumerate(each["counts"])]
    answers = sum(count for _place, count in places)
    mean = half_up(Fraction(sum(value * count for value, count in places), answers or 1), 1)
    sentence = _("{mean} on a scale of {low} to {high}, {n} answers")
    return sentence.format(mean=format_number(mean, locale), low=low, high=high, n=answers)
