"""What somebody is asked where two copies differ: where it comes from, and what is done with the choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrdesk.document.conflicts import Conflict
from okrdesk.document.taking_back import Key, Take
from okrdesk.frozen import dataclass
from okrdesk.okr.came_along import CameAlong
from okrdesk.okr.conflict_words import ConflictWords


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be chosen now; `along` is what comes along by itself, None where nothing is brought.

    `every` are the changes that come along one by one (of what, field, before, now); `warnings` are
    sentences about clocks that run ahead.
    """

    conflicts: tuple[Conflict, ...] = ()
    in_words: tuple[ConflictWords, ...] = ()
    along: CameAlong | None = None
    every: tuple[tuple[str, str, str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """What names each conflict."""
        return tuple((each.table, each.row, each.field) for each in self.conflicts)


@dataclass(frozen=True)
class Choosing:
    """A screen of choices: what it says, `look` for what is asked as the document stands, `take` to write.

    `take` tells whether it was written; `label` is the button that does it. It begins with what is asked of
    the row `begin_at`, where that is among them.
    """

    heading: str
    subtitle: str
    label: str
    note: str
    look: Callable[[], Asked]
    take: Callable[[Mapping[Key, Take]], bool]
    begin_at: str = ""
