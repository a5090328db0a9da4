"""System libraries that Qt needs and a bare Debian or Ubuntu lacks: which are missing, and how to get them.

Nothing here imports Qt: that import is what fails without them.
"""

from __future__ import annotations

import ctypes
import os
import sys

from okrdesk.i18n import _

# What is loaded, and the package that brings it on Debian and Ubuntu (dependencies.md, decision 10).
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
ON_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def has_display() -> bool:
    """Whether a window can be shown: Qt ends the whole process where there is no display."""
    if sys.platform in ("win32", "darwin"):
        return True
    if not _on_a_desk():
        return True  # offscreen, a frame buffer: Qt itself says whether it can
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def no_display() -> str:
    """The sentence where `has_display` is false."""
    return _("There is no display here to open a window on; okrdesk --help lists commands.")


def missing(*, window: bool = False) -> list[str]:
    """The packages whose library cannot be loaded; with `window` also those of a visible X11 window."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(ALWAYS)
    x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if window and x11 and _on_a_desk():
        wanted |= ON_X11
    return [package for library, package in wanted.items() if not _loads(library)]


def advice(packages: list[str]) -> str:
    """One sentence that names what is missing and the line that installs it; "" where nothing is."""
    if not packages:
        return ""
    names = " ".join(packages)
    return _("Qt needs system libraries that are missing here; install them with: {line}").format(
        line=f"sudo apt-get install {names}"
    )


def cannot_load(error: ImportError) -> str:
    """Why Qt could not be imported, in one sentence: never that letters or fonts were missing."""
    if lacking := missing():
        return advice(lacking)
    reason = " ".join(str(error).split())
    return _("Qt cannot be loaded here ({reason}); install that, or install OKR Desk again.").format(
        reason=reason
    )


def _on_a_desk() -> bool:
    """Whether Qt is to show windows on a display, as it does unless told otherwise."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("", "xcb", "wayland", "wayland-egl")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
