"""Private words stand in the workspace, its backups, drafts and pages, and nowhere else (T14).

Not in logs at their most talkative, settings, names and lock files, temporary files, nor beside the content
of a page or workbook.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.release.costs import ROOT

pytestmark = [pytest.mark.release, pytest.mark.timeout(3600)]


def text_of(content: bytes) -> str:
    """Whatever encoding a program may write."""
    return content.decode("utf-8", "replace") + content.decode("utf-16-le", "replace")


def files(folder: Path) -> Iterator[Path]:
    """Every file that may hold no private word."""
    home = folder / "home"
    private = (folder / "work", folder / "out", home / "backups", home / "drafts", home / "boxes")
    for path in folder.rglob("*"):
        is_work = path.is_relative_to(home / "sessions") and path.name.startswith("work.db")
        if path.is_file() and not is_work and not any(path.is_relative_to(place) for place in private):
            yield path


def beside_the_content(path: Path) -> str:
    """What a page or workbook says of itself, but for its title."""
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        about = PdfReader(path).metadata or {}
        return repr({name: value for name, value in about.items() if name != "/Title"})
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as packed:
            parts = [packed.read(name) for name in packed.namelist() if name.startswith("docProps")]
        return "".join(map(text_of, parts))
    return ""


def test_private_words_are_where_they_belong_alone(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    for name in ("home", "account", "tmp", "work", "out"):
        (tmp_path / name).mkdir()
    places = {"OKRDESK_HOME": "home", "HOME": "account", "TMPDIR": "tmp", "XDG_CACHE_HOME": "account"}
    told = {name: str(tmp_path / place) for name, place in places.items()}
    talkative = {
        "QT_LOGGING_RULES": "default.debug=true;qt.accessibility.*=true",
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.release.telling", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, **told, **talkative},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    marks = json.loads(done.stdout.splitlines()[-1])
    assert any(mark in text_of((tmp_path / "work" / "plan.okrdesk").read_bytes()) for mark in marks)
    looked_at = list(files(tmp_path))
    assert {"log.txt"} <= {path.name for path in looked_at}
    for path in looked_at:
        said = text_of(path.read_bytes()) + path.name
        assert [mark for mark in marks if mark in said] == [], path
    for path in (tmp_path / "out").iterdir():
        assert [mark for mark in marks if mark in beside_the_content(path)] == [], path
    assert len(list((tmp_path / "out").iterdir())) > 20
    record_property("canaries", len(marks))
    record_property("files looked at", len(looked_at))
