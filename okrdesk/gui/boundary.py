"""The edge between Qt and our handlers: no exception crosses it.

Qt calls what we override (`paintEvent`, `data`, `sizeHint`…) through PySide. On Python 3.11 an exception that
arrives there ends the process before anybody is told. So each override is wrapped in its class: what it
raises goes to the crash report, and Qt hears an answer it can go on with.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject, QSize

_QT: Any = QObject.__mro__[-2]  # what every class of Qt comes from
_QT_S_OWN = ("PySide6.", "Shiboken", "shiboken6")
_TAKES_ARGS = 0x04
# Events that are asked whether they are done with; of all others Qt expects no answer.
_ASKED = {"event", "eventFilter", "viewportEvent", "helpEvent", "editorEvent", "sceneEvent"}
# What Qt has no answer of its own for.
_NOTHING: dict[str, Callable[[], Any]] = {
    **dict.fromkeys(("rowCount", "columnCount", "count", "horizontalOffset", "verticalOffset"), int),
    **dict.fromkeys(("sizeHint", "minimumSize", "minimumSizeHint"), QSize),
}


def guard() -> None:
    """Wrap the overrides of every class of Qt's that was defined in Python, and of each that will be."""
    _QT.__init_subclass__ = classmethod(_defined)
    for each in _below(_QT):
        _guard_class(each)


def is_guarded(function: object) -> bool:
    """Whether an override is wrapped."""
    return hasattr(function, "guarded")


def overrides(kind: type) -> Iterator[tuple[type, str, FunctionType]]:
    """What a class has of its own, or from a class mixed in, in place of a method of Qt's."""
    theirs = [part for part in kind.__mro__ if _is_qt_s(part)]
    for part in kind.__mro__:
        if not _is_qt_s(part) and (part is kind or not issubclass(part, _QT)):
            for name, value in vars(part).items():
                if not isinstance(value, FunctionType) or name.startswith("__"):
                    continue
                if any(name in vars(each) for each in theirs):
                    yield part, name, value


def _is_qt_s(part: type) -> bool:
    return part.__module__.startswith(_QT_S_OWN)


def _below(kind: Any) -> Iterator[Any]:
    for each in type.__subclasses__(kind):
        yield each
        yield from _below(each)


def _defined(kind: type, /, **more: Any) -> None:
    super(_QT, kind).__init_subclass__(**more)
    _guard_class(kind)


def _guard_class(kind: type) -> None:
    if _is_qt_s(kind):
        return
    for part, name, function in list(overrides(kind)):
        if not is_guarded(function):
            setattr(part, name, _guarded(part, name, function))


def _guarded(part: type, name: str, function: FunctionType) -> Callable[..., Any]:
    code = function.__code__
    # A signal hands over as many arguments as its receiver takes; of the wrapper it cannot see how many.
    most = None if code.co_flags & _TAKES_ARGS else code.co_argcount

    @functools.wraps(function)
    def guarded(*args: Any, **more: Any) -> Any:
        try:
            return function(*args[:most], **more)
        except BaseException as error:  # noqa: BLE001 whatever it is, it ends here
            return _instead(part, name, args, error)

    guarded.guarded = True  # type: ignore[attr-defined]
    return guarded


def _instead(part: type, name: str, args: tuple[Any, ...], error: BaseException) -> Any:
    """Tell what happened; returns what Qt is told in place of the answer that failed."""
    try:
        sys.excepthook(type(error), error, error.__traceback__)
        if name in _ASKED:
            return False
        if name.endswith("Event"):
            return None
        return getattr(super(part, args[0]), name)(*args[1:])
    except Exception:  # noqa: BLE001 telling failed, or Qt has no answer of its own
        return _NOTHING[name]() if name in _NOTHING else None
