"""The fields of our tables: what they make of values, and which values they hold.

Tables are STRICT, so that peewee's own fields for days and decimals would not do (decisions.md 9).
"""

from __future__ import annotations

import datetime as dt
import json
from copy import copy
from decimal import Decimal
from typing import Any

from peewee import IntegerField, TextField

from okrdesk.document.shapes import Fits


class _Inherited:
    """A field that every table gets from `Table`; peewee copies all that it holds, though nothing changes."""

    def __deepcopy__(self, _memo: Any) -> Any:
        return copy(self)


class IdField(_Inherited, TextField):
    """A 32-hex UUID."""


class ClockField(TextField):
    """A moment by the clock of the journal, 16 hex digits."""


class WholeField(_Inherited, IntegerField):
    """A whole number from 0 to `most`: a yes or a no unless told otherwise."""

    def __init__(self, *args: Any, most: int = 1, **more: Any) -> None:
        self.most = most
        super().__init__(*args, **more)


class DayField(TextField):
    """A calendar day, stored as ISO text."""

    def db_value(self, value: dt.date | None) -> str | None:
        """ISO text for the file."""
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> dt.date | None:
        """The day."""
        return None if value is None else dt.date.fromisoformat(value)


class DecimalField(TextField):
    """An exact decimal, stored as the text that was entered."""

    def db_value(self, value: Decimal | None) -> str | None:
        """Plain notation, never an exponent."""
        return None if value is None else format(value, "f")

    def python_value(self, value: str | None) -> Decimal | None:
        """The decimal."""
        return None if value is None else Decimal(value)


class ListField(TextField):
    """A small list or, without a default, a mapping; stored as JSON text. `fits` asks what stands in it."""

    def __init__(self, *args: Any, fits: Fits | None = None, **more: Any) -> None:
        self.fits = fits
        super().__init__(*args, **more)

    @property
    def shape(self) -> type[Any]:
        """What the JSON holds: list or dict."""
        return list if self.default is list else dict

    def db_value(self, value: Any) -> str:
        """JSON text, keys in order, so that equal values are equal text."""
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def python_value(self, value: str | None) -> Any:
        """The list or mapping."""
        return None if value is None else json.loads(value)


class ClocksField(ListField):
    """A mapping of actors to the clocks of their latest steps."""


class TextsField(ListField):
    """A list of words."""


class PairsField(ListField):
    """A list of pairs of a text and a decimal or, with `decimals`, of two decimals; all stored as text."""

    def __init__(self, *args: Any, decimals: bool = False, **more: Any) -> None:
        self.decimals = decimals
        super().__init__(*args, **more)


class MarksField(ListField):
    """A list of whole numbers from 0 to `most`."""

    def __init__(self, *args: Any, most: int, **more: Any) -> None:
        self.most = most
        super().__init__(*args, **more)
