"""Frozen dataclasses that are made in a quarter of the time.

`dataclasses` compiles six functions for each class, and a short command loads up to a hundred. Here a class
compiles its `__init__`, and that with its first instance; comparing, hashing, showing and refusing to change
are functions that all share. For readers, mypy, `fields`, `replace` and `asdict` it is a dataclass like any
other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """`dataclasses.dataclass` for classes that are frozen and whose fields are all parameters."""
        assert frozen

        def make(cls: type) -> type:
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            _complete(made)
            return made

        return make


_ANEW = object()  # what a parameter is by default whose field makes its value anew


def _complete(made: Any) -> None:
    known = dataclasses.fields(made)
    names = [each.name for each in known if each.compare]
    made.__compared__ = attrgetter(*names) if names else staticmethod(lambda _self: ())
    if vars(made).get("__hash__") is None:
        made.__hash__ = _hash
    given: dict[str, Any] = {"__init__": _first_init(made, known), "__eq__": _equals, "__repr__": _shown}
    given |= {"__setattr__": _refuse, "__delattr__": _refuse}
    given |= {"__getstate__": _state, "__setstate__": _take_state}
    for name, function in given.items():
        if name not in vars(made):
            setattr(made, name, function)


def _first_init(made: Any, known: tuple[dataclasses.Field[Any], ...]) -> Any:
    """The `__init__` of a class until its first instance, when its own is compiled and takes the place."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 it is one
        made.__init__ = _init_of(made, known)
        made.__init__(self, *given, **named)

    return __init__


def _init_of(made: Any, known: tuple[dataclasses.Field[Any], ...]) -> Any:
    """The `__init__` of a class: one function, compiled from its fields."""
    scope: dict[str, Any] = {"_put": object.__setattr__, "_anew": _ANEW}
    plain, named, body = ["self"], ["*"], []
    for number, each in enumerate(known):
        assert each.init
        default, value = "", each.name
        if each.default is not dataclasses.MISSING:
            scope[f"_default{number}"] = each.default
            default = f"=_default{number}"
        elif each.default_factory is not dataclasses.MISSING:
            scope[f"_make{number}"] = each.default_factory
            default, value = "=_anew", f"_make{number}() if {each.name} is _anew else {each.name}"
        (named if each.kw_only else plain).append(each.name + default)
        body.append(f" _put(self, {each.name!r}, {value})")
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ", ".join(plain + named if len(named) > 1 else plain)
    exec("\n".join((f"def __init__({parameters}):", *(body or [" pass"]))), scope)
    init = scope["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _equals(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _compared(record: Any) -> Any:
    return record.__compared__(record)


def _shown(self: Any) -> str:
    values = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self))
    return f"{self.__class__.__qualname__}({values})"


def _refuse(self: Any, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of a {self.__class__.__name__}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
