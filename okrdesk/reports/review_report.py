"""The review as a PDF: what was scored, decided, answered and learnt, for those who were not in the room.

Only cards that may be shared are printed. The same review gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr import (
    benefits,
    decisions,
    mission,
    review,
    review_words,
    snapshots,
    stories,
    values,
)
from okrdesk.okr.decisions import Decision
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.outline import Outline
from okrdesk.okr.review import KeyResultReview, ObjectiveReview, Review
from okrdesk.okr.review_words import late_words
from okrdesk.okr.rounding import half_up
from okrdesk.okr.stories import Story
from okrdesk.okr.workshop import clarity
from okrdesk.reports.head_of import head_of
from okrdesk.reports.long_titles import LongTitles
from okrdesk.reports.paper.head import Head
from okrdesk.reports.paper.letters import apart
from okrdesk.reports.paper.page import Lines, Page, Place, Report, Rule, fitted
from okrdesk.reports.paper.print_style import ACCENT, DENSITIES, INDENT, MUTED, Style, status_look
from okrdesk.reports.paper.sheet import Sheet
from okrdesk.reports.words import numbered, titled

_SCORE = 46.0  # width of a column with a score
_BAR = 120.0
_BANDS = {"high": "on track", "middle": "at risk", "low": "off track"}  # the colours of a score
_MARKS = {"high": "●", "middle": "▲", "low": "■"}  # beside their colours, for grey and for the eye


@dataclass(frozen=True)
class _Told:
    """All that the report says."""

    head: Head
    review: Review
    successes: tuple[Story, ...]
    lessons: tuple[Story, ...]
    decisions: tuple[Decision, ...]
    community: str
    benefits: tuple[str, ...]
    adjusted: Mapping[str, tuple[str, ...]]
    locale: str


def review_pdf(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> bytes:
    """The review of the outline's cycle as of its day, as PDF on "a4" or "letter" paper."""
    return draw(document, outline, paper=paper, file_name=file_name).pdf


def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
    """The same with its number of pages and what the person should know about it."""
    told = _told(document, outline, file_name)
    page = fitted(
        lambda page: _add_content(page, told), told.head, told, paper=paper, densities=DENSITIES[1:3]
    )
    low, high = (format_number(Decimal(each), told.locale) for each in ("0.0", "1.0"))
    legend = _("Scores go from {low} to {high}; the tick marks the aim.").format(low=low, high=high)
    legend = legend if told.review.is_measured else ""
    return page.report(_("Review"), legend)


def _add_content(page: Page, told: _Told) -> None:
    titles = LongTitles(page)
    page.header(_("REVIEW"))
    _add_mean(page, told)
    for each in told.review.objectives:
        with page.together():
            _add_objective(page, each, told, titles)
    if not told.review.objectives:
        page.text(_("No objectives yet."), page.tag(), _body(page), before=18)
    _add_cards(page, _("What went well"), told.successes, told)
    _add_cards(page, _("What we learnt"), told.lessons, told)
    _add_decisions(page, told)
    titles.add_in_full()


def _told(document: Document, outline: Outline, file_name: str) -> _Told:
    locale, cycle = mission.read(document).locale, outline.cycle
    shared = [each for each in stories.of_cycle(document, cycle.id) if each.may_share]
    return _Told(
        head_of(document, outline, file_name, says_mission=False),
        review.review_of(document, outline),
        tuple(each for each in shared if each.kind == "success"),
        tuple(each for each in shared if each.kind == "lesson"),
        tuple(reversed(decisions.of_cycle(document, cycle.id))),
        snapshots.then_and_now(snapshots.all_snapshots(document), locale),
        _benefits(document, outline, locale),
        _adjusted(document, outline, locale),
        locale,
    )


def _benefits(document: Document, outline: Outline, locale: str) -> tuple[str, ...]:
    """How clear the goals are, what they gave and what threatens them."""
    cycle = outline.cycle
    known = clarity.clarity_of(document, cycle.id)
    clear = () if known is None else (clarity.clarity_words(known, locale),)
    return (*clear, *benefits.told(cycle))


