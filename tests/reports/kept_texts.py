"""What every paper of the sample says, as text that is kept and compared; codes follow ids and are left out.

`python -m tests.reports.kept_texts` writes it anew, after somebody looked at what changed.
"""

from __future__ import annotations

import re
from pathlib import Path

from okrdesk.okr.sheet_codes import LETTERS
from tests.reports.all_papers import NAMES, papers
from tests.reports.reading import texts

KEPT = Path(__file__).parent / "kept_texts"
_CODES = re.compile(rf"(?<= )[{LETTERS}]{{5}}(?=0123456789|\d |Type| 38)")


def said(name: str) -> str:
    """The words of a paper, each page a line."""
    pages = (" ".join(page.split()) for page in texts(papers()[name]))
    return "".join(f"{_CODES.sub('…', page) if name == 'check-in-sheets' else page}\n" for page in pages)


def write() -> None:
    """Write what is kept of every paper anew."""
    KEPT.mkdir(exist_ok=True)
    for name in NAMES:
        (KEPT / f"{name}.txt").write_text(said(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
