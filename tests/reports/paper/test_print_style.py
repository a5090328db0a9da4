from __future__ import annotations

import pytest

from okrdesk.reports.paper import print_style


def luminance(ink: print_style.Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in ink]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: print_style.Colour, other: print_style.Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("status", print_style.STATUSES)
def test_bars_show_on_their_track_without_colour(status):
    assert contrast(print_style.STATUSES[status].fill, print_style.TRACK) >= 3


@pytest.mark.parametrize("status", print_style.STATUSES)
def test_the_pace_tick_shows_on_bar_and_track(status):
    assert contrast(print_style.INK, print_style.STATUSES[status].fill) >= 3
    assert contrast(print_style.INK, print_style.TRACK) >= 3


@pytest.mark.parametrize("status", print_style.STATUSES)
def test_status_words_can_be_read_on_their_pill(status):
    assert contrast(print_style.STATUSES[status].ink, print_style.STATUSES[status].soft) >= 4.5


@pytest.mark.parametrize("ink", [print_style.INK, print_style.MUTED, print_style.ACCENT])
def test_text_can_be_read_on_paper(ink):
    assert contrast(ink, print_style.WHITE) >= 4.5


def test_statuses_differ_in_shape():
    assert len({status.shape for status in print_style.STATUSES.values()}) == len(print_style.STATUSES)


def test_the_floor_is_still_readable():
    assert min(density.letters for density in print_style.DENSITIES) * 9.8 >= 7.4
