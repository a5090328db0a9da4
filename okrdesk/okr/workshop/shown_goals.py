"""What a room sees of goals, people and lists: measures, owners, mission, fit, promises. Part of `shown`."""

from __future__ import annotations

from dataclasses import replace

from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import cycles, key_results, mission, namesakes, objectives, schedule
from okrdesk.okr.cadence import with_time
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import show_target, show_value
from okrdesk.okr.workshop import ideas, links, promises, revealed, surveys, themes
from okrdesk.okr.workshop.asking import MOST_CHOSEN
from okrdesk.okr.workshop.moment import Room, counter, emphasised, muted
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.shown_votes import ranking
from okrdesk.okr.workshop.spoken import listed, spoken
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.views import (
    Column,
    Fit,
    Line,
    Listing,
    Measure,
    Measures,
    Mirror,
    Mirrored,
    Owners,
    Pair,
    Question,
    Statement,
    Statements,
    Taken,
    View,
    plain,
)
from okrdesk.okr.workshop.words import evidence_word

_MOST_TAKEN = 2


def goals_of(room: Room) -> tuple[Objective, ...]:
    """The objectives of the cycle."""
    return objectives.of_cycle(room.document, room.cycle_id)


def goal_of(room: Room) -> tuple[int, Objective] | None:
    """The objective that is on, with its number; the first where none is named."""
    goals = goals_of(room)
    named = [(n, goal) for n, goal in enumerate(goals, 1) if goal.id == room.moment.goal_id]
    return named[0] if named else (1, goals[0]) if goals else None


def measures(room: Room) -> View:
    """From where to where, "?" until that is decided: no estimate, and no figure of a blueprint."""
    known = goal_of(room)
    if known is None:
        return Question(title=room.prompts[0], spoken=spoken(room.prompts[0]))
    number, goal = known
    rows = tuple(_measure(room, row) for row in key_results.of_objective(room.document, goal.id))
    asking = next((act for act in room.acts if act.method == "estimates"), None)
    estimates = None if asking is None else room.round_of(asking, [r.id for r in _rows(room, goal)])
    waiting = estimates is not None and estimates.state == "open"
    slips = None
    if waiting and estimates is not None:
        slips = counter(room.in_box(estimates), estimates.people, _("finished"))
    said = [f"{row.title}: {row.today} → {row.target}" for row in rows]
    return Measures(
        lead=_("Objective {n}").format(n=number),
        title=goal.title,
        rows=rows,
        foot=muted(_("Write your own figure first")) if waiting else (),
        counter=slips or room.finished(),
        spoken=spoken(f"{goal.title}.", listed(said)),
    )


def _rows(room: Room, goal: Objective) -> tuple[KeyResult, ...]:
    return key_results.of_objective(room.document, goal.id)


def _measure(room: Room, row: KeyResult) -> Measure:
    locale = room.document.locale
    decided = row.target is not None or row.low is not None or row.high is not None or row.stages
    theirs = row.target is not None and row.target == row.blueprint_target and _is_asked(room)
    target = "?" if not decided or theirs else show_target(row, locale)
    return Measure(row.title, show_value(row.baseline, row, locale), target)


def _is_asked(room: Room) -> bool:
    """Whether everybody writes a figure in this step that is not revealed yet."""
    for act in room.acts:
        if act.method == "estimates":
            known = room.round_of(act)
            return known is None or known.state != "closed"
    return False


def owners(room: Room) -> Owners:
    """Who takes what, names large; the one that is asked for now stands out."""
    names = namesakes.told_apart(room.document)
    columns, count, owned = [], 0, 0
    most: dict[str, int] = {}
    asked_title = ""
    for number, goal in enumerate(goals_of(room), 1):
        lines = []
        under: tuple[Objective | KeyResult, ...] = (goal, *_rows(room, goal))
        for line in under:
            owner = names.get(line.owner_id or "", "")
            asked = line.id == room.moment.asked_id
            count, owned = count + 1, owned + bool(owner)
            if isinstance(line, KeyResult) and owner:
                most[owner] = most.get(owner, 0) + 1
            asked_title = line.title if asked else asked_title
            way = _way(line, room.document.locale) if asked and isinstance(line, KeyResult) else ""
            lines.append(Taken(line.title, owner, asked, way))
        columns.append(Column(lines[0], tuple(lines[1:]), number))
    title = _("Who takes this one?") if asked_title else _("Who takes what?")
    heavy = max(most.values(), default=0) > _MOST_TAKEN
    foot = emphasised(_("{n} of {all} have an owner").replace("{all}", str(count)), n=owned)
    return Owners(
        title=title,
        columns=tuple(columns),
        foot=foot,
        aside=muted("" if heavy else _("Nobody takes more than two key results")),
        spoken=spoken(title, f"{asked_title}." if asked_title else "", plain(foot) + "."),
    )


