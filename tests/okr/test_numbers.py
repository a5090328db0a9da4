"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk import i18n
from okrdesk.document.refused import Refused
from okrdesk.okr.numbers import as_typed, parse_number

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("37", "", "37"), (" 37 ", "de", "37"),
        ("-1.200,50", "de", "-1200.50"),  # decision 18
        ("−1.200,50", "", "-1200.50"), ("+5", "en", "5"),
        ("1.200,50", "en_GB", "1200.50"),  # two marks have one reading only
        ("1,200.50", "de", "1200.50"), ("1.200", "de", "1200"), ("1.200", "en", "1.200"),
        ("1,200", "en_US", "1200"), ("1,200", "de_AT", "1.200"), ("1.5", "", "1.5"),
        ("1,50", "", "1.50"), ("1.5", "de", "1.5"), ("0.500", "", "0.500"),
        ("0,123", "en", "0.123"), (".5", "", "0.5"), ("12345.678", "", "12345.678"),
        ("1.200.300", "", "1200300"), ("1,200,300.5", "", "1200300.5"),
        (f"1{NBSP}200,50", "fr", "1200.50"), ("1\u202f200,50", "", "1200.50"),
        ("1\u2009200", "", "1200"), ("1'200.50", "de_CH", "1200.50"), ("1’200.50", "", "1200.50"),
        ("12,34,567.5", "", "1234567.5"), ("１２３", "en", "123"), ("١٢٣", "en", "123"),
        ("1" * 18, "", "1" * 18), ("0." + "1" * 12, "", "0." + "1" * 12), ("000" + "1" * 18, "", "1" * 18),
        ("1٫25", "", "1.25"), (" " * 100 + "5", "", "5"), ("+1,5", "de", "1.5"),
        ("١٬٢٠٠٫٥", "ar", "1200.5"), ("-0", "", "0"), ("007", "", "7"),
    ],
)  # fmt: skip
def test_numbers_in_every_common_spelling(text: str, locale: str, value: str) -> None:
    found = parse_number(text, locale)
    assert (found, str(found)) == (Decimal(value), value)


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "inf",
        "-Infinity",
        "1e400",
        "1E5",
        "1_000",
        "0x1F",
        "",
        "   ",
        "1" * 200,
        "1" * 19,
        "0." + "1" * 13,
        "1.2.3",
        "1.20,50",
        "1,2,3",
        "12 34",
        "1 200 30",
        "12\n345",
        "10²",
        "½",
        "5d3",
        "--5",
        "- -5",
        "(500)",
        "5-",
        "5.",
        "..5",
        "1..5",
        "five",
        "€5",
        "5/",
        "<b>5</b>",
        "=1+1",
        "\x00",
    ],
)
@pytest.mark.parametrize("locale", ["", "de", "en_GB"])
def test_what_is_no_number_is_refused_with_a_sentence(text: str, locale: str) -> None:
    with pytest.raises(Refused, match=r"\w+ .*[.]$"):
        parse_number(text, locale)


@pytest.mark.parametrize(
    ("text", "locale", "readings"),
    [
        ("1.200", "", ("1200", "1.2 ", "1.200")),
        ("1,234", "", ("1234", "1,2340")),
        ("1.000", "nonsense", ("1000", "1.0")),
        ("1.200", "fr", ("1200", "1.2")),  # the point is neither the French group nor the decimal mark
        ("1,200", "de_CH", ("1200", "1,2")),
    ],
)
def test_two_readings_are_both_named(text: str, locale: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(text, locale)
    assert all(reading.strip() in str(refused.value) for reading in readings)


@given(
    st.decimals(-(10**12), 10**12, places=3, allow_nan=False) | st.integers(-(10**15), 10**15).map(Decimal),
    st.sampled_from(["en_GB", "en_US", "de", "fr_FR", "de_CH", "sv", "pl", "en_IN"]),
)
def test_what_is_written_is_read_back(value: Decimal, locale: str) -> None:
    assert parse_number(i18n.format_number(value, locale), locale) == value


@pytest.mark.parametrize("locale", ["", "en_GB", "de_DE", "de_CH", "fr_FR"])
@pytest.mark.parametrize("text", ["0", "-3", "1200", "1.5", "1.234", "1234567.89", "0.125"])
def test_what_is_put_into_a_field_reads_back_as_the_same_value(text: str, locale: str) -> None:
    value = Decimal(text)
    assert parse_number(as_typed(value, locale), locale) == value


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("123.456", "de", "123456"),  # three places behind up to three digits are a thousand
        ("12.345", "de", "12345"),
        ("1234.567", "de", "1234.567"),  # four digits before: nobody groups like this
        ("1234.56", "de", "1234.56"),
        ("0.456", "de", "0.456"),
        ("123,456", "de", "123.456"),
        ("123.456", "en_GB", "123.456"),
        ("123,456", "en_GB", "123456"),
    ],
)
def test_a_factor_of_a_thousand_goes_by_the_marks_of_the_workspace(
    text: str, locale: str, value: str
) -> None:
    assert parse_number(text, locale) == Decimal(value)


@pytest.mark.parametrize(
    ("value", "locale", "typed"),
    [
        ("1.234", "", "1.2340"),  # three places would be a thousand to somebody
        ("1.23", "", "1.23"),
        ("1.2345", "", "1.2345"),
        ("1.234", "de", "1,234"),
        ("-0.5", "de", "-0,5"),
        ("1234", "de", "1234"),
        (None, "de", ""),
    ],
)
def test_a_value_as_one_types_it(value: str | None, locale: str, typed: str) -> None:
    assert as_typed(None if value is None else Decimal(value), locale) == typed


@pytest.mark.parametrize(("length", "words"), [(120, "is not a number"), (121, "too long for a value")])
def test_a_value_has_at_most_120_signs(length: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        parse_number("1" + " " * (length - 2) + "x", "en")
