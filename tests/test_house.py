"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "okrdesk").rglob("*.py"))
MOST_LINES = 600
NEVER = ("manager", "utils", "common", "base", "handler")


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_small_and_are_named_by_the_vocabulary(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert not set(re.split(r"[_.]", path.name)) & set(NEVER)
    if path.name == "__init__.py":
        assert not path.read_text(encoding="utf-8").strip(), "packages stay empty"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_words_for_people_are_translated_before_they_are_filled_in(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            for argument in node.args[:2]:
                assert not isinstance(argument, ast.JoinedStr), f"line {node.lineno}: an f-string inside _()"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_error_is_swallowed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: a bare except"
            broad = getattr(node.type, "id", "") in ("Exception", "BaseException")
            silent = all(isinstance(inner, ast.Pass) for inner in node.body)
            assert not (broad and silent), f"line {node.lineno}: everything is swallowed"


@pytest.mark.parametrize(
    "path",
    [p for p in SOURCES if p.relative_to(ROOT).parts[1] in ("document", "okr", "reports", "exchange")],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_the_day_is_a_parameter_below_the_desk(path: Path) -> None:
    assert not re.search(r"date\.today\(|datetime\.now\(", path.read_text(encoding="utf-8"))


def test_ci_runs_the_readme_s_own_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    marked = re.search(r"<!-- tests -->\n```\n(.+)\n```\n<!-- end -->", readme)
    assert marked is not None
    assert "pytest" in marked[1]
    assert "<!-- tests -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_no_file_names_a_workplace() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    wanted = re.compile("/wo" + "rk/|/fa" + r"rm/|\.libra" + "ry/|pypi" + r"\.org")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".txt", ".json", ".qss", ".spec") and path.is_file():
            assert not wanted.search(path.read_text(encoding="utf-8")), name
