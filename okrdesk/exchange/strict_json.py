"""JSON from a stranger: read strictly, so that a slip or an attack ends here."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

_MOST_DIGITS = 40  # a number with more is written to fill the memory


def read_object(content: bytes, limit: int) -> dict[str, Any]:
    """The object in UTF-8 JSON. Raises ValueError for anything else.

    That is: more bytes than `limit`, a key twice, or a fraction. Fractions are not part of our formats,
    decimals are text. Halves of a pair of characters pass; see `has_lone_surrogate`.
    """
    parsed = _read(content, limit, _refuse_number)
    if not isinstance(parsed, dict):
        raise ValueError("not an object")
    return parsed


def read_any(content: bytes, limit: int) -> Any:
    """What stands in UTF-8 JSON of others: fractions as exact decimals. Raises ValueError as above."""
    return _read(content, limit, _decimal)


def _read(content: bytes, limit: int, fraction: Callable[[str], Any]) -> Any:
    if len(content) > limit:
        raise ValueError("too large")
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_number,
            parse_float=fraction,
        )
    except RecursionError:
        raise ValueError("too deep") from None


def has_lone_surrogate(value: Any) -> bool:
    """Whether a text, or any text inside, has half of a pair: it could not be written as UTF-8 again."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return any("\ud800" <= character <= "\udfff" for character in text)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a key twice")
    return content


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if abs(value.adjusted()) > _MOST_DIGITS:
        raise ValueError(text)
    return value


def _refuse_number(text: str) -> Any:
    raise ValueError(text)
