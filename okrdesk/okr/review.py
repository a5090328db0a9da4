"""The review of a cycle: scores, what becomes of each objective, the revisit questions, what it all says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal
from weakref import WeakKeyDictionary

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr import check_ins, cycles, key_results, measures, objectives, rollup, schedule
from okrdesk.okr.late import as_closed
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.review_words import verdict_words
from okrdesk.okr.rounding import half_up
from okrdesk.okr.scores import aim, band, cycle_verdict, later_score, mean_score, needs_reason
from okrdesk.okr.scores import score as counted_score
from okrdesk.okr.status import RULES
from okrdesk.okr.terms import Cycle, KeyResult

DECISIONS = ("keep", "adjust", "split", "retire")
QUESTIONS = ("relevant", "needs", "behaviour")
ANSWERS = ("yes", "partly", "no")
_SCORES = Decimal("0.0"), Decimal("1.0"), Decimal("0.1")  # the lowest, the highest, the step
_ANY_RULE = "default"  # scores do not depend on how the status is called


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one of the QUESTIONS, with a note.

    It is one of the ANSWERS, "" until there is one. `members`: for how many it is relevant, as was reckoned.
    """

    question: str
    answer: str
    note: str
    members: int | None = None


@dataclass(frozen=True, slots=True)
class KeyResultReview:
    """One key result: the counted score, the team's own (None until given) with its reason (F16).

    `needs_reason` where the two differ by 0.2 or more. In a closed cycle all of them are what closing held,
    and `now` what it would be with what came later, None where that is the same (decision 37).
    """

    line: KeyResultLine
    counted: Decimal
    own: Decimal | None
    reason: str
    needs_reason: bool
    now: Decimal | None = None

    @property
    def score(self) -> Decimal:
        """The score that holds.

        It is the team's own, or else the counted one.
        """
        return self.counted if self.own is None else self.own

    @property
    def lacks_reason(self) -> bool:
        """Whether a reason is asked and not given yet."""
        return self.needs_reason and is_blank(self.reason)


@dataclass(frozen=True, slots=True)
class ObjectiveReview:
    """One objective: its scores, what they aim at, its decision and the three answers in order.

    `counted` is the score of its progress. `own` is the weighted mean of the scores that hold for its key
    results, None where none of them has a score of the team's own. `band` is low, middle or high. `closed` is
    the objective as closing held it, where something came later: its scores are of that (decision 37), and
    `now` what it would be since.
    """

    line: ObjectiveLine
    counted: Decimal
    own: Decimal | None
    aim: Decimal
    decision: str
    reason: str
    answers: tuple[Answer, ...]
    key_results: tuple[KeyResultReview, ...]
    closed: ObjectiveReview | None = None
    now: Decimal | None = None

    @property
    def score(self) -> Decimal:
        """The score that holds: by the team's own scores, else the counted one."""
        return self.counted if self.own is None else self.own

    @property
    def band(self) -> str:
        """The band of the score that holds, against what the objective aims at."""
        return band(self.score, self.aim)

    @property
    def missing(self) -> Decimal:
        """What the score that holds is short of its aim, 0 where it reached it; as printed."""
        return max(Decimal(0), half_up(Fraction(self.aim), 1) - half_up(Fraction(self.score), 1))


@dataclass(frozen=True, slots=True)
class Open:
    """Something the review has not said yet, about an objective or key result with this number and id.

    `kind` is decision, decision-reason, answer (to `question`) or score-reason.
    """

    kind: Literal["decision", "decision-reason", "answer", "score-reason"]
    number: str
    item_id: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one cycle as of a day.

    `mean` is the weighted mean of the objectives' scores, exact, None without objectives that weigh anything;
    `verdict` is "too safe", "healthy", "partly" or "too much" (F17; "" without a mean), `sentence` says it.
    `closed` is the review as closing held it, where something came later: these three are of that.
    """

    cycle: Cycle
    day: dt.date
    objectives: tuple[ObjectiveReview, ...]
    mean: Fraction | None
    verdict: str
    sentence: str
    open: tuple[Open, ...]
    closed: Review | None = None

    @property
    def is_measured(self) -> bool:
        """Whether any score rests on a check-in or on the team's own judgement."""
        held = (self.closed or self).objectives
        return any(k.own is not None or k.line.latest for o in held for k in o.key_results)


