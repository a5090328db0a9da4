"""The folder that `pyinstaller build.spec` makes: every command, papers in any script, the window.

Apart from the other tests, because building takes minutes: `python -m pytest tests/bundle`. OKRDESK_BUNDLE
names a folder that was built before.
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle.command_lines import DAY
from tests.bundle.program import Program

ROOT = Path(__file__).parents[2]
MOST_MIB = 230
ARABIC = "نريد 80 مكانًا (على الأقل)"
pytestmark = [
    pytest.mark.timeout(3600),  # a busy machine builds for long
    pytest.mark.skipif(
        importlib.util.find_spec("PyInstaller") is None and "OKRDESK_BUNDLE" not in os.environ,
        reason="PyInstaller is not installed (pip install '.[bundle]')",
    ),
]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, built once."""
    if built := os.environ.get("OKRDESK_BUNDLE"):
        return Path(built)
    place = tmp_path_factory.mktemp("bundle")
    words = [
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        place / "dist",
        "--workpath",
        place / "build",
    ]
    subprocess.run([sys.executable, "-m", "PyInstaller", *words, "build.spec"], cwd=ROOT, check=True)
    return place / "dist" / "okrdesk"


@pytest.fixture
def program(bundle: Path, tmp_path: Path) -> Program:
    made = Program([bundle / ("okrdesk.exe" if sys.platform == "win32" else "okrdesk")], tmp_path)
    made("sample", made.file, "--on", DAY)
    return made


def files_of(bundle: Path) -> Iterator[Path]:
    return (each for each in bundle.rglob("*") if each.is_file() and not each.is_symlink())


def test_it_is_small_and_carries_nothing_that_nobody_needs(bundle: Path) -> None:
    sizes = {str(each.relative_to(bundle)): each.stat().st_size for each in files_of(bundle)}
    assert sum(sizes.values()) <= MOST_MIB * 2**20, sorted(sizes.items(), key=lambda pair: -pair[1])[:20]
    needless = (
        "libgtk",
        "qgtk3",
        "libqeglfs",
        "EglFs",
        "gdk_pixbuf",
        "libqvnc",
        "sample_data",
        "uniseg/docs",
        "resources/pictures",
        "fy.dat",
    )
    assert [name for name in sizes for word in needless if word in name.replace("\\", "/")] == []
    assert any(name.endswith("de_AT.dat") for name in sizes)
    assert any(name.endswith("SourceSans3-Regular.ttf") for name in sizes)


def test_every_command_works(program: Program) -> None:
    told = program.do_every_line()
    assert "event-hub" in told["blueprints"]
    assert "Bremen" in told["show"]
    assert "1.1" in told["explain"]
    assert json.loads((program.folder / "all.json").read_text("utf-8"))["format"] == "okrdesk-workspace"


def test_what_draws_pages_for_the_preview_and_the_printer_is_there(bundle: Path) -> None:
    inside = bundle / "_internal"
    ending = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(sys.platform, "libpdfium.so")
    assert ctypes.CDLL(str(inside / "pypdfium2_raw" / ending)).FPDF_InitLibraryWithConfig
    for package in ("pypdfium2", "pypdfium2_raw"):  # neither can be imported without
        assert (inside / package / "version.json").is_file()


def test_papers_with_charts_and_in_arabic(program: Program) -> None:
    from pypdf import PdfReader

    program("export", program.file, "page.pdf", "--on", DAY)
    words = PdfReader(program.folder / "page.pdf").pages[0].extract_text()
    assert "Bremen Makers" in words
    fonts = (program.folder / "page.pdf").read_bytes()
    assert b"SourceSans3" in fonts
    for ending in ("svg", "pdf", "png"):
        program("chart", program.file, f"load.{ending}", "--kind", "load", "--on", DAY)
        assert (program.folder / f"load.{ending}").stat().st_size > 1000
    program("new", "arabic.okrdesk", "--name", ARABIC, "--cycle", "2026-Q1", "--locale", "ar_EG")
    program("export", "arabic.okrdesk", "arabic.pdf")
    read = PdfReader(program.folder / "arabic.pdf").pages[0].extract_text()
    assert "مكان" in "".join(read.split()).replace("\u064b", "")


def test_the_window_opens(program: Program) -> None:
    started = subprocess.Popen(
        [*program.begun_by, program.file],
        env=program.around | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    try:
        # It says by a file beside the workspace that it has it open, and goes on until it is ended.
        presence = program.file.with_name(f".~lock.{program.file.name}#")
        for _round in range(600):
            if presence.exists() or started.poll() is not None:
                break
            with pytest.raises(subprocess.TimeoutExpired):
                started.wait(0.2)
        assert presence.exists(), started.communicate()[1]
        assert started.poll() is None
    finally:
        started.kill()
        said = started.communicate()[1]
    assert said == b""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt ends the process")
def test_without_a_display_it_says_so(program: Program) -> None:
    program(program.file, code=1, QT_QPA_PLATFORM="")
