"""Stories travel between communities: only what may be shared, and nothing hostile comes in (C-17)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from okrdesk import paths
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange import stories_json
from okrdesk.okr import closing, people, stories
from tests import changes, factories

DAY = dt.date(2026, 2, 8)
HOSTILE = "a\tb\n“\\\"'<b>&amp;$x$ 😀 שלום \u202e العربية" + "é" * 5000


@pytest.fixture
def ours() -> Iterator[Document]:
    document = factories.workspace(name="Bäckerei")
    cycle = factories.ids(document, t.Cycle)[0]
    ada = people.find(document, "Ada").id
    objective = factories.ids(document, t.Objective)[0]
    changes.objective(document, objective, title="Secret plan")
    more = {"person_id": ada, "objective_id": objective}
    stories.add(document, stories.Story("", cycle, "success", "Sold out", on=DAY, may_share=True, **more))
    stories.add(
        document, stories.Story("", cycle, "lesson", HOSTILE, on=DAY, may_share=True, try_next="Ask\nfirst")
    )
    stories.add(document, stories.Story("", cycle, "lesson", "Between us", on=DAY))
    yield document
    document.close()


@pytest.fixture
def theirs() -> Iterator[Document]:
    document = factories.workspace(name="Mill")
    yield document
    document.close()


def _cycle(document: Document) -> str:
    return factories.ids(document, t.Cycle)[0]


def test_a_pack_arrives_as_cards_of_the_other_community(ours: Document, theirs: Document) -> None:
    found = stories_json.from_json(stories_json.to_json(ours), "pack.json")
    assert stories_json.take_in(theirs, _cycle(theirs), found) == 2
    cards = stories.of_cycle(theirs, _cycle(theirs))
    assert [(c.kind, c.text, c.try_next, c.on, c.origin) for c in cards] == [
        ("success", "Sold out", "", DAY, "Bäckerei"),
        ("lesson", HOSTILE, "Ask\nfirst", DAY, "Bäckerei"),
    ]
    assert not any(c.may_share or c.person_id or c.objective_id for c in cards)
    assert theirs.undo() == "Take stories in"
    assert stories.of_cycle(theirs, _cycle(theirs)) == (), "one step for all"


def test_nothing_but_the_words_leaves(ours: Document) -> None:
    content = stories_json.to_json(ours).decode()
    for private in ("Ada", "Secret plan", "Between us", ours.id):
        assert private not in content
    assert set(json.loads(content)["stories"][0]) == {"community", "kind", "text", "try_next", "on"}


def test_nothing_is_doubled(ours: Document, theirs: Document) -> None:
    content = stories_json.to_json(ours)
    found = stories_json.from_json(content, "pack.json")
    assert stories_json.take_in(theirs, _cycle(theirs), (*found, *found)) == 2
    assert stories_json.take_in(theirs, _cycle(theirs), found) == 0
    assert stories_json.take_in(ours, _cycle(ours), found) == 0, "our own come back to us"
    next_id = closing.close(ours, _cycle(ours), on=DAY, next_name="2026-Q2")
    assert len(stories.of_cycle(ours, next_id)) == 2, "lessons are carried on"
    assert stories_json.to_json(ours) == content
    assert [s.kind for s in stories_json.shared(ours, next_id)] == ["lesson"]


def test_a_story_that_is_passed_on_keeps_its_community(ours: Document, theirs: Document) -> None:
    stories_json.take_in(
        theirs, _cycle(theirs), stories_json.from_json(stories_json.to_json(ours), "pack.json")
    )
    with pytest.raises(Refused, match="may be shared"):
        stories_json.to_json(theirs)
    card = stories.of_cycle(theirs, _cycle(theirs))[0]
    changes.story(theirs, card.id, may_share=True)
    whole = json.loads(stories_json.to_json(theirs))
    assert (whole["community"], whole["stories"][0]["community"]) == ("Mill", "Bäckerei")


def test_nothing_comes_into_a_closed_cycle(ours: Document, theirs: Document) -> None:
    found = stories_json.from_json(stories_json.to_json(ours), "pack.json")
    closing.close(theirs, _cycle(theirs), on=DAY, next_name="2026-Q2")
    before = factories.dump(theirs)
    with pytest.raises(Refused, match="closed"):
        stories_json.take_in(theirs, _cycle(theirs), found)
    assert factories.dump(theirs) == before


def test_the_example_in_the_description_is_true() -> None:
    text = (paths.resources() / "stories-json.md").read_text(encoding="utf-8")
    example = text.split("```json\n")[1].split("```")[0]
    (found,) = stories_json.from_json(example.encode(), "example.json")
    assert (found.community, found.kind, found.on) == ("Bakery", "lesson", DAY)


def _pack(**changes: Any) -> dict[str, Any]:
    story = {"community": "Mill", "kind": "success", "text": "Flour", "try_next": "", "on": "2026-02-08"}
    whole = {"format": "okrdesk-stories", "version": 1, "community": "Mill", "stories": [story]}
    for key, value in changes.items():
        (whole if key in whole and key != "community" else story)[key] = value
    return whole


def test_the_pack_for_the_refusals_is_fine_itself() -> None:
    assert len(stories_json.from_json(json.dumps(_pack()).encode(), "pack.json")) == 1
    assert stories_json.from_json(json.dumps(_pack(unknown={"a": 1})).encode(), "pack.json")


@pytest.mark.parametrize(
    "changes",
    [
        *({"format": "okrdesk-workspace"}, {"version": 2}, {"version": 0}, {"version": True}),
        *({"version": "1"}, {"stories": {}}, {"stories": ["x"]}, {"stories": None}),
        *({"kind": "gossip"}, {"kind": None}, {"text": ""}, {"text": " \u200b"}, {"text": 5}),
        *({"text": "x" * 100_001}, {"text": "\ud800"}, {"try_next": None}, {"community": " "}),
        *({"on": "8.2.2026"}, {"on": "2026-02-30"}, {"on": 20260208}, {"on": None}),
    ],
    ids=repr,
)
def test_wrong_packs_are_refused_in_one_sentence(changes: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        stories_json.from_json(json.dumps(_pack(**changes)).encode(), "pack.json")
    assert "pack.json" in refused.value.sentence
    assert "\n" not in refused.value.sentence


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"PK\x03\x04", b"\xff\xfe", b"null", b"[]", b'"x"', b"{", b"[" * 100_000),
        b'{"format":"okrdesk-stories","format":"okrdesk-stories","version":1,"stories":[]}',
        b'{"format":"okrdesk-stories","version":1.0,"stories":[]}',
        b'{"format":"okrdesk-stories","version":NaN,"stories":[]}',
        b'{"format":"okrdesk-stories","version":1,"stories":[' + b"0," * 2000 + b"0]}",
        b" " * (4 * 1024 * 1024 + 1),
    ],
    ids=lambda content: repr(content[:40]),
)
def test_what_is_no_pack_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        stories_json.from_json(content, "pack.json")
    assert "pack.json" in refused.value.sentence


def test_hostile_text_is_cleaned_as_typed_text_is() -> None:
    pack = json.dumps(_pack(text="a\x00b\r\nc", community="The\nmill " + "x" * 300)).encode()
    (found,) = stories_json.from_json(pack, "pack.json")
    assert found.text == "ab\nc"
    assert "\n" not in found.community
    assert len(found.community) == 200
