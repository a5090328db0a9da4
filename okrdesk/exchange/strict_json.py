"""JSON of ours from a stranger: read strictly, so that a slip or an attack ends here."""

from __future__ import annotations

import json
from typing import Any


def read_object(content: bytes, limit: int) -> dict[str, Any]:
    """The object in UTF-8 JSON. Raises ValueError for anything else.

    That is: more bytes than `limit`, a key twice, or a fraction. Fractions are not part of our formats,
    decimals are text. Halves of a pair of characters pass; see `has_lone_surrogate`.
    """
    if len(content) > limit:
        raise ValueError("too large")
    try:
        parsed = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
        )
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(parsed, dict):
        raise ValueError("not an object")
    return parsed


def has_lone_surrogate(value: Any) -> bool:
    """Whether a text, or any text inside, has half of a pair: it could not be written as UTF-8 again."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return any("\ud800" <= character <= "\udfff" for character in text)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ValueError("a key twice")
    return content


def _refuse_number(text: str) -> Any:
    raise ValueError(text)
