"""Prints the seconds of the processor for groups among 500 answers and for a survey of 10,000 lines."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from okrdesk.exchange.surveys.survey import SurveyFile
from okrdesk.okr.workshop.similar import alike

LABELLED = Path(__file__).parent.parent / "okr" / "workshop" / "similar_labelled.json"


def seconds(act: Callable[[], object]) -> float:
    """What the second time takes: the first one loads what it needs."""
    act()
    began = time.process_time()
    act()
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    content = json.loads(LABELLED.read_text(encoding="utf-8"))
    texts = [text for themes in content.values() for answers in themes.values() for text in answers]
    many = [f"{texts[n % len(texts)]} {texts[7 * n % len(texts)]}" for n in range(500)]
    rows = [f'3/{n % 9 + 1}/2026 10:00:00,"{many[n % 500]}",{n % 5 + 1}' for n in range(10_000)]
    survey = "\n".join(["Timestamp,What do you miss?,How easy is it?", *rows]).encode()
    found = {
        "groups": seconds(lambda: alike(many)),
        "survey": seconds(lambda: SurveyFile(survey, "answers.csv").survey()),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
