"""The review as a PDF: what was scored, decided, answered and learnt, for those who were not in the room.

Only cards that may be shared are printed. The same review gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr import decisions, history, mission, review, snapshots, stories, values
from okrdesk.okr.decisions import Decision
from okrdesk.okr.outline import Outline
from okrdesk.okr.review import KeyResultReview, ObjectiveReview, Review
from okrdesk.okr.rounding import half_up
from okrdesk.okr.stories import Story
from okrdesk.reports.onepager import parts
from okrdesk.reports.onepager.content import OnePager, Report
from okrdesk.reports.onepager.parts import INDENT, MARGIN, Setting
from okrdesk.reports.paper import drawing, print_style
from okrdesk.reports.paper.bound import FOOT, HEAD, Layout, bind, texts_of
from okrdesk.reports.paper.flow import Band, Column, Line, columns, one_style, pages
from okrdesk.reports.paper.print_style import Style
from okrdesk.reports.paper.runs import Typesetter, apart, plain
from okrdesk.reports.paper.sheet import PAPERS, Sheet, text_column
from okrdesk.reports.paper.tagged import Element

_SCORE = 46.0  # width of a column with a score
_BAR = 120.0
_BANDS = {"high": "on track", "middle": "at risk", "low": "off track"}  # the colours of a score


@dataclass(frozen=True)
class _Told:
    """All that the report says."""

    page: OnePager
    review: Review
    successes: tuple[Story, ...]
    lessons: tuple[Story, ...]
    decisions: tuple[Decision, ...]
    community: str
    adjusted: Mapping[str, tuple[str, ...]]
    locale: str


def review_pdf(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> bytes:
    """The review of the outline's cycle as of its day, as PDF on "a4" or "letter" paper."""
    return draw(document, outline, paper=paper, file_name=file_name).pdf


def draw(document: Document, outline: Outline, *, paper: str = "a4", file_name: str = "") -> Report:
    """The same with its number of pages and what the person should know about it."""
    told = _told(document, outline, file_name)
    typesetter = Typesetter(
        texts_of(
            (
                told.page,
                told.review,
                told.successes,
                told.lessons,
                told.decisions,
                tuple(told.adjusted.values()),
            )
        )
    )
    width, height = PAPERS[paper]
    setting = Setting(typesetter, print_style.DENSITIES[1], width - 2 * MARGIN, told.page.language)
    root = Element("Document")
    bands = parts.header(told.page, setting, root, _("REVIEW"))
    bands += _mean(told, setting, root)
    for each in told.review.objectives:
        bands += _objective(each, told, setting, root)
    if not told.review.objectives:
        bands += _words(_("No objectives yet."), setting, root.add("P"), before=18)
    bands += _cards(_("What went well"), told.successes, told, setting, root)
    bands += _cards(_("What we learnt"), told.lessons, told, setting, root)
    bands += _decisions(told, setting, root)
    body = height - MARGIN - FOOT - 6
    sheets = pages(bands, body, body - HEAD)
    layout = Layout(sheets, root, setting, body - (HEAD if len(sheets) > 1 else 0))
    legend = _("Scores go from 0.0 to 1.0; the tick marks the aim.") if told.review.objectives else ""
    return bind(told.page, layout, PAPERS[paper], kind=_("Review"), legend=legend)


def _told(document: Document, outline: Outline, file_name: str) -> _Told:
    about = mission.read(document)
    cycle = outline.cycle
    shared = [each for each in stories.of_cycle(document, cycle.id) if each.may_share]
    when = (
        _("closed on {day}").format(day=format_day(cycle.closed_on, about.locale)) if cycle.closed_on else ""
    )
    page = OnePager(
        workspace=about.name,
        cycle=cycle.name,
        day=format_day(outline.day, about.locale, "long"),
        on=outline.day,
        week=when,
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
    )
    return _Told(
        page,
        review.review_of(document, outline),
        tuple(each for each in shared if each.kind == "success"),
        tuple(each for each in shared if each.kind == "lesson"),
        tuple(reversed(decisions.of_cycle(document, cycle.id))),
        snapshots.then_and_now(snapshots.all_snapshots(document), about.locale),
        _adjusted(document, outline, about.locale),
        about.locale,
    )


def _adjusted(document: Document, outline: Outline, locale: str) -> dict[str, tuple[str, ...]]:
    """By key result, each target that was adjusted: before, after and when; scores go by those of today."""
    rows = {line.key_result.id: line.key_result for line in outline.key_results}
    found: dict[str, tuple[str, ...]] = {}
    for each in history.moved_targets(document, outline.cycle.id):
        row = rows.get(each.key_result_id)
        if row is None or each.after is None:
            continue
        words = _("target adjusted on {day}: {before} → {after}").format(
            day=format_day(each.on, locale, "MMMd"),
            before=values.show_value(each.before, row, locale),
            after=values.show_value(each.after, row, locale),
        )
        found[row.id] = (*found.get(row.id, ()), words)
    return found


