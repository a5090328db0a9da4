"""The lines that the bundle is tried with work, also without building one, which takes minutes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bundle.command_lines import DAY
from tests.bundle.program import Program

pytestmark = pytest.mark.release


def test_every_line_works(tmp_path: Path) -> None:
    program = Program([sys.executable, "-m", "okrdesk"], tmp_path)
    program("sample", program.file, "--on", DAY)
    assert "1.1" in program.do_every_line()["explain"]
