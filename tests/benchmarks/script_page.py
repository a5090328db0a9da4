"""Draws a small one-pager in one script: `python -m tests.benchmarks.script_page Thai OUT.pdf`."""

from __future__ import annotations

import sys
from pathlib import Path

from okrdesk.reports.onepager import onepager
from okrdesk.reports.onepager.content import OnePager

TEXTS = {
    "Latin": "Every new member finds a friend by the end of March.",
    "Chinese": "让每位新成员都能找到朋友。本季度举办十二场活动！",
    "Japanese": "四半期の目標、主要な成果。「東京」で三十人の参加者を集める。",
    "Arabic": "نريد أن يجد كل عضو جديد صديقا قبل 12 مارس 2026",
    "Hebrew": "להגיע ל-120 חברים (לפחות), כולל Bremen Makers",
    "Devanagari": "हर नए सदस्य को मित्र मिले। क्षत्रिय, श्री, ज्ञान",
    "Thai": "ภาษาไทย ที่นี่ เราต้องการให้สมาชิกใหม่ทุกคนพบเพื่อน",
    "emoji": "Party 🎉 👩\u200d👩\u200d👧 🇩🇪 👍🏽",
}


def main() -> None:
    """Write the page."""
    script, out = sys.argv[1:]
    text = TEXTS[script]
    Path(out).write_bytes(onepager.draw(OnePager(text, mission=text, went_well=text), chart=False).pdf)


if __name__ == "__main__":
    main()
