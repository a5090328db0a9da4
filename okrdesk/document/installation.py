"""Who writes: the id of this installation, and what other people may know about this computer."""

from __future__ import annotations

import os
import re
import sys
import uuid
from pathlib import Path

from okrdesk import paths
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean
from okrdesk.i18n import _

_ACTOR = re.compile(r"[0-9a-f]{32}")


def _known(id_file: Path) -> str:
    """The id that stands in a file; "" where there is none."""
    known = id_file.read_text("ascii", "replace").strip() if id_file.exists() else ""
    return known if _ACTOR.fullmatch(known) else ""


def _made(id_file: Path) -> str:
    made = uuid.uuid4().hex
    fresh = id_file.with_name("actor-new")
    fresh.unlink(missing_ok=True)
    paths.write_private(fresh, made)
    os.replace(fresh, id_file)
    return made


def actor() -> str:
    """The id of this installation, 32 hex digits: made once, and never part of a workspace that is copied.

    Refused where the folder of this installation cannot be written.
    """
    try:
        id_file = paths.home() / "actor"
        known = _known(id_file)
        if not known:
            from filelock import FileLock  # a quarter of the time of a command that only reads

            # The lock keeps two processes that start for the first time together at one id.
            with FileLock(paths.home() / "actor.lock"):
                known = _known(id_file) or _made(id_file)
    except OSError as error:
        raise no_folder() from error
    return known


def no_folder() -> Refused:
    """The refusal where this installation's own folder cannot be written."""
    return Refused(_("OKR Desk cannot write its own folder on this computer; name another in OKRDESK_HOME."))


def user() -> str:
    """The name of the person's account, "" where there is none."""
    import getpass

    try:
        return clean(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def host() -> str:
    """The name of this computer."""
    import platform

    return platform.node()


def is_alive(pid: int) -> bool:
    """Whether a process of this computer still runs."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        process = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not process:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
