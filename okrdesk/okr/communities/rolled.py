"""The roll-up: communities in the order of their need, with all that is not shown beside them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from okrdesk.document.text import in_one_line, quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.briefing.words import begun, spelled
from okrdesk.okr.communities.answering import Unread
from okrdesk.okr.communities.gathering import LeftOut
from okrdesk.okr.communities.line import Community
from okrdesk.okr.communities.need import by_need


@dataclass(frozen=True, slots=True)
class Copy:
    """A further file of a workspace that is shown already; `has_more` says that it holds edits of its own."""

    path: Path
    shown: Path
    has_more: bool

    @property
    def why(self) -> str:
        """Why it is not shown, in one sentence."""
        sentence = (
            _(
                "“{name}” is a copy of “{shown}” that may have edits of its own; take the copy back to see "
                "them."
            )
            if self.has_more
            else _("“{name}” is a copy of “{shown}”, which has all of it and is shown.")
        )
        return sentence.format(name=_file(self.path), shown=_file(self.shown))


@dataclass(frozen=True, slots=True)
class RollUp:
    """Communities as of a day, those that need something first.

    `names` are what they are called, told apart where two are called alike. Beside them stand files that
    could not be read, further copies of what is shown, and what is left out by rule; `not_read` were not
    looked at, because reading was called off.
    """

    day: dt.date
    locale: str
    communities: tuple[Community, ...]
    names: Mapping[Path, str]
    unread: tuple[Unread, ...]
    copies: tuple[Copy, ...]
    left_out: tuple[LeftOut, ...]
    not_read: int = 0

    @property
    def not_shown(self) -> tuple[Copy | Unread, ...]:
        """What lies beside the communities, each with `why`: first copies, then what could not be read."""
        return (*self.copies, *self.unread)

    @property
    def asks(self) -> int:
        """How many things are asked for."""
        return sum(len(each.asks) for each in self.communities)


def roll_up(
    day: dt.date,
    locale: str,
    read: Iterable[Community],
    unread: Iterable[Unread] = (),
    left_out: Iterable[LeftOut] = (),
    *,
    not_read: int = 0,
) -> RollUp:
    """The roll-up of what was read; of several copies of a workspace the newest counts.

    The newest has the latest edit, and of two with the same edits the first by its path. A copy of one
    team's objectives stands for the whole only where there is nothing else.
    """
    by_workspace: dict[str, list[Community]] = {}
    for each in sorted(read, key=lambda community: str(community.path)):
        by_workspace.setdefault(each.workspace, []).append(each)
    shown: list[Community] = []
    copies: list[Copy] = []
    for group in by_workspace.values():
        newest = max(group, key=lambda each: (not each.is_part, _latest(each)))
        shown.append(newest)
        others = [each for each in group if each is not newest]
        copies += [Copy(each.path, newest.path, _has_more(each, newest)) for each in others]
    communities = by_need(shown, locale)
    return RollUp(
        day,
        locale,
        communities,
        told_apart(communities),
        tuple(sorted(unread, key=lambda each: str(each.path))),
        tuple(sorted(copies, key=lambda each: str(each.path))),
        tuple(sorted(left_out, key=lambda each: str(each.path))),
        not_read,
    )


def _latest(community: Community) -> str:
    return max(community.clocks.values(), default="")


def _has_more(one: Community, other: Community) -> bool:
    return any(clock > other.clocks.get(actor, "") for actor, clock in one.clocks.items())


def told_apart(communities: Sequence[Community]) -> dict[Path, str]:
    """What each is called: its name, and of two alike as much of the path as tells them apart."""
    alike: dict[str, list[Community]] = {}
    for each in communities:
        alike.setdefault(plain_letters(each.name), []).append(each)
    called = {each.path: each.name for each in communities}
    for group in alike.values():
        if len(group) > 1:
            tails = _tails([each.path for each in group])
            called |= {each.path: f"{each.name} ({in_one_line(tails[each.path])})" for each in group}
    return called


def _tails(paths: Sequence[Path]) -> dict[Path, str]:
    """The ends of paths, each as long as it takes for no other to have the same."""
    tails: dict[Path, str] = {}
    length = 1
    while rest := [path for path in paths if path not in tails]:
        ends = {path: path.parts[-length:] for path in rest}
        shared = Counter(ends.values())
        tails |= {
            path: "/".join(end) for path, end in ends.items() if shared[end] == 1 or len(path.parts) <= length
        }
        length += 1
    return tails


def headline(rolled: RollUp) -> tuple[str, str]:
    """Two lines: how many are behind, and what is asked and missing; the second may be ""."""
    running = [each for each in rolled.communities if each.is_under_way]
    first = _how_many(running, len(rolled.communities))
    parts = []
    if rolled.asks:
        sentence = ngettext("{n} thing is asked for", "{n} things are asked for", rolled.asks)
        parts.append(sentence.format(n=spelled(rolled.asks)))
    if rolled.unread:
        count = len(rolled.unread)
        sentence = ngettext("{n} file could not be read", "{n} files could not be read", count)
        parts.append(sentence.format(n=spelled(count)))
    if rolled.not_read:
        sentence = ngettext(
            "reading was stopped before {n} file", "reading was stopped before {n} files", rolled.not_read
        )
        parts.append(sentence.format(n=spelled(rolled.not_read)))
    return first, begun(_("{first}.").format(first="; ".join(parts))) if parts else ""


def _how_many(running: Sequence[Community], everyone: int) -> str:
    off, risk = (sum(each.status == status for each in running) for status in ("off track", "at risk"))
    if not running:
        sentence = ngettext(
            "In {n} community no cycle is running.", "In {n} communities no cycle is running.", everyone
        )
        return sentence.format(n=spelled(everyone))
    if not off and not risk:
        sentence = ngettext(
            "{n} community, not behind its pace.", "{n} communities, none behind its pace.", len(running)
        )
        return begun(sentence.format(n=spelled(len(running))))
    many, status = (off, _("off track")) if off else (risk, _("at risk"))
    sentence = ngettext("{n} of {all} communities is {status}", "{n} of {all} communities are {status}", many)
    if many == len(running):
        sentence = _("All {all} communities are {status}") if many > 1 else _("The community is {status}")
    first = begun(sentence.format(n=spelled(many), all=spelled(len(running)), status=status))
    if off and risk:
        return _("{first}, {n} at risk.").format(first=first, n=spelled(risk))
    return _("{first}.").format(first=first)


def left_out_sentence(left_out: Sequence[LeftOut]) -> str:
    """What was left out by rule, "" for nothing: "Left out: goals.bak.okrdesk (a backup)."."""
    if not left_out:
        return ""
    told = [f"{_file(each.path)} ({each.words})" for each in left_out[:5]]
    if len(left_out) > len(told):
        told.append(_("and {n} more").format(n=len(left_out) - len(told)))
    return _("Left out: {names}.").format(names=", ".join(told))


def _file(path: Path) -> str:
    return quoted(in_one_line(path.name))
