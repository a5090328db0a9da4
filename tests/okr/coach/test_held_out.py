"""The coach on sentences that were written and labelled by somebody who did not know its rules.

They decide whether a rule helps. Nobody tunes a rule by them: run with `-s`, the test prints shares, never a
sentence. Sentences to learn from stand in `sentences_en.json` and `sentences_de.json`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from okrdesk.okr.coach.advice import advise_text

HERE = Path(__file__).parent


def shares(rows):
    """Precision and recall of "rework" over labelled sentences."""
    judged = [(advise_text(row["text"], row["kind"]).verdict == "rework", row["send_back"]) for row in rows]
    rightly = sum(back and wanted for back, wanted in judged)
    return rightly / sum(back for back, _ in judged), rightly / sum(wanted for _, wanted in judged)


# coach.md: a wrong "rework" costs more trust than a missed one
@pytest.mark.parametrize(("language", "precision", "recall"), [("en", 0.95, 0.85), ("de", 0.9, 0.75)])
def test_sent_back_rightly_and_often_enough(language, precision, recall):
    rows = json.loads((HERE / f"held_out_{language}.json").read_text(encoding="utf-8"))
    for kind in ("objective", "key-result"):
        of_kind = shares([row for row in rows if row["kind"] == kind])
        print(f"{language} {kind}: precision {of_kind[0]:.3f}, recall {of_kind[1]:.3f}")
    found = shares(rows)
    assert found[0] >= precision
    assert found[1] >= recall
