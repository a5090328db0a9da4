"""Values as people type them, and as they are shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document.refused import Refused
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.values import Value, aim_words, parse_value, show_amount, show_target, show_value, with_unit

NBSP = "\u00a0"
STAGES = tuple(Stage(name, Decimal(25)) for name in ("Plan agreed", "Pilot", "Platform live", "Handed over"))


def kr(measure: str = "number", unit: str = "", target: str | None = None, **more: object) -> KeyResult:
    wanted = None if target is None else Decimal(target)
    return KeyResult("k", "o", "Public events", measure=measure, unit=unit, target=wanted, **more)  # type: ignore[arg-type]


@given(st.text(max_size=150), st.sampled_from(["", "de", "en"]))
def test_any_text_is_a_finite_number_or_refused(text: str, locale: str) -> None:
    for measure in ("number", "percentage", "money", "average", "yes-no", "milestones", "band"):
        try:
            found = parse_value(text, kr(measure, "EUR", stages=STAGES), locale)
        except Refused:
            continue
        assert found.value.is_finite()
        assert abs(found.value) < Decimal("1e31")


@pytest.mark.parametrize(
    ("text", "measure", "unit", "value"),
    [
        ("37 %", "percentage", "%", "37"),  # decision 18: points
        ("27", "percentage", "%", "27"), ("27%", "percentage", "", "27"),
        ("%27", "percentage", "%", "27"), ("0.27", "percentage", "%", "0.27"),
        ("27 Prozent", "percentage", "%", "27"),
        ("1.200,50 €", "money", "EUR per month", "1200.50"),
        ("€1,200.50", "money", "EUR", "1200.50"), ("-€5", "money", "€", "-5"),
        ("€-5", "money", "€", "-5"), ("EUR-5", "money", "€", "-5"), ("€.50", "money", "€", "0.50"),
        ("Fr.500", "money", "CHF", "500"), ("CHF 1'200.50", "money", "CHF", "1200.50"),
        ("500 €/month", "money", "EUR per month", "500"),
        ("500 EUR per month", "money", "EUR per month", "500"), ("500 kr", "money", "", "500"),
        ("12 events", "number", "events", "12"), ("1 event", "number", "events", "1"),
        ("12 Events", "number", "events", "12"), ("3 t CO2", "number", "t CO2", "3"),
        ("37 people/event", "average", "people/event", "37"),
        ("37", "average", "participants per event", "37"), ("6 days", "band", "days", "6"),
        ("5 %", "band", "%", "5"),
        ("5 cats", "number", "cat", "5"), ("5 mile", "number", "miles", "5"),
        ("5/event", "number", "people per event", "5"), ("5 bus", "number", "bus", "5"),
    ],
)  # fmt: skip
def test_words_that_may_stand_beside_a_number(text: str, measure: str, unit: str, value: str) -> None:
    assert parse_value(text, kr(measure, unit), "") == Value(Decimal(value))


@pytest.mark.parametrize(
    ("text", "measure", "unit", "says"),
    [
        ("$500", "money", "EUR", "another currency"), ("500 USD", "money", "€", "another currency"),
        ("37 %", "number", "events", "percentage"),
        ("37 apples", "number", "events", "not a number"),
        ("5 bu", "number", "bus", "not a number"),  # three letters have no plural
        ("5/", "number", "people", "not a number"),
        ("6/12", "percentage", "%", "not a number"), ("333/0", "average", "people", "1 or more"),
        ("333/-9", "average", "people", "1 or more"), ("1/2/3", "average", "people", "333/9"),
        ("333/", "average", "people", "333/9"), ("many", "average", "people", "333/9"),
        ("(500)", "money", "EUR", "not a number"),
    ],
)  # fmt: skip
def test_what_does_not_belong_to_the_key_result(text: str, measure: str, unit: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_value(text, kr(measure, unit), "en")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("333/9", Value(Decimal(37), Decimal(333), Decimal(9))),  # decision 18
        ("333 participants / 9 events", Value(Decimal(37), Decimal(333), Decimal(9))),
        ("1.200,5/2", Value(Decimal("600.25"), Decimal("1200.5"), Decimal(2))),
        ("100/3", Value(Decimal("33.333333333333"), Decimal(100), Decimal(3))),
        ("0/4", Value(Decimal(0), Decimal(0), Decimal(4))),
        ("1000/1", Value(Decimal(1000), Decimal(1000), Decimal(1))),
    ],
)
def test_an_average_as_total_and_count(text: str, value: Value) -> None:
    found = parse_value(text, kr("average", "participants per event"), "de")
    assert found == value
    assert "E" not in str(found.value)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("yes", "de", 1), ("Ja", "de_AT", 1), ("true", "fr", 1), ("done", "de", 1), ("✓", "", 1),
        ("✔️", "en", 1), ("ja", "", 1), ("1", "en", 1), ("100 %", "de", 1), ("nein", "de", 0),
        ("NO", "de", 0), ("not done", "en", 0), ("0", "", 0),
    ],
)  # fmt: skip
def test_yes_and_no(text: str, locale: str, value: int) -> None:
    assert parse_value(text, kr("yes-no", "yes/no"), locale) == Value(Decimal(value))


@pytest.mark.parametrize(("text", "locale"), [("maybe", ""), ("2", "en"), ("ja", "en"), ("50 %", "de")])
def test_neither_yes_nor_no(text: str, locale: str) -> None:
    with pytest.raises(Refused, match="neither yes nor no"):
        parse_value(text, kr("yes-no"), locale)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pilot", 2),
        ("PILOT", 2),
        ("plan", 1),
        ("hand", 4),
        ("0", 0),
        ("3", 3),
        ("4", 4),
        ("Platform live", 3),
        ("0003", 3),
    ],
)
def test_stages_by_name_prefix_or_number(text: str, value: int) -> None:
    assert parse_value(text, kr("milestones", stages=STAGES), "") == Value(Decimal(value))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pl", "more than one stage: 1 Plan agreed, 3 Platform live"),
        ("5", "0 to 4"),
        ("pilott", "Pilot"),
        ("-1", "no stage"),
        ("12345", "no stage"),
        ("0005", "0 to 4"),
    ],
)
def test_unclear_stages(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_value(text, kr("milestones", stages=STAGES), "")


def test_a_stage_whose_name_is_a_number_goes_by_its_name() -> None:
    stages = tuple(Stage(name, Decimal(1)) for name in ("2026", "2"))
    assert parse_value("2026", kr("milestones", stages=stages), "").value == 1


@pytest.mark.parametrize(
    ("value", "key_result", "locale", "text"),
    [
        ("27", kr("percentage", "%"), "en", "27%"),
        ("27.5", kr("percentage", "%"), "de", f"27,5{NBSP}%"),
        ("1200", kr("money", "EUR per month"), "en_GB", "€1,200"),
        ("1200.5", kr("money", "€"), "de", f"1.200,50{NBSP}€"),
        ("1200", kr("money", "points"), "en", "1,200"),
        ("1", kr("yes-no"), "en", "yes"),
        ("0", kr("yes-no"), "en", "no"),
        ("2", kr("milestones", stages=STAGES), "en", "Pilot"),
        ("0", kr("milestones", stages=STAGES), "en", "none yet"),
        ("9", kr("milestones", stages=STAGES), "en", "9"),
        ("37", kr("average", "people"), "de", "37"),
        ("33.333333333333", kr("average"), "de", "33,33"),
        ("0.333333333333", kr("average"), "en", "0.3333"),
        ("1.123456", kr("average"), "en", "1.123456"),  # six places may have been typed
        ("1.1234567", kr("average"), "en", "1.12"),
        ("-0.1234567", kr("average"), "en", "-0.1235"),
        ("1.005000001", kr("average"), "en", "1.01"),
        ("0.0000005", kr("number"), "en", "0.0000005"),
        ("-0.000000333333333", kr("average"), "en", "-0.00000033"),
        ("4", kr("milestones", stages=STAGES), "en", "Handed over"),
        ("5", kr("milestones", stages=STAGES), "en", "5"),
        ("-1", kr("milestones", stages=STAGES), "en", "-1"),
        ("0.5", kr("milestones", stages=STAGES), "en", "0.5"),
        ("2", kr("yes-no"), "en", "2"),
        (None, kr(), "en", "–"),
    ],
)
def test_values_for_reading(value: str | None, key_result: KeyResult, locale: str, text: str) -> None:
    assert show_value(None if value is None else Decimal(value), key_result, locale) == text


@pytest.mark.parametrize(
    ("key_result", "text"),
    [
        (kr("number", "events", "12"), "12 events"),
        (kr("percentage", "%", "50"), "50%"),
        (kr("percentage", "% of events", "50"), "50% of events"),
        (kr("money", "EUR per month", "500"), "€500 per month"),
        (kr("money", "€/month", "500"), "€500/month"),
        (kr("yes-no", "yes/no", "1"), "yes"),
        (kr("milestones", stages=STAGES), "4 stages"),
        (kr("band", "days", low=Decimal(5), high=Decimal(7)), "5 to 7 days"),
        (kr("band", "%", high=Decimal(5)), "at most 5%"),
        (kr("band", "days", low=Decimal(5)), "at least 5 days"),
        (kr("band", "days"), "–"),
        (kr("number", "events"), "–"),
        (kr("number", "", "12"), "12"),
    ],
)
def test_targets_for_reading(key_result: KeyResult, text: str) -> None:
    assert show_target(key_result, "en") == text


@given(
    st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
    st.sampled_from(["en_GB", "de", "fr_FR", "de_CH"]),
    st.sampled_from(
        [("percentage", "%"), ("money", "EUR per month"), ("money", "CHF"), ("number", "events")]
    ),
)
def test_a_value_that_is_shown_can_be_typed(value: Decimal, locale: str, kind: tuple[str, str]) -> None:
    key_result = kr(*kind)
    assert parse_value(show_value(value, key_result, locale), key_result, locale).value == value


@pytest.mark.parametrize(
    ("key_result", "words"),
    [
        (kr("yes-no"), ""),
        (kr("milestones", stages=STAGES), "of 4 stages"),
        (kr("band", "days", low=Decimal(5), high=Decimal(7)), "within 5 to 7 days"),
        (kr("number", "people", "50", baseline=Decimal(22)), "of 50 people, from 22"),
        (kr("number", "people", "50", baseline=Decimal(0)), "of 50 people, from 0"),
        (kr("number", "people", "50"), "of 50 people"),
    ],
)
def test_what_is_aimed_for_behind_a_value(key_result: KeyResult, words: str) -> None:
    assert aim_words(key_result, "en") == words


@pytest.mark.parametrize(
    ("shown", "key_result", "text"),
    [
        ("12", kr("number", "events"), "12 events"),
        ("12", kr("number", ""), "12"),
        ("12", kr("number", "/week"), "12/week"),
        ("50", kr("number", "% of all"), "50% of all"),
        ("50%", kr("percentage", "% of all"), "50% of all"),
        ("€3", kr("money", "EUR/member"), "€3/member"),
        ("3", kr("money", "points"), f"3{NBSP}points"),
        ("3", kr("money", "/head"), "3/head"),
        ("3", kr("money", ""), "3"),
        ("–", kr("number", "events"), "–"),
        ("yes", kr("yes-no", "yes/no"), "yes"),
    ],
)
def test_a_figure_with_its_unit(shown: str, key_result: KeyResult, text: str) -> None:
    assert with_unit(shown, key_result, "en") == text


def test_an_amount_is_a_figure_even_of_stages_and_of_yes_and_no() -> None:
    rows = (kr("yes-no"), kr("milestones", stages=STAGES), kr("percentage", "%"), kr("money", "EUR"))
    assert [show_amount(Decimal(1), row, "en_GB") for row in rows] == ["1", "1", "1%", "€1"]
