"""Reading what stands in tests/files/rescue, all of it invented, and small files made in tests."""

from __future__ import annotations

from pathlib import Path

from okrdesk.exchange.rescue import formats
from okrdesk.exchange.rescue.given import Given, Ways
from okrdesk.okr.rescued.rows import Reading

FOLDER = Path(__file__).parents[2] / "files" / "rescue"


def given(name: str, content: bytes | str | None = None, locale: str = "en") -> Given:
    """A file of the folder, or one with this content."""
    if content is None:
        content = (FOLDER / name).read_bytes()
    return Given(content.encode() if isinstance(content, str) else content, name, Ways(locale))


def read(name: str, content: bytes | str | None = None, form: str = "", locale: str = "en") -> Reading:
    """What such a file holds, recognised unless its format is named."""
    return formats.read(given(name, content, locale), form)


def told(reading: Reading) -> dict[str, list[str]]:
    """The titles of objectives with those of their key results, by the first parent's title or key."""
    names = {row.key: row.title for row in reading.objectives}
    below: dict[str, list[str]] = {title: [] for title in names.values()}
    for row in reading.key_results:
        if row.unless:
            continue
        for link in row.parents[:1]:
            below.setdefault(names.get(link.key, link.name), []).append(row.title)
    return below
