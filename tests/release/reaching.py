"""Opens, imports and exports hostile files, and prints all that was opened or reached for.

`python -m tests.release.reaching FOLDER`: the folder is made by `lay_out`, and is the only one to be read.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from okrdesk.document import storage
from okrdesk.document.refused import Refused
from okrdesk.exchange.rescue import formats
from okrdesk.exchange.surveys.survey import SurveyFile
from okrdesk.okr import cycles
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.document.test_checks import HOSTILE, whole_content
from tests.exchange.rescue.reading import FOLDER, given
from tests.exchange.rescue.test_formats import FILES
from tests.files import write_surveys
from tests.okr.samples import DAY
from tests.release.baits import baited

# What a document could try to make us do.
REACHED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "ctypes.",
    "urllib.",
    "ftplib.",
)
WORKSPACES, TO_BRING = "workspaces", "to bring"


def lay_out(folder: Path, secret: Path) -> int:
    """Every hostile file in its place; how many."""
    content = whole_content()
    (folder / WORKSPACES).mkdir()
    (folder / TO_BRING).mkdir()
    for number, (_kind, make) in enumerate(HOSTILE.values()):
        (folder / WORKSPACES / f"{number}.okrdesk").write_bytes(make(content))
    document = baited(secret)
    factories.stored(folder / "baited.okrdesk", document)
    document.close()
    for place in (*(FOLDER / name for name in FILES), *sorted(write_surveys.FOLDER.iterdir())):
        changed = place.read_bytes()
        for word in (b"Objective", b"Grow", b"the"):
            changed = changed.replace(word, f'<img src="{secret}">'.encode())
        (folder / TO_BRING / place.name).write_bytes(changed)
    return len(list(folder.rglob("*.*")))


class Watch:
    """Writes down what Python is asked to open or reach, while it listens."""

    def __init__(self) -> None:
        self.listening = False
        self.opened: set[str] = set()
        self.reached: list[str] = []
        self.calls = 0
        sys.addaudithook(self._hook)

    def _hook(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.listening:
            return
        self.calls += 1
        if event == "open" and isinstance(given[0], str | bytes):
            self.opened.add(os.path.realpath(os.fsdecode(given[0])))
        elif event.startswith(REACHED):
            self.reached.append(f"{event} {given[0] if given else ''}")


def main(folder: Path) -> None:
    """Do all of it, and print what was reached."""
    watch = Watch()
    watch.listening = True
    for path in sorted((folder / WORKSPACES).iterdir()):
        with contextlib.suppress(Refused):
            storage.open_for_command(path, write=False).close()
    for path in sorted((folder / TO_BRING).iterdir()):
        for read in (
            lambda path=path: formats.read(given(path.name, path.read_bytes())),
            lambda path=path: SurveyFile(path.read_bytes(), path.name).survey(),
        ):
            with contextlib.suppress(Refused):
                read()
    document = storage.open_for_command(folder / "baited.okrdesk", write=False).document
    cycle = cycles.all_cycles(document)[0].id
    for row in OUTPUTS.values():
        for ending in row.endings:
            with contextlib.suppress(Refused):
                row.write(document, Asked(cycle, DAY, ending))
    watch.listening = False
    print(json.dumps({"opened": sorted(watch.opened), "reached": watch.reached, "calls": watch.calls}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
