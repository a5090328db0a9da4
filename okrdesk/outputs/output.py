"""A row of the registry: one thing that can leave the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from okrdesk.outputs.asked import Asked, Ending, Made, Option, Subject

if TYPE_CHECKING:  # every command asks for the keys, so nothing heavy is loaded here
    from okrdesk.document.document import Document


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that can leave the desk.

    `name` is what people call it, `about` a sentence on what it is; the first of its `endings` is the usual
    one. It says something about a workspace, a cycle, the latest workshop or a key result, on one of its
    `papers` (the first is the usual one). What can be had `before` needs no workshop. `writer` is loaded with
    what it needs when it is called; it raises Refused in a sentence.
    """

    key: str
    name: Callable[[], str]
    about: Callable[[], str]
    writer: Callable[[Document, Asked], Made]
    endings: tuple[Ending, ...] = ("pdf",)
    subject: Subject = "cycle"
    papers: tuple[str, ...] = ()
    options: frozenset[Option] = frozenset()
    before: bool = False

    def write(self, document: Document, asked: Asked) -> Made:
        """Write it as it is asked for. Raises Refused."""
        from okrdesk.outputs import wishes

        wishes.refuse_what_does_not_go(self.name(), self.options, self.papers, asked)
        wish = replace(asked, paper=asked.paper or next(iter(self.papers), ""))
        with wishes.granted(document, wish) as source:
            if "names" in self.options and wish.names:
                with wishes.told_apart(source) as shown:
                    made = self.writer(shown, wish)
            else:
                made = self.writer(source, wish)
            if not wish.carry:
                return made
            from okrdesk.outputs.carrying import carried

            return carried(made, document, source, wish)
