"""The import rules hold: a forbidden import of each sort, planted in a copy, breaks its contract."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS, DESK = "Layers point down", "Layers inside the desk"
QT = "Qt lives in the desk"
CHARTS = "matplotlib draws charts, in their folder and in the widget that shows them"
PICTURES = "One module draws pages of PDFs"
TABLES = "Only the document and the subject see tables"
PAGES = "Pages do not know each other"
AREAS = "What pages and the steps of a workshop share stays apart by its term"
PAPER = "Reports draw through the face of the paper"
UNSEEN = "What is cast unseen leaves the workshop's hands through revealed, shown and record alone"
MINUTES = "The papers of a workshop get their content from record"
PROJECTOR = "The projector gets its content from shown"
ROUND = "No import goes round"

# (contract, module, what it imports)
IMPORTS = [
    (LAYERS, "okrdesk.document.text", "okrdesk.okr.days"),
    (LAYERS, "okrdesk.okr.days", "okrdesk.exchange.calendar"),
    (LAYERS, "okrdesk.reports.paper.runs", "okrdesk.gui.theme"),
    (LAYERS, "okrdesk.cli.asked", "okrdesk.gui.desk"),
    (LAYERS, "okrdesk.gui.desk", "okrdesk.cli.output"),
    (LAYERS, "okrdesk.gui.opening", "okrdesk.app"),
    (DESK, "okrdesk.gui.widgets.words", "okrdesk.gui.desk"),
    (DESK, "okrdesk.gui.dialogs.about", "okrdesk.gui.page"),
    (DESK, "okrdesk.gui.page", "okrdesk.gui.workspace_view"),
    (DESK, "okrdesk.gui.theme", "okrdesk.gui.settings"),
    (QT, "okrdesk.__main__", "PySide6.QtCore"),
    (QT, "okrdesk.libraries", "PySide6"),
    (QT, "okrdesk.cli.output", "PySide6.QtGui"),
    (QT, "okrdesk.okr.outline", "PySide6.QtCore"),
    (QT, "okrdesk.reports.paper.runs", "shiboken6"),
    (QT, "okrdesk.reports.paper.scripts", "PySide6.QtGui"),
    (CHARTS, "okrdesk.gui.widgets.chart_view", "matplotlib.backends.backend_qtagg"),
    (CHARTS, "okrdesk.reports.paper.runs", "matplotlib.font_manager"),
    (CHARTS, "okrdesk.okr.course", "numpy"),
    (PICTURES, "okrdesk.gui.printing", "pypdfium2"),
    (TABLES, "okrdesk.gui.desk", "okrdesk.document.tables"),
    (TABLES, "okrdesk.cli.output", "peewee"),
    (TABLES, "okrdesk.libraries", "peewee"),
    (PAPER, "okrdesk.reports.review_report", "okrdesk.reports.paper.runs"),
    (UNSEEN, "okrdesk.gui.projector.picture", "okrdesk.okr.workshop.box"),
    (UNSEEN, "okrdesk.exchange.stories_json", "okrdesk.okr.workshop.rounds"),
    (UNSEEN, "okrdesk.reports.workshop.minutes", "okrdesk.okr.workshop.counting"),
    (MINUTES, "okrdesk.reports.workshop.minutes", "okrdesk.okr.workshop.ideas"),
    (PROJECTOR, "okrdesk.gui.projector.picture", "okrdesk.okr.workshop.themes"),
    (PAGES, "okrdesk.gui.pages.mission_page.page", "okrdesk.gui.pages.review_page.leaving"),
    (PAGES, "okrdesk.gui.pages.start_page.recent", "okrdesk.gui.pages.share_page.news"),
    (PAGES, "okrdesk.gui.pages.attic_page.page", "okrdesk.gui.pages.mission_page.page"),
    (AREAS, "okrdesk.gui.areas.owners.board", "okrdesk.gui.areas.review.score_card"),
    (DESK, "okrdesk.gui.areas.mission.priorities_card", "okrdesk.gui.page"),
]
# New modules that no layer names, and an import that goes round: what they break says no import.
SHAPES = [
    (LAYERS, "okrdesk.attic", "sys"),
    (DESK, "okrdesk.gui.attic", "sys"),
    (ROUND, "okrdesk.document.text", "okrdesk.document.document"),
]


def _contracts_of(folder: Path, imports: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """What import-linter says of each broken contract in a copy of the tree with these imports at the end."""
    shutil.copytree(ROOT / "okrdesk", folder / "okrdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for _contract, module, imported in imports:
        path = (folder / module.replace(".", "/")).with_suffix(".py")
        path.parent.mkdir(exist_ok=True)
        (path.parent / "__init__.py").touch()
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nimport {imported}\n")
    run = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    told = subprocess.run(
        [sys.executable, "-c", run, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "300", "PYTHONUTF8": "1"},
    )
    assert "Contracts:" in told.stdout, told.stdout + told.stderr
    broken = told.stdout.partition("Broken contracts\n")[2]
    parts = re.split(r"^(\S.*)\n-+$", broken, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _contracts_of(tmp_path_factory.mktemp("imports"), IMPORTS)


@pytest.fixture(scope="module")
def misshapen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return _contracts_of(tmp_path_factory.mktemp("shapes"), SHAPES)


@pytest.mark.parametrize(("contract", "module", "imported"), IMPORTS)
def test_a_forbidden_import_breaks_its_contract(
    broken: dict[str, str], contract: str, module: str, imported: str
) -> None:
    seen = imported if imported.startswith("okrdesk") else imported.partition(".")[0]
    assert re.search(rf"{re.escape(module)} -> {re.escape(seen)} ", broken[contract]), broken[contract]


def test_a_module_of_no_layer_breaks_the_contract(misshapen: dict[str, str]) -> None:
    assert "okrdesk.attic" in misshapen[LAYERS]
    assert "okrdesk.gui.attic" in misshapen[DESK]


def test_an_import_that_goes_round_breaks_the_contract(misshapen: dict[str, str]) -> None:
    assert "okrdesk.document" in misshapen[ROUND]
    assert ".text -> .document" in misshapen[ROUND]


def test_nothing_is_broken_without_them(tmp_path: Path) -> None:
    assert _contracts_of(tmp_path, []) == {}


@pytest.mark.parametrize("module", ["matplotlib.pyplot", "matplotlib.backends.backend_qtagg"])
def test_parts_of_matplotlib_are_refused_by_name(tmp_path: Path, module: str) -> None:
    """import-linter knows packages of others only as a whole; ruff knows their parts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "planted.py").write_text(f'"""Planted."""\n\nimport {module} as planted\n\nprint(planted)\n')
    told = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", "planted.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert f"`{module}` is banned" in told.stdout
