"""JSON from a stranger: read strictly, so that a slip or an attack ends here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal

Fault = Literal["large", "deep", "twice", "number"]
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_DIGITS = 40  # a number with more is written to fill the memory


class NotStrictError(ValueError):
    """What is JSON to others and not to us; `fault` says why, `text` which number is meant."""

    def __init__(self, fault: Fault, text: str = "") -> None:
        super().__init__(f"{fault} {text}".strip())
        self.fault = fault
        self.text = text


def read_object(content: bytes, limit: int) -> dict[str, Any]:
    """The object in UTF-8 JSON. Raises ValueError for anything else.

    That is: more bytes than `limit`, a key twice, or a fraction. Fractions are not part of our formats,
    decimals are text. Halves of a pair of characters pass; see `has_lone_surrogate`.
    """
    whole = _within(content, limit, _refuse_number)
    if not isinstance(whole, dict):
        raise ValueError("not an object")
    return whole


def read_any(content: bytes, limit: int) -> Any:
    """What stands in UTF-8 JSON of others: fractions as exact decimals. Raises ValueError as above."""
    return _within(content, limit, _decimal)


def _within(content: bytes, limit: int, fraction: Callable[[str], Any]) -> Any:
    if len(content) > limit:
        raise NotStrictError("large")
    return parsed(content, fraction=fraction)


def parsed(content: bytes, *, fraction: Callable[[str], Any], whole: Callable[[str], Any] = int) -> Any:
    """What stands in UTF-8 JSON of any size, numbers as the two make them.

    Raises NotStrictError, and what json says of broken text (a ValueError too).
    """
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_number,
            parse_int=whole,
            parse_float=fraction,
        )
    except RecursionError:
        raise NotStrictError("deep") from None


def has_lone_surrogate(value: Any) -> bool:
    """Whether a text, or any text inside, has half of a pair: it could not be written as UTF-8 again."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _SURROGATE.search(text) is not None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise NotStrictError("twice")
    return content


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(text)
    return value


def _refuse_number(text: str) -> Any:
    raise NotStrictError("number", text)
