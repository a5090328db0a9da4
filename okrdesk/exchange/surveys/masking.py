"""Names, e-mail addresses and phone numbers in what people wrote, covered before it is kept."""

from __future__ import annotations

import re
from collections.abc import Collection

from okrdesk.exchange.surveys.persons import ADDRESS, COVERED, PHONE, is_phone

_AT_NAME = re.compile(r"(?<![\w@.])@[^\W\d_][\w.-]*\w(?![\w(])")


class Mask:
    """Covers addresses, @names, phone numbers and the names that other columns of the file hold."""

    def __init__(self, names: Collection[str] = ()) -> None:
        either = "|".join(re.escape(name) for name in sorted(names))
        self._names = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if either else None

    def cover(self, text: str) -> tuple[str, int]:
        """The text with three dots for each of them, and how many there were."""
        count = 0

        def covered(match: re.Match[str]) -> str:
            nonlocal count
            if match.re is PHONE and not is_phone(match[0]):
                return match[0]
            count += 1
            return COVERED

        for shape in (ADDRESS, _AT_NAME, PHONE, self._names):
            if shape is not None:
                text = shape.sub(covered, text)
        return text, count
