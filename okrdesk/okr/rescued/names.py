"""Names in a file and who they are here: "petersen, j." is Jana Petersen where nobody else could be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from okrdesk.document.text import in_one_line, is_blank
from okrdesk.i18n import _
from okrdesk.okr.alphabet import is_same, plain_letters

_LONGEST = 200


class _People:
    """Names as they may be looked for: by all their letters, and by the last word alone."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_letters: dict[str, str] = {}
        self._by_family: dict[str, dict[str, str]] = defaultdict(dict)
        for name in names:
            self.add(in_one_line(name))

    def add(self, name: str) -> None:
        letters = plain_letters(name)
        self._by_letters.setdefault(letters, name)
        given, _space, family = letters.rpartition(" ")
        self._by_family[family].setdefault(given, name)

    def named(self, name: str) -> str:
        """The one with these letters, "" for none."""
        return self._by_letters.get(plain_letters(name), "")

    def shortened(self, name: str) -> str:
        """The only one that "Last, F." can mean; "" where there is none, or several."""
        last, _comma, first = (plain_letters(part.strip()) for part in name.partition(","))
        if not last or not first:
            return ""
        of_family = self._by_family.get(last, {})
        fitting = [full for given, full in of_family.items() if given.startswith(first.rstrip("."))]
        return fitting[0] if len(fitting) == 1 else ""


class Names:
    """Knows the names of a workspace and those that a file adds; `met` has each name with who it is here.

    `full` are the names that the file has in full beside shortened ones. `alike` are names that several here
    have, each with what tells those apart: alone such a name says nobody.
    """

    def __init__(
        self,
        known: Iterable[str],
        full: Iterable[str] = (),
        alike: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        self._here, self._full = _People(known), _People(full)
        self._alike = {plain_letters(in_one_line(name)): some for name, some in alike.items()}
        self._unclear: dict[str, tuple[str, ...]] = {}
        self.new: list[str] = []
        self.met: dict[str, str] = {}

    def meet(self, name: str) -> str:
        """Who this is here: somebody known, else the name as it stands; "" for nobody."""
        line = _line(name)
        if is_blank(line):
            return ""
        if several := self._alike.get(plain_letters(line)):
            self._unclear[line] = several
            return ""
        if line not in self.met:
            self.met[line] = self._one_known(line) or self._added(self._full.shortened(line) or line)
        return self.met[line]

    def owner(self, name: str | None, now: str) -> dict[str, str]:
        """Who owns a line, which `now` somebody may own; empty where the file says none or several fit."""
        several = () if name is None else self._alike.get(plain_letters(_line(name)), ())
        if now in several:
            return {"owner": now}
        who = "" if name is None else self.meet(name)
        return {} if name is None or several else {"owner": who}

    @property
    def left_open(self) -> list[tuple[str, str]]:
        """Names that several have here, each with what that means."""
        sentence = _("left open, it could be {names}")
        return [(name, sentence.format(names=", ".join(some))) for name, some in self._unclear.items()]

    @property
    def told_apart(self) -> list[tuple[str, str]]:
        """Names in the file that are written otherwise here, each with that."""
        return [(name, here) for name, here in self.met.items() if not is_same(name, here)]

    def _one_known(self, name: str) -> str:
        return self._here.named(name) or self._here.shortened(name)

    def _added(self, name: str) -> str:
        if same := self._here.named(name):
            return same
        self.new.append(name)
        self._here.add(name)
        return name


def _line(name: str) -> str:
    return in_one_line(name[: 4 * _LONGEST])[:_LONGEST].strip(" ,;")
