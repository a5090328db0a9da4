"""Answers to what was asked of a document, kept while nothing is written that they were read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

Row = tuple[str, str]  # table, id
# The answer of now, of the one before and the ids of the rows written since; None where only reading tells.
Renew = Callable[[Any, Collection[str]], Any] | None
_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class _Known:
    """An answer, the tables it was read from, and those of their rows that were written since."""

    answer: Any
    tables: frozenset[str]
    can_be_renewed: bool
    written: set[str] = field(default_factory=set)


class Answers:
    """What was asked up to a revision. Whoever writes tells each revision by `follow`."""

    def __init__(self) -> None:
        self._revision = 0
        self._known: dict[Hashable, _Known] = {}

    def follow(self, revision: int, touched: Collection[Row] | None) -> None:
        """A revision came; `touched` are the rows that led to it from the one before, None where unknown."""
        if touched is None or revision != self._revision + 1:
            self._known.clear()
        self._revision = revision
        written: defaultdict[str, set[str]] = defaultdict(set)
        for table, row in touched or ():
            written[table].add(row)
        for question, known in list(self._known.items()):
            if not known.tables or (not known.can_be_renewed and not known.tables.isdisjoint(written)):
                del self._known[question]
            else:
                known.written.update(*(written[table] for table in known.tables & written.keys()))

    def ask(
        self,
        question: Hashable,
        revision: int,
        read: Callable[[], _Answer],
        of: Collection[str],
        renew: Renew,
    ) -> _Answer:
        """The answer at a revision: a known one, one that is renewed, or what `read` gives."""
        if revision != self._revision:  # whoever wrote could not say what
            self._known.clear()
            self._revision = revision
        known = self._known.get(question)
        if known is not None and known.written:
            fresh = renew(known.answer, known.written) if renew is not None else None
            known = None if fresh is None else self._keep(question, fresh, of, renew is not None)
        if known is None:
            known = self._keep(question, read(), of, renew is not None)
        answer: _Answer = known.answer
        return answer

    def _keep(self, question: Hashable, answer: Any, of: Collection[str], can_be_renewed: bool) -> _Known:
        known = self._known[question] = _Known(answer, frozenset(of), can_be_renewed)
        return known
