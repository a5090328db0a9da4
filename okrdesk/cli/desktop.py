"""`okrdesk install-desktop`: the menu entry, file type, icons and description of a Linux desktop.

Everything goes into the folders of the user, after the freedesktop.org specifications for desktop entries,
shared MIME information, icon themes and AppStream; `--remove` takes away exactly what was put there.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from okrdesk import paths
from okrdesk.cli import output
from okrdesk.document.refused import Refused
from okrdesk.i18n import _

# Where each file of ours goes below the user's folder of shared files.
PLACES = {
    "applications/okrdesk.desktop": "linux/okrdesk.desktop",
    "mime/packages/okrdesk.xml": "linux/okrdesk-mime.xml",
    "metainfo/io.github.okrdesk.okrdesk.metainfo.xml": "linux/okrdesk.metainfo.xml",
    "icons/hicolor/scalable/apps/okrdesk.svg": "icons/okrdesk.svg",
    "icons/hicolor/scalable/mimetypes/application-vnd.okrdesk.svg": "icons/okrdesk.svg",
}
# What desktops keep beside such files so that they find them faster; each is optional.
_REFRESH = (
    ("update-desktop-database", "applications"),
    ("update-mime-database", "mime"),
    ("gtk-update-icon-cache", "-q", "-t", "-f", "icons/hicolor"),
)


def install_desktop(chosen: argparse.Namespace) -> int:
    """Put OKR Desk into the menus of this user, or with `--remove` take it out again."""
    if not sys.platform.startswith("linux"):
        raise Refused(_("This is for Linux desktops; here the system's own installer does it."))
    folder = paths.shared_files()
    if folder is None:
        raise Refused(_("This account has no folder; say in XDG_DATA_HOME where its files shall be."))
    try:
        for file, source in PLACES.items():
            if chosen.remove:
                (folder / file).unlink(missing_ok=True)
            else:
                _put(folder / file, (paths.resources() / source).read_text(encoding="utf-8"))
    except OSError as error:
        done = _("{place} cannot be written ({reason}); nothing else was changed.")
        raise Refused(done.format(place=folder, reason=error.strerror)) from error
    _refresh(folder)
    done = _("OKR Desk was removed from the menus.") if chosen.remove else _("OKR Desk is in the menus now.")
    output.say(done + " " + output.place(folder))
    return 0


def program() -> list[str]:
    """What starts this installation: the frozen program, else its Python with this package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "okrdesk"]


def quoted(word: str) -> str:
    """A word of an Exec line (Desktop Entry Specification: quoting, then the escapes of a string value)."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _put(path: Path, text: str) -> None:
    if path.suffix == ".desktop":
        line = "Exec=" + " ".join(quoted(word) for word in program()) + " %f"
        text = "\n".join(line if old.startswith("Exec=") else old for old in text.splitlines()) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _refresh(folder: Path) -> None:
    for name, *more, subfolder in _REFRESH:
        tool = shutil.which(name)
        if tool and (folder / subfolder).is_dir():
            subprocess.run([tool, *more, str(folder / subfolder)], capture_output=True, check=False)
