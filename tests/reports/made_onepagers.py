"""Pages to draw: the one of the design, and pages with as many lines as asked for."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from okrdesk.reports.charts.progress import ProgressChart
from okrdesk.reports.charts.progress_shown import ProgressLine
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult, ShownObjective

STATUSES = ("on track", "at risk", "off track", "achieved", "not started")
CHARTED = ((4, "0.02"), (18, "0.17"), (32, "0.34"), (38, "0.40"))
TITLES = (
    "Public events held in the quarter",
    "Average participants per event",
    "Events organised by members or partners",
    "Pages of member knowledge published",
    "Question-and-answer pages with a named expert",
)

# Texts as people type them, in many scripts.
TYPED = [
    "Delight <customer> segment",
    "churn <5% and <b",
    "<b>bold</b> & R&D &amp; &#65;",
    "Price $5 to $10, $$, $\\notacommand$ \\ ( ) [ ] { } %",
    '"quotes" ‘single’ “double” «guillemets»',
    "naïve façade Ünïcode ﬁ ffi – — … ′ ″ € £ ¥",
    "★ ● ▲ ■ ✓ ○ → ⇒ ≥ ≠ ½ ²",
    "Кириллица Ελληνικά",
    "e\u0301 composed",
    "中文字符，日本語カタカナ 한국어",
    "ქართული አማርኛ Հայերեն",
    "مرحبا (world) 123 بكم",
    "He said שלום (hello) 45 עולם ok",
    "हिन्दी में क्षेत्र",
    "ภาษาไทย ที่นี่",
    "🎉 😀 👩‍👩‍👧 ❤️ 🇩🇪",
    "\ue000 \U000f0000 private",
    "x" * 300,
    "多" * 300,
    "(" * 50 + "\\" * 50,
    "a\tb\nc",
]


def key_result(
    number: str = "1.1", title: str = TITLES[0], status: str = "on track", **other
) -> ShownKeyResult:
    values = {"current": "7", "target": "12", "counted": 0.58, "expected": 0.46}
    values["spark"] = ((0.0, 0.0), (0.2, 0.3), (0.46, 0.58))
    return ShownKeyResult(number, title, status=status, **(values | other))


def objective(number: int = 1, key_results: int = 3, **other) -> ShownObjective:
    rows = tuple(
        key_result(f"{number}.{place + 1}", TITLES[place % 5], STATUSES[place % 5])
        for place in range(key_results)
    )
    values = {
        "title": "Be the first place Bremen looks for business and networking events",
        "owner": "Events lead",
        "priority": "Meet in real life",
        "progress": "52%",
        "counted": 0.52,
        "expected": 0.46,
        "status": "on track",
        "key_results": rows,
    }
    return ShownObjective(number, **(values | other))


def page(objectives: int = 3, key_results: int = 3, **other) -> OnePager:
    made = OnePager(
        workspace="Bremen Makers’ Network",
        mission="We bring the people who make things in Bremen together.",
        cycle="2026-Q1",
        day="8 February 2026",
        week="week 6 of 13",
        overall="40%",
        overall_pace="46%",
        on_track="4 of 10",
        on_track_detail="3 at risk, 2 off, 1 not started",
        confidence="6.1 / 10",
        confidence_detail="up from 5.4",
        review="31 Mar",
        review_detail="7 weeks left",
        objectives=tuple(objective(number + 1, key_results) for number in range(objectives)),
        went_well="First member-run evening sold out in two days.",
        in_the_way="2.3 has no owner.",
        ask="A room for 80 people on 12 March.",
        file_name="bremen-makers.okrdesk",
        language="en",
        author="Mia Ström",
    )
    return replace(made, **other)


def chart(
    until: date = date(2026, 3, 31),
    shares: tuple[tuple[int, str], ...] = CHARTED,
    day: date = date(2026, 2, 8),
) -> ProgressChart:
    """Progress of the whole on days of January and February, counted from the first of January."""
    first = date(2026, 1, 1)
    days = tuple(first + timedelta(days=place) for place, _share in shares)
    line = ProgressLine("", "", "All objectives", tuple(Fraction(share) for _place, share in shares), True)
    return ProgressChart("en", "whole", first, until, day, days, (line,))


ARABIC = "نريد مكان على الأقل بحلول مارس جميع الأعضاء في المدينة يعملون معا من أجل بناء مجتمع قوي"
LATIN = "we want a room for eighty people by the end of the month because everybody works together"


def text_of(words: str, size: int) -> str:
    """Words in an order that never repeats for long, as many bytes as wanted."""
    chosen = random.Random(5)
    known = words.split()
    text: list[str] = []
    while size > 0:
        text.append(chosen.choice(known))
        size -= len(text[-1].encode()) + 1
    return " ".join(text)
