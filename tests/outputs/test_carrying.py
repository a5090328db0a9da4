"""A page that is also the data: valid, the same bytes, nothing that is withheld, and gone on from."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import page as validator
import pytest

from okrdesk.document import attachments, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, people
from okrdesk.outputs.asked import Asked, Carry
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.gui.desks import DAY
from tests.reports.reading import reader, words


@cache
def _made(carry: Carry, names: bool = True) -> bytes:
    document = factories.sample_of(DAY)
    cycle = cycles.current(document, DAY).id
    return OUTPUTS["map"].write(document, Asked(cycle, DAY, "pdf", carry=carry, names=names)).content


def _held(page: bytes) -> Document:
    checked = upgrade.current(attachments.workspace_in(page, "page.pdf"), "page.pdf")
    return Document.load(checked, factories.ACTOR, read_only=True)


def test_the_whole_workspace_goes_along_with_its_history() -> None:
    document, held = factories.sample_of(DAY), _held(_made("whole"))
    assert held.id == document.id
    wish = Asked(cycles.current(document, DAY).id, DAY, "pdf", carry="whole")
    assert "carries the whole workspace" in OUTPUTS["map"].write(document, wish).notes[-1]
    assert factories.dump(held) == factories.dump(document)


def test_only_the_cycle_goes_along_as_a_workspace_of_its_own() -> None:
    document, held = factories.sample_of(DAY), _held(_made("cycle"))
    assert held.id != document.id
    assert len(cycles.all_cycles(held)) == 1
    assert held.locale == document.locale


@pytest.mark.parametrize("carry", ["whole", "cycle"])
def test_the_page_is_the_same_and_keeps_every_rule_of_pdf_ua(carry: Carry, tmp_path: Path) -> None:
    page = _made(carry)
    _made.cache_clear()
    assert _made(carry) == page, "the same bytes every time"
    assert words(page) == words(_made(""))
    report = validator.validate_pdf_bytes(page, profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    root = reader(page).trailer["/Root"]
    (spec,) = root["/AF"]
    assert spec.get_object()["/AFRelationship"] == "/Data"
    if shutil.which("qpdf"):
        (tmp_path / "page.pdf").write_bytes(page)
        done = subprocess.run(
            ["qpdf", "--check", "page.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False), done.stderr


def test_a_page_without_names_carries_none() -> None:
    page = _made("cycle", names=False)
    names = [each.name for each in people.everyone(factories.sample_of(DAY))]
    told = attachments.workspace_in(page, "page.pdf")
    assert names
    assert not [name for name in names if name.encode() in told]
    with pytest.raises(Refused, match="carry the cycle alone"):
        _made("whole", names=False)


def test_nothing_is_carried_unless_it_is_asked_for() -> None:
    for row in OUTPUTS.values():
        assert Asked("", DAY, row.endings[0]).carry == ""
    assert not attachments.is_page(b"{}")
    assert "/AF" not in reader(_made("")).trailer["/Root"]


def test_files_that_are_no_pages_carry_nothing() -> None:
    document = factories.sample_of(DAY)
    with pytest.raises(Refused, match="carries no workspace"):
        OUTPUTS["json"].write(document, Asked(cycles.current(document, DAY).id, DAY, "json", carry="whole"))
