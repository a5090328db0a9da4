"""`okrdesk demo`: the main job at once: a sample workspace, its one-pager, and the window."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from okrdesk import libraries
from okrdesk.cli import asked, output
from okrdesk.cli.exchange import write
from okrdesk.cli.files import write_sample
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import sample
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS

_NAME = "bremen-makers"


def demo(chosen: argparse.Namespace, open_window: Callable[[Path], int] | None) -> int:
    """Write the sample and its one-pager under free names, say where, and open the window if possible."""
    folder = chosen.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused(
            _("The folder “{name}” cannot be made here; choose another.").format(name=folder)
        ) from None
    day = asked.day(chosen, sample.LOCALE)
    workspace, page = free_names(folder)
    document, cycle = write_sample(workspace, day)
    try:
        output.say(_("Wrote {place}").format(place=output.place(workspace)))
        wish = Asked(cycle, day, "pdf", file_name=workspace.name)
        write(document, OUTPUTS["one-pager"], wish, page, page)
    finally:
        document.close()
    if open_window is None or not libraries.has_display():
        output.say(_("There is no display here, so no window was opened; the same work is done by commands:"))
        output.say(f"   okrdesk show {output.place(workspace)}")
        return 0
    return open_window(workspace)


def free_names(folder: Path) -> tuple[Path, Path]:
    """Two names of one stem that nothing in the folder bears yet: a workspace and its one-pager."""
    number = 1
    while True:
        stem = _NAME if number == 1 else f"{_NAME}-{number}"
        paths = folder / f"{stem}.okrdesk", folder / f"{stem}.pdf"
        if not any(path.exists() or path.is_symlink() for path in paths):
            return paths
        number += 1
