"""What is handed out: a wheel and an sdist, each installed into an empty environment and used there.

Both are built and installed by pip as anybody would, which takes minutes and a package index.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from okrdesk.version import VERSION

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / "constraints.txt"
A_FEW_TESTS = (
    "tests/document/test_seal.py",
    "tests/okr/test_rollup.py",
    "tests/exchange",
    "tests/reports/paper",
)

pytestmark = [pytest.mark.release, pytest.mark.timeout(3600)]


class Environment:
    """A virtual environment of its own, and a home in which nobody has worked."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder / "env", with_pip=True)
        self.folder = folder
        self._programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        left = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_DISPLAY"}
        self._around = {name: value for name, value in os.environ.items() if name not in left} | {
            "OKRDESK_HOME": str(folder / "home"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def __call__(self, program: str, *words: object, inside: Path | None = None) -> str:
        """What a program of it prints; it must succeed."""
        done = subprocess.run(
            [self._programs / program, *map(str, words)],
            cwd=inside or self.folder,
            env=self._around,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=1800,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def install(self, *what: object) -> None:
        self("python", "-m", "pip", "install", "--quiet", "-c", CONSTRAINTS, *what)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sdist, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("built")
    tools = Environment(folder)
    tools("python", "-m", "pip", "install", "--quiet", "build")
    told = tools("python", "-m", "build", "-o", folder / "out", ROOT)
    assert re.findall(r"^.*(?:Warning|[Dd]eprecat|warning: no).*$", told, re.MULTILINE) == []
    sdist, wheel = folder / "out" / f"okrdesk-{VERSION}.tar.gz", next((folder / "out").glob("*.whl"))
    return {"sdist": sdist, "wheel": wheel}


def tracked() -> set[str]:
    """The files that the project keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("no repository here, so nothing says which files belong")
    return set(listed.stdout.decode().split("\0")) - {"", ".gitignore"}


def test_the_sdist_holds_every_file(built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked() - names == set()
    assert [name for name in names if "__pycache__" in name or ".venv" in name] == []


def test_the_wheel_holds_the_program_and_what_it_reads(built: dict[str, Path]) -> None:
    wanted = {
        name if name.startswith("okrdesk/") else f"okrdesk/share/{name}"
        for name in tracked()
        if name.startswith(("okrdesk/", "blueprints/", "resources/"))
        and not name.startswith("resources/pictures/")
    }
    with zipfile.ZipFile(built["wheel"]) as archive:
        names = set(archive.namelist())
    assert wanted - names == set()
    assert [name for name in names if name.startswith("tests/")] == []


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_works_in_an_empty_environment(kind: str, built: dict[str, Path], tmp_path: Path) -> None:
    here = Environment(tmp_path)
    here.install(built[kind])
    here("python", "-m", "pip", "check")
    assert here("okrdesk", "--version").split()[-1] == VERSION
    here("okrdesk", "sample", "plan.okrdesk", "--on", "2026-02-08")
    assert "Bremen" in here("okrdesk", "show", "plan.okrdesk", "--on", "2026-02-08")
    assert "event-hub" in here("okrdesk", "blueprints")
    here("okrdesk", "export", "plan.okrdesk", "page.pdf", "--on", "2026-02-08")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_tests_run_from_the_sdist(built: dict[str, Path], tmp_path: Path) -> None:
    with tarfile.open(built["sdist"]) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"okrdesk-{VERSION}"
    here = Environment(tmp_path)
    here.install("-e", f"{source}[test]")
    told = here("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *A_FEW_TESTS, inside=source)
    assert "passed" in told
