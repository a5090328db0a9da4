"""A cycle as a workbook: what it holds, that it reckons as we do, and no text of anybody in a formula."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.text import clean
from okrdesk.exchange.workspace_xlsx import to_xlsx
from okrdesk.okr import check_ins, cycles, key_results, objectives, outline, people
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import percent
from okrdesk.okr.terms import KeyResult, Stage
from tests import changes, factories
from tests.examples import examples
from tests.exchange.hostile import TEXTS
from tests.exchange.reckoner import Reckoner
from tests.exchange.test_xlsx import read

DAY = dt.date(2026, 2, 8)
FIRST = 6  # the row of the first objective in the summary


@pytest.fixture(scope="module")
def sample() -> Iterator[tuple[Document, Outline]]:
    document = factories.sample_of(DAY)
    yield document, seen_in(document)
    document.close()


def seen_in(document: Document, day: dt.date = DAY) -> Outline:
    return outline.outline(document, cycles.all_cycles(document)[0].id, day)


def shown(share: float) -> int:
    """The whole percent that a share is shown as, by its pattern (the ends say what is so)."""
    if share >= 1:
        return 100
    return max(1, min(99, int(share * 100 + 0.5 + 1e-9))) if share > 0 else 0


def assert_reckons(content: bytes, seen: Outline) -> None:
    """Reckoned anew by somebody else, the workbook shows what rollup says."""
    reckoner = Reckoner(read(content))
    assert shown(reckoner.value("Summary", "E5")) == percent(seen.progress)
    for row, line in enumerate(seen.objectives, FIRST):
        figures = line.figures
        assert shown(reckoner.value("Summary", f"E{row}")) == percent(figures.progress)
        assert shown(reckoner.value("Objectives", f"F{row - FIRST + 2}")) == percent(figures.progress)
        apart = float((figures.progress - figures.expected) * 100)
        assert reckoner.value("Summary", f"G{row}") == pytest.approx(apart, abs=1e-6)
        sure = "" if figures.confidence is None else pytest.approx(float(figures.confidence), abs=1e-9)
        assert reckoner.value("Summary", f"H{row}") == sure
    for row, key in enumerate(seen.key_results, 2):
        assert shown(reckoner.value("Key results", f"J{row}")) == percent(key.figures.counted)


def test_what_is_kept_beside_a_formula_is_what_it_gives(sample: tuple[Document, Outline]) -> None:
    content = to_xlsx(*sample)
    book, kept = read(content), read(content, values=True)
    reckoner = Reckoner(book)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = kept[sheet.title][cell.coordinate].value
                    assert reckoner.value(sheet.title, cell.coordinate) == pytest.approx(value, abs=1e-9)


def test_the_sample_reckons_as_we_do(sample: tuple[Document, Outline]) -> None:
    document, seen = sample
    content = to_xlsx(document, seen)
    assert_reckons(content, seen)
    book = read(content)
    assert book.sheetnames[:5] == ["Summary", "Objectives", "Key results", "Check-ins", "People"]
    assert {"Votes", "Promises", "Asks", "Ideas", "Themes", "Decisions"} <= set(book.sheetnames)
    assert len(book["Summary"]._charts) == 1
    series = book["Summary"]._charts[0].series
    assert [each.val.numRef.f for each in series] == ["Summary!$E$6:$E$8", "Summary!$F$6:$F$8"]
    bars = [point.v for point in series[0].cat.strRef.strCache.pt]
    assert bars == [line.objective.title for line in seen.objectives]
    rows = book["Check-ins"].max_row - 1
    assert rows == sum(map(len, check_ins.of_cycle(document, seen.cycle.id, DAY).values()))
    share = book["Key results"]["F4"]
    assert (share.value, share.number_format) == (0.21, "#,##0%")


def test_what_is_changed_in_the_sheet_is_reckoned_anew(sample: tuple[Document, Outline]) -> None:
    document, seen = sample
    book = read(to_xlsx(document, seen))
    assert Reckoner(book).value("Key results", "J2") == pytest.approx(7 / 12)
    book["Key results"]["F2"] = 12  # what stands today at key result 1.1
    after = Reckoner(book)
    assert after.value("Key results", "J2") == 1
    before = float(seen.objectives[0].figures.progress)
    assert after.value("Summary", "E6") == pytest.approx(before + (1 - 7 / 12) / 3)
    book["Key results"]["G2"] = book["Key results"]["E2"].value  # a target that leaves no way to go
    assert Reckoner(book).value("Key results", "J2") == 0


MEASURED = (
    KeyResult("", "", "Line", baseline=Decimal(0), target=Decimal(3)),
    KeyResult("", "", "Down", baseline=Decimal("36"), target=Decimal("12"), direction="decrease"),
    KeyResult("", "", "Percent", measure="percentage", baseline=Decimal("10.5"), target=Decimal(50)),
    KeyResult("", "", "Against", baseline=Decimal(5), target=Decimal(2)),
    KeyResult("", "", "None", baseline=None, target=Decimal(2)),
    KeyResult("", "", "Long", baseline=Decimal(2), target=Decimal("1234567.123456789012")),
    KeyResult("", "", "Yes", measure="yes-no", baseline=Decimal(0), target=Decimal(1)),
    KeyResult(
        "", "", "Stages", measure="milestones", stages=(Stage("a", Decimal(1)), Stage("b", Decimal(2)))
    ),
    KeyResult("", "", "Band", measure="band", low=Decimal(2), high=Decimal(4)),
    KeyResult(
        "", "", "Bent", baseline=Decimal(0), target=Decimal(10), checkpoints=((Decimal(8), Decimal("0.2")),)
    ),
)
WEIGHTS = st.sampled_from([None, None, Decimal(0), Decimal("12.5"), Decimal(50), Decimal(100)])


@given(st.data())
@examples(6, 133)
def test_any_workspace_reckons_as_we_do(data: st.DataObject) -> None:
    document = Document.create(None, "Makers", factories.ACTOR, "Ada")
    cycle = factories.quarter(document)
    for number in range(data.draw(st.integers(0, 3))):
        goal = objectives.Objective("", cycle, f"Goal {number}", weight=data.draw(WEIGHTS))
        home = objectives.add(document, goal)
        for measured in data.draw(st.lists(st.sampled_from(MEASURED), max_size=4)):
            row = replace(measured, objective_id=home, weight=data.draw(WEIGHTS))
            made = key_results.add(document, row)
            if data.draw(st.booleans()):
                value = data.draw(st.sampled_from(["0", "1", "0.012", "0.999"]))
                if measured.measure == "number":
                    value = data.draw(st.sampled_from([value, "-3", "2.985", "14"]))
                value = "1" if measured.measure in ("yes-no", "milestones") else value
                sure = data.draw(st.one_of(st.none(), st.integers(0, 10)))
                check_ins.record(document, made, Decimal(value), on=DAY, confidence=sure)
    seen = seen_in(document)
    assert_reckons(to_xlsx(document, seen), seen)
    document.close()


def test_no_text_of_anybody_is_in_a_formula_or_format() -> None:
    document = factories.workspace()
    mark = "Zanderfilet"
    changes.of_mission(document, name=f"={mark}")
    for row in factories.ids(document, t.KeyResult):
        changes.key_result(document, row, title=f"={mark}!A1", unit=f'"{mark}"', measure="money", source=mark)
    for person in people.everyone(document):
        people.rename(document, person.id, f"@{mark} {person.name}")
    for goal in factories.ids(document, t.Objective):
        known = objectives.read(document, goal)
        objectives.change(document, known, replace(known, title=f"'{mark}'!A1:B2"))
    book = read(to_xlsx(document, seen_in(document)))
    formats = {cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row}
    formulas = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    plotted = book["Summary"]._charts[0].series
    ranges = [each.val.numRef.f for each in plotted] + [
        each.attr_text for each in book.defined_names.values()
    ]
    assert len(formulas) > 10
    assert [text for text in (*formats, *formulas, *ranges, *book.sheetnames) if mark in text] == []
    allowed = re.compile(r"=[A-Z0-9a-z_(),:<>=\"*/+\-.]+")
    assert all(allowed.fullmatch(formula) for formula in formulas)


def test_hostile_texts_stand_as_they_are() -> None:
    document = factories.workspace()
    row = factories.ids(document, t.KeyResult)[0]
    for nth, text in enumerate(TEXTS):
        check_ins.record(document, row, Decimal(nth), on=DAY, note=text, blocker=text[:200])
    sheet = read(to_xlsx(document, seen_in(document)))["Check-ins"]
    heads = [cell.value for cell in sheet[1]]
    notes = [heads.index("Note"), heads.index("Note (2)")]
    for line, text in zip(sheet.iter_rows(min_row=2, values_only=True), TEXTS, strict=True):
        if "x005F_" in text:  # which openpyxl takes out
            continue
        assert "".join(line[column] or "" for column in notes) == clean(text)
        assert line[heads.index("In the way")] == clean(text[:200])
    document.close()


def test_the_same_content_is_the_same_bytes(sample: tuple[Document, Outline]) -> None:
    document, seen = sample
    assert to_xlsx(document, seen) == to_xlsx(document, seen)
