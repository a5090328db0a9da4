"""Blueprint files from elsewhere: read, or refused with a sentence."""

from __future__ import annotations

import copy
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk import paths
from okrdesk.document.refused import Refused
from okrdesk.okr import blueprints
from okrdesk.okr.blueprint_fields import LONGEST_NAME
from okrdesk.okr.blueprints import (
    find,
    parse,
    read_file,
    to_content,
)


@pytest.mark.parametrize("key", blueprints.SHIPPED)
def test_the_files_are_what_the_records_write(key: str) -> None:
    path = paths.blueprints() / f"{key}.json"
    content = json.loads(path.read_text("utf-8"))
    assert to_content(find(key)) == content
    assert parse(content) == read_file(path)


def changed(**changes: Any) -> dict[str, Any]:
    return to_content(find("event-hub")) | changes


def with_key_result(**changes: Any) -> dict[str, Any]:
    content = changed()
    content["key_results"][0] |= changes
    return content


def with_check(**changes: Any) -> dict[str, Any]:
    content = changed()
    content["cross_checks"][0] |= changes
    return content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([], "not an object"),
        (None, "not an object"),
        ({}, "“key” must be a text"),
        (changed(key="../../etc"), "small letters"),
        (changed(key="x" * 100), "small letters"),
        (changed(title=5), "“title” must be a text"),
        (changed(title=" "), "“title” must be a text"),
        (changed(objective="x" * 5000), "longer than 1000"),
        (changed(type="epic"), "must be one of outcome"),
        (changed(phases="growing"), "must be a list"),
        (changed(phases=["growing", "growing"]), "must be some of"),
        (changed(phases=[["growing"]]), "must be some of"),
        (changed(colour="red; }"), "must look like #0072B2"),
        (changed(secret=1), "unknown fields secret"),
        (changed(placeholders={"city": "x"}), "capital letters"),
        (changed(placeholders={"CITY": ""}), "what to fill in"),
        (changed(placeholders=["CITY"]), "must be an object"),
        (changed(placeholders={}), r"\[CITY\] must be described"),
        (changed(placeholders={"CITY": "x", "TOWN": "y"}), "TOWN is asked for but stands nowhere"),
        (changed(key_results=[]), "is empty"),
        (changed(key_results={}), "must be a list"),
        (changed(key_results=[{}] * 21), "at most 20"),
        (changed(key_results=["12 events"]), "Key result 1 cannot be used: it is not an object"),
        (changed(cross_checks=[{"kind": "product", "of": [1, 4], "says": "x"}]), "does not exist"),
        (with_key_result(target=float("nan")), "plain number"),
        (with_key_result(target="NaN"), "plain number"),
        (with_key_result(target="1e400"), "plain number"),
        (with_key_result(target=1.5), "plain number"),
        (with_key_result(target=True), "plain number"),
        (with_key_result(target=10**5000), "plain number"),
        (with_key_result(target=Decimal("1E+999999")), "plain number"),
        (with_key_result(target="١٢"), "plain number"),
        (with_key_result(measure="band"), "a band needs one of them"),
        (with_key_result(low="3"), "belong to a band"),
        (with_key_result(measure="milestones"), "milestones need them"),
        (with_key_result(measure="milestones", stages=[{"name": "a"}]), "0 or more"),
        (with_key_result(measure="milestones", stages=["a"]), "not an object"),
        (with_key_result(measure="ratio"), "must be one of number"),
        (with_key_result(measure="yes-no"), "0 or 1"),
        (with_key_result(measure=["number"]), "must be one of number"),
        (with_key_result(direction="sideways"), "increase, decrease, keep"),
        (with_key_result(period="Q7"), "Q1, Q2"),
        (with_key_result(output="yes"), "true or false"),
        (with_key_result(needs="people"), "must be a list"),
        (with_key_result(needs=[5]), "short texts"),
        (with_key_result(owner="me"), "unknown fields owner"),
        (with_check(kind="eval"), "must be one of product"),
        (with_check(of=[1]), "two key results"),
        (with_check(of=[0, 1]), "counted from 1"),
        (with_check(of=["1", "2"]), "counted from 1"),
        (with_check(of=[True, 2]), "counted from 1"),
        (with_check(of=[Decimal("1.5"), 2]), "counted from 1"),
        (with_check(ask="Why?"), "belong together"),
    ],
)
def test_content_that_cannot_be_used(content: Any, says: str) -> None:
    with pytest.raises(Refused, match=says):
        parse(content)


def test_a_plain_number_is_as_good_as_its_text() -> None:
    assert parse(with_key_result(target=12)) == parse(with_key_result(target="12")) == find("event-hub")


