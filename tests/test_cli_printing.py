"""`okrdesk print`: the papers of the latest workshop."""

from __future__ import annotations

import pytest

from okrdesk.reports.workshop.papers import PAPERS
from tests import factories
from tests.reports.workshop.evening import prepared
from tests.test_cli import Shell, shell

__all__ = ["shell"]


@pytest.mark.parametrize("what", PAPERS)
def test_every_paper_is_printed(what: str, shell: Shell) -> None:
    factories.stored(shell.file, prepared()[0])
    out = shell.folder / f"{what}.pdf"
    assert "Wrote" in shell("print", shell.file, out, "--what", what, "--paper", "letter")
    assert out.read_bytes().startswith(b"%PDF")


def test_without_a_workshop_it_says_what_to_do(shell: Shell) -> None:
    factories.stored(shell.file)
    shell("print", shell.file, shell.folder / "x.pdf", "--what", "kit", code=1)
    assert "No workshop has been prepared" in shell.err
    assert not (shell.folder / "x.pdf").exists()


def test_a_name_without_pdf_is_refused(shell: Shell) -> None:
    factories.stored(shell.file, prepared()[0])
    shell("print", shell.file, shell.folder / "x.txt", "--what", "kit", code=1)
    assert "must end with .pdf" in shell.err
