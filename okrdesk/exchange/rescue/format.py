"""What a format is: its key and name, how sure it is that a file is its own, and how it reads that."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.headings import Table
from okrdesk.frozen import dataclass
from okrdesk.okr.rescued.rows import Reading

SURE, LIKELY, POSSIBLE, NO = 100, 60, 20, 0


@dataclass(frozen=True)
class Mapped:
    """A table with what each column is taken for unless somebody corrects it, by heading."""

    table: Table
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Format:
    """`key` is what commands and origins call it, `name` what people do.

    `recognise` never refuses: it says from NO to SURE whether a file is of this format. `read` refuses what
    it cannot read at all; a line that makes no sense is among the refused lines of the reading.
    `mapped` gives the table whose columns can be corrected, None where there is none.
    """

    key: str
    name: Callable[[], str]
    recognise: Callable[[Given], int]
    read: Callable[[Given], Reading]
    mapped: Callable[[Given], Mapped | None] = lambda _given: None