def decide(document: Document, objective_id: str, decision: str, reason: str = "") -> None:
    """Say what becomes of an objective, and why; "" takes the decision back with its reason."""
    if decision not in ("", *DECISIONS):
        allowed = ", ".join(DECISIONS)
        raise Refused(_("“{value}” is not one of {allowed}.").format(value=decision, allowed=allowed))
    _refuse_closed(document, objective_id)
    with document.edit(_("Decide about an objective") if decision else _("Take a decision back")):
        document.set(
            t.Objective,
            objective_id,
            decision=decision,
            decision_reason=reason.strip() if decision else "",
        )


def answer(document: Document, objective_id: str, question: str, given: str, note: str | None = None) -> None:
    """Answer a revisit question with one of ANSWERS; "" is no answer. A note of None leaves it as it is."""
    for value, allowed in ((question, QUESTIONS), (given, ("", *ANSWERS))):
        if value not in allowed:
            known = ", ".join(each for each in allowed if each)
            raise Refused(_("“{value}” is not one of {allowed}.").format(value=value, allowed=known))
    _refuse_closed(document, objective_id)
    values = {question: given} if note is None else {question: given, f"{question}_note": note.strip()}
    with document.edit(_("Answer a revisit question")):
        document.set(t.Objective, objective_id, **values)


def estimate_members(document: Document, objective_id: str, members: int | None) -> None:
    """Say for how many members an objective is relevant; None takes it back."""
    if members is not None and not 0 <= members < 10**9:
        raise Refused(_("A number of members is 0 or more; type one such as 120."))
    _refuse_closed(document, objective_id)
    with document.edit(_("Reckon for how many members a goal is")):
        document.set(t.Objective, objective_id, relevant_members=members)


def score(
    document: Document,
    key_result_id: str,
    own_score: Decimal | None,
    reason: str | None = None,
    *,
    day: dt.date,
) -> None:
    """Give a key result the team's own score, 0.0 to 1.0 in steps of 0.1; None takes it back with its reason.

    `reason` None leaves the reason as it is. Refused without one where the score differs by 0.2 or more from
    the one counted as of `day` (F16).
    """
    row = key_results.read(document, key_result_id)
    _refuse_closed(document, row.objective_id)
    kept = row.score_reason if reason is None else reason.strip()
    if own_score is None:
        kept = ""
    else:
        own_score = _in_steps(own_score, document.locale)
        cycle = cycles.read(document, objectives.read(document, row.objective_id).cycle_id)
        counted = counted_score(_figures(document, row, cycle, day))
        if needs_reason(counted, own_score) and is_blank(kept):
            sentence = _("The counted score is {counted}: say in a few words why yours is {own}.")
            shown, ours = (format_number(each, document.locale) for each in (counted, own_score))
            raise Refused(sentence.format(counted=shown, own=ours))
    with document.edit(_("Score a key result") if own_score is not None else _("Take a score back")):
        document.set(t.KeyResult, key_result_id, own_score=own_score, score_reason=kept)


_Reviewed = tuple[Any, ObjectiveReview, list[Open]]  # the row, what is made of it, what is not said yet
_known: WeakKeyDictionary[Document, dict[int, _Reviewed]] = WeakKeyDictionary()


def review_of(document: Document, outline: Outline) -> Review:
    """The review of the outline's cycle, as of its day; a closed one keeps the scores that closing held."""
    query = t.Objective.select().where(t.Objective.cycle == outline.cycle.id)
    rows = {row.id: row for row in document.rows(query)}
    now = _review(outline, rows, _known.setdefault(document, {}))
    closed = as_closed(document, outline.cycle.id, outline.day, outline.rule.key)
    return now if closed is None else _frozen(now, _review(closed, rows, {}))


