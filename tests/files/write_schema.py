"""Writes okrdesk/document/schemas.py anew from tables.py: `python -m tests.files.write_schema`.

Only for a schema number that no release has carried yet; a released one gets a new number and a migration.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from peewee import SqliteDatabase

from okrdesk.document import schemas, tables

HEAD = '''"""The frozen schema texts, one per schema number: a workspace file holds exactly these.

They are frozen because a text made by peewee could change with its version and turn every file away.
`python -m tests.files.write_schema` writes this module anew while a schema number is unreleased.
"""

from __future__ import annotations

'''


def statements() -> list[str]:
    """What peewee makes of the tables today, as SQLite stores it, without what it makes by itself."""
    database = SqliteDatabase(":memory:")
    with database.bind_ctx(tables.ALL):
        database.create_tables(tables.ALL)
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


def main() -> None:
    """Replace the newest schema text."""
    texts = {number: list(lines) for number, lines in schemas.SCHEMAS.items()}
    texts[tables.SCHEMA_NUMBER] = statements()
    Path(schemas.__file__).write_text(source(texts), encoding="utf-8")
    sys.stdout.write("okrdesk/document/schemas.py written\n")


if __name__ == "__main__":
    main()
