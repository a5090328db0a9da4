"""What a closed cycle says: at what score it closed, its verdict, which aims were reached (F16, F17)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.briefing.headline import Headline
from okrdesk.okr.briefing.words import begun, spelled
from okrdesk.okr.review import KeyResultReview, ObjectiveReview, Review
from okrdesk.okr.rounding import half_up
from okrdesk.okr.scores import NOTABLE_DIFFERENCE, band

# What a score is marked like, by its band (F16): delivered, partly, missed.
MARKED = {"high": "on track", "middle": "at risk", "low": "off track"}


def closed_headline(review: Review, locale: str) -> Headline:
    """The headline of a closed cycle: no status, no pace."""
    if not review.objectives or review.mean is None:
        return Headline("", "", _("Closed without objectives."))
    first = _("Closed at {score} of {most}: {verdict}.").format(
        score=format_number(half_up(review.mean, 1), locale),
        most=format_number(Decimal("1.0"), locale),
        verdict=verdict_title(review.verdict),
    )
    return Headline("", "", first, _who_reached(review.objectives, locale))


def verdict_title(verdict: str) -> str:
    """A verdict of F17 as it ends the headline."""
    return {
        "too safe": _("too safe"), "healthy": _("a healthy stretch"), "partly": _("partly reached"),
        "too much": _("more than we could carry"),
    }[verdict]  # fmt: skip


def missing(review: ObjectiveReview) -> Decimal:
    """How far an objective stayed below its aim, both as printed; none below 0."""
    return max(Decimal(0), review.aim - half_up(Fraction(review.score), 1))


def deciding_score(review: KeyResultReview) -> Decimal:
    """The score that decides the result: the team's own where it differs by 0.2 or more, else the counted."""
    return review.counted if own_score(review) is None else review.score


def own_score(review: KeyResultReview) -> Decimal | None:
    """The team's own score where it is printed: only where it differs from the counted by 0.2 or more."""
    own = review.own
    return own if own is not None and abs(own - review.counted) >= NOTABLE_DIFFERENCE else None


def result_of(review: KeyResultReview) -> str:
    """Delivered, partly or missed, in words; what it is marked like is `MARKED` by the same band."""
    return {"high": _("Delivered"), "middle": _("Partly"), "low": _("Missed")}[band(deciding_score(review))]


def marked_by(review: KeyResultReview) -> str:
    """What a key result is marked like, by the score that decides."""
    return MARKED[band(deciding_score(review))]


def marked_as(review: ObjectiveReview) -> str:
    """What an objective is marked like: on track where it reached its aim, else by the band of its score."""
    marked = MARKED[band(review.score)] if missing(review) else "on track"
    return "at risk" if missing(review) and marked == "on track" else marked


def aim_title(review: ObjectiveReview) -> str:
    """Whether an objective reached its aim, in words."""
    return _("Short of aim") if missing(review) else _("Aim reached")


def _who_reached(objectives: Sequence[ObjectiveReview], locale: str) -> str:
    total, count = len(objectives), sum(not missing(each) for each in objectives)
    sentence = ngettext(
        "{n} of {all} objectives reached its aim", "{n} of {all} objectives reached their aim", count
    )
    first = begun(sentence.format(n=spelled(count), all=spelled(total)))
    if total == 1:
        first = _("The objective reached its aim") if count else _("The objective did not reach its aim")
    elif count in (0, total):
        every = (
            _("All {n} objectives reached their aim")
            if count
            else _("None of {n} objectives reached its aim")
        )
        first = every.format(n=spelled(total))
    # The furthest below its aim; of two alike the committed one.
    worst = max(objectives, key=lambda each: (missing(each), _is_committed(each)))
    if not missing(worst):
        return _("{first}; {second}.").format(first=first, second=_("none fell short"))
    sentence = (
        _("objective {number} was committed and fell {far} short")
        if _is_committed(worst)
        else _("objective {number} fell {far} short")
    )
    second = sentence.format(number=worst.line.number, far=format_number(missing(worst), locale))
    return _("{first}; {second}.").format(first=first, second=second)


def _is_committed(review: ObjectiveReview) -> bool:
    return review.line.objective.commitment == "committed"