def objective_score(document: Document, objective_id: str, cycle: Cycle, day: dt.date) -> Decimal:
    """The score that holds for one objective as of a day: by the team's own scores, else the counted one."""
    closed = as_closed(document, cycle.id, day, _ANY_RULE)
    line = next((o for o in closed.objectives if o.objective.id == objective_id), None) if closed else None
    if line is not None:
        parts, whole = [(each.key_result, each.figures) for each in line.key_results], line.figures
    else:
        rows = key_results.of_objective(document, objective_id)
        shares = rollup.weights([row.weight for row in rows])
        figures = [
            _figures(document, row, cycle, day, share) for row, share in zip(rows, shares, strict=True)
        ]
        parts = list(zip(rows, figures, strict=True))
        whole = rollup.objective_figures(figures, cycle, day, RULES[_ANY_RULE])
    own = _own_mean([(each.weight, _own_score(row), counted_score(each)) for row, each in parts])
    return counted_score(whole) if own is None else own


def reached_words(shown: Review, locale: str) -> str:
    """What a cycle has reached, in one or two sentences, for the page that closing it ends on."""
    whole = shown.closed or shown
    count, total = sum(o.score >= o.aim for o in whole.objectives), len(whole.objectives)
    counted = ngettext(
        "{cycle}: {count} of {total} objective reached what it aimed at.",
        "{cycle}: {count} of {total} objectives reached what they aimed at.",
        total,
    ).format(cycle=shown.cycle.name, count=count, total=total)
    if shown.mean is None:
        return counted
    mean = format_number(half_up(shown.mean, 2), locale)
    return " ".join(filter(None, (counted, _("Mean score {mean}.").format(mean=mean), shown.sentence)))


def whole_words(shown: Review) -> str:
    """What the cycle as a whole says (F17), "" without a mean: a running one says it for that day only."""
    if shown.mean is None:
        return ""
    if not shown.is_measured:
        return _("Nothing is measured yet, so there is nothing to say about it.")
    if not shown.cycle.closed and shown.day < shown.cycle.last_day:
        return _("If it ended here: {sentence}").format(sentence=shown.sentence)
    return shown.sentence


def _review(outline: Outline, rows: Mapping[str, Any], known: dict[int, _Reviewed]) -> Review:
    """The review of an outline as it is; `rows` are those of its objectives by id.

    An objective whose line and row are the same as in what is `known` is not reviewed anew.
    """
    held: dict[int, _Reviewed] = {}
    for line in outline.objectives:
        row, before = rows[line.objective.id], known.get(id(line))  # which is that line's while it is held
        if before is None or before[0] != row:
            fresh = _objective(line, row)
            before = row, fresh, _open(fresh)
        held[id(line)] = before
    known.clear()
    known.update(held)
    reviews = tuple(each for _row, each, _left in held.values())
    mean = rollup.weighted_mean([(o.line.figures.weight, Fraction(o.score)) for o in reviews])
    verdict = "" if mean is None else cycle_verdict(mean)
    left = tuple(each for _row, _review, some in held.values() for each in some)
    return Review(outline.cycle, outline.day, reviews, mean, verdict, verdict_words(verdict)[1], left)


def _frozen(now: Review, closed: Review) -> Review:
    """The review with the scores that closing held; what was added later keeps its own and is in no mean."""
    held = {each.line.objective.id: each for each in closed.objectives}
    reviews = tuple(_frozen_objective(each, held.get(each.line.objective.id)) for each in now.objectives)
    mean, verdict, sentence = closed.mean, closed.verdict, closed.sentence
    return replace(now, objectives=reviews, mean=mean, verdict=verdict, sentence=sentence, closed=closed)


