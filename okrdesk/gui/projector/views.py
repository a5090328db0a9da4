"""Which view is painted by what: a row for each, and the frame that all of them share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF

from okrdesk.gui.projector import (
    ask_view,
    choose_view,
    list_view,
    show_view,
    sort_view,
    standing_view,
    talk_view,
    write_view,
)
from okrdesk.gui.projector.stage import BODY, HIGH, LOWEST_TITLE, MARGIN, NAME, TITLE, WIDE, Stage
from okrdesk.okr.workshop import views as v

_FOOT = HIGH - MARGIN

# What paints the middle of a view, between its title and its foot.
PAINTERS: dict[type[v.View], Callable[[Stage, Any, QRectF], None]] = {
    v.Question: write_view.question,
    v.Sentences: write_view.sentences,
    v.Groups: sort_view.groups,
    v.Ballot: ask_view.ballot,
    v.Measures: ask_view.measures,
    v.Consent: ask_view.consent,
    v.Tie: choose_view.tie,
    v.Ranking: choose_view.ranking,
    v.Listing: list_view.listing,
    v.Owners: show_view.owners,
    v.Mirror: show_view.mirror,
    v.Fit: show_view.fit,
    v.Statements: show_view.statements,
    v.Standing: standing_view.standing,
    v.Courses: standing_view.courses,
    v.Break: talk_view.interval,
}


def paint(stage: Stage, view: v.View) -> None:
    """Paint a view on the stage: its name, clock, title and foot, and what is its own between them."""
    if isinstance(view, v.Curtain):
        if not view.blank:
            middle = QRectF(MARGIN, HIGH / 2 - 60, WIDE - 2 * MARGIN, 120)
            stage.text(
                middle,
                view.community,
                TITLE,
                bold=True,
                colour=stage.palette.muted,
                side=stage.CENTRE,
                middle=True,
            )
        return
    huge = isinstance(view, v.Question | v.Break)
    clock = "" if huge else view.clock
    name = QRectF(MARGIN, 80, WIDE - 2 * MARGIN - 320, 50)
    stage.line_of(name, [(view.community, False, stage.palette.muted)], NAME)
    if clock:
        stage.line_of(QRectF(WIDE - MARGIN - 300, 70, 300, 72), [(clock, True, "")], 64, right=True)
    top = 150.0
    if not huge:
        if view.lead:
            lead = QRectF(MARGIN, top - 6, WIDE - 2 * MARGIN, 54)
            top += stage.text(lead, view.lead, BODY, colour=stage.palette.muted)
        title = QRectF(MARGIN, top, WIDE - 2 * MARGIN, 196)
        top += stage.text(title, view.title, TITLE, bold=True, lowest=LOWEST_TITLE) + 36
    PAINTERS[type(view)](stage, view, QRectF(MARGIN, top, WIDE - 2 * MARGIN, _FOOT - 56 - top))
    _foot(stage, view)


def _foot(stage: Stage, view: v.View) -> None:
    muted, strong = stage.palette.muted, stage.palette.ink
    end = WIDE - MARGIN
    if view.counter is not None:
        end = stage.counter(view.counter.words, view.counter.done, view.counter.of, _FOOT) - 40
    elif view.aside:
        said = stage.palette.warn if view.warns else muted
        parts = [(text, bold, strong if bold else said) for text, bold in view.aside]
        left = max(end - sum(stage.wide(text, bold=bold) for text, bold in view.aside) - 2, WIDE / 2 - 260)
        stage.line_of(QRectF(left, _FOOT - 30, end - left, 60), parts, right=True)
        end = left - 40
    parts = [(text, bold, strong if bold else muted) for text, bold in view.foot]
    if not isinstance(view, v.Question | v.Break):
        stage.line_of(QRectF(MARGIN, _FOOT - 30, end - MARGIN, 60), parts)