def _adjusted(document: Document, outline: Outline, locale: str) -> dict[str, tuple[str, ...]]:
    """By key result, each target that was adjusted: before, after and when; scores go by those of today."""
    rows = {line.key_result.id: line.key_result for line in outline.key_results}
    by_key_result: dict[str, tuple[str, ...]] = {}
    for each in moved_targets(document, outline.cycle.id):
        row = rows.get(each.key_result_id)
        if row is None or each.after is None:
            continue
        sentence = _("target adjusted on {day}: {before} → {after}").format(
            day=format_day(each.on, locale, "MMMd"),
            before=values.show_value(each.before, row, locale),
            after=values.show_value(each.after, row, locale),
        )
        by_key_result[row.id] = (*by_key_result.get(row.id, ()), sentence)
    return by_key_result


def _body(page: Page) -> Style:
    return page.style("regular", 9.8)


def _add_mean(page: Page, told: _Told) -> None:
    """The mean score with what it says, and how the community changed."""
    mean, sentence = told.review.mean, review.whole_words(told.review)
    if mean is not None and not told.review.is_measured:
        page.text(sentence, page.tag(), _body(page), before=10)
    elif mean is not None:
        big, small = page.style("bold", 24, leading=1.15), page.style("regular", 8.8, MUTED)
        figure = format_number(half_up(mean, 2), told.locale)
        left = page.measure(figure, big) + 14
        room = page.width - left
        says = page.lines(sentence, page.style("regular", 11), room)
        says += page.lines(_("mean score of the cycle, weighted like the objectives"), small, room)
        tag = page.tag()
        name = page.column(page.line((figure, big)), page.left, tag)
        page.row([name, page.column(says, page.left + left, tag)], before=10)
    about = [_("The community, {sentence}").format(sentence=told.community)] if told.community else []
    for sentence in (*about, *told.benefits):
        page.text(sentence, page.tag(), page.style("regular", 9.4, MUTED), before=6)


def _add_objective(page: Page, shown: ObjectiveReview, told: _Told, titles: LongTitles) -> None:
    """An objective with its score against its aim, its key results, what was decided and answered."""
    with page.part():
        _add_heading(page, shown, told, titles)
        if shown.key_results:
            _add_key_results(page, shown.key_results, told, titles)
        _add_decided(page, shown)
        for answer in shown.answers:
            note = answer.note.strip()
            if not (answer.answer or note or answer.members is not None):
                continue
            question, name = (
                review_words.question_words(answer.question),
                review_words.answer_name(answer.answer),
            )
            members = review_words.members_words(answer.members, told.locale)
            line = " ".join(filter(None, (question, ", ".join(filter(None, (name, members))))))
            line = _("{said}. {note}").format(said=line, note=apart(answer.note)) if note else line
            page.text(line, page.tag(), page.style("regular", 9.2), before=2.5, inset=INDENT)


def _add_heading(page: Page, shown: ObjectiveReview, told: _Told, titles: LongTitles) -> None:
    bold, small, share = page.style("bold", 12), page.style("regular", 8.8, MUTED), page.style("bold", 15)
    number, title = shown.line.number, shown.line.objective.title
    score = format_number(shown.score, told.locale)
    room = page.width - INDENT - (_BAR + 14 + page.measure(score, share)) - 12
    heading, state = page.tag("H2"), page.tag()
    pad = 7 * page.space

    def draw_score(sheet: Sheet, top: float) -> None:
        middle = top - bold.leading / 2
        with sheet.tagger.artifact():
            fill = status_look(_BANDS[shown.band]).fill
            reached, aim = float(shown.score), float(shown.aim)
            sheet.bar(page.right - _BAR, middle, _BAR, 5.5, reached, aim, fill)
        with sheet.tagger.content(state):
            score_x = page.right - _BAR - 12 - page.measure(score, share)
            sheet.write(score_x, middle - 0.33 * share.size, f"{score} ", share)

    named = page.column(
        titles.lines(titled(title), bold, room, numbered(number, title)), page.left + INDENT, heading,
        room=room,
        label=(page.left, f"{number} ", bold), after=draw_score if told.review.is_measured else None,
    )  # fmt: skip
    page.row([named], pad + 12, stays=True, rule=Rule(pad))
    about = " · ".join(_about(shown, told))
    page.text(about, page.tag(), small, before=1, inset=INDENT, stays=True)


