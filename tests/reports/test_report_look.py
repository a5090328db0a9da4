from __future__ import annotations

import pytest

from okrdesk.reports import look


def luminance(ink: look.Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in ink]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: look.Colour, other: look.Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("status", look.STATUSES)
def test_bars_show_on_their_track_without_colour(status):
    assert contrast(look.STATUSES[status].fill, look.TRACK) >= 3


@pytest.mark.parametrize("status", look.STATUSES)
def test_the_pace_tick_shows_on_bar_and_track(status):
    assert contrast(look.INK, look.STATUSES[status].fill) >= 3
    assert contrast(look.INK, look.TRACK) >= 3


@pytest.mark.parametrize("status", look.STATUSES)
def test_status_words_can_be_read_on_their_pill(status):
    assert contrast(look.STATUSES[status].ink, look.STATUSES[status].soft) >= 4.5


@pytest.mark.parametrize("ink", [look.INK, look.MUTED, look.ACCENT])
def test_text_can_be_read_on_paper(ink):
    assert contrast(ink, look.WHITE) >= 4.5


def test_statuses_differ_in_shape():
    assert len({status.shape for status in look.STATUSES.values()}) == len(look.STATUSES)


def test_the_floor_is_still_readable():
    assert min(density.letters for density in look.DENSITIES) * 9.8 >= 7.4
