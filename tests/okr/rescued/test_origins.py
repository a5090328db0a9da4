"""Origins: what is kept of where a line came from."""

from __future__ import annotations

from okrdesk.okr.rescued import origins
from tests import factories
from tests.okr.rescued import made_rows as rows


def test_a_line_is_known_by_the_key_of_its_file_and_what_was_said() -> None:
    document = factories.workspace()
    file = rows.reading(rows.objective(), rows.key_result(check_ins=(rows.check_in(25, 1),)))
    ids = rows.brought(document, file)
    known = {each.key: each for each in origins.of_form(document, "viva-goals")}
    assert {key: each.line for key, each in known.items()} == ids
    assert known["k1"].said["target"] == "100"
    ((mine,)) = rows.check_ins_of(document, ids["k1"])
    assert known["k1"].check_ins["2026-02-01"][0] == mine.id
    assert origins.of_form(document, "burningokr") == ()


def test_nothing_is_written_where_the_file_says_the_same() -> None:
    document = factories.workspace()
    rows.brought(document, rows.reading(rows.objective()))
    (known,) = origins.of_form(document, "viva-goals")
    before = factories.dump(document)
    with document.edit("Again"):
        origins.remember(document, known, known)
    assert factories.dump(document) == before
