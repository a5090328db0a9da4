"""The README's commands, as they stand there, on a Debian that has nothing but Python.

Needs root and debootstrap, and takes a quarter of an hour for each Debian.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SUITES = ("bookworm", "trixie")  # Debian 12 with Python 3.11, Debian 13 with 3.13
A_FEW_TESTS = (
    "tests/document tests/exchange tests/reports/paper tests/test_cli.py tests/gui/test_pdf_pages.py"
)
# How this machine reaches the network, without which nothing can be installed.
OF_THIS_MACHINE = ("etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/ssl/certs/ca-certificates.crt")

pytestmark = [
    pytest.mark.release,
    pytest.mark.timeout(7200),
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("debootstrap"),
        reason="needs root and debootstrap",
    ),
]

Inside = Callable[..., str]


def of_readme(pattern: str) -> str:
    """A command as the README has it."""
    match = re.search(pattern, README, re.MULTILINE | re.DOTALL)
    assert match is not None
    return match[1].strip()


DEMO = of_readme(r"^```\n(python3 -m venv [^\n]* demo)\n```")
TESTS = of_readme(r"<!-- tests -->\n```\n(.*?)\n```\n<!-- end -->")
LIBRARIES = of_readme(r"`sudo (apt-get install libglib[^`]*)`")
BESIDES = of_readme(r"an X11 window also `([^`]*)`")


@pytest.fixture(scope="module", params=SUITES)
def inside(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Inside:
    """Runs a command in a fresh Debian, in a copy of the project; returns what it prints."""
    root = tmp_path_factory.mktemp("debian") / request.param
    more = "--include=python3-venv,ca-certificates"
    make = ["debootstrap", "--variant=minbase", more, request.param, root]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    for name in OF_THIS_MACHINE:
        if Path("/", name).exists():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path("/", name), root / name)
    left = shutil.ignore_patterns(".git", ".venv", "__pycache__", "build", "dist", "*.egg-info")
    shutil.copytree(ROOT, root / "okrdesk", ignore=left)
    mounts = f"mount -t proc proc {root}/proc && mount --rbind /dev {root}/dev"
    if Path("/opt").is_dir():
        mounts += f" && mount --rbind /opt {root}/opt"

    def run(command: str, code: int = 0, **around: str) -> str:
        usual = {
            "HOME": "/root",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        # The mounts are gone with the process: they are in a namespace of its own.
        into = f'{mounts} && exec chroot {root} bash -c "cd /okrdesk && $COMMAND"'
        done = subprocess.run(
            ["unshare", "--mount", "--propagation", "private", "bash", "-c", into],
            env=usual | around | {"COMMAND": command},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    return run


def test_the_commands_of_the_readme_work_one_after_the_other(inside: Inside) -> None:
    assert "Wrote bremen-makers.pdf" in inside(DEMO)
    window = ".venv/bin/okrdesk bremen-makers.okrdesk"
    # Without the libraries of Qt it says which, by the words of the README.
    told = inside(window, 1, QT_QPA_PLATFORM="offscreen")
    missing = told.partition("sudo apt-get install ")[2].split()
    assert missing
    assert set(missing) <= set(LIBRARIES.split())
    told = inside(window, 1, DISPLAY=":99")
    assert set(BESIDES.split()) <= set(told.partition("sudo apt-get install ")[2].split())
    inside(f"{LIBRARIES} -y")
    assert inside(f"timeout 20 {window}", 124, QT_QPA_PLATFORM="offscreen") == ""
    inside(f"apt-get install -y {BESIDES}")
    told = inside(window, 1, DISPLAY=":99")  # a display that nobody serves
    assert len(told.strip().splitlines()) == 1
    assert "apt-get" not in told
    assert " passed" in inside(f"{TESTS} {A_FEW_TESTS}")