def _way(row: KeyResult, locale: str) -> str:
    return f"{show_value(row.baseline, row, locale)} → {show_target(row, locale)}"


def chosen(room: Room, act: Act) -> View:
    """What was chosen: places filled and still empty, drafts side by side, measures, or a roadmap."""
    if act.of == "measures":
        return measures(room)
    if act.of == "drafts":
        return drafts(room)
    if act.of == "initiatives":
        return _roadmap(room)
    titles = {theme.id: theme.title for theme in themes.of_cycle(room.document, room.cycle_id)}
    taken = [
        Statement(goal.title, titles.get(goal.theme_id or "", ""), number, chosen=True)
        for number, goal in enumerate(goals_of(room), 1)
    ]
    most = act.most or MOST_CHOSEN
    title = room.prompts[0]
    return Statements(
        title=title,
        statements=tuple(taken),
        empty=max(0, most - len(taken)),
        spoken=spoken(title, listed([each.text for each in taken])),
    )


def _roadmap(room: Room) -> View:
    """The order of the initiatives as the latest vote gave it; before that the question alone."""
    asked = [
        each for each in revealed.of_cycle(room.document, room.cycle_id) if each.subject == "initiatives"
    ]
    known = next((each for each in reversed(asked) if each.state == "closed"), None)
    if known is not None and known.is_settled and not room.moment.hidden:
        return ranking(known)
    title, other = room.prompts
    return Question(title=title, other=other, spoken=spoken(title))


def drafts(room: Room) -> View:
    """Wordings of the objective that is on, side by side."""
    known = goal_of(room)
    about = known[1].id if known else ""
    cards = [
        card
        for card in ideas.of_cycle(room.document, room.cycle_id)
        if card.kind == "draft" and card.about in ("", about)
    ]
    if not cards or room.moment.hidden:
        title, other = room.prompts
        return Question(title=title, other=other, counter=room.finished(), spoken=spoken(title))
    goal_title = known[1].title if known else ""
    shown = tuple(
        Statement(card.text, "", number, chosen=card.text.strip() == goal_title.strip())
        for number, card in enumerate(cards, 1)
    )
    lead = _("Objective {n}").format(n=known[0]) if known else ""
    return Statements(
        lead=lead,
        title=_("Which words are ours?"),
        statements=shown,
        side_by_side=True,
        spoken=spoken(lead, listed([each.text for each in shown])),
    )


def listing(room: Room, act: Act) -> View:
    """Promises, who is told what, what is asked for, what was parked, initiatives."""
    document, locale = room.document, room.document.locale
    names = namesakes.told_apart(document)
    if act.of == "parking":
        cards = ideas.of_cycle(document, room.cycle_id)
        lines = [Line(card.text) for card in cards if card.kind == "parking"]
        return _listing(_("Parked for later"), lines)
    if act.of == "initiatives":
        title = room.prompts[0]
        return Question(title=title, other=room.prompts[1], spoken=spoken(title))
    kind = {"promises": "promise", "tellings": "telling", "asks": "ask"}.get(act.of, "promise")
    if room.step.kind == "close" and kind == "telling":
        kind = "promise"  # the last thing that the room sees is what it promised
    titles = {
        "promise": _("What we promised"),
        "telling": _("Who hears of it"),
        "ask": _("What we ask for"),
    }
    if room.step.kind == "promises":
        known = promises.asked_first(document, room.cycle_id, room.workshop.id)
    else:
        known = tuple(each for each in promises.of_cycle(document, room.cycle_id) if each.kind == kind)
    view = _listing(titles[kind], [line_of(each, names, locale) for each in known])
    if kind != "promise":
        return view
    first = first_check_in(room)
    return _listing(titles[kind], list(view.lines), first)


def line_of(promise: Promise, names: dict[str, str], locale: str) -> Line:
    """A promise as a line: what, who (of a telling: to whom), when, and whether it is kept."""
    who = names.get(promise.who_id or "", "")
    what = promise.what if not promise.whom else f"{promise.whom}: {promise.what}"
    when = format_day(promise.on, locale, "MMMEd") if promise.on else ""
    return Line(what, who, when, promise.done_on is not None, promise.outcome)


def _listing(title: str, lines: list[Line], foot: str = "") -> Listing:
    said = [" ".join(part for part in (each.what, each.who, each.when) if part) for each in lines]
    return Listing(
        title=title, lines=tuple(lines), foot=muted(foot), spoken=spoken(f"{title}:", listed(said))
    )


