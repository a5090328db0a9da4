"""What can be asked of every output: without names, in one ink, in another language."""

from __future__ import annotations

import gettext
import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from okrdesk import i18n, paths
from okrdesk.document import attachments, rewriting
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles, people
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.gui.desks import DAY
from tests.reports.reading import reader, squeezed, words

_PACKED = {"workbook", "tables"}  # written of the same copy, but not to be read as they are
_NAMED = [
    each
    for each in OUTPUTS.values()
    if "names" in each.options and each.subject != "key result" and each.key not in {"kit", *_PACKED}
]
_COLOURS = re.compile(rb"(?<![\w/])(rg|RG|k|K|sc|SC|scn|SCN)\b")


def _canaries():  # type: ignore[no-untyped-def]
    """The sample with names that stand nowhere else, also in its notes; the names, and the current cycle."""
    document = factories.sample_of(DAY)
    names = {
        each.name: f"Qz{number}vex Wob{number}ly" for number, each in enumerate(people.everyone(document))
    }

    def put(text: str) -> str:
        for name, canary in names.items():
            text = text.replace(name, canary)
        return text

    copy = rewriting.rewritten(document, put)
    copy.read_only = False
    cycle = cycles.current(copy, DAY)
    canary = next(iter(names.values()))
    cycles.write_words(copy, cycle.id, went_well=f"{canary} fixed it", in_the_way="Nothing")
    return copy, tuple(names.values()), cycle.id


@pytest.fixture(scope="module")
def canaries():  # type: ignore[no-untyped-def]
    return _canaries()


@pytest.mark.parametrize("row", _NAMED, ids=lambda row: row.key)
def test_names_off_leaves_none_and_one_ink_leaves_no_colour(canaries, row: Output) -> None:  # type: ignore[no-untyped-def]
    document, names, cycle = canaries
    ending = "pdf" if "pdf" in row.endings else row.endings[0]
    one_ink = "black and white" in row.options
    made = row.write(document, Asked(cycle, DAY, ending, names=False, black_and_white=one_ink))
    said = squeezed(words(made.content) if ending == "pdf" else made.content.decode())
    if one_ink:
        for page in reader(made.content).pages:
            assert not _COLOURS.search(page.get_contents().get_data())
    assert said
    assert not [name for name in names if squeezed(name) in said]
    assert not [name for name in names if name.encode() in made.content]


def test_the_canaries_stand_on_the_page_with_names(canaries) -> None:  # type: ignore[no-untyped-def]
    document, names, cycle = canaries
    said = words(OUTPUTS["one-pager"].write(document, Asked(cycle, DAY, "pdf")).content)
    assert [name for name in names if name in said]


def _catalogue(texts: dict[str, str]) -> bytes:
    """A compiled catalogue (the format of GNU gettext) with these texts."""
    texts = {"": "Content-Type: text/plain; charset=UTF-8\n", **texts}
    ids = [(key.encode(), texts[key].encode()) for key in sorted(texts)]
    at = 28 + 16 * len(ids)
    tables: list[bytes] = []
    held = b""
    for side in (0, 1):
        for pair in ids:
            tables.append(struct.pack("<II", len(pair[side]), at + len(held)))
            held += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(ids), 28, 28 + 8 * len(ids), 0, 0)
    return head + b"".join(tables) + held


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of two words beside the resources that are there."""
    for each in paths.resources().iterdir():
        (tmp_path / each.name).symlink_to(each)
    folder = tmp_path / "locale/de/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "okrdesk.mo").write_bytes(
        _catalogue({"REVIEW": "RÜCKBLICK", "page {number} of {pages}": "{number}/{pages}"})
    )
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    gettext._translations.clear()  # type: ignore[attr-defined]


def test_a_page_comes_in_a_language_that_has_a_catalogue(german: None) -> None:
    document = factories.sample_of(DAY)
    cycle = cycles.current(document, DAY).id
    assert i18n.languages() == ("en", "de")
    said = words(OUTPUTS["review"].write(document, Asked(cycle, DAY, "pdf", language="de")).content)
    assert "RÜCKBLICK" in said
    assert "8. Februar 2026" in said, "days and numbers as the language writes them"
    assert "REVIEW" in words(OUTPUTS["review"].write(document, Asked(cycle, DAY, "pdf")).content)


def test_a_language_without_a_catalogue_is_refused() -> None:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    with pytest.raises(Refused, match="“tlh”; these are the languages: en"):
        OUTPUTS["map"].write(document, Asked(cycle, DAY, "pdf", language="tlh"))


@pytest.mark.parametrize(
    ("key", "more", "sentence"),
    [
        ("json", {"names": False}, "cannot come without names"),
        ("calendar", {"black_and_white": True}, "has no colours"),
        ("json", {"paper": "a4"}, "is not printed on paper"),
        ("minutes", {"paper": "a0"}, "does not come on this paper; choose one of: a4"),
        ("json", {"language": "en"}, "language of the desk alone"),
    ],
)
def test_what_does_not_go_with_an_output_is_refused(key: str, more, sentence: str) -> None:  # type: ignore[no-untyped-def]
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    with pytest.raises(Refused, match=sentence):
        OUTPUTS[key].write(document, Asked(cycle, DAY, OUTPUTS[key].endings[0], **more))


def test_two_of_one_name_are_told_apart_in_what_leaves_but_not_in_what_it_carries() -> None:
    document = factories.workspace()
    lines = factories.ids(document, t.KeyResult)
    with document.edit("Add"):
        for role, line in zip(("Baker", "Host"), lines, strict=False):
            document.set(t.KeyResult, line, owner=document.add(t.Person, name="Mia", role=role))
    cycle = cycles.all_cycles(document)[0]
    asked = Asked(cycle.id, cycle.first_day, "csv")
    table = OUTPUTS["table"].write(document, asked).content.decode()
    assert ("Mia (Baker)" in table, "Mia (Host)" in table) == (True, True)
    page = OUTPUTS["commitments"].write(document, replace(asked, ending="pdf", carry="cycle")).content
    assert "Mia (Baker)" in words(page)
    carried = Document.load(attachments.workspace_in(page, "x.pdf"), "b" * 32)
    assert [each.name for each in people.everyone(carried)].count("Mia") == 2
    assert (
        "Mia (Baker)" not in OUTPUTS["json"].write(document, replace(asked, ending="json")).content.decode()
    )
