"""Work beside the window: what is told of it and what is not."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Event
from typing import Any

import pytest

from okrdesk.gui.beside import Beside


def test_what_has_ended_is_told_with_what_it_was_about(qtbot: Any) -> None:
    beside = Beside("test")
    heard: list[tuple[object, object]] = []

    def hear(about: object, work: Future[int]) -> None:
        assert beside.running is None, "the next may begin at once"
        heard.append((about, work.result()))

    beside.done.connect(hear)
    beside.begin("seven", lambda a, b: a + b, 3, 4)
    assert beside.running is not None
    qtbot.waitUntil(lambda: heard == [("seven", 7)])
    beside.stop()


def test_what_fails_is_told_too(qtbot: Any) -> None:
    beside = Beside("test")
    heard: list[Future[object]] = []
    beside.done.connect(lambda _about, work: heard.append(work))
    beside.begin("", lambda: 1 // 0)
    qtbot.waitUntil(lambda: bool(heard))
    with pytest.raises(ZeroDivisionError):
        heard[0].result()
    beside.stop()


def test_once_stopped_nothing_is_told(qtbot: Any) -> None:
    beside, go_on = Beside("test"), Event()
    heard: list[object] = []
    beside.done.connect(lambda about, _work: heard.append(about))
    beside.begin("late", go_on.wait)
    running = beside.running
    beside.stop()
    go_on.set()
    assert running is not None
    assert running[1].result()
    qtbot.wait(60)
    assert heard == []
