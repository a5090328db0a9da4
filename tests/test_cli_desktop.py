"""`okrdesk install-desktop`: what it puts into the user's folders, valid by the desktop's own tools."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from okrdesk import paths
from okrdesk.cli import desktop
from okrdesk.cli.run import run
from okrdesk.document import tables

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux desktops")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "shared files"
    monkeypatch.setenv("XDG_DATA_HOME", str(place))
    return place


def test_it_puts_everything_in_place_and_removes_all_of_it(folder: Path) -> None:
    other = folder / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n", encoding="utf-8")
    assert run(["install-desktop"]) == 0
    for place in desktop.PLACES:
        assert (folder / place).is_file(), place
    assert run(["install-desktop"]) == 0, "a second time changes nothing"
    assert run(["install-desktop", "--remove"]) == 0
    assert not [place for place in desktop.PLACES if (folder / place).exists()]
    assert other.is_file(), "what others put there stays"
    assert run(["install-desktop", "--remove"]) == 0


def test_the_entry_starts_this_installation(folder: Path) -> None:
    assert run(["install-desktop"]) == 0
    entry = configparser.RawConfigParser(interpolation=None)
    entry.read(folder / "applications" / "okrdesk.desktop", encoding="utf-8")
    words = shlex.split(entry["Desktop Entry"]["exec"])
    assert words == [sys.executable, "-m", "okrdesk", "%f"]
    version = subprocess.run([*words[:-1], "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("OKR Desk ")


def test_a_folder_with_strange_signs_is_quoted_as_the_specification_says() -> None:
    # Desktop Entry Specification, "The Exec key": ", `, $ and \ are escaped inside quotes, then the string's
    # own escapes double each backslash; % is doubled.
    assert desktop.quoted('/a b/$x`"\\100%') == '"/a b/\\\\$x\\\\`\\\\"\\\\\\\\100%%"'


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for unset in ("", "relative/place"):
        monkeypatch.setenv("XDG_DATA_HOME", unset)
        assert paths.shared_files() == tmp_path / ".local" / "share"


def test_what_cannot_be_written_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write_text("a file where a folder belongs", encoding="utf-8")
    assert run(["install-desktop"]) == 1
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert str(folder) in said


def test_the_file_type_is_known_by_its_ending_and_its_first_bytes(folder: Path) -> None:
    assert run(["install-desktop"]) == 0
    kind = ElementTree.parse(folder / "mime" / "packages" / "okrdesk.xml").getroot()[0]
    assert kind.get("type") == "application/vnd.okrdesk"
    names = {child.tag.rpartition("}")[2]: child for child in kind}
    assert names["glob"].get("pattern") == "*.okrdesk"
    number = names["magic"][0][0]
    assert (number.get("offset"), number.get("value")) == ("68", f"0x{tables.APPLICATION_ID:X}")


@pytest.mark.parametrize(
    ("tool", "arguments", "place"),
    [
        ("desktop-file-validate", (), "applications/okrdesk.desktop"),
        ("appstreamcli", ("validate", "--no-net"), "metainfo/io.github.okrdesk.okrdesk.metainfo.xml"),
    ],
)
def test_the_desktop_s_own_tools_accept_it(
    folder: Path, tool: str, arguments: tuple[str, ...], place: str
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not here; .ci/run installs it")
    assert run(["install-desktop"]) == 0
    judged = subprocess.run([tool, *arguments, str(folder / place)], capture_output=True, text=True)
    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert "warning" not in (judged.stdout + judged.stderr).lower()