def _words(
    text: str,
    setting: Setting,
    element: Element,
    style: Style | None = None,
    *,
    before: float = 3.0,
    inset: float = 0.0,
    stays: bool = False,
) -> list[Band]:
    """A paragraph over the whole width; nothing of an empty text."""
    face = style or setting.density.style("regular", 9.8)
    room = setting.width - inset
    lines = one_style(setting.typesetter.wrap(text, face, room), face)
    return columns([text_column(lines, MARGIN + inset, element, room=room)], before=before, stays=stays)


def _mean(told: _Told, setting: Setting, root: Element) -> list[Band]:
    """The mean score with what it says, and how the community changed."""
    style, write = setting.density.style, setting.typesetter
    bands: list[Band] = []
    if told.review.mean is not None and not told.review.is_measured:
        bands += _words(review.whole_words(told.review), setting, root.add("P"), before=10)
    elif told.review.mean is not None:
        big, body = style("bold", 24, leading=1.15), style("regular", 11)
        figure = format_number(half_up(told.review.mean, 2), told.locale)
        left = write.width(figure, big) + 14
        says = one_style(write.wrap(review.whole_words(told.review), body, setting.width - left), body)
        small = style("regular", 8.8, print_style.MUTED)
        says += one_style(
            write.wrap(
                _("mean score of the cycle, weighted like the objectives"), small, setting.width - left
            ),
            small,
        )
        part = root.add("P")
        bands += columns(
            [text_column(one_style([figure], big), MARGIN, part), text_column(says, MARGIN + left, part)],
            before=10,
        )
    if told.community:
        small = style("regular", 9.4, print_style.MUTED)
        words = _("The community, {sentence}").format(sentence=told.community)
        bands += _words(words, setting, root.add("P"), small, before=6)
    return bands


def _objective(shown: ObjectiveReview, told: _Told, setting: Setting, root: Element) -> list[Band]:
    """An objective with its score against its aim, its key results, what was decided and answered."""
    style, write = setting.density.style, setting.typesetter
    section = root.add("Sect")
    bold, small, share = style("bold", 12), style("regular", 8.8, print_style.MUTED), style("bold", 15)
    heading = section.add("H2")
    score = format_number(shown.score, told.locale)
    side = _BAR + 14 + write.width(score, share)
    room = setting.width - INDENT - side - 12
    title = shown.line.objective.title
    titles = one_style(write.wrap(title if plain(title).strip() else _("No title yet"), bold, room), bold)
    state = section.add("P")
    pad = 7 * setting.density.space

    def draw_titles(sheet: Sheet, x: float, top: float, lines: Sequence[Line]) -> None:
        if lines[0] is not titles[0]:
            sheet.lines(lines, x, top, heading, room=room)
            return
        with sheet.tagger.artifact():
            parts.rule(sheet, MARGIN, setting.right, top + pad, 1.5, print_style.INK)
        with sheet.tagger.content(heading):
            sheet.untagged_lines(one_style([f"{shown.line.number} "], bold), MARGIN, top)
            sheet.untagged_lines(lines, x, top, room=room)
        key = f"objective-{shown.line.number}"
        sheet.canvas.bookmarkHorizontal(key, MARGIN, top + pad)
        sheet.canvas.addOutlineEntry(f"{shown.line.number}  {' '.join(plain(title).split())}", key)
        middle = top - bold.leading / 2
        with sheet.tagger.artifact():
            fill = print_style.status_look(_BANDS[shown.band]).fill
            drawing.bar(
                sheet.canvas,
                setting.right - _BAR,
                middle,
                _BAR,
                5.5,
                float(shown.score),
                float(shown.aim),
                fill,
            )
        with sheet.tagger.content(state):
            place = setting.right - _BAR - 12 - write.width(score, share)
            write.write(sheet.canvas, place, middle - 0.33 * share.size, f"{score} ", share)

    bands = columns([Column(titles, draw_titles, MARGIN + INDENT)], before=pad + 12, stays=True)
    bands += _words(
        " · ".join(_about(shown, told)), setting, section.add("P"), small, before=1, inset=INDENT, stays=True
    )
    if shown.key_results:
        bands += _key_results(shown.key_results, told, setting, section.add("Table"))
    bands += _decided(shown, setting, section)
    for answer in shown.answers:
        if not (answer.answer or answer.note.strip()):
            continue
        said = " ".join(
            filter(None, (review.question_words(answer.question), review.answer_name(answer.answer)))
        )
        line = _("{said}. {note}").format(said=said, note=apart(answer.note)) if answer.note.strip() else said
        bands += _words(line, setting, section.add("P"), style("regular", 9.2), before=2.5, inset=INDENT)
    return bands


def _about(shown: ObjectiveReview, told: _Told) -> list[str]:
    about = [_("aims at {aim}").format(aim=format_number(shown.aim, told.locale))]
    if shown.own is not None and shown.own != shown.counted:
        about.append(_("counted {score}").format(score=format_number(shown.counted, told.locale)))
    if shown.line.owner is not None:
        about.append(_("Owner: {name}").format(name=apart(shown.line.owner.name)))
    return about


