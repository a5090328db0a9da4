"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "okrdesk").rglob("*.py"))
MOST_LINES, MOST_CLASS_LINES, MOST_FUNCTION_LINES = 400, 300, 50
# What is longer still, with its lines. These lists only become shorter and their numbers smaller.
LONG_FILES: dict[str, int] = {
    "okrdesk/okr/blueprint_files.py": 420,
}
LONG_CLASSES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {
    "okrdesk/cli/run.py: _do": 70,
    "okrdesk/cli/show.py: _key_result": 62,
    "okrdesk/gui/pages/objectives_page/key_result_form.py: __init__": 62,
    "okrdesk/gui/pages/objectives_page/objective_form.py: __init__": 52,
}
# Long because they are tables: a row for each thing, no decisions.
TABLES = {
    "okrdesk/cli/arguments.py: parser",
    "okrdesk/gui/directory.py: rows",
    "okrdesk/okr/sample.py: _write_objectives",
    "okrdesk/okr/sample_weeks.py: write_cards",
}
# Modules whose behaviour is tested under another name.
UNTESTED: set[str] = {
    "okr/adopting",
    "okr/blueprint_cards",
    "okr/blueprint_files",
    "okr/carrying",
    "okr/continued",
    "okr/four_figures",
    "okr/history_words",
    "okr/review_sums",
    "okr/sample_story",
    "okr/sample_weeks",
    "okr/trails",
}
NEVER = ("manager", "utils", "common", "base", "handler")


@lru_cache(maxsize=1)
def _trees() -> dict[str, ast.Module]:
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of a function of that name, with the line it stands on."""
    for file, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name in (
                getattr(node.func, "id", ""),
                getattr(node.func, "attr", ""),
            ):
                yield f"{file}:{node.lineno}", node


def _longer(found: Iterable[tuple[str, int]], most: int) -> dict[str, int]:
    return {name: lines for name, lines in found if lines > most}


def _parts(*kinds: type[ast.ClassDef | ast.FunctionDef]) -> Iterator[tuple[str, int]]:
    """Classes or functions (methods too), as "file: name", with their lines."""
    for file, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                yield f"{file}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def _only_known(longer: dict[str, int], known: dict[str, int]) -> None:
    grown = {name: lines for name, lines in longer.items() if lines > known.get(name, 0)}
    assert grown == {}, "make it smaller; the list of exceptions takes no more"
    assert set(known) <= set(longer), "it is small now: take it off the list of exceptions"


def test_files_stay_small() -> None:
    files = ((_name(path), len(path.read_text(encoding="utf-8").splitlines())) for path in SOURCES)
    _only_known(_longer(files, MOST_LINES), LONG_FILES)


def test_classes_stay_small() -> None:
    _only_known(_longer(_parts(ast.ClassDef), MOST_CLASS_LINES), LONG_CLASSES)


def test_functions_stay_small_but_tables_of_data() -> None:
    longer = _longer(_parts(ast.FunctionDef), MOST_FUNCTION_LINES)
    assert set(longer) >= TABLES, "it is small now: take it off the list of tables"
    _only_known({name: lines for name, lines in longer.items() if name not in TABLES}, LONG_FUNCTIONS)


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


def test_every_module_of_the_subject_and_the_document_has_its_test_file() -> None:
    # A feature is found by its term in every folder.
    lacking = set()
    for folder in ("document", "okr", "okr/coach", "okr/explain"):
        tests = ROOT / "tests" / folder
        for path in (ROOT / "okrdesk" / folder).glob("*.py"):
            if path.name != "__init__.py" and not (tests / f"test_{path.name}").is_file():
                lacking.add(f"{folder}/{path.stem}")
    assert lacking <= UNTESTED, "write its test file"
    assert lacking >= UNTESTED, "take it off the list"


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
