"""The fields of a blueprint file: each is looked at before anything is shown or adopted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NoReturn

from okrdesk.document.refused import Refused
from okrdesk.document.text import clean
from okrdesk.i18n import _

LONGEST_TEXT = 1000
LONGEST_NAME = 200
MOST_KEY_RESULTS = 20

_FIGURE = re.compile(r"-?\d{1,18}(\.\d{1,12})?", re.ASCII)


class Fields:
    """The fields of one JSON object, each read once, so that what nobody asked for can be refused."""

    def __init__(self, content: Any, where: str) -> None:
        self._where = where
        self._read: set[str] = set()
        if not isinstance(content, Mapping):
            self.refuse(_("it is not an object with fields"))
        self._content = content

    def refuse(self, what: str) -> NoReturn:
        """Say what is wrong with it."""
        raise Refused(_("{where} cannot be used: {what}.").format(where=self._where, what=what))

    def get(self, name: str) -> Any:
        """Whatever stands there, None for nothing."""
        self._read.add(name)
        return self._content.get(name)

    def text(self, name: str, limit: int = LONGEST_TEXT, *, optional: bool = False) -> str:
        """A text that is not too long, without blanks around it."""
        value = self.get(name)
        if value is None and optional:
            return ""
        if not isinstance(value, str) or not (optional or value.strip()):
            self.refuse(_("“{name}” must be a text").format(name=name))
        if len(value) > limit:
            self.refuse(_("“{name}” is longer than {n} letters").format(name=name, n=limit))
        return clean(value, limit).strip()

    def matching(self, name: str, pattern: re.Pattern[str], example: str, default: str = "") -> str:
        """A short text of a form, refused with an example of it."""
        value = self.text(name, LONGEST_NAME, optional=bool(default)) or default
        if not pattern.fullmatch(value):
            self.refuse(_("“{name}” must look like {example}").format(name=name, example=example))
        return value

    def one_of(self, name: str, choices: Sequence[str]) -> str:
        """One of these words."""
        value = self.get(name)
        if not isinstance(value, str) or value not in choices:
            self.refuse(
                _("“{name}” must be one of {names}").format(name=name, names=", ".join(filter(None, choices)))
            )
        return value

    def list_of(self, name: str, most: int, *, optional: bool = False) -> list[Any]:
        """A list that is not too long."""
        value = self.get(name)
        if value is None and optional:
            return []
        if not isinstance(value, list) or len(value) > most:
            self.refuse(_("“{name}” must be a list of at most {n}").format(name=name, n=most))
        return value

    def some_of(self, name: str, choices: Sequence[str]) -> tuple[str, ...]:
        """Some of these words, each once."""
        values = self.list_of(name, len(choices), optional=True)
        if not all(isinstance(v, str) and v in choices for v in values) or len(set(values)) < len(values):
            self.refuse(_("“{name}” must be some of {names}").format(name=name, names=", ".join(choices)))
        return tuple(values)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of short texts."""
        values = self.list_of(name, MOST_KEY_RESULTS, optional=True)
        if not all(isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_NAME for value in values):
            self.refuse(_("“{name}” must be a list of short texts").format(name=name))
        return tuple(clean(value).strip() for value in values)

    def truth(self, name: str) -> bool:
        """Yes or no; nothing is no."""
        value = self.get(name)
        if value is not None and not isinstance(value, bool):
            self.refuse(_("“{name}” must be true or false").format(name=name))
        return bool(value)

    def figure(self, name: str) -> Decimal | None:
        """A plain number, exact; None for nothing."""
        value = self.get(name)
        if value is None:
            return None
        written = str(value) if is_short_number(value) else value
        if not isinstance(written, str) or not _FIGURE.fullmatch(written):
            self.refuse(_('“{name}” must be a plain number such as "12" or "0.5"').format(name=name))
        return Decimal(written)

    def nothing_else(self) -> None:
        """Refuse fields that nobody asked for."""
        unknown = sorted(clean(str(name), 40) for name in self._content.keys() - self._read)
        if unknown:
            self.refuse(_("it has the unknown fields {names}").format(names=", ".join(unknown[:5])))


def is_short_number(value: Any) -> bool:
    """Whole numbers, and what was read as a decimal; floats are not exact and so no figures."""
    if isinstance(value, Decimal):
        return True
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18