def _frozen_objective(now: ObjectiveReview, closed: ObjectiveReview | None) -> ObjectiveReview:
    if closed is None:
        return now
    known = {each.line.key_result.id: each for each in closed.key_results}
    keys = tuple(_frozen_key_result(each, known.get(each.line.key_result.id)) for each in now.key_results)
    later = later_score((closed.own, closed.counted), (now.own, now.counted))
    held = replace(now, counted=closed.counted, own=closed.own, aim=closed.aim)
    return replace(held, key_results=keys, closed=closed, now=later)


def _frozen_key_result(now: KeyResultReview, closed: KeyResultReview | None) -> KeyResultReview:
    if closed is None:
        return now
    later = later_score((closed.own, closed.counted), (now.own, now.counted))
    return replace(closed, line=now.line, now=later)


def _objective(line: ObjectiveLine, row: Any) -> ObjectiveReview:
    keys = tuple(_key_result(each) for each in line.key_results)
    own = _own_mean([(k.line.figures.weight, k.own, k.counted) for k in keys])
    answers = tuple(_answer(row, question) for question in QUESTIONS)
    decision = row.decision if row.decision in DECISIONS else ""
    return ObjectiveReview(
        line,
        counted_score(line.figures),
        own,
        aim(line.objective.commitment),
        decision,
        row.decision_reason if decision else "",
        answers,
        keys,
    )


def _answer(row: Any, question: str) -> Answer:
    # What another program wrote and nobody knows is no answer.
    given = getattr(row, question)
    members = row.relevant_members if question == "relevant" else None
    return Answer(question, given if given in ANSWERS else "", getattr(row, f"{question}_note"), members)


def _key_result(line: KeyResultLine) -> KeyResultReview:
    row, counted = line.key_result, counted_score(line.figures)
    own = _own_score(row)
    far = own is not None and needs_reason(counted, own)
    return KeyResultReview(line, counted, own, row.score_reason, far)


def _own_score(row: KeyResult) -> Decimal | None:
    # What another program wrote and is no score is none.
    return row.own_score if row.own_score is not None and 0 <= row.own_score <= 1 else None


def _own_mean(scores: list[tuple[Fraction, Decimal | None, Decimal]]) -> Decimal | None:
    """From (weight, own, counted) of the key results; None where the team scored none of them itself."""
    if all(own is None for _weight, own, _counted in scores):
        return None
    return mean_score([(weight, counted if own is None else own) for weight, own, counted in scores])


def _open(review: ObjectiveReview) -> list[Open]:
    number, item = str(review.line.number), review.line.objective.id
    still_open = []
    if not review.decision:
        still_open.append(Open("decision", number, item))
    elif is_blank(review.reason):
        still_open.append(Open("decision-reason", number, item))
    still_open += [Open("answer", number, item, a.question) for a in review.answers if not a.answer]
    still_open += [
        Open("score-reason", k.line.number, k.line.key_result.id)
        for k in review.key_results
        if k.lacks_reason
    ]
    return still_open


def _figures(
    document: Document, row: KeyResult, cycle: Cycle, day: dt.date, weight: Fraction = Fraction(1)
) -> rollup.Figures:
    series = schedule.one_a_day(check_ins.of_key_result(document, row.id, day), day)
    hits = measures.hit_count(row, series, cycle, day)
    latest = series[-1] if series else None
    return rollup.key_result_figures(row, latest, cycle, day, RULES[_ANY_RULE], weight=weight, hits=hits)


def _in_steps(own_score: Decimal, locale: str) -> Decimal:
    if not own_score.is_finite() or not 0 <= own_score <= 1 or own_score * 10 % 1:
        sentence = _("A score goes from {low} to {high} in steps of {step}; {value} does not.")
        shown = (format_number(each, locale) for each in (*_SCORES, own_score))
        raise Refused(sentence.format(**dict(zip(("low", "high", "step", "value"), shown, strict=True))))
    return own_score.quantize(Decimal("0.1"))


def _refuse_closed(document: Document, objective_id: str) -> None:
    cycles.refuse_closed(document, objectives.read(document, objective_id).cycle_id)
