"""PySide's support code waits until it is asked for, and then says what it always says."""

from __future__ import annotations

import os
import subprocess
import sys

from okrdesk import qt_support

_PLAINLY = "import PySide6.QtWidgets\n"
_WAITING = "from okrdesk import app\napp.load_qt()\n"
# What is asked of it: the signature of a call, the words of help, what is said about wrong calls.
_ASKED = """
import inspect
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
for wrong in (lambda: QRect("a", 1), lambda: QWidget().setWindowTitle(1, 2), lambda: QWidget(Qt, nothing=3)):
    try:
        wrong()
    except Exception as error:
        print(type(error), error)
print(QRect.adjusted.__doc__, QWidget.__doc__)
from PySide6.support.signature import get_signature, layout, mapping, parser
from PySide6.support.signature.lib import enum_sig, pyi_generator, tool
print(get_signature(QWidget.setFocus), pyi_generator.LICENSE_TEXT, enum_sig.ExactEnumerator)
print(tool.build_brace_pattern(2, ","), layout.__file__, mapping.__name__, parser.__spec__.name, type(parser))
"""
_TOLD = """
import sys
from okrdesk import qt_support
print(*(name for name in sorted(qt_support.SELDOM) if type(sys.modules[name]).__name__ == "_Waiting"))
"""


def _printed(code: str) -> str:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=300, check=True
    )
    return done.stdout


def test_nothing_of_it_is_made_until_the_start_page_is_there() -> None:
    window = "from tests.benchmarks import first_window\nfirst_window.main('okrdesk')\n"
    told = _printed(window + _TOLD).splitlines()
    assert told[-1].split() == sorted(qt_support.SELDOM)


def test_it_says_what_it_says_in_a_program_where_nothing_waits() -> None:
    asked = _printed(_WAITING + _ASKED)
    assert "called with wrong argument types" in asked
    assert asked == _printed(_PLAINLY + _ASKED)


def test_what_is_asked_for_by_two_threads_is_made_once() -> None:
    both = """
from concurrent.futures import ThreadPoolExecutor
from PySide6.support.signature import layout, parser
with ThreadPoolExecutor(8) as threads:
    asked = threads.map(lambda nth: (parser.pyside_type_init, layout.create_signature)[nth % 2], range(64))
    print(len(set(asked)))
"""
    assert _printed(_WAITING + both) == "2\n"
