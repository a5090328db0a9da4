"""Draws the sample's one-pager as the running window does, once everything is loaded; prints seconds."""

from __future__ import annotations

import sys
import time

from okrdesk.document.document import Document
from okrdesk.okr import cycles, sample
from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.onepager_of import onepager_of
from tests.benchmarks import big


def main() -> float:
    """Seconds from the document to the PDF, after one that does not count."""
    document = Document.create(None, sample.name(), "a" * 32, "Ada")
    sample.write(document, big.DAY)
    cycle = cycles.current(document, big.DAY).id
    seconds = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        onepager.draw(onepager_of(document, cycle, big.DAY))
        seconds = time.perf_counter() - begun
    return seconds


if __name__ == "__main__":
    sys.stdout.write(f"{main()}\n")
