"""The words of the rules: each is said by some rule, fills its places and has what the window shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from okrdesk.okr.coach import field_rules
from okrdesk.okr.coach.sayings import SAYINGS, says

_RULES = "".join(path.read_text("utf-8") for path in Path(field_rules.__file__).parent.glob("*_rules.py"))
_PLACES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", SAYINGS)
def test_a_saying_is_of_some_rule_and_complete(key: str) -> None:
    assert f'"{key}"' in _RULES
    saw = SAYINGS[key].saw()
    finding = says(key, **dict.fromkeys(_PLACES.findall(saw), "Bread"))
    assert finding.rule == key.partition("/")[0]
    assert finding.level == SAYINGS[key].level
    assert "{" not in finding.message
    assert finding.saw.count("Bread") == len(_PLACES.findall(saw))
    for said in (finding.saw, finding.why, finding.question):
        assert said[-1] in ".?;:"


def test_what_is_seen_stands_in_the_sentence_as_it_is() -> None:
    assert says("O-TASK", word="{Bake}").saw == "“{Bake}” names the work."
