"""What a power cut may leave, worked out from all that a process asked of the system (strace).

A disk promises what POSIX does and no more: the bytes of a file are kept by syncing it, a name by syncing its
folder. What was not synced when the power goes may be there, be gone, be there in part (a write torn between
two sectors) or be there although something earlier is gone. A rename happens whole or not at all, as journals
of file systems have it.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,ftruncate,truncate,fsync,fdatasync,rename,renameat,renameat2,unlink,"
    "unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,dup,dup2,dup3,lseek,close,sendfile,copy_file_range,fallocate"
)
STRACE = ("strace", "-f", "-qq", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-e", "signal=none")
_LINE = re.compile(r"(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SECTOR = 512


@dataclass(eq=False)
class Node:
    """A file with its bytes or a folder with its names, as they are kept for certain."""

    names: dict[str, Node] | None = None
    content: bytes = b""


@dataclass(eq=False)
class Change:
    """Something asked for that no sync has made certain yet; `of` are the nodes whose sync does."""

    of: tuple[Node, ...]
    start: int = 0
    data: bytes | None = None
    size: int | None = None
    gone: tuple[tuple[Node, str], ...] = ()
    came: tuple[tuple[Node, str, Node], ...] = ()

    def apply(self, contents: dict[Node, bytearray], names: dict[Node, dict[str, Node]], keep: slice) -> None:
        """Have it happen, of a write the given part of its bytes."""
        for folder, name in self.gone:
            names.setdefault(folder, dict(folder.names or {})).pop(name, None)
        for folder, name, node in self.came:
            names.setdefault(folder, dict(folder.names or {}))[name] = node
        if self.data is None and self.size is None:
            return
        content = contents.setdefault(self.of[0], bytearray(self.of[0].content))
        if self.size is not None:
            content[self.size :] = b"\0" * (self.size - len(content))
        if self.data is not None:
            first, last, _step = keep.indices(len(self.data))
            content.extend(b"\0" * (self.start + first - len(content)))
            content[self.start + first : self.start + last] = self.data[first:last]


@dataclass
class TracedDisk:
    """A folder as it stood, and the log of a process that then worked in it."""

    root: Path
    top: Node = field(init=False)
    pending: list[Change] = field(default_factory=list)
    told: str = ""  # what the process wrote to its output so far

    def __post_init__(self) -> None:
        self._open: dict[int, tuple[Node, int]] = {}
        self._seen: dict[Node, dict[str, Node]] = {}
        self._sizes: dict[Node, int] = {}
        self.top = self._read(self.root)

    def _read(self, path: Path) -> Node:
        if not path.is_dir():
            return Node(content=path.read_bytes())
        node = Node({each.name: self._read(each) for each in path.iterdir()})
        self._seen[node] = dict(node.names or {})
        return node

    def play(self, log: Path) -> Iterator[TracedDisk]:
        """Itself after each call that may matter to what is left."""
        with log.open() as lines:
            for line in lines:
                call = _LINE.match(line)
                if call is None:
                    assert "exited with" in line or " = ?" in line, f"not understood: {line[:200]}"
                    continue
                name, given, result = call[1], call[2], int(call[3])
                if result >= 0 and self._call(name, given, result):
                    yield self

    def _call(self, name: str, given: str, result: int) -> bool:
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(given)]
        numbers = [int(number) for number in re.findall(r"(?<![\w\"])-?\d+(?!\w)", _TEXT.sub("", given))]
        if name in ("open", "openat", "creat"):
            return self._opened(os.fsdecode(texts[0]), given, result)
        if name in ("write", "pwrite64") and numbers[0] == 1:
            self.told += texts[0].decode()
            return False
        if name in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"):
            return self._named(name, [os.fsdecode(text) for text in texts])
        if name == "close":
            self._open.pop(numbers[0], None)
            return False
        if name in ("truncate", "link", "linkat", "symlink", "symlinkat"):
            assert not any(self._parts(os.fsdecode(text)) for text in texts), f"{name} is not played"
            return False
        node, at = self._open.get(numbers[0], (None, 0))
        if node is None:
            return False
        if name == "lseek":
            self._open[numbers[0]] = node, result
            return False
        return self._changed(name, node, at, numbers, texts, result)

    def _changed(
        self, name: str, node: Node, at: int, numbers: list[int], texts: list[bytes], result: int
    ) -> bool:
        if name in ("fsync", "fdatasync"):
            self._synced(node)
        elif name in ("write", "pwrite64"):
            start = at if name == "write" else numbers[-1]
            if name == "write":
                self._open[numbers[0]] = node, at + result
            self._sizes[node] = max(self._sizes.get(node, len(node.content)), start + result)
            self.pending.append(Change((node,), start, texts[0][:result]))
        elif name == "ftruncate":
            self._sizes[node] = numbers[-1]
            self.pending.append(Change((node,), size=numbers[-1]))
        else:
            raise AssertionError(f"{name} is not played")
        return True

    def _parts(self, path: str) -> tuple[str, ...]:
        """The names from the folder down; none for what lies elsewhere."""
        return Path(path).relative_to(self.root).parts if Path(path).is_relative_to(self.root) else ()

    def _place(self, path: str) -> tuple[Node, str] | None:
        parts = self._parts(path)
        if not parts:
            return None
        folder = self.top
        for name in parts[:-1]:
            folder = self._seen[folder][name]
        return folder, parts[-1]

    def _opened(self, path: str, given: str, number: int) -> bool:
        if path == str(self.root):
            self._open[number] = self.top, 0
            return False
        place = self._place(path)
        if place is None:
            return False
        folder, name = place
        node, changed = self._seen[folder].get(name), False
        if node is None:
            node, changed = Node(), True
            self._seen[folder][name] = node
            self.pending.append(Change((folder,), came=((folder, name, node),)))
        elif "O_TRUNC" in given and self._sizes.get(node, len(node.content)):
            changed = True
            self._sizes[node] = 0
            self.pending.append(Change((node,), size=0))
        self._open[number] = node, self._sizes.get(node, len(node.content)) if "O_APPEND" in given else 0
        return changed

    def _named(self, call: str, paths: list[str]) -> bool:
        places = [place for place in map(self._place, paths) if place is not None]
        if not places:
            return False
        (folder, name), *further = places
        if call.startswith("mkdir"):
            node = Node({})
            self._seen[node], self._seen[folder][name] = {}, node
            self.pending.append(Change((folder,), came=((folder, name, node),)))
        elif further:
            to, called = further[0]
            node = self._seen[folder].pop(name)
            self._seen[to][called] = node
            self.pending.append(Change((folder, to), gone=((folder, name),), came=((to, called, node),)))
        else:
            assert not call.startswith("rename"), "moved in or out of the folder"
            del self._seen[folder][name]
            self.pending.append(Change((folder,), gone=((folder, name),)))
        return True

    def _synced(self, node: Node) -> None:
        contents: dict[Node, bytearray] = {}
        names: dict[Node, dict[str, Node]] = {}
        for change in (each for each in self.pending if node in each.of):
            change.apply(contents, names, slice(None))
        self.pending = [each for each in self.pending if node not in each.of]
        for changed, content in contents.items():
            changed.content = bytes(content)
        for folder, kept in names.items():
            folder.names = kept

    def lay_down(self, chance: random.Random) -> None:
        """Put in the folder's place what one power cut at this moment leaves."""
        contents: dict[Node, bytearray] = {}
        names: dict[Node, dict[str, Node]] = {}
        for change, keep in self._surviving(chance):
            change.apply(contents, names, keep)
        shutil.rmtree(self.root)
        _write(self.root, self.top, contents, names)

    def _surviving(self, chance: random.Random) -> Iterator[tuple[Change, slice]]:
        way = chance.choice(("nothing", "all", "the first", "some", "some", "some"))
        share = chance.random()
        first = chance.randrange(len(self.pending) + 1)
        for number, change in enumerate(self.pending):
            kept = {"nothing": False, "all": True, "the first": number < first}.get(way)
            if chance.random() < share if kept is None else kept:
                torn = change.data is not None and way != "all" and chance.random() < 0.3
                yield change, _torn(len(change.data or b""), chance) if torn else slice(None)


def _torn(length: int, chance: random.Random) -> slice:
    """The beginning or the end of a write, which went to sectors of a disk."""
    at = chance.randrange(0, length + 1, _SECTOR)
    return slice(0, at) if chance.random() < 0.5 else slice(at, None)


def _write(
    path: Path, node: Node, contents: dict[Node, bytearray], names: dict[Node, dict[str, Node]]
) -> None:
    if node.names is None:
        path.write_bytes(contents.get(node, node.content))
        return
    path.mkdir()
    for name, below in names.get(node, node.names).items():
        _write(path / name, below, contents, names)
