"""Writes okrdesk/document/schemas.py anew from tables.py: `python -m tests.files.write_schema`.

Only the newest schema, and only while no release has carried it: `FROZEN` and what came before never change.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from peewee import SqliteDatabase

from okrdesk.document import schemas, subject, tables

FROZEN = 1

HEAD = '''"""The frozen schema texts, one per schema number: a workspace file holds exactly these.

They are frozen because a text made by peewee could change with its version and turn every file away.
`python -m tests.files.write_schema` writes this module anew while the newest schema is unreleased.
"""

from __future__ import annotations

'''


def statements() -> list[str]:
    """What peewee makes of the tables today, as SQLite stores it, without what it makes by itself."""
    database = SqliteDatabase(":memory:")
    with database.bind_ctx(subject.ALL):
        database.create_tables(subject.ALL)
    rows = database.execute_sql("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
    return [str(row[0]) for row in rows]


def source(texts: dict[int, list[str]]) -> str:
    """The module's source."""
    parts = [HEAD]
    for number, lines in sorted(texts.items()):
        wrapped = [
            textwrap.fill(line, 108, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
            for line in lines
        ]
        parts.append(f'_SCHEMA_{number} = """\n' + ";\n".join(wrapped) + '\n"""\n\n')
    parts.append("SCHEMAS: dict[int, tuple[str, ...]] = {\n")
    for number in sorted(texts):
        parts.append(
            f'    {number}: tuple(" ".join(text.split()) for text in _SCHEMA_{number}.split(";")),\n'
        )
    parts.append("}\n")
    return "".join(parts)


def refuse_frozen() -> None:
    """Leave what files of people were made with as it is."""
    if tables.SCHEMA_NUMBER <= FROZEN:
        sys.exit(
            f"schema {tables.SCHEMA_NUMBER} is frozen; raise SCHEMA_NUMBER in okrdesk/document/tables.py"
        )


def main() -> None:
    """Write the newest schema text, or write it anew."""
    refuse_frozen()
    texts = {number: list(lines) for number, lines in schemas.SCHEMAS.items()}
    texts[tables.SCHEMA_NUMBER] = statements()
    Path(schemas.__file__).write_text(source(texts), encoding="utf-8")
    sys.stdout.write("okrdesk/document/schemas.py written\n")


if __name__ == "__main__":
    main()