def test_hostile_texts_are_cleaned_and_kept() -> None:
    blueprint = parse(changed(title="<b>\x00$x$\r\n‮ \ud800", placeholders={"CITY": "a\x07b"}))
    assert blueprint.title == "<b>$x$\n‮ ?"
    assert blueprint.placeholders == (("CITY", "ab"),)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"", "line 1"),
        (b"not json", "line 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"key": NaN}', "NaN is not a number"),
        (b'{"key": -Infinity}', "-Infinity is not a number"),
        (b'{"key": "a", "key": "b"}', "stands twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 40_000, "nested too deeply"),
        (b" " * (256 * 1024) + b"{}", "larger than 256 kB"),
        (b"[1]", "not an object"),
        (b"1" * 200_000, "not an object"),
        (b'{"key": "\\ud800"}', "small letters"),
    ],
)
def test_files_that_are_no_blueprints(tmp_path: Path, written: bytes, says: str) -> None:
    path = tmp_path / "foreign.json"
    path.write_bytes(written)
    with pytest.raises(Refused, match=says):
        read_file(path)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(with_key_result(target=7)).encode())
    assert read_file(path).key_results[0].target == 7


def test_what_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)  # reading it would wait for ever
    for path in (tmp_path, tmp_path / "none.json", pipe):
        with pytest.raises(Refused, match="There is no file"):
            read_file(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@given(st.data())
def test_any_field_may_hold_anything(data: st.DataObject) -> None:
    """A blueprint with one field replaced is read, or refused; it never breaks."""
    content = copy.deepcopy(changed())
    places = [content, *content["key_results"], *content["cross_checks"], content["placeholders"]]
    place = data.draw(st.sampled_from(places))
    place[data.draw(st.sampled_from([*place, "other"]))] = data.draw(JSON)
    try:
        blueprint = parse(content)
    except Refused as refused:
        blueprint = None
        sentence = refused.sentence
    if blueprint is None:
        assert sentence.endswith(".")
    else:
        assert parse(to_content(blueprint)) == blueprint


BAND = {"measure": "band", "direction": "keep", "baseline": None, "target": None}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (changed(key="x" * 60), ""),
        (changed(key="x" * 61), "small letters"),
        (changed(colour="#0072b2"), ""),
        (changed(colour="#0072B"), "must look like"),
        (changed(title="[" + "C" * 30 + "]", placeholders={"CITY": "x", "C" * 30: "y"}), ""),
        (changed(placeholders={"CITY": "x", "C" * 31: "y"}), "capital letters"),
        (changed(placeholders={"CITY": " "}), "what to fill in"),
        (changed(placeholders={"CITY": "x" * LONGEST_NAME}), ""),
        (changed(placeholders={"CITY": "x" * (LONGEST_NAME + 1)}), "what to fill in"),
        (changed(placeholders={"CITY": 5}), "what to fill in"),
        (changed(placeholders={f"C{n}": "x" for n in range(20)}), "must be described"),
        (changed(placeholders={f"C{n}": "x" for n in range(21)}), "at most 20"),
        (changed(cross_checks=[{"kind": "note", "of": [1], "says": "x"}] * 40), ""),
        (changed(cross_checks=[{"kind": "note", "of": [1], "says": "x"}] * 41), "at most 40"),
        (changed(cross_checks=[{"kind": "note", "of": [1, 2, 3], "says": "x"}]), ""),
        (with_check(of=[1, 2, 3]), "two key results"),
        (with_check(of=[1, 21]), "counted from 1"),
        (with_check(of=[1, 20]), "does not exist"),
        (with_check(of=[2, 1]), ""),
        (with_check(ask="Why?", ask_below="5"), ""),
        (with_check(ask="", ask_below="5"), "belong together"),
        (with_key_result(**BAND, low="3"), ""),
        (with_key_result(**BAND, high="3"), ""),
        (with_key_result(high="3"), "belong to a band"),
        (with_key_result(measure="yes-no", baseline="0", target="1"), ""),
        (with_key_result(measure="yes-no", baseline=None, target=None), ""),
        (with_key_result(measure="yes-no", baseline="0", target="2"), "0 or 1"),
        (with_key_result(measure="milestones", stages=[{"name": "a", "weight": 0}]), ""),
        (with_key_result(measure="milestones", stages=[{"name": "a", "weight": "-1"}]), "0 or more"),
        (with_key_result(measure="milestones", stages=[{"name": "a", "weight": 1}] * 50), ""),
        (with_key_result(measure="milestones", stages=[{"name": "a", "weight": 1}] * 51), "at most 50"),
        (with_key_result(stages=[{"name": "a", "weight": 1}]), "belong to milestones"),
        (with_key_result(period=None), ""),
        (with_key_result(period="Q2"), ""),
    ],
)
def test_both_sides_of_each_bound(content: Any, says: str) -> None:
    if says:
        with pytest.raises(Refused, match=says):
            parse(content)
    else:
        assert parse(to_content(parse(content))) == parse(content)


def test_a_figure_of_what_is_rare_is_written_as_it_was_read() -> None:
    rare = {"output": True, "proxy": True, "needs": ["people"], "examples": ["a"], "pace_note": "slow"}
    (first, *_others) = parse(with_key_result(**rare)).key_results
    assert (first.output, first.proxy, first.needs, first.examples) == (True, True, ("people",), ("a",))
    written = to_content(parse(with_key_result(**rare)))["key_results"][0]
    assert {name: written[name] for name in rare} == rare
    plain = to_content(parse(with_key_result(output=False, proxy=False)))["key_results"][0]
    assert not {"output", "proxy"} & plain.keys()


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    content = json.dumps(changed()).encode()
    path.write_bytes(content + b" " * (256 * 1024 - len(content)))
    assert read_file(path) == find("event-hub")
