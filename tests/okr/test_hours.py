"""Times of day as people type them."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr.hours import is_time, parse_time

TIMES = {
    "": "", "18": "18:00", "18:30": "18:30", "9.05": "09:05", "18h30": "18:30", "6 pm": "18:00",
    "12 am": "00:00", "12 p.m.": "12:00", "19 Uhr": "19:00", "٠٩:٣٠": "09:30",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "time"), TIMES.items())
def test_what_people_type_is_a_time(typed: str, time: str) -> None:
    assert parse_time(typed) == time
    assert is_time(time) == bool(time)


@pytest.mark.parametrize("typed", ["24:00", "7:60", "noon", "18:00:00", "-3"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no time of day"):
        parse_time(typed)


@pytest.mark.parametrize("stored", ["6 pm", "24:00", "18:0", "18:00\n", "١٨:٠٠"])
def test_what_another_program_wrote_is_no_time(stored: str) -> None:
    assert not is_time(stored)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("0", "00:00"),
        ("23:59", "23:59"),
        ("23:00", "23:00"),
        ("7:59", "07:59"),
        ("1 am", "01:00"),
        ("1 PM", "13:00"),
        ("11:30 p.m.", "23:30"),
        ("12 pm", "12:00"),
        ("12:30 am", "00:30"),
        ("13 pm", "13:00"),
        ("18 h", "18:00"),
        ("18 30", "18:30"),
        ("1830", "18:30"),
        (" 9 ", "09:00"),
    ],
)
def test_both_halves_of_the_day(typed: str, time: str) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize(
    ("stored", "good"),
    [("00:00", True), ("19:59", True), ("23:59", True), ("23:60", False), ("30:00", False)],
)
def test_what_is_stored_has_two_digits_each(stored: str, good: bool) -> None:
    assert is_time(stored) is good


def test_what_is_refused_is_quoted_in_part() -> None:
    with pytest.raises(Refused, match=f"“{'x' * 40}” is no time"):
        parse_time("x" * 41)
