"""What the room sees of check-ins, scores, answers and stories."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.okr import check_ins, key_results, objectives, review, stories
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import views
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.views import plain
from tests.okr.workshop.evening import Evening
from tests.okr.workshop.looking import step_of, step_told, view


def test_how_sure_a_group_is_stays_a_number_until_it_is_revealed(room: Evening) -> None:
    step = step_of(room, step_told("check-in", "check-ins"))
    row = key_results.add(room.document, KeyResult("", room.goals[0], "Open evenings", target=Decimal(12)))
    moment = Moment(asked_id=row, confidences=(9, 4, 4))
    seen = view(room, step, moment)
    assert isinstance(seen, views.Standing)
    assert (seen.sure, seen.title) == (None, "Open evenings")
    assert seen.counter == views.Counter(3, 8, "3 of 8 said how sure")
    shown_now = view(room, step, replace(moment, revealed=True))
    assert (shown_now.sure.counts[4], shown_now.sure.counts[9], shown_now.counter) == (2, 1, None)
    assert view(room, step, replace(moment, revealed=True, hidden=True)).sure is None
    assert isinstance(view(room, step), views.Question), "at the end of the round"


def test_goals_that_are_looked_at_again_show_their_answers_and_no_notes(room: Evening) -> None:
    review.answer(room.document, room.goals[1], "relevant", "partly", "half of us")
    review.decide(room.document, room.goals[1], "split", "too large")
    seen = view(room, step_of(room, step_told("revisit", "review")))
    assert [line.who for line in seen.lines] == ["?", "Partly", "?"]
    review.estimate_members(room.document, room.goals[1], 300)
    known = view(room, step_of(room, step_told("revisit", "review")))
    assert [line.when for line in known.lines] == ["", "for about 300 members", ""]
    assert plain(seen.foot) == "1 of 3 answered"
    assert "half of us" not in repr(seen)
    decided = view(room, step_of(room, step_told("revisit", "choose")))
    assert [line.who for line in decided.lines] == ["?", "Split", "?"]
    scored = view(room, step_of(room, step_told("review", "review")))
    assert [(line.who, line.when) for line in scored.lines][1] == ("0.0", "Split")
    stories.add(room.document, stories.Story("", room.cycle, "success", "<b>Full</b> house"))
    told = view(room, step_of(room, step_told("review", "stories")))
    assert [(each.name, each.text) for each in told.statements] == [("Success", "<b>Full</b> house")]


def test_a_key_result_stands_where_it_was_checked_in_last(room: Evening) -> None:
    step = step_of(room, step_told("check-in", "check-ins"))
    row = key_results.add(
        room.document,
        KeyResult("", room.goals[0], "Open evenings", baseline=Decimal(0), target=Decimal(12)),
    )
    never = view(room, step, Moment(asked_id=row))
    assert (never.now, never.course, never.said) == ("–", (), ())
    for value, day in ((2, 1), (6, 15)):
        check_ins.record(
            room.document,
            row,
            Decimal(value),
            on=dt.date(2026, 4, day),
            note=f"<b>{value}</b>",
            next_step=" ",
        )
    looked_at = outline(room.document, room.cycle, dt.date(2026, 4, 20))
    seen = view(room, step, Moment(asked_id=row, outline=looked_at))
    assert (seen.now, seen.said, seen.share) == ("6", ("<b>6</b>",), 0.5)
    assert [place for _day, place in seen.course] == [0.0, 1.0]
    assert seen.course[0][0] == 0.0
    assert 0.1 < seen.course[1][0] < 0.2, "two weeks of thirteen"
    assert seen.share_words.startswith("50% · pace asks ")


def test_without_goals_there_is_nothing_to_score_and_without_stories_nothing_to_read(room: Evening) -> None:
    for goal in room.goals:
        objectives.remove(room.document, goal)
    assert view(room, step_of(room, step_told("review", "review"))).lines == ()
    answered = view(room, step_of(room, step_told("revisit", "review")))
    assert (answered.lines, plain(answered.foot)) == ((), "0 of 0 answered")
    assert view(room, step_of(room, step_told("review", "stories"))).statements == ()


def test_stories_of_others_are_not_read_out(room: Evening) -> None:
    stories.add(room.document, stories.Story("", room.cycle, "lesson", "Theirs", origin="elsewhere"))
    assert view(room, step_of(room, step_told("review", "stories"))).statements == ()


def test_behaviour_is_seen_as_courses_with_answers_and_no_notes(room: Evening) -> None:
    row = key_results.add(room.document, KeyResult("", room.goals[0], "<i>Evenings</i>", target=Decimal(12)))
    for value, day in ((2, 1), (6, 15)):
        check_ins.record(room.document, row, Decimal(value), on=dt.date(2026, 4, day))
    key_results.add(room.document, KeyResult("", room.goals[0], "Guests", target=Decimal(50)))
    review.answer(room.document, room.goals[0], "behaviour", "yes", "the hall was full")
    step = step_of(room, step_told("revisit", "mirror"))
    looked_at = outline(room.document, room.cycle, dt.date(2026, 4, 20))
    seen = view(room, step, Moment(act=1, outline=looked_at))
    assert isinstance(seen, views.Courses)
    assert [goal.answer for goal in seen.goals] == ["Yes", "?", "?"]
    (evenings, guests) = seen.goals[0].rows
    assert (evenings.title, evenings.now) == ("1.1  <i>Evenings</i>", "6 of 12")
    assert [place for _day, place in evenings.course] == [0.0, 1.0]
    assert (guests.now, guests.course) == ("nobody checked in", ())
    assert plain(seen.foot) == "1 of 3 answered"
    assert "hall" not in repr(seen)
