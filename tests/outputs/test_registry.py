"""The registry of outputs: each row says what it is and writes what it says."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from okrdesk.document import file_names
from okrdesk.document.refused import Refused
from okrdesk.gui.pages.share_page.handing_out import kind_of_file
from okrdesk.okr import cycles
from okrdesk.outputs.asked import Asked, Ending
from okrdesk.outputs.registry import OUTPUTS, usual_for
from okrdesk.reports.paper.print_style import PAPERS
from tests.factories import workspace
from tests.gui.desks import DAY

_FIRST_BYTES = {
    "pdf": b"%PDF", "json": b"{", "ics": b"BEGIN:VCALENDAR", "xlsx": b"PK", "png": b"\x89PNG", "zip": b"PK",
    "csv": b"\xef\xbb\xbfnumber", "md": b"# ",
}  # fmt: skip


def test_each_row_says_what_it_is() -> None:
    names = [each.name() for each in OUTPUTS.values()]
    assert len(set(names)) == len(names)
    for key, each in OUTPUTS.items():
        assert each.key == key
        assert each.about().endswith(".")
        assert set(each.papers) <= set(PAPERS)
        assert bool(each.papers) == ("paper" in each.options)


@pytest.mark.parametrize("ending", get_args(Ending))
def test_an_ending_is_that_of_an_output_and_people_know_it_by_words(ending: Ending) -> None:
    assert any(ending in each.endings for each in OUTPUTS.values())
    assert kind_of_file(ending)
    assert ending in file_names.KINDS, "a name that ends so would be taken for words"


@pytest.mark.parametrize("key", [each.key for each in OUTPUTS.values() if each.subject != "key result"])
def test_each_output_of_a_workspace_without_a_workshop_is_written_or_says_what_is_missing(key: str) -> None:
    document, each = workspace(), OUTPUTS[key]
    wish = Asked(cycles.all_cycles(document)[0].id, DAY, each.endings[0])
    if each.subject == "workshop" and not each.before:
        with pytest.raises(Refused, match="start one first"):
            each.write(document, wish)
        return
    content = each.write(document, wish).content
    assert content.startswith(_FIRST_BYTES.get(each.endings[0], b""))
    assert each.write(document, wish).content == content


def test_the_ending_of_a_name_says_what_is_written_to_it() -> None:
    assert usual_for(Path("page.PDF")).key == "one-pager"
    names = {
        "all.json": "json",
        "a.xlsx": "workbook",
        "a.csv": "table",
        "a.zip": "tables",
        "a.md": "markdown",
    }
    assert {name: usual_for(Path(name)).key for name in names} == names
    assert usual_for(Path("a.ics")).key == "calendar"
    assert usual_for(Path("a.svg")) == usual_for(Path("a.png"))
    with pytest.raises(Refused, match=r"“page.docx” ends with none of .*\.pdf.*\.json"):
        usual_for(Path("page.docx"))
