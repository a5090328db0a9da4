"""Wheel and bundle are tried in stages of their own; here is watched that nothing is left out of them."""

from __future__ import annotations

import re
from pathlib import Path

from okrdesk import paths
from okrdesk.cli.commands import COMMANDS
from tests.bundle.command_lines import COMMAND_LINES

ROOT = Path(__file__).parents[1]
FOLDERS = {path.name for path in paths.resources().iterdir() if path.is_dir()} - {"pictures"}


def test_the_bundle_is_tried_with_every_command() -> None:
    assert {line.split()[0] for line in COMMAND_LINES} == set(COMMANDS)


def test_the_bundle_carries_every_folder_of_resources() -> None:
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert {folder for folder in FOLDERS if f'"{folder}"' not in spec} == set()


def test_the_bundle_carries_what_is_loaded_by_name() -> None:
    named = re.compile(r'import_module\(\s*f"([\w.]+)\.\{')
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "okrdesk").rglob("*.py"))
    packages = {package for source in sources for package in named.findall(source)}
    assert {"okrdesk.cli", "okrdesk.reports.workshop"} <= packages
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert {package for package in packages if f'collect_submodules("{package}")' not in spec} == set()


def test_the_wheel_carries_every_folder_of_resources() -> None:
    setup = (ROOT / "setup.py").read_text(encoding="utf-8")
    assert {folder for folder in FOLDERS if f'"{folder}/*' not in setup} == set()


def test_the_sdist_carries_the_files_of_the_tests() -> None:
    (line,) = re.findall(
        r"^recursive-include tests (.*)$", (ROOT / "MANIFEST.in").read_text("utf-8"), re.MULTILINE
    )
    files = (path for path in (ROOT / "tests").rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert {f"*{path.suffix}" for path in files} == set(line.split())
