"""Where the columns of the table begin: titles get what the others leave."""

from __future__ import annotations

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult
from okrdesk.reports.onepager.look import Measures, mark_of, px
from okrdesk.reports.paper.page import Page

_WORD, _MOST_VALUE, _MOST_OWNER = 98, 200, 150  # pixels
_APART = 10  # pixels between two names of columns
_PER_DONE, _PER_SCORE = 2.12, 1.8  # width of "46 %" and "0.7" with some room, in their size


@dataclass(frozen=True)
class Grid:
    """The left edges of the columns in points, and where titles and values end."""

    number: float
    title: float
    owner: float
    value: float
    value_end: float
    done: float  # the right edge of what is done
    bar: float
    bar_width: float
    beside: float
    sign: float
    word: float
    right: float

    @property
    def title_width(self) -> float:
        """The room of a title."""
        return self.owner - px(6) - self.title

    @property
    def value_width(self) -> float:
        """The room of a value."""
        return self.value_end - self.value


def grid_of(page: Page, shown: OnePager, measures: Measures) -> Grid:
    """The columns of the table; every objective and key result ends on the same edges."""
    rows = [row for objective in shown.objectives for row in objective.key_results]
    columns = shown.columns
    assert columns is not None, "a table has columns"
    tiny, second = measures.tiny, measures.second
    strong, body = measures.body("semibold"), measures.body()
    words = {(each.word, each.status) for each in shown.objectives}
    words |= {(row.word, row.status) for row in rows}
    word = max([px(_WORD), *(page.measure(w, measures.body(mark_of(s).word_face)) + px(5) for w, s in words)])
    sign = page.right - word - px(20)
    changes = [
        page.measure(row.beside, strong) + px(6) + page.measure(row.change, second)
        for row in rows
        if row.change
    ]
    beside_wide = max([page.measure(columns.beside, tiny), *(px(10) + wide for wide in changes)])
    beside = sign - px(11) - max(beside_wide, px(73 if shown.is_closed else 87))
    bar_width = px(92 if shown.is_closed else 70 if measures.tight else 84)
    between = px(20 if shown.is_closed else 18)
    # The name of the bars may be wider than they are, and ends before the next begins.
    bar = beside - max(bar_width + between, page.measure(columns.bar, tiny) + px(_APART))
    done = bar - px(16)
    size = 22 if measures.tight else 25
    shares = measures.style("bold", size)
    least = _PER_SCORE if shown.is_closed else _PER_DONE
    widest = max([px(size * least), *(page.measure(each.done, shares) for each in shown.objectives)])
    values = [_value_width(page, row, measures) for row in rows]
    longest = max([page.measure(columns.value, tiny), *values], default=0.0)
    value = done - widest - px(17) - min(longest, px(_MOST_VALUE))
    nobody = page.measure(_("nobody"), measures.body("bold"))
    owners = [
        max(page.measure(row.owner, measures.body(mark_of(row.status).face)), 0.0 if row.owner else nobody)
        for row in rows
    ]
    owner_wide = max([page.measure(columns.owner, tiny), *owners])
    owner = value - px(8) - min(owner_wide, px(_MOST_OWNER))
    numbers = [page.measure(f"{each.number} ", body) for each in rows]
    title = page.left + max([px(38), *(wide + px(6) for wide in numbers)])
    return Grid(
        page.left, title, owner, value, done - widest - px(11), done, bar, bar_width, beside, sign,
        sign + px(20), page.right,
    )  # fmt: skip


def _value_width(page: Page, row: ShownKeyResult, measures: Measures) -> float:
    regular = measures.body(mark_of(row.status).face)
    strong = measures.body("semibold")
    return sum(page.measure(span.text, strong if span.how == "strong" else regular) for span in row.value)
