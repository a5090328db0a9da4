"""Days and cycles as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk import i18n
from okrdesk.document.refused import Refused
from okrdesk.okr.days import next_cycle, parse_cycle, parse_day, period_named, quarter_of, usual_name, week_of
from tests.cases import cases

TODAY = dt.date(2026, 2, 11)
D = dt.date


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("2026-02-08", "", D(2026, 2, 8)),
        ("2026/2/8", "en_US", D(2026, 2, 8)),
        ("8.2.2026", "de", D(2026, 2, 8)),
        ("8.2.2026", "en_US", D(2026, 2, 8)),
        ("8. 2. 2026", "", D(2026, 2, 8)),
        ("8.2.", "de", D(2026, 2, 8)),
        ("8.2", "de", D(2026, 2, 8)),
        ("8.2.26", "de", D(2026, 2, 8)),
        ("08/02/2026", "en_GB", D(2026, 2, 8)),
        ("08/02/2026", "en_US", D(2026, 8, 2)),
        ("08-02-2026", "fr", D(2026, 2, 8)),
        ("02/02/2026", "", D(2026, 2, 2)),
        ("31/3", "", D(2025, 3, 31)),  # decision 34: the nearest one that is not in the future
        ("31/3", "en_US", D(2025, 3, 31)),
        ("3/31", "de", D(2025, 3, 31)),
        ("8/2", "en_US", D(2025, 8, 2)),
        ("2/8", "sv", D(2026, 2, 8)),  # where the year comes first, the month comes before the day
        ("31/12", "", D(2025, 12, 31)),  # the nearest one has just passed
        ("8 Feb 2026", "", D(2026, 2, 8)),
        ("8. Februar 2026", "en", D(2026, 2, 8)),
        ("1. März", "", D(2025, 3, 1)),
        ("1 Marz 2026", "de", D(2026, 3, 1)),
        ("Feb 8", "", D(2026, 2, 8)),
        ("February 8th, 2026", "", D(2026, 2, 8)),
        ("8th of february", "de", D(2026, 2, 8)),
        ("8 févr. 2026", "fr", D(2026, 2, 8)),
        ("8-Feb-26", "", D(2026, 2, 8)),
        ("3 Mai", "", D(2025, 5, 3)),
        ("today", "de", TODAY),
        ("Heute", "", TODAY),
        ("gestern", "en", D(2026, 2, 10)),
        ("tomorrow", "", D(2026, 2, 12)),
        ("aujourd’hui", "fr", TODAY),
        ("２０２６-０２-０８", "", D(2026, 2, 8)),
        ("29.2.", "de", D(2024, 2, 29)),
        ("1900-01-01", "", D(1900, 1, 1)),
        ("2200-12-31", "", D(2200, 12, 31)),
        ("8" + " " * 51 + "Feb 2026", "", D(2026, 2, 8)),  # sixty letters
        ("13/02/2026", "en_US", D(2026, 2, 13)),
        ("02/13/2026", "de", D(2026, 2, 13)),
        ("12/02/2026", "en_US", D(2026, 12, 2)),
        ("12/12/2026", "", D(2026, 12, 12)),
        ("8.2.75", "de", D(2075, 2, 8)),  # the nearest century
        ("8.2.77", "de", D(1977, 2, 8)),
        ("8 Sept 2026", "", D(2026, 9, 8)),
        ("31 Jan 2026", "", D(2026, 1, 31)),
    ],
)
def test_days_in_every_common_spelling(text: str, locale: str, day: dt.date) -> None:
    today = D(2024, 12, 1) if text == "29.2." else TODAY
    assert parse_day(text, today, locale) == day


@pytest.mark.parametrize(
    ("text", "today", "past", "ahead", "near"),
    [
        ("8 Feb", D(2026, 11, 22), D(2026, 2, 8), D(2027, 2, 8), D(2027, 2, 8)),
        ("8.2.", D(2026, 11, 22), D(2026, 2, 8), D(2027, 2, 8), D(2027, 2, 8)),
        ("23 Nov", D(2026, 11, 22), D(2025, 11, 23), D(2026, 11, 23), D(2026, 11, 23)),
        ("22 Nov", D(2026, 11, 22), D(2026, 11, 22), D(2026, 11, 22), D(2026, 11, 22)),
        ("31 Dec", D(2026, 1, 1), D(2025, 12, 31), D(2026, 12, 31), D(2025, 12, 31)),
        ("8 Feb 2030", D(2026, 11, 22), D(2030, 2, 8), D(2030, 2, 8), D(2030, 2, 8)),
        ("8.2.27", D(2026, 11, 22), D(2027, 2, 8), D(2027, 2, 8), D(2027, 2, 8)),
    ],
)
def test_a_day_without_a_year_by_the_side_where_it_lies(
    text: str, today: dt.date, past: dt.date, ahead: dt.date, near: dt.date
) -> None:  # decision 34
    assert parse_day(text, today, "de") == past
    assert parse_day(text, today, "de", "ahead") == ahead
    assert parse_day(text, today, "de", "near") == near


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-02-30", "does not exist"),
        ("30 Feb", "does not exist"),
        ("30.2.", "does not exist"),
        ("29.2.", "does not exist"),  # none in 2025, 2026 and 2027
        ("13/13/2026", "does not exist"),
        ("0.1.2026", "does not exist"),
        ("1.1.0001", "between the years"),
        ("9999-12-31", "between the years"),
        ("1899-12-31", "between the years"),
        ("2201-01-01", "between the years"),
        ("8" + " " * 52 + "Feb 2026", "is not a day"),
        ("8 Fe 2026", "is not a day"),  # two letters name no month
        ("0 Feb", "does not exist"),
        ("32 Jan", "does not exist"),
        ("8 Feb 20260", "is not a day"),
        ("008 Feb", "is not a day"),
        ("", "is not a day"),
        ("soon", "is not a day"),
        ("Feb 2026", "is not a day"),
        ("8 Ju 2026", "is not a day"),
        ("8 Jun Feb 2026", "is not a day"),
        ("1 2 3 Feb", "is not a day"),
        ("2026 Feb 8", "is not a day"),
        ("8/2/", "is not a day"),
        ("8/2.2026", "is not a day"),
        ("8 Feb 202", "is not a day"),
        ("8 & Feb", "is not a day"),
        ("² Feb", "is not a day"),
        ("8 Feb ²", "is not a day"),
        ("x" * 5000, "is not a day"),
        ("2026-02-08T10:00", "is not a day"),
    ],
)
def test_impossible_and_unreadable_days(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse_day(text, TODAY, "de")


@pytest.mark.parametrize(
    ("text", "locale"), [("08/02/2026", ""), ("08/02/2026", "nonsense"), ("08/02/2026", "sv")]
)
def test_a_day_with_two_readings_names_both(text: str, locale: str) -> None:
    with pytest.raises(Refused, match="8 February 2026 or 2 August 2026"):
        parse_day(text, TODAY, locale)


def test_a_leap_day_without_a_year_is_never_one_that_is_still_to_come() -> None:  # decision 34
    with pytest.raises(Refused, match="does not exist"):
        parse_day("29.2.", D(2024, 1, 1), "de")
    assert parse_day("29.2.", D(2024, 1, 1), "de", "ahead") == D(2024, 2, 29)


@given(
    st.dates(D(1950, 1, 1), D(2150, 12, 31)),
    st.sampled_from(["en_GB", "en_US", "de", "fr_FR", "de_CH"]),
    st.sampled_from(["medium", "long"]),
)
def test_what_is_written_is_read_back(day: dt.date, locale: str, style: str) -> None:
    assert parse_day(i18n.format_day(day, locale, style), TODAY, locale) == day
    assert parse_day(day.isoformat(), TODAY, locale) == day


@given(st.text(max_size=70), st.sampled_from(["", "de", "en_US"]))
def test_any_text_is_a_day_or_refused(text: str, locale: str) -> None:
    for read in (lambda: parse_day(text, TODAY, locale), lambda: parse_cycle(text)):
        sentence = "fine."
        try:
            assert read()
        except Refused as refused:
            sentence = refused.sentence
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("name", "whole", "first", "last"),
    cases("""
        2026-Q1                  | 2026-Q1                | 2026-01-01 | 2026-03-31
        Q1 2026                  | 2026-Q1                | 2026-01-01 | 2026-03-31
        2026 Q4                  | 2026-Q4                | 2026-10-01 | 2026-12-31
        2026 · q2                | 2026-Q2                | 2026-04-01 | 2026-06-30
        2026Q3                   | 2026-Q3                | 2026-07-01 | 2026-09-30
        2026-H1                  | 2026-H1                | 2026-01-01 | 2026-06-30
        H2 2026                  | 2026-H2                | 2026-07-01 | 2026-12-31
        2026                     | 2026                   | 2026-01-01 | 2026-12-31
        2024-02                  | 2024-02                | 2024-02-01 | 2024-02-29
        2026-01-15..2026-03-20   | 2026-01-15..2026-03-20 | 2026-01-15 | 2026-03-20
        2026-01-15 – 2026-03-20  | 2026-01-15..2026-03-20 | 2026-01-15 | 2026-03-20
        2026-01-15 to 2026-01-15 | 2026-01-15..2026-01-15 | 2026-01-15 | 2026-01-15
    """),
)
def test_cycles_by_name(name: str, whole: str, first: str, last: str) -> None:
    cycle = whole, D.fromisoformat(first), D.fromisoformat(last)
    assert parse_cycle(name) == cycle
    assert parse_cycle(whole) == cycle


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2026-Q5", "is not a cycle"),
        ("Spring", "is not a cycle"),
        ("", "is not a cycle"),
        ("Q1 Q2 2026", "is not a cycle"),
        ("2026-13", "does not exist"),
        ("0000", "between the years"),
        ("2026-03-20..2026-01-15", "ends before it begins"),
        ("2026-02-01..2026-02-30", "does not exist"),
        ("2026-Q1\n", None),
    ],
)
def test_what_is_no_cycle(name: str, says: str | None) -> None:
    if says is None:
        assert parse_cycle(name)[0] == "2026-Q1"
        return
    with pytest.raises(Refused, match=says):
        parse_cycle(name)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("2026-Q1", "2026-Q2"),
        ("2026-Q4", "2027-Q1"),
        ("2026-H1", "2026-H2"),
        ("2026-H2", "2027-H1"),
        ("2026", "2027"),
        ("2026-01", "2026-02"),
        ("2026-12", "2027-01"),
        ("2026-01-15..2026-03-20", "2026-03-21..2026-05-24"),  # 65 days and 65 days
        # Decision 40: whole months are followed by as many whole months, whole weeks by as many weeks.
        ("2027-01-01..2027-04-30", "2027-05-01..2027-08-31"),
        ("2026-02-01..2026-04-30", "2026-05-01..2026-07-31"),
        ("2026-11-01..2027-01-31", "2027-02-01..2027-04-30"),
        ("2026-08-01..2026-09-30", "2026-10-01..2026-11-30"),
        ("2026-01-15..2026-04-14", "2026-04-15..2026-07-14"),
        ("2026-01-05..2026-03-01", "2026-03-02..2026-04-26"),  # eight weeks
        ("2026-01-28..2026-03-27", "2026-03-28..2026-05-27"),
        ("2026-01-29..2026-03-28", "2026-03-29..2026-05-26"),  # not every month has a 29th: 59 days
        ("2026-11-15..2026-12-14", "2026-12-15..2027-01-14"),
    ],
)
def test_the_cycle_after(name: str, after: str) -> None:
    _name, first, last = parse_cycle(name)
    assert next_cycle(first, last) == parse_cycle(after)


@given(st.dates(D(1900, 1, 1), D(2199, 12, 31)))
def test_each_day_lies_in_its_quarter(day: dt.date) -> None:
    name, first, last = quarter_of(day)
    assert first <= day <= last
    assert parse_cycle(name) == (name, first, last)
    assert next_cycle(first, last)[1] == last + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (D(2026, 1, 1), (1, 13)),
        (D(2026, 1, 7), (1, 13)),
        (D(2026, 1, 8), (2, 13)),
        (D(2026, 2, 11), (6, 13)),  # the picture: week 6 of 13
        (D(2026, 3, 31), (13, 13)),
        (D(2025, 12, 1), (1, 13)),
        (D(2026, 6, 1), (13, 13)),
    ],
)
def test_the_week_of_a_cycle(day: dt.date, week: tuple[int, int]) -> None:
    assert week_of(D(2026, 1, 1), D(2026, 3, 31), day) == week


def test_a_cycle_of_one_day_has_one_week() -> None:
    assert week_of(TODAY, TODAY, TODAY) == (1, 1)


@pytest.mark.parametrize("quarter", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2028-Q1"])
def test_a_quarter_has_the_weeks_of_its_axis(quarter: str) -> None:
    _name, first, last = parse_cycle(quarter)
    assert week_of(first, last, first + dt.timedelta(days=60)) == (9, 13)
    assert week_of(first, last, last) == (13, 13)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("2026 Q1", "2026-Q1"), ("q1 2026", "2026-Q1"), ("2026 · H2", "2026-H2"), (" Spring ", "Spring")],
)
def test_names_from_the_calendar_have_one_spelling(typed: str, name: str) -> None:  # decision 40
    assert usual_name(typed) == name


@pytest.mark.parametrize(
    "locale", ["de_AT", "en_US", "hu_HU", "zh_CN", "ko_KR", "ar_EG", "eu_ES", "lv_LV", "fa_IR"]
)
@pytest.mark.parametrize("style", ["medium", "long"])
def test_a_day_as_the_locale_shows_it_is_read(locale: str, style: str) -> None:
    for day in (dt.date(2026, 5, 4), dt.date(2025, 12, 1), dt.date(2028, 2, 29), dt.date(2026, 3, 31)):
        assert parse_day(i18n.format_day(day, locale, style), TODAY, locale) == day


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (D(2026, 2, 1), D(2026, 2, 28), "2026-02"),
        (D(2026, 4, 1), D(2026, 6, 30), "2026-Q2"),
        (D(2026, 10, 1), D(2026, 12, 31), "2026-Q4"),
        (D(2026, 1, 1), D(2026, 6, 30), "2026-H1"),
        (D(2026, 7, 1), D(2026, 12, 31), "2026-H2"),
        (D(2026, 1, 1), D(2026, 12, 31), "2026"),
        (D(2026, 4, 1), D(2026, 9, 30), "2026-04-01..2026-09-30"),
        (D(2026, 1, 1), D(2026, 3, 30), "2026-01-01..2026-03-30"),
    ],
)
def test_a_period_has_the_name_that_the_calendar_gives_it(first: dt.date, last: dt.date, name: str) -> None:
    assert period_named(first, last) == (name, first, last)


@pytest.mark.parametrize(("days", "weeks"), [(0, 1), (7, 1), (8, 2), (14, 2), (15, 3)])
def test_a_cycle_has_as_many_weeks_as_end_within_it_and_one_that_does_not(days: int, weeks: int) -> None:
    assert week_of(TODAY, TODAY + dt.timedelta(days=days), TODAY) == (1, weeks)
