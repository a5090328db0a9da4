"""JSON of strangers: exact decimals, and an end to what is deep, twice or endless."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.document.strict_json import read_any, read_object


def test_fractions_of_others_are_exact_and_ours_has_none() -> None:
    assert read_any(b'[{"a": 0.1}]', 99) == [{"a": Decimal("0.1")}]
    with pytest.raises(ValueError, match=r"0\.1"):
        read_object(b'{"a": 0.1}', 99)


@pytest.mark.parametrize(
    "content",
    [b"[" * 99_999, b'{"a":1,"a":2}', b"[NaN]", b"[1e999999]", b"[1E-999999]", b"\xff", b"[1", b"[1]" * 99],
)
def test_what_could_harm_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 whichever of them it is
        read_any(content, 100_000)


def test_more_than_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="large"):
        read_any(b"[1,2,3]", 5)
