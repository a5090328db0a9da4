"""The title of the page's chart: what is to be seen in it, as a sentence."""

from __future__ import annotations

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.briefing.words import begun, spelled

IN_STEP = 2  # points from an even pace
NEAR, ALIKE = 5, 1  # points from a trend


@dataclass(frozen=True, slots=True)
class Standing:
    """Percent as they are printed.

    `progress` is done, `expected` due by an even pace.
    """

    progress: int
    expected: int

    @property
    def gap(self) -> int:
        """The points behind an even pace, below 0 ahead of it."""
        return self.expected - self.progress


def takeaway(now: Standing, then: Standing | None, ending: str = "") -> str:
    """How far behind or ahead, whether it is catching up since the last page, and where it ends.

    `ending` is "at this rate 74% by 31 March", "" for none.
    """
    gap = now.gap
    if abs(gap) <= IN_STEP:
        first = _("In step with the pace")
    elif gap < 0:
        sentence = ngettext("{n} point ahead", "{n} points ahead", -gap)
        first = begun(sentence.format(n=spelled(-gap)))
    else:
        sentence = ngettext("{n} point behind", "{n} points behind", gap)
        first = begun(sentence.format(n=spelled(gap)))
        if then is not None:
            first = _("{behind} and {direction}").format(behind=first, direction=_direction(gap, then.gap))
    return _("{standing}: {ending}").format(standing=first, ending=ending) if ending else first


def _direction(gap: int, before: int) -> str:
    if before - gap > IN_STEP:
        return _("catching up")
    return _("falling further behind") if gap - before > IN_STEP else _("not catching up")


def ended_words(end: int, trend: int, low: int, high: int, progress: str, day: str) -> str:
    """How a closed cycle ended beside the trend that a page of `day` showed; all in printed percent."""
    away = end - trend
    if abs(away) <= ALIKE:
        beside = _("on the trend of {day}")
    elif away < 0:
        beside = _("a little under the trend of {day}") if -away <= NEAR else _("under the trend of {day}")
    else:
        beside = _("a little over the trend of {day}") if away <= NEAR else _("over the trend of {day}")
    sentence = (
        _("We ended at {progress}, {beside} and inside its range")
        if low <= end <= high
        else _("We ended at {progress}, {beside} and outside its range")
    )
    return sentence.format(progress=progress, beside=beside.format(day=day))
