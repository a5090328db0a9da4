"""PySide's own support code, made when something of it is asked for.

With its first import PySide compiles and runs 90 kB of its own source: how calls are spelled in help, in stub
files and in the sentence about a wrong call. That is an eighth of the time until a window is there, and
nothing asks for it while all goes well. Here those modules wait, and whatever is asked of one makes it first.
Where a PySide keeps them elsewhere or makes them otherwise, nothing waits.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import machinery
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_SIGNATURES = "shibokensupport.signature."
# Not `mapping`: what is compiled of PySide looks into it without asking.
SELDOM = frozenset(
    _SIGNATURES + name
    for name in ("errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser")
)
_making = threading.RLock()


class _Waiting(ModuleType):
    """A module that is made when it is first asked for something it would have."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # whoever walks through all modules asks for such names
        with _making:
            spec = self.__spec__
            if spec is not None and isinstance(spec.loader, _Later) and not spec.loader.begun:
                spec.loader.make(self)
        return ModuleType.__getattribute__(self, name)  # it is no longer of this class


class _Later:
    """Lets a module wait for its own loader."""

    def __init__(self, name: str, loader: Any) -> None:
        self._name, self._loader = name, loader
        self.begun = False

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Waiting(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Not now."""

    def make(self, module: ModuleType) -> None:
        """Run the module. PySide has given it a second name by then; its loader knows it by the first."""
        self.begun = True
        spec = module.__spec__
        assert spec is not None
        second, spec.name = spec.name, self._name
        try:
            self._loader.exec_module(module)
        finally:
            spec.name = second
        module.__class__ = ModuleType


def _spec(name: str, loader: Any) -> ModuleSpec:
    chosen: Any = _Later(name, loader) if name in SELDOM else loader
    return ModuleSpec(name, chosen)


@contextmanager
def waiting() -> Iterator[None]:
    """Import PySide inside, for the first time, and its support code waits."""
    # The one thing that PySide's importer takes from outside when it is made.
    machinery.ModuleSpec = _spec  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        machinery.ModuleSpec = ModuleSpec  # type: ignore[misc]