def _decided(shown: ObjectiveReview, setting: Setting, section: Element) -> list[Band]:
    style, write = setting.density.style, setting.typesetter
    if not shown.decision:
        muted = style("regular", 9.2, print_style.MUTED)
        return _words(_("Not decided yet."), setting, section.add("P"), muted, before=6, inset=INDENT)
    strong, body = style("semibold", 9.8, print_style.ACCENT), style("regular", 9.8)
    name = review.decision_name(shown.decision)
    wide = write.width(name, strong) + 10
    part = section.add("P")
    reason = one_style(write.wrap(shown.reason, body, setting.width - INDENT - wide), body)
    sides = [text_column(one_style([name + " "], strong), MARGIN + INDENT, part)]
    sides.append(text_column(reason, MARGIN + INDENT + wide, part, room=setting.width - INDENT - wide))
    return columns(sides, before=6)


def _key_results(
    shown: Sequence[KeyResultReview], told: _Told, setting: Setting, table: Element
) -> list[Band]:
    """A table: number and title, the counted score, the team's own, the reason below."""
    style, write = setting.density.style, setting.typesetter
    body, small = style("regular", 9.8), style("regular", 8.4, print_style.MUTED)
    room = setting.width - INDENT - 2 * _SCORE - 10
    ours = any(each.own is not None for each in shown)
    counted_at, own_at = setting.right - (2 if ours else 1) * _SCORE, setting.right - _SCORE

    def cell(text: str, face: Style, x: float, element: Element) -> Column:
        return text_column(one_style([text], face), x, element, width=_SCORE)

    head = table.add("TR")
    tops = [cell(_("counted"), small, counted_at, head.add("TH"))]
    if ours:
        tops.append(cell(_("ours"), small, own_at, head.add("TH")))
    bands = columns(tops, before=4, stays=True)
    for each in shown:
        cells = table.add("TR")
        named = cells.add("TH", row_head=True)
        title = each.line.key_result.title
        words = f"{each.line.number}  {apart(title) if plain(title).strip() else _('No title yet')}"
        titles = one_style(write.wrap(words, body, room), body)
        for words in told.adjusted.get(each.line.key_result.id, ()):
            titles += one_style(write.wrap(words, small, room), small)
        if each.reason.strip():
            titles += one_style(write.wrap(each.reason, small, room), small)
        sides = [text_column(titles, MARGIN + INDENT, named, room=room)]
        sides.append(cell(format_number(each.counted, told.locale), body, counted_at, cells.add("TD")))
        if ours:
            own = "–" if each.own is None else format_number(each.own, told.locale)
            sides.append(cell(own, style("semibold", 9.8), own_at, cells.add("TD")))
        bands += columns(sides, before=4)
    return bands


def _heading(name: str, setting: Setting, section: Element) -> list[Band]:
    style = setting.density.style("bold", 12)
    bands = _words(name, setting, section.add("H2"), style, before=18, stays=True)
    first = bands[0]

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagger.artifact():
            parts.rule(sheet, MARGIN, setting.right, top + 6, 1.5, print_style.INK)
        first.draw(sheet, top)

    return [replace(first, draw=draw), *bands[1:]]


def _cards(name: str, cards: Sequence[Story], told: _Told, setting: Setting, root: Element) -> list[Band]:
    """Successes or lessons that may be shared, each with its objective and what to try next."""
    if not cards:
        return []
    section = root.add("Sect")
    numbers = {each.line.objective.id: each.line.number for each in told.review.objectives}
    small = setting.density.style("regular", 8.8, print_style.MUTED)
    bands = _heading(name, setting, section)
    for card in cards:
        said, about = section.add("P"), []
        if card.objective_id in numbers:
            about.append(_("Objective {number}").format(number=numbers[card.objective_id]))
        if card.origin.strip():
            about.append(_("from {community}").format(community=apart(card.origin)))
        if card.try_next.strip():
            about.append(_("next: {words}").format(words=apart(card.try_next)))
        below = _words(" · ".join(about), setting, section.add("P"), small, before=0.5) if about else []
        bands += _words(card.text, setting, said, before=5, stays=bool(below)) + below
    return bands


def _decisions(told: _Told, setting: Setting, root: Element) -> list[Band]:
    """The decision log, oldest first: what, why and by which evidence."""
    if not told.decisions:
        return []
    section = root.add("Sect")
    small = setting.density.style("regular", 8.8, print_style.MUTED)
    bands = _heading(_("What we decided on the way"), setting, section)
    for each in told.decisions:
        day = format_day(each.on, told.locale, "MMMd")
        line = _("{day}: {words}").format(day=day, words=apart(each.what))
        why = " · ".join(apart(words) for words in (each.why, each.evidence) if words.strip())
        said = section.add("P")
        below = _words(why, setting, section.add("P"), small, before=0.5) if why else []
        bands += _words(line, setting, said, before=5, stays=bool(below)) + below
    return bands
