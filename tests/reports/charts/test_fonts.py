"""Fonts for every script that people type."""

from __future__ import annotations

from okrdesk.reports.charts.fonts import family
from okrdesk.reports.paper import installed


def test_fonts_for_every_script() -> None:
    assert family(["Plain words"]) == ("Source Sans 3", "DejaVu Sans")
    assert family(["Plain"], "DejaVu Sans") == ("DejaVu Sans",)
    for text in ("東京", "ไทย", "हिन्दी"):
        found = family([text])
        if any(installed.font_with(letter) for letter in text):
            assert len(found) > 2
    assert len(family(["".join(map(chr, range(0x250, 0x5000, 7)))] * 9)) <= 11
    assert family(["\U0010fffd\x00\ud800"])[:2] == ("Source Sans 3", "DejaVu Sans")
