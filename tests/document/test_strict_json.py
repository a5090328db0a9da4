"""JSON of strangers: exact decimals, and an end to what is deep, twice or endless."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.document.strict_json import NotStrictError, has_lone_surrogate, read_any, read_object


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


def test_the_limit_itself_is_taken() -> None:
    assert read_any(b"[1,2]", 5) == [1, 2]
    assert read_object(b"\xef\xbb\xbf{}", 5) == {}


@pytest.mark.parametrize("text", ["1e40", "1e-40", "-9.5E40"])
def test_numbers_up_to_40_places_are_taken(text: str) -> None:
    assert read_any(text.encode(), 99) == Decimal(text)


@pytest.mark.parametrize("text", ["1e41", "1e-41", "-10.5e40"])
def test_numbers_of_more_places_are_not(text: str) -> None:
    with pytest.raises(ValueError, match=text.replace(".", r"\.")):
        read_any(text.encode(), 99)


@pytest.mark.parametrize(
    ("content", "fault", "text"),
    [
        (b"[[1, 2]]", "large", ""),
        (b"[" * 9_999, "deep", ""),
        (b'{"a":{"b":1,"b":1}}', "twice", ""),
        (b'{"a":-Infinity}', "number", "-Infinity"),
    ],
)
def test_each_fault_is_named(content: bytes, fault: str, text: str) -> None:
    with pytest.raises(NotStrictError) as caught:
        read_any(content, 7 if fault == "large" else 10_000)
    assert (caught.value.fault, caught.value.text) == (fault, text)
    assert str(caught.value) == f"{fault} {text}".strip()


@pytest.mark.parametrize("content", [b"[]", b"null", b'"{}"', b"7"])
def test_what_is_no_object_is_refused_where_one_is_wanted(content: bytes) -> None:
    with pytest.raises(ValueError, match="not an object"):
        read_object(content, 99)


@pytest.mark.parametrize(
    ("code", "alone"), [(0xD7FF, False), (0xD800, True), (0xDFFF, True), (0xE000, False), (0x1F600, False)]
)
def test_half_of_a_pair_is_found_anywhere(code: int, alone: bool) -> None:
    assert has_lone_surrogate(f"a{chr(code)}") is alone
    assert has_lone_surrogate({"a": ["b", {chr(code): 1}]}) is alone
