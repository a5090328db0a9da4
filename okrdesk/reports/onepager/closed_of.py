"""The page of a closed cycle: scores, verdict, decisions, what was learned and what comes next; no pace."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, format_number
from okrdesk.okr import asks, cycles, decisions, handed_pages, late, objectives, stories
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.briefing.closed import (
    aim_title,
    closed_headline,
    deciding_score,
    marked_as,
    marked_by,
    own_score,
    result_of,
)
from okrdesk.okr.briefing.takeaway import ended_words
from okrdesk.okr.briefing.trend import Trends, trends
from okrdesk.okr.briefing.words import short_names
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.review import DECISIONS, KeyResultReview, ObjectiveReview, Review, review_of
from okrdesk.okr.review_words import decision_name
from okrdesk.okr.rounding import half_up, percent
from okrdesk.okr.schedule import planned_days
from okrdesk.okr.scores import band
from okrdesk.okr.shown import format_percent
from okrdesk.okr.terms import Cycle
from okrdesk.okr.workshop.promises import Promise
from okrdesk.reports.charts.whole import WholeChart, course_of_whole
from okrdesk.reports.charts.whole_shown import Ending, Mark
from okrdesk.reports.onepager import notes
from okrdesk.reports.onepager.content import (
    Columns,
    Decided,
    Figure,
    OnePager,
    ShownKeyResult,
    ShownObjective,
    Span,
    Told,
)
from okrdesk.reports.onepager.sources import Sources
from okrdesk.reports.onepager.wording import numbered

_HEALTHY = Fraction("0.60"), Fraction("0.85")  # F17
_AT_THE_END = dt.timedelta(days=14)
_MOST_LEARNED, _MOST_DECIDED = 3, 6


def closed_page(sources: Sources, *, chart: bool = True) -> OnePager:
    """What the page of a closed cycle shows."""
    made = _Closed(sources)
    cycle = sources.seen.cycle
    coming = made.next_cycle
    drawn = made.chart() if chart else None
    return OnePager(
        workspace="",
        is_closed=True,
        day=sources.day(made.closed_on, "long"),
        kind=_("Objectives and key results, {cycle}").format(cycle=cycle.name),
        state=_("Closed on {day}").format(day=sources.day(made.closed_on, "long")),
        headline=closed_headline(made.review, sources.locale),
        figures=made.figures(),
        decided=made.decided(),
        coming_name=_("What comes next: {cycle}").format(cycle=coming.name) if coming else "",
        coming=made.coming(),
        well_name=_("What became of our asks"),
        went_well=made.outcomes(),
        columns=Columns(
            _("Key result"), _("Owner"), _("At the end, of target"), _("Score"), _("Aim at tick"),
            _("Own score"), _("Result"),
        ),
        objectives=tuple(made.objective(each) for each in made.review.objectives),
        looks_name=_("What we learned"),
        looks=made.learned(),
        chart=drawn,
        chart_note=notes.flat(sources, drawn),
        trend_note=made.note(),
        trend_note_brief=made.note(),
        reckoned="",
    )  # fmt: skip


class _Closed:
    """What a closed cycle says, part by part."""

    def __init__(self, sources: Sources) -> None:
        self._sources, self._locale = sources, sources.locale
        document, seen = sources.document, sources.seen
        self.review: Review = review_of(document, seen)
        # What came by merging after the closing is in no score (decision 37).
        self._held: Outline = late.as_closed(document, seen.cycle.id, seen.day, seen.rule.key) or seen
        self.closed_on: dt.date = seen.cycle.closed_on or seen.cycle.last_day
        after = [each for each in cycles.all_cycles(document) if each.first_day > seen.cycle.last_day]
        self.next_cycle: Cycle | None = after[0] if after else None
        self._last = self._last_trend()

    def _last_trend(self) -> tuple[dt.date, Trends, Fraction] | None:
        """The day of the last page that showed a trend, with it and what was done by then."""
        document, cycle = self._sources.document, self._sources.seen.cycle
        for page in reversed(handed_pages.of_cycle(document, cycle.id)):
            then = outline(document, cycle.id, page.on)
            if (known := trends(document, then)) is not None:
                return page.on, known, then.progress
        return None

    def _number(self, value: Decimal) -> str:
        return format_number(value, self._locale)

    def figures(self) -> tuple[Figure, ...]:
        """Score, what was delivered, what the last trend said, and the next cycle."""
        mean = self.review.mean
        if mean is None:
            return ()
        low, high = (format_percent(edge, self._locale) for edge in _HEALTHY)
        detail = _("{share} of the way; {low} to {high} is healthy").format(
            share=format_percent(self._held.progress, self._locale),
            low=low.rstrip("%\xa0\u202f "),
            high=high.rstrip("%\xa0\u202f "),
        )
        most = _("of {most}").format(most=self._number(Decimal("1.0")))
        return (
            Figure(_("Score"), self._number(half_up(mean, 1)), most, detail),
            self._delivered(),
            *self._trend_figure(),
            *self._next_figure(),
        )

    def _delivered(self) -> Figure:
        bands = [band(deciding_score(key)) for each in self.review.objectives for key in each.key_results]
        counts = {name: bands.count(name) for name in ("high", "middle", "low")}
        told = [_("{n} partly").format(n=counts["middle"])] if counts["middle"] else []
        told += [_("{n} missed").format(n=counts["low"])] if counts["low"] else []
        follows = _("of {all} delivered").format(all=len(bands))
        return Figure(_("Key results"), str(counts["high"]), follows, ", ".join(told))

    def _trend_figure(self) -> tuple[Figure, ...]:
        if self._last is None:
            return ()
        on, known, _then = self._last
        whole = known.whole
        end = percent(self._held.progress)
        sentence = _("{range}; we ended outside")
        if percent(whole.low) <= end <= percent(whole.high):
            sentence = _("{range}; we ended inside")
        low = format_percent(whole.low, self._locale).rstrip("%\xa0\u202f ")
        within = _("{low} to {high}").format(low=low, high=format_percent(whole.high, self._locale))
        name = _("The trend of {day} said").format(day=self._sources.day(on))
        return (Figure(name, format_percent(whole.value, self._locale), "", sentence.format(range=within)),)

    def _next_figure(self) -> tuple[Figure, ...]:
        cycle = self.next_cycle
        if cycle is None:
            return ()
        detail = cycle.name
        if days := planned_days(cycle):
            detail = _("{cycle}, first check-in {day}").format(
                cycle=cycle.name, day=self._sources.day(days[0])
            )
        return (Figure(_("Next cycle"), self._sources.day(cycle.first_day), "", detail),)

    # What was decided, what comes, what was learned

    def decided(self) -> tuple[Decided, ...]:
        """The decision about each objective, and those of the last days about single key results."""
        rows = [
            ((each.line.number, 0), Decided(decision_name(each.decision), str(each.line.number), each.reason))
            for each in self.review.objectives
            if each.decision
        ]
        since = self._sources.seen.cycle.last_day - _AT_THE_END
        numbers = {line.key_result.id: line.number for line in self._sources.seen.key_results}
        for log in decisions.of_cycle(self._sources.document, self._sources.seen.cycle.id):
            if log.line in numbers and log.on >= since:
                number = numbers[log.line]
                first, second = map(int, number.split("."))
                word = next(
                    (name for name in map(decision_name, DECISIONS) if log.what.startswith(name)),
                    _("Decided"),
                )
                rows.append(((first, second), Decided(word, number, log.why or log.what)))
        return tuple(row for _place, row in sorted(rows, key=lambda each: each[0]))[:_MOST_DECIDED]

    def coming(self) -> tuple[Told, ...]:
        """The objectives of the next cycle, with their owners."""
        if self.next_cycle is None:
            return ()
        people = {person.id: person for person in self._sources.everyone}
        rows = objectives.of_cycle(self._sources.document, self.next_cycle.id)
        owners = [people.get(each.owner_id or "") for each in rows]
        names = short_names(owners)
        return tuple(
            Told(str(number), row.title, names[owner.id] if owner else _("nobody"))
            for number, (row, owner) in enumerate(zip(rows, owners, strict=True), 1)
        )[:_MOST_DECIDED]

    def learned(self) -> tuple[Told, ...]:
        """What was learned, three at most, each about its objective or the key result it begins with."""
        seen = self._sources.seen
        numbers = {line.objective.id: str(line.number) for line in seen.objectives}
        known = set(numbers.values()) | {line.number for line in seen.key_results}
        told = []
        for card in stories.of_cycle(self._sources.document, seen.cycle.id, "lesson")[:_MOST_LEARNED]:
            text = " ".join(filter(None, (card.text.strip(), card.try_next.strip())))
            number, text = numbered(text, known)
            told.append(Told(number or numbers.get(card.objective_id or "", ""), text))
        return tuple(told)

    def outcomes(self) -> str:
        """What became of the asks, a sentence each; what was asked twice is said once."""
        every = asks.of_cycle(self._sources.document, self._sources.seen.cycle.id)
        told: dict[str, str] = {}
        for ask in sorted(every, key=lambda each: each.is_open):
            told.setdefault(plain_letters(ask.what.rstrip(".")), self._outcome(ask))
        return " ".join(told.values())

    def _outcome(self, ask: Promise) -> str:
        sentences = {
            "": _("{what}: still open."),
            "done": _("{what}: done."),
            "carried": _("{what}: asked again."),
            "dropped": _("{what}: not needed any more."),
        }
        sentence = sentences.get("" if ask.is_open else ask.outcome)
        return sentence.format(what=ask.what.rstrip(".")) if sentence else ask.outcome

    # The table

    def objective(self, review: ObjectiveReview) -> ShownObjective:
        """An objective with its score and what was decided."""
        line = review.line
        return ShownObjective(
            number=line.number,
            title=line.objective.title,
            about=self._about(review),
            done=self._number(half_up(Fraction(review.score), 1)),
            counted=float(line.figures.progress),
            expected=float(review.aim),
            status=marked_as(review),
            word=aim_title(review),
            key_results=tuple(self._key_result(each, review) for each in review.key_results),
        )

    def _about(self, review: ObjectiveReview) -> tuple[Span, ...]:
        name = self._sources.name_of(review.line.owner)
        spans = [Span(name) if name else Span(_("nobody owns it"), "warning"), Span(" · ")]
        aim = self._number(review.aim)
        if review.line.objective.commitment == "committed":
            spans.append(Span(_("committed, aim {aim}").format(aim=aim), "strong"))
        else:
            spans.append(Span(_("aspirational, aim {aim}").format(aim=aim)))
        if review.decision:
            spans += [
                Span(" · " + _("decision:") + " "),
                Span(decision_name(review.decision).lower(), "strong"),
            ]
        return tuple(spans)

    def _key_result(self, review: KeyResultReview, parent: ObjectiveReview) -> ShownKeyResult:
        own = own_score(review)
        marked = marked_by(review)
        note = (
            ""
            if review.now is None
            else _("by what came later {score}").format(score=self._number(review.now))
        )
        return ShownKeyResult(
            number=review.line.number,
            title=review.line.key_result.title,
            owner=self._sources.name_of(review.line.owner),
            note=note,
            value=self._sources.value_spans(review.line, strong=marked != "on track"),
            done=self._number(review.counted),
            counted=float(review.line.figures.counted),
            expected=float(parent.aim),
            status=marked,
            word=result_of(review),
            beside="" if own is None else self._number(own),
        )

    def chart(self) -> WholeChart | None:
        """The course to the end, beside the trend that the last page showed."""
        sources, seen = self._sources, self._held
        answered = {each.on for series in sources.series.values() for each in series}
        on, shares = course_of_whole(sources.document, seen, answered)
        if not on:
            return None
        end, cycle = seen.progress, seen.cycle
        title = _("We ended at {progress}").format(progress=format_percent(end, self._locale))
        mark = ending = None
        if self._last is not None:
            day, known, then = self._last
            whole = known.whole
            title = ended_words(
                percent(end), percent(whole.value), percent(whole.low), percent(whole.high),
                format_percent(end, self._locale), sources.day(day, "MMMMd"),
            )  # fmt: skip
            mark, ending = Mark(day, then), Ending(whole, day)
        return WholeChart(
            self._locale, cycle.first_day, cycle.last_day, cycle.last_day, on, title, shares, end, mark,
            ending, is_closed=True,
        )  # fmt: skip

    def note(self) -> str:
        """What scores are, for the foot."""
        given = {"none": "0.0", "all": "1.0", "much": "0.7", "some": "0.4", "most": "0.6", "far": "0.2"}
        numbers = {name: self._number(Decimal(value)) for name, value in given.items()}
        return _(
            "Score: share of the way from start to target, {none} to {all}; {much} and more delivered, "
            "{some} to {most} partly, below missed. Aspirational objectives aim at {much}, committed ones at "
            "{all}. Own score: the team’s, where it differs by {far} or more; it decides the result."
        ).format(**numbers)
