"""Which feature serves which statement of the source documents: a check for each row, named by its id.

Here are those that the weekly and quarterly life serves (C-11 to C-21, D-15 to D-17), and those of what
members say (D-13c, D-19). A row that no check claims fails, so does one that is claimed twice.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.exchange import stories_json
from okrdesk.exchange.surveys.answers import answers_of
from okrdesk.exchange.surveys.survey import SurveyFile
from okrdesk.okr import (
    adopting,
    blueprint_files,
    check_ins,
    closing,
    cycles,
    decisions,
    due,
    health,
    initiatives,
    key_results,
    load,
    mission,
    moves,
    objectives,
    outline,
    owning,
    people,
    review,
    review_words,
    sample,
    snapshots,
    stories,
)
from okrdesk.okr.coach import advice
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.outline import Outline
from okrdesk.okr.terms import CheckIn
from okrdesk.okr.workshop import ideas, similar, sources, surveys
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.reports import alignment_map, review_report
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests import changes, factories
from tests.claims import Claims
from tests.coverage_of_meanings import CHECKS_OF_MEANINGS
from tests.coverage_of_papers import CHECKS_OF_PAPERS
from tests.coverage_of_the_room import CHECKS_OF_THE_ROOM
from tests.coverage_of_votes import CHECKS_OF_VOTES
from tests.files.write_surveys import FOLDER
from tests.reports.reading import squeezed, words

# Every row of the table; the design paper itself is not part of the project.
ROWS = (
    *(f"A-{number}" for number in range(1, 10)),
    *(f"A-10.{number}{part}" for number in range(1, 9) for part in ("", "a", "b", "c")),
    *(f"A-{number}" for number in range(11, 19)),
    *(f"C-{number}" for number in range(1, 20)),
    "C-6b",
    *(f"C-20.{number}" for number in range(1, 8)),
    *("C-21", "C-22", "C-23"),
    *(f"D-{number}" for number in range(1, 11)),
    *(f"D-11{part}" for part in "abcd"),
    "D-12",
    *(f"D-13{part}" for part in "abcde"),
    *("D-14", "D-15"),
    *(f"D-16{part}" for part in "abc"),
    *("D-17", "D-18"),
    *(f"D-19{part}" for part in "abcd"),
    *(f"D-{number}" for number in range(20, 24)),
)
DAY = dt.date(2026, 2, 8)
Check = Callable[[Document, Outline], None]
CLAIMS: Claims[Check] = Claims()
serves = CLAIMS.serves
CLAIMS.take(CHECKS_OF_VOTES, CHECKS_OF_THE_ROOM, CHECKS_OF_PAPERS, CHECKS_OF_MEANINGS)


@factories.written_once
def _sample() -> tuple[Document, Outline]:
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: 1)
    sample.write(document, DAY)
    return document, _seen(document)


def _seen(document: Document) -> Outline:
    return outline.outline(document, cycles.current(document, DAY).id, DAY)


@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_served(row: str, qapp: object) -> None:
    document, seen = _sample()
    CLAIMS.checks[row](document, seen)
    document.close()


def test_every_row_is_claimed_and_no_other() -> None:
    assert set(CLAIMS.checks) ^ set(ROWS) == set()
    assert len(ROWS) == len(set(ROWS)) == 114


@serves("C-11")
def _one_page_and_a_map_tell_everybody_the_same(document: Document, seen: Outline) -> None:
    page = onepager.draw(onepager_of(document, seen.cycle.id, DAY), chart=False)
    leading = alignment_map.draw(document, seen)
    assert page.pages == leading.pages == 1
    for line in seen.objectives:
        for report in (page, leading):
            assert squeezed(line.objective.title) in squeezed(words(report.pdf))


@serves("C-12")
def _owners_know_what_is_theirs_and_what_they_said(document: Document, seen: Outline) -> None:
    board = load.loads(seen, people.active(document))
    assert board[0].person is None
    assert board[0].numbers == ("2.3",)
    mehmet = next(each for each in board if each.person is not None and each.person.name == "Mehmet Aydin")
    assert mehmet.numbers == ("1.2", "2", "2.1")
    said = check_ins.of_key_result(document, outline.find(seen, "2.1").key_result.id)
    assert {each.person_id for each in said} == {mehmet.person.id if mehmet.person else ""}


@serves("C-13")
def _what_is_not_done_now_is_printed_and_efforts_are_known(document: Document, seen: Outline) -> None:
    text = words(onepager.draw(onepager_of(document, seen.cycle.id, DAY)).pdf)
    assert "Not now: Pay our way" in text
    assert sum(line.objective.effort or 0 for line in seen.objectives) == 16
    assert "S-OBJCOUNT" not in _rules(document, seen)
    objectives.add(document, objectives.Objective("", seen.cycle.id, "A fourth thing at once"))
    assert "S-OBJCOUNT" in _rules(document, _seen(document))


@serves("C-14")
def _progress_is_felt_and_wins_are_told(document: Document, seen: Outline) -> None:
    assert all(0 <= line.figures.counted <= 1 for line in seen.key_results)
    row = outline.find(seen, "1.1").key_result
    check_ins.record(document, row.id, Decimal(12), on=DAY)
    (won,) = [each for each in moves.wins(document, _seen(document)) if each.number == "1.1"]
    assert (won.kind, won.on) == ("achieved", DAY)


@serves("C-15")
def _a_moved_target_keeps_before_after_and_reason(document: Document, seen: Outline) -> None:
    (moved,) = moved_targets(document, seen.cycle.id)
    decision, _chosen = decisions.of_cycle(document, seen.cycle.id)
    assert (moved.before, moved.after, moved.key_result_id) == (10, 12, decision.line)
    assert decision.why
    assert decision.evidence


@serves("C-16")
def _a_check_in_says_what_moved_what_is_in_the_way_and_what_is_next(
    document: Document, seen: Outline
) -> None:
    texts = [f.name for f in dataclasses.fields(CheckIn) if f.type == "str" and f.default == ""]
    assert set(texts) - {"entered", "spell"} == {"note", "blocker", "next_step"}  # a spell is chosen
    latest = outline.find(seen, "1.3").latest
    assert latest is not None
    assert latest.blocker
    assert latest.next_step


@serves("C-17")
def _stories_of_others_are_taken_in(document: Document, seen: Outline) -> None:
    pack = stories_json.to_json(document, seen.cycle.id)
    other = Document.create(None, "Graz", factories.OTHER, "Bo")
    cycle = cycles.add(other, "Q1", seen.cycle.first_day, seen.cycle.last_day)
    assert stories_json.take_in(other, cycle, stories_json.from_json(pack, "x.json")) == 2
    assert {each.origin for each in stories.of_cycle(other, cycle)} == {sample.name()}


@serves("C-18")
def _partners_stand_beside_helpers_and_objectives_travel(document: Document, seen: Outline) -> None:
    first = outline.find(seen, "1.1")
    assert first.key_result.partners == "Neustadt print workshop, Harbour coworking"
    assert [person.name for person in first.helpers] == ["Carla Nowak"]
    adopting.save_as_blueprint(document, seen.objectives[0].objective.id, "Evenings")
    ((_row, ours),) = adopting.own_blueprints(document)
    assert blueprint_files.parse(blueprint_files.to_content(ours)).title == "Evenings"


@serves("C-19")
def _decisions_keep_what_why_and_evidence_on_paper(document: Document, seen: Outline) -> None:
    text = words(review_report.review_pdf(document, seen))
    raised, voted = decisions.of_cycle(document, seen.cycle.id)
    assert voted.what.startswith("The room chose")
    for part in (raised.what, raised.why, raised.evidence, voted.what, voted.why, voted.evidence):
        assert squeezed(part) in squeezed(text)


@serves("C-20.1")
def _mission_and_vision_are_kept(document: Document, seen: Outline) -> None:
    changes.of_mission(document, mission="Why", vision="Then", purposes=("events",))
    found = mission.read(document)
    assert (found.mission, found.vision, found.purposes) == ("Why", "Then", ("events",))


@serves("C-20.2")
def _priorities_are_ranked_and_say_where_they_came_from(document: Document, seen: Outline) -> None:
    ranked = mission.priorities(document, seen.cycle.id)
    mission.rank_priority(document, seen.cycle.id, ranked[2].id, 0)
    now = mission.priorities(document, seen.cycle.id)
    assert [each.id for each in now] == [ranked[2].id, ranked[0].id, ranked[1].id]
    assert all(each.origin for each in now)


@serves("C-20.3")
def _objectives_have_ambition_priority_and_dates(document: Document, seen: Outline) -> None:
    assert {line.objective.commitment for line in seen.objectives} == {"committed", "aspirational"}
    assert all(line.priority for line in seen.objectives)
    assert seen.cycle.first_day < seen.cycle.last_day
    first = seen.objectives[0].objective
    changes.objective(document, first.id, priority_id=None, origin="own")
    assert "O-NOLINK" in _rules(document, _seen(document), first.id)


@serves("C-20.4")
def _key_results_measure_and_confidence_checks_them(document: Document, seen: Outline) -> None:
    for line in seen.objectives:
        assert 3 <= len(line.key_results) <= 5
    assert all(line.key_result.source for line in seen.key_results)
    assert {line.figures.confidence for line in seen.key_results} >= {3, 7, None}


@serves("C-20.5")
def _each_objective_and_key_result_has_an_owner_who_accepted(document: Document, seen: Outline) -> None:
    loose = outline.find(seen, "2.3").key_result
    assert "K-NOOWNER" in _rules(document, seen, loose.id)
    sofie = people.find(document, "Sofie Lindqvist")
    assert sofie.role
    owning.assign(document, loose.id, sofie.id)
    owning.accept(document, loose.id, DAY)
    assert key_results.read(document, loose.id).accepted_on == DAY
    assert "K-NOOWNER" not in _rules(document, _seen(document), loose.id)


@serves("C-20.6")
def _check_ins_fall_due_and_blockers_get_a_next_step(document: Document, seen: Outline) -> None:
    waiting = [line.line.number for line in due.due_list(seen) if line.state != "done"]
    assert "3.3" in waiting
    planned = initiatives.of_key_result(document, outline.find(seen, "2.1").key_result.id)
    assert planned[0].blocker == "Reminders land in spam."


@serves("C-20.7")
def _successes_are_shared_and_lessons_say_what_to_try(document: Document, seen: Outline) -> None:
    text = words(review_report.review_pdf(document, seen))
    for story in stories.of_cycle(document, seen.cycle.id, "success"):
        assert squeezed(story.text) in squeezed(text)
    (lesson,) = stories.of_cycle(document, seen.cycle.id, "lesson")
    assert lesson.try_next


@serves("C-21")
def _six_items_say_how_the_goals_live(document: Document, seen: Outline) -> None:
    items = health.health(document, seen)
    assert len({item.key for item in items}) == 6
    assert all(item.reason for item in items)


@serves("D-15")
def _the_community_changes_and_goals_are_looked_at_again(document: Document, seen: Outline) -> None:
    told = snapshots.then_and_now(snapshots.all_snapshots(document), "en_GB")
    assert "412 → 455" in told
    assert not cycles.revisit_due(seen.cycle, DAY)
    assert cycles.revisit_due(seen.cycle, dt.date(2026, 2, 15))


def _question(question: str) -> Check:
    def check(document: Document, seen: Outline) -> None:
        first = seen.objectives[0].objective.id
        review.answer(document, first, question, "partly", "As we saw in spring")
        found = review.review_of(document, seen).objectives[0].answers
        assert [(a.answer, a.note) for a in found if a.question == question] == [
            ("partly", "As we saw in spring")
        ]
        assert "As we saw in spring" in words(review_report.review_pdf(document, seen))

    return check


serves("D-16a")(_question("relevant"))
serves("D-16b")(_question("needs"))
serves("D-16c")(_question("behaviour"))


@serves("D-17")
def _adjusting_is_no_failure_and_keeps_its_line(document: Document, seen: Outline) -> None:
    first = seen.objectives[0].objective
    review.decide(document, first.id, "adjust", "Fewer, larger evenings")
    assert review_words.decision_name("adjust") == "Adjust"
    following = closing.close(document, seen.cycle.id, on=DAY, next_name="2026-Q2")
    carried = objectives.of_cycle(document, following)[0]
    assert [each.objective_id for each in closing.lineage(document, carried.id)] == [first.id]
    text = words(review_report.review_pdf(document, outline.outline(document, seen.cycle.id, DAY)))
    assert "Adjust Fewer, larger evenings" in text
    assert "fail" not in text.casefold()


def _brought(document: Document, seen: Outline, name: str) -> list[Idea]:
    """The cards that a survey brought."""
    file = SurveyFile((FOLDER / name).read_bytes(), name)
    surveys.take_in(document, seen.cycle.id, answers_of(file.survey()))
    sources_here = {each.id for each in sources.of_cycle(document, seen.cycle.id) if each.name == name}
    return [card for card in ideas.of_cycle(document, seen.cycle.id) if card.source_id in sources_here]


@serves("D-13c")
def _common_threads_in_conversations_are_found(document: Document, seen: Outline) -> None:
    cards = _brought(document, seen, "members_whole.csv")
    groups = similar.alike([card.text for card in cards])
    assert "evening" in {word.casefold() for group in groups for word in group.words}


@serves("D-19a")
def _what_was_said_in_discussions_is_evidence(document: Document, seen: Outline) -> None:
    assert {card.evidence for card in _brought(document, seen, "whatsapp_us.txt")} == {"said"}


@serves("D-19b")
def _what_was_asked_in_surveys_is_evidence(document: Document, seen: Outline) -> None:
    assert {card.evidence for card in _brought(document, seen, "forms.xlsx")} == {"asked"}


@serves("D-19c")
def _engagement_around_topics_is_evidence_with_its_counts(document: Document, seen: Outline) -> None:
    cards = _brought(document, seen, "engagement.csv")
    assert {card.evidence for card in cards} == {"did"}
    assert "Repair evening (Views 180, Replies 31)" in {card.text for card in cards}


def _rules(document: Document, seen: Outline, item_id: str = "") -> set[str]:
    """The rules of the coach that speak up about a line, or ("") about the cycle as a whole."""
    if not item_id:
        sets = [(o.objective, [k.key_result for k in o.key_results]) for o in seen.objectives]
        return {finding.rule for finding in advice.advise_set(sets, {}, {})}
    for line in seen.objectives:
        rows = [key.key_result for key in line.key_results]
        if line.objective.id == item_id:
            told = advice.advise_objective(line.objective, rows, somebody_owns=True)
            return {finding.rule for finding in told.findings}
        for row in rows:
            if row.id == item_id:
                told = advice.advise_key_result(row, rows, seen.cycle, somebody_owns=True)
                return {finding.rule for finding in told.findings}
    raise AssertionError(item_id)
