"""Writes the stored workspace of the newest schema, while that is unreleased.

`python -m tests.files.write_stored`
"""

from __future__ import annotations

from pathlib import Path

from okrdesk.document import tables
from tests import factories


def main() -> None:
    """A small workspace with a history: edits, an undone one, a named version."""
    document = factories.workspace()
    for number in range(4):
        factories.check_in(document, number * 7, f"Week {number}")
    document.undo()
    document.name_version("Start")
    place = Path(__file__).parent / f"schema_{tables.SCHEMA_NUMBER}.okrdesk"
    place.write_bytes(factories.content(document))


if __name__ == "__main__":
    main()
