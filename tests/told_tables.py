"""Tables that a long run puts into CONTRIBUTING.md, between marks of their name, with day and commit."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOLD_IN = ROOT / "CONTRIBUTING.md"


def commit() -> str:
    """What lies here: the commit, and whether more than it does."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout.strip()


def write(name: str, table: str, told_by: str, of: str) -> None:
    """Put a table between `<!-- name -->` and the next `<!-- end -->`, below a line with the day, the commit
    and the command that told it."""
    text = TOLD_IN.read_text("utf-8")
    head = f"On {time.strftime('%Y-%m-%d')} for `{of}` by `{told_by}`:\n\n"
    between = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    TOLD_IN.write_text(between.sub(lambda _match: f"{head}{table}\n", text), "utf-8")
