"""Draws a one-pager with 100 kB of text in two scripts, once all is loaded; prints seconds of work."""

from __future__ import annotations

import json
import sys
import time

from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager, ShownAsk
from tests.reports.made_onepagers import ARABIC, LATIN, text_of


def main() -> dict[str, float]:
    """Seconds for each script, after a short one that does not count."""
    taken = {}
    for script, words in (("Latin", LATIN), ("Arabic", ARABIC)):
        onepager.draw(OnePager("Bakery", asks=(ShownAsk(words),)), chart=False)
        long = OnePager("Bakery", asks=(ShownAsk(text_of(words, 100_000)),))
        begun = time.process_time()
        onepager.draw(long, chart=False)
        taken[script] = time.process_time() - begun
    return taken


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(main())}\n")
