"""What is painted for each view: every one of them, at any size, and nothing that would be markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from okrdesk.gui import settings, theme, tokens
from okrdesk.gui.projector import light, stage, views
from okrdesk.gui.projector.picture import RoomPicture
from okrdesk.okr.workshop import views as v
from tests.gui.projector.evening import VIEWS

HOSTILE = "<b>$x$ & “quoted” 🙂 مرحبا " + "long " * 2000


def _kinds() -> set[type]:
    known = {each for each in vars(v).values() if isinstance(each, type) and issubclass(each, v.View)}
    return known - {v.View}


class Told:
    """What a view painted: every text with its size and place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[tuple[str, float]] = []
        one, many = stage.Stage.text, stage.Stage.line_of

        def text(self_: stage.Stage, rect: QRectF, said: str, size: float = stage.BODY, **more: Any) -> float:
            lowest = more.get("lowest")
            self.texts.append((said, size if lowest is None else lowest))
            return one(self_, rect, said, size, **more)

        def line_of(
            self_: stage.Stage, rect: QRectF, parts: Any, size: float = stage.BODY, **more: Any
        ) -> None:
            self.texts.extend((said, size) for said, _bold, _colour in parts)
            many(self_, rect, parts, size, **more)

        monkeypatch.setattr(stage.Stage, "text", text)
        monkeypatch.setattr(stage.Stage, "line_of", line_of)


def _painted(
    view: v.View, size: tuple[int, int] = (1280, 720), palette: stage.Palette = stage.DARK
) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    views.paint(stage.Stage(painter, QSizeF(image.size()), palette), view)
    painter.end()
    return image


def test_every_view_has_its_painter(qapp: object) -> None:
    assert {*views.PAINTERS, v.Curtain} == _kinds()
    assert {type(view) for view in VIEWS.values()} == _kinds()