def first_check_in(room: Room) -> str:
    """ "First check-in: Wednesday, 8 April 2026, 18:00", or ""."""
    cycle = cycles.read(room.document, room.cycle_id)
    planned = schedule.planned_days(cycle)
    if not planned:
        return ""
    day = format_day(planned[0], room.document.locale, "full")
    return _("First check-in: {day}").format(day=with_time(day, cycle.cadence.at))


def mission_of(room: Room) -> Statements:
    """Mission and vision as they stand."""
    about = mission.read(room.document)
    shown = [
        Statement(text, name)
        for name, text in ((_("Mission"), about.mission), (_("Vision"), about.vision))
        if text.strip()
    ]
    title = room.prompts[0]
    return Statements(
        title=title, statements=tuple(shown), spoken=spoken(title, *[f"{each.text}." for each in shown])
    )


def newcomer(room: Room) -> Statements:
    """What matters here and why: what we are for, and each goal with what keeps people at it."""
    about = mission_of(room)
    goals = objectives.of_cycle(room.document, room.cycle_id)
    shown = tuple(Statement(goal.title, goal.keeps_people, nth) for nth, goal in enumerate(goals, 1))
    said = [f"{each.text}." for each in (*about.statements[:1], *shown)]
    return replace(about, statements=(*about.statements[:1], *shown), spoken=spoken(about.title, *said))


def charter(room: Room) -> Statements:
    """What we promise each other, and how many agreed; where nothing is promised yet, why we are here."""
    lines = mission.charter(room.document)
    if not lines:
        return mission_of(room)
    agreed = len(mission.agreements(room.document))
    foot = ngettext("{n} has signed", "{n} have signed", agreed).format(n=agreed) if agreed else ""
    shown = tuple(Statement(line.text, "", number) for number, line in enumerate(lines, 1))
    title = _("Our charter")
    return Statements(
        title=title,
        statements=shown,
        foot=muted(foot),
        spoken=spoken(f"{title}:", *[f"{each.text}" for each in shown]),
    )


def practices(room: Room) -> View:
    """What the goal that is on changes in content, contributions, moderation and onboarding."""
    known = goal_of(room)
    if known is None:
        return Question(title=room.prompts[0], spoken=spoken(room.prompts[0]))
    shown = tuple(Statement(text, name) for name, text in practices_of(known[1]) if text.strip())
    return Statements(
        lead=_("Objective {n}").format(n=known[0]),
        title=known[1].title,
        statements=shown,
        spoken=spoken(f"{known[1].title}.", *[f"{each.name}: {each.text}." for each in shown]),
    )


def practices_of(goal: Objective) -> tuple[tuple[str, str], ...]:
    """The four practices of a goal, named, and why it keeps people here."""
    return (
        (_("Content"), goal.content),
        (_("Contributions"), goal.contributions),
        (_("Moderation"), goal.moderation),
        (_("Onboarding"), goal.onboarding),
        (_("Why it keeps people here"), goal.keeps_people),
    )


def mirror(room: Room) -> Mirror:
    """What members said, asked for and did: themes by how many kinds of evidence are behind them."""
    colours = {theme.id: n for n, theme in enumerate(themes.of_cycle(room.document, room.cycle_id), 1)}
    mirrored = tuple(
        Mirrored(each.theme.title, each.cards, tuple(map(evidence_word, each.kinds)), colours[each.theme.id])
        for each in ideas.mirror(room.document, room.cycle_id)
    )
    title = room.prompts[0]
    figures = surveys.figures_in_words(room.document, room.cycle_id)
    return Mirror(
        title=title,
        themes=mirrored,
        figures=figures,
        spoken=spoken(title, listed([each.title for each in mirrored])),
    )


def fit(room: Room) -> Fit:
    """Whether the goals help or hurt each other."""
    goals = goals_of(room)
    known = links.of_cycle(room.document, tuple(goal.id for goal in goals))
    names = {
        "help": _("help each other"),
        "hurt": _("hurt each other"),
        "neutral": _("leave each other alone"),
    }
    pairs = []
    for first, one in enumerate(goals, 1):
        for second, other in enumerate(goals[first:], first + 1):
            link = known.get(frozenset((one.id, other.id)))
            kind = link.kind if link else ""
            pairs.append(Pair(first, second, kind, names.get(kind, "")))
    title = room.prompts[0]
    said = [f"{pair.one} – {pair.other}: {pair.words}" for pair in pairs if pair.words]
    return Fit(
        title=title,
        goals=tuple(goal.title for goal in goals),
        pairs=tuple(pairs),
        spoken=spoken(title, listed(said)),
    )
