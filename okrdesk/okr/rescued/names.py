"""Names in a file and who they are here: "petersen, j." is Jana Petersen where nobody else could be meant."""

from __future__ import annotations

from collections.abc import Iterable

from okrdesk.document.text import in_one_line, is_blank
from okrdesk.okr.alphabet import is_same, plain_letters

_LONGEST = 200


class Names:
    """Knows the names of a workspace and those that a file adds; `met` has each name with who it is here."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._by_letters = {plain_letters(name): name for name in reversed(self._known)}
        self.new: list[str] = []
        self.met: dict[str, str] = {}

    def meet(self, name: str) -> str:
        """Who this is here: somebody known, else the name as it stands; "" for nobody."""
        line = in_one_line(name[: 4 * _LONGEST])[:_LONGEST].strip(" ,;")
        if is_blank(line):
            return ""
        if line not in self.met:
            self.met[line] = self._one_known(line) or self._added(line)
        return self.met[line]

    @property
    def told_apart(self) -> list[tuple[str, str]]:
        """Names in the file that are written otherwise here, each with that."""
        return [(name, here) for name, here in self.met.items() if not is_same(name, here)]

    def _added(self, name: str) -> str:
        self.new.append(name)
        self._known.append(name)
        self._by_letters.setdefault(plain_letters(name), name)
        return name

    def _one_known(self, name: str) -> str:
        """The one person that can be meant; "" where nobody can, or several."""
        if same := self._by_letters.get(plain_letters(name)):
            return same
        last, comma, first = (part.strip() for part in name.partition(","))
        if not comma or not last or not first:
            return ""
        fitting = [each for each in self._known if _fits(each, first.rstrip("."), last)]
        return fitting[0] if len(fitting) == 1 else ""


def _fits(name: str, first: str, last: str) -> bool:
    """Whether a name is this first name, or begins with its letters, and this last one."""
    given, _space, family = plain_letters(name).rpartition(" ")
    return family == plain_letters(last) and given.startswith(plain_letters(first))
