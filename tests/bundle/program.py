"""The program as tests run it from outside: all it finds is a bare computer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from okrdesk.okr.sheet_codes import code_of
from tests.bundle.command_lines import COMMAND_LINES

# What a bare computer has: no Python of ours, no display.
LEFT = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "QT_QPA_PLATFORM",
    "PYTHONPATH",
    "PYTHONHOME",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
)


class Program:
    """The program, begun by these words, with a home and a place of its own."""

    def __init__(self, begun_by: Sequence[str | Path], folder: Path) -> None:
        self.folder = folder
        self.file = folder / "plan.okrdesk"
        self.begun_by = begun_by
        kept = {name: value for name, value in os.environ.items() if name not in LEFT}
        self.around = kept | {"OKRDESK_HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "share")}

    def __call__(self, *words: object, code: int = 0, **more: str) -> str:
        """What it prints; nothing on stderr where it succeeds."""
        done = subprocess.run(
            [*self.begun_by, *map(str, words)],
            cwd=self.folder,
            env=self.around | more,
            capture_output=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == code, done.stderr.decode()
        assert code or not done.stderr, done.stderr.decode()
        return done.stdout.decode()

    def do_every_line(self) -> dict[str, str]:
        """What each command prints, by its name, after the file was made."""
        told = {}
        first = json.loads(self("show", self.file, "--json"))["objectives"][0]["key_results"][0]
        (self.folder / "sheet.txt").write_text(f"{code_of(first['id'])} 11 7\n", encoding="utf-8")
        for line in COMMAND_LINES:
            command, *words = line.split()
            if command != "install-desktop" or sys.platform.startswith("linux"):
                told[command] = self(command, *(word.format(file=self.file) for word in words))
        return told