@pytest.mark.parametrize("name", VIEWS)
def test_body_text_is_never_below_28_points_at_1080_lines(
    name: str, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(monkeypatch)
    _painted(VIEWS[name])
    view = VIEWS[name]
    assert [t for t, size in told.texts if t.strip() and size < stage.BODY and t != view.community] == []
    assert view.title in {text for text, _size in told.texts} or isinstance(view, v.Curtain)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("name", VIEWS)
def test_hostile_texts_are_painted_as_text(name: str, qapp: object) -> None:
    view = VIEWS[name]
    assert _painted(replace(view, title=HOSTILE, community=HOSTILE, lead=HOSTILE)).width() == 1280


def test_the_figures_of_the_evening_are_painted(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    # screens/README.md: 32 = 9 + 8 + 6 + 6 + 3, settled by 5 people against 4.
    told = Told(monkeypatch)
    _painted(VIEWS["ranking"])
    said = [text for text, _size in told.texts]
    sizes = [text for text, size in told.texts if size > 60]
    assert [text for text in sizes if text.isdigit()] == ["9", "8", "6", "6", "3"]
    assert said.index("cut: three objectives") > said.index("Learn from each other")
    assert said.index("Open workshop doors") > said.index("cut: three objectives")
    assert {"5", "4"} <= set(said)


@pytest.mark.usefixtures("dressed")
def test_one_circle_is_one_dot_or_person(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    circles: list[float] = []
    dot = stage.Stage.dot

    def counted(self: stage.Stage, x: float, y: float, across: float, colour: str = "", **more: bool) -> None:
        if across > 8:  # the marks of a scale are smaller
            circles.append(across)
        dot(self, x, y, across, colour, **more)

    monkeypatch.setattr(stage.Stage, "dot", counted)
    for name, dots in (("ranking", 32), ("consent", 8 + 24), ("sentences", 8 + 24), ("vote", 8), ("tie", 12)):
        circles.clear()
        _painted(VIEWS[name])
        assert len(circles) == dots, name


def test_circles_of_strips_beside_each_other_have_one_size(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: set[float] = set()
    monkeypatch.setattr(stage.Stage, "dot", lambda _s, _x, _y, across, *_a, **_k: sizes.add(round(across, 3)))
    _painted(replace(VIEWS["consent"], fist=None))  # type: ignore[type-var]
    assert len({size for size in sizes if size > 8}) == 1


@pytest.mark.usefixtures("dressed")
def test_titles_of_themes_beside_each_other_have_one_size(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = VIEWS["group"]
    assert isinstance(view, v.Groups)
    sizes: dict[str, int] = {}
    fitted = stage._fitted

    def laid_out(text: str, *more: Any) -> Any:
        layout, high = fitted(text, *more)
        sizes[text] = layout.font().pixelSize()  # the last time is the one that is painted
        return layout, high

    monkeypatch.setattr(stage, "_fitted", laid_out)
    _painted(view)
    assert len({sizes[pile.title] for pile in view.piles}) == 1


@pytest.mark.usefixtures("dressed")
def test_more_than_fits_is_counted(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(monkeypatch)
    rows = tuple(v.Ranked(None, f"Theme {n}", 0, None, False) for n in range(40))
    _painted(v.Ranking(title="All of them", rows=rows))
    shown = sum(1 for text, _size in told.texts if text.startswith("Theme "))
    assert 5 < shown < 40
    assert f"and {40 - shown} more" in [text for text, _size in told.texts]


def test_a_title_that_does_not_fit_ends_with_an_ellipsis(qapp: object) -> None:
    layout, high = stage._fitted("word " * 400, 600, 200, 72, 48, True, stage.Stage.CENTRE, "")
    assert layout.text().endswith("…")
    assert high <= 200 + QFontMetricsF(stage.font(48)).lineSpacing()


def test_a_title_with_emoji_that_does_not_fit_misses_no_letter_before_its_ellipsis(qapp: object) -> None:
    title = "🎉🎉🎉🎉🎉🎉 " + " ".join(f"word{number}" for number in range(200))
    layout, _high = stage._fitted(title, 600, 200, 72, 48, True, stage.Stage.CENTRE, "")
    shown = layout.text().removesuffix("…").rstrip()
    assert "word1" in shown
    assert title.startswith(shown)


@pytest.mark.usefixtures("dressed")
def test_a_picture_reads_its_view_aloud_and_hides_it_when_covered(qtbot: QtBot) -> None:
    picture = RoomPicture()
    qtbot.addWidget(picture)
    picture.resize(640, 360)
    picture.show_view(VIEWS["ideas"])
    open_ = picture.grab().toImage()
    assert picture.accessibleDescription() == VIEWS["ideas"].spoken
    picture.show_view(VIEWS["ideas"], covered=True)
    covered = picture.grab().toImage()
    assert picture.view is None
    assert picture.accessibleDescription() == "Nothing: it is dark."
    colours = {covered.pixelColor(x, y).name() for x in range(0, 640, 8) for y in range(0, 360, 8)}
    assert colours == {stage.DARK.ground}
    assert open_ != covered
    assert picture.heightForWidth(336) == 189


def test_light_and_dark_stages_differ(qapp: object) -> None:
    assert _painted(VIEWS["vote"]) != _painted(VIEWS["vote"], palette=stage.LIGHT)


def test_the_stage_is_as_somebody_chose_or_as_the_window_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = RoomPicture()
    qtbot.addWidget(picture)
    assert picture.palette_of_stage is stage.DARK
    light.turn()
    picture.dress()
    assert (light.chosen(), picture.palette_of_stage) == ("light", stage.LIGHT)
    light.choose("window")
    for tokens_now, wanted in ((tokens.DARK, stage.DARK), (tokens.LIGHT, stage.LIGHT)):
        monkeypatch.setattr(theme, "tokens", lambda now=tokens_now: now)
        picture.dress()
        assert picture.palette_of_stage is wanted
    settings.set_choice("projector/light", "purple")
    assert light.palette() is stage.DARK


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("palette", [stage.DARK, stage.LIGHT])
def test_text_on_the_stage_has_contrast(palette: stage.Palette) -> None:
    # WCAG 2.2: 4.5 : 1 for text; the dots of the stage 3 : 1.
    for colour in (palette.ink, palette.muted, palette.warn, palette.accent):
        assert theme.contrast(colour, palette.ground) >= 4.5
        assert theme.contrast(colour, palette.panel) >= 4.5
    for colour in (*palette.themes, palette.dim):
        assert theme.contrast(colour, palette.panel) >= 3
