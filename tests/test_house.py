"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import fnmatch
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "okrdesk").rglob("*.py"))
MOST_LINES, MOST_CLASS_LINES, MOST_FUNCTION_LINES = 400, 300, 50
# Long because they are tables: a row for each thing, no decisions.
TABLES = {
    "okrdesk/gui/directory.py: rows",
    "okrdesk/okr/history_fields.py: said",
}
NEVER = ("manager", "utils", "common", "base", "handler")


_Looked = ast.ClassDef | ast.FunctionDef | ast.Call


@lru_cache(maxsize=1)
def _nodes() -> list[tuple[str, _Looked]]:
    """What is looked at of the sources, each with its file."""
    trees = ((_name(path), ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES)
    return [(file, node) for file, tree in trees for node in ast.walk(tree) if isinstance(node, _Looked)]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of a function of that name, with the line it stands on."""
    for file, node in _nodes():
        if isinstance(node, ast.Call) and name in (
            getattr(node.func, "id", ""),
            getattr(node.func, "attr", ""),
        ):
            yield f"{file}:{node.lineno}", node


def _longer(found: Iterable[tuple[str, int]], most: int) -> dict[str, int]:
    return {name: lines for name, lines in found if lines > most}


def _parts(*kinds: type[ast.ClassDef | ast.FunctionDef]) -> Iterator[tuple[str, int]]:
    """Classes or functions (methods too), as "file: name", with their lines."""
    for file, node in _nodes():
        if isinstance(node, kinds) and not isinstance(node, ast.Call):
            yield f"{file}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_stay_small() -> None:
    files = ((_name(path), len(path.read_text(encoding="utf-8").splitlines())) for path in SOURCES)
    assert _longer(files, MOST_LINES) == {}


def test_classes_stay_small() -> None:
    assert _longer(_parts(ast.ClassDef), MOST_CLASS_LINES) == {}


def test_functions_stay_small_but_tables_of_data() -> None:
    assert set(_longer(_parts(ast.FunctionDef), MOST_FUNCTION_LINES)) == TABLES


def test_files_are_named_by_the_vocabulary() -> None:
    assert [_name(path) for path in SOURCES if set(re.split(r"[_.]", path.name)) & set(NEVER)] == []


def test_packages_stay_empty() -> None:
    packages = [path for path in SOURCES if path.name == "__init__.py"]
    assert [_name(path) for path in packages if path.read_text(encoding="utf-8").strip()] == []


def test_the_plural_is_translated_before_it_is_filled_in() -> None:
    # Of all words for people but these, ruff tells (INT).
    plurals = [(place, call.args[1]) for place, call in _calls("ngettext")]
    assert plurals
    assert [place for place, plural in plurals if isinstance(plural, ast.JoinedStr)] == []


def test_no_error_is_swallowed_with_suppress() -> None:
    # Of `except` ruff tells (BLE, E722, S110).
    suppressed = [(place, kind) for place, call in _calls("suppress") for kind in call.args]
    assert suppressed
    broad = ("Exception", "BaseException")
    assert [place for place, kind in suppressed if getattr(kind, "id", "") in broad] == []


def test_nobody_sets_a_tab_order() -> None:
    # It is that of the layouts (widgets/reading_order.py); a focus proxy would be a stop beside it.
    assert list(_calls("setFocus"))
    assert [place for name in ("setTabOrder", "setFocusProxy") for place, _call in _calls(name)] == []


def test_every_module_of_the_subject_and_the_document_has_its_test_file() -> None:
    # A feature is found by its term in every folder.
    lacking = []
    for path in SOURCES:
        module = path.relative_to(ROOT / "okrdesk")
        tests = ROOT / "tests" / module.with_name(f"test_{module.name}")
        if module.parts[0] in ("document", "okr") and module.name != "__init__.py" and not tests.is_file():
            lacking.append(module.as_posix())
    assert lacking == [], "write its test file"


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


def test_the_documents_name_files_that_exist() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = listed.stdout.splitlines()
    known = {*files, *(str(folder) for name in files for folder in Path(name).parents)}
    for name in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        for span in re.findall(r"`([^`\n]+)`", (ROOT / name).read_text(encoding="utf-8")):
            for path in re.findall(r"[\w<>*…./-]+", span):
                if "/" in path or path.endswith((".py", ".json", ".md", ".toml")):
                    shape = re.sub(r"<[^>]*>|…", "*", path).rstrip("/")
                    assert fnmatch.filter(known, shape) or fnmatch.filter(known, f"*/{shape}"), (name, path)
