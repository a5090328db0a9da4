"""The window's renderer draws what matplotlib's own one draws, first and again, wherever a text begins."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import Stroke

from okrdesk.reports.charts import screen_renderer
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.screen_renderer import ScreenRenderer

_TEXTS = ("week 1", "AVATAR, fi", "الخبز", "नमस्ते", "Ünïcödé \u0301", "面包", "12.5 % of 40", "j")
_SIZE = 420, 300


def _figure(*texts: str, family: str = "DejaVu Sans", shift: float = 0.0) -> Figure:
    """Texts of several sizes and weights at parts of pixels, one of them turned, one with a halo."""
    figure = Figure(figsize=(_SIZE[0] / 96, _SIZE[1] / 96), dpi=96)
    for nth, text in enumerate(texts):
        written = figure.text(
            0.1 + 0.0137 * nth + shift, 0.05 + 0.11 * nth + shift, text,
            fontsize=8 + nth * 0.7, weight="bold" if nth % 3 == 1 else "normal",
            family=[family, "DejaVu Sans"], color="#0072b2", alpha=0.6 if nth == 2 else None,
            rotation=30 if nth == 4 else 0, parse_math=False,
        )  # fmt: skip
        if nth == 5:
            written.set_path_effects([Stroke(linewidth=3, foreground="#ffffff")])
    figure.text(0.6, 0.5, "two\nlines", family=[family])
    return figure


def _renderer(dpi: int = 96, made: Any = ScreenRenderer) -> Any:
    return made(*_SIZE, dpi)


def _pixels(figure: Figure, renderer: Any) -> bytes:
    FigureCanvasAgg(figure)
    with alone():
        figure.draw(renderer)
    return bytes(renderer.buffer_rgba())


def _plain(figure: Figure) -> bytes:
    return _pixels(figure, _renderer(made=RendererAgg))


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"])
def test_what_is_drawn_is_the_same(family: str) -> None:
    expected = _plain(_figure(*_TEXTS, family=family))
    renderer = _renderer()
    assert _pixels(_figure(*_TEXTS, family=family), renderer) == expected
    renderer.clear()
    assert _pixels(_figure(*_TEXTS, family=family), renderer) == expected


def test_what_was_formed_elsewhere_stands_right() -> None:
    for shift in (0.0, 10 / _SIZE[0], 0.01, 1 / 840, 0.0):
        renderer = _renderer()
        figure = _figure(*_TEXTS, shift=shift)
        assert _pixels(figure, renderer) == _plain(_figure(*_TEXTS, shift=shift))


def test_another_size_or_resolution_forms_its_own() -> None:
    for dpi in (96, 120, 192):
        one, other = _renderer(dpi), _renderer(dpi, RendererAgg)
        figure = _figure(*_TEXTS)
        figure.set_dpi(dpi)
        assert _pixels(figure, one) == _pixels(figure, other)


def test_letters_are_formed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = _renderer()
    font = FontProperties(family=["DejaVu Sans"], size=9)
    gc = renderer.new_gc()
    renderer.draw_text(gc, 20.25, 30.5, "Bread once", font, 0)
    first = bytes(renderer.buffer_rgba())

    def formed(*_args: object) -> None:
        pytest.fail("formed again")

    monkeypatch.setattr(screen_renderer, "get_font", formed)
    monkeypatch.setattr(screen_renderer, "RenderMode", None)
    renderer.clear()
    renderer.draw_text(gc, 20.25, 30.5, "Bread once", font, 0)
    assert bytes(renderer.buffer_rgba()) == first
    renderer.draw_text(gc, 120.25, 90.5, "Bread once", font, 0)  # whole pixels away
    assert bytes(renderer.buffer_rgba()) != first


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("size", [8.28, 9, 14])
def test_texts_are_measured_alike(size: float, weight: str) -> None:
    font = FontProperties(family=["DejaVu Serif", "DejaVu Sans"], size=size, weight=weight)
    own, plain = _renderer(), _renderer(made=RendererAgg)
    with alone():
        for text in (*_TEXTS, "", " ", "e\u0301", "a\u200db", "AVAVA", "…"):
            measured = own.get_text_width_height_descent(text, font, False)
            assert measured == plain.get_text_width_height_descent(text, font, False)


def test_a_font_that_was_changed_is_another_one() -> None:
    font = FontProperties(family=["DejaVu Sans"], size=9)
    drawn = []
    for size in (9, 14):
        font.set_size(size)
        renderer = _renderer()
        renderer.draw_text(renderer.new_gc(), 20.25, 30.5, "Bread twice", font, 0)
        drawn.append(bytes(renderer.buffer_rgba()))
    assert drawn[0] != drawn[1]


def test_another_matplotlib_draws_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_renderer, "_FORMS", False)
    monkeypatch.setattr(screen_renderer, "_line", None)
    assert _pixels(_figure(*_TEXTS), _renderer()) == _plain(_figure(*_TEXTS))
