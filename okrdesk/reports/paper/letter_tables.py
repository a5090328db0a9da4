"""The table in a font that tells a reader of the file which letters each of its glyphs stands for."""

from __future__ import annotations

from collections.abc import Iterable

_LISTED = 100  # letters in one list: what the format allows


def letter_table(letters: Iterable[tuple[int, str]], digits: int) -> str:
    """The letters of each code, as a /ToUnicode CMap; a code has so many hexadecimal digits."""
    lines = [f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in letters]
    lists = [lines[start : start + _LISTED] for start in range(0, len(lines), _LISTED)]
    listed = "\n".join(f"{len(some)} beginbfchar\n{chr(10).join(some)}\nendbfchar" for some in lists)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n{listed}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
