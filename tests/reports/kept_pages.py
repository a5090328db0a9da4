"""What the pages of the workspaces looked like when somebody last looked at them, kept beside this file.

`kept/` has every text of seven pages with its place, and a digest for each page of the 31 workspaces.
After a change that is wanted: `python -m tests.reports.kept_pages`, then a look at what `git diff` shows and
at those pages. Texts of scripts whose fonts are the computer's are kept without their places.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from okrdesk.okr.outline import outline
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.reports import alignment_map, review_report, rollup_page
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests.okr.communities.made import organisation
from tests.reports import drawn_workspaces
from tests.reports.page_workspaces import DAY, SCRIPTS, WORKSPACES, sample
from tests.reports.reading import placed, squeezed, texts

_FOLDER = Path(__file__).parent / "kept"
EVERY = _FOLDER / "every_page.txt"
_OURS = ("Latin", "Vietnamese", "Greek", "Cyrillic")
_PLACELESS = {f"in {script}" for script in SCRIPTS if script not in _OURS} | {"signs without a font"}
PAGES: dict[str, Callable[[], bytes]] = {
    "sample": lambda: onepager.draw(onepager_of(*sample(), DAY)).pdf,
    "closed": lambda: onepager.draw(onepager_of(*drawn_workspaces.closed(), dt.date(2026, 4, 2))).pdf,
    "wall": lambda: _of_the_sample("wall"),
    "four-square": lambda: _of_the_sample("four-square"),
    "commitments": lambda: _of_the_sample("commitments"),
    "rollup": lambda: rollup_page.draw(organisation()).pdf,
    "german": lambda: onepager.draw(onepager_of(*drawn_workspaces.german(), DAY)).pdf,
}


def _of_the_sample(key: str) -> bytes:
    document, cycle = sample()
    return OUTPUTS[key].write(document, Asked(cycle, DAY, "pdf")).content


def file_of(name: str) -> Path:
    """Where the texts of a page are kept."""
    return _FOLDER / f"{name}.txt"


def drawn(name: str, paper: str) -> dict[str, bytes]:
    """One-pager, review and map of a workspace."""
    document, cycle = WORKSPACES[name]()
    seen = outline(document, cycle, DAY)
    return {
        "one-pager": onepager.draw(onepager_of(document, cycle, DAY), paper=paper).pdf,
        "review": review_report.draw(document, seen, paper=paper).pdf,
        "map": alignment_map.draw(document, seen, paper=paper).pdf,
    }


def digests(name: str, paper: str) -> Iterator[str]:
    """A line for each page of a workspace: what it is, and a digest of its texts and their places."""
    for kind, pdf in drawn(name, paper).items():
        said = [squeezed(text) for text in texts(pdf)] if name in _PLACELESS else placed(pdf)
        yield f"{name}, {paper}, {kind}: {hashlib.sha256(chr(10).join(said).encode()).hexdigest()[:16]}"


def main() -> None:
    """Keep what the pages are now."""
    _FOLDER.mkdir(exist_ok=True)
    for name, draw in PAGES.items():
        file_of(name).write_text("\n".join(placed(draw())) + "\n", encoding="utf-8")
    lines = [line for name in WORKSPACES for paper in ("a4", "letter") for line in digests(name, paper)]
    EVERY.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