def _about(shown: ObjectiveReview, told: _Told) -> list[str]:
    aim = format_number(shown.aim, told.locale)
    if not told.review.is_measured:
        about = [_("aims at {aim}").format(aim=aim)]
    elif shown.missing:
        mark = _MARKS[shown.band]
        sentence = _("{mark} {missing} short of its aim of {aim}")
        about = [sentence.format(mark=mark, missing=format_number(shown.missing, told.locale), aim=aim)]
    else:
        about = [_("{mark} reached its aim of {aim}").format(mark=_MARKS["high"], aim=aim)]
    if shown.own is not None and shown.own != shown.counted:
        about.append(_("counted {score}").format(score=format_number(shown.counted, told.locale)))
    owner = shown.line.owner
    about.append(_("Owner: {name}").format(name=apart(owner.name)) if owner else _("Nobody owns it."))
    return about


def _add_decided(page: Page, shown: ObjectiveReview) -> None:
    if not shown.decision:
        muted = page.style("regular", 9.2, MUTED)
        page.text(_("Not decided yet."), page.tag(), muted, before=6, inset=INDENT)
        return
    strong = page.style("semibold", 9.8, ACCENT)
    name = review_words.decision_name(shown.decision)
    wide = page.measure(name, strong) + 10
    room = page.width - INDENT - wide
    tag, left = page.tag(), page.left + INDENT
    reason = page.column(page.lines(shown.reason, _body(page), room), left + wide, tag, room=room)
    page.row([page.column(page.line((name + " ", strong)), left, tag), reason], before=6)


def _add_key_results(page: Page, shown: Sequence[KeyResultReview], told: _Told, titles: LongTitles) -> None:
    """A table: number and title, the counted score, the team's own, the reason below."""
    body, own = _body(page), page.style("semibold", 9.8)
    small = page.style("regular", 8.4, MUTED)
    room = page.width - INDENT - 2 * _SCORE - 10
    columns = [Place(page.left + INDENT, room), Place(page.right - _SCORE, _SCORE, at_right=True)]
    head: list[Lines] = [(), page.line((_("counted"), small))]
    ours = any(each.own is not None for each in shown)
    if ours:
        columns.insert(1, Place(page.right - 2 * _SCORE, _SCORE, at_right=True))
        head.append(page.line((_("ours"), small)))
    rows = []
    for each in shown:
        title = titles.lines(numbered(each.line.number, each.line.key_result.title), body, room)
        late = late_words(each.now, told.locale)
        for text in (*told.adjusted.get(each.line.key_result.id, ()), each.reason, *filter(None, [late])):
            title += page.lines(text, small, room)
        counted = format_number(each.counted, told.locale) if told.review.is_measured else "–"
        cells = [title, page.line((counted, body))]
        if ours:
            score = "–" if each.own is None else format_number(each.own, told.locale)
            cells.append(page.line((score, own)))
        rows.append(cells)
    page.table(columns, rows, head)


def _add_cards(page: Page, name: str, cards: Sequence[Story], told: _Told) -> None:
    """Successes or lessons that may be shared, each with its objective and what to try next."""
    numbers = {each.line.objective.id: each.line.number for each in told.review.objectives}
    entries = []
    for card in cards:
        about = []
        if card.objective_id in numbers:
            about.append(_("Objective {number}").format(number=numbers[card.objective_id]))
        if card.origin.strip():
            about.append(_("from {community}").format(community=apart(card.origin)))
        if card.try_next.strip():
            about.append(_("next: {words}").format(words=apart(card.try_next)))
        entries.append((card.text, about))
    _add_entries(page, name, entries)


def _add_decisions(page: Page, told: _Told) -> None:
    """The decision log, oldest first: what, why and by which evidence."""
    entries = []
    for each in told.decisions:
        day = format_day(each.on, told.locale, "MMMd")
        line = _("{day}: {words}").format(day=day, words=apart(each.what))
        entries.append((line, [apart(text) for text in (each.why, each.evidence) if text.strip()]))
    _add_entries(page, _("What we decided on the way"), entries)


def _add_entries(page: Page, name: str, entries: Sequence[tuple[str, Sequence[str]]]) -> None:
    """A section of paragraphs, each with what is said about it below; nothing where there is none."""
    if not entries:
        return
    small = page.style("regular", 8.8, MUTED)
    with page.part():
        page.text(name, page.tag("H2"), page.style("bold", 12), before=18, stays=True, rule=Rule(6))
        for text, about in entries:
            page.text(text, page.tag(), _body(page), before=5, stays=bool(about))
            page.text(" · ".join(about), page.tag(), small, before=0.5)
