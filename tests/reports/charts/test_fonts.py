"""Fonts for every script that people type."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.font_manager import FontManager, FontProperties, fontManager

from okrdesk.reports.charts.fonts import family
from okrdesk.reports.paper import installed, print_style


def test_fonts_for_every_script() -> None:
    assert family(["Plain words"]) == ("Source Sans 3", "DejaVu Sans")
    assert family(["Plain"], "DejaVu Sans") == ("DejaVu Sans",)
    for text in ("東京", "ไทย", "हिन्दी"):
        found = family([text])
        if any(installed.font_with(letter) for letter in text):
            assert len(found) > 2
    assert len(family(["".join(map(chr, range(0x250, 0x5000, 7)))] * 9)) <= 11
    assert family(["\U0010fffd\x00\ud800"])[:2] == ("Source Sans 3", "DejaVu Sans")


@pytest.mark.parametrize(("weight", "face"), [("normal", "regular"), ("bold", "bold")])
def test_a_font_is_found_without_comparing_all_of_them(
    weight: str, face: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = family(["Plain words"])
    compared: list[str] = []
    score = FontManager.score_family
    monkeypatch.setattr(
        FontManager, "score_family", lambda *args: (compared.append(args[2]), score(*args))[1]
    )
    size = 7.0 + len(face) / 100  # one that nobody asked for before
    asked = [FontProperties(family=[name], weight=weight, size=size) for name in chosen]
    ours, _behind = (fontManager.findfont(each) for each in asked)
    assert str(ours) == str(print_style.font_file(face))
    assert compared
    assert set(compared) <= set(chosen)
