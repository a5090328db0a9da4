"""A disk that keeps no more than POSIX promises: what was not synced is gone after a power cut.

The bytes of a file are kept by syncing it, its name by syncing its folder, and that of the folder likewise.
SQLite syncs its own files, names included (PRAGMA synchronous = 3): they are kept as they are.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

_OF_SQLITE = ("work.db", "work.db-journal")


class StrictDisk:
    """Watches a folder while a program works in it, and tells what a power cut would leave of it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.syncs = 0
        self._names: dict[int, dict[str, int]] = {}  # of each folder: name and number of what it holds
        self._contents: dict[int, bytes] = {}
        self._sync = os.fsync
        for folder, below, files in os.walk(root):
            self._keep_names(Path(folder), [*below, *files])
            for name in files:
                self._keep_content(Path(folder, name))
        monkeypatch.setattr(os, "fsync", self._fsync)

    def _fsync(self, descriptor: int) -> None:
        self._sync(descriptor)
        self.syncs += 1
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        if path.is_dir():
            self._keep_names(path, os.listdir(path))
        else:
            self._keep_content(path)

    def _keep_names(self, folder: Path, names: list[str]) -> None:
        self._names[folder.stat().st_ino] = {name: (folder / name).lstat().st_ino for name in names}

    def _keep_content(self, path: Path) -> None:
        self._contents[path.stat().st_ino] = path.read_bytes()

    def cut(self, place: Path) -> Path:
        """What is left after a power cut at this moment, laid down at a place."""
        shutil.rmtree(place, ignore_errors=True)
        self._lay_down(self.root, place)
        return place

    def _lay_down(self, folder: Path, place: Path) -> None:
        place.mkdir()
        now = {entry.stat(follow_symlinks=False).st_ino: Path(entry.path) for entry in os.scandir(folder)}
        kept = dict(self._names.get(folder.stat().st_ino, {}))
        kept |= {path.name: number for number, path in now.items() if path.name in _OF_SQLITE}
        for name, number in kept.items():
            path = now.get(number)
            if path is not None and stat.S_ISDIR(path.lstat().st_mode):
                self._lay_down(path, place / name)
            elif path is not None and path.name in _OF_SQLITE:
                shutil.copy(path, place / name)
            elif path is not None or number in self._contents:
                (place / name).write_bytes(self._contents.get(number, b""))
