"""Tables of examples, a line for each, as one reads them."""

from __future__ import annotations


def cases(table: str) -> list[tuple[str, ...]]:
    """The lines of a table; a stroke stands between the cells."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]
