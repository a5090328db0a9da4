"""The sample with something in every text: a mark of its own to look for, or a wish to load a picture."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.rewriting import rewritten
from tests import factories
from tests.okr.samples import DAY

_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{16}")


def marked(told: set[str]) -> Document:
    """The sample with a mark behind every text of more than one word; `told` gets the marks."""

    def mark(text: str) -> str:
        made = "QZ" + hashlib.sha256(text.encode()).hexdigest()[:10]
        told.add(made)
        return f"{text} {made}"

    return _with(mark)


def baited(secret: Path) -> Document:
    """The sample with a wish behind every text of more than one word: to show a file of this computer."""
    return _with(lambda text: f"{text} <img src='{secret}'/> ![x](file://{secret}) http://localhost/x")


def _with(change: Callable[[str], str]) -> Document:
    """Every text of more than one word as `change` puts it, within lists too; ids and single words stay."""

    def within(value: Any) -> Any:
        if isinstance(value, list):
            return [within(each) for each in value]
        if isinstance(value, dict):
            return {key: within(each) for key, each in value.items()}
        return put(value) if isinstance(value, str) else value

    def put(text: str) -> str:
        if text[:1] in ('"', "[", "{"):  # lists, and what the journal keeps
            with suppress(ValueError):
                made = within(json.loads(text))
                return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return change(text) if " " in text and not _ID.fullmatch(text) else text

    sample = factories.sample_of(DAY)
    try:
        return rewritten(sample, put)
    finally:
        sample.close()
